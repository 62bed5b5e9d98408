"""The part of the pane that scrolls when there is more than fits, and not before."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Sheet(QWidget):
    """A widget as high as its wrapped texts need at the width it gets.

    The least height Qt adds up of wrapped labels is that of much narrower ones, and would scroll for nothing.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


def area_of(sheet: Sheet) -> QScrollArea:
    """Return a frameless scroll area round a sheet; it takes no focus of its own."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(sheet)
    return area
