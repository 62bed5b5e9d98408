"""What is done with the list that is shown, and with the families chosen in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.text import isolated
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.family_list_views import ListTable
from linkworker_desktop.services.family_views import FamilyRow
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.file_dialogs import folder_dialog, save_dialog, when_chosen
from linkworker_desktop.ui.pages.families.bulk_dialogs import CloseFamiliesDialog, TasksDialog
from linkworker_desktop.ui.pages.families.bundle import joined
from linkworker_desktop.ui.paper_outlet import Outgoing, PaperOutlet

_FILE = "familier"


class ListDeeds(QObject):
    """Papers and files are made in a worker; every write has one »Fortryd«."""

    def __init__(self, services: Services, actions: Actions, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._act, self._page = services, actions, page
        self._data = services.database.files.root
        self.outlet = PaperOutlet(actions, self._data, page)

    def paper(self, table: ListTable) -> Outgoing:
        """Return the list as a paper to be printed or saved."""
        return Outgoing(
            make=lambda: self._services.family_list_papers.pdf(table),
            title=table.title,
            file=f"{_FILE}.pdf",
            printed=_("Listen er sendt til printeren."),
            saved=_("Listen er gemt som {name}."),
            is_lying=True,
        )

    def fridge(self, families: Sequence[FamilyId]) -> Outgoing:
        """Return the dates of each family, a page for each, as one paper."""
        chosen = tuple(families)
        return Outgoing(
            make=lambda: joined(self._services.calendar_papers.fridge(family) for family in chosen),
            title=_("Datoer til køleskabet"),
            file="koeleskab.pdf",
            printed=_("Datoerne er sendt til printeren."),
            saved=_("Datoerne er gemt som {name}."),
        )

    def print_list(self, table: ListTable) -> None:
        """Print the list."""
        self.outlet.print(self.paper(table))

    def save_pdf(self, table: ListTable) -> None:
        """Ask where, and save the list as a PDF."""
        self.outlet.ask_file(self.paper(table))

    def save_workbook(self, table: ListTable) -> None:
        """Ask where, and save the list as a workbook."""
        dialog = save_dialog(self._page, _("Gem som regneark"), _("Regneark (*.xlsx)"), name=f"{_FILE}.xlsx")
        when_chosen(dialog, lambda path: self.write_workbook(table, path))

    def write_workbook(self, table: ListTable, path: Path) -> None:
        """Write the list as a workbook, in a worker."""

        def work() -> Path:
            write_output(path, self._services.family_list_papers.xlsx(table), self._data)
            return path

        self._act.run_in_background(work, when_alive(self, self._written))

    def print_fridge(self, families: Sequence[FamilyId]) -> None:
        """Print the dates of each family."""
        self.outlet.print(self.fridge(families))

    def add_tasks(self, families: Sequence[FamilyId]) -> None:
        """Ask for a task, and give it to each."""
        TasksDialog(self._services, self._act, families, self._page).open()

    def close(self, families: Sequence[FamilyId]) -> None:
        """Ask for a day and a reason, and end the work with each."""
        CloseFamiliesDialog(self._services, self._act, families, self._page).open()

    def delete(self, families: Sequence[FamilyId]) -> None:
        """Put each in the trash."""
        if len(families) == 1:
            self._act.run_write(lambda: self._services.families.delete(families[0]))
        elif families:
            self._act.run_write(lambda: self._services.family_list_bulk.delete(families))

    def export_files(self, rows: Sequence[FamilyRow]) -> None:
        """Ask for a folder, and write the case file of each there."""
        dialog = folder_dialog(self._page, _("Gem familiefilerne i"))
        when_chosen(dialog, lambda folder: self.write_files(rows, folder))

    def write_files(self, rows: Sequence[FamilyRow], folder: Path) -> None:
        """Write the case file of each into a folder, in a worker."""
        chosen = [(row.id, row.code) for row in rows]
        self._act.run_in_background(
            lambda: self._services.family_list_bulk.export_files(chosen, folder),
            when_alive(self, self._exported),
        )

    def _written(self, path: Path) -> None:
        self._tell_unsealed(_("Listen er gemt som {name}.").format(name=isolated(path.name)))

    def _exported(self, written: Sequence[Path]) -> None:
        number = len(written)
        said = ngettext("{n} familiefil er gemt.", "{n} familiefiler er gemt.", number)
        self._tell_unsealed(said.format(n=number))

    def _tell_unsealed(self, sentence: str) -> None:
        rest = _("Filen ligger uden for programmet og er ikke krypteret.")
        self._act.tell(Notice(NoticeState.DONE, sentence, rest))
