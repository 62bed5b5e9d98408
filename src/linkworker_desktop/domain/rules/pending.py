"""A first look that leaves out what cannot be open, before anything is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from linkworker_desktop.domain.family import ADULT_AGE
from linkworker_desktop.domain.moments import age_on
from linkworker_desktop.domain.rules.happenings import OPTIONAL, RECURRING, HappeningKind
from linkworker_desktop.domain.rules.ledger import Ledger
from linkworker_desktop.domain.rules.rule import TAKEOVER_RULE, Rule, Who
from linkworker_desktop.domain.rules.spans import Unit
from linkworker_desktop.domain.rules.subjects import Subject, SubjectKind, Trait

_FOUND_ELSEWHERE = frozenset({HappeningKind.TAKEOVER, HappeningKind.BORN})
"""Anchors that stand for more than a recorded fact of their own kind."""
_GROWN_UP = frozenset({Who.ADULT, Who.ADULT_IN_PROGRAMME, Who.PARTICIPANT})
_YOUNG = frozenset({Who.MINOR, Who.SCHOOL_CHILD, Who.SMALL_CHILD})
_DAYS = {
    Unit.HOURS: 1,
    Unit.DAYS: 1,
    Unit.WEEKS: 7,
    Unit.MONTHS: 31,
    Unit.YEARS: 366,
    Unit.WORKING_DAYS: 4,
    Unit.WHOLE_MONTHS: 62,
}
"""No unit is longer than so many days, holidays and rolling included."""
_ROLLED = 31


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the first look needs of a rule, found once."""

    rule: Rule
    settled_by: frozenset[str]
    """Any of these facts, or the tick of the rule's code, up to today settles it for good."""
    is_settled_at_once: bool
    anchors: frozenset[str]
    """Without any of these facts there is no date; empty where the date may come from elsewhere."""
    traits: frozenset[Trait]
    """Who has none of these is none of its business; empty where other conditions decide."""
    is_for_grown_up: bool
    is_for_young: bool


class Pending:
    """What may be open for one set of facts on one day: what it leaves out is certain not to be."""

    def __init__(self, rules: Sequence[Rule], ledger: Ledger, today: date) -> None:
        self._ledger, self._today = ledger, today
        self._plans: dict[SubjectKind, list[_Plan]] = {}
        for rule in rules:
            if rule.active:
                self._plans.setdefault(rule.who.kind, []).append(_plan(rule))
        self._first, self._last = _days_reached(rules, ledger, today)

    def pairs(self) -> Iterator[tuple[Rule, Subject]]:
        """Yield every rule with every subject it may have an open date for."""
        for kind, plans in self._plans.items():
            for subject in self._ledger.subjects(kind):
                on = self._ledger.ended_on(subject.ref)
                if on is None or on > self._today:
                    yield from self._of(subject, plans)

    def _of(self, subject: Subject, plans: Sequence[_Plan]) -> Iterator[tuple[Rule, Subject]]:
        happened = self._ledger.happened_to(subject.ref, self._today)
        near = self._ledger.kinds_near(subject.ref)
        ever_grown, always_grown = self._grown(subject, near)
        for plan in plans:
            if plan.is_settled_at_once and not happened.isdisjoint(plan.settled_by):
                continue
            if plan.anchors and near.isdisjoint(plan.anchors):
                continue
            if (plan.is_for_grown_up and not ever_grown) or (plan.is_for_young and always_grown):
                continue
            if plan.traits and plan.traits.isdisjoint(subject.traits):
                continue
            yield plan.rule, subject

    def _grown(self, subject: Subject, near: frozenset[str]) -> tuple[bool, bool]:
        """Tell whether somebody is ever grown up on a day that counts, or on a course; and whether always."""
        if subject.born is None:
            return True, False
        ever = age_on(subject.born, self._last) >= ADULT_AGE or HappeningKind.COURSE_BEGUN in near
        return ever, age_on(subject.born, self._first) >= ADULT_AGE


def _plan(rule: Rule) -> _Plan:
    facts = tuple(anchor for anchor in rule.anchors if isinstance(anchor, HappeningKind))
    is_from_facts = len(facts) == len(rule.anchors)
    is_counted_once = rule.calendar is None and rule.repeat is None and rule.window is None
    comes_again = bool(RECURRING & {*facts, rule.own_date})
    has_own_facts = rule.own_date is None and is_from_facts and not _FOUND_ELSEWHERE & {*facts}
    conditions = frozenset(rule.only_for)
    traits = frozenset(condition for condition in rule.only_for if isinstance(condition, Trait))
    return _Plan(
        rule,
        frozenset({*rule.done_by, rule.code}),
        is_counted_once and is_from_facts and not comes_again and not rule.needs_all,
        frozenset(facts if has_own_facts and (is_counted_once or {*facts} <= OPTIONAL) else ()),
        traits if traits == conditions else frozenset(),
        rule.who in _GROWN_UP,
        rule.who in _YOUNG,
    )


def _days_reached(rules: Sequence[Rule], ledger: Ledger, today: date) -> tuple[date, date]:
    """Return days before and after every day an age is looked at, whatever rules count from each other."""
    first, last = ledger.first_and_last(today)
    counted = {TAKEOVER_RULE, *_named_by([rule for rule in rules if rule.who in _GROWN_UP], rules)}
    spans = [rule.offset for rule in rules if rule.code in counted]
    reach = timedelta(days=_ROLLED + sum(abs(span.amount) * _DAYS[span.unit] for span in spans))
    return max(first, date.min + reach) - reach, min(last, date.max - reach) + reach


def _named_by(begin: Sequence[Rule], rules: Sequence[Rule]) -> frozenset[str]:
    """Return the codes of the rules these count from, and those count from, and so on."""
    codes: frozenset[str] = frozenset()
    found = begin
    while found:
        named = {str(anchor) for rule in found for anchor in rule.anchors} - codes
        found = [rule for rule in rules if rule.code in named]
        codes |= named
    return codes
