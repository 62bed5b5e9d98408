"""A document opened outside the program, or saved where the user says; a program is only ever saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.document import DocumentId, file_name
from linkworker_desktop.i18n import _
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.file_dialogs import save_dialog, when_chosen
from linkworker_desktop.ui.opened_papers import OpenedPapers
from linkworker_desktop.ui.pages.documents.running import is_program


class DocumentOpening(QObject):
    """Reads in a worker; what is opened lies in a private folder, cannot be written to, and is removed again."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._act, self._window = services, actions, parent
        self._data = services.database.files.root
        self.papers = OpenedPapers(self._data, self)

    def open(self, document: DocumentId) -> None:
        """Show a document in the program the computer has for it; say why not where it cannot be."""
        self._act.run_in_background(
            lambda: self._services.documents.content(document),
            when_alive(self, lambda read: self._show(document, *read)),
        )

    def save_as(self, document: DocumentId, name: str) -> None:
        """Ask where, and write the document there."""
        safe = file_name(name)
        kind = _("Alle filer (*)")
        when_chosen(
            save_dialog(self._window, _("Gem dokumentet"), kind, name=safe),
            lambda path: self.save_to(document, path),
        )

    def save_to(self, document: DocumentId, path: Path) -> None:
        """Write a document to a file, in a worker, and say that it lies there."""

        def work() -> Path:
            _name, content = self._services.documents.content(document, "save")
            write_output(path, content, self._data)
            return path

        self._act.run_in_background(work, when_alive(self, self._saved))

    def _saved(self, path: Path) -> None:
        self._act.tell(
            Notice(
                NoticeState.DONE,
                _("Gemt som {name}.").format(name=path.name),
                _("Kopien ligger uden for programmet og er ikke krypteret."),
            )
        )

    def _show(self, document: DocumentId, name: str, content: bytes) -> None:
        safe = file_name(name)
        if is_program(safe, content):
            self._act.tell(
                Notice(
                    NoticeState.INFO,
                    _("»{name}« er et program og bliver ikke åbnet.").format(name=name),
                    _("Gem filen, hvis du kender den."),
                    _("Gem som …"),
                    lambda: self.save_as(document, name),
                )
            )
            return
        try:
            self.papers.open(
                safe,
                content,
                no_reader=_("Computeren har ikke noget program til »{name}«. Gem filen i stedet.").format(
                    name=name
                ),
            )
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
