"""The chips above the contact list: as many sectors as there is room for, the rest in »Flere«."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from linkworker_desktop.domain.categories import SECTOR_LABELS
from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactFilter, ContactView
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.models.contacts import sector_icon

MOST_SECTORS = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """Which contacts are listed: those of one sector, or all that a filter lets through."""

    show: ContactFilter = ContactFilter.ACTIVE
    sector: Sector | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many contacts each choice would list."""

    active: int = 0
    to_confirm: int = 0
    sectors: Mapping[Sector, int] | None = None
    ended: int = 0
    trash: int = 0

    @property
    def total(self) -> int:
        """Return how many contacts there are in all, the trash included."""
        return self.active + self.ended + self.trash

    def of(self, choice: Choice) -> int:
        """Return how many contacts a choice lists."""
        if choice.sector is not None:
            return (self.sectors or {}).get(choice.sector, 0)
        return {
            ContactFilter.ACTIVE: self.active,
            ContactFilter.TO_CONFIRM: self.to_confirm,
            ContactFilter.ENDED: self.ended,
            ContactFilter.TRASH: self.trash,
        }[choice.show]


ALL = Choice()
TO_CONFIRM = Choice(ContactFilter.TO_CONFIRM)
GONE = (Choice(ContactFilter.ENDED), Choice(ContactFilter.TRASH))


class FilterChips(QWidget):
    """One choice at a time; `chosen` carries it. The sectors with most contacts come first."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts, self._choice = Counts(), ALL
        self._sectors: dict[Sector, Chip] = {}
        self._in_menu: tuple[Choice, ...] = GONE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.all = Chip(words_of(ALL))
        self.to_confirm = Chip(words_of(TO_CONFIRM), Icon.SCHEDULE)
        self.more = Chip(_("Flere"), Icon.EXPAND_MORE)
        self.more.setAccessibleDescription(_("Åbner en liste med flere filtre"))
        self.menu = QMenu(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(measures.GAP_8)
        for chip in (self.all, self.to_confirm, self.more):
            self._row.addWidget(chip)
        self._row.addStretch(1)
        self.all.clicked.connect(lambda: self._choose(ALL))
        self.to_confirm.clicked.connect(lambda: self._choose(TO_CONFIRM))
        self.more.clicked.connect(self._open_menu)
        self.menu.aboutToShow.connect(self._fill_menu)

    def show_choices(self, counts: Counts, choice: Choice) -> None:
        """Show the numbers and which choice is made."""
        self._counts, self._choice = counts, choice
        self._make_sectors()
        self._show()

    def sector_chip(self, sector: Sector) -> Chip:
        """Return the chip of a sector. Raises KeyError when there is no contact in it."""
        return self._sectors[sector]

    def minimumSizeHint(self) -> QSize:
        least = [self.all, self.to_confirm, self.more]
        width = sum(chip.sizeHint().width() for chip in least) + 2 * measures.GAP_8
        return QSize(width, measures.small_control_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _make_sectors(self) -> None:
        numbers = self._counts.sectors or {}
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
            QWidget.setTabOrder(previous, self.more)
        for sector, chip in self._sectors.items():
            chip.set_count(numbers[sector])

    def _made_chip(self, sector: Sector) -> Chip:
        choice = Choice(sector=sector)
        chip = Chip(words_of(choice), sector_icon(sector))
        chip.clicked.connect(lambda: self._choose(choice))
        return chip

    def _show(self) -> None:
        self.all.set_count(self._counts.active)
        self.to_confirm.set_count(self._counts.to_confirm)
        self.all.setChecked(self._choice == ALL)
        self.to_confirm.setChecked(self._choice == TO_CONFIRM)
        for sector, chip in self._sectors.items():
            chip.setChecked(self._choice == Choice(sector=sector))
        self._share_room()

    def _share_room(self) -> None:
        fixed = [self.all, self.to_confirm, self.more]
        room = self.width() - sum(chip.sizeHint().width() + measures.GAP_8 for chip in fixed)
        hidden: list[Choice] = []
        for number, (sector, chip) in enumerate(self._sectors.items()):
            room -= chip.sizeHint().width() + measures.GAP_8
            fits = number < MOST_SECTORS and room >= 0 and not hidden
            chip.setVisible(fits)
            if not fits:
                hidden.append(Choice(sector=sector))
        self._in_menu = (*hidden, *GONE)
        is_in_menu = self._choice in self._in_menu
        self.more.setChecked(is_in_menu)
        self.more.setText(words_of(self._choice) if is_in_menu else _("Flere"))
        self.more.set_count(self._counts.of(self._choice) if is_in_menu else None)

    def _open_menu(self) -> None:
        self.more.setChecked(self._choice in self._in_menu)
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _fill_menu(self) -> None:
        self.menu.clear()
        for choice in self._in_menu:
            if choice == GONE[0] and len(self._in_menu) > len(GONE):
                self.menu.addSeparator()
            action = self.menu.addAction(f"{words_of(choice)}  {self._counts.of(choice)}")
            action.setCheckable(True)
            action.setChecked(choice == self._choice)
            action.triggered.connect(lambda _checked=False, made=choice: self._choose(made))

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        self._show()
        self.chosen.emit(choice)


def words_of(choice: Choice) -> str:
    """Return the words on the chip of a choice."""
    if choice.sector is not None:
        return _(SECTOR_LABELS[choice.sector])
    return {
        ContactFilter.ACTIVE: _("Alle"),
        ContactFilter.TO_CONFIRM: _("Skal bekræftes"),
        ContactFilter.ENDED: _("Ophørte"),
        ContactFilter.TRASH: _("Papirkurv"),
    }[choice.show]


def choice_with(view: ContactView) -> Choice:
    """Return the widest choice a contact is listed in."""
    if view.deleted_at is not None:
        return Choice(ContactFilter.TRASH)
    return Choice(ContactFilter.ENDED) if view.draft.ended_on is not None else ALL
