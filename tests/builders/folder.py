"""An invented welcome folder for tests and for looking at: the Samaqani family in Skovsunde."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from linkworker_desktop.domain.folder import (
    BlockPair,
    ContactBlock,
    FolderContent,
    FolderPart,
    NumberRow,
    Pictogram,
    Place,
    TextPair,
    WeekEvent,
)
from linkworker_desktop.domain.text import (
    NO_BREAK_SPACE,
    Block,
    Callout,
    Heading,
    Insert,
    InsertKind,
    ListItem,
    Paragraph,
    Run,
    isolated,
)
from tests.builders.folder_texts import TEXTS, TITLES, WORDS


def a_pair(danish: str, language: str | None) -> TextPair:
    """Return a word of the folder in Danish and in `language` where the builder knows it."""
    return TextPair(danish, WORDS.get(language or "", {}).get(danish))


def some_runs(text: str) -> tuple[Run, ...]:
    """Return runs from `*bold*` and `⟨isolated figures⟩`."""
    text = re.sub(r"⟨(.*?)⟩", lambda match: isolated(_tied(match[1])), text)
    return tuple(Run(piece, bold=index % 2 == 1) for index, piece in enumerate(text.split("*")) if piece)


def a_block(line: str) -> Block:
    """Return the block a line of the sample texts stands for."""
    if line.startswith("[["):
        return Insert(InsertKind(line.strip("[]")))
    if line.startswith("# "):
        return Heading(some_runs(line[2:]))
    if line.startswith("- "):
        return ListItem(some_runs(line[2:]))
    if line.startswith("> "):
        return Callout(some_runs(line[2:]))
    if numbered := re.match(r"(\d+)\. ", line):
        return ListItem(some_runs(line[numbered.end() :]), number=int(numbered[1]))
    return Paragraph(some_runs(line))


def some_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a sample text, one for each line."""
    return tuple(a_block(line) for line in text.strip().splitlines())


def some_pairs(danish: str, other: str | None) -> tuple[BlockPair, ...]:
    """Return Danish blocks beside their translation, or alone."""
    left = some_blocks(danish)
    if other is None:
        return tuple(BlockPair(block, None) for block in left)
    return tuple(BlockPair(da, block) for da, block in zip(left, some_blocks(other), strict=True))


def a_contact(
    category: str, phone: str | None, language: str | None, pictogram: Pictogram, **changes: Any
) -> ContactBlock:
    """Return a contact with an invented address; name it through `changes`."""
    values: dict[str, Any] = {
        "name": "Lægehuset Ådalby",
        "address": "Skolevænget 3",
        "hours": "Mandag–fredag 8–16",
    }
    return ContactBlock(
        category=a_pair(category, language), phone=phone, pictogram=pictogram, **(values | changes)
    )


def some_numbers(language: str | None) -> tuple[NumberRow, ...]:
    """Return the eight rows of a usual numbers page."""
    rows = (
        ("Egen læge", "Lægehuset Ådalby", "hverdage 8–16", "01 22 33 44", Pictogram.DOCTOR),
        ("Lægevagt", None, "Når lægen har lukket", "01 44 55 66", Pictogram.OUT_OF_HOURS),
        ("Tandlæge", "Klintebjerg Tandklinik", None, "01 33 21 20", Pictogram.DENTIST),
        ("Politi", None, "Når det ikke er akut", "114", Pictogram.POLICE),
        ("Jeres link-worker", "Maja Vindkærby", "hverdage 9–15", "01 23 45 67", Pictogram.MEETING),
        ("Skolen", None, "Hvis et barn er sygt", "01 61 62 63", Pictogram.SCHOOL),
        ("Sprogcentret", None, "Hvis du er syg", "01 71 72 73", Pictogram.LANGUAGE_SCHOOL),
        ("Ejendomsmester", None, "Vand, varme, nøgler", "01 81 82 83", Pictogram.KEYS),
    )
    return tuple(
        NumberRow(a_pair(label, language), detail, a_pair(when, language) if when else None, phone, pictogram)
        for label, detail, when, phone, pictogram in rows
    )


def some_events(language: str | None) -> tuple[WeekEvent, ...]:
    """Return the meetings of the family's first two weeks, 2 to 13 November 2026."""

    def event(day: int, starts: str, ends: str | None, title: str, pictogram: Pictogram) -> WeekEvent:
        return WeekEvent(
            on=date(2026, 11, day),
            starts=time.fromisoformat(starts),
            ends=time.fromisoformat(ends) if ends else None,
            title=a_pair(title, language),
            pictogram=pictogram,
        )

    course = [
        event(day, "08:30", "15:30", "Kursus", Pictogram.LANGUAGE_SCHOOL) for day in (5, 6, 9, 10, 11, 12, 13)
    ]
    return (
        event(2, "10:00", None, "Indflytning, nøgler", Pictogram.KEYS),
        event(3, "13:00", None, "Borgerservice: CPR og læge", Pictogram.PAPERS),
        event(4, "10:00", None, "Infomøde med tolk", Pictogram.MEETING),
        *course,
        event(9, "15:45", None, "Bank: åbn konto", Pictogram.BANK),
        event(11, "16:00", None, "Samtale på skolen", Pictogram.SCHOOL),
        event(13, "15:45", None, "Møde med rådgiver", Pictogram.MEETING),
    )


def a_part(number: int, position: int, language: str | None, **changes: Any) -> FolderPart:
    """Return one of the sample parts (1, 4, 8, 9, 11; another number repeats part 11's text under its own title)."""
    titles = TITLES.get(number, TITLES[2])
    title, subtitle = titles["da"]
    other_title, other_subtitle = titles.get(language or "", (None, None))
    text = TEXTS.get(number, TEXTS[11])
    values: dict[str, Any] = {
        "position": position,
        "number": number,
        "title": TextPair(title, other_title),
        "subtitle": TextPair(subtitle, other_subtitle),
        "blocks": some_pairs(text["da"], text.get(language or "")),
        "contacts": _contacts(number, language),
        "events": some_events(language) if number == 1 else (),
        "places": _places(language) if number == 4 else (),
    }
    return FolderPart(**(values | changes))


def a_folder(
    language: str | None = "ar", *, part_numbers: Sequence[int] = (1, 2, 4, 8, 9, 11), **changes: Any
) -> FolderContent:
    """Return a folder with the parts of `part_numbers`; any field can be changed by its name."""
    parts = tuple(a_part(number, position, language) for position, number in enumerate(part_numbers, 1))
    content = FolderContent(
        municipality="Skovsunde Kommune",
        colour="#14524A",
        logo=None,
        linkworker="Maja Vindkærby",
        linkworker_phone="01 23 45 67",
        linkworker_hours="hverdage 9–15",
        family="Familien Samaqani",
        address="Kløverbakken 14, 2. tv., 0110 Skovsunde",
        language=language,
        printed_on=date(2026, 11, 4),
        handed_out_on=date(2026, 11, 4),
        numbers=some_numbers(language),
        numbers_checked_on=date(2026, 10, 30),
        parts=parts,
        large_type=False,
        is_sample=True,
    )
    return replace(content, **changes)


def _contacts(number: int, language: str | None) -> tuple[ContactBlock, ...]:
    if number == 8:
        out_of_hours = {
            "name": "Når din læge har lukket",
            "address": None,
            "hours": "Hverdage 16–8, weekend hele døgnet",
        }
        dentist = {
            "name": "Klintebjerg Tandklinik",
            "address": "Havnekajen 8",
            "hours": "Mandag–torsdag 8–15.30",
        }
        pharmacy = {
            "name": "Skovsunde Apotek",
            "address": "Torvet 2",
            "hours": "Mandag–fredag 9–17.30, lørdag 9–13",
        }
        return (
            a_contact("Egen læge", "01 22 33 44", language, Pictogram.DOCTOR),
            a_contact("Lægevagt", "01 44 55 66", language, Pictogram.OUT_OF_HOURS, **out_of_hours),
            a_contact("Tandlæge", "01 33 21 20", language, Pictogram.DENTIST, **dentist),
            a_contact("Apotek", "01 35 36 37", language, Pictogram.PHARMACY, **pharmacy),
        )
    if number == 9:
        return tuple(
            a_contact(
                "Idrætsforening", phone, language, Pictogram.SPORT, name=name, address=address, hours=hours
            )
            for name, phone, address, hours in (
                ("Skovsunde Boldklub", "01 91 92 93", "Stadionvej 4", "Børn tirsdag kl. 16–17.30"),
                ("Ådalby Svømmeklub", "01 94 95 96", "Svømmehallen, Skolevænget 22", None),
                ("Klintebjerg Gymnastikforening", None, "Hallen, Bakkevej 1", "Mandag kl. 17–19"),
            )
        )
    if number == 11:
        centre = {"name": "Sprogcenter Ådalby", "address": "Skolevænget 20", "hours": "Mandag–fredag 8–15"}
        return (a_contact("Sprogcentret", "01 71 72 73", language, Pictogram.LANGUAGE_SCHOOL, **centre),)
    return ()


def _places(language: str | None) -> tuple[Place, ...]:
    return (
        Place(a_pair("Hjem", language), "Kløverbakken 14", Pictogram.HOME),
        Place(a_pair("Egen læge", language), "Skolevænget 3", Pictogram.DOCTOR),
        Place(a_pair("Skolen", language), "Skolevænget 22", Pictogram.SCHOOL),
        Place(a_pair("Sprogcentret", language), "Skolevænget 20", Pictogram.LANGUAGE_SCHOOL),
        Place(a_pair("Bus", language), "Kløverbakken, linje 3", Pictogram.BUS),
    )


def _tied(value: str) -> str:
    return value.replace(" ", NO_BREAK_SPACE) if value[0].isdigit() else value
