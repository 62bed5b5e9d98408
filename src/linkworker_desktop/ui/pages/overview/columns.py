"""How the cards stand: obligation at the left, the day at the right, the days ahead below; one column when narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures

ONE_COLUMN_BELOW = 1060
"""The page in a window 1280 wide still has two columns."""
RIGHT_WIDTH, RIGHT_NARROW, NARROW_BELOW = 384, 320, 1140
_NO_LIMIT = 16_777_215


class Columns(QWidget):
    """Two columns of cards and what stands below both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left, self.right, self.below = QWidget(), QWidget(), QWidget()
        self._left = _column(self.left)
        self._right = _column(self.right)
        self._below = _column(self.below)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(measures.CARD_GAP)
        self._line.addWidget(self.left, 1)
        self._line.addWidget(self.right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.CARD_GAP)
        layout.addLayout(self._line)
        layout.addWidget(self.below)
        layout.addStretch(1)

    def add_left(self, card: QWidget) -> None:
        """Put a card at the end of the left column; it is hidden until it has something to say."""
        _add(self._left, card)

    def put_right(self, *cards: QWidget) -> None:
        """Put cards at the top of the right column."""
        _put(self._right, cards)

    def put_below(self, *cards: QWidget) -> None:
        """Put cards first below both columns."""
        _put(self._below, cards)

    def fit(self, width: int) -> None:
        """Arrange for a page so many pixels wide."""
        one = width < measures.scaled(ONE_COLUMN_BELOW)
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if one else QBoxLayout.Direction.LeftToRight)
        self._line.setStretch(0, 0 if one else 1)
        right = measures.scaled(RIGHT_NARROW if width < measures.scaled(NARROW_BELOW) else RIGHT_WIDTH)
        self.right.setMaximumWidth(_NO_LIMIT if one else right)
        self.right.setMinimumWidth(0 if one else right)

    def hide_empty(self) -> None:
        """Hide what stands below when nothing is shown there, so that it leaves no gap."""
        self.below.setVisible(_is_shown(self._below))


def _add(column: QVBoxLayout, card: QWidget) -> None:
    card.hide()
    column.insertWidget(column.count() - 1, card)


def _put(column: QVBoxLayout, cards: Sequence[QWidget]) -> None:
    for place, card in enumerate(cards):
        card.hide()
        column.insertWidget(place, card)


def _column(holder: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(measures.CARD_GAP)
    layout.addStretch(1)
    return layout


def _is_shown(column: QVBoxLayout) -> bool:
    items = (column.itemAt(place) for place in range(column.count()))
    widgets = (item.widget() for item in items if item is not None)
    return any(widget is not None and not widget.isHidden() for widget in widgets)
