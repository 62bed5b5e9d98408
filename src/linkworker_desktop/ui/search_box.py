"""The one box over everything (Ctrl+K): families, contacts and commands while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.search_field import SearchField

if TYPE_CHECKING:
    from linkworker_desktop.ui.models.search_hits import HitGroup
    from linkworker_desktop.ui.search_popup import SearchPopup

PAUSE = 120
"""Milliseconds without a key before the box looks."""
WIDTH = 440
MOST_HEIGHT = 520


class SearchBox(SearchField):
    """The field keeps the focus; arrows move in the list below it, Enter goes, Esc closes."""

    def __init__(self, find: Callable[[str], Sequence[HitGroup]], parent: QWidget | None = None) -> None:
        super().__init__(_("Søg, eller skriv en kommando"), key="Ctrl+K", parent=parent)
        self._find = find
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.setFixedWidth(WIDTH)
        self._pause.timeout.connect(self.look)
        self.textEdited.connect(lambda _text: self._pause.start())

    @cached_property
    def popup(self) -> SearchPopup:
        """The list under the box, made when it is first needed."""
        from linkworker_desktop.ui.search_popup import SearchPopup

        popup = SearchPopup()
        popup.list.clicked.connect(lambda index: self._go(index.row()))
        return popup

    def start(self) -> None:
        """Take the focus and show what can be done, ready for typing."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self.look()

    def look(self) -> None:
        """Find what fits the text now and show it."""
        self._pause.stop()
        self.popup.show_groups(self._find(self.text().strip()))
        self._place_popup()

    def close_popup(self) -> None:
        """Hide the list."""
        self._pause.stop()
        if "popup" in vars(self):
            self.popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            if not self.popup.isVisible():
                self.look()
            else:
                self.popup.move_choice(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._pause.isActive() or not self.popup.isVisible():
                self.look()
            self._go(self.popup.row)
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.close_popup()
            self.window().setFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_popup()

    def _go(self, row: int) -> None:
        hit = self.popup.hits.hit(row)
        if hit is None:
            return
        self.clear()
        self.close_popup()
        self.clearFocus()
        hit.act()

    def _place_popup(self) -> None:
        page = self.window()
        if self.popup.parentWidget() is not page:
            self.popup.setParent(page)
        corner = self.mapTo(page, QPoint(0, self.height() + measures.GAP_4))
        height = min(self.popup.wanted_height(), MOST_HEIGHT, page.height() - corner.y() - measures.GAP_24)
        self.popup.setGeometry(QRect(corner, QSize(self.width(), height)))
        self.popup.show()
        self.popup.raise_()
