"""What can be done with one contact or with all that are chosen; every deed is one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.i18n import ngettext
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.models.contacts import title_of
from linkworker_desktop.ui.pages.contacts.copying import MOST_COPIED, as_text
from linkworker_desktop.ui.pages.contacts.dialogs.category import CategoryDialog
from linkworker_desktop.ui.pages.contacts.dialogs.close import CloseDialog
from linkworker_desktop.ui.pages.contacts.dialogs.replace import ReplaceDialog

Ids = Sequence[ContactId]


class Deeds(QObject):
    """`chosen` gives the contacts the wish is about, the one in the pane or several."""

    def __init__(
        self, services: Services, actions: Actions, window: QWidget, chosen: Callable[[], Ids]
    ) -> None:
        super().__init__(window)
        self._services, self._act, self._window, self._chosen = services, actions, window, chosen

    def confirm(self) -> None:
        """Say that the contact in the pane is still right."""
        self._with_one(self._services.contacts.confirm)

    def end(self) -> None:
        """Say that the contacts exist no more."""
        self._with_all(self._services.contacts.end, self._services.contacts.end_all)

    def delete(self) -> None:
        """Put the contacts in the trash."""
        self._with_all(self._services.contacts.delete, self._services.contacts.delete_all)

    def restore(self) -> None:
        """Take the contacts out of the trash."""
        self._with_all(self._services.contacts.restore, self._services.contacts.restore_all)

    def reopen(self) -> None:
        """Say that the contact in the pane is there again."""
        self._with_one(self._services.contacts.reopen)

    def set_printable(self, may: bool) -> None:  # noqa: FBT001 - a slot
        """Let the contact in the pane into the folders, or not."""
        contacts = self._services.contacts

        def save(contact: ContactId) -> Changed:
            return contacts.save(replace(contacts.view(contact).draft, printable=may))

        self._with_one(save)

    def close(self) -> None:
        """Ask until when the contact in the pane is closed."""
        self._ask(lambda one, name: CloseDialog(self._services, self._act, one, name, self._window))

    def replace(self) -> None:
        """Ask which contact is to stand in the place of the one in the pane."""
        self._ask(lambda one, _name: ReplaceDialog(self._services, self._act, one, self._window))

    def set_category(self) -> None:
        """Ask what the chosen contacts are."""
        chosen = tuple(self._chosen())
        if chosen:
            _open(CategoryDialog(self._services, self._act, chosen, self._window))

    def copy(self) -> None:
        """Put the contacts on the clipboard as text."""
        chosen = tuple(self._chosen())[:MOST_COPIED]
        if not chosen:
            return
        QGuiApplication.clipboard().setText(as_text(self._services.contacts.views(chosen)))
        said = ngettext("{count} kontakt er kopieret.", "{count} kontakter er kopieret.", len(chosen))
        self._act.tell(Notice(NoticeState.INFO, said.format(count=len(chosen))))

    def _with_one(self, work: Callable[[ContactId], Changed]) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            self._act.run_write(lambda: work(chosen[0]))

    def _with_all(self, one: Callable[[ContactId], Changed], many: Callable[[Ids], Changed]) -> None:
        chosen = tuple(self._chosen())
        if len(chosen) == 1:
            self._act.run_write(lambda: one(chosen[0]))
        elif chosen:
            self._act.run_write(lambda: many(chosen))

    def _ask(self, make: Callable[[ContactId, str], QDialog]) -> None:
        chosen = self._chosen()
        if len(chosen) != 1:
            return
        try:
            name = title_of(self._services.contacts.view(chosen[0]))
            dialog = make(chosen[0], name)
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            return
        _open(dialog)


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
