"""The card »Over tiden«: law first, then the oldest; one click records that it happened today."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import CalendarEntry
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, record_button, small_button, small_link_button
from linkworker_desktop.ui.kit.card import Card, Row
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import LevelTag, StateLabel
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.overview.about_row import AboutRow
from linkworker_desktop.ui.pages.overview.keyed_rows import KeyedRows
from linkworker_desktop.ui.rule_words import LEVELS

MOST = 6
TIME_WIDTH, TAG_WIDTH, BUTTON_WIDTH = 108, 68, 104


class LateCard(Card):
    """The signals carry an entry: to record it, to open what it is about, or why it is late."""

    recorded = Signal(object)
    opened = Signal(object)
    reason_wanted = Signal(object)
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Over tiden"), parent=parent)
        self._keyed: KeyedRows[str, LateRow] = KeyedRows(self)
        self._law = Label(_("Lovkrav øverst"), TypeRole.SMALL, Ink.MUTED)
        self.all_link = small_link_button(_("Vis alle"))
        self.all_link.clicked.connect(self.all_wanted)
        self.head.add_right(self._law)
        self.head.add_right(self.all_link)

    @property
    def rows(self) -> list[LateRow]:
        """The rows from the top."""
        return self._keyed.rows

    def show_entries(self, entries: Sequence[CalendarEntry]) -> None:
        """Show the first of what is late; what was there before stays the same widget."""
        shown = entries[:MOST]
        self.head.set_count(str(len(entries)))
        self.all_link.setVisible(len(entries) > MOST)
        self.all_link.setAccessibleName(_("Vis alle {count} over tiden").format(count=len(entries)))
        by_key = {each.key: each for each in shown}
        self._keyed.put(list(by_key), lambda key: self._row(by_key[key]))
        for row, entry in zip(self.rows, shown, strict=True):
            row.show_entry(entry)
        widest = max((row.button.sizeHint().width() for row in self.rows), default=0)
        for row in self.rows:
            row.button_place.setMinimumWidth(widest)

    def _row(self, entry: CalendarEntry) -> LateRow:
        row = LateRow(entry)
        row.recorded.connect(self.recorded)
        row.opened.connect(self.opened)
        row.reason_wanted.connect(self.reason_wanted)
        return row


class LateRow(Row):
    """How late, what and about whom, how binding it is, and the button that says it happened."""

    recorded = Signal(object)
    opened = Signal(object)
    reason_wanted = Signal(object)

    def __init__(self, entry: CalendarEntry) -> None:
        super().__init__()
        self._entry = entry
        self._time = StateLabel(State.OVER, entry.words)
        self._time.setMinimumWidth(measures.scaled(TIME_WIDTH))
        self.opener = AboutRow(flush=True)
        self.tag = _tag(entry)
        self.button = _record(entry)
        self.line.addWidget(self._time)
        self.line.addWidget(self.opener, 1)
        self.line.addWidget(_held(self.tag, TAG_WIDTH, Qt.AlignmentFlag.AlignLeft))
        self.button_place = _held(self.button, BUTTON_WIDTH, Qt.AlignmentFlag.AlignRight)
        self.line.addWidget(self.button_place)
        self.opener.clicked.connect(lambda: self.opened.emit(self._entry))
        self.button.clicked.connect(self._act)
        if self.tag is not None:
            self.tag.clicked.connect(lambda: self.reason_wanted.emit(self._entry))

    def show_entry(self, entry: CalendarEntry) -> None:
        """Show an entry as it stands now."""
        self._entry = entry
        self._time.set_state(State.OVER, entry.words)
        about = words.in_row(entry.about)
        rest = f" · {about}" if about else ""
        self.opener.set_words((Span(entry.title, TypeRole.BODY_BOLD), Span(rest, ink=Ink.MUTED)))
        said = ", ".join(part for part in (entry.title, about) if part)
        self.opener.setAccessibleName(f"{said}, {entry.words}")
        self.opener.setToolTip(said)
        self.button.setAccessibleName(f"{self.button.text()}: {said}")

    def _act(self) -> None:
        (self.opened if _needs_page(self._entry) else self.recorded).emit(self._entry)


def _tag(entry: CalendarEntry) -> LevelTag | None:
    look = LEVELS.get(entry.level) if entry.level is not None else None
    return LevelTag(look) if look is not None else None


def _record(entry: CalendarEntry) -> Button:
    if _needs_page(entry):
        return small_button(_("Åbn familien"), Icon.CHEVRON_RIGHT)
    return record_button(entry.deadline.record_words if entry.deadline is not None else _("Udført i dag"))


def _needs_page(entry: CalendarEntry) -> bool:
    return entry.deadline is not None and entry.deadline.needs_page


def _held(widget: QWidget | None, width: int, side: Qt.AlignmentFlag) -> QWidget:
    """Return a widget at one side of a column at least `width` wide, so that the rows stand in columns."""
    holder = QWidget()
    holder.setMinimumWidth(measures.scaled(width))
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    if widget is not None:
        line.addWidget(widget, 0, side | Qt.AlignmentFlag.AlignVCenter)
    return holder
