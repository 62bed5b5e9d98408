"""The quiet list of reminders: each can be done, put off or opened where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import EntryKind
from linkworker_desktop.services.reminder_views import Reminder, SnoozeChoice
from linkworker_desktop.ui.day_words import moment_words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import (
    Button,
    icon_button,
    record_button,
    small_button,
    small_link_button,
)
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.mixed_text import MixedText, Span
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import StateLabel
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.words import in_row

WIDTH = 460
MOST_HEIGHT = 440


class ReminderPanel(Card):
    """Stands over the foot of the window without asking for anything; Esc or the cross puts it away."""

    done_wanted = Signal(object)
    snooze_wanted = Signal(object, object)
    """Reminder and the `SnoozeChoice`."""
    open_wanted = Signal(object)
    seen_wanted = Signal(object)
    """All reminders of the list were read."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Påmindelser"), parent=parent)
        self._shown: tuple[Reminder, ...] = ()
        self.rows: list[ReminderRow] = []
        self.seen_link = small_link_button(_("Alt er læst"))
        self.close_button = icon_button(Icon.CLOSE, _("Luk påmindelserne"))
        self._area = QScrollArea()
        self._build()
        self.seen_link.clicked.connect(lambda: self.seen_wanted.emit(self._shown))
        self.close_button.clicked.connect(self.put_away)
        self.hide()

    @property
    def shown(self) -> tuple[Reminder, ...]:
        """What the list holds."""
        return self._shown

    def show_reminders(
        self, title: str, reminders: Sequence[Reminder], today: date, choices: Sequence[SnoozeChoice]
    ) -> None:
        """Show these; the rows are made anew only when something is another."""
        self.head.set_title(title)
        self.head.set_count(str(len(reminders)))
        self.setAccessibleName(title)
        shown = tuple(reminders)
        if shown == self._shown:
            return
        self._shown = shown
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = [ReminderRow(each, today, choices) for each in shown]
        for row in self.rows:
            row.done_wanted.connect(self.done_wanted)
            row.snooze_wanted.connect(self.snooze_wanted)
            row.open_wanted.connect(self.open_wanted)
            column.addWidget(row)
        column.addStretch(1)
        self._area.setWidget(holder)

    def place(self, foot: QPoint) -> None:
        """Stand with the lower left corner at a point of the parent, as high as the rows need."""
        rows = sum(row.sizeHint().height() for row in self.rows)
        height = min(measures.card_head_height() + rows + 4, measures.scaled(MOST_HEIGHT), foot.y() - 8)
        self.setGeometry(foot.x(), foot.y() - height, measures.scaled(WIDTH), height)

    def put_away(self) -> None:
        """Hide the list; the bell shows it again."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens_of(self).control), 1))
        corner = measures.RADIUS_LARGE
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), corner, corner)
        painter.end()

    def _build(self) -> None:
        self.head.add_right(self.seen_link)
        self.head.add_right(self.close_button)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add_row(self._area, stretch=1)


class ReminderRow(QWidget):
    """What it is and how it stands, and under it the three things to do."""

    done_wanted = Signal(object)
    snooze_wanted = Signal(object, object)
    open_wanted = Signal(object)

    def __init__(
        self,
        reminder: Reminder,
        today: date,
        choices: Sequence[SnoozeChoice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reminder, self._choices = reminder, tuple(choices)
        self.done_button = record_button(_done_words(reminder))
        self.snooze_button = small_button(_("Udsæt"), Icon.SCHEDULE)
        self.open_button = small_button(_("Åbn"))
        self._build(today)
        self._connect()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(WIDTH), super().sizeHint().height())

    def menu(self) -> QMenu:
        """Return the times it can be put off to."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in self._choices:
            action = menu.addAction(choice.label)
            action.triggered.connect(partial(self._snooze, choice))
        return menu

    def _build(self, today: date) -> None:
        entry = self._reminder.entry
        state = State.OVER if self._reminder.is_late else State.SOON
        words = entry.words if self._reminder.is_late and entry.words else _when(self._reminder, today)
        title = [Span(entry.title, TypeRole.BODY_BOLD)]
        if entry.about:
            title.append(Span(f" · {in_row(entry.about)}", ink=Ink.MUTED))
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_8)
        for button in self._buttons():
            button.setAccessibleName(f"{button.text()}: {entry.title}")
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(measures.CARD_MARGIN, measures.GAP_8, measures.CARD_MARGIN, measures.GAP_8)
        column.setSpacing(measures.GAP_4)
        column.addWidget(StateLabel(state, words))
        column.addWidget(MixedText(title))
        column.addLayout(buttons)

    def _buttons(self) -> tuple[Button, ...]:
        deadline = self._reminder.entry.deadline
        if deadline is not None and deadline.needs_page:
            return (self.snooze_button, self.open_button)
        return (self.done_button, self.snooze_button, self.open_button)

    def _connect(self) -> None:
        self.done_button.clicked.connect(lambda: self.done_wanted.emit(self._reminder))
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self._reminder))
        self.snooze_button.clicked.connect(self._ask_how_long)

    def _ask_how_long(self) -> None:
        self.menu().popup(self.snooze_button.mapToGlobal(QPoint(0, self.snooze_button.height() + 2)))

    def _snooze(self, choice: SnoozeChoice, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.snooze_wanted.emit(self._reminder, choice)


def _done_words(reminder: Reminder) -> str:
    deadline = reminder.entry.deadline
    if deadline is not None:
        return deadline.record_words
    return _("Holdt") if reminder.entry.kind is EntryKind.MEETING else _("Udført")


def _when(reminder: Reminder, today: date) -> str:
    when = reminder.entry.when
    if when.clock is None:
        return reminder.entry.words or moment_words(reminder.at, today)
    return moment_words(when.moment, today)
