"""The short list under the entry line while somebody writes `@` or `/`; the line keeps the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.models.search_hits import Hit, HitGroup
from linkworker_desktop.ui.search_popup import SearchPopup

WIDTH, MOST_HEIGHT = 340, 320
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}


class Suggestions:
    """Shows groups of choices under `field`; a choice does what its `act` says."""

    def __init__(self, field: QWidget) -> None:
        self._field = field
        self._popup: SearchPopup | None = None

    @property
    def is_open(self) -> bool:
        """Whether the list is seen."""
        return self._popup is not None and not self._popup.isHidden()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What can be chosen now."""
        if self._popup is None or not self.is_open:
            return ()
        model = self._popup.hits
        return tuple(hit for row in range(model.rowCount()) if (hit := model.hit(row)) is not None)

    def show(self, groups: Sequence[HitGroup], cursor: QRect) -> None:
        """Show the groups under the cursor; nothing fits: no list."""
        if not any(group.hits for group in groups):
            self.close()
            return
        popup = self._made()
        popup.show_groups(groups)
        window = self._field.window()
        corner = self._field.mapTo(window, QPoint(cursor.left(), cursor.bottom() + measures.GAP_8))
        width = min(measures.scaled(WIDTH), window.width() - 2 * measures.GAP_8)
        room = window.height() - corner.y() - measures.GAP_8
        height = min(popup.wanted_height(), measures.scaled(MOST_HEIGHT), max(room, 120))
        left = max(measures.GAP_8, min(corner.x(), window.width() - width - measures.GAP_8))
        popup.setGeometry(QRect(QPoint(left, corner.y()), QSize(width, height)))
        popup.show()
        popup.raise_()

    def close(self) -> None:
        """Hide the list."""
        if self._popup is not None:
            self._popup.hide()

    def takes(self, event: QKeyEvent) -> bool:
        """Move in the list, choose or close; tell whether the key was for the list."""
        if self._popup is None or not self.is_open:
            return False
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._popup.move_choice(_MOVES[key])
        elif key in _TAKES and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.choose(self._popup.row)
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def choose(self, row: int) -> None:
        """Do what a row says and close."""
        hit = self._popup.hits.hit(row) if self._popup is not None else None
        self.close()
        if hit is not None:
            act: Callable[[], object] = hit.act
            act()

    def _made(self) -> SearchPopup:
        if self._popup is None:
            self._popup = SearchPopup()
            self._popup.list.clicked.connect(lambda index: self.choose(index.row()))
        if self._popup.parentWidget() is not self._field.window():
            self._popup.setParent(self._field.window())
        return self._popup
