"""What stands on the page of families: search, chips, lists, filters, the table, and what is there when it is empty."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.family_views import FamilyFilter
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button, secondary_button
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.pages.families.bulk_bar import BulkBar
from linkworker_desktop.ui.pages.families.listing import Listing
from linkworker_desktop.ui.pages.families.lists_bar import ListsBar
from linkworker_desktop.ui.pages.families.narrowing import Narrowing
from linkworker_desktop.ui.pages.families.trash import LostPersons

_FILTERS = {
    FamilyFilter.ACTIVE: N_("Aktive"),
    FamilyFilter.CLOSED: N_("Afsluttede"),
    FamilyFilter.TRASH: N_("Papirkurv"),
}


class FamiliesFrame(Page):
    """The widgets of the page, in their places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Familier"), scrolls=False, parent=parent)
        self._build_body()

    def _build_body(self) -> None:
        self.search = SearchField(_("Søg på navn, adresse eller kode"))
        self.search.setMaximumWidth(measures.scaled(360))
        self.chips = {show: Chip(_(text)) for show, text in _FILTERS.items()}
        self.import_button = secondary_button(_("Importér familiefil"), Icon.UPLOAD_FILE)
        self.new_button = secondary_button(_("Opret familie"), Icon.ADD)
        for button in (self.import_button, self.new_button):
            self.add_action(button)
        self.lists, self.narrowing = ListsBar(), Narrowing()
        self.listing, self.lost, self.bulk = Listing(), LostPersons(), BulkBar()
        self.table = self.listing.table
        self.out_button = icon_button(Icon.PRINT, _("Udskriv og gem listen"))
        self.out_menu = QMenu(self)
        self.narrowing.hide()
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
        for widget in (self.lists.narrow, self.lists.columns_button, self.out_button):
            line.addWidget(widget)
        layout.addLayout(line)
        layout.addWidget(self.lists)
        layout.addWidget(self.narrowing)
        layout.addWidget(self.listing, 1)
        layout.addWidget(self.bulk)
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
