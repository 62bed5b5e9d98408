"""What lies behind one task: each date with its reason, another day for the tick, and leaving it out."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import NotADate, date_text, parse_date
from linkworker_desktop.i18n import _
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.reception_views import TaskState, TaskView
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import record_button, small_button, small_link_button
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.painting import fill
from linkworker_desktop.ui.kit.tag import StateLabel
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.reception_words import DEADLINE_LOOKS, deadline_name

INDENT = 47
DAY_WIDTH, REASON_WIDTH = 148, 320


class TaskDetail(QWidget):
    """The signals are wishes; `dated` carries the day, `left_out` the reason, `settled` a due date."""

    dated = Signal(object)
    left_out = Signal(str)
    taken_in = Signal()
    settled = Signal(object)
    rule_asked = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._dates = QVBoxLayout()
        self._dates.setSpacing(measures.GAP_8)
        self.day = Field(_("Gjort en anden dag"), QLineEdit(date_text(today)))
        self.day.editor.setFixedWidth(measures.scaled(DAY_WIDTH))
        self.day_button = small_button(_("Sæt kryds den dag"))
        self.reason = Field(_("Udelad opgaven, fordi"), QLineEdit())
        self.reason.editor.setMinimumWidth(measures.scaled(DAY_WIDTH))
        self.leave_button = small_button(_("Udelad"))
        self.back_button = small_button(_("Tag opgaven med igen"))
        self._note = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._doing, self._leaving = QWidget(), QWidget()
        self._build()
        self._connect()

    def show_view(self, view: TaskView) -> None:
        """Show the dates of a task and what can be done with it."""
        while (item := self._dates.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for deadline in view.deadlines:
            self._dates.addWidget(self._line(deadline))
        is_out = view.state is TaskState.LEFT_OUT
        self._doing.setVisible(view.state.is_asked)
        self._leaving.setVisible(view.state.is_asked)
        self.back_button.setVisible(is_out)
        follows = view.task.own is None and view.state.is_asked
        words = _("Opgaven følger en regel. Udelader du den, fritages familien for reglen.")
        self._note.setText(words if follows else _("Gælder ingen i familien lige nu."))
        self._note.setVisible(follows or not view.deadlines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), tokens_of(self).sunken)
        painter.end()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(INDENT, measures.GAP_12, measures.CARD_MARGIN, measures.GAP_12)
        column.setSpacing(measures.GAP_12)
        column.addLayout(self._dates)
        for box, field, button in (
            (self._doing, self.day, self.day_button),
            (self._leaving, self.reason, self.leave_button),
        ):
            line = QHBoxLayout(box)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(measures.GAP_8)
            line.addWidget(field, 1 if field is self.reason else 0)
            below = QVBoxLayout()
            below.addSpacing(measures.line_height(TypeRole.SMALL_BOLD) + measures.GAP_8)
            below.addWidget(button)
            below.addStretch(1)
            line.addLayout(below)
            if field is self.day:
                line.addStretch(1)
        column.addWidget(self._doing)
        column.addWidget(self._leaving)
        column.addWidget(self.back_button)
        column.addWidget(self._note)

    def _connect(self) -> None:
        self.day_button.clicked.connect(self._ask_day)
        self.day.line_edit.returnPressed.connect(self._ask_day)
        self.leave_button.clicked.connect(self._ask_leave)
        self.reason.line_edit.returnPressed.connect(self._ask_leave)
        self.back_button.clicked.connect(self.taken_in)
        for field in (self.day, self.reason):
            field.line_edit.textEdited.connect(lambda _text, one=field: one.set_error(""))

    def _line(self, deadline: Deadline) -> QWidget:
        """Return one due date: for whom, where it stands, why, and a button that says it is done."""
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(deadline_name(deadline), TypeRole.SMALL_BOLD, wrap=True))
        words.addWidget(Label(deadline.why, TypeRole.SMALL, Ink.MUTED, wrap=True))
        link = small_link_button(_("Se reglen"))
        link.setAccessibleName(_("Se reglen »{rule}«").format(rule=deadline.row.rule.name))
        link.clicked.connect(lambda: self.rule_asked.emit(deadline.row.rule.key))
        words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(words, 1)
        line.addWidget(StateLabel(DEADLINE_LOOKS[deadline.state], deadline.words, role=TypeRole.SMALL))
        if deadline.row.is_open and not deadline.needs_page:
            button = record_button(deadline.record_words)
            button.setAccessibleName(f"{deadline.record_words}: {deadline_name(deadline)}")
            button.clicked.connect(lambda: self.settled.emit(deadline))
            line.addWidget(button)
        return box

    def _ask_day(self) -> None:
        try:
            day = parse_date(self.day.line_edit.text(), self._today)
        except NotADate:
            self.day.set_error(_("Datoen findes ikke. Skriv den som dag.måned.år, fx 5.1.2027."))
            self.day.editor.setFocus()
            return
        self.dated.emit(day)

    def _ask_leave(self) -> None:
        self.left_out.emit(self.reason.line_edit.text())
