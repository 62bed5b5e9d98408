"""One task of a family's plan: a box to tick, what, who and when; opened, each date and how to leave the task out."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.i18n import _
from linkworker_desktop.services.reception_views import TaskState, TaskView
from linkworker_desktop.ui.kit import measures, states
from linkworker_desktop.ui.kit.button import icon_button
from linkworker_desktop.ui.kit.card import RowLine
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import LevelTag, StateLabel
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.reception.task_detail import TaskDetail
from linkworker_desktop.ui.reception_words import LOOKS, second_line, state_words

TOP = 10
BESIDE_FROM = 460
"""From this width on, at 100 % text, the state stands beside the words."""
STATE_SHARE = 3
"""The state stands beside the words where it takes at most one part of so many."""
LEAST_WORDS = 150
STATE_AT = 2
"""The place in the line of the state: after the box and the words."""


class TaskRow(QWidget):
    """The signals carry the task's code, `tag_pressed` the key of a rule."""

    tick_asked = Signal(str)
    untick_asked = Signal(str)
    opened = Signal(str)
    tag_pressed = Signal(str)

    def __init__(self, view: TaskView, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._today = view, today
        title = view.task.title
        self.box = CheckBox(name=title)
        self._title = Label(title, TypeRole.BODY, wrap=True)
        self._second = ElidedLabel("", TypeRole.SMALL, Ink.MUTED)
        self._state = StateLabel(State.COMING, "")
        self._state.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.tag = LevelTag(states.Level.LAW)
        self.more_button = icon_button(Icon.EXPAND_MORE, _("Mere om »{task}«").format(task=title))
        self.detail: TaskDetail | None = None
        self._column, self._words, self._line = QVBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        self._is_narrow = False
        self._build()
        self._connect()
        self.show_view(view)

    @property
    def view(self) -> TaskView:
        """What is shown."""
        return self._view

    def show_view(self, view: TaskView) -> None:
        """Show how the task stands now."""
        self._view = view
        state = view.state
        self._title.set_ink(Ink.TEXT if state.is_asked or state.is_done else Ink.MUTED)
        self._second.setText(second_line(view, self._today))
        self._state.set_state(LOOKS[state], state_words(view))
        self.box.setChecked(state.is_done)
        self.box.setEnabled(state.is_asked or state.is_done)
        self.box.setAccessibleDescription(f"{state_words(view)}, {second_line(view, self._today)}")
        self.tag.setVisible(_is_law(view))
        if self.detail is not None:
            self.detail.show_view(view)

    def set_open(self, detail: TaskDetail | None) -> None:
        """Show the details below the row, or hide them again."""
        if self.detail is not None:
            self.detail.hide()
            self.detail.deleteLater()
        self.detail = detail
        if detail is not None:
            detail.show_view(self._view)
            self._column.insertWidget(1, detail)
        self.more_button.set_icon(Icon.EXPAND_MORE if detail is None else Icon.EXPAND_LESS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        wide = max(measures.scaled(BESIDE_FROM), self._state.sizeHint().width() * STATE_SHARE)
        is_narrow = width < wide
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._place_state()

    def minimumSizeHint(self) -> QSize:
        taken = self.box.sizeHint().width() + self.tag.sizeHint().width() * self.tag.isVisibleTo(self)
        buttons = self.more_button.sizeHint().width() + 3 * measures.GAP_12 + measures.CARD_MARGIN
        least = taken + buttons + measures.scaled(LEAST_WORDS)
        return QSize(least, super().minimumSizeHint().height())

    def _place_state(self) -> None:
        """Let the state stand at the right of the words, or below them where the row is narrow."""
        if self._is_narrow:
            self._line.removeWidget(self._state)
            self._words.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._words.removeWidget(self._state)
            self._line.insertWidget(STATE_AT, self._state)

    def _build(self) -> None:
        words = self._words
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._second)
        row = QWidget()
        line = self._line
        row.setLayout(line)
        line.setContentsMargins(measures.CARD_MARGIN, TOP, measures.GAP_12, TOP)
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self._state)
        line.addWidget(self.tag)
        line.addWidget(self.more_button)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(row)
        self._column.addWidget(RowLine())

    def _connect(self) -> None:
        self.box.clicked.connect(self._ticked)
        self.more_button.clicked.connect(lambda: self.opened.emit(self._view.task.code))
        self.tag.clicked.connect(lambda: self.tag_pressed.emit(_law_rule(self._view)))

    def _ticked(self) -> None:
        """Ask for what the box says; until it is done the box stays as it was."""
        code, is_done = self._view.task.code, self._view.state.is_done
        self.box.setChecked(is_done)
        (self.untick_asked if is_done else self.tick_asked).emit(code)


def _is_law(view: TaskView) -> bool:
    return any(each.level is Level.LAW for each in view.deadlines) and view.state is not TaskState.NOBODY


def _law_rule(view: TaskView) -> str:
    return next((each.row.rule.key for each in view.deadlines if each.level is Level.LAW), "")
