"""Every label and sentence on the consent form: Danish, and beside it the language of who gives it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linkworker_desktop.documents.labels import both
from linkworker_desktop.domain.folder import TextPair
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.i18n.marks import D_

TITLE = D_("Samtykke til at dele oplysninger")
ONLY_GIVER = D_("Til den, der giver samtykket, og til kommunen.")

PERSON = D_("Navn")
BORN = D_("Født")
FROM = D_("Gælder fra")
UNTIL = D_("Gælder til")

ABOUT_MYSELF = D_(
    "Jeg giver lov til, at kommunen må give og få oplysninger om mig til og fra de personer og steder, der er "
    "krydset af."
)
ABOUT_CHILD = D_(
    "Jeg giver lov til, at kommunen må give og få oplysninger om mit barn til og fra de personer og steder, der er "
    "krydset af."
)
ABOUT_BOTH = D_(
    "Jeg giver lov til, at kommunen må give og få oplysninger om mig til og fra de personer og steder, der er "
    "krydset af. Mine forældre giver også lov."
)
KINDS_HEADING = D_("Det gælder oplysninger om")
KINDS: Mapping[InformationKind, str] = MappingProxyType(
    {
        InformationKind.HOUSING: D_("bolig"),
        InformationKind.ECONOMY: D_("økonomi"),
        InformationKind.WORK: D_("job og praktik"),
        InformationKind.DANISH: D_("dansk"),
        InformationKind.SCHOOL: D_("skole og dagtilbud"),
        InformationKind.HEALTH: D_("helbred"),
        InformationKind.FAMILY: D_("familieforhold"),
        InformationKind.LEISURE: D_("fritid"),
    }
)
PARTIES_HEADING = D_("Personer og steder")
PURPOSE_HEADING = D_("Oplysningerne bruges til")
EXCEPTIONS_HEADING = D_("Det gælder ikke for")
RIGHTS_HEADING = D_("Det skal du vide")
VOLUNTARY = D_("Det er frivilligt at sige ja. Du kan sige nej til noget af det.")
WITHDRAW = D_("Du kan altid trække dit ja tilbage. Skriv eller sig det til link-workeren i kommunen.")
SHARED_BEFORE = D_("Det, der er delt før, bliver ikke trukket tilbage.")
DUTIES = D_("Kommunen skal stadig følge loven, for eksempel hvis et barn er i fare.")
READ_ALOUD = D_("Teksten er læst op for mig på mit sprog.")
LANGUAGE = D_("Sprog")
INTERPRETER = D_("Tolk")
SIGN_HEADING = D_("Underskrift")
DATE = D_("Dato")
SIGN_SELF = D_("Den, det handler om")
SIGN_CUSTODY = D_("Forældremyndighedens indehaver")
SIGN_MUNICIPALITY = D_("Kommunen")

CONFIDENTIAL = "FORTROLIGT"
HOLDER = "Gives til {holder}, {municipality}"
CALL = "{name}, tlf. {phone}"
FOOTER = "Fortroligt · Samtykke · Udskrevet af {name} {date}"
FOOTER_WITHOUT_NAME = "Fortroligt · Samtykke · Udskrevet {date}"
"""Danish on every copy: they are for the office."""


def pair(message: str, language: str | None) -> TextPair:
    """Return a label in Danish and, where it is translated, in the language of who gives the consent."""
    return both(message, language)
