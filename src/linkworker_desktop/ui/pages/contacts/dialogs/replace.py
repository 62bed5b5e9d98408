"""Putting another contact in the place of one, wherever it is used."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_families import Staying, staying_sentences
from linkworker_desktop.services.contact_views import ContactQuery, ContactUse, UseKind
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.kit.table import setup_list
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.models.contacts import title_of
from linkworker_desktop.ui.models.found_contacts import FoundContactsModel
from linkworker_desktop.ui.pages.contacts.dialogs.frame import FramedDialog
from linkworker_desktop.ui.pages.contacts.uses import number_words

MOST_FOUND = 30
MOST_NAMED = 6
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class ReplaceDialog(FramedDialog):
    """Search, choose, see what changes; the replacement is one step and can be undone."""

    def __init__(
        self, services: Services, actions: Actions, contact: ContactId, parent: QWidget | None = None
    ) -> None:
        view = services.contacts.view(contact)
        self._name = words.in_row(title_of(view))
        super().__init__(
            _("Erstat {name} overalt").format(name=self._name),
            _("Find den kontakt, der skal stå i stedet."),
            _("Erstat"),
            parent,
        )
        self._services, self._act, self._contact = services, actions, contact
        self._uses = services.contacts.uses(contact)
        self._staying = services.contacts.staying(contact)
        self._category = view.draft.category
        self.search = SearchField(_("Søg efter navn, sted eller nummer"))
        self.model, self.list = FoundContactsModel(), QListView()
        self.preview = Label("", wrap=True)
        self._places = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self.end_old = CheckBox(_("{name} er ophørt").format(name=self._name))
        self._build()
        self._connect()
        self._find()

    @property
    def chosen(self) -> ContactId | None:
        """The contact that is to stand in the other's place."""
        index = self.list.currentIndex()
        return self.model.line_at(index.row()).id if index.isValid() else None

    def carry_out(self) -> None:
        """Put the chosen contact in the other's place."""
        new = self.chosen
        if new is None:
            self.search.setFocus()
            return
        ends = self.end_old.isChecked()
        contacts = self._services.contacts
        if self._act.run_write(lambda: contacts.replace(self._contact, new, end_old=ends)) is not None:
            self.accept()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(560), measures.scaled(620))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_move = isinstance(event, QKeyEvent) and event.key() in MOVES
        if watched is self.search and event.type() is QEvent.Type.KeyPress and is_move:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.list.setModel(self.model)
        setup_list(self.list, name=_("Fundne kontakter"))
        frame = Card()
        frame.add_row(self.list, stretch=1)
        self.end_old.setChecked(True)
        self.column.addWidget(self.search)
        self.column.addWidget(frame, 1)
        self.column.addWidget(self.preview)
        self.column.addWidget(self._places)
        self.column.addWidget(self.end_old)
        self.search.setFocus()

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._find)
        self.list.selectionModel().currentChanged.connect(self._show_preview)
        self.list.doubleClicked.connect(self.carry_out)

    def _find(self) -> None:
        """Offer what fits the words; before anything is typed those of the same category."""
        typed = self.search.text().strip()
        same = frozenset() if typed else frozenset({self._category})
        contacts = self._services.contacts
        keys = contacts.keys(ContactQuery(text=typed, categories=same))
        lines = contacts.page([one for one in keys[: MOST_FOUND + 1] if one != self._contact])
        self.model.set_lines(lines[:MOST_FOUND])
        if lines and typed:
            self.list.setCurrentIndex(self.model.index(0))
        self._show_preview()

    def _show_preview(self) -> None:
        index = self.list.currentIndex()
        self.done_button.setEnabled(index.isValid())
        if not index.isValid():
            found = self.model.rowCount() > 0
            self.preview.setText(_("Vælg en kontakt i listen.") if found else _("Ingen kontakter passer."))
            self._places.setText("")
            return
        new = words.in_row(self.model.line_at(index.row()).name)
        moved = [use for use in self._uses if use.kind is not UseKind.HANDED_OUT]
        if not moved:
            self.preview.setText(_("{old} står ingen steder, så intet andet ændres.").format(old=self._name))
        else:
            said = words.joined(_counted(moved))
            self.preview.setText(_("{new} kommer til at stå i {places}.").format(new=new, places=said))
        self._places.setText(_named(self._uses, self._staying, self._name))


def _counted(uses: list[ContactUse]) -> list[str]:
    kinds = dict.fromkeys(use.kind for use in uses)
    return [number_words(kind, sum(use.kind is kind for use in uses)) for kind in kinds]


def _named(uses: tuple[ContactUse, ...], staying: Staying, name: str) -> str:
    """Return the names of the places, and a word on what has to be done by hand about folders, consents and relays."""
    moved = list(dict.fromkeys(use.title for use in uses if use.kind is not UseKind.HANDED_OUT))
    shown = ", ".join(words.in_row(title) for title in moved[:MOST_NAMED])
    more = _(" og {count} til").format(count=len(moved) - MOST_NAMED) if len(moved) > MOST_NAMED else ""
    printed = sum(use.kind is UseKind.HANDED_OUT for use in uses)
    warned = (
        _("Mapper, der er udleveret, skal have en ny side: {count}.").format(count=printed) if printed else ""
    )
    return "\n".join(part for part in (f"{shown}{more}", warned, *staying_sentences(staying, name)) if part)
