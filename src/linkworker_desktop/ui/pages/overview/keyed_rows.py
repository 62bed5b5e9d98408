"""Rows of a card that stay the same widgets as long as what they show is there, so that focus and scroll stay."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from linkworker_desktop.ui.kit.card import Card

Key = TypeVar("Key", bound=Hashable)
RowType = TypeVar("RowType", bound=QWidget)


class KeyedRows(Generic[Key, RowType]):
    """The rows of a card by what they show; when a row with the focus goes, the next one has it."""

    def __init__(self, card: Card) -> None:
        self._card = card
        self._rows: dict[Key, RowType] = {}
        self._has_last = False

    @property
    def rows(self) -> list[RowType]:
        """The rows from the top."""
        return list(self._rows.values())

    def get(self, key: Key) -> RowType | None:
        """Return the row that shows this, None where there is none."""
        return self._rows.get(key)

    def put(self, keys: Sequence[Key], make: Callable[[Key], RowType], last: QWidget | None = None) -> None:
        """Show one row for each key, made where there is none yet, and below them `last`."""
        if list(keys) == list(self._rows) and last is None and not self._has_last:
            return
        old, focused = self._rows, self._focused()
        self._rows = {key: old[key] if key in old else make(key) for key in keys}
        layout = self._card.layout()
        for row in old.values():
            if layout is not None:
                layout.removeWidget(row)
        self._card.clear_rows()
        for row in self._rows.values():
            self._card.add_row(row)
            row.show()
        if last is not None:
            self._card.add_row(last)
        self._has_last = last is not None
        for key in old.keys() - self._rows.keys():
            old[key].hide()
            old[key].deleteLater()
        if focused is not None and focused[0] not in self._rows and self._rows:
            place = min(list(old).index(focused[0]), len(self._rows) - 1)
            _focus_like(focused[1], self.rows[place])

    def _focused(self) -> tuple[Key, QWidget] | None:
        widget = QApplication.focusWidget()
        for key, row in self._rows.items():
            if widget is not None and (row is widget or row.isAncestorOf(widget)):
                return key, widget
        return None


def _focus_like(gone: QWidget, row: QWidget) -> None:
    """Put the focus on the widget of a row that does the same as the one that is gone."""
    able = [
        each
        for each in (row, *row.findChildren(QWidget))
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.isHidden()
    ]
    same = [each for each in able if type(each) is type(gone)]
    for each in (same or able)[:1]:
        each.setFocus(Qt.FocusReason.OtherFocusReason)
