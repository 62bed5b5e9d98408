"""The reception plan of one family: the matrix of units and periods, and the tasks to tick beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.reception_views import ReceptionView, TaskView
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.reception.legend import Legend
from linkworker_desktop.ui.pages.reception.matrix import Matrix
from linkworker_desktop.ui.pages.reception.task_detail import TaskDetail
from linkworker_desktop.ui.pages.reception.task_list import TaskList
from linkworker_desktop.ui.reception_words import plan_sentence
from linkworker_desktop.ui.words import in_row

LEAST_LIST = 300
"""The list is at least so wide, at 100 % text; the matrix beside it is scrolled to where the page is narrow."""


class FamilyPlan(QWidget):
    """`said` carries the sentence that stands under the page's title."""

    said = Signal(str)

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._act = services, actions
        self._today: date = services.clock.today()
        self._family: UUID | None = None
        self._view: ReceptionView | None = None
        self._chosen: tuple[str, str] | None = None
        self.matrix = Matrix()
        self.list = TaskList(self._today)
        self._build()
        self._connect()

    @property
    def view(self) -> ReceptionView | None:
        """The plan that is shown."""
        return self._view

    @property
    def units(self) -> tuple[str, ...]:
        """The units whose tasks are shown."""
        if self._view is None:
            return ()
        return self._view.units if self._chosen is None else (self._chosen[0],)

    def show_family(self, family: UUID, task: str = "") -> None:
        """Show a family's plan, late tasks first; `task` is the code of one to begin with."""
        if family != self._family:
            self._chosen = None
            self.matrix.clear_choice()
        self._family = family
        self._read()
        self._arrange()
        self.list.focus_row(task)

    def follow(self) -> None:
        """Show what was changed; rows, focus and scroll stay."""
        if self._family is None:
            return
        before = self._view
        self._read()
        if before is None or self._view is None or _shape(before) != _shape(self._view):
            self._arrange()
        else:
            self.list.update_rows(self._view)

    def narrow(self, unit: str | None, period: str | None) -> None:
        """Show the tasks of a unit, or of one of its cells; None shows all."""
        self._chosen = None if unit is None else (unit, period or "")
        self._arrange()

    def _build(self) -> None:
        card = Card()
        card.add_row(_inset(self.matrix), stretch=1)
        card.add_row(Legend())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.CARD_GAP)
        line.addWidget(card)
        line.addWidget(self.list, 1)
        self.list.setMinimumWidth(measures.scaled(LEAST_LIST))

    def _connect(self) -> None:
        self.matrix.chosen.connect(self.narrow)
        self.list.all_asked.connect(self._show_all)
        self.list.tick_asked.connect(self._tick)
        self.list.untick_asked.connect(self._untick)
        self.list.tag_pressed.connect(self._go_to_rule)
        self.list.detail_asked.connect(self._open)

    @property
    def _of(self) -> UUID:
        assert self._family is not None  # rows are shown for a family
        return self._family

    def _read(self) -> None:
        self._view = self._services.reception.of_family(self._of)
        self.matrix.plan.show_view(self._view)
        self.said.emit(plan_sentence(self._view))

    def _arrange(self) -> None:
        view = self._view
        if view is None:
            return
        if self._chosen is None:
            self.list.arrange(view, view.tasks, _("Alle opgaver"), is_all=True)
            return
        unit, period = self._chosen
        tasks = tuple(each for each in view.tasks if _is_in(each, unit, period))
        name = next((each.name for each in view.periods if each.code == period), "")
        title = f"{in_row(unit)} · {name}" if name else in_row(unit)
        self.list.arrange(view, tasks, title, is_all=False)

    def _show_all(self) -> None:
        self.matrix.clear_choice()
        self.narrow(None, None)

    def _go_to_rule(self, key: str) -> None:
        self._act.go(Destination(Place.RULES, field=key))

    def _open(self, code: str) -> None:
        if self.list.rows[code].detail is not None:
            self.list.open_row(code, None)
            return
        detail = TaskDetail(self._today)
        reception = self._services.reception
        detail.dated.connect(
            lambda day: self._write(lambda: reception.tick(self._of, code, day), detail.day.set_error)
        )
        detail.left_out.connect(
            lambda why: self._write(lambda: reception.leave_out(self._of, code, why), detail.reason.set_error)
        )
        detail.taken_in.connect(lambda: self._write(lambda: reception.take_in(self._of, code)))
        detail.settled.connect(self._settle)
        detail.rule_asked.connect(self._go_to_rule)
        self.list.open_row(code, detail)

    def _tick(self, code: str) -> None:
        self._write(lambda: self._services.reception.tick(self._of, code))

    def _untick(self, code: str) -> None:
        self._write(lambda: self._services.reception.untick(self._of, code))

    def _settle(self, deadline: Deadline) -> None:
        self._write(lambda: self._services.happenings.settle(deadline))

    def _write(self, work: Callable[[], Changed], refuse: Callable[[str], object] | None = None) -> None:
        """Run a write; what is wrong with something typed is said at its field."""
        try:
            self._act.run_write(work)
        except InvalidInput as error:
            if refuse is None:
                raise
            refuse(error.message)


def _shape(view: ReceptionView) -> object:
    return view.periods, tuple((each.task.code, each.task.title, each.task.unit) for each in view.tasks)


def _is_in(view: TaskView, unit: str, period: str) -> bool:
    return view.task.unit == unit and period in {"", view.task.period}


def _inset(matrix: Matrix) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, measures.GAP_8, 0, 0)
    column.addWidget(matrix, 1, Qt.AlignmentFlag.AlignLeft)
    return box
