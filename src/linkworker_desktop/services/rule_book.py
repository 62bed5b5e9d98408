"""The rules in force: the shipped ones with the municipality's own changes, and its own reception plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.reception_plan import ReceptionPlan, plan_rules, read_reception_plan
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.rule_file import read_rule, read_rules
from linkworker_desktop.persistence.look import Look

_OWN_RULES = "SELECT code, variant, body FROM rule ORDER BY code, variant"
_OWN_PLAN = "SELECT body FROM reception_plan WHERE id = 1"


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """Return the rules the program comes with."""
    return read_rules(resource_path("rules", "default.toml").read_text(encoding="utf-8"))


@cache
def shipped_plan() -> ReceptionPlan:
    """Return the reception plan the program comes with."""
    return _plan(resource_path("rules", "reception_plan.toml").read_text(encoding="utf-8"))


def rules_in_force(look: Look) -> tuple[Rule, ...]:
    """Return every rule, switched off ones too: the shipped ones in their order, then the municipality's own."""
    return _in_force((row.code, row.variant, row.body) for row in look.rows(_OWN_RULES))


def plan_in_force(look: Look) -> ReceptionPlan:
    """Return the municipality's own reception plan, or the shipped one."""
    row = look.row(_OWN_PLAN)
    return shipped_plan() if row is None else _plan(row.body)


def all_rules(look: Look) -> tuple[Rule, ...]:
    """Return what the engine counts: the rules in force and those of the reception plan's tasks."""
    return (*rules_in_force(look), *plan_rules(plan_in_force(look)))


def counted_rules(own: Iterable[tuple[Any, ...]], own_plan: Sequence[tuple[Any, ...]]) -> tuple[Rule, ...]:
    """Return what the engine counts, from rows that are read already.

    They are code, variant and body of the municipality's own rules, and the body of its own plan where there is one.
    """
    plan = _plan(own_plan[0][0]) if own_plan else shipped_plan()
    return (*_in_force(sorted(own)), *plan_rules(plan))


def _in_force(own: Iterable[tuple[Any, ...]]) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {rule.key: rule for rule in shipped_rules()}
    for code, variant, body in own:
        key = f"{code}/{variant}" if variant else code
        if body is None:
            rules.pop(key, None)
        else:
            rules[key] = _own_rule(body)
    return tuple(rules.values())


@cache
def _own_rule(body: str) -> Rule:
    return read_rule(body)


@cache
def _plan(text: str) -> ReceptionPlan:
    return read_reception_plan(text)
