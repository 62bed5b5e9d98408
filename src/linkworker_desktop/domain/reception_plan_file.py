"""Writing a reception plan as the text it is read from."""

from __future__ import annotations

import json

from linkworker_desktop.domain.reception_plan import FORMAT, PlanTask, ReceptionPlan, parse_due


def write_reception_plan(plan: ReceptionPlan) -> str:
    """Return the plan file of a plan; reading it gives the same plan."""
    blocks = [f"format = {FORMAT}\n"]
    blocks += [_block("period", code=period.code, name=period.name) for period in plan.periods]
    blocks += [_task(task) for task in plan.tasks]
    return "\n".join(blocks)


def _task(task: PlanTask) -> str:
    named = parse_due(task.due_text).rules
    rules = [rule for rule in task.rules if rule not in named]
    text = _block(
        "task",
        code=task.code,
        period=task.period,
        unit=task.unit,
        title=task.title,
        due=task.due_text,
        kind=task.kind.value,
    )
    return f"{text}rules = {json.dumps(rules)}\n" if rules else text


def _block(table: str, **values: str) -> str:
    lines = (f"{key} = {_quoted(value)}" for key, value in values.items())
    return "\n".join([f"[[{table}]]", *lines, ""])


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
