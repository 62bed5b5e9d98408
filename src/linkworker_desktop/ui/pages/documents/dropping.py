"""Files dropped anywhere on a family's page are put with the family."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

Take = Callable[[tuple[Path, ...]], object]


class DropsDocuments(QObject):
    """Lets a page, and every field on it, hand over what is dropped; `take` gets the local files and folders."""

    def __init__(self, page: QWidget, take: Take) -> None:
        super().__init__(page)
        self._page, self._take = page, take
        self._takes = True
        self._covered: set[QWidget] = set()
        page.setAcceptDrops(True)
        self.cover()

    def set_taking(self, *, takes: bool) -> None:
        """Take what is dropped, or let it go by."""
        self._takes = takes

    def cover(self) -> None:
        """Watch the fields the page has by now, which would take a file for text."""
        fields = (each for each in self._page.findChildren(QWidget) if each.acceptDrops())
        for widget in (self._page, *fields):
            if widget not in self._covered:
                self._covered.add(widget)
                widget.installEventFilter(self)
                widget.destroyed.connect(lambda _gone=None, widget=widget: self._covered.discard(widget))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, (QDropEvent, QDragMoveEvent))
            and self._takes
            and dropped_files(event.mimeData())
        ):
            event.acceptProposedAction()
            is_dropped = event.type() is QEvent.Type.Drop and not isinstance(event, QDragEnterEvent)
            if is_dropped:
                self._take(dropped_files(event.mimeData()))
            return True
        return super().eventFilter(watched, event)


def dropped_files(mime: QMimeData) -> tuple[Path, ...]:
    """Return the local files and folders among what is dragged."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile() and url.toLocalFile())
