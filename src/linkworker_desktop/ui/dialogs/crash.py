"""What is said when the program itself is at fault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, link_button, primary_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label


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
