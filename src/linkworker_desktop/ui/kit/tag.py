"""Small facts about a row: badge, level tag, and a state as icon and word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon, paint_icon
from linkworker_desktop.ui.kit.states import Level, State
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

PADDING = 6
GAP = 4
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Badge(QLabel):
    """A fact about a row on a tint without border; never clickable, never cut."""

    def __init__(
        self, text: str, state: State = State.WAITING, icon: Icon | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._state, self._icon = state, icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = 2 * PADDING + QFontMetrics(font(TypeRole.SMALL)).horizontalAdvance(self.text())
        if self._icon is not None:
            width += measures.scaled(measures.ICON_TAG) + GAP
        return QSize(width, measures.tag_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        quiet = self._state is State.WAITING
        ink = QColor(tokens.text) if quiet else self._state.ink.color(tokens)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._state.tint(tokens))
        painter.drawRoundedRect(QRectF(self.rect()), measures.RADIUS, measures.RADIUS)
        _paint_icon_and_word(painter, self.rect(), self._icon, self.text(), TypeRole.SMALL, ink)
        painter.end()


class LevelTag(Ringed, QToolButton):
    """»§ Lov«, »Lokalt«, »Råd« or »Mål« in an outline; a click asks why the date is what it is."""

    def __init__(self, level: Level, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = level
        self.setText(level.word)
        self.setAccessibleName(_("{level}: vis, hvorfor datoen er sådan").format(level=level.word))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def ring_radius(self) -> int:
        """Return the corner of tags."""
        return measures.RADIUS

    def sizeHint(self) -> QSize:
        width = 2 * PADDING + 2 + QFontMetrics(font(self._role())).horizontalAdvance(self.text())
        if self._icon() is not None:
            width += measures.scaled(measures.ICON_TAG) + GAP
        return QSize(width, measures.tag_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_level(painter, self.rect(), self._level, self)
        painter.end()

    def _role(self) -> TypeRole:
        return TypeRole.SMALL_BOLD if self._level is Level.LAW else TypeRole.SMALL

    def _icon(self) -> Icon | None:
        return Icon.LOCATION_CITY if self._level is Level.LOCAL else None


class StateLabel(QLabel):
    """A state as icon and word: »3 dage over«; the word is never cut and never stands without its icon."""

    def __init__(
        self,
        state: State,
        text: str,
        *,
        role: TypeRole | None = None,
        icon_after: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._state, self._given_role, self._icon_after = state, role, icon_after
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_state(self, state: State, text: str) -> None:
        """Show another state and word."""
        if (state, text) == (self._state, self.text()):
            return
        self._state = state
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(self._role()))
        side = measures.scaled(self._icon_size())
        width = side + GAP + 2 + metrics.horizontalAdvance(self.text())
        return QSize(width, max(side, measures.line_height(self._role())))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, side = self._state.ink.color(tokens_of(self)), measures.scaled(self._icon_size())
        top = (self.height() - side) / 2
        text_left = 0 if self._icon_after else side + GAP + 2
        text_width = QFontMetrics(font(self._role())).horizontalAdvance(self.text()) + 1
        icon_left = text_width + GAP if self._icon_after else 0
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            shift = self.width() - self.sizeHint().width()
            text_left, icon_left = text_left + shift, icon_left + shift
        paint_icon(painter, QPointF(icon_left, top), self._state.icon, ink, self._icon_size())
        painter.setFont(font(self._role()))
        painter.setPen(ink)
        painter.drawText(QRect(text_left, 0, text_width, self.height()), MIDDLE, self.text())
        painter.end()

    def _role(self) -> TypeRole:
        if self._given_role is not None:
            return self._given_role
        return TypeRole.BODY_BOLD if self._state.bold else TypeRole.BODY

    def _icon_size(self) -> int:
        return 16 if self._role() in {TypeRole.SMALL, TypeRole.SMALL_BOLD} else 18


def paint_level(painter: QPainter, room: QRect, level: Level, widget: QWidget) -> None:
    """Paint a level's outlined tag into a rectangle of its size, for delegates."""
    tokens = tokens_of(widget)
    law = level is Level.LAW
    ink = (Ink.LAW if law else Ink.MUTED).color(tokens)
    painter.setPen(QPen(QColor(ink if law else tokens.line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), measures.RADIUS, measures.RADIUS)
    icon = Icon.LOCATION_CITY if level is Level.LOCAL else None
    _paint_icon_and_word(painter, room, icon, level.word, TypeRole.SMALL_BOLD if law else TypeRole.SMALL, ink)


def _paint_icon_and_word(
    painter: QPainter, room: QRect, icon: Icon | None, word: str, role: TypeRole, ink: QColor
) -> None:
    side = measures.scaled(measures.ICON_TAG)
    width = QFontMetrics(font(role)).horizontalAdvance(word) + (side + GAP if icon is not None else 0)
    x = room.left() + round((room.width() - width) / 2)
    if icon is not None:
        top = room.top() + (room.height() - side) / 2
        paint_icon(painter, QPointF(x, top), icon, ink, measures.ICON_TAG)
        x += side + GAP
    painter.setFont(font(role))
    painter.setPen(ink)
    painter.drawText(QRect(x, room.top(), room.right() - x + 2, room.height()), MIDDLE, word)
