"""A contact with something in every field, invented."""

from __future__ import annotations

from datetime import date, time

from linkworker_desktop.domain.contact import (
    ContactDraft,
    EmailDraft,
    EmployerDraft,
    InterpreterHelp,
    PhoneDraft,
    PlaceDraft,
    Visibility,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.opening_hours import Opening, OtherHours, Schedule

WEEK = Schedule(
    (Opening(0, time(9), time(15)),), (OtherHours(date(2026, 12, 24), date(2027, 1, 1), why="jul"),)
)
WHOLE = ContactDraft(
    category="employer",
    organisation="Fjordfisk",
    unit="Pakkeriet",
    service="Praktik",
    person="Inger Vindkærby",
    role="leder",
    phones=(PhoneDraft("01 23 45 67", "vagt"), PhoneDraft("01 99 99 99", only_me=True)),
    email="inger@fjordfisk.example",
    more_emails=(EmailDraft("vagt@fjordfisk.example", "vagt", only_me=True),),
    address=Address("Fiskergangen 20", "0150", "Klintebjerg Havn"),
    more_addresses=(PlaceDraft(Address("Kajen 2", "0150", "Klintebjerg Havn"), "pakkeriet"),),
    website="https://fjordfisk.example",
    hours="efter aftale",
    schedule=WEEK,
    languages=("da", "ar"),
    interpreter=InterpreterHelp.BOOK_FIRST,
    how_to_apply="Ring",
    what_to_bring="Pas",
    area_served="Hele kommunen",
    verified_on=date(2026, 11, 1),
    verified_how="ringet op",
    verified_by="Maja",
    closed_until=date(2026, 12, 1),
    closed_why="ombygning",
    visibility=Visibility.MUNICIPALITY,
    note="Spørg efter Inger",
    private_note="Kun efter kl. 16",
    source="messen",
    employer=EmployerDraft(
        ("fisk",),
        3,
        "hver måned",
        "DU1 modul 1",
        "hygiejne",
        ("ti",),
        "Bo",
        "bus",
        ("7",),
        date(2026, 5, 1),
        "godt",
    ),
)
