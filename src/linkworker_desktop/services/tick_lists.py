"""The reception plan of a family as tick lists for its units."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from linkworker_desktop.documents.calendar_content import TickList, TickPeriod, TickTask
from linkworker_desktop.documents.directory_labels import plain_date
from linkworker_desktop.domain.reception_plan import TASK_KIND_LABELS, TaskKind
from linkworker_desktop.domain.reception_words import due_words
from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.danish import weekday_name
from linkworker_desktop.i18n.dates import clock_figures
from linkworker_desktop.services.reception_views import ReceptionView, TaskState, TaskView
from linkworker_desktop.typesetting.isolates import any_value, figure

_NOT_LISTED = frozenset({TaskState.NOBODY, TaskState.LEFT_OUT})


def tick_lists(view: ReceptionView, units: Collection[str]) -> tuple[TickList, ...]:
    """Return a list for each unit that has something to do, in the plan's order; only `units` where some are named."""
    chosen = [unit for unit in view.units if not units or unit in units]
    lists = (TickList(unit, tuple(_periods(view, unit))) for unit in chosen)
    return tuple(each for each in lists if each.periods)


def _periods(view: ReceptionView, unit: str) -> Iterator[TickPeriod]:
    for period in view.periods:
        tasks = tuple(_task(each) for each in view.cell(unit, period.code) if each.state not in _NOT_LISTED)
        if tasks:
            yield TickPeriod(period.name, tasks)


def _task(view: TaskView) -> TickTask:
    leading = view.leading
    due = leading.due if leading is not None else None
    is_done = view.state.is_done
    is_law = view.task.kind is TaskKind.LAW or (leading is not None and leading.level is Level.LAW)
    return TickTask(
        view.task.title,
        latest=_latest(view, due),
        kind=_(TASK_KIND_LABELS[TaskKind.LAW if is_law else view.task.kind]).lower(),
        detail=" · ".join(_details(view, is_law=is_law)),
        done=_short(view.last_done) if is_done and view.last_done else "",
        is_done=is_done,
        is_law=is_law,
    )


def _latest(view: TaskView, due: When | None) -> str:
    if due is None:
        return "" if view.task.rules else due_words(view.task.due_text)
    return figure(short_moment(due))


def short_moment(when: When) -> str:
    """Return `on. 4.11.2026 kl. 10.00`, as days are written where there is little room."""
    day = f"{weekday_name(when.day)[:2]}. {plain_date(when.day)}"
    return day if when.clock is None else f"{day} kl. {clock_figures(when.clock)}"


def _details(view: TaskView, *, is_law: bool) -> Iterator[str]:
    """Yield whom it is still to be done for, and where the law says so; never what it waits for in days."""
    if view.names:
        yield ", ".join(any_value(name) for name in view.names)
    rule = view.leading.row.rule if view.leading is not None else None
    if is_law and rule is not None and rule.basis:
        yield any_value(rule.basis)
        if rule.checked_on is not None:
            yield _("kontrolleret {date}").format(date=figure(plain_date(rule.checked_on)))


def _short(day: date) -> str:
    return f"{day.day}.{day.month}."
