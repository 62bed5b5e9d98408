"""Invented contacts as the directory prints them: towns of Skovsunde Kommune, short and long names, three scripts."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from linkworker_desktop.documents.directory_content import (
    DirectoryEntry,
    DirectoryPaper,
    Doubt,
    Grouping,
    PrintedPhone,
    Sender,
)
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import InterpreterHelp, Sector

TOWNS = (("0110", "Skovsunde"), ("0120", "Vester Ravnlund"), ("0130", "Ådalby"), ("0140", "Nymølle Strand"))
PRINTED_ON = date(2026, 11, 24)

_FIRST = ("Inger", "Jens", "Søren", "Åse", "Maja", "Birgit", "Karsten", "Ellen", "Øjvind", "Aage")
_LAST = ("Vindkærby", "Rugagerholt", "Klokkelyng", "Tidselmark", "Nattergalby")
_OTHER_NAMES = ("نديم السماقاني", "ለምለም ተስፋይ", "Олена Вітряна")
_STREETS = ("Kløverbakken", "Skolevænget", "Havnekajen")


def a_sender(**values: object) -> Sender:
    """Return Skovsunde Kommune and its link-worker."""
    sender = Sender("Skovsunde Kommune", "Maja Vindkærby", "01 23 45 67", "#14524A", is_sample=True)
    return replace(sender, **values)  # type: ignore[arg-type]


def an_entry(name: str = "Lægehuset Ådalby", **values: object) -> DirectoryEntry:
    """Return a contact with one number."""
    usual = DirectoryEntry(name, "Egen læge", Sector.HEALTH, phones=(PrintedPhone("01 22 33 44"),))
    return replace(usual, **values)  # type: ignore[arg-type]


def a_directory(*entries: DirectoryEntry, **values: object) -> DirectoryPaper:
    """Return a directory of these entries."""
    paper = DirectoryPaper(entries, a_sender(), PRINTED_ON, Grouping.TOWN)
    return replace(paper, **values)  # type: ignore[arg-type]


def many_entries(number: int, *, seed: int = 7) -> tuple[DirectoryEntry, ...]:
    """Return so many contacts, each with a number of its own, the same ones each time."""
    chance = random.Random(seed)
    categories = [each for each in CATEGORIES.values() if each.code != "other"]
    return tuple(
        _some_entry(index, chance, categories[index % len(categories)].code) for index in range(number)
    )


def _some_entry(index: int, chance: random.Random, code: str) -> DirectoryEntry:
    category = CATEGORIES[code]
    post_code, town = TOWNS[index % len(TOWNS)]
    has_place = category.sector is not Sector.ACUTE and chance.random() < 0.95
    person = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    if index % 29 == 0:
        person = _OTHER_NAMES[index // 29 % len(_OTHER_NAMES)]
    name = f"{category.label.split(' / ')[0]} {town}"
    if index % 37 == 5:
        name = f"Selvejende institution for {category.label.lower()} og rådgivning i {town} og omegn"
    is_person = category.sector is Sector.CIVIL_SOCIETY and chance.random() < 0.3
    phones = [PrintedPhone(f"0{index % 10} {index // 10000:02d} {index // 100 % 100:02d} {index % 100:02d}")]
    if chance.random() < 0.2:
        phones.append(PrintedPhone(f"05 {index % 90 + 10} 11 22", "vagt"))
    street = f"{chance.choice(_STREETS)} {chance.randint(1, 90)}"
    return DirectoryEntry(
        name=person if is_person else name,
        category=category.label,
        sector=category.sector,
        town=town if has_place else "",
        place="Ydelsesafdelingen" if chance.random() < 0.15 else "",
        person="" if is_person or chance.random() < 0.4 else person,
        role="" if is_person else chance.choice(("sagsbehandler", "leder", "", "")),
        phones=tuple(phones) if chance.random() < 0.95 else (),
        addresses=(f"{street}, {post_code} {town}",) if has_place else (),
        emails=(f"post{index}@{town.split()[0].lower()}.example",) if chance.random() < 0.5 else (),
        hours=("mandag–torsdag 9–15, fredag 9–12",) if chance.random() < 0.6 else (),
        languages=("ar", "uk") if chance.random() < 0.15 else (),
        interpreter=InterpreterHelp.BOOK_FIRST if chance.random() < 0.1 else InterpreterHelp.UNKNOWN,
        what_to_bring="gult sundhedskort" if chance.random() < 0.1 else "",
        doubt=Doubt.STALE if index % 11 == 0 else Doubt.NEVER if index % 23 == 0 else Doubt.NONE,
        confirmed_on=date(2026, 5, 3) if index % 11 == 0 else date(2026, 10, 30),
        closed_until=date(2027, 1, 3) if index % 41 == 3 else None,
        closed_why="ombygning" if index % 41 == 3 else "",
    )
