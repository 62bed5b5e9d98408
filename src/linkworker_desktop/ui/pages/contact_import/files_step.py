"""The first step: which files."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button
from linkworker_desktop.ui.kit.card import Card, Row
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contact_import.chosen import ChosenFile
from linkworker_desktop.ui.pages.contact_import.drop_area import DropArea

DROP_HEIGHT = 232
WIDEST = 760


class FilesStep(QWidget):
    """Shows the files that were chosen; `removed` carries the one to leave out."""

    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop = DropArea()
        self.drop.setMinimumHeight(measures.scaled(DROP_HEIGHT))
        self.list = Card(_("Filer"))
        self._help = Label(_help_words(), TypeRole.SMALL, Ink.MUTED, wrap=True)
        for widget in (self.drop, self.list, self._help):
            widget.setMaximumWidth(measures.scaled(WIDEST))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.CARD_GAP)
        layout.addWidget(self.drop)
        layout.addWidget(self.list)
        layout.addWidget(self._help)
        layout.addStretch(1)
        self.show_files(())

    def show_files(self, files: Sequence[ChosenFile]) -> None:
        """Show these files, each with how it was read."""
        self.list.setVisible(bool(files))
        self.list.head.set_count(str(len(files)) if files else "")
        self.list.clear_rows()
        for file in files:
            self.list.add_row(self._row(file))

    def _row(self, file: ChosenFile) -> Row:
        row = Row(height=52)
        bad = bool(file.problem)
        row.line.addWidget(IconLabel(Icon.ERROR if bad else Icon.DESCRIPTION, Ink.OVER if bad else Ink.MUTED))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(ElidedLabel(file.name, TypeRole.BODY_BOLD))
        names.addWidget(Label(file.line, TypeRole.SMALL, Ink.OVER if bad else Ink.MUTED, wrap=bad))
        names.setContentsMargins(0, measures.GAP_8, 0, measures.GAP_8)
        row.line.addLayout(names, 1)
        away = icon_button(Icon.CLOSE, _("Tag {name} ud").format(name=file.name))
        away.clicked.connect(lambda: self.removed.emit(file))
        row.line.addWidget(away, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


def _help_words() -> str:
    return _(
        "Fra Outlook: Filer → Åbn og eksportér → Importér/eksportér → Eksportér til en fil → Kommaseparerede værdier. "
        "Fra en telefon: del kontakterne som vCard (.vcf). Intet bliver hentet, før du har set, hvad der sker."
    )
