"""Finding a contact to print in a part: type a few letters, press Enter."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.services.contacts import Contacts
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button, small_link_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.kit.states import Sector
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.kit.two_line_delegate import RowRole, TwoLineDelegate

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class AddContactDialog(QDialog):
    """All contacts that can be printed and are not in `present`.

    `chosen` carries the id of the one taken; `create_asked` what was searched for when it was not there.
    """

    chosen = Signal(object)
    create_asked = Signal(str)

    def __init__(
        self, contacts: Contacts, present: Collection[ContactId], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._contacts, self._present = contacts, frozenset(present)
        self.search = SearchField(_("Søg efter navn, sted eller nummer"))
        self.model = FoundContactsModel()
        self.list = QListView()
        self._nothing = Label("", TypeRole.BODY, Ink.MUTED, wrap=True)
        self.create_button = small_link_button(_("Opret kontakten"))
        self.add_button = primary_button(_("Tilføj"))
        self._cancel = secondary_button(_("Annullér"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._find()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(480), measures.scaled(460))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_move = isinstance(event, QKeyEvent) and event.key() in MOVES
        if watched is self.search and event.type() is QEvent.Type.KeyPress and is_move:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setWindowTitle(_("Tilføj en kontakt til delen"))
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(_("Fundne kontakter"))
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addWidget(self.create_button)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.GAP_16,) * 4)
        layout.setSpacing(measures.GAP_12)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(buttons)
        self.add_button.setDefault(True)

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._find)
        self.list.doubleClicked.connect(self._take)
        self.list.activated.connect(self._take)
        self.add_button.clicked.connect(self._take)
        self._cancel.clicked.connect(self.reject)
        self.create_button.clicked.connect(self._create)

    def _find(self) -> None:
        typed = self.search.text().strip()
        found = [
            view
            for view in self._contacts.rows(typed)
            if view.draft.printable and view.id not in self._present
        ]
        self.model.set_contacts(found)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._nothing.setText(
            _("Ingen kontakter passer til »{text}«.").format(text=typed)
            if typed
            else _("Alle kontakter er med i delen.")
        )
        self.add_button.setEnabled(bool(found))
        if found:
            self.list.setCurrentIndex(self.model.index(0))

    def _take(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.chosen.emit(self.model.contact_at(index.row()).id)
            self.accept()

    def _create(self) -> None:
        self.create_asked.emit(self.search.text().strip())
        self.accept()


class FoundContactsModel(QAbstractListModel):
    """Contacts as rows of two lines: name and who, kind and number."""

    def __init__(self) -> None:
        super().__init__()
        self._contacts: tuple[ContactView, ...] = ()

    def set_contacts(self, contacts: Sequence[ContactView]) -> None:
        """Show other contacts."""
        self.beginResetModel()
        self._contacts = tuple(contacts)
        self.endResetModel()

    def contact_at(self, row: int) -> ContactView:
        """Return the contact of a line."""
        return self._contacts[row]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._contacts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        view = self._contacts[index.row()]
        label = _(view.category.label)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.in_row(view.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (view.name, label, view.phone) if part)
            case RowRole.SECOND_LINE:
                return " · ".join(part for part in (label, view.draft.second_line) if part)
            case RowRole.RIGHT:
                return view.phone
            case RowRole.ICON:
                return Sector.of(view.category.sector.value).icon
            case RowRole.ICON_INK:
                return Sector.of(view.category.sector.value).ink
        return None
