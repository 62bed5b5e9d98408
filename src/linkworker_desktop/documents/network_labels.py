"""Every label on the network map. It is for the office and stands in Danish, as the other work papers do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.domain.network import Frequency

TITLE = "Netværkskort"
FAMILY = "Familien {name} · {members}"
OF_FAMILY = "Familien {name}"
SOME_MEMBERS = "medlem {members}"
ONE_MEMBER = "1 medlem"
MEMBERS = "{number} medlemmer"
CONFIDENTIAL = "FORTROLIGT"
OWN_COPY = "Link-workerens eget eksemplar. Må ikke deles uden samtykke."

SHOWN_ON = "Vist pr."
COORDINATOR = "Tovholder"
CONSENTS = "Samtykker"
RELAY = "Stafet"
NONE = "ingen"
NOT_BEGUN = "ikke begyndt"
OFFERED_TO = "tilbudt {name}"
ONE_VALID = "1 gyldigt"
VALID = "{number} gyldige"
EXPIRES = "{number} udløber {date}"

ONE_AUTHORITY = "myndighed"
AUTHORITIES = "myndigheder"
ONE_PERSON = "person"
PERSONS = "personer"
OTHERS_NOT_COUNTED = "andre (tælles ikke med)"

WORKS_WITH = "arbejder med"
OTHERS = "Andre:"
SEVERAL = "{name} ({number})"
WITHOUT_NAME = "fast indgang"
CONTINUED = "{name} (fortsat)"
NOBODY = "Her er ikke nogen myndigheder endnu."
AGE = "{years} år"
FOOTER = "Fortroligt · Netværkskort · Udskrevet af {name} {date}"
FOOTER_WITHOUT_NAME = "Fortroligt · Netværkskort · Udskrevet {date}"

LINES: Mapping[Frequency, str] = MappingProxyType(
    {
        Frequency.WEEKLY: "hver uge",
        Frequency.MONTHLY: "hver måned",
        Frequency.SELDOM: "sjældnere",
        Frequency.UNKNOWN: "ikke noteret",
    }
)
LETTERS: Mapping[Sector, tuple[str, str]] = MappingProxyType(
    {
        Sector.MUNICIPALITY: ("K", "kommune"),
        Sector.HOUSING: ("B", "bolig"),
        Sector.EDUCATION: ("U", "uddannelse"),
        Sector.STATE: ("S", "stat"),
        Sector.HEALTH: ("H", "sundhed"),
        Sector.WORK: ("A", "arbejde"),
        Sector.CIVIL_SOCIETY: ("C", "civilsamfund"),
        Sector.PRIVATE: ("T", "tolk, bank og transport"),
        Sector.ACUTE: ("R", "rådgivning"),
        Sector.OTHER: ("X", "andet"),
    }
)
"""The letter in the box before a body, and what it stands for below the map."""

_SHORTEST_RUN = 3
_SOON = timedelta(days=31)


def members_words(number: int) -> str:
    """Return `1 medlem` or `6 medlemmer`."""
    return ONE_MEMBER if number == 1 else MEMBERS.format(number=number)


def consents_words(valid_to: Sequence[date | None], on: date) -> str:
    """Return `3 gyldige, 1 udløber 4.12.` of the last days of the consents that hold, the soonest first.

    Only what runs out within a month of `on` is named, with its first day.
    """
    if not valid_to:
        return NONE
    said = ONE_VALID if len(valid_to) == 1 else VALID.format(number=len(valid_to))
    soon = [day for day in valid_to if day is not None and day - on <= _SOON]
    if not soon:
        return said
    first = min(soon)
    dated = f"{first.day}.{first.month}." + (f"{first.year}" if first.year != on.year else "")
    return f"{said}, {EXPIRES.format(number=soon.count(first), date=dated)}"


def numbers_words(numbers: Sequence[int]) -> str:
    """Return the numbers of members as they stand beside a name: `1 2`, `3 5`, `1–6`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return " ".join(
        f"{run[0]}–{run[-1]}" if len(run) >= _SHORTEST_RUN else " ".join(map(str, run)) for run in runs
    )
