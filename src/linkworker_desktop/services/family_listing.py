"""The list of families with those who live in each, read column by column in one query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from linkworker_desktop.domain.family import (
    Address,
    FamilyDraft,
    FamilyId,
    MemberDraft,
    Relation,
    present,
    proposed_language,
)
from linkworker_desktop.domain.folder_deadline import folder_deadline
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.services.family_views import FamilyFilter, FamilyRow
from linkworker_desktop.services.handed_out import HANDED_OUT

RECENTLY_OPENED = 5

_SHOWN = {
    FamilyFilter.ACTIVE: "family.deleted_at IS NULL AND family.closed_on IS NULL",
    FamilyFilter.CLOSED: "family.deleted_at IS NULL AND family.closed_on IS NOT NULL",
    FamilyFilter.TRASH: "family.deleted_at IS NOT NULL",
}
_FAMILIES = f"""
SELECT family.id, family.code, family.surname, family.street, family.post_code, family.town,
    family.protected_address, family.housed_at, family.languages, family.closed_on, family.deleted_at,
    family.opened_at, handed.handed_out_at, membership.relation, membership.moved_in, membership.moved_out,
    person.given_name, person.surname AS own_surname, person.original_name, person.birth_date, person.speaks,
    person.reads, person.reads_nothing
FROM family
LEFT JOIN ({HANDED_OUT}) AS handed ON handed.family_id = family.id
LEFT JOIN membership ON membership.family_id = family.id
LEFT JOIN person ON person.id = membership.person_id
WHERE {{shown}}
ORDER BY family.sort_key, family.code, membership.position
"""  # noqa: S608 - nothing but our own words
_KINDS: Kinds = {
    "id": kinds.identifier,
    "protected_address": bool,
    "housed_at": kinds.moment,
    "languages": kinds.texts,
    "closed_on": kinds.day,
    "deleted_at": kinds.instant,
    "opened_at": kinds.moment,
    "handed_out_at": kinds.moment,
    "moved_in": kinds.day,
    "moved_out": kinds.day,
    "birth_date": kinds.day,
    "speaks": kinds.texts,
    "reads": kinds.texts,
    "reads_nothing": bool,
}


@dataclass(frozen=True, slots=True)
class ListedFamily:
    """A line of the list with what it was made of. `draft` has neither note nor CPR numbers."""

    row: FamilyRow
    draft: FamilyDraft
    opened_at: datetime | None


def listed(look: Look, show: FamilyFilter, now: datetime) -> list[ListedFamily]:
    """Return the families of one filter in Danish order at local wall time `now`."""
    found = look.rows(_FAMILIES.format(shown=_SHOWN[show]), kinds=_KINDS)
    return [_listed(list(rows), now) for _family, rows in groupby(found, key=lambda row: row.id)]


def last_opened(families: Iterable[ListedFamily], most: int = RECENTLY_OPENED) -> tuple[FamilyRow, ...]:
    """Return the families last opened, newest first."""
    opened = [(family.opened_at, family.row) for family in families if family.opened_at is not None]
    opened.sort(key=lambda each: each[0], reverse=True)
    return tuple(row for _moment, row in opened[:most])


def holds(family: ListedFamily, words: Iterable[str]) -> bool:
    """Tell whether every folded word stands in the family's names, code or (unless protected) address."""
    draft = family.draft
    said = [family.row.code, draft.surname]
    if not draft.protected_address:
        said += [draft.address.street, draft.address.town]
    for member in draft.members:
        said += [member.given_name, member.surname, member.original_name]
    folded = fold(" ".join(said))
    return all(word in folded for word in words)


def _listed(rows: Sequence[Any], now: datetime) -> ListedFamily:
    first = rows[0]
    members = tuple(_member(row) for row in rows if row.relation is not None)
    draft = FamilyDraft(
        surname=first.surname,
        address=Address(first.street, first.post_code, first.town),
        protected_address=first.protected_address,
        housed_at=first.housed_at,
        languages=tuple(first.languages),
        members=members,
        family=FamilyId(first.id),
    )
    today = now.date()
    row = FamilyRow(
        id=FamilyId(first.id),
        code=first.code,
        surname=first.surname,
        address="" if first.protected_address else draft.address.line,
        is_protected=first.protected_address,
        people=len(present(members, today)),
        languages=draft.languages or (proposed_language(members, today),),
        housed_at=first.housed_at,
        folder=folder_deadline(first.housed_at, first.handed_out_at, now),
        closed_on=first.closed_on,
        deleted_at=first.deleted_at,
    )
    return ListedFamily(row, draft, first.opened_at)


def _member(row: Any) -> MemberDraft:
    return MemberDraft(
        given_name=row.given_name,
        surname=row.own_surname,
        original_name=row.original_name,
        relation=Relation(row.relation),
        birth_date=row.birth_date,
        speaks=tuple(row.speaks),
        reads=tuple(row.reads),
        reads_nothing=row.reads_nothing,
        moved_in=row.moved_in,
        moved_out=row.moved_out,
    )
