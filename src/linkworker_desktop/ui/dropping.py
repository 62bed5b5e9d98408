"""Files dropped on the window: contact files open the import with them, anything else is let go by."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.navigation import Destination, Place

SUFFIXES = frozenset({".vcf", ".vcard", ".csv", ".xlsx"})


class FileDrop(QObject):
    """Lets a widget take contact files that are dropped anywhere on it."""

    def __init__(self, widget: QWidget, actions: Actions) -> None:
        super().__init__(widget)
        self._actions = actions
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and (files := contact_files(event.mimeData())):
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.Drop:
                self._actions.go(Destination(Place.CONTACT_IMPORT, files=files))
            return True
        return super().eventFilter(watched, event)


def contact_files(mime: QMimeData) -> tuple[Path, ...]:
    """Return the local contact files among what is dragged."""
    files = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return tuple(file for file in files if file.suffix.casefold() in SUFFIXES)
