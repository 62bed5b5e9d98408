"""A contact chosen by typing a part of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QWidget

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.pages.contacts.completion import Completer

PAUSE = 120
MOST = 12
Found = Sequence[tuple[str, ContactId]]


class ContactField(QLineEdit):
    """`find` returns the contacts that fit a text; what is typed without choosing one is no contact."""

    edited = Signal()

    def __init__(self, find: Callable[[str], Found], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._chosen: ContactId | None = None
        self._named = ""
        self._model = QStandardItemModel(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._completer = Completer(self._model, self)
        self._completer.setCompletionMode(Completer.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(self._completer)
        self.setPlaceholderText(_("Skriv et navn"))
        self.textEdited.connect(self._type)
        self._pause.timeout.connect(self._offer)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # one of two overloads
        self.editingFinished.connect(self._settle)

    def contact(self) -> ContactId | None:
        """Return the contact that is chosen."""
        return self._chosen

    def set_contact(self, contact: ContactId | None, name: str) -> None:
        """Show a contact."""
        self._chosen, self._named = contact, name if contact is not None else ""
        self.setText(self._named)
        self.setCursorPosition(0)

    def _type(self, text: str) -> None:
        if not text.strip():
            self._chosen, self._named = None, ""
        self._pause.start()
        self.edited.emit()

    def _offer(self) -> None:
        text = self.text().strip()
        if not self.hasFocus() or not text:
            return
        self._model.clear()
        for name, contact in self._find(text)[:MOST]:
            item = QStandardItem(name)
            item.setData(contact)
            self._model.appendRow(item)
        self._completer.complete()

    def _take(self, index: QModelIndex) -> None:
        item = self._model.itemFromIndex(self._completer.completionModel().mapToSource(index))  # type: ignore[attr-defined]
        if item is not None:
            self.set_contact(item.data(), item.text())
            self.edited.emit()

    def _settle(self) -> None:
        """Show the chosen contact again when somebody typed and chose nothing."""
        popup = self._completer.popup()
        if popup is not None and popup.isVisible():
            return
        if self.text() != self._named:
            self.setText(self._named)
