"""The household in the middle of the network map: its members as discs, and the chosen one in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsObject,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.network import NetworkMember
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.age_disc import paint_age_disc
from linkworker_desktop.ui.pages.network.faces import member_words
from linkworker_desktop.ui.pages.network.geometry import Box, Size
from linkworker_desktop.ui.pages.network.household import Seats, seats
from linkworker_desktop.ui.pages.network.map_style import MapStyle

_MIDDLE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class HouseholdItem(QGraphicsObject):
    """The box with the family; a click on a member asks for that member's network. The pill is a second item."""

    member_pressed = Signal(object)
    """PersonId."""

    def __init__(
        self,
        title: str,
        members: Sequence[NetworkMember],
        chosen: PersonId | None,
        box: Box,
        style: MapStyle,
    ) -> None:
        super().__init__()
        self._title, self._style, self._box = title, style, box
        self._members = {member.id: member for member in members}
        self.pill_size = Size(style.household.corridor - 40, style.title_line + style.small_line + 16)
        self.seats: Seats = seats([each.id for each in members], chosen, box, style.household, self.pill_size)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def boundingRect(self) -> QRectF:
        return QRectF(self._box.x, self._box.y, self._box.width, self._box.height)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        tokens, style = self._style.tokens, self._style
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.card))
        painter.setPen(QPen(QColor(tokens.control), 1))
        corner = measures.RADIUS_LARGE
        painter.drawRoundedRect(self.boundingRect().adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        margin = style.household.margin
        room = self._box.width / 2 - margin if self.seats.chosen else self._box.width - 2 * margin
        painter.setFont(style.household_title)
        painter.setPen(QColor(tokens.text))
        title = QFontMetricsF(style.household_title).elidedText(
            self._title, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(
            QRectF(self._box.x + margin, self._box.y + margin - 4, room, style.household.title), _LEFT, title
        )
        for member, seat in self.seats.members.items():
            self._paint_member(painter, self._members[PersonId(member)], seat)  # type: ignore[arg-type]

    def _paint_member(self, painter: QPainter, member: NetworkMember, seat: Box) -> None:
        style, tokens = self._style, self._style.tokens
        side = style.household.disc
        middle = seat.middle.y
        paint_age_disc(painter, QRectF(seat.x, middle - side / 2, side, side), member.age, tokens)
        left = seat.x + side + 10
        room = seat.right - left
        relation = words.relation_word(member.relation)
        height = style.title_line + (style.small_line if relation else 0)
        top = middle - height / 2
        painter.setFont(style.member)
        painter.setPen(QColor(tokens.text))
        name = QFontMetricsF(style.member).elidedText(
            words.in_row(member.name), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(QRectF(left, top, room, style.title_line), _LEFT, name)
        if relation:
            painter.setFont(style.small)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QRectF(left, top + style.title_line, room, style.small_line), _LEFT, relation)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            point = event.pos()
            for member, seat in self.seats.members.items():
                if QRectF(seat.x, seat.y, seat.width, seat.height).contains(point):
                    self.member_pressed.emit(member)
                    break
            event.accept()


class PillItem(QGraphicsItem):
    """The chosen member in the middle of the household, above the lines that lead to it."""

    def __init__(self, member: NetworkMember, box: Box, style: MapStyle) -> None:
        super().__init__()
        self._member, self._box, self._style = member, box, style
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def boundingRect(self) -> QRectF:
        return QRectF(self._box.x, self._box.y, self._box.width, self._box.height)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        style, tokens, area = self._style, self._style.tokens, self.boundingRect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(area, measures.RADIUS, measures.RADIUS)
        painter.setPen(QColor(tokens.on_accent))
        said = member_words(self._member)
        room = area.width() - 12
        height = style.title_line + (style.small_line if said else 0)
        line = QRectF(area.left() + 6, area.center().y() - height / 2, room, style.title_line)
        painter.setFont(style.household_title)
        metrics = QFontMetricsF(style.household_title)
        name = metrics.elidedText(words.in_row(self._member.name), Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, _MIDDLE, name)
        if said:
            painter.setFont(style.small)
            below = QRectF(line.left(), line.bottom(), room, style.small_line)
            cut = QFontMetricsF(style.small).elidedText(said, Qt.TextElideMode.ElideRight, room)
            painter.drawText(below, _MIDDLE, cut)
