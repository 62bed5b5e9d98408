"""The page with all families: search while typing, three filters, a table, and the way to a new one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.family_views import FamilyFilter
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.file_dialogs import open_dialog, when_chosen
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.kit.table import setup_table
from linkworker_desktop.ui.models.families import Column, FamiliesModel
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.families_trash import LostPersons, TrashButtons

PAUSE = 120
IMPORT = "import"
"""A destination with this field asks for a case file at once."""
_WIDTHS = {
    Column.PEOPLE: (80, 90),
    Column.LANGUAGE: (116, 190),
    Column.HOUSED: (136, 170),
    Column.FOLDER: (196, 240),
}
"""Least and most, at 100 % text; the family has what is left."""
_TRASH_WIDTHS = _WIDTHS | {Column.HOUSED: (284, 310), Column.FOLDER: (136, 180)}
"""Two buttons stand where the others have a date."""
_LEFT_OUT = (Column.PEOPLE, Column.LANGUAGE)
"""What gives way to the buttons in a narrow trash."""
_NARROW, _WIDE = 820, 1180
"""The room of the table at which the columns have their least and their most."""
_FILTERS = {
    FamilyFilter.ACTIVE: N_("Aktive"),
    FamilyFilter.CLOSED: N_("Afsluttede"),
    FamilyFilter.TRASH: N_("Papirkurv"),
}
_NOTHING = {
    FamilyFilter.ACTIVE: N_("Ingen aktive familier lige nu"),
    FamilyFilter.CLOSED: N_("Ingen afsluttede familier"),
    FamilyFilter.TRASH: N_("Papirkurven er tom"),
}


class _FamiliesTable(Restyled, QTableView):
    """Gives its columns the width their words need at the text size of the moment."""

    widths: Mapping[Column, tuple[int, int]] = _WIDTHS

    def restyle(self) -> None:
        """Divide the room of the moment."""
        narrow, wide = measures.scaled(_NARROW), measures.scaled(_WIDE)
        share = min(1.0, max(0.0, (self.width() - narrow) / (wide - narrow)))
        for column, (least, most) in self.widths.items():
            self.setColumnWidth(column, measures.scaled(least + (most - least) * share))
        for column in _LEFT_OUT:
            self.setColumnHidden(column, self.widths is _TRASH_WIDTHS and self.width() < narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()


class FamiliesPage(Page):
    """All families of the municipality."""

    PLACE = Place.FAMILIES

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Familier"), scrolls=False, parent=parent)
        self._services, self._act = services, actions
        self._show_filter = FamilyFilter.ACTIVE
        self._model = FamiliesModel()
        self._in_trash: list[TrashButtons] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the list; `destination.text` fills the search field."""
        if destination.text:
            self.search.setText(destination.text)
        self._load()
        (self.search if self._stack.currentWidget() is self._list else self.create_button).setFocus()
        if destination.field == IMPORT:
            self._import()

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; selection, scroll and typed text stay."""
        if kinds & {Kind.FAMILY, Kind.FOLDER}:
            self._load()

    def leave(self) -> bool:
        """Leave at once; nothing here is unsaved."""
        self._pause.stop()
        return True

    def restore_buttons(self) -> list[Button]:
        """Return the buttons »Hent tilbage« of the rows in the trash, from the top."""
        return [buttons.restore_button for buttons in self._trash_buttons()]

    def erase_buttons(self) -> list[Button]:
        """Return the buttons »Slet for altid« of the rows in the trash, from the top."""
        return [buttons.erase_button for buttons in self._trash_buttons()]

    # -- building

    def _build_body(self) -> None:
        self.search = SearchField(_("Søg på navn, adresse eller kode"))
        self.search.setMaximumWidth(measures.scaled(360))
        self.chips = {show: Chip(_(text)) for show, text in _FILTERS.items()}
        self.chips[FamilyFilter.ACTIVE].setChecked(True)
        self.import_button = secondary_button(_("Importér familiefil"), Icon.UPLOAD_FILE)
        self.add_action(self.import_button)
        self.new_button = secondary_button(_("Opret familie"), Icon.ADD)
        self.add_action(self.new_button)
        self._list = QWidget()
        self._list.setObjectName("families-list")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._empty_all = self._empty_page()
        self._stack.addWidget(self._empty_all)
        self._fill_list()
        self.body.addWidget(self._stack, 1)

    def _fill_list(self) -> None:
        layout = QVBoxLayout(self._list)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_12)
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_8)
        line.addWidget(self.search, 1)
        line.addSpacing(measures.GAP_8)
        for chip in self.chips.values():
            line.addWidget(chip)
        line.addStretch(1)
        layout.addLayout(line)
        self.table = _FamiliesTable()
        self.table.setModel(self._model)
        setup_table(self.table, name=_("Familier"), stretch=Column.FAMILY)
        for column in _WIDTHS:
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.table.restyle()
        card = Card()
        card.add_row(self.table, stretch=1)
        self._card = card
        self._nothing, self._nothing_said = QWidget(), ""
        self._table_or_nothing = QStackedWidget()
        self._table_or_nothing.addWidget(card)
        self._table_or_nothing.addWidget(self._nothing)
        layout.addWidget(self._table_or_nothing, 1)
        self.lost = LostPersons()
        layout.addWidget(self.lost)

    def _empty_page(self) -> EmptyState:
        empty = EmptyState(
            _("Her kommer din første familie"),
            _(
                "Fem oplysninger er nok: navn, adresse, indflytning, sprog og hvem der bor sammen. "
                "Så regner programmet fristen ud."
            ),
        )
        self.create_button = empty.add_primary(_("Opret familie"), Icon.ADD)
        self.empty_import_button = empty.add_alternative(_("Importér familiefil"), Icon.UPLOAD_FILE)
        self.sample_link = empty.add_link(_("Se eksempelkommunen Skovsunde"), _("Vil du prøve først?"))
        return empty

    def _connect(self) -> None:
        self._pause.timeout.connect(self._load)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        for show, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, chosen=show: self._choose(chosen))
        self.table.activated.connect(self._open_line)
        self.search.returnPressed.connect(self._open_chosen)
        for button in (self.create_button, self.new_button):
            button.clicked.connect(self._begin_new)
        for button in (self.import_button, self.empty_import_button):
            button.clicked.connect(self._import)
        self.lost.erase_button.clicked.connect(self._erase_lost)
        self.sample_link.clicked.connect(lambda: self._act.go(Destination(Place.SETTINGS, field="sample")))

    # -- loading and showing

    def _load(self) -> None:
        families = self._services.families
        counts = families.counts()
        for show, chip in self.chips.items():
            chip.set_count(counts[show])
            chip.setChecked(show is self._show_filter)
        lost = families.persons_of_no_family()
        is_empty = not any(counts.values()) and not lost
        self.import_button.setVisible(not is_empty)
        has_active = counts[FamilyFilter.ACTIVE] > 0
        is_elsewhere = self._show_filter is not FamilyFilter.ACTIVE
        self.new_button.setVisible(not is_empty and not has_active and is_elsewhere)
        self._stack.setCurrentWidget(self._empty_all if is_empty else self._list)
        chosen = self._chosen()
        rows = families.rows(self.search.text(), self._show_filter)
        self._model.set_rows(rows, local_now(self._services.clock))
        self._choose_again(chosen)
        self._offer_trash(lost)
        self._show_nothing(len(rows), counts[self._show_filter])

    def _show_nothing(self, shown: int, all_of_filter: int) -> None:
        if shown:
            self._table_or_nothing.setCurrentWidget(self._card)
            return
        if all_of_filter:
            text = ngettext(
                "Ingen af {count} familie passer til »{words}«",
                "Ingen af {count} familier passer til »{words}«",
                all_of_filter,
            ).format(count=words.number_word(all_of_filter), words=self.search.text().strip())
        else:
            text = _(_NOTHING[self._show_filter])
        if text == self._nothing_said:
            self._table_or_nothing.setCurrentWidget(self._nothing)
            return
        self._nothing_said = text
        neutral = EmptyState(text, drawing=False)
        if self._show_filter is FamilyFilter.ACTIVE and not all_of_filter:
            neutral.add_primary(_("Opret familie"), Icon.ADD).clicked.connect(self._begin_new)
        self._table_or_nothing.removeWidget(self._nothing)
        self._nothing.deleteLater()
        self._nothing = neutral
        self._table_or_nothing.addWidget(neutral)
        self._table_or_nothing.setCurrentWidget(neutral)

    def _offer_trash(self, lost: tuple[str, ...]) -> None:
        is_trash = self._show_filter is FamilyFilter.TRASH
        self.table.widths = _TRASH_WIDTHS if is_trash else _WIDTHS
        self.table.restyle()
        self.lost.show_names(lost if is_trash else ())
        self._in_trash = self._trash_buttons()
        for line in range(self._model.rowCount()):
            index = self._model.index(line, Column.HOUSED)
            row = self._model.row_at(line)
            if row.deleted_at is None or self.table.indexWidget(index) is not None:
                continue
            buttons = TrashButtons(row.surname)
            buttons.restore_button.clicked.connect(
                lambda _checked=False, family=row.id: self._restore(family)
            )
            buttons.erase_button.clicked.connect(lambda _checked=False, family=row.id: self._erase(family))
            self.table.setIndexWidget(index, buttons)
            self._in_trash.append(buttons)

    def _trash_buttons(self) -> list[TrashButtons]:
        return [buttons for buttons in self._in_trash if isValid(buttons)]

    def _chosen(self) -> FamilyId | None:
        current = self.table.currentIndex()
        return self._model.row_at(current.row()).id if current.isValid() else None

    def _choose_again(self, family: FamilyId | None) -> None:
        line = self._model.line_of(family) if family is not None else None
        if line is None and self._model.rowCount():
            line = 0
        if line is not None and self.table.currentIndex().row() != line:
            self.table.setCurrentIndex(self._model.index(line, 0))

    # -- acting

    def _choose(self, show: FamilyFilter) -> None:
        self._show_filter = show
        self._load()

    def _begin_new(self) -> None:
        self._act.go(Destination(Place.FAMILY_FORM))

    def _open_line(self, index: QModelIndex) -> None:
        family = self._model.row_at(index.row()).id
        self._act.go(Destination(Place.FAMILY, family=family))

    def _open_chosen(self) -> None:
        self._pause.stop()
        self._load()
        if self.table.currentIndex().isValid():
            self._open_line(self.table.currentIndex())

    def _restore(self, family: FamilyId) -> None:
        self._act.run_write(lambda: self._services.families.restore(family))

    def _erase(self, family: FamilyId) -> None:
        from linkworker_desktop.ui.dialogs.erase import ask_to_erase_family

        ask_to_erase_family(self._services, self._act, family, self)

    def _erase_lost(self) -> None:
        from linkworker_desktop.ui.dialogs.erase import ask_to_erase_persons

        ask_to_erase_persons(self._services, self._act, self)

    def _import(self) -> None:
        when_chosen(open_dialog(self, _("Importér familiefil"), _("Familiefil (*.json)")), self.import_file)

    def import_file(self, path: Path) -> None:
        """Take a case file in, in a worker, and open its family."""
        self._set_importing(importing=True)
        self._act.run_in_background(
            lambda: self._services.case_files.import_file(path),
            when_alive(self, self._imported),
            when_alive(self, self._not_imported),
        )

    def _imported(self, changed: Changed) -> None:
        self._set_importing(importing=False)
        self._act.run_write(lambda: changed)
        if changed.id is not None and self.isVisible():
            self._act.go(Destination(Place.FAMILY, family=FamilyId(changed.id)))

    def _not_imported(self, error: Exception) -> None:
        self._set_importing(importing=False)
        if not isinstance(error, UserError):
            raise error
        self._act.tell(Notice(NoticeState.OVER, error.message))

    def _set_importing(self, *, importing: bool) -> None:
        for button in (self.import_button, self.empty_import_button):
            button.setEnabled(not importing)
