"""Choosing with whom may be shared: the family's network, then the directory, then a name of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from linkworker_desktop.domain.consent import ConsentParty
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.i18n import _
from linkworker_desktop.services.consent_parties import PartyChoice, choice_of
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.flow_box import FlowBox
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.kit.states import Sector, State
from linkworker_desktop.ui.kit.table import setup_list
from linkworker_desktop.ui.kit.two_line_delegate import RowRole

PAUSE = 120
ROWS_SEEN = 4
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PartyModel(QAbstractListModel):
    """Places and people to choose; the choice outlives the search."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[PartyChoice, ...] = ()
        self._chosen: dict[ConsentParty, PartyChoice] = {}

    @property
    def chosen(self) -> tuple[PartyChoice, ...]:
        """What is chosen, in the order it was."""
        return tuple(self._chosen.values())

    def set_choices(self, choices: Sequence[PartyChoice]) -> None:
        """Offer others."""
        self.beginResetModel()
        self._choices = tuple(choices)
        self.endResetModel()

    def set_chosen(self, choices: Iterable[PartyChoice]) -> None:
        """Choose these and no others."""
        self._chosen = {choice.party: choice for choice in choices}
        self._tell()

    def choice_at(self, row: int) -> PartyChoice:
        """Return what a row offers."""
        return self._choices[row]

    def toggle(self, choice: PartyChoice) -> None:
        """Choose one, or take the choice back."""
        if self._chosen.pop(choice.party, None) is None:
            self._chosen[choice.party] = choice
        self._tell()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        choice = self._choices[index.row()]
        is_chosen = choice.party in self._chosen
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.in_row(choice.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = ", ".join(part for part in (choice.name, choice.within) if part)
                return _("{name}, valgt").format(name=said) if is_chosen else said
            case RowRole.SECOND_LINE:
                return words.in_row(choice.within)
            case RowRole.RIGHT:
                return _("valgt") if is_chosen else None
            case RowRole.RIGHT_STATE:
                return State.DONE if is_chosen else None
            case RowRole.BOLD:
                return not choice.party.name
            case RowRole.ICON:
                return _icon_of(choice)
        return None

    def _tell(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))


NO_FIT = 3
"""The rank of what only the directory's own search found."""


class PartyPicker(QWidget):
    """A click on a row chooses it, another takes it back; Enter in the search does so with the row at the cursor.

    `find` searches the directory; what fits nothing can be written as it stands. `edited` tells of every choice.
    """

    edited = Signal()

    def __init__(
        self,
        network: Sequence[PartyChoice],
        find: Callable[[str], Sequence[PartyChoice]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._network, self._find = tuple(network), find
        self.search = SearchField(_("Søg sted eller person, eller skriv et navn"))
        self.model = PartyModel()
        self.list = QListView()
        self._chosen_box = FlowBox()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self.search.installEventFilter(self)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self.look)
        self.list.clicked.connect(self._toggle)
        self.list.activated.connect(self._toggle)
        self.look()
        self._show_chosen()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.search.setAccessibleName(name)

    def parties(self) -> tuple[ConsentParty, ...]:
        """Return what is chosen."""
        return tuple(choice.party for choice in self.model.chosen)

    def set_parties(self, parties: Iterable[ConsentParty]) -> None:
        """Show what is chosen; places and people that are in no list any more stay chosen."""
        known = {choice.party: choice for choice in self._network}
        self.model.set_chosen(known.get(party) or choice_of(party) for party in parties)
        self._show_chosen()

    def look(self) -> None:
        """Offer what fits the text in the search."""
        self._pause.stop()
        typed = cleaned(self.search.text())
        fitting = [choice for choice in self._network if _rank(choice, typed) < NO_FIT]
        if typed:
            known = {choice.party for choice in fitting}
            fitting += [choice for choice in self._find(typed) if choice.party not in known]
            fitting.sort(key=lambda choice: _rank(choice, typed))
        found = {choice.party: choice for choice in fitting}
        if typed:
            own = PartyChoice(ConsentParty(name=typed[:200]), typed[:200], _("Skriv det, som det står"))
            found.setdefault(own.party, own)
        self.model.set_choices(tuple(found.values()))
        self.list.setVisible(bool(found))
        if found:
            self.list.setCurrentIndex(self.model.index(0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                self.list.event(event)
                return True
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in _TAKES and not control and self.search.text().strip():
                self.look()
                self._toggle(self.list.currentIndex())
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _toggle(self, index: Index) -> None:
        if index.isValid():
            choice = self.model.choice_at(index.row())
            if choice.party not in self.parties() and choice.party.contact is None and not choice.sector:
                choice = choice_of(choice.party)
            self.model.toggle(choice)
            self._show_chosen()
            self.edited.emit()

    def _drop(self, choice: PartyChoice) -> None:
        self.model.toggle(choice)
        self.search.setFocus()
        QTimer.singleShot(0, self, self._show_chosen)  # the chip is still telling that it was clicked
        self.edited.emit()

    def _show_chosen(self) -> None:
        for chip in self._chosen_box.findChildren(Chip):
            self._chosen_box.drop(chip)
        for choice in self.model.chosen:
            chip = Chip(words.in_row(choice.name), Icon.CLOSE, checkable=False)
            chip.setAccessibleName(_("Fjern {name}").format(name=choice.name))
            chip.setToolTip(choice.within)
            chip.clicked.connect(lambda _checked=False, one=choice: self._drop(one))
            self._chosen_box.add(chip)
        self._chosen_box.setVisible(bool(self.model.chosen))

    def _build(self) -> None:
        self.list.setModel(self.model)
        setup_list(self.list, name=_("Steder og personer"))
        self.list.setFixedHeight(ROWS_SEEN * measures.two_line_row_height() - measures.GAP_24)
        self.setFocusProxy(self.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_8)
        layout.addWidget(self._chosen_box)
        layout.addWidget(self.search)
        layout.addWidget(self.list)


def _rank(choice: PartyChoice, typed: str) -> int:
    """Return how well a choice fits what is typed, the best first: Enter takes it, so a guess must not stand there."""
    text, name = typed.casefold(), choice.name.casefold()
    if not text or name.startswith(text):
        return 0
    if _begins_words(text, name):
        return 1
    return 2 if _begins_words(text, f"{name} {choice.within.casefold()}") else NO_FIT


def _begins_words(text: str, said: str) -> bool:
    """Tell whether every word of a text is how a word of what is said begins."""
    return all(f" {word}" in f" {said}" for word in text.split())


def _icon_of(choice: PartyChoice) -> Icon:
    if choice.party.name:
        return Icon.PERSON
    return Sector.of(choice.sector.value).icon if choice.sector is not None else Icon.PLACE
