"""For whom: families, persons and contacts found by a part of their name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.dialogs.event_typed import NOBODY, Whom
from linkworker_desktop.ui.pages.contacts.completion import Completer

PAUSE = 120
"""Milliseconds without a key before it looks."""
MOST = 6
Offer = tuple[str, Whom]


class WhomField(QLineEdit):
    """What is typed without choosing anybody is nobody; emptying the field lets go of who was chosen."""

    edited = Signal()

    def __init__(self, find: Callable[[str], Sequence[Offer]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._chosen = NOBODY
        self._model = QStandardItemModel(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._completer = Completer(self._model, self)
        self._completer.setCompletionMode(Completer.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(self._completer)
        self.setPlaceholderText(_("Familie, person eller kontakt. Kan udelades."))
        self.textEdited.connect(self._type)
        self._pause.timeout.connect(self.look)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # one of two overloads
        self.editingFinished.connect(self._settle)

    def whom(self) -> Whom:
        """Return who is chosen."""
        return self._chosen

    def set_whom(self, whom: Whom) -> None:
        """Show somebody."""
        self._chosen = whom
        self.setText(whom.name)
        self.setCursorPosition(0)

    def look(self) -> None:
        """Offer who fits what is typed now."""
        self._pause.stop()
        text = self.text().strip()
        if not self.hasFocus() or not text:
            return
        self._model.clear()
        for label, whom in self._find(text):
            item = QStandardItem(label)
            item.setData(whom)
            self._model.appendRow(item)
        self._completer.complete()

    def _type(self, text: str) -> None:
        if not text.strip():
            self._chosen = NOBODY
        self._pause.start()
        self.edited.emit()

    def _take(self, index: QModelIndex) -> None:
        item = self._model.itemFromIndex(self._completer.completionModel().mapToSource(index))  # type: ignore[attr-defined]
        if item is not None:
            self.set_whom(item.data())
            self.edited.emit()

    def _settle(self) -> None:
        """Show who is chosen again when somebody typed and chose nobody."""
        popup = self._completer.popup()
        if popup is not None and popup.isVisible():
            return
        if self.text() != self._chosen.name:
            self.set_whom(self._chosen)


def finder_of(services: Services) -> Callable[[str], tuple[Offer, ...]]:
    """Return what finds families, the persons in them and contacts for a text."""

    def find(text: str) -> tuple[Offer, ...]:
        found = services.finder.find(text)
        families = [
            (
                _("Familien {name} · {more}").format(name=one.title, more=one.subtitle),
                Whom(one.title, family=one.id.hex),
            )
            for one in found
            if one.kind is Kind.FAMILY
        ][:MOST]
        persons = [
            (
                _("{name} · familien {family}").format(name=one.name, family=one.home.surname),
                Whom(one.name, family=one.home.family.hex, person=one.id.hex),
            )
            for one in services.finder.members(text, MOST)
            if one.home is not None
        ]
        contacts = [
            (
                " · ".join(part for part in (one.title, one.subtitle) if part),
                Whom(one.title, contact=one.id.hex),
            )
            for one in found
            if one.kind is Kind.CONTACT
        ][:MOST]
        return (*families, *persons, *contacts)

    return find
