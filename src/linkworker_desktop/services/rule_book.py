"""The rules in force: the shipped ones with the municipality's own changes, and its own reception plan."""

from __future__ import annotations

from functools import cache

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
    rules: dict[str, Rule] = {rule.key: rule for rule in shipped_rules()}
    for row in look.rows(_OWN_RULES):
        key = f"{row.code}/{row.variant}" if row.variant else row.code
        if row.body is None:
            rules.pop(key, None)
        else:
            rules[key] = _own_rule(row.body)
    return tuple(rules.values())


def plan_in_force(look: Look) -> ReceptionPlan:
    """Return the municipality's own reception plan, or the shipped one."""
    row = look.row(_OWN_PLAN)
    return shipped_plan() if row is None else _plan(row.body)


def all_rules(look: Look) -> tuple[Rule, ...]:
    """Return what the engine counts: the rules in force and those of the reception plan's tasks."""
    return (*rules_in_force(look), *plan_rules(plan_in_force(look)))


@cache
def _own_rule(body: str) -> Rule:
    return read_rule(body)


@cache
def _plan(text: str) -> ReceptionPlan:
    return read_reception_plan(text)
