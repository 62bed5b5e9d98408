"""A small button that opens a list to tick in: families, units, who is responsible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.glyphs import Glyph, paint_glyph
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.pages.calendar.pick_popup import Option, PickPopup

PADDING = 10
_LONGEST = 160


class PickButton(Ringed, Restyled, QToolButton):
    """Says »Alle familier«, or what is ticked; `picked` carries the frozenset of the values.

    `name` is said of it to a screen reader, `clear` stands on the link that takes all ticks away.
    """

    picked = Signal(object)

    def __init__(
        self, everything: str, *, name: str = "", clear: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._everything, self._name, self._clear = everything, name, clear
        self._options: tuple[Option, ...] = ()
        self._chosen: frozenset[Any] = frozenset()
        self._popup: PickPopup | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleDescription(_("Åbner en liste at vælge i"))
        self.clicked.connect(self.open_list)
        self._say()

    @property
    def popup(self) -> PickPopup | None:
        """The open list."""
        return self._popup

    def set_options(self, options: Sequence[Option], chosen: frozenset[Any]) -> None:
        """Offer other values; what is ticked and no longer there is forgotten."""
        self._options = tuple(options)
        self._chosen = chosen & {value for _label, value in self._options}
        self._say()

    def open_list(self) -> None:
        """Show the list under the button."""
        if self._popup is not None:
            self._popup.leave()
            return
        window = self.window()
        popup = PickPopup(
            self._name or self._everything, self._options, self._chosen, window, clear=self._clear
        )
        popup.ticked.connect(self._take)
        popup.closed.connect(self._forget)
        self._popup = popup
        popup.move(self._place_of(popup, window))
        popup.show()
        popup.raise_()
        popup.start()

    def ring_radius(self) -> int:
        """Return the corner of chips."""
        return measures.RADIUS

    def restyle(self) -> None:
        """Measure the words again in the text size of the moment."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = min(QFontMetrics(self._face()).horizontalAdvance(self.text()), measures.scaled(_LONGEST))
        return QSize(width + 2 * PADDING + measures.scaled(20), measures.small_control_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, is_narrowed = tokens_of(self), self._is_marked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = tokens.accent_tint if is_narrowed else tokens.sunken if self.underMouse() else tokens.card
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(tokens.accent if is_narrowed else tokens.control), 1))
        corner = measures.RADIUS
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        face, ink = self._face(), (Ink.ACCENT if is_narrowed else Ink.TEXT).color(tokens)
        painter.setFont(face)
        painter.setPen(ink)
        room = self.rect().adjusted(PADDING, 0, -measures.scaled(24), 0)
        shown = QFontMetrics(face).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        side = measures.scaled(24)
        where = QRectF(self.width() - side - 2, 0, side, self.height())
        paint_glyph(painter, where, Glyph.CHEVRON_DOWN, ink, 18)
        painter.end()

    def _is_marked(self) -> bool:
        """Tell whether the button shows by its colour that something is ticked."""
        return bool(self._chosen)

    def _face(self) -> QFont:
        face = font(TypeRole.SMALL_BUTTON)
        face.setBold(bool(self._chosen))
        return face

    def _place_of(self, popup: PickPopup, window: QWidget) -> QPoint:
        """Return where the list stands: under the button, or above it where the window ends before."""
        below = self.mapTo(window, QPoint(0, self.height() + measures.GAP_4))
        x = max(0, min(below.x(), window.width() - popup.width()))
        if below.y() + popup.height() <= window.height():
            return QPoint(x, below.y())
        return QPoint(x, max(0, below.y() - self.height() - 2 * measures.GAP_4 - popup.height()))

    def _take(self, chosen: frozenset[Any]) -> None:
        self._chosen = chosen
        self._say()
        self.picked.emit(chosen)

    def _forget(self, had_focus: bool) -> None:  # noqa: FBT001 - a signal's value
        self._popup = None
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        names = [label for label, value in self._options if value in self._chosen]
        if not names:
            words = self._everything
        elif len(names) == 1:
            words = names[0]
        else:
            words = _("{first} og {n} mere").format(first=names[0], n=len(names) - 1)
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}" if self._name else words)
        self.updateGeometry()
        self.update()
