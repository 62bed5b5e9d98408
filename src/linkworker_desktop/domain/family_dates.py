"""Which rules give a date the family itself goes to or waits for, in the few words that may hang on its wall.

Guests read the wall too: the words say what sort of appointment it is, never why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from linkworker_desktop.domain.events import MeetingType
from linkworker_desktop.domain.folder import Pictogram
from linkworker_desktop.i18n.marks import D_


@dataclass(frozen=True, slots=True)
class FamilyDate:
    """What a date is called; `is_latest` where it happens on that day or earlier."""

    title: str
    pictogram: Pictogram
    is_latest: bool = True


_CONTRACT_MEETING = FamilyDate(D_("Møde om kontrakten"), Pictogram.MEETING)
_TURNING_18 = FamilyDate(D_("Møde om at blive 18 år"), Pictogram.MEETING)

FAMILY_DATES: Mapping[str, FamilyDate] = MappingProxyType(
    {
        "R10": FamilyDate(D_("Infomøde med tolk"), Pictogram.MEETING),
        "R11": FamilyDate(D_("I får velkomstmappen"), Pictogram.PAPERS),
        "R12": FamilyDate(D_("Kurset begynder"), Pictogram.PAPERS),
        "R14": FamilyDate(D_("Bankkonto og MitID"), Pictogram.BANK),
        "R20": FamilyDate(D_("Kurset slutter"), Pictogram.PAPERS, is_latest=False),
        "R21": FamilyDate(D_("Praktik eller job begynder"), Pictogram.JOB),
        "R31": FamilyDate(D_("Praktikken slutter"), Pictogram.JOB, is_latest=False),
        "R32": FamilyDate(D_("Møde om praktikken"), Pictogram.JOB),
        "R33": FamilyDate(D_("Samtale, når praktikken slutter"), Pictogram.JOB),
        "R40": FamilyDate(D_("Kontrakt: skriv under"), Pictogram.PAPERS),
        "R41": FamilyDate(D_("Programmet begynder"), Pictogram.PAPERS),
        "R42b": FamilyDate(D_("Dansk begynder"), Pictogram.LANGUAGE_SCHOOL),
        "R43": FamilyDate(D_("Erklæring: skriv under"), Pictogram.PAPERS),
        "R45": _CONTRACT_MEETING,
        "R45a": _CONTRACT_MEETING,
        "R46": _CONTRACT_MEETING,
        "R47": FamilyDate(D_("Tilbud om helbredstjek"), Pictogram.DOCTOR),
        "R60": _TURNING_18,
        "R63": FamilyDate(D_("Første skoledag"), Pictogram.SCHOOL),
        "R64": FamilyDate(D_("Sundhedsplejerske"), Pictogram.DOCTOR),
        "R72": FamilyDate(D_("Samtykke: skriv under igen"), Pictogram.PAPERS),
        "R80": FamilyDate(D_("Opholdskort: få et nyt"), Pictogram.PAPERS),
    }
)
"""By the code of the rule; a rule that is not here is the office's own business."""

FAMILY_MEETINGS: Mapping[MeetingType, FamilyDate] = MappingProxyType(
    {
        MeetingType.INFO: FamilyDate(D_("Infomøde med tolk"), Pictogram.MEETING, is_latest=False),
        MeetingType.CASE: FamilyDate(D_("Møde om familien"), Pictogram.MEETING, is_latest=False),
        MeetingType.TRANSITION: FamilyDate(_TURNING_18.title, Pictogram.MEETING, is_latest=False),
        MeetingType.COMPANY_START: FamilyDate(D_("Møde på arbejdspladsen"), Pictogram.JOB, is_latest=False),
        MeetingType.PLACEMENT_FOLLOWUP: FamilyDate(D_("Møde om praktikken"), Pictogram.JOB, is_latest=False),
        MeetingType.OTHER: FamilyDate(D_("Møde"), Pictogram.MEETING, is_latest=False),
    }
)
"""The meetings a family takes part in; the others are the professionals' own."""
