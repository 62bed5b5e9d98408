"""What the first page shows in the morning: folders that must go out, contacts to confirm, families last opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.domain.folder_deadline import FolderDeadlineState
from linkworker_desktop.services.contact_reading import counted, own_months, to_confirm
from linkworker_desktop.services.contact_views import ContactCounts, ContactView
from linkworker_desktop.services.fact_values import MUNICIPALITY_COLUMNS, columns_of
from linkworker_desktop.services.family_listing import ListedFamily, last_opened, listed
from linkworker_desktop.services.family_views import FamilyFilter, FamilyRow
from linkworker_desktop.services.folder_needs import FolderNeeds, needs_of

if TYPE_CHECKING:
    from linkworker_desktop.persistence.engine import Database

MOST_TO_CONFIRM = 5
MOST_OPEN = 8
"""So many open folders are shown with what they want."""
_OPEN = (FolderDeadlineState.OVERDUE, FolderDeadlineState.DUE_SOON, FolderDeadlineState.UPCOMING)


@dataclass(frozen=True, slots=True)
class OpenFolder:
    """A family whose folder is not out, and what its folder still wants."""

    row: FamilyRow
    needs: FolderNeeds


@dataclass(frozen=True, slots=True)
class OverviewView:
    """`first_hours` are families whose folder is not handed out yet, the fewest hours first."""

    today: date
    linkworker: str
    families: int
    first_hours: tuple[FamilyRow, ...]
    open_folders: tuple[OpenFolder, ...]
    """The first few of them with what their folders want."""
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
    """One look for the whole page, in eight questions however much there is, before SQLAlchemy is loaded."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def view(self) -> OverviewView:
        """Return what the overview shows now."""
        today = self._clock.today()
        with self._database.look() as look:
            families = listed(look, FamilyFilter.ACTIVE, local_now(self._clock))
            municipality = columns_of(look.row(_MUNICIPALITY))
            due = sorted((each for each in families if _is_due(each)), key=_hours_left)
            first = due[:MOST_OPEN]
            months = own_months(look)
            needs = needs_of(look, [each.draft for each in first], municipality, today, months)
            unconfirmed = to_confirm(look, today, months, MOST_TO_CONFIRM)
            contacts = counted(look, today, months)
        return OverviewView(
            today=today,
            linkworker=municipality["linkworker"],
            families=len(families),
            first_hours=tuple(each.row for each in due),
            open_folders=tuple(OpenFolder(each.row, needs[each.row.id]) for each in first),
            waiting=tuple(
                each.row for each in families if each.row.folder.state is FolderDeadlineState.WAITING
            ),
            to_confirm=unconfirmed,
            contacts=contacts,
            recent=last_opened(families),
        )


_MUNICIPALITY = f"SELECT {', '.join(MUNICIPALITY_COLUMNS.values())} FROM municipality"  # noqa: S608 - our own words


def _is_due(family: ListedFamily) -> bool:
    return family.row.folder.state in _OPEN and family.row.folder.due is not None


def _hours_left(family: ListedFamily) -> float:
    return family.row.folder.hours_left or 0
