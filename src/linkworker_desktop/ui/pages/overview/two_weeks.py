"""The strip »De næste to uger«: fourteen days, each a cell that says what there is and opens the calendar there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span, paint_spans
from linkworker_desktop.ui.kit.painting import fill
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

if TYPE_CHECKING:
    from linkworker_desktop.services.morning_views import DayAhead, DayThing

DAYS, WEEK = 14, 7
CELL_WIDTH = 74
"""Below this width at 100 % the fourteen days stand in two lines."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


class TwoWeeksCard(Card):
    """`day_wanted` carries a date."""

    day_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("De næste to uger"), parent=parent)
        self._weeks = Label("", TypeRole.SMALL, Ink.MUTED)
        self.head.add_right(self._weeks)
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.cells = [DayCell(self) for _day in range(DAYS)]
        for cell in self.cells:
            cell.clicked.connect(lambda _checked=False, at=cell: self.day_wanted.emit(at.day))
        self.add_row(holder)
        self._columns = 0
        self._arrange(DAYS)

    def show_days(self, days: Sequence[DayAhead], today: date) -> None:
        """Show the days after `today`."""
        first, last = days[0].day.isocalendar().week, days[-1].day.isocalendar().week
        self._weeks.setText(_("uge {first}–{last}").format(first=first, last=last))
        for cell, day in zip(self.cells, days, strict=True):
            cell.show_day(day, today)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= DAYS * measures.scaled(CELL_WIDTH)
        self._arrange(DAYS if fits else WEEK)

    def step(self, cell: QWidget, days: int) -> None:
        """Put the focus so many days later, where there is such a day."""
        place = next(place for place, each in enumerate(self.cells) if each is cell) + days
        if 0 <= place < DAYS:
            self.cells[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, cell in enumerate(self.cells):
            self._grid.addWidget(cell, place // columns, place % columns)
            cell.set_place(is_first=place % columns == 0, is_top=place < columns)
        for column in range(DAYS):
            self._grid.setColumnStretch(column, int(column < columns))


class DayCell(QAbstractButton):
    """One day: its name, its number, what there is; weekends and days off on a tint."""

    day: date

    def __init__(self, card: TwoWeeksCard) -> None:
        super().__init__()
        self._card = card
        self._lines: tuple[Span, Span, Span] = (Span(""), Span(""), Span(""))
        self._is_off, self._is_first, self._is_top = False, False, True
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_day(self, day: DayAhead, today: date) -> None:
        """Show a day."""
        self.day = day.day
        what, ink = _what(day)
        is_month = day.day.day == 1
        number = words.short_date(day.day, today) if is_month else str(day.day.day)
        self._lines = (
            Span(words.weekday(day.day)[:3], TypeRole.SMALL, Ink.MUTED),
            Span(number, TypeRole.CARD_TITLE),
            Span(what, TypeRole.SMALL, ink),
        )
        self._is_off = day.is_off
        self.setAccessibleName(_sentence(day))
        self.setToolTip(_sentence(day))
        self.update()

    def set_place(self, *, is_first: bool, is_top: bool) -> None:
        """Tell where the cell stands: no line before the first of a row, none above the top row."""
        self._is_first, self._is_top = is_first, is_top

    def sizeHint(self) -> QSize:
        small, title = measures.line_height(TypeRole.SMALL), measures.line_height(TypeRole.CARD_TITLE)
        return QSize(measures.scaled(CELL_WIDTH), 2 * small + title + 2 * measures.GAP_8)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = _STEPS.get(Qt.Key(event.key()))
        if days is None:
            super().keyPressEvent(event)
        else:
            self._card.step(self, days)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(0, 0, 0, -measures.GAP_4)
        if self._is_off or self.underMouse() or self.isDown():
            fill(painter, area, tokens.sunken)
        if not self._is_first:
            fill(painter, QRect(0, 0, 1, self.height()), tokens.line2)
        if not self._is_top:
            fill(painter, QRect(0, 0, self.width(), 1), tokens.line2)
        top = measures.GAP_8
        for span in self._lines:
            height = measures.line_height(span.role)
            room = QRect(measures.GAP_8 + 2, top, self.width() - measures.GAP_8 - 4, height)
            paint_spans(painter, room, (_fitting(span, room.width()),), self)
            top += height
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(2, 2, -2, -2), measures.RADIUS, measures.RADIUS
            )
        painter.end()


def _fitting(span: Span, width: int) -> Span:
    """Return a span whose words after the first are left out where they do not fit; the sentence has them all."""
    if QFontMetrics(font(span.role)).horizontalAdvance(span.text) <= width or " + " not in span.text:
        return span
    return Span(span.text.split(" + ", maxsplit=1)[0], span.role, span.ink)


def _what(day: DayAhead) -> tuple[str, Ink]:
    from linkworker_desktop.services.morning_views import DayThing

    if not day.things:
        return day.name, Ink.MUTED
    (thing, number), *rest = day.things
    said = _("Koord.møde") if thing is DayThing.COORDINATION else _thing_words(thing, number)
    if rest:
        said = _("{first} + {count}").format(first=said, count=sum(count for _thing, count in rest))
    if thing is DayThing.COORDINATION:
        return said, Ink.ACCENT
    return said, Ink.SOON if day.is_soon and thing is DayThing.DEADLINE else Ink.MUTED


def _sentence(day: DayAhead) -> str:
    parts = [words.date_title(day.day), day.name, *(_thing_words(*each) for each in day.things)]
    if not day.things:
        parts.append(_("intet"))
    return ", ".join(part for part in parts if part)


def _thing_words(thing: DayThing, number: int) -> str:
    from linkworker_desktop.services.morning_views import DayThing

    match thing:
        case DayThing.COORDINATION:
            return _("koordineringsmøde")
        case DayThing.DEADLINE:
            said = ngettext("{count} frist", "{count} frister", number)
        case DayThing.MEETING:
            said = ngettext("{count} møde", "{count} møder", number)
        case DayThing.APPOINTMENT:
            said = ngettext("{count} aftale", "{count} aftaler", number)
        case DayThing.TASK:
            said = ngettext("{count} opgave", "{count} opgaver", number)
    return said.format(count=number)
