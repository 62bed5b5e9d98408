"""What pages and papers read about the reception plan, of one family and as a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from linkworker_desktop.domain.reception_plan import Period, PlanTask, TaskKind, Timing
from linkworker_desktop.domain.rules.due import ReasonKind, State
from linkworker_desktop.services.deadline_views import Deadline


class TaskState(StrEnum):
    """Where a task of the plan stands for a family."""

    LATE = "late"
    SOON = "soon"
    COMING = "coming"
    WAITING = "waiting"
    """A fact is missing that its date is counted from."""
    ONGOING = "ongoing"
    """Without a date: done little by little, or when something happens."""
    DONE = "done"
    DONE_LATE = "done_late"
    LEFT_OUT = "left_out"
    NOBODY = "nobody"
    """Nobody in the family it is for, now."""

    @property
    def is_done(self) -> bool:
        return self in {TaskState.DONE, TaskState.DONE_LATE}

    @property
    def is_asked(self) -> bool:
        """Tell whether somebody is still to do it."""
        return not self.is_done and self not in {TaskState.LEFT_OUT, TaskState.NOBODY}


_OPEN = {State.OVERDUE: TaskState.LATE, State.DUE_SOON: TaskState.SOON, State.UPCOMING: TaskState.COMING}


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task with its due dates for one family; `leading` is the one to show, None where it is for nobody."""

    task: PlanTask
    leading: Deadline | None
    deadlines: tuple[Deadline, ...]

    @property
    def state(self) -> TaskState:
        if self.leading is None:
            return TaskState.NOBODY
        if self.leading.row.is_open:
            return _OPEN[self.leading.state]
        if self.leading.state is State.WAITING:
            timeless = self.task.timing in {Timing.ONGOING, Timing.ON_EVENT}
            return TaskState.ONGOING if timeless else TaskState.WAITING
        if self.leading.row.is_finished:
            late = any(each.state is State.DONE_LATE for each in self.deadlines)
            return TaskState.DONE_LATE if late else TaskState.DONE
        return TaskState.LEFT_OUT if self.reason else TaskState.NOBODY

    @property
    def reason(self) -> str:
        """Return why the task is left out, empty if it is not."""
        for each in self.deadlines:
            reason = each.row.reason
            if reason is not None and reason.kind is ReasonKind.EXEMPT:
                return reason.text
        return ""

    @property
    def words(self) -> str:
        """Return where it stands: `3 dage over`, `holdt 30.10.`"""
        return "" if self.leading is None else self.leading.words

    @property
    def asked(self) -> tuple[Deadline, ...]:
        """Return the due dates one tick settles: all that are late or soon, else the leading one and its fellows."""
        if self.leading is None or not self.state.is_asked:
            return ()
        if self.state in {TaskState.LATE, TaskState.SOON}:
            return tuple(each for each in self.deadlines if each.state in {State.OVERDUE, State.DUE_SOON})
        return tuple(
            each
            for each in self.deadlines
            if each.due == self.leading.due and (each.row.is_open or each.state is State.WAITING)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Return the persons it is still to be done for, in their order; none where it is for the family."""
        return tuple(dict.fromkeys(each.person for each in self.asked if each.person))

    @property
    def last_done(self) -> date | None:
        """Return the last day something of it was done."""
        days = [each.row.done.day for each in self.deadlines if each.row.done is not None]
        return max(days, default=None)


@dataclass(frozen=True, slots=True)
class ReceptionView:
    """The plan of one family: every task in the plan's order."""

    family: UUID
    periods: tuple[Period, ...]
    units: tuple[str, ...]
    tasks: tuple[TaskView, ...]

    def cell(self, unit: str, period: str) -> tuple[TaskView, ...]:
        """Return the tasks of a unit in a period."""
        return tuple(view for view in self.tasks if view.task.unit == unit and view.task.period == period)

    def task(self, code: str) -> TaskView | None:
        """Return one task, None when it is not in the plan any more."""
        return next((view for view in self.tasks if view.task.code == code), None)

    @property
    def late_units(self) -> tuple[tuple[str, int], ...]:
        """Return which units have something over its time, and how many tasks, most first."""
        late = [view.task.unit for view in self.tasks if view.state is TaskState.LATE]
        counts = ((unit, late.count(unit)) for unit in dict.fromkeys(late))
        return tuple(sorted(counts, key=lambda each: -each[1]))


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task of the template as it is typed; without a code it is a new one.

    `due_text` is a due expression (`reception_plan.parse_due`), `rules` the codes of rules it follows beside it.
    """

    title: str
    unit: str
    period: str
    due_text: str
    kind: TaskKind = TaskKind.TASK
    code: str = ""
    rules: tuple[str, ...] = ()


def draft_of(task: PlanTask, also: Sequence[str] = ()) -> TaskDraft:
    """Return a task of the template as a draft; `also` are the rules its due expression names itself."""
    rules = tuple(rule for rule in task.rules if rule not in also)
    return TaskDraft(task.title, task.unit, task.period, task.due_text, task.kind, task.code, rules)
