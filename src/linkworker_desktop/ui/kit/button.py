"""Buttons: primary, secondary, small and text, and the small record button with a tick."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.tokens import Tokens, tokens_of

if TYPE_CHECKING:  # the buttons before unlocking have no icons
    from linkworker_desktop.ui.kit.icons import Icon


class ButtonKind(Enum):
    """How loud a button is; a page has at most one primary one."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    SMALL = "small"
    TEXT = "text"
    TEXT_SMALL = "text_small"


TEXT_KINDS = {ButtonKind.TEXT, ButtonKind.TEXT_SMALL}
ROLES = {
    ButtonKind.PRIMARY: TypeRole.BODY_BOLD,
    ButtonKind.SECONDARY: TypeRole.BODY_BOLD,
    ButtonKind.SMALL: TypeRole.SMALL_BUTTON,
    ButtonKind.TEXT: TypeRole.BODY_BOLD,
    ButtonKind.TEXT_SMALL: TypeRole.SMALL_BOLD,
}


class Button(Ringed, Restyled, QPushButton):
    """A push button painted from the tokens; the word is never cut.

    An icon without a word needs an accessible name: give it as `name`.
    """

    def __init__(
        self,
        text: str = "",
        kind: ButtonKind = ButtonKind.SECONDARY,
        icon: Icon | None = None,
        *,
        name: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)  # with a text, PySide would make the 151 names of QIcon.ThemeIcon
        self.setText(text)
        self._kind, self._icon, self._large = kind, icon, large
        self.setFont(font(self._role()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        if kind in TEXT_KINDS:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def kind(self) -> ButtonKind:
        """How loud the button is."""
        return self._kind

    def ring_radius(self) -> int:
        """Return the corner: 8, or 6 for small buttons."""
        return (
            measures.RADIUS_LARGE
            if self._kind in {ButtonKind.PRIMARY, ButtonKind.SECONDARY}
            else measures.RADIUS
        )

    def restyle(self) -> None:
        """Take on the text size of the moment."""
        self.setFont(font(self._role()))
        self.updateGeometry()

    def set_kind(self, kind: ButtonKind) -> None:
        """Make the button louder or quieter, e.g. when another step becomes the next one."""
        self._kind = kind
        self.setFont(font(self._role()))
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: Icon | None) -> None:
        """Show another icon, or none, before the word."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._kind in TEXT_KINDS:
            height = measures.line_height(self._role()) + 4
        elif self._kind is ButtonKind.SMALL:
            height = measures.small_control_height()
        else:
            height = measures.large_control_height() if self._large else measures.control_height()
        if not self.text():
            return QSize(height, height)
        return QSize(self._content_width() + 2 * self._padding(), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self)
        self._paint_ground(painter, tokens)
        self._paint_content(painter, self._ink(tokens))
        painter.end()

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        if self._kind in TEXT_KINDS:
            return
        fill, border = self._ground(tokens)
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(border), 1))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.ring_radius(), self.ring_radius()
        )

    def _ground(self, tokens: Tokens) -> tuple[str, str]:
        active = self.underMouse() or self.isDown()
        if not self.isEnabled():
            return tokens.sunken, tokens.line
        if self._kind is ButtonKind.PRIMARY:
            color = tokens.accent_hover if active else tokens.accent
            return color, color
        if self.isDown() or self.isChecked():
            return tokens.line2, tokens.control
        return (tokens.sunken if active else tokens.card), tokens.control

    def _ink(self, tokens: Tokens) -> QColor:
        if not self.isEnabled():
            return QColor(tokens.muted)
        if self._kind is ButtonKind.PRIMARY:
            return QColor(tokens.on_accent)
        if self._kind in TEXT_KINDS:
            return QColor(tokens.accent_hover if self.underMouse() else tokens.accent)
        return QColor(tokens.text)

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        x = (self.width() - self._content_width()) / 2
        if self._icon is not None:
            from linkworker_desktop.ui.kit.icons import paint_icon

            side = measures.scaled(self._icon_size())
            paint_icon(painter, QPointF(x, (self.height() - side) / 2), self._icon, ink, self._icon_size())
            x += side + self._icon_gap()
        painter.setPen(ink)
        painter.setFont(self.font())
        room = QRect(round(x), 0, self.width() - round(x), self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(room, flags, self.text())

    def _role(self) -> TypeRole:
        return TypeRole.CARD_TITLE if self._large else ROLES[self._kind]

    def _content_width(self) -> int:
        width = (
            QFontMetrics(self.font()).size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
            if self.text()
            else 0
        )
        if self._icon is not None:
            width += measures.scaled(self._icon_size()) + (self._icon_gap() if self.text() else 0)
        return width

    def _icon_size(self) -> int:
        return (
            measures.ICON_SMALL if self._kind in {ButtonKind.SMALL, ButtonKind.TEXT_SMALL} else measures.ICON
        )

    def _icon_gap(self) -> int:
        return 6 if self._kind in {ButtonKind.SMALL, ButtonKind.TEXT_SMALL} else 8

    def _padding(self) -> int:
        return {ButtonKind.SMALL: 11, ButtonKind.TEXT: 4, ButtonKind.TEXT_SMALL: 0}.get(self._kind, 15)


def primary_button(text: str, icon: Icon | None = None, parent: QWidget | None = None) -> Button:
    """Return the one button that is the page's next step."""
    return Button(text, ButtonKind.PRIMARY, icon, parent=parent)


def secondary_button(text: str, icon: Icon | None = None, parent: QWidget | None = None) -> Button:
    """Return an ordinary button."""
    return Button(text, ButtonKind.SECONDARY, icon, parent=parent)


def small_button(text: str, icon: Icon | None = None, parent: QWidget | None = None) -> Button:
    """Return a button 28 high, for rows and banners."""
    return Button(text, ButtonKind.SMALL, icon, parent=parent)


def record_button(text: str, parent: QWidget | None = None) -> Button:
    """Return the small button with a tick that says what becomes true: »Holdt i dag«."""
    from linkworker_desktop.ui.kit.icons import Icon

    return Button(text, ButtonKind.SMALL, Icon.CHECK, parent=parent)


def link_button(text: str, parent: QWidget | None = None) -> Button:
    """Return a bold accent text that goes somewhere, in body size."""
    return Button(text, ButtonKind.TEXT, parent=parent)


def small_link_button(text: str, parent: QWidget | None = None) -> Button:
    """Return a bold accent text that goes somewhere, in the size of a card's remark."""
    return Button(text, ButtonKind.TEXT_SMALL, parent=parent)


def icon_button(icon: Icon, name: str, parent: QWidget | None = None) -> Button:
    """Return a small square button with an icon alone; `name` is its accessible name and its tooltip."""
    return Button("", ButtonKind.SMALL, icon, name=name, parent=parent)
