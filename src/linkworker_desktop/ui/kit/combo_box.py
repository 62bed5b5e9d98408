"""A combo box whose arrow is drawn from the tokens."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.glyphs import Glyph, paint_glyph
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of


class ComboBox(QComboBox):
    """A combo box that ignores the wheel unless it has focus, so that scrolling a form changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        option.subControls = QStyle.SubControl.SC_ComboBoxFrame | QStyle.SubControl.SC_ComboBoxEditField
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        side = measures.scaled(32)
        where = QRectF(self.width() - side, 0, side, self.height())
        paint_glyph(painter, where, Glyph.CHEVRON_DOWN, Ink.MUTED.color(tokens_of(self)), measures.ICON)
        painter.end()
