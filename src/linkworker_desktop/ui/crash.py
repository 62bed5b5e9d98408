"""When the program itself is at fault: a line in the log, one calm sentence, and the work goes on."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from linkworker_desktop.base.errors import UserError

if TYPE_CHECKING:
    from linkworker_desktop.ui.dialogs.crash import CrashDialog

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
        from linkworker_desktop.base.logging import places_of

        log.error("unexpected %s at %s", kind.__name__, places_of(trace))
        self.happened.emit(error.message if isinstance(error, UserError) else "")

    def _show(self, sentence: str) -> None:
        if self._dialog is not None or QApplication.instance() is None:
            return
        from linkworker_desktop.ui.dialogs.crash import CrashDialog

        self._dialog = CrashDialog(sentence, self._log_folder, QApplication.activeWindow())
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
