"""A first look that leaves out what nobody asks for, before anything is counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from linkworker_desktop.domain.family import ADULT_AGE
from linkworker_desktop.domain.moments import age_on
from linkworker_desktop.domain.rules.account import Account
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
_DAY = timedelta(days=1)
_NOTHING: Set[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """What the first look needs of a rule, found once."""

    rule: Rule
    settled_by: frozenset[str]
    """These facts, all or any of them as the rule says, or the tick of the rule's code settle it."""
    is_settled_at_once: bool
    anchors: frozenset[str]
    """Without any of these facts there is no date; empty where the date may come from elsewhere."""
    traits: frozenset[Trait]
    """Who has none of these is none of its business; empty where other conditions decide."""
    is_for_grown_up: bool
    is_for_young: bool

    def may_be_open(self, happened: set[str], near: Set[str]) -> bool:
        """Tell whether it may be open for somebody with these facts, and with these on any day or level."""
        if self.is_settled_at_once and self._is_settled(happened):
            return False
        return not self.anchors or not near.isdisjoint(self.anchors)

    def _is_settled(self, happened: set[str]) -> bool:
        if not self.rule.needs_all:
            return not happened.isdisjoint(self.settled_by)
        return self.rule.code in happened or (
            bool(self.rule.done_by) and happened.issuperset(self.rule.done_by)
        )


class Pending:
    """What may be open, or met on `since` or later, for one set of facts on one day.

    What it leaves out is certain to be neither.
    """

    def __init__(self, rules: Sequence[Rule], ledger: Ledger, today: date, since: date) -> None:
        self._ledger, self._today, self._since = ledger, today, since
        self._plans: dict[SubjectKind, list[_Plan]] = {}
        for rule in rules:
            if rule.active:
                self._plans.setdefault(rule.who.kind, []).append(_plan(rule, rules))
        self._first, self._last = _days_reached(rules, ledger, today)
        self._recent = ledger.happened_since(since) if since <= today else {}
        self._planned = ledger.happened_since(today + _DAY)

    def pairs(self) -> Iterator[tuple[Rule, Account]]:
        """Yield every rule with every subject it may have such a date for."""
        for kind, plans in self._plans.items():
            for account in self._ledger.accounts(kind):
                for plan in self._of(account, plans):
                    yield plan.rule, account

    def _of(self, account: Account, plans: Sequence[_Plan]) -> Iterator[_Plan]:
        near, traits, ended = account.kinds_near(), account.subject.traits, account.ended_on
        ever_grown, always_grown = self._grown(account.subject, near)
        is_over = ended is not None and ended <= self._today
        is_planned = account in self._planned
        happened = account.happened_by(self._today) if is_planned else account.known_facts()
        recent, looks_back = self._recent.get(account, _NOTHING), self._since <= self._today
        for plan in plans:
            if (plan.is_for_grown_up and not ever_grown) or (plan.is_for_young and always_grown):
                continue
            if plan.traits and plan.traits.isdisjoint(traits):
                continue
            may_be_met = (looks_back and plan.rule.passes) or not recent.isdisjoint(plan.settled_by)
            if may_be_met or (not is_over and plan.may_be_open(happened, near)):
                yield plan

    def _grown(self, subject: Subject, near: Collection[str]) -> tuple[bool, bool]:
        """Tell whether somebody is ever grown up on a day that counts, or on a course; and whether always."""
        if subject.born is None:
            return True, False
        ever = age_on(subject.born, self._last) >= ADULT_AGE or HappeningKind.COURSE_BEGUN in near
        return ever, age_on(subject.born, self._first) >= ADULT_AGE


def _plan(rule: Rule, rules: Sequence[Rule]) -> _Plan:
    facts = frozenset(anchor for anchor in rule.anchors if isinstance(anchor, HappeningKind))
    is_from_facts = len(facts) == len(rule.anchors)
    is_counted_once = rule.calendar is None and rule.repeat is None and rule.window is None
    comes_again = not RECURRING.isdisjoint(_roots(rule, rules))
    has_own_facts = rule.own_date is None and is_from_facts and facts.isdisjoint(_FOUND_ELSEWHERE)
    traits = frozenset(condition for condition in rule.only_for if isinstance(condition, Trait))
    return _Plan(
        rule,
        frozenset({*rule.done_by, rule.code}),
        is_counted_once and not comes_again,
        facts if has_own_facts and (is_counted_once or facts <= OPTIONAL) else frozenset(),
        traits if traits == frozenset(rule.only_for) else frozenset(),
        rule.who in _GROWN_UP,
        rule.who in _YOUNG,
    )


def _roots(rule: Rule, rules: Sequence[Rule]) -> frozenset[str]:
    """Return every fact a rule may count from, itself or by way of the rules it names."""
    named = _named_by([rule], rules)
    counting = (rule, *(each for each in rules if each.code in named))
    return named | {each.own_date for each in counting if each.own_date is not None}


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
