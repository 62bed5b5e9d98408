"""Assembling what one family's folder prints, in Danish and one other language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.domain.contact import Freshness
from linkworker_desktop.domain.facts import FACTS, FactKind
from linkworker_desktop.domain.family import FamilyDraft, non_readers
from linkworker_desktop.domain.folder import (
    PARTS_BY_NUMBER,
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
from linkworker_desktop.domain.folder_fill import filled, paired
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.text import InsertKind
from linkworker_desktop.i18n.catalogue import label
from linkworker_desktop.i18n.marks import D_
from linkworker_desktop.persistence.tables.folders import BlobRow, TownMapRow
from linkworker_desktop.persistence.tables.municipality import MunicipalityRow
from linkworker_desktop.services.contact_printed import printed_hours, schedule_text
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.services.fact_values import FactValues
from linkworker_desktop.services.folder_contacts import ContactsByPart
from linkworker_desktop.services.folder_facts import on_paper, printed
from linkworker_desktop.services.folder_texts import Wordings

MOST_NUMBERS = 9
_WEEKS_SHOWN = timedelta(days=28)
_NUMBERS: tuple[tuple[str, str, str, Pictogram], ...] = (
    ("gp", D_("Egen læge"), D_("Når I bliver syge om dagen"), Pictogram.DOCTOR),
    ("out_of_hours_gp", D_("Lægevagt"), D_("Når lægen har lukket"), Pictogram.OUT_OF_HOURS),
    ("dentist", D_("Tandlæge"), "", Pictogram.DENTIST),
    ("police", D_("Politi"), D_("Når det ikke er akut"), Pictogram.POLICE),
    ("", D_("Jeres link-worker"), "", Pictogram.MEETING),
    ("school", D_("Skolen"), D_("Hvis et barn er sygt"), Pictogram.SCHOOL),
    ("language_centre", D_("Sprogcentret"), D_("Hvis du er syg"), Pictogram.LANGUAGE_SCHOOL),
    ("caretaker", D_("Ejendomsmester"), D_("Vand, varme, nøgler"), Pictogram.KEYS),
    ("emergency_room", D_("Skadestue"), D_("Ring, før I tager af sted"), Pictogram.EMERGENCY),
)
_EVENTS: tuple[tuple[str, str, Pictogram], ...] = (
    ("indflytning", D_("Indflytning, nøgler"), Pictogram.KEYS),
    ("infomoede", D_("Infomøde med tolk"), Pictogram.MEETING),
    ("raadgiver_moede", D_("Møde med rådgiver"), Pictogram.MEETING),
    ("kursus_start", D_("Kurset begynder"), Pictogram.PAPERS),
    ("dansk_start", D_("Dansk begynder"), Pictogram.LANGUAGE_SCHOOL),
    ("skole_start", D_("Første skoledag"), Pictogram.SCHOOL),
)
_PLACES: tuple[tuple[str, str], ...] = (
    ("citizen_service", D_("Borgerservice")),
    ("school", D_("Skolen")),
    ("language_centre", D_("Sprogcentret")),
    ("gp", D_("Egen læge")),
    ("pharmacy", D_("Apotek")),
    ("library", D_("Bibliotek")),
)
_HOME = D_("Hjem")
_STOP = D_("Stoppested")


@dataclass(frozen=True, slots=True)
class FolderSources:
    """What one folder is assembled from, read in one transaction."""

    family: FamilyDraft
    values: FactValues
    wordings: Wordings
    contacts: ContactsByPart
    order: Sequence[int]
    """The numbers of the parts that are in, in their order."""
    map_image: bytes | None
    municipality: MunicipalityRow
    handed_out_on: date | None


def town_map(session: Session, family: FamilyDraft) -> bytes | None:
    """Return the family's own map, else the municipality's, as the bytes of a PNG or JPEG."""
    for owner in (TownMapRow.family_id == family.family, TownMapRow.family_id.is_(None)):
        content = session.scalar(
            select(BlobRow.content).join(TownMapRow, TownMapRow.blob_id == BlobRow.id).where(owner)
        )
        if content is not None:
            return content
    return None


def assembled(sources: FolderSources, language: str | None, today: date) -> FolderContent:
    """Return the folder in Danish and `language` (None or Danish: Danish alone), holes and their lines left out."""
    other = None if language in (None, DANISH) else language
    municipality = sources.municipality
    printed_facts = (on_paper(sources.values, DANISH), on_paper(sources.values, other) if other else {})
    parts = tuple(
        _part(sources, number, position, other, printed_facts)
        for position, number in enumerate(sources.order, start=1)
    )
    numbers = _numbers(sources, other)
    return FolderContent(
        municipality=municipality.name,
        colour=municipality.colour or "#14524A",
        logo=municipality.logo,
        linkworker=municipality.linkworker,
        linkworker_phone=printed(FACTS["linkworker_telefon"], municipality.linkworker_phone, DANISH),
        linkworker_hours=municipality.linkworker_hours or None,
        family=sources.family.surname,
        address=None if sources.family.protected_address else sources.family.address.line or None,
        language=other,
        printed_on=today,
        handed_out_on=sources.handed_out_on,
        numbers=numbers,
        numbers_checked_on=_checked_on(sources),
        parts=parts,
        large_type=bool(non_readers(sources.family.members, today)),
        is_sample=bool(municipality.is_sample),
    )


def _part(
    sources: FolderSources,
    number: int,
    position: int,
    other: str | None,
    printed_facts: tuple[Mapping[str, str], Mapping[str, str]],
) -> FolderPart:
    definition = PARTS_BY_NUMBER[number]
    danish = sources.wordings.of(number, DANISH)
    translated = sources.wordings.of(number, other) if other else None
    contacts = tuple(_block(view, other) for view in sources.contacts.get(number, ()))
    events = _events(sources, other) if number == 1 else ()
    places = _places(sources, other) if number == 4 else ()
    dropped = {
        InsertKind.CONTACTS: not contacts,
        InsertKind.WEEKS: not events,
        InsertKind.MAP: sources.map_image is None,
        InsertKind.PLACES: not places,
        InsertKind.EMERGENCY: False,
    }
    blocks: tuple[BlockPair, ...] = filled(
        paired(danish.blocks, translated.blocks if translated else ()),
        *printed_facts,
        is_dropped=dropped.__getitem__,
    )
    return FolderPart(
        position=position,
        number=number,
        title=_pair(danish.title or definition.title, other, translated.title if translated else ""),
        subtitle=_pair(
            danish.subtitle or definition.subtitle, other, translated.subtitle if translated else ""
        ),
        blocks=blocks,
        contacts=contacts,
        events=events,
        places=places,
        map_image=sources.map_image if number == 4 else None,
        only_danish=bool(other) and not (translated and translated.blocks),
    )


def _pair(danish: str, other: str | None, translated: str = "") -> TextPair:
    if other is None:
        return TextPair(danish)
    return TextPair(danish, translated or label(danish, other))


def _block(view: ContactView, other: str | None) -> ContactBlock:
    draft = view.draft
    return ContactBlock(
        name=draft.name,
        category=_pair(view.category.label, other),
        pictogram=view.category.pictogram,
        phone=view.phone or None,
        address=draft.address.line or None,
        hours=printed_hours(draft) or None,
        hours_other=schedule_text(draft.schedule, other) or None if other else None,
        note=draft.second_line or None,
    )


def _numbers(sources: FolderSources, other: str | None) -> tuple[NumberRow, ...]:
    rows = []
    for category, title, when, pictogram in _NUMBERS:
        detail, number = _who_answers(sources, category)
        if number:
            rows.append(
                NumberRow(
                    _pair(title, other),
                    detail or None,
                    _pair(when, other) if when else None,
                    number,
                    pictogram,
                )
            )
    return tuple(rows[:MOST_NUMBERS])


def _who_answers(sources: FolderSources, category: str) -> tuple[str, str]:
    if not category:
        municipality = sources.municipality
        who = ", ".join(part for part in (municipality.linkworker, municipality.linkworker_hours) if part)
        return who, printed(FACTS["linkworker_telefon"], municipality.linkworker_phone, DANISH)
    view = _first_of(sources, category)
    if view is None:
        return "", ""
    return ", ".join(part for part in (view.name, printed_hours(view.draft)) if part), view.phone


def _first_of(sources: FolderSources, category: str) -> ContactView | None:
    every = [view for views in sources.contacts.values() for view in views]
    return next((view for view in every if view.category.code == category and view.phone), None)


_NOT_CONFIRMED = (Freshness.NEVER, Freshness.CHANGED)


def _checked_on(sources: FolderSources) -> date | None:
    """Return the oldest day on which a printed number was confirmed; None when one never was."""
    shown = [view for category, *_rest in _NUMBERS if category and (view := _first_of(sources, category))]
    days = [view.draft.verified_on for view in shown if view.freshness not in _NOT_CONFIRMED]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(shown) else None


def _events(sources: FolderSources, other: str | None) -> tuple[WeekEvent, ...]:
    kept = sources.values.kept
    moments = [
        (datetime.fromisoformat(kept[name]), title, pictogram)
        for name, title, pictogram in _EVENTS
        if kept.get(name) and name in sources.values.applicable and FACTS[name].kind is FactKind.MOMENT
    ]
    if not moments:
        return ()
    first = min(moment for moment, _title, _picture in moments)
    shown = sorted((each for each in moments if each[0] - first <= _WEEKS_SHOWN), key=lambda each: each[0])
    return tuple(
        WeekEvent(moment.date(), moment.time(), None, _pair(title, other), pictogram)
        for moment, title, pictogram in shown
    )


def _places(sources: FolderSources, other: str | None) -> tuple[Place, ...]:
    places = []
    if not sources.family.protected_address and sources.family.address.line:
        places.append(Place(_pair(_HOME, other), sources.family.address.line, Pictogram.HOME))
    for category, title in _PLACES:
        view = _first_of(sources, category)
        if view is not None and view.draft.address.line:
            places.append(
                Place(_pair(title, other), f"{view.name}, {view.draft.address.line}", view.category.pictogram)
            )
    stop = sources.values.kept.get("stoppested")
    if stop:
        places.append(Place(_pair(_STOP, other), stop, Pictogram.BUS))
    return tuple(places)
