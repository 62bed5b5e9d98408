"""Every label on the papers about contacts: the directory, its pocket edition and the two posters.

The Danish text is the key. A paper is printed in one language; the pocket edition may have a second one beside
Danish where it says what is what.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from linkworker_desktop.domain.contact import InterpreterHelp
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.i18n import label
from linkworker_desktop.i18n.marks import D_
from linkworker_desktop.typesetting.isolates import figure

CONTACTS = D_("Kontakter")
BY_TOWN = D_("By for by")
BY_SECTOR = D_("Område for område")
POCKET = D_("Lommeudgave")
CONTENTS = D_("Indhold")
INDEX = D_("Navne")
NOTES = D_("Noter")
NO_TOWN = D_("Uden adresse")
OTHER_LETTERS = D_("Andre alfabeter")
PRINTED = D_("Udskrevet {date}")
ONE_CONTACT = D_("1 kontakt")
MANY_CONTACTS = D_("{number} kontakter")
HOW_TO_READ = D_(
    "Står der »ikke bekræftet«, kan nummeret være forældet. Sig til link-workeren, når noget er forkert."
)

ONLY_OWN_USE = D_("Kun til eget brug")
ONLY_MUNICIPALITY = D_("Kun til kommunens egne")
ENTRY_ONLY_OWN_USE = D_("kun til eget brug")
ENTRY_ONLY_MUNICIPALITY = D_("kun til kommunens egne")

UNCONFIRMED_SINCE = D_("ikke bekræftet siden {date}")
NEVER_CONFIRMED = D_("ikke bekræftet endnu")
CHANGED_SINCE = D_("rettet og ikke bekræftet siden {date}")
CLOSED_UNTIL = D_("lukket til {date}")

LANGUAGES_SPOKEN = D_("Taler {languages}")
HOW_TO_APPLY = D_("Henvendelse: {text}")
WHAT_TO_BRING = D_("Tag med: {text}")
AREA_SERVED = D_("Dækker: {text}")
INTERPRETERS: Mapping[InterpreterHelp, str] = MappingProxyType(
    {
        InterpreterHelp.PROVIDED: D_("Stedet sørger for tolk"),
        InterpreterHelp.BOOK_FIRST: D_("Bestil tolk, når du aftaler tid"),
        InterpreterHelp.BRING: D_("Tag selv tolk med"),
        InterpreterHelp.NOT_NEEDED: D_("Tolk er ikke nødvendig"),
    }
)

FOLD = D_("fold")
CUT = D_("klip")

INTERFACE = D_("Snitflade: hvem gør hvad, indtil hvor, og hvem tager over?")
TWO_UNITS = D_("{first} og {second}")
TASKS = D_("Gør det her")
HANDOVER = D_("Overdragelse")
UNTIL_HERE = D_("Indtil her")
TAKES_OVER = D_("Tager over med")
TOGETHER = D_("Det gør vi sammen")
PROCEDURE = D_("Sådan gør vi")

AGREEMENT = D_("Aftale om samarbejde med frivillige")
VOLUNTEERS_DO = D_("Det gør frivillige")
VOLUNTEERS_DO_NOT = D_("Det gør frivillige ikke")
SUPPORT = D_("Det hjælper kommunen med")
CONFIDENTIALITY = D_("Tavshedspligt")
CALL = D_("I tvivl? Ring")
REVIEW_BY = D_("Gennemgås igen senest {date}")
AGREED_ON = D_("Aftalt {date}")


@dataclass(frozen=True, slots=True)
class Words:
    """The labels in the language of a paper; a label that is not translated yet stands in Danish."""

    language: str = DANISH

    def __call__(self, message: str, **values: str) -> str:
        """Return a label with its values filled in."""
        return label(message, self.language).format(**values)

    def count(self, number: int) -> str:
        """Return `1 kontakt` or `180 kontakter`."""
        return self(ONE_CONTACT) if number == 1 else self(MANY_CONTACTS, number=figure(str(number)))

    def day(self, day: date) -> str:
        """Return `3.5.2026`, isolated and never broken."""
        return figure(plain_date(day))


def plain_date(day: date) -> str:
    """Return `3.5.2026`, as dates are written in Danish papers for the office."""
    return f"{day.day}.{day.month}.{day.year}"
