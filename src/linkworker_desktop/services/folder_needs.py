"""What the folders of several families still want, in two queries however many families there are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, String, literal, null, or_, select, type_coerce, union_all
from sqlalchemy.orm import Session

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.contact import first_fresh_day
from linkworker_desktop.domain.facts import FACTS
from linkworker_desktop.domain.family import FamilyDraft, FamilyId
from linkworker_desktop.domain.folder import PARTS, PartDefinition
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.text import InsertKind
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.folders import (
    FactValueRow,
    FolderContactRow,
    FolderIssueRow,
    FolderPartRow,
    FolderTextRow,
    TownMapRow,
)
from linkworker_desktop.services.folder_facts import FactValues, values_of

MAP = "kort"
"""The one fact that is a picture."""
_PLACEHOLDER = re.compile(r"\{([^\W\d]\w*)\}")
_MAP_LINE = re.compile(rf"^[\s>]*\[\[{InsertKind.MAP}\]\]\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FolderNeeds:
    """How many facts a folder misses and how many of its contacts are to be confirmed.

    `printed` is the folder that waits for its hand-over, the newest if there are several.
    """

    missing: int
    stale: int
    printed: UUID | None


@dataclass(slots=True)
class _Kept:
    """What is kept for one family, or (without one) for the municipality."""

    facts: dict[str, str] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)
    choices: dict[tuple[int, UUID], bool] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    issues: list[tuple[str, UUID]] = field(default_factory=list)
    has_map: bool = False


def needs_of(
    session: Session, families: Sequence[FamilyDraft], municipality: Mapping[str, str], today: date
) -> dict[FamilyId, FolderNeeds]:
    """Return what the folders of these saved families want; `municipality` has the facts that are its columns."""
    ids = [family.family for family in families if family.family is not None]
    if not ids:
        return {}
    kept = _read(session, ids)
    common = kept[None]
    asked = {part.number: asked_facts(part, common.texts.get(part.text_id)) for part in PARTS}
    unconfirmed = _unconfirmed(session, today)
    needs = {}
    for family in families:
        if family.family is None:
            continue
        own = kept[family.family]
        values = values_of({**municipality, **common.facts, **own.facts}, family, today)
        parts = [part for part in PARTS if part.number not in own.left_out]
        names = {name for part in parts for name in asked[part.number]}
        needs[family.family] = FolderNeeds(
            missing=_missing(names, values, has_map=own.has_map or common.has_map),
            stale=len(set().union(*(_stale(part, unconfirmed, own) for part in parts))),
            printed=max(own.issues)[1] if own.issues else None,
        )
    return needs


def asked_facts(part: PartDefinition, body: str | None = None) -> frozenset[str]:
    """Return the facts that the Danish text of a part asks for, by default the text that came with the program."""
    return _shipped_facts(part.text_id) if body is None else _facts_in(body)


@lru_cache(maxsize=32)
def _shipped_facts(text_id: str) -> frozenset[str]:
    file = resource_path("content", DANISH, f"{text_id}.md")
    return _facts_in(file.read_text(encoding="utf-8")) if file.is_file() else frozenset()


def _facts_in(body: str) -> frozenset[str]:
    """Find the placeholders without setting the text into blocks, which takes many times as long."""
    named = {name for name in _PLACEHOLDER.findall(body) if name in FACTS}
    return frozenset(named | {MAP} if _MAP_LINE.search(body) else named)


def _missing(names: set[str], values: FactValues, *, has_map: bool) -> int:
    return sum(not has_map if name == MAP else values.is_missing(FACTS[name]) for name in names)


def _stale(part: PartDefinition, unconfirmed: Mapping[UUID, str], own: _Kept) -> set[UUID]:
    """Return the contacts to confirm in one part: by its categories, and what was put in or taken out."""
    return {
        contact
        for contact, category in unconfirmed.items()
        if own.choices.get((part.number, contact), category in part.categories)
    }


def _unconfirmed(session: Session, today: date) -> dict[UUID, str]:
    """Return the printable contacts to confirm and the category of each."""
    confirmed = ContactRow.verified_on
    rows = session.execute(
        select(ContactRow.id, ContactRow.category).where(
            ContactRow.deleted_at.is_(None),
            ContactRow.ended_on.is_(None),
            ContactRow.printable,
            or_(confirmed.is_(None), confirmed < first_fresh_day(today)),
        )
    )
    return {row.id: row.category for row in rows}


def _read(session: Session, ids: Sequence[FamilyId]) -> defaultdict[FamilyId | None, _Kept]:
    kept: defaultdict[FamilyId | None, _Kept] = defaultdict(_Kept)
    for kind, family, name, number, included, value in session.execute(_everything(ids)):
        own = kept[None if family is None else FamilyId(family)]
        match kind:
            case "fact" if name in FACTS:
                own.facts[name] = value
            case "part" if not included:
                own.left_out.add(number)
            case "contact":
                own.choices[number, UUID(name)] = included
            case "text":
                own.texts[name] = value
            case "issue":
                own.issues.append((value, UUID(name)))
            case "map":
                own.has_map = True
    return kept


def _everything(ids: Sequence[FamilyId]) -> CompoundSelect[Any]:
    """Return one query over the small tables of a folder: kind, family, name, number, included, value."""
    fact, part, contact, text = FactValueRow, FolderPartRow, FolderContactRow, FolderTextRow
    issue, town_map = FolderIssueRow, TownMapRow
    return union_all(
        select(literal("fact"), fact.family_id, fact.name, literal(0), literal(value=True), fact.value).where(
            or_(fact.family_id.is_(None), fact.family_id.in_(ids))
        ),
        select(literal("part"), part.family_id, literal(""), part.number, part.included, literal("")).where(
            part.family_id.in_(ids)
        ),
        select(
            literal("contact"),
            contact.family_id,
            type_coerce(contact.contact_id, String),
            contact.number,
            contact.included,
            literal(""),
        ).where(contact.family_id.in_(ids)),
        select(literal("text"), null(), text.text_id, literal(0), literal(value=True), text.body).where(
            text.language == DANISH, text.body.is_not(None)
        ),
        select(
            literal("issue"),
            issue.family_id,
            type_coerce(issue.id, String),
            literal(0),
            literal(value=True),
            type_coerce(issue.printed_at, String),
        ).where(issue.family_id.in_(ids), issue.handed_out_at.is_(None)),
        select(
            literal("map"), town_map.family_id, literal(""), literal(0), literal(value=True), literal("")
        ).where(or_(town_map.family_id.is_(None), town_map.family_id.in_(ids))),
    )
