"""Putting contacts into a family's network: search, choose one or several, say for whom, add."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.network import InvolvementDraft
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactLine, ContactQuery
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.involvement_form import InvolvementForm
from linkworker_desktop.ui.dialogs.new_contact import NewContactForm
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button, small_link_button
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.flow_box import FlowBox
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.table import setup_list
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.models.found_contacts import FoundContactsModel

PAUSE = 120
MOST = 40
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
Index = QModelIndex | QPersistentModelIndex


class AddInvolvementsDialog(QDialog):
    """A click on a contact chooses it, another takes it back; without a choice the one at the cursor is added.

    `persons` are the members it begins with, nobody being the whole family; `text` is searched for at once.
    """

    def __init__(
        self,
        services: Services,
        actions: Actions,
        family: FamilyId,
        parent: QWidget | None = None,
        *,
        persons: Sequence[PersonId] = (),
        text: str = "",
    ) -> None:
        super().__init__(parent)
        self._services, self._act, self._family = services, actions, family
        self._today = services.clock.today()
        members = [each for each in services.network.of_family(family).network.members if each.is_here]
        self.search = SearchField(_("Søg efter navn, sted eller nummer"))
        self.model = ChoosingModel()
        self.list = QListView()
        self.new_contact = NewContactForm()
        self.form = InvolvementForm(members, self._today, is_whole=False)
        self.create_button = small_link_button(_("Opret en ny kontakt"))
        self.add_button = primary_button(_("Tilføj"), Icon.ADD)
        self.cancel_button = secondary_button(_("Annullér"))
        self._nothing = Label("", TypeRole.BODY, Ink.MUTED, wrap=True)
        self._error = Label("", TypeRole.SMALL, Ink.OVER, wrap=True)
        self._sign = GlyphLabel(Glyph.ERROR, Ink.OVER)
        self._chosen_box = FlowBox()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self.form.show_draft(InvolvementDraft(family, ContactId(family), tuple(persons), since=self._today))
        self.search.setText(text)
        self._find()
        self.search.setFocus()

    @property
    def chosen(self) -> tuple[ContactId, ...]:
        """The contacts that are chosen, in the order they were."""
        return tuple(line.id for line in self.model.chosen)

    def add(self) -> None:
        """Put the chosen contacts into the network; what is wrong is said at its field."""
        contacts = self.chosen or self._at_cursor()
        try:
            typed = self.form.read(InvolvementDraft(self._family, ContactId(self._family)))
            changed = self._act.run_write(
                lambda: self._services.network.add(
                    self._family,
                    contacts,
                    persons=typed.persons,
                    since=typed.since,
                    frequency=typed.frequency,
                    purpose=typed.purpose,
                )
            )
        except InvalidInput as error:
            rest = self.form.show_problems(error.problems)
            self._say(rest[0].sentence if rest else "")
            return
        if changed is not None:
            self.accept()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(600), measures.scaled(640))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in MOVES:
                self.list.event(event)
                return True
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not control:
                self._toggle(self.list.currentIndex())
                self.search.selectAll()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setWindowTitle(_("Tilføj til netværket"))
        self.list.setModel(self.model)
        setup_list(self.list, name=_("Fundne kontakter"))
        self._stack = QStackedWidget()
        finding = QWidget()
        found = QVBoxLayout(finding)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(measures.GAP_8)
        found.addWidget(self.search)
        found.addWidget(self.list, 1)
        found.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        found.addWidget(self.create_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._stack.addWidget(finding)
        self._stack.addWidget(self.new_contact)
        error = QHBoxLayout()
        error.setSpacing(measures.GAP_4)
        error.addWidget(self._sign)
        error.addWidget(self._error, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.GAP_24,) * 4)
        layout.setSpacing(measures.GAP_12)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._chosen_box)
        layout.addLayout(error)
        layout.addWidget(self.form)
        layout.addLayout(buttons)
        self.add_button.setDefault(True)
        self._say("")
        self._show_chosen()

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self._find)
        self.list.clicked.connect(self._toggle)
        self.list.activated.connect(self._toggle)
        self.create_button.clicked.connect(self._begin_contact)
        self.new_contact.made.connect(self._make_contact)
        self.new_contact.dropped.connect(self._go_on)
        self.add_button.clicked.connect(self.add)
        self.cancel_button.clicked.connect(self.reject)

    def _find(self) -> None:
        self._pause.stop()
        typed = self.search.text().strip()
        keys = self._services.contacts.keys(ContactQuery(text=typed))
        lines = self._services.contacts.page(list(keys[:MOST]))
        self.model.set_lines(lines)
        self.list.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        if not lines:
            self._nothing.setText(
                _("Ingen kontakter passer til »{text}«.").format(text=typed)
                if typed
                else _("Der er ingen kontakter endnu. Opret den første her.")
            )
        else:
            self.list.setCurrentIndex(self.model.index(0))

    def _toggle(self, index: Index) -> None:
        if index.isValid():
            self.model.toggle(self.model.line_at(index.row()))
            self._say("")
            self._show_chosen()

    def _show_chosen(self) -> None:
        for chip in self._chosen_box.findChildren(Chip):
            self._chosen_box.drop(chip)
        for line in self.model.chosen:
            chip = Chip(words.in_row(line.name), several=True)
            chip.setChecked(True)
            chip.clicked.connect(lambda _checked=False, one=line: self._drop(one))
            self._chosen_box.add(chip)
        count = len(self.model.chosen)
        self._chosen_box.setVisible(count > 0)
        self.add_button.setText(_("Tilføj {number}").format(number=count) if count > 1 else _("Tilføj"))
        self.add_button.updateGeometry()

    def _drop(self, line: ContactLine) -> None:
        self.model.toggle(line)
        QTimer.singleShot(0, self, self._show_chosen)  # the chip is still telling that it was clicked

    def _at_cursor(self) -> tuple[ContactId, ...]:
        index = self.list.currentIndex()
        return (self.model.line_at(index.row()).id,) if index.isValid() and self.search.text().strip() else ()

    def _begin_contact(self) -> None:
        self._stack.setCurrentWidget(self.new_contact)
        for widget in (self.form, self.cancel_button, self.add_button):
            widget.hide()
        self.new_contact.make_button.setDefault(True)
        self.new_contact.begin(self.search.text().strip())

    def _make_contact(self, draft: ContactDraft) -> None:
        try:
            changed = self._act.run_write(lambda: self._services.contacts.save(draft), quiet=True)
        except InvalidInput as error:
            self.new_contact.show_problems(error.problems)
            return
        if changed is None or changed.id is None:
            return
        for line in self._services.contacts.page([ContactId(changed.id)]):
            self.model.toggle(line)
        self.search.clear()
        self._go_on()
        self._find()
        self._show_chosen()
        self.add_button.setFocus()

    def _go_on(self) -> None:
        """Come back from the new contact to the search."""
        self._stack.setCurrentIndex(0)
        for widget in (self.form, self.cancel_button, self.add_button):
            widget.show()
        self.add_button.setDefault(True)

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        for widget in (self._sign, self._error):
            widget.setVisible(bool(sentence))


class ChoosingModel(FoundContactsModel):
    """Contacts of which several can be chosen; the choice outlives the search."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: dict[ContactId, ContactLine] = {}

    @property
    def chosen(self) -> tuple[ContactLine, ...]:
        """What is chosen, in the order it was."""
        return tuple(self._chosen.values())

    def toggle(self, line: ContactLine) -> None:
        """Choose a contact, or take the choice back."""
        if self._chosen.pop(line.id, None) is None:
            self._chosen[line.id] = line
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.line_at(index.row()).id not in self._chosen:
            return super().data(index, role)
        match role:
            case RowRole.RIGHT:
                return _("valgt")
            case RowRole.RIGHT_STATE:
                return State.DONE
            case Qt.ItemDataRole.AccessibleTextRole:
                return _("{name}, valgt").format(name=super().data(index, role))
        return super().data(index, role)
