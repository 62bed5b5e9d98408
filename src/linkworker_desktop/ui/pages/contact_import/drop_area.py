"""Where files are dropped, with the button that opens the file dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import secondary_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

DASH = [4.0, 4.0]


class DropArea(QFrame):
    """`dropped` carries the paths of the files; `choose_button` is the page's to answer."""

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_over = False
        self.choose_button = secondary_button(_("&Vælg filer …"), Icon.UPLOAD_FILE)
        self.setAcceptDrops(True)
        middle = Qt.AlignmentFlag.AlignHCenter
        title = Label(_("Træk filerne hertil"), TypeRole.CARD_TITLE)
        kinds = Label(
            _("vCard, CSV og Excel. Filerne bliver ikke ændret."), TypeRole.BODY, Ink.MUTED, wrap=True
        )
        kinds.setAlignment(middle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.GAP_32,) * 4)
        layout.setSpacing(measures.GAP_8)
        layout.addStretch(1)
        layout.addWidget(IconLabel(Icon.FILE_DOWNLOAD, Ink.MUTED, 32), 0, middle)
        layout.addWidget(title, 0, middle)
        layout.addWidget(kinds)
        layout.addSpacing(measures.GAP_8)
        layout.addWidget(self.choose_button, 0, middle)
        layout.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_of(event):
            event.acceptProposedAction()
            self._set_over(is_over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(is_over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(is_over=False)
        files = _files_of(event)
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(tokens.accent if self._is_over else tokens.control), 2 if self._is_over else 1)
        pen.setDashPattern(DASH)
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.accent_tint if self._is_over else tokens.card))
        corner = measures.RADIUS_LARGE
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        painter.end()

    def _set_over(self, *, is_over: bool) -> None:
        self._is_over = is_over
        self.update()


def _files_of(event: QDropEvent) -> list[Path]:
    found = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [file for file in found if file.is_file()]
