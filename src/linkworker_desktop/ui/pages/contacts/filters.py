"""The chips above the contact list: as many sectors as there is room for, the rest in »Flere«."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactCounts, ContactFilter, ContactQuery
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.models.contacts import sector_icon
from linkworker_desktop.ui.pages.contacts.choice import (
    ALL,
    GONE,
    NOBODY,
    is_wide,
    narrowed,
    number_of,
    sector_words,
    show_words,
    with_sector,
    with_show,
)

MOST_SECTORS = 5


class FilterChips(QWidget):
    """`chosen` carries the question the directory is asked now, without the typed words.

    A chip pressed once more is given up; sectors that have no room, and what is not in use, wait in a menu.
    `narrow_asked` tells whether the filters below are wanted.
    """

    chosen = Signal(object)
    narrow_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts, self._query = NOBODY, ALL
        self._sectors: dict[Sector, Chip] = {}
        self._hidden: tuple[Sector, ...] = ()
        self.all = Chip(show_words(ContactFilter.ACTIVE))
        self.to_confirm = Chip(show_words(ContactFilter.TO_CONFIRM), Icon.SCHEDULE)
        self.more = Chip(_("Flere"), Icon.EXPAND_MORE)
        self.narrow = Chip(_("Filtre"), Icon.TUNE)
        self.menu = QMenu(self)
        self._row = QHBoxLayout(self)
        self._build()
        self._connect()

    def show_choices(self, counts: ContactCounts, query: ContactQuery) -> None:
        """Show the numbers and which choices are made."""
        self._counts, self._query = counts, query
        self._make_sectors()
        self._show()

    def sector_chip(self, sector: Sector) -> Chip:
        """Return the chip of a sector. Raises KeyError when there is no contact in it."""
        return self._sectors[sector]

    def sector_chips(self) -> tuple[Chip, ...]:
        """Return the chips of all sectors, the largest first, whether they have room or not."""
        return tuple(self._sectors.values())

    def minimumSizeHint(self) -> QSize:
        least = self._fixed()
        width = sum(chip.sizeHint().width() for chip in least) + (len(least) - 1) * measures.GAP_8
        return QSize(width, measures.small_control_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.more.setAccessibleDescription(_("Åbner en liste med flere filtre"))
        self.narrow.setAccessibleDescription(_("Viser felter til kategori, by, sprog og rækkefølge"))
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(measures.GAP_8)
        for chip in (self.all, self.to_confirm, self.more):
            self._row.addWidget(chip)
        self._row.addStretch(1)
        self._row.addWidget(self.narrow)

    def _connect(self) -> None:
        self.all.clicked.connect(lambda: self._choose(replace(ALL, order=self._query.order)))
        self.to_confirm.clicked.connect(
            lambda: self._choose(with_show(self._query, ContactFilter.TO_CONFIRM))
        )
        self.more.clicked.connect(self._open_menu)
        self.narrow.clicked.connect(self.narrow_asked)
        self.menu.aboutToShow.connect(self._fill_menu)

    def _fixed(self) -> list[Chip]:
        return [self.all, self.to_confirm, self.more, self.narrow]

    def _make_sectors(self) -> None:
        numbers = self._counts.sectors
        wanted = sorted(numbers, key=lambda sector: (-numbers[sector], list(Sector).index(sector)))
        if wanted != list(self._sectors):
            for chip in self._sectors.values():
                self._row.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._sectors = {sector: self._made_chip(sector) for sector in wanted}
            previous = self.to_confirm
            for place, chip in enumerate(self._sectors.values(), start=2):
                self._row.insertWidget(place, chip)
                QWidget.setTabOrder(previous, chip)
                previous = chip
            for chip in (self.more, self.narrow):
                QWidget.setTabOrder(previous, chip)
                previous = chip
        for sector, chip in self._sectors.items():
            chip.set_count(numbers[sector])

    def _made_chip(self, sector: Sector) -> Chip:
        chip = Chip(sector_words(sector), sector_icon(sector))
        chip.clicked.connect(lambda: self._choose(with_sector(self._query, sector)))
        return chip

    def _show(self) -> None:
        self.all.set_count(self._counts.active)
        self.to_confirm.set_count(self._counts.to_confirm)
        self.all.setChecked(is_wide(self._query))
        self.to_confirm.setChecked(self._query.show is ContactFilter.TO_CONFIRM)
        for sector, chip in self._sectors.items():
            chip.setChecked(sector in self._query.sectors)
        self.narrow.set_count(narrowed(self._query) or None)
        self._share_room()

    def _share_room(self) -> None:
        self._say_in_menu(())
        room = self.width() - sum(chip.sizeHint().width() + measures.GAP_8 for chip in self._fixed())
        hidden: list[Sector] = []
        for number, (sector, chip) in enumerate(self._sectors.items()):
            room -= chip.sizeHint().width() + measures.GAP_8
            fits = number < MOST_SECTORS and room >= 0 and not hidden
            chip.setVisible(fits)
            if not fits:
                hidden.append(sector)
        self._say_in_menu(tuple(hidden))

    def _say_in_menu(self, hidden: tuple[Sector, ...]) -> None:
        """Let the chip of the menu say what is chosen in it."""
        self._hidden = hidden
        sector = next((one for one in hidden if one in self._query.sectors), None)
        said, number = "", None
        if self._query.show in GONE:
            said, number = show_words(self._query.show), number_of(self._counts, self._query.show)
        elif sector is not None:
            said, number = sector_words(sector), self._counts.sectors.get(sector, 0)
        self.more.setChecked(bool(said))
        self.more.setText(said or _("Flere"))
        self.more.set_count(number)

    def _open_menu(self) -> None:
        self._say_in_menu(self._hidden)
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _fill_menu(self) -> None:
        self.menu.clear()
        for sector in self._hidden:
            number = self._counts.sectors.get(sector, 0)
            self._offer(
                sector_words(sector), number, sector in self._query.sectors, self._take_sector(sector)
            )
        if self._hidden:
            self.menu.addSeparator()
        for show in GONE:
            number = number_of(self._counts, show)
            self._offer(show_words(show), number, self._query.show is show, self._take_show(show))

    def _offer(self, said: str, number: int, is_chosen: bool, take: Callable[[], None]) -> None:  # noqa: FBT001
        action = self.menu.addAction(f"{said}  {number}")
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.triggered.connect(take)

    def _take_sector(self, sector: Sector) -> Callable[[], None]:
        return lambda: self._choose(with_sector(self._query, sector))

    def _take_show(self, show: ContactFilter) -> Callable[[], None]:
        return lambda: self._choose(with_show(self._query, show))

    def _choose(self, query: ContactQuery) -> None:
        self._query = query
        self._show()
        self.chosen.emit(query)
