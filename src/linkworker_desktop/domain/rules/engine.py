"""The rule engine: every due date of every rule for everybody it concerns, at one moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from linkworker_desktop.domain.rules.account import Account
from linkworker_desktop.domain.rules.again import on_fixed_days, repeated
from linkworker_desktop.domain.rules.anchors import Anchors
from linkworker_desktop.domain.rules.desk import Desk
from linkworker_desktop.domain.rules.due import DueDate, ReasonKind, State
from linkworker_desktop.domain.rules.facts import Facts
from linkworker_desktop.domain.rules.happenings import OPTIONAL, HappeningKind
from linkworker_desktop.domain.rules.ledger import Ledger
from linkworker_desktop.domain.rules.once import excluded, once, unanchored, within_window
from linkworker_desktop.domain.rules.pending import Pending
from linkworker_desktop.domain.rules.remembered import remembered
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.scope import Scope
from linkworker_desktop.domain.rules.subjects import SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import WorkingDays


def due_dates(
    rules: Sequence[Rule],
    facts: Facts,
    now: datetime,
    days: WorkingDays | None = None,
    *,
    since: date = date.min,
) -> tuple[DueDate, ...]:
    """Return the due dates of all active rules, by date; those without a date come last.

    `now` is local wall time. Done, waiting and not applicable ones are included, each with its reason; who a
    rule has nothing to do with is left out. Of something that comes again there is every time it was done and
    the next time. What was finished under a rule that was changed or switched off since stays as it was.
    States are a function of the arguments alone, so a clock set wrong does no lasting harm.
    With `since` only those still to be met and those met that day or later are returned, in a fraction of the
    time; `date.max` asks for what is still to be met alone.
    """
    days = days or WorkingDays()
    ledger = Ledger(facts)
    anchors = Anchors(rules, days)
    desk = Desk(anchors, Scope(anchors, now.date()), days, now, now.date(), since)
    rows = _all_rows(desk, rules, ledger) if since == date.min else _rows_since(desk, rules, ledger)
    rows += remembered(desk, ledger, rules, facts.settled, rows)
    return tuple(sorted(rows, key=_order))


def _all_rows(desk: Desk, rules: Sequence[Rule], ledger: Ledger) -> list[DueDate]:
    pairs = ((rule, each) for rule in rules if rule.active for each in ledger.accounts(rule.who.kind))
    return list(_without_other_variants(row for rule, each in pairs for row in _rows(desk, rule, each)))


def _rows_since(desk: Desk, rules: Sequence[Rule], ledger: Ledger) -> list[DueDate]:
    pairs = Pending(rules, ledger, desk.today, desk.since).pairs()
    found = (row for rule, each in pairs for row in _rows(desk, rule, each))
    return [row for row in found if row.is_open or (row.done is not None and row.done.day >= desk.since)]


def _rows(desk: Desk, rule: Rule, account: Account) -> Iterable[DueDate]:
    if rule.calendar is not None:
        is_asked = desk.scope.includes(rule, account, None) and rule.is_valid_on(desk.today)
        return on_fixed_days(desk, rule, account, rule.calendar) if is_asked else ()
    counted = desk.anchors.counted(rule, account)
    anchored = None if isinstance(counted, HappeningKind) else counted.anchored
    is_of_age = desk.scope.includes(rule, account, None if anchored is None else anchored.day_of_age)
    if not is_of_age or not rule.is_valid_on(desk.today if anchored is None else anchored.when.day):
        return ()
    if account.subject.born is None and desk.scope.lacks_birth_date(rule, account):
        counted = HappeningKind.BORN
    if rule.not_for and desk.scope.excluded(rule, account):
        return excluded(desk, rule, account, counted)
    if isinstance(counted, HappeningKind):
        return _rows_without_anchor(desk, rule, account, counted)
    if rule.repeat is not None and rule.repeat.amount > 0:
        return repeated(desk, rule, account, counted, rule.repeat)
    if rule.window is not None:
        return within_window(desk, rule, account, counted, rule.window)
    return once(desk, rule, account, counted)


def _rows_without_anchor(
    desk: Desk, rule: Rule, account: Account, missing: HappeningKind
) -> Iterable[DueDate]:
    if missing in OPTIONAL:
        return ()
    if rule.repeat is not None and rule.repeat.amount > 0 and desk.completions(rule, account):
        return repeated(desk, rule, account, missing, rule.repeat)
    return unanchored(desk, rule, account, missing)


def _without_other_variants(rows: Iterable[DueDate]) -> Iterator[DueDate]:
    """Drop the variants of a rule that exclude somebody for whom another variant of it stands."""
    grouped: dict[tuple[str, SubjectRef], list[DueDate]] = defaultdict(list)
    for row in rows:
        grouped[row.rule.code, row.subject].append(row)
    for group in grouped.values():
        standing = [row for row in group if not _is_excluded(row)]
        yield from standing or group[:1]


def _is_excluded(row: DueDate) -> bool:
    return (
        row.state is State.NOT_APPLICABLE
        and row.reason is not None
        and row.reason.kind is ReasonKind.RESIDENCE
    )


def _order(row: DueDate) -> tuple[bool, datetime, str, int, int]:
    moment = (row.due or When(date.max)).moment
    return row.due is None, moment, row.rule.key, row.number or 0, row.subject.ident.int
