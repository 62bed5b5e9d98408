"""Completers of the contact form: found by any part of the word, in a list that looks like a combo box's."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtWidgets import QCompleter

LOOK = """QAbstractItemView {
    border: 1px solid palette(dark); background: palette(base); padding: 0; outline: none;
    selection-background-color: palette(light); selection-color: palette(text);
}
QAbstractItemView::item { padding: 4px 8px; }
QAbstractItemView::item:selected { background: palette(light); color: palette(text); }"""
MOST_LINES = 10


class Completer(QCompleter):
    """Offers every line that contains what is typed, large and small letters alike."""

    def __init__(self, model: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(MOST_LINES)
        popup = self.popup()
        assert popup is not None  # made on the first call
        popup.setStyleSheet(LOOK)
