"""The numbers of the steps: done ones have a tick, the present one is filled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.glyphs import Glyph, paint_glyph
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

SIDE = 28


class StepMarks(QWidget):
    """»1 2 3 4 · Trin 2 af 4«."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self._marks = _Marks(count)
        self._words = Label("", TypeRole.BODY, Ink.MUTED)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_16)
        line.addWidget(self._marks)
        line.addWidget(self._words, 1)
        self.set_step(0)

    def set_step(self, step: int) -> None:
        """Show that step `step` (from 0) is the present one."""
        self._marks.step = step
        self._marks.update()
        self._words.setText(_("Trin {step} af {count}").format(step=step + 1, count=self._count))
        self.setAccessibleName(self._words.text())


class _Marks(QWidget):
    """The discs themselves."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self.step = 0

    def sizeHint(self) -> QSize:
        side = measures.scaled(SIDE)
        return QSize(self._count * side + (self._count - 1) * measures.GAP_8, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, side = tokens_of(self), measures.scaled(SIDE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(TypeRole.BODY_BOLD))
        top = (self.height() - side) / 2
        for number in range(self._count):
            place = QRectF(number * (side + measures.GAP_8), top, side, side)
            fill, border, ink = tokens.card, tokens.control, tokens.text
            if number < self.step:
                fill, border, ink = tokens.accent_tint, tokens.accent, tokens.accent
            elif number == self.step:
                fill, border, ink = tokens.accent, tokens.accent, tokens.on_accent
            painter.setBrush(QColor(fill))
            painter.setPen(QPen(QColor(border), 1))
            painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))
            if number < self.step:
                paint_glyph(painter, place, Glyph.CHECK, QColor(ink), measures.ICON_SMALL)
            else:
                painter.setPen(QColor(ink))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        painter.end()
