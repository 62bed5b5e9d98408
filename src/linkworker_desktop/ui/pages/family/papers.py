"""Printed papers opened in the computer's own PDF program, from a folder that is deleted again."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _
from linkworker_desktop.services.folder_issues import FolderIssues


class OpenedPapers:
    """Keeps the decrypted papers no longer than the page is shown."""

    def __init__(self, issues: FolderIssues) -> None:
        self._issues = issues
        self._folder: TemporaryDirectory[str] | None = None

    def open(self, issue: UUID) -> Path:
        """Open the exact PDF of a printed folder and return where it lies. Raises `UserError`."""
        paper = self._issues.paper(issue)
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="linkworker-", ignore_cleanup_errors=True)
        path = Path(self._folder.name) / f"{issue.hex[-12:]}.pdf"
        path.write_bytes(paper)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            raise UserError(_("Computeren har ikke noget program, der åbner PDF."))
        return path

    def clear(self) -> None:
        """Delete every paper that was opened."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
