"""How the cards of a family stand: who they are, what happened, what is next; fewer columns where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures

LEFT, RIGHT = 296, 320
LEFT_NARROW, RIGHT_NARROW = 264, 288
LEAST_MIDDLE = 400
NARROW_BELOW = 1100
"""Contents narrower than this, at 100 % text, get the narrower side columns: a window of 1280 to 1366."""
ONE_COLUMN_BELOW = 720
_NO_LIMIT = 16_777_215


class Columns(QWidget):
    """Three columns; with two, what is next stands at the right above who they are; with one, below what happened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = 0
        self.left, self.middle, self.right = QWidget(), QWidget(), QWidget()
        for column in (self.left, self.middle, self.right):
            lines = QVBoxLayout(column)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(measures.CARD_GAP)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(measures.CARD_GAP)
        self.fit(_NO_LIMIT)

    def fill(self, left: Sequence[QWidget], middle: QWidget, right: Sequence[QWidget]) -> None:
        """Put the cards into the columns, once; the one in the middle takes all the height there is."""
        for column, cards in ((self.left, left), (self.right, right)):
            lines = _lines(column)
            for card in cards:
                lines.addWidget(card)
            lines.addStretch(1)
        _lines(self.middle).addWidget(middle)

    def fit(self, width: int) -> None:
        """Arrange for contents so many pixels wide."""
        is_narrow = width < measures.scaled(NARROW_BELOW)
        left = measures.scaled(LEFT_NARROW if is_narrow else LEFT)
        right = measures.scaled(RIGHT_NARROW if is_narrow else RIGHT)
        if width >= left + right + measures.scaled(LEAST_MIDDLE) + 2 * measures.CARD_GAP:
            self._arrange(3, left, right)
        elif width >= measures.scaled(ONE_COLUMN_BELOW):
            self._arrange(2, measures.scaled(RIGHT), measures.scaled(RIGHT))
        else:
            self._arrange(1, _NO_LIMIT, _NO_LIMIT)

    def _arrange(self, number: int, left: int, right: int) -> None:
        for column, width in ((self.left, left), (self.right, right)):
            column.setMinimumWidth(0 if width == _NO_LIMIT else width)
            column.setMaximumWidth(width)
        if number == self.number:
            return
        self.number = number
        for column in (self.left, self.middle, self.right):
            self._grid.removeWidget(column)
        places = {
            3: ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)),
            2: ((1, 1, 1, 1), (0, 0, 2, 1), (0, 1, 1, 1)),
            1: ((2, 0, 1, 1), (0, 0, 1, 1), (1, 0, 1, 1)),
        }[number]
        for column, place in zip((self.left, self.middle, self.right), places, strict=True):
            self._grid.addWidget(column, *place)
        widest, tallest = (1, 0) if number == 3 else (0, number - 1)
        for line in range(3):
            self._grid.setColumnStretch(line, int(line == widest))
            self._grid.setRowStretch(line, int(line == tallest))


def _lines(column: QWidget) -> QVBoxLayout:
    layout = column.layout()
    if not isinstance(layout, QVBoxLayout):
        raise TypeError("a column has its cards below each other")
    return layout
