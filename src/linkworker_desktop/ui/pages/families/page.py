"""The page with all families: search while typing, saved lists, filters, a table, and the way to a new one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QTimer
from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.family_list_views import (
    EVERYBODY,
    USUAL_COLUMNS,
    ListColumn,
    ListLook,
    ListPage,
    ListQuery,
    ListTable,
    SavedList,
    SavedListId,
    Standing,
)
from linkworker_desktop.services.family_views import FamilyFilter
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.button import Button
from linkworker_desktop.ui.models.family_cells import table_of
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.families.case_import import CaseImport
from linkworker_desktop.ui.pages.families.deeds import ListDeeds
from linkworker_desktop.ui.pages.families.frame import FamiliesFrame
from linkworker_desktop.ui.pages.families.narrowing import narrowed

PAUSE = 120
IMPORT = "import"
"""A destination with this field asks for a case file at once."""
_KINDS = frozenset(Kind) - {Kind.MUNICIPALITY}
_NOTHING = {
    FamilyFilter.ACTIVE: N_("Ingen aktive familier lige nu"),
    FamilyFilter.CLOSED: N_("Ingen afsluttede familier"),
    FamilyFilter.TRASH: N_("Papirkurven er tom"),
}


class FamiliesPage(FamiliesFrame):
    """All families of the municipality."""

    PLACE = Place.FAMILIES

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._act = services, actions
        self._query = EVERYBODY
        self._list_id: SavedListId | None = None
        self._columns: tuple[ListColumn, ...] | None = None
        self._standing: Standing | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._keeping = QTimer(self, singleShot=True, interval=600)
        self.importing = CaseImport(services, actions, self, (self.import_button, self.empty_import_button))
        self.deeds = ListDeeds(services, actions, self)
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the list; `destination.text` fills the search field."""
        if destination.text:
            self.search.setText(destination.text)
        self._load()
        (self.search if self._stack.currentWidget() is self._list else self.create_button).setFocus()
        if destination.field == IMPORT:
            self.importing.ask()

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; selection, scroll and typed text stay."""
        if kinds & _KINDS:
            self._load()

    def leave(self) -> bool:
        """Keep the widths that were drawn; nothing else here is unsaved."""
        self._pause.stop()
        if self._keeping.isActive():
            self._keeping.stop()
            self._keep_look()
        return True

    def restore_buttons(self) -> list[Button]:
        """Return the buttons »Hent tilbage« of the rows in the trash, from the top."""
        return [buttons.restore_button for buttons in self.listing.trash_buttons]

    def erase_buttons(self) -> list[Button]:
        """Return the buttons »Slet for altid« of the rows in the trash, from the top."""
        return [buttons.erase_button for buttons in self.listing.trash_buttons]

    def import_file(self, path: Path) -> None:
        """Take a case file in, in a worker, and open its family."""
        self.importing.take(path)

    def shown_table(self) -> ListTable:
        """Return what is shown as a table: the chosen families where several are, else all."""
        chosen = {row.id for row in self.listing.chosen()}
        lines = self.listing.model.lines
        if len(chosen) > 1:
            lines = tuple(line for line in lines if line.row.id in chosen)
        chosen_list = self._chosen_list(self._list_id)
        title = chosen_list.name if chosen_list is not None else _("Familier")
        searched = _("Søgning: {words}").format(words=self._query.text) if self._query.text else ""
        now = local_now(self._services.clock)
        return table_of(lines, self.listing.model.columns, now, title=title, narrowed=searched)

    # -- connecting

    def _connect(self) -> None:
        self._pause.timeout.connect(self._load)
        self._keeping.timeout.connect(self._keep_look)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._open_chosen)
        for show, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, chosen=show: self._choose_filter(chosen))
        self.lists.chosen.connect(self._choose_list)
        self.lists.narrow_asked.connect(self._show_narrowing)
        self.lists.columns_asked.connect(self._ask_columns)
        self.narrowing.chosen.connect(self._ask)
        self.narrowing.save_asked.connect(self._ask_save)
        self.narrowing.lists_asked.connect(self._ask_lists)
        self._connect_listing()
        for button in (self.create_button, self.new_button):
            button.clicked.connect(self._begin_new)
        self.lost.erase_button.clicked.connect(self._erase_lost)
        self.sample_link.clicked.connect(lambda: self._act.go(Destination(Place.SETTINGS, field="sample")))
        self.out_button.clicked.connect(self._open_out_menu)
        for text, work in (
            (_("Udskriv …"), self.deeds.print_list),
            (_("Gem PDF …"), self.deeds.save_pdf),
            (_("Gem som regneark …"), self.deeds.save_workbook),
        ):
            self.out_menu.addAction(text).triggered.connect(
                lambda _on=False, work=work: work(self.shown_table())
            )

    def _connect_listing(self) -> None:
        listing, deeds = self.listing, self.deeds
        self.table.activated.connect(self._open_line)
        self.table.sort_asked.connect(self._sort_by)
        self.table.width_drawn.connect(lambda _column, _width: self._keeping.start())
        self.table.delete_asked.connect(lambda: deeds.delete(self._chosen_ids()))
        self.table.selectionModel().selectionChanged.connect(lambda *_moved: self._show_bulk())
        listing.new_asked.connect(self._begin_new)
        listing.all_asked.connect(lambda: self._choose_list(None))
        listing.restore_asked.connect(self._restore)
        listing.erase_asked.connect(self._erase)
        self.bulk.fewer_asked.connect(listing.choose_one)
        self.bulk.print_asked.connect(lambda: deeds.print_list(self.shown_table()))
        self.bulk.fridge_asked.connect(lambda: deeds.print_fridge(self._chosen_ids()))
        self.bulk.task_asked.connect(lambda: deeds.add_tasks(self._chosen_ids()))
        self.bulk.files_asked.connect(lambda: deeds.export_files(listing.chosen()))
        self.bulk.close_asked.connect(lambda: deeds.close(self._chosen_ids()))
        self.bulk.delete_asked.connect(lambda: deeds.delete(self._chosen_ids()))

    # -- loading and showing

    def _load(self) -> None:
        self._query = replace(self._query, text=self.search.text().strip())
        standing = self._services.family_lists.standing()
        if self._list_id is not None and self._list_id not in {each.id for each in standing.saved}:
            self._list_id = None
        self._standing = standing
        columns = self._wanted_columns(standing)
        page = self._services.family_lists.page(self._query, columns)
        counts, lost = standing.counts, standing.persons_of_no_family
        is_empty = not any(counts.values()) and not lost
        self._show_frame(standing, is_empty=is_empty)
        current, several = self.listing.current(), self._chosen_ids()
        self.table.set_trash(is_trash=self._query.show is FamilyFilter.TRASH)
        self.table.set_drawn(standing.look.widths)
        self.listing.model.show(page.lines, columns, local_now(self._services.clock))
        self.table.show_order(self._query.sort, is_falling=self._query.is_falling)
        self.listing.choose(current, several)
        self._show_rest(page, lost)

    def _show_frame(self, standing: Standing, *, is_empty: bool) -> None:
        counts, show = standing.counts, self._query.show
        for each, chip in self.chips.items():
            chip.set_count(counts[each])
            chip.setChecked(each is show)
        is_active = show is FamilyFilter.ACTIVE
        self.import_button.setVisible(not is_empty)
        self.new_button.setVisible(not is_empty and not counts[FamilyFilter.ACTIVE] and not is_active)
        self._stack.setCurrentWidget(self._empty_all if is_empty else self._list)
        has_lists = is_active and counts[FamilyFilter.ACTIVE] > 0
        for widget in (self.lists, self.lists.narrow, self.lists.columns_button):
            widget.setVisible(has_lists)
        self.narrowing.setVisible(has_lists and self.lists.narrow.isChecked())
        self.out_button.setVisible(counts[show] > 0 and show is not FamilyFilter.TRASH)
        self.lists.show_lists(standing.saved, self._list_id, self._narrowed_beside(standing))

    def _show_rest(self, page: ListPage, lost: int) -> None:
        self.narrowing.show_query(self._query, page.choices)
        is_trash = self._query.show is FamilyFilter.TRASH
        self.lost.show_names(self._services.families.persons_of_no_family() if lost and is_trash else ())
        is_part = len(page.lines) != page.of_all and page.of_all
        self.set_title(
            _("Familier"), _("{n} af {all}").format(n=len(page.lines), all=page.of_all) if is_part else ""
        )
        if page.lines:
            self.listing.show_rows()
        else:
            self._show_nothing(page.of_all)
        self._show_bulk()

    def _show_nothing(self, of_all: int) -> None:
        is_active = self._query.show is FamilyFilter.ACTIVE
        is_narrowed = narrowed(self._query) > 0
        if not of_all:
            text = _(_NOTHING[self._query.show])
        elif self._query.text:
            text = ngettext(
                "Ingen af {count} familie passer til »{words}«",
                "Ingen af {count} familier passer til »{words}«",
                of_all,
            ).format(count=words.number_word(of_all), words=self._query.text)
        else:
            text = _("Ingen familier lige nu")
        self.listing.show_nothing(
            text, offers_new=is_active and not of_all, offers_all=bool(of_all) and is_narrowed
        )

    def _show_bulk(self) -> None:
        self.bulk.show_number(len(self.listing.chosen()), self._query.show)

    def _narrowed_beside(self, standing: Standing) -> int:
        """Return how many filters are set beside those of the chosen list."""
        own = next((each.query for each in standing.saved if each.id == self._list_id), EVERYBODY)
        return max(0, narrowed(self._query) - narrowed(own))

    def _wanted_columns(self, standing: Standing) -> tuple[ListColumn, ...]:
        if self._query.show is not FamilyFilter.ACTIVE:
            return USUAL_COLUMNS
        return self._columns or standing.look.columns

    def _chosen_list(self, wanted: SavedListId | None) -> SavedList | None:
        saved = self._standing.saved if self._standing is not None else ()
        return next((each for each in saved if each.id == wanted), None)

    def _chosen_ids(self) -> list[FamilyId]:
        return [row.id for row in self.listing.chosen()]

    # -- asking

    def _ask(self, query: ListQuery) -> None:
        self._query = query
        self._load()

    def _choose_filter(self, show: FamilyFilter) -> None:
        if show is not FamilyFilter.ACTIVE:
            self._list_id, self._columns = None, None
            self._query = ListQuery()
        self._ask(replace(self._query, show=show))

    def _choose_list(self, saved: SavedListId | None) -> None:
        chosen = self._chosen_list(saved)
        self._list_id = chosen.id if chosen is not None else None
        self._columns = (chosen.columns or None) if chosen is not None else None
        query = chosen.query if chosen is not None else EVERYBODY
        if query.text:
            self.search.setText(query.text)
        self._ask(query)

    def _sort_by(self, column: ListColumn) -> None:
        is_again = self._query.sort is column
        self._ask(replace(self._query, sort=column, is_falling=is_again and not self._query.is_falling))

    def _show_narrowing(self, is_shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.narrowing.setVisible(is_shown)
        if is_shown:
            self.narrowing.boxes["language"].setFocus()

    def _ask_columns(self) -> None:
        from linkworker_desktop.ui.pages.families.columns_dialog import ColumnsDialog

        ColumnsDialog(self.listing.model.columns, self.show_columns, self).open()

    def show_columns(self, columns: tuple[ListColumn, ...]) -> None:
        """Show other columns; without a list that has its own they are remembered."""
        if self._columns is not None:
            self._columns = columns
        elif self._standing is not None:
            self._services.family_lists.keep_look(ListLook(columns, self._standing.look.widths))
        self._load()

    def _keep_look(self) -> None:
        if self._standing is not None:
            look = self._standing.look
            self._services.family_lists.keep_look(ListLook(look.columns, look.widths | self.table.drawn))

    def _ask_save(self) -> None:
        from linkworker_desktop.ui.pages.families.save_dialog import SaveListDialog

        current, columns = self._chosen_list(self._list_id), self.listing.model.columns
        dialog = SaveListDialog(self._services, self._act, self._query, columns, current, self)

        def saved() -> None:
            if dialog.changed is not None and dialog.changed.id is not None:
                self._list_id, self._columns = SavedListId(dialog.changed.id), columns
                self._load()

        dialog.accepted.connect(saved)
        dialog.open()

    def _ask_lists(self) -> None:
        from linkworker_desktop.ui.pages.families.lists_dialog import ListsDialog

        ListsDialog(self._services, self._act, self).open()

    # -- acting

    def _open_out_menu(self) -> None:
        self.out_menu.popup(self.out_button.mapToGlobal(QPoint(0, self.out_button.height() + 2)))

    def _begin_new(self) -> None:
        self._act.go(Destination(Place.FAMILY_FORM))

    def _open_line(self, index: QModelIndex) -> None:
        family = self.listing.model.row_at(index.row()).id
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
