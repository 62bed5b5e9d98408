"""The month view: six weeks on one painted sheet, with a cursor that goes from day to day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import CalendarDay, CalendarEntry
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.pages.calendar.drag import Drag
from linkworker_desktop.ui.pages.calendar.entry_words import day_sentence, sentence_of
from linkworker_desktop.ui.pages.calendar.month_layout import Measures, MonthLayout, shares
from linkworker_desktop.ui.pages.calendar.month_paint import MonthPainter, Sheet

_DAY = timedelta(days=1)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_PLENTY = 40
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Hit:
    """Something on the sheet that can be pointed at: an entry, or with None the line »+ n mere« of a day."""

    area: QRect
    day: date
    entry: CalendarEntry | None
    hidden: int = 0
    """How many entries wait behind »+ n mere«."""


class MonthView(QWidget):
    """Arrows move the cursor, Space chooses the next entry of the day, Enter opens it, Alt and arrows move it.

    What can be pointed at is kept as it was painted.
    """

    entry_opened = Signal(object, object)
    """CalendarEntry and the QRect it stands in."""
    day_opened = Signal(object)
    """The day whose hidden entries are wanted."""
    day_asked = Signal(object)
    """The When something new is wanted at."""
    entry_moved = Signal(object, object)
    """CalendarEntry and the When it is moved to."""
    move_refused = Signal(object)
    """CalendarEntry that cannot be moved."""
    left_at = Signal(object)
    """The cursor was moved to a day that is not shown."""
    turned = Signal(int)
    """Another page is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet(today=date.min, first=date.min, days=())
        self._by_day: dict[date, CalendarDay] = {}
        self._cursor = date.min
        self._chosen = ""
        self._hits: list[Hit] = []
        self._placed_in: MonthLayout | None = None
        self._drag = Drag()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Måned. Piletasterne går fra dag til dag."))

    @property
    def cursor_day(self) -> date:
        """The day the cursor is on."""
        return self._cursor

    @property
    def chosen(self) -> CalendarEntry | None:
        """The entry that is chosen on the cursor's day, None where there is none or »+ n mere« is chosen."""
        return next(
            (hit.entry for hit in self._of_day() if hit.entry and hit.entry.key == self._chosen), None
        )

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What could be pointed at when the sheet was last painted."""
        return tuple(self._hits)

    def show_days(self, days: Sequence[CalendarDay], today: date, month: int | None = None) -> None:
        """Show whole weeks, the first a Monday; days of other months than `month` are faint. The cursor stays."""
        self._sheet = Sheet(today=today, first=days[0].day, days=tuple(days), month=month)
        self._by_day = {each.day: each for each in days}
        if self._cursor not in self._by_day:
            self._cursor = today if today in self._by_day else days[0].day
        self._place_hits()
        self._keep_choice()
        self._say()
        self.update()

    def set_cursor(self, day: date) -> None:
        """Put the cursor on a day of the sheet and choose its first entry."""
        self._cursor = day
        self._chosen = ""
        self._keep_choice()
        self._say()
        self.update()

    def choose(self, key: str) -> None:
        """Choose an entry by its key, where it is shown."""
        hit = next((each for each in self._hits if each.entry and each.entry.key == key), None)
        if hit is not None:
            self._cursor, self._chosen = hit.day, key
            self._say()
            self.update()

    def area_of(self, key: str) -> QRect | None:
        """Return where an entry stands, None where it is hidden."""
        return next((each.area for each in self._hits if each.entry and each.entry.key == key), None)

    def places(self) -> int:
        """Return how many entries have room in a day's cell now."""
        return max(1, len(self.layout_now().entry_boxes(self._sheet.first, _PLENTY, has_name=False)))

    def layout_now(self) -> MonthLayout:
        """Return the grid as it lies in the widget now."""
        sizes = Measures(
            head=measures.line_height(TypeRole.SMALL_BOLD) + 17,
            weeks=measures.scaled(36),
            number=measures.line_height(TypeRole.SMALL_BOLD) + 10,
            name=measures.line_height(TypeRole.SMALL) + 2,
            entry=measures.line_height(TypeRole.SMALL) + 4,
        )
        return MonthLayout(self._sheet.first, self._sheet.rows, self.width(), self.height(), sizes)

    # -- Qt

    def sizeHint(self) -> QSize:
        return QSize(600, 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, measures.scaled(32) + self._sheet.rows * measures.scaled(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._placed_in != self.layout_now():
            self._place_hits()
        has_ring = self.hasFocus()
        painter = MonthPainter(self, self._sheet, self.layout_now())
        painter.paint_sheet()
        for hit in self._hits:
            is_chosen = has_ring and hit.day == self._cursor and _key(hit) == self._chosen
            if hit.entry is None:
                painter.paint_more(hit.area, hit.hidden, is_chosen=is_chosen)
            else:
                painter.entries.paint(hit.area, hit.entry, is_chosen=is_chosen)
        painter.paint_frames(self._cursor if has_ring else None, self._drag.target)
        painter.paint_carried(self._drag)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Escape and self._drag.entry is not None:
            self._drag = Drag()
            self.update()
        elif key in _STEPS and is_alt:
            self._move_chosen(_STEPS[Qt.Key(key)])
        elif key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Space:
            self._choose_next()
        elif key in _OPENS:
            self._open()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self._go(self._sheet.today)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        hit, day = self._hit_at(point), self.layout_now().day_at(point.x(), point.y())
        if day is None:
            return
        self._cursor, self._chosen = day, _key(hit) if hit is not None else ""
        if hit is not None and hit.entry is not None:
            self._drag = Drag.begun(hit.entry, hit.area, point)
        self._say()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._drag.entry is None:
            shape = Qt.CursorShape.PointingHandCursor if self._hit_at(point) else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        self._drag = self._drag.at(point, self.layout_now().day_at(point.x(), point.y()))
        if self._drag.is_refused:
            entry, self._drag = self._drag.entry, Drag()
            self.move_refused.emit(entry)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        drag, self._drag = self._drag, Drag()
        self.update()
        if drag.entry is not None and drag.is_moving:
            if drag.target is not None and drag.target != drag.entry.when.day:
                self.entry_moved.emit(drag.entry, When(drag.target, drag.entry.when.clock))
            return
        hit = self._hit_at(event.position().toPoint())
        if hit is not None and (hit.entry is None or hit.entry == drag.entry):
            self._open_hit(hit)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        day = self.layout_now().day_at(point.x(), point.y())
        if day is not None and self._hit_at(point) is None:
            self.day_asked.emit(When(day))

    # -- the cursor

    def _step(self, days: int) -> None:
        self._go(self._cursor + days * _DAY)

    def _go(self, day: date) -> None:
        if day in self._by_day:
            self.set_cursor(day)
        else:
            self.left_at.emit(day)

    def _choose_next(self) -> None:
        keys = [_key(hit) for hit in self._of_day()]
        if keys:
            place = keys.index(self._chosen) + 1 if self._chosen in keys else 0
            self._chosen = keys[place % len(keys)]
            self._say()
            self.update()

    def _open(self) -> None:
        hit = next((each for each in self._of_day() if _key(each) == self._chosen), None)
        if hit is None:
            self.day_asked.emit(When(self._cursor))
        else:
            self._open_hit(hit)

    def _open_hit(self, hit: Hit) -> None:
        if hit.entry is None:
            self.day_opened.emit(hit.day)
        else:
            self.entry_opened.emit(hit.entry, hit.area)

    def _move_chosen(self, days: int) -> None:
        entry = self.chosen
        if entry is None:
            return
        if not entry.is_movable:
            self.move_refused.emit(entry)
            return
        self.entry_moved.emit(entry, When(entry.when.day + days * _DAY, entry.when.clock))

    # -- what is where

    def _place_hits(self) -> None:
        """Find the place of every entry that has room; what has none waits behind »+ n mere«."""
        if not self._sheet.days:
            return
        grid = self._placed_in = self.layout_now()
        self._hits = []
        for day in self._sheet.days:
            boxes = grid.entry_boxes(day.day, day.total, has_name=bool(day.name))
            shown, hidden = shares(len(boxes), day.total)
            shown = min(shown, len(day.entries))
            self._hits += [
                Hit(box, day.day, entry)
                for box, entry in zip(boxes[:shown], day.entries[:shown], strict=True)
            ]
            if hidden and len(boxes) > shown:
                self._hits.append(Hit(boxes[shown], day.day, None, day.total - shown))

    def _of_day(self) -> list[Hit]:
        return [hit for hit in self._hits if hit.day == self._cursor]

    def _hit_at(self, point: QPoint) -> Hit | None:
        return next((hit for hit in self._hits if hit.area.contains(point)), None)

    def _keep_choice(self) -> None:
        keys = [_key(hit) for hit in self._of_day()]
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else ""

    def _say(self) -> None:
        """Tell a screen reader where the cursor is and what is chosen there."""
        day = self._by_day.get(self._cursor)
        if day is None:
            return
        said = day_sentence(day.day, day.name, day.entries, day.total)
        chosen = self.chosen
        if chosen is not None and day.total > 1:
            said = f"{said}. {_('Valgt: {entry}').format(entry=sentence_of(chosen))}"
        self.setAccessibleDescription(said)


def _key(hit: Hit) -> str:
    return hit.entry.key if hit.entry is not None else f"more:{hit.day.isoformat()}"
