"""A work placement as it is typed in: who, where, from when to when, and why it stopped early."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.i18n.marks import N_

PlacementId = NewType("PlacementId", UUID)


class PlacementKind(StrEnum):
    """What somebody does at a workplace under the municipality's wing."""

    WORK_PLACEMENT = "work_placement"
    TASTER = "taster_placement"
    WAGE_SUBSIDY = "wage_subsidy_job"
    COMMUNITY_WORK = "community_work_placement"


PLACEMENT_LABELS = {
    PlacementKind.WORK_PLACEMENT: N_("Virksomhedspraktik"),
    PlacementKind.TASTER: N_("Snusepraktik"),
    PlacementKind.WAGE_SUBSIDY: N_("Løntilskud"),
    PlacementKind.COMMUNITY_WORK: N_("Nytteindsats"),
}


@dataclass(frozen=True, slots=True)
class PlacementDraft:
    """A placement. `planned_end_on` is agreed from the beginning, `ended_on` the day it really ended."""

    person: PersonId
    begun_on: date
    kind: PlacementKind = PlacementKind.WORK_PLACEMENT
    employer: ContactId | None = None
    tasks: str = ""
    mentor: str = ""
    transport: str = ""
    planned_end_on: date | None = None
    ended_on: date | None = None
    ended_early_reason: str = ""
    note: str = ""
    placement: PlacementId | None = None

    @property
    def is_stopped_early(self) -> bool:
        """Tell whether it ended before the day that was agreed."""
        return (
            self.ended_on is not None
            and self.planned_end_on is not None
            and self.ended_on < self.planned_end_on
        )
