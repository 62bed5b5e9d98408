"""Persons looked for by name, with the family each lives in; those no family has are found where they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.family import FamilyId, MemberDraft, PersonId
from linkworker_desktop.domain.rules.subjects import Residence
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.tables.families import FamilyRow, MembershipRow, PersonRow
from linkworker_desktop.services.exemptions import programme_exemptions
from linkworker_desktop.services.family_rows import traits_of
from linkworker_desktop.services.family_views import FoundPerson, Home

MOST_READ = 400
"""So many rows are looked through for one search; more letters find the rest."""
_BETWEEN = re.compile(r"[\W_]+")
_COLUMNS = (
    PersonRow.id,
    PersonRow.given_name,
    PersonRow.surname.label("own_surname"),
    PersonRow.original_name,
    PersonRow.birth_date,
    MembershipRow.moved_out,
    FamilyRow.id.label("family_id"),
    FamilyRow.surname.label("family_surname"),
    FamilyRow.code,
)


def found_persons(
    session: Session, text: str, limit: int, *, of_no_family: bool = False
) -> tuple[FoundPerson, ...]:
    """Return the persons whose names hold all words of `text`, in one query; a family in the trash is not looked in.

    A family's surname counts as its members', but not alone: one word is the person's own. With `of_no_family` the
    persons taken off every list are looked through as well.
    """
    words = [word for word in _BETWEEN.split(search.fold(text)) if word]
    families = search.matching_ids(search.SearchKind.FAMILY, text)
    if not words or families is None:
        return ()
    places = [FamilyRow.id.in_(families)]
    if of_no_family:
        places.append(MembershipRow.id.is_(None))
    rows = session.execute(
        select(*_COLUMNS)
        .outerjoin(MembershipRow, MembershipRow.person_id == PersonRow.id)
        .outerjoin(FamilyRow, FamilyRow.id == MembershipRow.family_id)
        .where(or_(*places))
        .order_by(PersonRow.id, MembershipRow.moved_out.is_not(None), MembershipRow.moved_out.desc())
        .limit(MOST_READ)
    ).all()
    found = [_found(list(stays)) for _person, stays in groupby(rows, key=lambda row: row.id)]
    fitting = [person for person in found if _fits(person, words)]
    fitting.sort(key=lambda person: _place(person, words[0]))
    return tuple(fitting[:limit])


def known_person(session: Session, person: UUID) -> tuple[MemberDraft, tuple[Home, ...]]:
    """Return a person as a member of nobody yet, and the families they live in now. Raises `UserError`.

    The surname is written out, since the next family may have another.
    """
    row = session.get(PersonRow, person)
    if row is None:
        raise UserError(_("Personen findes ikke længere."))
    stays = sorted(row.memberships, key=lambda stay: stay.moved_out is not None)
    surname = row.surname or (stays[0].family.surname if stays else "")
    let_off = programme_exemptions(row, [row.id]).get(row.id)
    draft = MemberDraft(
        given_name=row.given_name,
        surname=surname,
        original_name=row.original_name,
        birth_date=row.birth_date,
        cpr=row.cpr,
        speaks=tuple(row.speaks),
        reads=tuple(row.reads),
        reads_nothing=row.reads_nothing,
        person=PersonId(row.id),
        residence=Residence(row.residence) if row.residence else None,
        traits=traits_of(row.traits),
        exempt_reason=let_off.reason if let_off else "",
        exempt_on=let_off.on_date if let_off else None,
    )
    homes = (Home(FamilyId(stay.family_id), stay.family.surname) for stay in stays if stay.moved_out is None)
    return draft, tuple(homes)


def _found(stays: Sequence[Row[*tuple[Any, ...]]]) -> FoundPerson:
    """Return a person by the stay that came first: one that goes on, else the one that ended last."""
    first = stays[0]
    return FoundPerson(
        id=PersonId(first.id),
        given_name=first.given_name,
        surname=first.own_surname or first.family_surname or "",
        original_name=first.original_name,
        birth_date=first.birth_date,
        home=None if first.family_id is None else Home(FamilyId(first.family_id), first.family_surname),
        code=first.code or "",
        lives_there=first.family_id is not None and first.moved_out is None,
    )


def _fits(person: FoundPerson, words: Iterable[str]) -> bool:
    family = person.home.surname if person.home is not None else ""
    own = search.fold(f"{person.given_name} {person.original_name}")
    if person.surname != family:
        own += " " + search.fold(person.surname)
    everything = f"{own} {search.fold(f'{person.surname} {family}')}"
    return all(word in everything for word in words) and any(word in own for word in words)


def _place(person: FoundPerson, word: str) -> tuple[bool, str, str]:
    starts = search.fold(person.given_name).startswith(word)
    return not starts, danish_sort_key(person.name), str(person.id)
