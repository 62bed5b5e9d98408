"""One of two values that differ: wrapped text in a frame that is pressed to choose it."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from linkworker_desktop.domain.text import NO_BREAK_SPACE
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.glyphs import Glyph, paint_glyph
from linkworker_desktop.ui.kit.tokens import tokens_of

PADDING_X, PADDING_Y, TICK = 10, 7, 16
LONGEST = 300
_BREAKS = re.compile(r"([@._/\-](?=\S))")
"""Where a long word without spaces, like an address of mail, may break."""
FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


_IN_NUMBER = re.compile(r"(?<=\d) (?=\d)")


class SideChoice(Ringed, QAbstractButton):
    """`name` says to a screen reader which side of which field it is; an empty value is said in words."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_empty = not text.strip()
        shown = text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
        self.setText(_breakable(shown) if not self._is_empty else _("intet"))
        self.setAccessibleName(f"{name}: {shown if not self._is_empty else _('intet')}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def ring_radius(self) -> int:
        """Return the corner of chips."""
        return measures.RADIUS

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._taken()), 10_000)
        needed = QFontMetrics(self._face()).boundingRect(room, int(FLAGS), self.text()).height()
        return max(measures.control_height(), needed + 2 * PADDING_Y)

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(160), self.heightForWidth(measures.scaled(160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(measures.scaled(96), measures.control_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, chosen = tokens_of(self), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = tokens.accent_tint if chosen else tokens.sunken if self.underMouse() else tokens.card
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.control), 1))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, measures.RADIUS, measures.RADIUS)
        tick = QRectF(PADDING_X, 0, measures.scaled(TICK), self.height())
        if chosen:
            paint_glyph(painter, tick, Glyph.CHECK, QColor(tokens.accent), TICK)
        painter.setFont(self._face())
        painter.setPen(QColor(tokens.muted if self._is_empty else tokens.text))
        left = self._taken() - PADDING_X
        room = QRect(left, 0, self.width() - left - PADDING_X, self.height())
        painter.drawText(room, int(FLAGS), self.text())
        painter.end()

    def _taken(self) -> int:
        return 2 * PADDING_X + measures.scaled(TICK) + 6

    def _face(self) -> QFont:
        return font(TypeRole.BODY)


def _breakable(text: str) -> str:
    """Return `text` with places to break in long words, and none within a number."""
    return _BREAKS.sub("\\1\u200b", _IN_NUMBER.sub(NO_BREAK_SPACE, text))
