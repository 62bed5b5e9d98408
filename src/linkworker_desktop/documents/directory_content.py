"""What the papers about contacts say, before anybody decides where the ink goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from linkworker_desktop.domain.contact import InterpreterHelp, Sector
from linkworker_desktop.domain.languages import DANISH


class Grouping(StrEnum):
    """What the directory is sorted by first: the town, and in it the sector, or the other way round."""

    TOWN = "town"
    SECTOR = "sector"


class Audience(IntEnum):
    """Who may hold the paper; the strictest of its entries decides."""

    EVERYONE = 0
    MUNICIPALITY = 1
    ONLY_ME = 2


class Doubt(StrEnum):
    """Why the facts of an entry are to be confirmed."""

    NONE = "none"
    NEVER = "never"
    STALE = "stale"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class PrintedPhone:
    """A number as it is read (`01 22 33 44`), with a word for what it is."""

    number: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """One contact as it is printed; what may not be printed has been left out.

    `category` is the Danish label, `place` who within the organisation (unit, service), `person` may be empty.
    `addresses`, `emails` and `hours` are lines. `languages` are codes. `closed_until` is the day it opens again.
    `private_note` is printed for own use only.
    """

    name: str
    category: str
    sector: Sector
    town: str = ""
    place: str = ""
    person: str = ""
    role: str = ""
    phones: tuple[PrintedPhone, ...] = ()
    addresses: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    website: str = ""
    hours: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    interpreter: InterpreterHelp = InterpreterHelp.UNKNOWN
    how_to_apply: str = ""
    what_to_bring: str = ""
    area_served: str = ""
    note: str = ""
    private_note: str = ""
    doubt: Doubt = Doubt.NONE
    confirmed_on: date | None = None
    closed_until: date | None = None
    closed_why: str = ""
    audience: Audience = Audience.EVERYONE


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose paper it is: printed at its head and foot. `colour` is `#RRGGBB`."""

    municipality: str
    linkworker: str
    linkworker_phone: str
    colour: str
    logo: bytes | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class DirectoryPaper:
    """A directory or pocket edition to be set. `is_private` prints »Kun til eget brug« on each page.

    `language` is that of the labels; names, addresses and hours stand as they are.
    """

    entries: Sequence[DirectoryEntry]
    sender: Sender
    printed_on: date
    grouping: Grouping = Grouping.TOWN
    is_private: bool = False
    language: str = DANISH

    @property
    def audience(self) -> Audience:
        """Return who may hold the paper."""
        if self.is_private:
            return Audience.ONLY_ME
        return max((entry.audience for entry in self.entries), default=Audience.EVERYONE)
