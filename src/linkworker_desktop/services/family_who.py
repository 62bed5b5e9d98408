"""Who a family is, read in one go: its row, the municipality's, who lives or lived there, and what is unfinished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from linkworker_desktop.domain.family import Address, FamilyDraft, FamilyId, MemberDraft, PersonId, Relation
from linkworker_desktop.domain.log_entry import LogDraft
from linkworker_desktop.domain.network import Stay
from linkworker_desktop.domain.rules.subjects import Residence, Trait
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.persistence.look_together import Part, together
from linkworker_desktop.services.fact_values import MUNICIPALITY_COLUMNS, columns_of
from linkworker_desktop.services.family_rows import family_gone
from linkworker_desktop.services.family_sheet import Around, sheet_from
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.services.handed_out import OF_FAMILY as HANDED_OUT
from linkworker_desktop.services.log_lines import line_from_json, line_kind

_OF_FAMILY = (
    *(
        "code",
        "surname",
        "street",
        "post_code",
        "town",
        "protected_address",
        "housed_at",
        "languages",
        "note",
    ),
    *("closed_on", "closed_reason", "deleted_at", "updated_at"),
)
_OF_MEMBER = (
    *("person_id", "position", "relation", "moved_in", "moved_out", "given_name", "own_surname"),
    *("original_name", "birth_date", "cpr", "speaks", "reads", "reads_nothing", "residence", "traits"),
)
_MUNICIPALITY = {column: f"m_{column}" for column in MUNICIPALITY_COLUMNS.values()}
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
FAMILY = Part(
    "family",
    (*_OF_FAMILY, *_MUNICIPALITY.values(), "unsaved_note", "unsaved_line", "handed_out_at", "documents"),
    f"""
    SELECT {", ".join(f"family.{column}" for column in _OF_FAMILY)},
        {", ".join(f"municipality.{column} AS {name}" for column, name in _MUNICIPALITY.items())},
        (SELECT content FROM draft WHERE kind = :note_draft) AS unsaved_note,
        (SELECT content FROM draft WHERE kind = :line_draft) AS unsaved_line,
        ({HANDED_OUT}) AS handed_out_at,
        (SELECT count(*) FROM document WHERE family_id = family.id AND deleted_at IS NULL
            AND (:person IS NULL OR person_id = :person)) AS documents
    FROM family LEFT JOIN municipality ON municipality.id = 1 WHERE family.id = :family
    """,  # noqa: S608 - nothing but our own words
    _KINDS,
)
MEMBERS = Part(
    "members",
    _OF_MEMBER,
    """
    SELECT person.id AS person_id, position, relation, moved_in, moved_out, given_name,
        person.surname AS own_surname, original_name, birth_date, cpr, speaks, reads, reads_nothing, residence, traits
    FROM membership JOIN person ON person.id = membership.person_id WHERE membership.family_id = :family
    """,
    _KINDS,
)


@dataclass(frozen=True, slots=True)
class Who:
    """A family as it was read: as typed in, and what the program knows beside that.

    `municipality` has the facts that are its columns, `folded_municipality` its name as names are compared.
    """

    draft: FamilyDraft
    around: Around
    municipality: dict[str, str]
    folded_municipality: str
    unsaved_note: str | None
    unsaved_line: LogDraft | None
    documents: int

    @property
    def stays(self) -> tuple[Stay, ...]:
        """Return who lived with the family from when to when, in the order of the household."""
        return tuple(
            Stay(
                person=member.person,
                name=member.given_name,
                surname=member.surname or self.draft.surname,
                relation=member.relation,
                birth_date=member.birth_date,
                moved_in=member.moved_in,
                moved_out=member.moved_out,
            )
            for member in self.draft.members
            if member.person is not None
        )


def values_of(family: FamilyId, *, person: PersonId | None = None, note_draft: str = "") -> dict[str, object]:
    """Return the values of the two parts; with `person` the documents counted are theirs."""
    return {
        "family": family.hex,
        "person": None if person is None else person.hex,
        "note_draft": note_draft,
        "line_draft": line_kind(family),
    }


def who_from(family: FamilyId, rows: Sequence[Any], members: Sequence[Any]) -> Who:
    """Return a family from the rows of the two parts. Raises `UserError` when it is gone for good."""
    if not rows:
        raise family_gone()
    row = rows[0]
    municipality = {column: getattr(row, name) for column, name in _MUNICIPALITY.items()}
    return Who(
        draft=_draft(family, row, members),
        around=Around(
            code=row.code,
            closed_on=row.closed_on,
            closed_reason=row.closed_reason,
            deleted_at=row.deleted_at,
            updated_at=row.updated_at,
            handed_out_at=row.handed_out_at,
        ),
        municipality=columns_of(SimpleNamespace(**municipality)),
        folded_municipality=fold(municipality["name"] or ""),
        unsaved_note=row.unsaved_note,
        unsaved_line=None if row.unsaved_line is None else line_from_json(family, row.unsaved_line),
        documents=row.documents,
    )


def sheet_of(look: Look, family: FamilyId, now: datetime) -> FamilySheet:
    """Return the sheet of a family at local wall time `now`, in one question. Raises `UserError` when it is gone."""
    found = together(look, (FAMILY, MEMBERS), values_of(family))
    who = who_from(family, found["family"], found["members"])
    return sheet_from(who.draft, who.around, now)


def _draft(family: FamilyId, row: Any, members: Sequence[Any]) -> FamilyDraft:
    in_order = sorted(members, key=lambda member: member.position)
    return FamilyDraft(
        surname=row.surname,
        address=Address(row.street, row.post_code, row.town),
        protected_address=row.protected_address,
        housed_at=row.housed_at,
        languages=tuple(row.languages),
        note=row.note,
        members=tuple(_member(member) for member in in_order),
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
