"""The welcome folder as content: what each page says, before anybody decides where the ink goes.

The eleven parts and their order are those of the Hedensted model (2015). A service assembles a
`FolderContent` from the database; a document lays it out. No hole is left in it: a line whose fact is
missing has been taken out on the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from linkworker_desktop.domain.text import Block
from linkworker_desktop.i18n.marks import ND_


@dataclass(frozen=True, slots=True)
class PartDefinition:
    """One of the eleven parts: its number in the model, Danish title and the contacts it prints."""

    number: int
    text_id: str
    title: str
    subtitle: str
    categories: tuple[str, ...] = ()


PARTS: tuple[PartDefinition, ...] = (
    PartDefinition(1, "01-plan", ND_("Plan for din første tid og vores model"), ND_("Jeres egne datoer og aftaler"),
                   ("integration_unit", "reception_team", "benefits", "housing_assoc", "caretaker", "bank", "tax")),
    PartDefinition(2, "02-velkomstpjece", ND_("Kommunens velkomstpjece"), ND_("Borgerservice, post, affald og bolig"),
                   ("citizen_service",)),
    PartDefinition(3, "03-medborger", ND_("Medborger i Danmark"), ND_("Statens pjece om det danske samfund")),
    PartDefinition(4, "04-kort", ND_("Kort over byen"), ND_("Hjem, skole, læge og stoppested")),
    PartDefinition(5, "05-transport", ND_("Offentlig transport"), ND_("Bus, tog, billetter og cykel"), ("transport",)),
    PartDefinition(6, "06-uddannelse", ND_("Uddannelse"), ND_("Dagtilbud, skole, uddannelse for voksne"),
                   ("school", "daycare", "school_dept", "childcare_allocation", "youth_guidance", "vocational")),
    PartDefinition(7, "07-arbejdspladser", ND_("Større arbejdspladser"), ND_("Brancher, praktik og rettigheder"),
                   ("employer", "union")),
    PartDefinition(8, "08-akut", ND_("Akut hjælp og sundhed"), ND_("Hvem ringer I til – og hvornår?"),
                   ("gp", "out_of_hours_gp", "emergency_room", "hospital", "dentist", "dental_emergency",
                    "dental_child", "pharmacy", "health_nurse", "police", "shelter_hotline")),
    PartDefinition(9, "09-idraet", ND_("Idrætsforeninger"), ND_("Fodbold, svømning, gymnastik"),
                   ("sports_club", "association", "culture_leisure")),
    PartDefinition(10, "10-frivillige", ND_("Frivillighed og netværk"), ND_("Kontaktfamilie, lektiehjælp, bibliotek"),
                   ("volunteer_org", "contact_family", "library", "faith")),
    PartDefinition(11, "11-dansk", ND_("Danskundervisning"), ND_("Hold, mødetid og sygemelding"), ("language_centre",)),
)  # fmt: skip

PARTS_BY_NUMBER: Mapping[int, PartDefinition] = {part.number: part for part in PARTS}


def part_of(category: str) -> int | None:
    """Return the number of the part that prints contacts of `category`, None when no part does."""
    return next((part.number for part in PARTS if category in part.categories), None)


class Pictogram(StrEnum):
    """The drawings on paper; the outlines lie in `resources/pictograms`."""

    DOCTOR = "doctor"
    EMERGENCY = "emergency"
    DENTIST = "dentist"
    BUS = "bus"
    SCHOOL = "school"
    LANGUAGE_SCHOOL = "language_school"
    BANK = "bank"
    HOME = "home"
    PHONE = "phone"
    JOB = "job"
    SPORT = "sport"
    VOLUNTEER = "volunteer"
    OUT_OF_HOURS = "out_of_hours"
    PHARMACY = "pharmacy"
    MEETING = "meeting"
    KEYS = "keys"
    PAPERS = "papers"
    POLICE = "police"


@dataclass(frozen=True, slots=True)
class TextPair:
    """The same line in Danish and, when there is one, in the folder's other language."""

    da: str
    other: str | None = None


@dataclass(frozen=True, slots=True)
class ContactBlock:
    """A contact as the folder prints it: name, category in both languages, phone and where to find it.

    `hours` are in Danish; `hours_other` is the week in the folder's other language, where one is known.
    """

    name: str
    category: TextPair
    pictogram: Pictogram
    phone: str | None
    address: str | None
    hours: str | None
    note: str | None = None
    hours_other: str | None = None


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A line of the numbers page. `detail` is who answers, `when` when to ring; both may be None."""

    label: TextPair
    detail: str | None
    when: TextPair | None
    phone: str
    pictogram: Pictogram


@dataclass(frozen=True, slots=True)
class WeekEvent:
    """Something with a date in the family's first weeks; local time, `ends` may be open."""

    on: date
    starts: time | None
    ends: time | None
    title: TextPair
    pictogram: Pictogram


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the list beside the town map."""

    label: TextPair
    address: str
    pictogram: Pictogram


@dataclass(frozen=True, slots=True)
class BlockPair:
    """A Danish block and its translation; one side is None where the texts do not match or are not translated."""

    da: Block | None
    other: Block | None


@dataclass(frozen=True, slots=True)
class FolderPart:
    """One part ready to set. `position` is the number printed: parts left out leave no hole in the numbering."""

    position: int
    number: int
    title: TextPair
    subtitle: TextPair
    blocks: tuple[BlockPair, ...]
    contacts: tuple[ContactBlock, ...] = ()
    events: tuple[WeekEvent, ...] = ()
    places: tuple[Place, ...] = ()
    map_image: bytes | None = None
    only_danish: bool = False
    """The other language has no text for this part; the page says so."""


@dataclass(frozen=True, slots=True)
class FolderContent:
    """Everything printed in one folder. `language` is the other language's code, None for Danish alone.

    A folder for a family that reads two foreign languages is two folders. `colour` is `#RRGGBB`.
    """

    municipality: str
    colour: str
    logo: bytes | None
    linkworker: str
    linkworker_phone: str
    linkworker_hours: str | None
    family: str
    address: str | None
    language: str | None
    printed_on: date
    handed_out_on: date | None
    numbers: tuple[NumberRow, ...]
    numbers_checked_on: date | None
    parts: tuple[FolderPart, ...]
    large_type: bool
    """Somebody in the family does not read: the cover and numbers page use large type and say »læst højt den«."""
    is_sample: bool
