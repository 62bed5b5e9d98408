"""Painting entries of the calendar as small boxes of one line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from linkworker_desktop.services.calendar_views import CalendarEntry, EntryKind
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import paint_icon
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.pages.calendar.entry_look import EntryLook, look_of
from linkworker_desktop.ui.pages.calendar.entry_words import about_of, clock_of
from linkworker_desktop.ui.pages.calendar.one_line import fitted, write

PADDING = 5


class EntryPainter:
    """What every box of one paint needs, looked up once. The painter is antialiasing and belongs to the caller."""

    def __init__(self, painter: QPainter, widget: QWidget) -> None:
        self.painter, self.tokens = painter, tokens_of(widget)
        self.plain, self.bold = font(TypeRole.SMALL), font(TypeRole.SMALL_BOLD)
        self.metrics, self.bold_metrics = QFontMetrics(self.plain), QFontMetrics(self.bold)
        self.side = measures.scaled(measures.ICON_TAG)
        self.face, self.bold_face = self.plain.toString(), self.bold.toString()
        self._grounds: dict[EntryLook, tuple[QPen | Qt.PenStyle, QBrush]] = {}

    def paint(self, area: QRect, entry: CalendarEntry, *, is_chosen: bool = False) -> None:
        """Paint an entry into an area one line high; the chosen one gets the frame of the focus."""
        look = look_of(entry)
        self.paint_ground(area, look)
        room = self.paint_sign(area.adjusted(PADDING, 0, -PADDING, 0), look)
        clock = "" if entry.kind is EntryKind.DEADLINE else clock_of(entry)
        title = " ".join(part for part in (clock, entry.box_title) if part)
        self.paint_words(room, title, about_of(entry), self.color(look.ink), whole=bool(entry.short))
        if is_chosen:
            self.paint_frame(area)

    def paint_words(self, room: QRect, title: str, about: str, ink: QColor, *, whole: bool = False) -> None:
        """Write title and whom it is about on one line; both are cut before either is lost.

        A `whole` title of few words stands as it is, and the name has what is left.
        """
        self.painter.setFont(self.plain)
        self.painter.setPen(ink)
        line = fitted(title, about, room.width(), self.face, whole=whole)
        write(self.painter, room, line.title, self.face)
        if line.about:
            write(self.painter, room.adjusted(line.about_at, 0, 0, 0), line.about, self.face)

    def paint_frame(self, area: QRect) -> None:
        """Draw the two pixels of accent round the chosen entry."""
        self.painter.setPen(QPen(self.color(Ink.ACCENT), 2))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = measures.RADIUS_SMALL
        self.painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), corner, corner)

    def color(self, ink: Ink) -> QColor:
        """Return an ink in the widget's theme."""
        return ink.color(self.tokens)

    def color_of(self, token: str) -> QColor:
        """Return a token by its name in the widget's theme."""
        return QColor(str(getattr(self.tokens, token)))

    def paint_ground(self, area: QRect, look: EntryLook, *, gap: QColor | None = None) -> None:
        """Fill and frame a box; with `gap` what has no ground of its own hides what lies behind it."""
        if look.ground is None and gap is None:
            return
        pen, brush = self._ground(look)
        self.painter.setPen(pen)
        self.painter.setBrush(brush if look.ground is not None or gap is None else gap)
        inset = 0.5 if look.border else 0.0
        corner = measures.RADIUS_SMALL
        self.painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), corner, corner)

    def _ground(self, look: EntryLook) -> tuple[QPen | Qt.PenStyle, QBrush]:
        if look not in self._grounds:
            pen = QPen(self.color_of(look.border), 1) if look.border else Qt.PenStyle.NoPen
            brush = QBrush(self.color_of(look.ground)) if look.ground else QBrush()
            self._grounds[look] = (pen, brush)
        return self._grounds[look]

    def paint_sign(self, room: QRect, look: EntryLook) -> QRect:
        """Paint icon and § at the left of a line; return the room that is left."""
        if look.icon is not None:
            top = room.top() + (room.height() - self.side) / 2
            ink = self.color(look.icon_ink)
            paint_icon(self.painter, QPointF(room.left(), top), look.icon, ink, measures.ICON_TAG)
            room = room.adjusted(self.side + 4, 0, 0, 0)
        if look.sign:
            self.painter.setFont(self.bold)
            self.painter.setPen(self.color(Ink.LAW))
            write(self.painter, room, look.sign, self.bold_face)
            room = room.adjusted(self.bold_metrics.horizontalAdvance(look.sign) + 4, 0, 0, 0)
        return room
