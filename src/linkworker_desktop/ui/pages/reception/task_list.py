"""The tasks of a family's plan: what is over its time first, then period by period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.reception_views import ReceptionView, TaskState, TaskView
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card, Strip
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contact_import.rows import above_corners
from linkworker_desktop.ui.pages.contacts.scrolling import Sheet, area_of
from linkworker_desktop.ui.pages.reception.task_detail import TaskDetail
from linkworker_desktop.ui.pages.reception.task_row import TaskRow


class TaskList(Card):
    """A card of task rows. Rows keep their place when something is ticked; they are put in order anew on a visit."""

    tick_asked = Signal(str)
    untick_asked = Signal(str)
    tag_pressed = Signal(str)
    detail_asked = Signal(str)
    all_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Alle opgaver"), parent=parent)
        self._today = today
        self.rows: dict[str, TaskRow] = {}
        self.all_link = small_link_button(_("Vis alle"))
        self.head.add_right(self.all_link)
        self.all_link.clicked.connect(self.all_asked)
        self._sheet = Sheet()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, 0, measures.GAP_8)
        self._column.setSpacing(0)
        self._area = area_of(self._sheet)
        self.add_row(above_corners(self._area), stretch=1)

    def arrange(self, view: ReceptionView, tasks: Sequence[TaskView], title: str, *, is_all: bool) -> None:
        """Show these tasks under a title, in order."""
        self.head.set_title(title)
        self.head.set_count(str(len(tasks)))
        self.all_link.setVisible(not is_all)
        self._clear()
        for heading, found in _groups(view, tasks):
            self._column.addWidget(Strip(heading))
            for each in found:
                row = self.rows[each.task.code] = TaskRow(each, self._today)
                row.tick_asked.connect(self.tick_asked)
                row.untick_asked.connect(self.untick_asked)
                row.tag_pressed.connect(self.tag_pressed)
                row.opened.connect(self.detail_asked)
                self._column.addWidget(row)
        if not tasks:
            self._column.addWidget(_nothing())
        self._column.addStretch(1)
        self._area.verticalScrollBar().setValue(0)

    def update_rows(self, view: ReceptionView) -> None:
        """Show how the shown tasks stand now, each where it is."""
        for code, row in self.rows.items():
            each = view.task(code)
            if each is not None:
                row.show_view(each)

    def open_row(self, code: str, detail: TaskDetail | None) -> None:
        """Show a task's details, and no other's; None closes them."""
        for other, row in self.rows.items():
            if other != code and row.detail is not None:
                row.set_open(None)
        row = self.rows[code]
        row.set_open(detail)
        self._bring(row)

    def focus_row(self, code: str) -> None:
        """Put the keyboard on a task's box."""
        if code in self.rows:
            self.rows[code].box.setFocus()
            self._bring(self.rows[code])

    def _bring(self, row: TaskRow) -> None:
        """Scroll to a row once it has its place."""
        QTimer.singleShot(0, row, lambda: self._area.ensureWidgetVisible(row, 0, measures.GAP_32))

    def _clear(self) -> None:
        self.rows.clear()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _groups(view: ReceptionView, tasks: Sequence[TaskView]) -> Iterator[tuple[str, list[TaskView]]]:
    late = [each for each in tasks if each.state is TaskState.LATE]
    late.sort(key=_due)
    if late:
        yield _("Over tiden"), late
    for period in view.periods:
        found = [
            each for each in tasks if each.task.period == period.code and each.state is not TaskState.LATE
        ]
        if found:
            yield period.name, found


def _due(view: TaskView) -> datetime:
    due = view.leading.due if view.leading is not None else None
    return datetime.max if due is None else due.moment  # noqa: DTZ901 - wall time


def _nothing() -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(measures.CARD_MARGIN, measures.GAP_16, measures.CARD_MARGIN, measures.GAP_16)
    column.addWidget(Label(_("Her er ingen opgaver."), TypeRole.BODY, Ink.MUTED))
    return box
