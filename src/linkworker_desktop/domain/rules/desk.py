"""What every kind of rule needs to be counted: the facts, the anchors, the scope, the calendar and the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from linkworker_desktop.domain.rules.anchors import Anchored, Anchors, Counted
from linkworker_desktop.domain.rules.due import DueDate, Reason, ReasonKind, State, Tick, Why
from linkworker_desktop.domain.rules.happenings import RECURRING, HappeningKind
from linkworker_desktop.domain.rules.ledger import Ledger
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.scope import Scope
from linkworker_desktop.domain.rules.states import done_state, happened, margin, open_state
from linkworker_desktop.domain.rules.subjects import Subject
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import WorkingDays

_ONE_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Desk:
    """One set of facts at one moment, local wall time. With `only_open` nobody asks for what was finished."""

    ledger: Ledger
    anchors: Anchors
    scope: Scope
    days: WorkingDays
    now: datetime
    only_open: bool = False

    @property
    def today(self) -> date:
        return self.now.date()

    def completions(self, rule: Rule, subject: Subject) -> tuple[When, ...]:
        """Return every time the rule was settled for the subject up to today, earliest first."""
        found = [self.ledger.recorded(kind, subject.ref) for kind in rule.done_by]
        found.append(self.ledger.ticked(rule.code, subject.ref))
        dates = {when for each in found for when in happened(each, self.today)}
        return tuple(sorted(dates, key=lambda when: when.moment))

    def ticks(self, rule: Rule, subject: Subject) -> tuple[Tick, ...]:
        """Return the facts that together settle the rule, with the first time of each."""
        if not rule.needs_all:
            return ()
        dates = {kind: happened(self.ledger.recorded(kind, subject.ref), self.today) for kind in rule.done_by}
        return tuple(Tick(kind, next(iter(each), None)) for kind, each in dates.items())

    def first_done(self, rule: Rule, subject: Subject, counted: Counted | None) -> When | None:
        """Return when a rule that comes once was settled, None if it is open.

        What settled an earlier turn of something that comes again does not settle this one: it counts from
        the day counted from, for a date before that day from a year before the date.
        """
        if rule.needs_all:
            ticked = happened(self.ledger.ticked(rule.code, subject.ref), self.today)
            each = [tick.when for tick in self.ticks(rule, subject)]
            complete = [when for when in each if when is not None]
            if each and len(complete) == len(each):
                return max(complete, key=lambda when: when.moment)
            return next(iter(ticked), None)
        return next(
            (when for when in self.completions(rule, subject) if when.day >= _counts_from(rule, counted)),
            None,
        )

    def waiting(self, rule: Rule, subject: Subject, missing: HappeningKind) -> DueDate:
        """Return the row of a date that cannot be counted yet."""
        state = State.WAITING
        lineage = self.ledger.lineage(subject.ref)
        return DueDate(rule, lineage, state, waiting_for=missing, ticks=self.ticks(rule, subject))

    def finished(
        self,
        rule: Rule,
        subject: Subject,
        done: When,
        due: When | None,
        why: Why | None,
        *,
        number: int | None = None,
        latest: When | None = None,
    ) -> DueDate:
        """Return the row of a date that was met, as it stood when it was met if that is remembered."""
        lineage = self.ledger.lineage(subject.ref)
        if settled := self.ledger.settled(rule, subject.ref, done):
            due, latest = settled.due, settled.latest
        return DueDate(
            rule, lineage, done_state(done, latest or due), due, latest, done=done, number=number, why=why,
            ticks=self.ticks(rule, subject), sentence=settled.sentence if settled else "",
        )  # fmt: skip

    def standing(
        self,
        rule: Rule,
        subject: Subject,
        counted: Counted,
        *,
        number: int | None = None,
        latest: When | None = None,
    ) -> DueDate:
        """Return the row of a date not met yet: open, or not applicable with its reason."""
        due, reason = counted.due, self.reason(rule, subject, counted, latest or counted.due)
        lineage = self.ledger.lineage(subject.ref)
        if due is None or reason is not None:
            reason = reason or Reason(ReasonKind.OUT_OF_YEARS)
            state = State.NOT_APPLICABLE
            return DueDate(rule, lineage, state, due, latest, number=number, reason=reason, why=counted.why)
        state = open_state(due, latest or due, rule.warn, self.now, self.days)
        left = margin(due, latest or due, self.now)
        return DueDate(
            rule, lineage, state, due, latest, left, number=number, why=counted.why, doubt=counted.doubt,
            ticks=self.ticks(rule, subject),
        )  # fmt: skip

    def not_applicable(self, rule: Rule, subject: Subject, reason: Reason) -> DueDate:
        """Return the row of a rule that asks nothing of the subject, and has no date yet."""
        return DueDate(rule, self.ledger.lineage(subject.ref), State.NOT_APPLICABLE, reason=reason)

    def reason(self, rule: Rule, subject: Subject, counted: Counted, last: When | None) -> Reason | None:
        """Return why an open date does not apply, None if it does; `last` is the last day for it."""
        day = None if last is None else last.day
        return (
            self.scope.reason_against(rule, subject, counted.anchored)
            or self.scope.let_off(rule, subject, day)
            or (None if day is None else self.scope.resting(rule, subject, day))
            or (None if day is None else self.scope.ended(rule, subject, counted.anchored.when.day, day))
        )


def _counts_from(rule: Rule, counted: Counted | None) -> date:
    if counted is None or counted.anchored.kind not in RECURRING:
        return date.min
    if rule.offset.amount >= 0 or counted.due is None:
        return counted.anchored.when.day
    return counted.due.day - _ONE_YEAR


def anchored_day(counted: Counted | HappeningKind) -> tuple[Anchored | None, date | None]:
    """Return what was found to count from, and its day unless that is a birth, which says nothing of age."""
    if isinstance(counted, HappeningKind):
        return None, None
    anchored = counted.anchored
    return anchored, None if anchored.kind is HappeningKind.BORN else anchored.when.day
