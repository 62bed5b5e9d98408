"""Writing contacts to a file: in which format, which of them, and whether the private facts come along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.contact_exports import SUFFIXES, ExportFormat
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.file_dialogs import save_dialog, when_chosen
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.dialogs.frame import FramedDialog
from linkworker_desktop.ui.pages.contacts.dialogs.offers import Offered, offer_words


class ExportDialog(FramedDialog):
    """The offers come with the likeliest first; empty ones are left out."""

    def __init__(
        self, services: Services, actions: Actions, offers: Sequence[Offered], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Eksportér kontakter"), "", _("Gem fil…"), parent)
        self._services, self._act = services, actions
        self._offers = [offer for offer in offers if len(offer.contacts)]
        self.which, self.format = ComboBox(), ComboBox()
        self.private = CheckBox(_("Tag også private oplysninger med"))
        self._build()

    def carry_out(self) -> None:
        """Ask where the file is to be, and write it there."""
        format_ = ExportFormat(self.format.currentData())
        suffix = SUFFIXES[format_].removeprefix(".")
        name = f"{_('kontakter')}.{suffix}"
        dialog = save_dialog(self, _("Gem kontakter"), f"{self.format.currentText()} (*.{suffix})", name=name)
        when_chosen(dialog, self.write)

    def write(self, file: Path) -> None:
        """Write the chosen contacts to a file, in the background; close at once."""
        chosen = tuple(self._offers[self.which.currentIndex()].contacts)
        work = _writer(
            self._services,
            file,
            ExportFormat(self.format.currentData()),
            chosen,
            private=self.private.isChecked(),
        )
        said = ngettext("{count} kontakt er gemt", "{count} kontakter er gemt", len(chosen))
        sentence = _("{what} i {file}.").format(what=said.format(count=len(chosen)), file=file.name)
        actions = self._act
        actions.run_in_background(work, lambda _done: actions.tell(Notice(NoticeState.DONE, sentence)))
        self.accept()

    def _build(self) -> None:
        for offer in self._offers:
            self.which.addItem(offer_words(offer))
        for format_, said in (
            (ExportFormat.VCARD, _("vCard til telefon og Outlook")),
            (ExportFormat.CSV, _("CSV til Excel")),
            (ExportFormat.XLSX, _("Excel-regneark")),
            (ExportFormat.HSDS, _("Åbne data (HSDS)")),
        ):
            self.format.addItem(said, format_.value)
        self.column.addWidget(Field(_("&Hvilke kontakter?"), self.which))
        self.column.addWidget(Field(_("Fil&type"), self.format))
        self.column.addWidget(self.private)
        said = _(
            "Ellers bliver »Kun for mig« og private noter her. Filen er ikke låst: gem den et sikkert sted."
        )
        self.column.addWidget(Label(said, TypeRole.SMALL, Ink.MUTED, wrap=True))
        self.which.setFocus()


def _writer(
    services: Services, file: Path, format_: ExportFormat, chosen: Sequence[ContactId], *, private: bool
) -> Callable[[], None]:
    def write() -> None:
        content = services.contact_exports.export(format_, chosen, private=private)
        write_output(file, content, services.database.files.root)

    return write
