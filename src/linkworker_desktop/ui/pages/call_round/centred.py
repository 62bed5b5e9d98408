"""A column 640 wide in the middle of the page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.restyled import Restyled

WIDTH = 640


class Centred(Restyled, QWidget):
    """Fill `column`; in a narrow window it takes the width there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = QWidget()
        self._sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self._sheet)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(measures.GAP_12)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(self._sheet, 1000)
        line.addStretch(1)
        self.restyle()

    def restyle(self) -> None:
        """Take on the text size of the moment."""
        self._sheet.setMaximumWidth(measures.scaled(WIDTH))
