"""»Velkomstmapper«: every active family's folder, the one with the fewest hours left first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableView, QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.folder_deadline import FolderDeadlineState
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.family_views import FamilyRow
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.kit.table import setup_table
from linkworker_desktop.ui.models.folder_rows import FolderColumn, FolderRows, FolderWants
from linkworker_desktop.ui.navigation import Destination, Place

_WIDTHS = {FolderColumn.DEADLINE: 240, FolderColumn.WANTS: 240, FolderColumn.LANGUAGES: 220}
_ORDER = (
    FolderDeadlineState.OVERDUE,
    FolderDeadlineState.DUE_SOON,
    FolderDeadlineState.UPCOMING,
    FolderDeadlineState.WAITING,
    FolderDeadlineState.DONE_LATE,
    FolderDeadlineState.DONE,
)


class FoldersPage(Page):
    """A line opens the family's folder."""

    PLACE = Place.FOLDERS

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Velkomstmapper"), scrolls=False, parent=parent)
        self._services, self._act = services, actions
        self._model = FolderRows()
        self._asked = 0
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the list; `destination.text` fills the search field."""
        if destination.text:
            self.search.setText(destination.text)
        self._load()
        if not self.table.currentIndex().isValid() and self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(0, 0))
        (self.table if self._stack.currentWidget() is self._card else self.create_button).setFocus()

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; choice and scroll stay."""
        if kinds:
            self._load()

    def leave(self) -> bool:
        """Leave at once; nothing here is unsaved."""
        return True

    def _build_body(self) -> None:
        self.search = SearchField(_("Søg på navn, adresse eller kode"))
        self.search.setMaximumWidth(measures.scaled(360))
        self.table = QTableView()
        self.table.setModel(self._model)
        setup_table(self.table, name=_("Velkomstmapper"), stretch=FolderColumn.FAMILY)
        head = self.table.horizontalHeader()
        for column, width in _WIDTHS.items():
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.table.setColumnWidth(column, measures.scaled(width))
        self._card = Card()
        self._card.add_row(self.table, stretch=1)
        self._empty = EmptyState(
            _("Her kommer mapperne"),
            _("Hver familie får sin egen velkomstmappe på sit eget sprog, så snart den er oprettet."),
        )
        self.create_button = self._empty.add_primary(_("Opret familie"), Icon.ADD)
        self._nothing = EmptyState(_("Ingen mappe passer til det, du søger"), drawing=False)
        self._stack = QStackedWidget()
        for widget in (self._card, self._empty, self._nothing):
            self._stack.addWidget(widget)
        self.body.addWidget(self.search)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._load)
        self.search.returnPressed.connect(self._open_chosen)
        self.table.activated.connect(self._open_line)
        self.create_button.clicked.connect(lambda: self._act.go(Destination(Place.FAMILY_FORM)))

    def _load(self) -> None:
        text = self.search.text()
        rows = sorted(self._services.families.rows(text), key=_urgency)
        self.search.setVisible(bool(rows or text))
        self._model.set_rows(rows, local_now(self._services.clock))
        shown = self._card if rows else self._nothing if text else self._empty
        self._stack.setCurrentWidget(shown)
        self.set_sentence(_sentence(rows))
        self._ask_wants([row.id for row in rows if row.folder.done_at is None])

    def _ask_wants(self, families: list[FamilyId]) -> None:
        """Find out in a worker what the folders not handed out want; an answer that comes too late is dropped."""
        self._asked += 1
        asked, folders = self._asked, self._services.folders

        def work() -> dict[FamilyId, FolderWants]:
            views = {family: folders.view(family) for family in families}
            return {family: FolderWants(len(view.missing), len(view.stale)) for family, view in views.items()}

        def show(wants: dict[FamilyId, FolderWants]) -> None:
            if asked == self._asked:
                self._model.set_wants(wants)

        self._act.run_in_background(work, when_alive(self, show))

    def _open_line(self, index: QModelIndex) -> None:
        self._act.go(Destination(Place.FOLDER, family=self._model.row_at(index.row()).id))

    def _open_chosen(self) -> None:
        index = self.table.currentIndex()
        if not index.isValid() and self._model.rowCount():
            index = self._model.index(0, 0)
        if index.isValid():
            self._open_line(index)


def _urgency(row: FamilyRow) -> tuple[int, int, str]:
    hours = row.folder.hours_left
    return _ORDER.index(row.folder.state), hours if hours is not None else 0, row.surname


def _sentence(rows: list[FamilyRow]) -> str:
    late = sum(row.folder.state is FolderDeadlineState.OVERDUE for row in rows)
    if not late:
        return ""
    text = ngettext("{count} mappe er over tiden.", "{count} mapper er over tiden.", late)
    return words.capitalised(text.format(count=_count_word(late)))


def _count_word(count: int) -> str:
    return _("én") if count == 1 else words.number_word(count)
