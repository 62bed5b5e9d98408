"""The page of one family in one look: the family, who lives there, its folder, and a note that was not saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.family import Address, FamilyDraft, FamilyId, MemberDraft, PersonId, Relation
from linkworker_desktop.domain.rules.subjects import Residence, Trait
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.services.fact_values import MUNICIPALITY_COLUMNS, columns_of
from linkworker_desktop.services.family_rows import family_gone
from linkworker_desktop.services.family_sheet import Around, sheet_from
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.services.folder_needs import wants_of
from linkworker_desktop.services.folder_views import FolderStanding, Issue
from linkworker_desktop.services.handed_out import HANDED_OUT

_MUNICIPALITY = ", ".join(f"municipality.{column} AS m_{column}" for column in MUNICIPALITY_COLUMNS.values())
_FAMILY = f"""
SELECT family.code, family.surname, family.street, family.post_code, family.town, family.protected_address,
    family.housed_at, family.languages, family.note, family.closed_on, family.closed_reason, family.deleted_at,
    family.updated_at, {_MUNICIPALITY},
    (SELECT content FROM draft WHERE kind = :draft) AS unsaved_note,
    (SELECT handed_out_at FROM ({HANDED_OUT}) WHERE family_id = family.id) AS handed_out_at,
    membership.relation, membership.moved_in, membership.moved_out, person.id AS person_id, person.given_name,
    person.surname AS own_surname, person.original_name, person.birth_date, person.cpr, person.speaks, person.reads,
    person.reads_nothing, person.residence, person.traits
FROM family
LEFT JOIN municipality ON municipality.id = 1
LEFT JOIN membership ON membership.family_id = family.id
LEFT JOIN person ON person.id = membership.person_id
WHERE family.id = :family
ORDER BY membership.position
"""  # noqa: S608 - nothing but our own words
_ISSUES = """
SELECT id, printed_at, handed_out_at, handed_to, handed_by, languages, read_aloud, interpreter, pages
FROM folder_issue WHERE family_id = :family ORDER BY printed_at DESC
"""
_KINDS: Kinds = {
    "protected_address": bool,
    "housed_at": kinds.moment,
    "handed_out_at": kinds.moment,
    "languages": kinds.texts,
    "closed_on": kinds.day,
    "deleted_at": kinds.instant,
    "updated_at": kinds.instant,
    "moved_in": kinds.day,
    "moved_out": kinds.day,
    "person_id": kinds.identifier,
    "birth_date": kinds.day,
    "speaks": kinds.texts,
    "reads": kinds.texts,
    "reads_nothing": bool,
    "traits": kinds.texts,
}
_ISSUE_KINDS: Kinds = {
    "id": kinds.identifier,
    "printed_at": kinds.instant,
    "handed_out_at": kinds.moment,
    "languages": kinds.texts,
    "read_aloud": bool,
}


@dataclass(frozen=True, slots=True)
class FamilyPageView:
    """Everything the page shows. `unsaved_note` is the note as it was left unfinished, None where there is none."""

    sheet: FamilySheet
    folder: FolderStanding
    unsaved_note: str | None


def page_of(look: Look, family: FamilyId, now: datetime, note_draft: str) -> FamilyPageView:
    """Return the page of a family at local wall time `now`, in four questions however much there is.

    `note_draft` is the kind of the draft that may hold an unsaved note. Raises `UserError` when the family is gone
    for good.
    """
    rows = look.rows(_FAMILY, {"family": family.hex, "draft": note_draft}, _KINDS)
    if not rows:
        raise family_gone()
    first = rows[0]
    draft = _draft(family, rows)
    issues = tuple(_issue(row) for row in look.rows(_ISSUES, {"family": family.hex}, _ISSUE_KINDS))
    around = Around(
        code=first.code,
        closed_on=first.closed_on,
        closed_reason=first.closed_reason,
        deleted_at=first.deleted_at,
        updated_at=first.updated_at,
        handed_out_at=first.handed_out_at,
    )
    sheet = sheet_from(draft, around, now)
    municipality = {column: getattr(first, f"m_{column}") for column in MUNICIPALITY_COLUMNS.values()}
    missing, stale = wants_of(look, draft, columns_of(SimpleNamespace(**municipality)), now.date())
    folder = FolderStanding(deadline=sheet.folder, missing=missing, stale=stale, issues=issues)
    return FamilyPageView(sheet, folder, first.unsaved_note)


def _draft(family: FamilyId, rows: Sequence[Any]) -> FamilyDraft:
    first = rows[0]
    return FamilyDraft(
        surname=first.surname,
        address=Address(first.street, first.post_code, first.town),
        protected_address=first.protected_address,
        housed_at=first.housed_at,
        languages=tuple(first.languages),
        note=first.note,
        members=tuple(_member(row) for row in rows if row.person_id is not None),
        family=family,
    )


def _member(row: Any) -> MemberDraft:
    return MemberDraft(
        given_name=row.given_name,
        surname=row.own_surname,
        original_name=row.original_name,
        relation=Relation(row.relation),
        birth_date=row.birth_date,
        cpr=row.cpr,
        speaks=tuple(row.speaks),
        reads=tuple(row.reads),
        reads_nothing=row.reads_nothing,
        moved_in=row.moved_in,
        moved_out=row.moved_out,
        person=PersonId(row.person_id),
        residence=Residence(row.residence) if row.residence else None,
        traits=None if row.traits is None else frozenset(Trait(trait) for trait in row.traits),
    )


def _issue(row: Any) -> Issue:
    return Issue(
        id=row.id,
        printed_at=row.printed_at.astimezone(LOCAL_ZONE).replace(tzinfo=None),
        handed_out_at=row.handed_out_at,
        handed_to=row.handed_to,
        handed_by=row.handed_by,
        languages=tuple(row.languages),
        read_aloud=row.read_aloud,
        interpreter=row.interpreter,
        pages=row.pages,
    )
