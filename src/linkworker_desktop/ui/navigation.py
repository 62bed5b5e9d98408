"""Where in the window somebody can go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window is painted before the rules of the domain are loaded
    from pathlib import Path
    from uuid import UUID

    from linkworker_desktop.domain.contact import ContactId
    from linkworker_desktop.domain.family import FamilyId, PersonId


class Place(StrEnum):
    """The pages. The first five stand in the side panel with `SETTINGS` at its foot."""

    OVERVIEW = "overview"
    FAMILIES = "families"
    CONTACTS = "contacts"
    FOLDERS = "folders"
    CALENDAR = "calendar"
    SETTINGS = "settings"
    FAMILY = "family"
    FAMILY_FORM = "family_form"
    PERSON = "person"
    NETWORK = "network"
    FOLDER = "folder"
    CALL_ROUND = "call_round"
    CONTACT_IMPORT = "contact_import"
    COOPERATION = "cooperation"
    RULES = "rules"
    RECEPTION = "reception"
    RELAY = "relay"
    CONSENTS = "consents"


@dataclass(frozen=True, slots=True)
class Destination:
    """A page, and what on it. `field` names a field to put the cursor in, e.g. a fact or `housed_at`.

    `files` are files to begin with, e.g. those dropped on the window to be imported.
    """

    place: Place
    family: FamilyId | None = None
    contact: ContactId | None = None
    part: int | None = None
    event: UUID | None = None
    field: str = ""
    text: str = ""
    files: tuple[Path, ...] = ()
    person: PersonId | None = None
