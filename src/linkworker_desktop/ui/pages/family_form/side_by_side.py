"""Fields beside each other, in one line at their tops whatever help or error stands under them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def at_top(field: QWidget) -> QVBoxLayout:
    """Return a column with the field at its top and the rest of the height empty.

    An alignment would do the same but loses the height a wrapped error needs.
    """
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(field)
    column.addStretch(1)
    return column
