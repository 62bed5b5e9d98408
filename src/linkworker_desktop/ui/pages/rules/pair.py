"""Two fields of a form beside each other, or below one another where the form is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures

BESIDE_FROM = 500
"""From this width on, at 100 % text, two fields have room beside each other."""


class Pair(QWidget):
    """Each has half of the width, at its top; hidden ones leave theirs to the other."""

    def __init__(self, *fields: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(measures.GAP_12)
        for field in fields:
            self._line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(
            max((field.minimumSizeHint().width() for field in self._fields), default=0), least.height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= measures.scaled(BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if way is not self._line.direction():
            self._line.setDirection(way)
            self.updateGeometry()
