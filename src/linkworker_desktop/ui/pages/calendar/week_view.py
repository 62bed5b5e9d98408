"""The week with its hours: what lasts all day above, the hours below, and one cursor for both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import CalendarEntry
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.tokens import tokens_of
from linkworker_desktop.ui.pages.calendar.entry_words import day_sentence, sentence_of
from linkworker_desktop.ui.pages.calendar.week_layout import (
    FIRST_HOUR,
    STEP,
    all_day,
    has_hours,
    moved,
    slots,
)
from linkworker_desktop.ui.pages.calendar.week_sheets import AllDaySheet, HourSheet, Week

_DAYS = 7
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPWARDS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WeekView(QFrame):
    """Left and right go from day to day, up and down through its entries, Enter opens, Alt and arrows move.

    Moving up and down goes in quarters of an hour. The signals are those of the month view.
    """

    entry_opened = Signal(object, object)
    day_opened = Signal(object)
    day_asked = Signal(object)
    entry_moved = Signal(object, object)
    move_refused = Signal(object)
    left_at = Signal(object)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week = Week(date.min, datetime.min, ())  # noqa: DTZ901 - shown before anything is read
        self._cursor, self._chosen = date.min, ""
        self._is_scrolled = False
        self.top = AllDaySheet()
        self.hours = HourSheet()
        self._scroll = QScrollArea()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Uge. Venstre og højre går fra dag til dag, op og ned gennem dagen."))
        self._build()
        self._connect()

    @property
    def cursor_day(self) -> date:
        """The day the cursor is on."""
        return self._cursor

    @property
    def chosen(self) -> CalendarEntry | None:
        """The entry that is chosen."""
        return next((each for each in self._of_day(self._cursor) if each.key == self._chosen), None)

    def show_week(
        self, first: date, entries: Sequence[CalendarEntry], names: Mapping[date, str], now: datetime
    ) -> None:
        """Show the seven days from a Monday on. The cursor stays where it can."""
        self._week = Week(first, now, tuple(entries), names)
        days = [first + timedelta(days=number) for number in range(_DAYS)]
        if self._cursor not in days:
            self._cursor = now.date() if now.date() in days else first
        self._show()

    def set_now(self, now: datetime) -> None:
        """Move the line of the time that it is now."""
        self.hours.set_now(now)

    def set_cursor(self, day: date) -> None:
        """Put the cursor on a day of the week."""
        self._cursor, self._chosen = day, ""
        self._show()

    def choose(self, key: str) -> None:
        """Choose an entry by its key, where it is shown."""
        entry = next((each for each in self._week.entries if each.key == key), None)
        if entry is not None:
            self._cursor, self._chosen = entry.when.day, key
            self._show()

    def area_of(self, key: str) -> QRect | None:
        """Return where an entry stands in this view, None where it is not shown."""
        for sheet in (self.top, self.hours):
            area = sheet.area_of(key)
            if area is not None:
                return QRect(sheet.mapTo(self, area.topLeft()), area.size())
        return None

    # -- Qt

    def sizeHint(self) -> QSize:
        return QSize(600, 560)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_scrolled:
            self._is_scrolled = True
            self._scroll.verticalScrollBar().setValue(FIRST_HOUR * self.hours.hour_height() - measures.GAP_12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.card))
        for edge in (
            QRect(0, 8, 1, self.height()),
            QRect(self.width() - 1, 8, 1, self.height()),
            QRect(0, self.height() - 1, self.width(), 1),
        ):
            painter.fillRect(edge, QColor(tokens.line))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in _SIDEWAYS and is_alt:
            self._move_chosen(_SIDEWAYS[key], 0)
        elif key in _UPWARDS and is_alt:
            self._move_chosen(0, _UPWARDS[key] * STEP)
        elif key in _SIDEWAYS:
            self._go(self._cursor + timedelta(days=_SIDEWAYS[key]))
        elif key in _UPWARDS:
            self._choose_next(_UPWARDS[key])
        elif key in _OPENS:
            self._open()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self._go(self._week.now.date())
        elif key == Qt.Key.Key_Escape and self.hours.is_carrying:
            self.hours.give_up()
        else:
            super().keyPressEvent(event)

    # -- building

    def _build(self) -> None:
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setWidget(self.hours)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self._scroll, 1)
        self.setMinimumHeight(measures.scaled(320))

    def _connect(self) -> None:
        for sheet in (self.top, self.hours):
            sheet.pressed.connect(self._take)
            sheet.opened.connect(lambda entry, area, at=sheet: self._open_at(entry, area, at))
            sheet.asked.connect(self.day_asked)
            sheet.dropped.connect(self.entry_moved)
            sheet.refused.connect(self.move_refused)
        self.top.day_opened.connect(self.day_opened)

    def _show(self) -> None:
        self._keep_choice()
        has_focus = self.hasFocus()
        chosen = self._chosen if has_focus else ""
        self.top.show_week(self._week, self._cursor if has_focus else None, chosen)
        self.hours.show_week(self._week, chosen)
        entries = self._of_day(self._cursor)
        said = day_sentence(self._cursor, self._week.names.get(self._cursor, ""), entries, len(entries))
        picked = self.chosen
        if picked is not None and len(entries) > 1:
            said = f"{said}. {_('Valgt: {entry}').format(entry=sentence_of(picked))}"
        self.setAccessibleDescription(said)

    # -- the cursor

    def _of_day(self, day: date) -> tuple[CalendarEntry, ...]:
        timed = [
            slot.entry for slot in slots(self._week.entries, self._week.first) if slot.entry.when.day == day
        ]
        return (*all_day(self._week.entries, day), *timed)

    def _keep_choice(self) -> None:
        keys = [each.key for each in self._of_day(self._cursor)]
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else ""

    def _go(self, day: date) -> None:
        if self._week.first <= day < self._week.first + timedelta(days=_DAYS):
            self.set_cursor(day)
            self._bring_into_sight()
        else:
            self.left_at.emit(day)

    def _choose_next(self, step: int) -> None:
        keys = [each.key for each in self._of_day(self._cursor)]
        if not keys:
            return
        place = keys.index(self._chosen) + step
        self._chosen = keys[min(max(place, 0), len(keys) - 1)]
        self._show()
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        entry = self.chosen
        area = self.hours.area_of(entry.key) if entry is not None and has_hours(entry) else None
        if area is not None:
            self._scroll.ensureVisible(0, area.center().y(), 0, area.height())

    def _open(self) -> None:
        entry = self.chosen
        area = self.area_of(entry.key) if entry is not None else None
        if entry is None or area is None:
            self.day_asked.emit(When(self._cursor))
        else:
            self.entry_opened.emit(entry, area)

    def _open_at(self, entry: CalendarEntry, area: QRect, sheet: QWidget) -> None:
        self.entry_opened.emit(entry, QRect(sheet.mapTo(self, QPoint(area.topLeft())), area.size()))

    def _take(self, day: date, key: str) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._cursor, self._chosen = day, key
        self._show()

    def _move_chosen(self, days: int, minutes: int) -> None:
        entry = self.chosen
        if entry is None:
            return
        if not entry.is_movable:
            self.move_refused.emit(entry)
            return
        there = moved(entry.when, days, minutes)
        if there != entry.when:
            self.entry_moved.emit(entry, there)
