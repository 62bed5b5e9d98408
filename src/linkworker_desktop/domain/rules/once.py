"""Rules whose date comes once, and rules that ask for so many times within a window."""

from __future__ import annotations

from collections.abc import Iterator

from linkworker_desktop.domain.rules.account import Account
from linkworker_desktop.domain.rules.anchors import Counted
from linkworker_desktop.domain.rules.arithmetic import shifted
from linkworker_desktop.domain.rules.desk import Desk
from linkworker_desktop.domain.rules.due import Doubt, DueDate, WindowCount
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import Rule, Window
from linkworker_desktop.domain.rules.spans import Span
from linkworker_desktop.domain.rules.when import When


def once(desk: Desk, rule: Rule, account: Account, counted: Counted) -> Iterator[DueDate]:
    """Yield the one row of a rule that comes once and can be counted."""
    done = desk.first_done(rule, account, counted)
    if done is None and rule.passes and counted.due is not None and counted.due.day <= desk.today:
        done = counted.due
    if remembered := account.passed(rule):
        done = remembered.due
    if done is None:
        yield desk.standing(rule, account, counted)
        return
    if done.day >= desk.since:
        doubt = _doubt(rule, counted, done)
        yield desk.finished(rule, account, done, counted.due, counted.why, doubt=doubt)


def within_window(
    desk: Desk, rule: Rule, account: Account, counted: Counted, window: Window
) -> Iterator[DueDate]:
    """Yield one row for each time asked for, on its soft target; late is only what comes after the end."""
    end, start = counted.due, counted.anchored.when
    if end is None:
        yield desk.standing(rule, account, counted)
        return
    held = [when for when in desk.completions(rule, account) if when.day >= start.day]
    if len(held) >= window.times and held[window.times - 1].day < desk.since:
        return
    targets = tuple(_target(desk, start, window, number, end) for number in range(1, window.times + 1))
    count = WindowCount(
        window.times, min(len(held), window.times), end.day, tuple(day.day for day in targets)
    )
    for number, target in enumerate(targets, start=1):
        if number <= len(held) and held[number - 1].day < desk.since:
            continue
        span = Span(window.step.amount * number, window.step.unit)
        why = counted.why._replace(span=span)
        if number <= len(held):
            yield desk.finished(
                rule, account, held[number - 1], target, why, number=number, latest=end, window=count
            )
        else:
            on_target = Counted(target, why, counted.anchored, counted.doubt)
            yield desk.standing(rule, account, on_target, number=number, latest=end, window=count)


def unanchored(desk: Desk, rule: Rule, account: Account, missing: HappeningKind) -> Iterator[DueDate]:
    """Yield the row of a rule whose anchor is missing: done all the same, let off, or waiting."""
    done = desk.first_done(rule, account, None)
    if done is not None:
        yield desk.finished(rule, account, done, None, None)
        return
    reason = desk.scope.reason_against(rule, account, None) or desk.scope.let_off(rule, account, None)
    yield (
        desk.waiting(rule, account, missing) if reason is None else desk.not_applicable(rule, account, reason)
    )


def excluded(desk: Desk, rule: Rule, account: Account, counted: Counted | HappeningKind) -> Iterator[DueDate]:
    """Yield the row of a rule whose conditions keep the subject out, whatever was done."""
    if not isinstance(counted, HappeningKind):
        yield desk.standing(rule, account, counted)
    elif reason := desk.scope.excluded(rule, account):
        yield desk.not_applicable(rule, account, reason)


def _target(desk: Desk, start: When, window: Window, number: int, end: When) -> When:
    target = shifted(start, Span(window.step.amount * number, window.step.unit), desk.days)
    return end if target is None or target.is_after(end) else When(target.day)


def _doubt(rule: Rule, counted: Counted, done: When) -> Doubt | None:
    if counted.why.is_own or rule.offset.amount <= 0 or not rule.anchors:
        return None
    is_direct = rule.anchors[0] is counted.anchored.kind and counted.anchored.kind is not HappeningKind.BORN
    return Doubt.BEFORE_ANCHOR if is_direct and counted.anchored.when.is_after(done) else None
