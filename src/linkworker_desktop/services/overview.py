"""What the first page shows in the morning: folders that must go out, contacts to confirm, families last opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.domain.folder_deadline import FolderDeadlineState
from linkworker_desktop.services.contact_views import ContactCounts, ContactFilter, ContactView
from linkworker_desktop.services.contacts import Contacts
from linkworker_desktop.services.families import Families
from linkworker_desktop.services.family_views import FamilyRow
from linkworker_desktop.services.municipality import Municipality

MOST_TO_CONFIRM = 5
_OPEN = (FolderDeadlineState.OVERDUE, FolderDeadlineState.DUE_SOON, FolderDeadlineState.UPCOMING)


@dataclass(frozen=True, slots=True)
class OverviewView:
    """`first_hours` are families whose folder is not handed out yet, the fewest hours first."""

    today: date
    linkworker: str
    families: int
    first_hours: tuple[FamilyRow, ...]
    waiting: tuple[FamilyRow, ...]
    to_confirm: tuple[ContactView, ...]
    """The first few contacts to confirm; `contacts` counts them all."""
    contacts: ContactCounts
    recent: tuple[FamilyRow, ...]

    @property
    def late(self) -> int:
        """Return how many folders are over their time."""
        return sum(row.folder.state is FolderDeadlineState.OVERDUE for row in self.first_hours)


class Overview:
    """One read for the whole page."""

    def __init__(
        self, clock: Clock, families: Families, contacts: Contacts, municipality: Municipality
    ) -> None:
        self._clock = clock
        self._families = families
        self._contacts = contacts
        self._municipality = municipality

    def view(self) -> OverviewView:
        """Return what the overview shows now."""
        rows = self._families.rows()
        due = [row for row in rows if row.folder.state in _OPEN and row.folder.due is not None]
        return OverviewView(
            today=self._clock.today(),
            linkworker=self._municipality.read().linkworker,
            families=len(rows),
            first_hours=tuple(sorted(due, key=lambda row: row.folder.hours_left or 0)),
            waiting=tuple(row for row in rows if row.folder.state is FolderDeadlineState.WAITING),
            to_confirm=self._contacts.rows(show=ContactFilter.TO_CONFIRM, limit=MOST_TO_CONFIRM),
            contacts=self._contacts.counts(),
            recent=self._families.recently_opened(),
        )
