"""What every kind of rule needs to be counted: the anchors, the scope, the calendar and the time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from linkworker_desktop.domain.rules.account import Account
from linkworker_desktop.domain.rules.anchors import Anchors, Counted
from linkworker_desktop.domain.rules.due import (
    Doubt,
    DueDate,
    Reason,
    ReasonKind,
    State,
    Tick,
    Why,
    WindowCount,
)
from linkworker_desktop.domain.rules.happenings import RECURRING, HappeningKind
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.scope import Scope
from linkworker_desktop.domain.rules.states import done_state, happened, margin, open_state
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import WorkingDays

_ONE_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Desk:
    """The rules at one moment, local wall time. Nobody asks for what was finished before `since`."""

    anchors: Anchors
    scope: Scope
    days: WorkingDays
    now: datetime
    today: date
    since: date = date.min

    def completions(self, rule: Rule, account: Account) -> Sequence[When]:
        """Return every time the rule was settled for the subject up to today, earliest first."""
        found = [dates for kind in rule.done_by if (dates := account.recorded(kind))]
        if ticked := account.ticked(rule.code):
            found.append(ticked)
        if not found:
            return ()
        if len(found) == 1:
            return tuple(dict.fromkeys(happened(found[0], self.today)))
        times = {when for each in found for when in happened(each, self.today)}
        return sorted(times, key=lambda when: when.moment)

    def ticks(self, rule: Rule, account: Account) -> tuple[Tick, ...]:
        """Return the facts that together settle the rule, with the first time of each."""
        if not rule.needs_all:
            return ()
        dates = {kind: happened(account.recorded(kind), self.today) for kind in rule.done_by}
        return tuple(Tick(kind, next(iter(each), None)) for kind, each in dates.items())

    def first_done(self, rule: Rule, account: Account, counted: Counted | None) -> When | None:
        """Return when a rule that comes once was settled, None if it is open.

        What settled an earlier turn of something that comes again does not settle this one: it counts from
        the day counted from, for a date before that day from a year before the date.
        """
        if rule.needs_all:
            ticked = happened(account.ticked(rule.code), self.today)
            each = [tick.when for tick in self.ticks(rule, account)]
            complete = [when for when in each if when is not None]
            if each and len(complete) == len(each):
                return max(complete, key=lambda when: when.moment)
            return next(iter(ticked), None)
        times = self.completions(rule, account)
        if not times:
            return None
        first = _counts_from(rule, counted)
        return next((when for when in times if when.day >= first), None)

    def waiting(self, rule: Rule, account: Account, missing: HappeningKind) -> DueDate:
        """Return the row of a date that cannot be counted yet."""
        ticks = self.ticks(rule, account)
        return DueDate(rule, account.lineage, State.WAITING, waiting_for=missing, ticks=ticks)

    def finished(
        self,
        rule: Rule,
        account: Account,
        done: When,
        due: When | None,
        why: Why | None,
        *,
        number: int | None = None,
        latest: When | None = None,
        window: WindowCount | None = None,
        doubt: Doubt | None = None,
    ) -> DueDate:
        """Return the row of a date that was met, as it stood when it was met if that is remembered."""
        if settled := account.remembered(rule, done):
            due, latest = settled.due, settled.latest
        return DueDate(
            rule, account.lineage, done_state(done, latest or due), due, latest, done=done, number=number,
            why=why, window=window, ticks=self.ticks(rule, account) if rule.needs_all else (), doubt=doubt,
            sentence=settled.sentence if settled else "",
        )  # fmt: skip

    def standing(
        self,
        rule: Rule,
        account: Account,
        counted: Counted,
        *,
        number: int | None = None,
        latest: When | None = None,
        window: WindowCount | None = None,
    ) -> DueDate:
        """Return the row of a date not met yet: open, or not applicable with its reason."""
        due, reason = counted.due, self.reason(rule, account, counted, latest or counted.due)
        if due is None or reason is not None:
            reason = reason or Reason(ReasonKind.OUT_OF_YEARS)
            return DueDate(
                rule, account.lineage, State.NOT_APPLICABLE, due, latest, number=number, reason=reason,
                why=counted.why, window=window,
            )  # fmt: skip
        state = open_state(due, latest or due, rule.warn, self.now, self.days)
        left = margin(due, latest or due, self.now)
        return DueDate(
            rule, account.lineage, state, due, latest, left, number=number, why=counted.why, window=window,
            doubt=counted.doubt, ticks=self.ticks(rule, account) if rule.needs_all else (),
        )  # fmt: skip

    def not_applicable(self, rule: Rule, account: Account, reason: Reason) -> DueDate:
        """Return the row of a rule that asks nothing of the subject, and has no date yet."""
        return DueDate(rule, account.lineage, State.NOT_APPLICABLE, reason=reason)

    def reason(self, rule: Rule, account: Account, counted: Counted, last: When | None) -> Reason | None:
        """Return why an open date does not apply, None if it does; `last` is the last day for it."""
        day = None if last is None else last.day
        reason = self.scope.reason_against(rule, account, counted.anchored)
        reason = reason or self.scope.let_off(rule, account, day)
        if reason is None and day is not None and rule.unless:
            reason = self.scope.resting(rule, account, day)
        if reason is None and day is not None and rule.until:
            reason = self.scope.ended(rule, account, counted.anchored.when.day, day)
        return reason


def _counts_from(rule: Rule, counted: Counted | None) -> date:
    if counted is None or counted.anchored.kind not in RECURRING:
        return date.min
    if rule.offset.amount >= 0 or counted.due is None:
        return counted.anchored.when.day
    return counted.due.day - _ONE_YEAR
