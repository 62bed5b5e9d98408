"""From what is chosen in the filter row to the question the calendar is asked."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from linkworker_desktop.domain.events import Responsible
from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.services.calendar_views import EVERYTHING, CalendarFilter, EntryKind

_AGREED = frozenset({EntryKind.APPOINTMENT, EntryKind.MEETING})
_TO_DO = frozenset({EntryKind.DEADLINE, EntryKind.TASK})
_DAYS_OFF = frozenset({EntryKind.HOLIDAY, EntryKind.CLOSED})
_NOT_LAW = frozenset(Level) - {Level.LAW}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the filter row says; empty sets mean everybody. »Lokalt« stands for every level but law."""

    families: frozenset[UUID] = frozenset()
    units: frozenset[str] = frozenset()
    responsible: frozenset[Responsible] = frozenset()
    meetings: bool = True
    deadlines: bool = True
    law: bool = True
    local: bool = True

    @property
    def is_wide(self) -> bool:
        """Tell whether nothing is left out."""
        return self.wanted() == EVERYTHING

    def wanted(self) -> CalendarFilter:
        """Return the filter for the calendar."""
        return CalendarFilter(
            families=self.families,
            units=self.units,
            levels=self._levels(),
            responsible=self.responsible,
            kinds=self._kinds(),
        )

    def _levels(self) -> frozenset[Level]:
        if self.law == self.local:
            return frozenset()
        return frozenset({Level.LAW}) if self.law else _NOT_LAW

    def _kinds(self) -> frozenset[EntryKind]:
        to_do = _TO_DO if self.law or self.local else _TO_DO - {EntryKind.DEADLINE}
        kinds = (_AGREED if self.meetings else frozenset()) | (to_do if self.deadlines else frozenset())
        return frozenset() if kinds == _AGREED | _TO_DO else kinds or _DAYS_OFF
