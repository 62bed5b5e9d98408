"""Every label on the relay log, which is gone through with the family: Danish, and beside it their own language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linkworker_desktop.documents.labels import both
from linkworker_desktop.domain.folder import TextPair
from linkworker_desktop.domain.relay import RelayKind
from linkworker_desktop.i18n.marks import D_

TITLE = D_("Stafetlog")
ONLY_FAMILY = D_("Kun til familien. Vis den kun til dem, I selv vælger.")
INTRODUCTION = D_("Her står, hvem der samler trådene for jer, hvad der er aftalt, og hvad der er sket.")

HOLDER = D_("Holder stafetten")
SINCE = D_("Siden")
OFFERED_TO = D_("Tilbudt til")
INITIATIVE = D_("Gør det næste")
NOBODY = D_("ingen")

WHO_DOES_WHAT = D_("Hvem gør hvad")
WHO = D_("Hvem")
WHAT = D_("Hvad")
WHEN = D_("Hvornår")
NOTHING_AGREED = D_("Der er ingen aftaler endnu.")

HAPPENED = D_("Det er sket")
FAMILY_TOLD = D_("Familien har fået besked")
CORRECTION = D_("Rettelse")
KINDS: Mapping[RelayKind, str] = MappingProxyType(
    {
        RelayKind.OPENED: D_("Stafetten begyndt"),
        RelayKind.NOTE: D_("Notat"),
        RelayKind.AGREEMENT: D_("Det har vi aftalt"),
        RelayKind.MEETING: D_("Møde"),
        RelayKind.OFFERED: D_("Stafetten tilbudt"),
        RelayKind.ACCEPTED: D_("Stafetten grebet"),
        RelayKind.DECLINED: D_("Stafetten afslået"),
        RelayKind.CLOSED: D_("Stafetten slut"),
    }
)

GONE_THROUGH = D_("Gennemgået med familien")
DATE = D_("Dato")
LANGUAGE = D_("Sprog")
INTERPRETER = D_("Tolk")
FAMILY = D_("Familien")
RELAY_HOLDER = D_("Stafetholder")

CONFIDENTIAL = "FORTROLIGT"
FAMILY_NAME = "Familien {name}"
LATEST = "senest {date}"
ANSWER_BY = "svar senest {date}"
ANSWER_ASKED_BY = "Svar senest {date}"
FOOTER = "Fortroligt · Stafetlog · Udskrevet af {name} {date}"
FOOTER_WITHOUT_NAME = "Fortroligt · Stafetlog · Udskrevet {date}"
"""Danish on every copy: they are for the office, not for the family."""


def pair(message: str, language: str | None) -> TextPair:
    """Return a label in Danish and, where it is translated, in the family's language."""
    return both(message, language)
