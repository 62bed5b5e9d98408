"""When the program itself is at fault: a line in the log, one calm sentence, and the work goes on."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.logging import places_of
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, link_button, primary_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label

log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """Takes over `sys.excepthook`; safe to be called from any thread."""

    happened = Signal(object)

    def __init__(self, log_folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_folder = log_folder
        self._dialog: CrashDialog | None = None
        self.happened.connect(self._show)

    def install(self) -> None:
        """Report what nobody caught from now on."""
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log where it happened and tell the user once."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unexpected %s at %s", kind.__name__, places_of(trace))
        self.happened.emit(error.message if isinstance(error, UserError) else "")

    def _show(self, sentence: str) -> None:
        if self._dialog is not None or QApplication.instance() is None:
            return
        self._dialog = CrashDialog(sentence, self._log_folder, QApplication.activeWindow())
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class CrashDialog(QDialog):
    """One calm sentence; no trace, no code, nothing to decide but going on."""

    def __init__(self, sentence: str, log_folder: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Noget gik galt"))
        self.go_on = primary_button(_("&Arbejd videre"))
        self.show_log: Button | None = link_button(_("Vis loggen")) if log_folder is not None else None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        layout.setSpacing(measures.GAP_16)
        layout.addWidget(Label(_("Noget gik galt i programmet"), TypeRole.SECTION_TITLE))
        calm = _(
            "Det, du har gemt, er gemt, og du kan arbejde videre. Det sidste, du gjorde, blev måske ikke til noget."
        )
        layout.addWidget(Label(sentence or calm, TypeRole.BODY, wrap=True))
        line = QHBoxLayout()
        if self.show_log is not None and log_folder is not None:
            self.show_log.clicked.connect(
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder)))
            )
            line.addWidget(self.show_log)
        line.addStretch(1)
        line.addWidget(self.go_on)
        layout.addLayout(line)
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        self.setMinimumWidth(measures.scaled(480))
