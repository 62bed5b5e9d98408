"""The order in which Tab goes through the form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def chain(stops: Sequence[QWidget]) -> None:
    """Let Tab go through the widgets in this order."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
