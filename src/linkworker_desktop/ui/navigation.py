"""Where in the window somebody can go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window is painted before the rules of the domain are loaded
    from linkworker_desktop.domain.contact import ContactId
    from linkworker_desktop.domain.family import FamilyId


class Place(StrEnum):
    """The pages. The first four stand in the side panel with `SETTINGS` at its foot."""

    OVERVIEW = "overview"
    FAMILIES = "families"
    CONTACTS = "contacts"
    FOLDERS = "folders"
    SETTINGS = "settings"
    FAMILY = "family"
    FAMILY_FORM = "family_form"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Destination:
    """A page, and what on it. `field` names a field to put the cursor in, e.g. a fact or `housed_at`."""

    place: Place
    family: FamilyId | None = None
    contact: ContactId | None = None
    part: int | None = None
    field: str = ""
    text: str = ""
