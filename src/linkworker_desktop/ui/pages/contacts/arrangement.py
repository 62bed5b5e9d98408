"""The list with the pane beside it, or under it where the window is narrow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.restyled import Restyled

PANE_WIDTH = 400
PANE_SHARE = 0.34
BESIDE_FROM = 1020
"""The room of the page, without margins, in a window 1280 wide; in a narrower one the pane goes under."""
LIST_FROM = 520
LEAST_WIDTH = 400
ROWS_ABOVE = 3
"""So many rows of the list stay in sight above a pane that would like all the room."""
NO_LIMIT = 16_777_215


class ListAndPane(Restyled, QWidget):
    """Divides its room between a list and a pane 400 wide; `wanted` gives the pane's height for a width."""

    def __init__(
        self, first: QWidget, pane: QWidget, wanted: Callable[[int], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pane, self._wanted = pane, wanted
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(measures.CARD_GAP)
        self._line.addWidget(first, 1)
        self._line.addWidget(pane, 0)
        first.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        first.setMinimumSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few rows, and for the name and the number below them."""
        rows = measures.table_head_height() + ROWS_ABOVE * measures.two_line_row_height()
        return QSize(measures.scaled(LEAST_WIDTH), rows)

    def restyle(self) -> None:
        """Place the pane by the width and the text size of the moment."""
        room = self.width()
        pane = min(measures.scaled(PANE_WIDTH), max(PANE_WIDTH, round(room * PANE_SHARE)))
        beside = room >= BESIDE_FROM and room - pane - measures.CARD_GAP >= measures.scaled(LIST_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._pane.setMinimumWidth(pane if beside else 0)
        self._pane.setMaximumWidth(pane if beside else NO_LIMIT)
        if self._line.direction() is not direction:
            self._line.setDirection(direction)
        under = 0 if beside else self._height_under()
        self._pane.setMinimumHeight(under)
        self._pane.setMaximumHeight(under or NO_LIMIT)

    def _height_under(self) -> int:
        above = measures.table_head_height() + ROWS_ABOVE * measures.two_line_row_height()
        most = max(self.height() - measures.CARD_GAP - above, self.height() // 2)
        return max(0, min(self._wanted(self.width()), most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()
