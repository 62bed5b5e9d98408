"""Finding somebody who is in the program already, to be a member of one more family from a day on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.moments import NotADate, age_on, date_text, parse_date
from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_views import FoundPerson
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.kit.table import setup_list
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.kit.two_line_delegate import RowRole

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
PAUSE = 120
"""Milliseconds without a key before it looks."""


class AddKnownPersonDialog(QDialog):
    """Persons by name, without those in `present`; `chosen` carries the PersonId and the day they come."""

    chosen = Signal(object, object)

    def __init__(
        self,
        find: Callable[[str], Sequence[FoundPerson]],
        present: Collection[PersonId],
        today: date,
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._find_persons, self._present, self._today = find, frozenset(present), today
        self.search = SearchField(_("Søg på navn"))
        self.model = FoundPersonsModel(today)
        self.list = QListView()
        self.day = Field(
            _("&Flytter ind den"), help_text=_("Bor personen i en anden familie, slutter det samme dag.")
        )
        self.day.line_edit.setText(date_text(day))
        self._nothing = Label("", TypeRole.BODY, Ink.MUTED, wrap=True)
        self.add_button = primary_button(_("Tilføj"))
        self.cancel_button = secondary_button(_("Annullér"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self.look()

    def look(self) -> None:
        """Find who fits what stands in the search field now."""
        self._pause.stop()
        typed = self.search.text().strip()
        found = [person for person in self._find_persons(typed) if person.id not in self._present]
        self.model.set_persons(found)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._nothing.setText(
            _("Ingen personer passer til »{text}«.").format(text=typed)
            if typed
            else _("Skriv et par bogstaver af navnet.")
        )
        self.add_button.setEnabled(bool(found))
        if found:
            self.list.setCurrentIndex(self.model.index(0))

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(480), measures.scaled(480))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_move = isinstance(event, QKeyEvent) and event.key() in MOVES
        if watched is self.search and event.type() is QEvent.Type.KeyPress and is_move:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setWindowTitle(_("Tilføj en person, der allerede er i systemet"))
        self.list.setModel(self.model)
        setup_list(self.list, name=_("Fundne personer"))
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.GAP_16,) * 4)
        layout.setSpacing(measures.GAP_12)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.day)
        layout.addLayout(buttons)
        self.add_button.setDefault(True)
        self.search.setFocus()

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self._pause.timeout.connect(self.look)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.list.activated.connect(self._take)
        self.add_button.clicked.connect(self._take)
        self.cancel_button.clicked.connect(self.reject)

    def _take(self) -> None:
        if self._pause.isActive():
            self.look()
        index = self.list.currentIndex()
        if not index.isValid():
            return
        try:
            day = parse_date(self.day.line_edit.text(), self._today)
        except NotADate:
            self.day.set_error(_("Skriv en dato, der findes, fx 5.1.2026."))
            self.day.setFocus()
            return
        self.chosen.emit(self.model.person_at(index.row()).id, day)
        self.accept()


class FoundPersonsModel(QAbstractListModel):
    """Persons as rows of two lines: name and age, own letters and family."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._persons: tuple[FoundPerson, ...] = ()

    def set_persons(self, persons: Sequence[FoundPerson]) -> None:
        """Show other persons."""
        self.beginResetModel()
        self._persons = tuple(persons)
        self.endResetModel()

    def person_at(self, row: int) -> FoundPerson:
        """Return the person of a line."""
        return self._persons[row]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._persons)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        person = self._persons[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.in_row(person.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (person.name, self._age(person), _place(person)) if part)
            case RowRole.SECOND_LINE:
                own = words.in_row(person.original_name) if person.original_name else ""
                return " · ".join(part for part in (own, _place(person)) if part)
            case RowRole.RIGHT:
                return self._age(person)
            case RowRole.ICON:
                return Icon.PERSON
        return None

    def _age(self, person: FoundPerson) -> str:
        if person.birth_date is None or person.birth_date > self._today:
            return ""
        return _("{age} år").format(age=age_on(person.birth_date, self._today))


def _place(person: FoundPerson) -> str:
    if person.home is None:
        return _("står ikke i nogen familie")
    said = _("familien {name} · {code}") if person.lives_there else _("har boet hos familien {name} · {code}")
    return said.format(name=words.in_row(person.home.surname), code=person.code)
