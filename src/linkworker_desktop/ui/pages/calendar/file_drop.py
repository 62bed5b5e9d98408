"""Calendar files dropped on the calendar: one is read, anything else goes on to the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Notice, NoticeState
from linkworker_desktop.ui.pages.calendar.file_in import FileIn

SUFFIX = ".ics"


class CalendarFileDrop(QObject):
    """Lets a widget take a calendar file that is dropped anywhere on it."""

    def __init__(self, widget: QWidget, file_in: FileIn) -> None:
        super().__init__(widget)
        self._file_in = file_in
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and (files := calendar_files(event.mimeData())):
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.Drop:
                self._take(files)
            return True
        return super().eventFilter(watched, event)

    def _take(self, files: Sequence[Path]) -> None:
        if len(files) == 1:
            self._file_in.read(files[0])
        else:
            self._file_in.say(Notice(NoticeState.INFO, _("Slip én kalenderfil ad gangen.")))


def calendar_files(mime: QMimeData) -> Sequence[Path]:
    """Return the local calendar files among what is dragged."""
    files = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return [file for file in files if file.suffix.casefold() == SUFFIX]
