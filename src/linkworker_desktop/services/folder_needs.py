"""What the folders of families still want, in two queries however many families there are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.facts import FACTS
from linkworker_desktop.domain.family import FamilyDraft, FamilyId
from linkworker_desktop.domain.folder import PARTS, PartDefinition
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.text import InsertKind
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.services.contact_reading import ACTIVE
from linkworker_desktop.services.contact_reading import unconfirmed as unconfirmed_contacts
from linkworker_desktop.services.contact_views import Months
from linkworker_desktop.services.fact_values import FactValues, values_of
from linkworker_desktop.services.folder_views import MissingFact

MAP = "kort"
"""The one fact that is a picture."""
_PLACEHOLDER = re.compile(r"\{([^\W\d]\w*)\}")
_MAP_LINE = re.compile(rf"^[\s>]*\[\[{InsertKind.MAP}\]\]\s*$", re.MULTILINE)


PRINTED = (
    f"{ACTIVE} AND contact.printable AND contact.visibility = 'everyone' "
    "AND (contact.closed_until IS NULL OR contact.closed_until <= :today)"
)
"""The condition of a contact that stands in folders; its value is `today`."""
EVERYTHING = """
WITH chosen AS (SELECT value AS id FROM json_each(:families))
SELECT 'fact' AS kind, family_id AS family, name, 0 AS number, 1 AS included, value
    FROM fact_value WHERE family_id IS NULL OR family_id IN chosen
UNION ALL SELECT 'part', family_id, '', number, included, position FROM folder_part WHERE family_id IN chosen
UNION ALL SELECT 'contact', family_id, contact_id, number, included, ''
    FROM folder_contact WHERE family_id IN chosen
UNION ALL SELECT 'text', NULL, text_id, 0, 1, body
    FROM folder_text WHERE language = :danish AND body IS NOT NULL
UNION ALL SELECT 'issue', family_id, id, 0, 1, printed_at
    FROM folder_issue WHERE family_id IN chosen AND handed_out_at IS NULL
UNION ALL SELECT 'map', family_id, '', 0, 1, '' FROM town_map WHERE family_id IS NULL OR family_id IN chosen
"""
"""The small tables of a folder in one statement; its values are `families` (JSON) and `danish`."""


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
    places: dict[int, int] = field(default_factory=dict)
    """Where a part stands, for those that were moved or ticked."""
    left_out: set[int] = field(default_factory=set)
    choices: dict[tuple[int, UUID], bool] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    issues: list[tuple[str, UUID]] = field(default_factory=list)
    has_map: bool = False


def needs_of(
    look: Look,
    families: Sequence[FamilyDraft],
    municipality: Mapping[str, str],
    today: date,
    months: Months,
) -> dict[FamilyId, FolderNeeds]:
    """Return what the folders of these saved families want.

    `municipality` has the facts that are its columns, `months` for how long confirmations count where it differs.
    """
    ids = [family.family for family in families if family.family is not None]
    if not ids:
        return {}
    kept = _read(look, ids)
    common = kept[None]
    asked = {part.number: asked_facts(part, common.texts.get(part.text_id)) for part in PARTS}
    stale = _unconfirmed(look, today, months)
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
            stale=len(set().union(*(_stale(part, stale, own) for part in parts))),
            printed=max(own.issues)[1] if own.issues else None,
        )
    return needs


def wants_from(
    rows: Iterable[Any],
    unconfirmed: Mapping[UUID, str],
    family: FamilyDraft,
    municipality: Mapping[str, str],
    today: date,
) -> tuple[tuple[MissingFact, ...], int]:
    """Return the facts one saved family's folder misses, in the order of its paper, and its contacts to confirm.

    `rows` are those of `EVERYTHING`, `unconfirmed` the printable contacts to confirm with their categories.
    """
    if family.family is None:
        raise ValueError("a family that was never saved has no folder")
    kept = _kept_from(rows)
    common, own = kept[None], kept[family.family]
    values = values_of({**municipality, **common.facts, **own.facts}, family, today)
    has_map = own.has_map or common.has_map
    order = sorted(PARTS, key=lambda part: own.places.get(part.number, part.number))
    printed = [part for part in order if part.number not in own.left_out]
    places: dict[str, list[int]] = {}
    for place, part in enumerate(printed):
        asked = asked_facts(part, common.texts.get(part.text_id))
        for name in FACTS:
            if name in asked and (not has_map if name == MAP else values.is_missing(FACTS[name])):
                places.setdefault(name, []).append(place)
    stale = set().union(*(_stale(part, unconfirmed, own) for part in printed))
    missing = tuple(
        MissingFact(
            FACTS[name],
            tuple(printed[place].number for place in where),
            tuple(place + 1 for place in where),
        )
        for name, where in places.items()
    )
    return missing, len(stale)


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


def _unconfirmed(look: Look, today: date, months: Months) -> dict[UUID, str]:
    """Return the printable contacts to confirm and the category of each."""
    condition, values = unconfirmed_contacts(months, today)
    values["today"] = today.isoformat()
    statement = f"SELECT id, category FROM contact WHERE {PRINTED} AND {condition}"  # noqa: S608 - our own words
    rows = look.rows(statement, values, {"id": kinds.identifier})
    return {row.id: row.category for row in rows}


def _read(look: Look, ids: Sequence[FamilyId]) -> defaultdict[FamilyId | None, _Kept]:
    values = {"families": kinds.among(ids), "danish": DANISH}
    return _kept_from(look.rows(EVERYTHING, values, {"family": kinds.identifier}))


def _kept_from(rows: Iterable[Any]) -> defaultdict[FamilyId | None, _Kept]:
    kept: defaultdict[FamilyId | None, _Kept] = defaultdict(_Kept)
    for row in rows:
        own = kept[None if row.family is None else FamilyId(row.family)]
        match row.kind:
            case "fact" if row.name in FACTS:
                own.facts[row.name] = row.value
            case "part":
                own.places[row.number] = row.value
                if not row.included:
                    own.left_out.add(row.number)
            case "contact":
                own.choices[row.number, UUID(row.name)] = bool(row.included)
            case "text":
                own.texts[row.name] = row.value
            case "issue":
                own.issues.append((row.value, UUID(row.name)))
            case "map":
                own.has_map = True
    return kept
