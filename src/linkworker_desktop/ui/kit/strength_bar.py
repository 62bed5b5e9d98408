"""How strong a passphrase is: four segments and one word; uses nothing but QtWidgets."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

SEGMENTS = 4


class Strength(Enum):
    """How strong: filled segments, ink and word."""

    NONE = (0, Ink.MUTED, "")
    WEAK = (1, Ink.OVER, N_("Svag"))
    FAIR = (2, Ink.SOON, N_("Kan blive bedre"))
    STRONG = (3, Ink.DONE, N_("Stærk"))
    VERY_STRONG = (4, Ink.DONE, N_("Meget stærk"))

    def __init__(self, filled: int, ink: Ink, word: str) -> None:
        self.filled = filled
        self.ink = ink
        self.word = word


class StrengthBar(QWidget):
    """Four segments, and below them sign, word and an optional remark: »Stærk: 28 tegn«."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Segments()
        self._sign = GlyphLabel(Glyph.CHECK_CIRCLE, Ink.DONE)
        self._word = Label("", TypeRole.SMALL, wrap=True)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._word, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_4)
        layout.addWidget(self._bar)
        layout.addLayout(line)
        self.set_strength(Strength.NONE)

    def set_strength(self, strength: Strength, remark: str = "") -> None:
        """Show a strength; `remark` follows the word after a colon."""
        word = _(strength.word) if strength.word else ""
        text = f"{word}: {remark}" if remark and word else word
        self._bar.strength = strength
        self._bar.update()
        self._word.setText(text)
        self._word.set_ink(strength.ink)
        good = strength in {Strength.STRONG, Strength.VERY_STRONG}
        self._sign.set_glyph(Glyph.CHECK_CIRCLE if good else Glyph.ERROR, strength.ink)
        self._sign.setVisible(strength is not Strength.NONE)
        self.setAccessibleName(text)


class _Segments(QWidget):
    """The four segments."""

    def __init__(self) -> None:
        super().__init__()
        self.strength = Strength.NONE

    def sizeHint(self) -> QSize:
        return QSize(160, 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - (SEGMENTS - 1) * measures.GAP_4) / SEGMENTS
        top = (self.height() - 6) / 2
        for index in range(SEGMENTS):
            filled = index < self.strength.filled
            painter.setBrush(self.strength.ink.color(tokens) if filled else QColor(tokens.line))
            painter.drawRoundedRect(QRectF(index * (width + measures.GAP_4), top, width, 6), 3, 3)
        painter.end()
