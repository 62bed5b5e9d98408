"""The account of one subject: what is recorded for it, for those above it and for those below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from linkworker_desktop.domain.rules.facts import Exemption, Settled
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import IN_PROGRAMME, Rule
from linkworker_desktop.domain.rules.subjects import (
    REUNIFIED,
    Condition,
    Residence,
    Subject,
    SubjectKind,
    SubjectRef,
)
from linkworker_desktop.domain.rules.when import When


class Account:
    """Opened and written by the ledger; once closed it only answers. Dates come earliest first.

    `above` are the accounts of its parent, and so on up. Of those below it knows the facts and not the accounts, so
    that nothing refers to itself and all is forgotten the moment it is no longer wanted.
    """

    lineage: tuple[SubjectRef, ...]
    """The subject itself, its parent, and so on up."""
    residence: Residence | None
    """The subject's ground of residence, or the one of the nearest above it.

    A family without one has that of its first member who did not come to somebody already here.
    """
    ended_on: date | None
    """The day the subject or one above it ended, the earliest of them."""
    exemptions: list[Exemption]
    """Those of the subject and of those above it, the earliest first."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.ref = subject.ref
        self.above: tuple[Account, ...] = ()
        self.dates: dict[str, list[When]] = {}
        self.below: list[Mapping[str, list[When]]] = []
        self.members: list[Residence] = []
        self.own_exemptions: list[Exemption] = []
        self._ticks: dict[str, list[When]] = {}
        self._together: dict[HappeningKind, Sequence[When]] = {}
        self._settled: dict[tuple[str, date], Settled] = {}
        self._passed: dict[str, Settled] = {}

    def stand_under(self, above: tuple[Account, ...]) -> None:
        """Make known whose accounts are above this one, the nearest first."""
        self.above = above
        for level in above:
            level.below.append(self.dates)
        if above and self.ref.kind is SubjectKind.PERSON and self.subject.residence:
            above[0].members.append(self.subject.residence)

    def enter(self, kind: HappeningKind, when: When, rule: str) -> None:
        """Write down a fact."""
        if kind is HappeningKind.TICKED:
            self._ticks.setdefault(rule, []).append(when)
        else:
            self.dates.setdefault(kind, []).append(when)

    def let_off(self, exemption: Exemption) -> None:
        """Write down an exemption."""
        self.own_exemptions.append(exemption)

    def remember(self, item: Settled) -> None:
        """Write down a finished due date; of two about the same the last holds."""
        self._settled[item.rule, item.done_on] = item
        if item.due.day == item.done_on:
            self._passed[item.rule] = item

    def close(self) -> None:
        """Put in order what was written down here and above."""
        for of_one in (self.dates, self._ticks):
            for dates in of_one.values():
                if len(dates) > 1:
                    dates.sort(key=_moment)
        levels = self.levels
        self.lineage = tuple([level.ref for level in levels])
        self.residence = self.ended_on = None
        self.exemptions = []
        for level in levels:
            ended = level.subject.ended_on
            if ended is not None and (self.ended_on is None or ended < self.ended_on):
                self.ended_on = ended
            self.residence = self.residence or level.own_residence
            self.exemptions += level.own_exemptions
        if self.exemptions:
            self.exemptions.sort(key=lambda each: each.on)

    @property
    def own_residence(self) -> Residence | None:
        """The subject's own ground of residence; a family's may be found among its members."""
        if self.subject.residence or self.ref.kind is not SubjectKind.FAMILY:
            return self.subject.residence
        first = next(iter(self.members), None)
        return next((residence for residence in self.members if residence not in REUNIFIED), first)

    @property
    def levels(self) -> tuple[Account, ...]:
        """The account itself and those above it."""
        return (self, *self.above)

    def own(self, kind: HappeningKind) -> Sequence[When]:
        """Return when it happened to this very subject."""
        if kind is HappeningKind.BORN and self.subject.born is not None:
            return (When(self.subject.born),)
        return self.dates.get(kind, ())

    def nearest(self, kind: HappeningKind) -> tuple[Account, Sequence[When]] | None:
        """Return whose dates hold for the subject, its own or the nearest above it, and the dates."""
        if dates := self.own(kind):
            return self, dates
        for level in self.above:
            if dates := level.own(kind):
                return level, dates
        return None

    def recorded(self, kind: HappeningKind) -> Sequence[When]:
        """Return when it happened to the subject or to one below it."""
        if not self.below:
            return self.dates.get(kind, ())
        if kind not in self._together:
            self._together[kind] = self._of_all(kind)
        return self._together[kind]

    def ticked(self, rule: str) -> Sequence[When]:
        """Return when the rule was ticked off for the subject."""
        return self._ticks.get(rule, ())

    def known_facts(self) -> set[str]:
        """Return the facts of the subject and those below it, and the rules ticked off, on whatever day."""
        return set[str](self._ticks).union(self.dates, *self.below)

    def happened_by(self, day: date) -> set[str]:
        """Return those of the known facts that happened up to a day."""
        return {name for facts in self._all() for name, dates in facts.items() if dates[0].day <= day}

    def kinds_near(self) -> set[str]:
        """Return the facts recorded for the subject or one above it, on whatever day."""
        return set[str](self.dates).union(*[level.dates for level in self.above])

    def recorded_on(self, day: date) -> When | None:
        """Return a fact of a day, of the subject or of one below it; None where nothing is recorded then."""
        found = [
            when for facts in self._all() for dates in facts.values() for when in dates if when.day == day
        ]
        return found[-1] if found else None

    def meets(self, condition: Condition) -> bool:
        """Tell whether a condition holds for the subject."""
        return self.subject.meets(condition, self.residence)

    def exemption(self, rule: Rule) -> Exemption | None:
        """Return the earliest exemption of the subject, or of one above it, from this rule."""
        for each in self.exemptions:
            if each.rule == rule.code or (not each.rule and rule.who in IN_PROGRAMME):
                return each
        return None

    def remembered(self, rule: Rule, done: When) -> Settled | None:
        """Return what was remembered of a due date of a rule that was finished that day."""
        return self._settled.get((rule.code, done.day)) if self._settled else None

    def passed(self, rule: Rule) -> Settled | None:
        """Return what was remembered of a date that the day itself finished."""
        return self._passed.get(rule.code) if rule.passes else None

    def _all(self) -> Sequence[Mapping[str, list[When]]]:
        return (self._ticks, self.dates, *self.below)

    def _of_all(self, kind: HappeningKind) -> Sequence[When]:
        found = [dates for each in (self.dates, *self.below) if (dates := each.get(kind))]
        return found[0] if len(found) == 1 else sorted((when for each in found for when in each), key=_moment)


def _moment(when: When) -> datetime:
    return when.moment
