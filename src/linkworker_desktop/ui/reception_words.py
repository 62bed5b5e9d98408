"""How the reception plan is said and drawn on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from linkworker_desktop.domain.reception_plan import Timing
from linkworker_desktop.domain.reception_words import due_words
from linkworker_desktop.domain.rules.due import State as DueState
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.reception_views import ReceptionView, TaskState, TaskView
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.words import in_row, joined, short_date

MOST_UNITS = 3
"""Named in the line under the title; of the others there is the number."""

LOOKS = {
    TaskState.LATE: State.OVER,
    TaskState.SOON: State.SOON,
    TaskState.COMING: State.COMING,
    TaskState.WAITING: State.WAITING,
    TaskState.ONGOING: State.COMING,
    TaskState.DONE: State.DONE,
    TaskState.DONE_LATE: State.DONE_LATE,
    TaskState.LEFT_OUT: State.NOT_APPLICABLE,
    TaskState.NOBODY: State.NOT_APPLICABLE,
}
DEADLINE_LOOKS = {
    DueState.OVERDUE: State.OVER,
    DueState.DUE_SOON: State.SOON,
    DueState.UPCOMING: State.COMING,
    DueState.WAITING: State.WAITING,
    DueState.DONE: State.DONE,
    DueState.DONE_LATE: State.DONE_LATE,
    DueState.NOT_APPLICABLE: State.NOT_APPLICABLE,
}


def state_words(view: TaskView) -> str:
    """Return where a task stands: `3 dage over`, `løbende`, `udeladt`."""
    match view.state:
        case TaskState.ONGOING:
            return _("når det sker") if view.task.timing is Timing.ON_EVENT else _("løbende")
        case TaskState.LEFT_OUT:
            return _("udeladt")
        case TaskState.NOBODY:
            return _("gælder ingen nu")
        case _:
            return view.words


def second_line(view: TaskView, today: date) -> str:
    """Return what stands under a task's title: who does it, for whom, and when it was done last."""
    parts = [in_row(view.task.unit)]
    if view.state is TaskState.LEFT_OUT:
        parts.append(view.reason)
    elif view.state.is_asked:
        if view.names:
            parts.append(joined(in_row(name) for name in view.names))
        if view.leading is not None and view.leading.due is not None:
            parts.append(view.leading.due.text)
        elif view.state is TaskState.WAITING:
            parts.append(due_words(view.task.due_text))
        if view.last_done is not None:
            parts.append(_("sidst {date}").format(date=short_date(view.last_done, today)))
    return " · ".join(part for part in parts if part)


def deadline_name(deadline: Deadline) -> str:
    """Return what one due date of a task is about: its person, and the rule where it has a name of its own."""
    about = in_row(deadline.person) if deadline.person else ""
    return f"{about} · {deadline.name}" if about else deadline.name


def cell_words(unit: str, period: str, views: Sequence[TaskView]) -> str:
    """Return a cell of the plan in words: `Borgerservice, De første 96 timer: 2 af 3 gjort, 1 over tiden`."""
    if not views:
        return _("{unit}, {period}: ingen opgaver").format(unit=unit, period=period)
    done = sum(view.state.is_done for view in views)
    asked = sum(view.state.is_done or view.state.is_asked for view in views)
    late = sum(view.state is TaskState.LATE for view in views)
    text = _("{unit}, {period}: {done} af {number} gjort").format(
        unit=unit, period=period, done=done, number=asked
    )
    return f"{text}, {late_words(late)}" if late else text


def late_words(number: int) -> str:
    """Return `2 over tiden`; empty where nothing is."""
    return ngettext("{n} over tiden", "{n} over tiden", number).format(n=number) if number else ""


def plan_sentence(view: ReceptionView) -> str:
    """Return the line under the page's title: how much is done, and which units are late."""
    done = sum(each.state.is_done for each in view.tasks)
    asked = sum(each.state.is_done or each.state.is_asked for each in view.tasks)
    text = _("{done} af {number} opgaver er gjort.").format(done=done, number=asked)
    if not view.late_units:
        return text
    named = [f"{in_row(unit)} ({number})" for unit, number in view.late_units[:MOST_UNITS]]
    if others := len(view.late_units) - len(named):
        named.append(ngettext("{n} enhed mere", "{n} enheder mere", others).format(n=others))
    return f"{text} {_('Over tiden: {units}.').format(units=joined(named))}"
