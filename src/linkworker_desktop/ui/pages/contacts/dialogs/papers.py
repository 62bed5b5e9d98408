"""Making the directory on paper: which edition, which contacts, and how they are divided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.file_dialogs import save_dialog, when_chosen
from linkworker_desktop.ui.kit.button import secondary_button
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.opened_papers import OpenedPapers
from linkworker_desktop.ui.pages.contacts.dialogs.frame import FramedDialog
from linkworker_desktop.ui.pages.contacts.dialogs.offers import Offered, offer_words

DIRECTORY, POCKET = "directory", "pocket"
BY_TOWN, BY_SECTOR = "town", "sector"


class PapersDialog(FramedDialog):
    """The paper is made in the background; it is printed from the computer's own PDF reader, or saved."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        offers: Sequence[Offered],
        papers: OpenedPapers,
        *,
        edition: str = DIRECTORY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Udskriv kontakter"), "", _("Åbn til udskrift"), parent)
        self._services, self._act, self._papers = services, actions, papers
        self._offers = [offer for offer in offers if len(offer.contacts)]
        self.edition, self.which, self.by = ComboBox(), ComboBox(), ComboBox()
        self.grey = CheckBox(_("Sort-hvid"))
        self.private = CheckBox(_("Tag også private oplysninger med"))
        self.save_button = secondary_button(_("Gem PDF…"))
        self._by_field = Field(_("&Delt efter"), self.by)
        self._build(edition)
        self.edition.activated.connect(self._show_edition)
        self.save_button.clicked.connect(self._ask_place)

    def carry_out(self) -> None:
        """Make the paper and open it."""
        name, papers, actions = f"{self._name()}.pdf", self._papers, self._act

        def open_it(pdf: bytes) -> None:
            try:
                papers.open(name, pdf)
            except UserError as error:
                actions.tell(Notice(NoticeState.OVER, error.message))

        actions.tell(Notice(NoticeState.INFO, _("Papiret bliver lavet …")))
        actions.run_in_background(self._work(), open_it)
        self.accept()

    def save(self, file: Path) -> None:
        """Make the paper and write it to a file."""
        make, root, actions = self._work(), self._services.database.files.root, self._act
        sentence = _("Gemt i {file}.").format(file=file.name)
        actions.run_in_background(
            lambda: write_output(file, make(), root),
            lambda _done: actions.tell(Notice(NoticeState.DONE, sentence)),
        )
        self.accept()

    def _ask_place(self) -> None:
        dialog = save_dialog(self, _("Gem PDF"), "PDF (*.pdf)", name=f"{self._name()}.pdf")
        when_chosen(dialog, self.save)

    def _work(self) -> Callable[[], bytes]:
        papers = self._services.contact_papers
        chosen: tuple[ContactId, ...] = tuple(self._offers[self.which.currentIndex()].contacts)
        private, grey, by = self.private.isChecked(), self.grey.isChecked(), str(self.by.currentData())
        if self.edition.currentData() == POCKET:
            return lambda: papers.pocket(chosen, private=private, black_and_white=grey)
        return lambda: papers.directory(chosen, by=by, private=private, black_and_white=grey)

    def _name(self) -> str:
        return _("lommebog") if self.edition.currentData() == POCKET else _("kontaktbog")

    def _show_edition(self) -> None:
        self._by_field.setVisible(self.edition.currentData() == DIRECTORY)

    def _build(self, edition: str) -> None:
        self.edition.addItem(_("Kontaktbog i A4"), DIRECTORY)
        self.edition.addItem(_("Lommeudgave, A6 på A4-ark"), POCKET)
        self.edition.setCurrentIndex(self.edition.findData(edition))
        for offer in self._offers:
            self.which.addItem(offer_words(offer))
        self.by.addItem(_("By"), BY_TOWN)
        self.by.addItem(_("Område"), BY_SECTOR)
        for field in (
            Field(_("&Papir"), self.edition),
            Field(_("&Hvilke kontakter?"), self.which),
            self._by_field,
            self.grey,
            self.private,
        ):
            self.column.addWidget(field)
        self.add_button(self.save_button)
        self._show_edition()
        self.edition.setFocus()
