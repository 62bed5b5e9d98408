"""A card of the network map: an authority with its sector, for whom it is there, and its people."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsObject,
    QGraphicsSceneHoverEvent,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.icons import Icon, paint_icon
from linkworker_desktop.ui.pages.network.faces import CardFace
from linkworker_desktop.ui.pages.network.map_style import EDGE, LEFT, RIGHT, TOP, MapStyle

ELLIPSIS = Qt.TextElideMode.ElideRight


class CardItem(QGraphicsObject):
    """A card; it can be dragged. `opened` when it is pressed and let go in its place, `dropped` when it was moved."""

    opened = Signal(str)
    moved = Signal(str)
    dropped = Signal(str)

    def __init__(self, face: CardFace, style: MapStyle, width: float) -> None:
        super().__init__()
        self.face, self._style, self._width = face, style, width
        self._height = float(style.card_height(face.lines))
        self._has_cursor, self._is_hovered = False, False
        self._pressed_at: QPointF | None = None
        self._title, self._for_whom, self._more = "", "", ""
        self._people: tuple[str, ...] = ()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsMovable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemSendsGeometryChanges)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setAcceptHoverEvents(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._cut()

    @property
    def size(self) -> QRectF:
        """The card itself, without the ring round it."""
        return QRectF(0, 0, self._width, self._height)

    def dress(self, face: CardFace) -> None:
        """Show other words, e.g. those of another chosen member; the card keeps its size."""
        self.face = face
        self._cut()
        self.update()

    def set_cursor_here(self, *, here: bool) -> None:
        """Mark the card as the one of the keyboard, or not."""
        if here is not self._has_cursor:
            self._has_cursor = here
            self.update()

    def boundingRect(self) -> QRectF:
        return self.size

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self.size)
        return path

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        tokens, face, small = self._style.tokens, self.face, self._style.small_line
        sector = face.sector.ink.color(tokens)
        y, room = TOP, self._width - LEFT - RIGHT
        paint_icon(painter, QPointF(LEFT, y + (self._style.title_line - self._style.icon) / 2), face.sector.icon,
                   QColor(tokens.muted) if face.is_ended else sector, measures.ICON_SMALL)  # fmt: skip
        left = LEFT + self._style.icon + 6
        painter.setFont(self._style.title)
        painter.setPen(QColor(tokens.muted if face.is_ended else tokens.text))
        painter.drawText(
            QRectF(left, y, self._width - left - 4, self._style.title_line), _VCENTER, self._title
        )
        y += self._style.title_line
        painter.setFont(self._style.small)
        painter.setPen(QColor(tokens.muted) if face.is_ended else sector)
        painter.drawText(QRectF(LEFT, y, room, small), _VCENTER, self._for_whom)
        for line, name in zip(face.people, self._people, strict=True):
            y += small
            marked = line.is_marked or line.holds_relay
            painter.setFont(self._style.small_bold if line.is_marked else self._style.small)
            painter.setPen(QColor(tokens.text if marked and not face.is_ended else tokens.muted))
            painter.drawText(QRectF(LEFT, y, room, small), _VCENTER, name)
            if line.holds_relay:
                self._paint_relay(painter, name, y)
        if self._more:
            painter.setFont(self._style.small)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QRectF(LEFT, y + small, room, small), _VCENTER, self._more)

    def itemChange(self, change: QGraphicsItem.GraphicsItemChange, value: object) -> object:
        if change is QGraphicsItem.GraphicsItemChange.ItemPositionHasChanged:
            self.moved.emit(self.face.key)
        return super().itemChange(change, value)

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._is_hovered = True
        self.update()
        super().hoverEnterEvent(event)

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._is_hovered = False
        self.update()
        super().hoverLeaveEvent(event)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = self.pos()
            self.setZValue(self.zValue() + 1)
            event.accept()

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._pressed_at is None:
            return
        was_at, self._pressed_at = self._pressed_at, None
        self.setZValue(self.zValue() - 1)
        if (self.pos() - was_at).manhattanLength() > 4:
            self.dropped.emit(self.face.key)
        else:
            self.setPos(was_at)
            self.opened.emit(self.face.key)

    def _paint_ground(self, painter: QPainter) -> None:
        tokens, face = self._style.tokens, self.face
        corner = measures.RADIUS_LARGE - 2
        ground = tokens.accent_tint if self._has_cursor else tokens.sunken if face.is_ended else tokens.card
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self.size.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        if not face.is_ended:
            painter.save()
            painter.setClipRect(QRectF(0, 0, EDGE, self._height))
            painter.setBrush(face.sector.ink.color(tokens))
            painter.drawRoundedRect(self.size.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._border())
        inset = self._border().widthF() / 2
        painter.drawRoundedRect(self.size.adjusted(inset, inset, -inset, -inset), corner, corner)

    def _border(self) -> QPen:
        tokens = self._style.tokens
        if self._has_cursor:
            return QPen(QColor(tokens.accent), 3)
        if self.face.is_chosen:
            return QPen(QColor(tokens.accent), 2)
        if self.face.is_ended:
            return QPen(QColor(tokens.control), 1, Qt.PenStyle.DashLine)
        return QPen(QColor(tokens.control if self._is_hovered else tokens.line), 1)

    def _paint_relay(self, painter: QPainter, name: str, y: float) -> None:
        """Paint the relay's sign after the name of its holder."""
        metrics = QFontMetricsF(painter.font())
        side = measures.scaled(measures.ICON_TAG)
        x = LEFT + metrics.horizontalAdvance(name) + 5
        color = QColor(self._style.tokens.accent)
        paint_icon(
            painter,
            QPointF(x, y + (self._style.small_line - side) / 2),
            Icon.SYNC_ALT,
            color,
            measures.ICON_TAG,
        )

    def _cut(self) -> None:
        """Cut every text at the width of the card, once."""
        face, room = self.face, self._width - LEFT - RIGHT
        plain, bold = QFontMetricsF(self._style.small), QFontMetricsF(self._style.small_bold)
        title = QFontMetricsF(self._style.title)
        self._title = title.elidedText(face.name, ELLIPSIS, self._width - LEFT - self._style.icon - 10)
        self._for_whom = plain.elidedText(face.for_whom, ELLIPSIS, room)
        sign = measures.scaled(measures.ICON_TAG) + 5
        self._people = tuple(
            (bold if line.is_marked else plain).elidedText(
                line.name, ELLIPSIS, room - (sign if line.holds_relay else 0)
            )
            for line in face.people
        )
        self._more = _("+ {number} flere").format(number=face.more) if face.more else ""
        self.setToolTip(face.name if self._title != face.name else "")


_VCENTER = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
