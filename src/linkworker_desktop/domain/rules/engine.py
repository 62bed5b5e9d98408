"""The rule engine: every due date of every rule for everybody it concerns, at one moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from linkworker_desktop.domain.rules.again import on_fixed_days, repeated
from linkworker_desktop.domain.rules.anchors import Anchors
from linkworker_desktop.domain.rules.desk import Desk, anchored_day
from linkworker_desktop.domain.rules.due import DueDate, ReasonKind, State
from linkworker_desktop.domain.rules.facts import Facts
from linkworker_desktop.domain.rules.happenings import OPTIONAL, HappeningKind
from linkworker_desktop.domain.rules.ledger import Ledger
from linkworker_desktop.domain.rules.once import excluded, once, unanchored, within_window
from linkworker_desktop.domain.rules.pending import Pending
from linkworker_desktop.domain.rules.remembered import remembered
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.scope import Scope
from linkworker_desktop.domain.rules.subjects import Subject, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import WorkingDays


def due_dates(
    rules: Sequence[Rule],
    facts: Facts,
    now: datetime,
    days: WorkingDays | None = None,
    *,
    only_open: bool = False,
) -> tuple[DueDate, ...]:
    """Return the due dates of all active rules, by date; those without a date come last.

    `now` is local wall time. Done, waiting and not applicable ones are included, each with its reason; who a
    rule has nothing to do with is left out. Of something that comes again there is every time it was done and
    the next time. What was finished under a rule that was changed or switched off since stays as it was.
    States are a function of the arguments alone, so a clock set wrong does no lasting harm.
    With `only_open` those still to be met are returned alone, in a fraction of the time.
    """
    days = days or WorkingDays()
    ledger = Ledger(facts)
    anchors = Anchors(rules, ledger, days)
    desk = Desk(ledger, anchors, Scope(ledger, anchors, now.date()), days, now, only_open)
    if only_open:
        pairs = Pending(rules, ledger, now.date()).pairs()
        rows = [row for rule, subject in pairs for row in _rows(desk, rule, subject) if row.is_open]
        return tuple(sorted(rows, key=_order))
    pairs = ((rule, subject) for rule in rules if rule.active for subject in ledger.subjects(rule.who.kind))
    found = [row for rule, subject in pairs for row in _rows(desk, rule, subject)]
    rows = list(_without_other_variants(found))
    rows += remembered(desk, rules, facts.settled, rows)
    return tuple(sorted(rows, key=_order))


def _rows(desk: Desk, rule: Rule, subject: Subject) -> Iterator[DueDate]:
    if rule.calendar is not None:
        if desk.scope.includes(rule, subject, None) and rule.is_valid_on(desk.today):
            yield from on_fixed_days(desk, rule, subject, rule.calendar)
        return
    counted = desk.anchors.counted(rule, subject.ref)
    anchored, day = anchored_day(counted)
    if not desk.scope.includes(rule, subject, day):
        return
    if not rule.is_valid_on(desk.today if anchored is None else anchored.when.day):
        return
    if desk.scope.lacks_birth_date(rule, subject):
        counted = HappeningKind.BORN
    if desk.scope.excluded(rule, subject):
        yield from excluded(desk, rule, subject, counted)
    elif isinstance(counted, HappeningKind):
        if counted in OPTIONAL:
            return
        if rule.repeat is not None and rule.repeat.amount > 0 and desk.completions(rule, subject):
            yield from repeated(desk, rule, subject, counted, rule.repeat)
        else:
            yield from unanchored(desk, rule, subject, counted)
    elif rule.repeat is not None and rule.repeat.amount > 0:
        yield from repeated(desk, rule, subject, counted, rule.repeat)
    elif rule.window is not None:
        yield from within_window(desk, rule, subject, counted, rule.window)
    else:
        yield from once(desk, rule, subject, counted)


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
