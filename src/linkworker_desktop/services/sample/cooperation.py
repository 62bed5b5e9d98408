"""The sample's interfaces, agreements with volunteers and procedures: eleven units of the municipality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from linkworker_desktop.services.cooperation_defaults import INTERFACES, PROCEDURES
from linkworker_desktop.services.cooperation_views import (
    AgreementDraft,
    CooperationDraft,
    ProcedureDraft,
    UnitName,
)
from linkworker_desktop.services.sample.open_vault import OpenVault

_REVIEWED = (-20, 15, 90, 140, 200, 250, 320)
"""Days from today until each interface is to be looked through: one is late, one is soon due."""
_QUIET = "Det, man hører, bliver i gruppen. Der skrives aldrig navne i mails eller på sociale medier."


def keep_cooperation(services: OpenVault, today: date) -> None:
    """Write down how the units of Skovsunde Kommune work together, and what was agreed with four volunteers' groups."""
    services.cooperation.add_offered(list(_drafts(today)))


def _drafts(today: date) -> Iterator[CooperationDraft]:
    for draft, days in zip(INTERFACES, _REVIEWED, strict=True):
        agreed_on = today - timedelta(days=400)
        yield replace(draft, agreed_on=agreed_on, review_on=today + timedelta(days=days))
    for procedure in PROCEDURES:
        yield replace(procedure, steps="Modtag\nAftal\nFølg op")
    for title, unit in (
        ("Første helbredssamtale", "Sundhedspleje"),
        ("Skolestart", "Skole"),
        ("Fritidspas", "Kultur"),
    ):
        yield ProcedureDraft(
            title, UnitName(unit), "Ring til familien\nAftal tid og tolk\nSkriv til rådgiveren"
        )
    yield from _agreements(today)


def _agreements(today: date) -> Iterator[AgreementDraft]:
    for partner, title, do, do_not, days in (
        (
            "Lektiecaféen Broen",
            "Lektiehjælp",
            "Hjælper med lektier to gange om ugen",
            "Retter ikke opgaver for barnet",
            120,
        ),
        (
            "Frivilligcaféen Kompasset",
            "Sprogcafé",
            "Læser breve højt\nØver samtale",
            "Giver ikke råd om sagen",
            45,
        ),
        (
            "Cykelværkstedet Fritløb",
            "Cykler til nye familier",
            "Sætter brugte cykler i stand",
            "Låner ikke penge ud",
            10,
        ),
        ("Genbrugsbutikken Spiren", "Møbler til boligen", "Kører møbler ud", "Går ikke ind uden aftale", -5),
    ):
        yield AgreementDraft(
            partner=UnitName("", partner),
            title=title,
            do=do,
            do_not=do_not,
            support="En fast kontakt i kommunen\nForsikring\nToogtyve timers kursus om året",
            confidentiality=_QUIET,
            agreed_on=today - timedelta(days=300),
            review_on=today + timedelta(days=days),
        )
