"""Ties between persons: typed in, checked, taken away; and the family tree they make with the household's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.ids import new_id
from linkworker_desktop.domain.family import FamilyId, PersonId, Relation
from linkworker_desktop.domain.genogram import Genogram, genogram
from linkworker_desktop.domain.household_tree import Relative
from linkworker_desktop.domain.kinship import (
    KINSHIP_LABELS,
    KinshipId,
    KinshipKind,
    Tie,
    tie_problems,
    tie_remarks,
)
from linkworker_desktop.domain.network import Stay
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.persistence.tables.families import MembershipRow, PersonRow
from linkworker_desktop.persistence.tables.network import KinshipRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.family_rows import family_gone
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.FAMILY})
_MEMBERS = """
SELECT family.surname AS family_surname, membership.person_id, membership.relation, membership.moved_in,
    membership.moved_out, person.given_name, person.surname, person.birth_date,
    (SELECT count(DISTINCT family_id) FROM membership AS other
     WHERE other.person_id = person.id AND (other.moved_out IS NULL OR other.moved_out > :on)) AS households
FROM family
LEFT JOIN membership ON membership.family_id = family.id
LEFT JOIN person ON person.id = membership.person_id
WHERE family.id = :family
ORDER BY membership.position, membership.moved_in, membership.id
"""
_TIES = """
WITH home AS (SELECT person_id FROM membership WHERE family_id = :family),
near AS (
    SELECT person_id FROM home
    UNION SELECT other_id FROM kinship WHERE person_id IN (SELECT person_id FROM home)
    UNION SELECT person_id FROM kinship WHERE other_id IN (SELECT person_id FROM home)
)
SELECT kinship.id, kinship.kind, kinship.person_id, kinship.other_id,
    a.given_name AS person_name, a.surname AS person_surname, a.birth_date AS person_born,
    b.given_name AS other_name, b.surname AS other_surname, b.birth_date AS other_born
FROM kinship JOIN person AS a ON a.id = kinship.person_id JOIN person AS b ON b.id = kinship.other_id
WHERE kinship.person_id IN (SELECT person_id FROM near) AND kinship.other_id IN (SELECT person_id FROM near)
ORDER BY kinship.id
"""
_COLUMNS: Kinds = {
    "id": kinds.identifier,
    "person_id": kinds.identifier,
    "other_id": kinds.identifier,
    "birth_date": kinds.day,
    "moved_in": kinds.day,
    "moved_out": kinds.day,
    "person_born": kinds.day,
    "other_born": kinds.day,
}


@dataclass(frozen=True, slots=True)
class TieView:
    """A tie with the first names of the two."""

    tie: Tie
    person_name: str
    other_name: str

    @property
    def sentence(self) -> str:
        """Return `Farhan er forælder til Idris`."""
        label = _(KINSHIP_LABELS[self.tie.kind])
        return _("{person} er {what} {other}").format(
            person=self.person_name, what=label, other=self.other_name
        )


class Kinship:
    """The use cases round who is whose; each call is one short transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def ties(self, family: FamilyId) -> tuple[TieView, ...]:
        """Return the ties typed in that touch the members of a family, those of their next of kin included."""
        with self._database.look() as look:
            rows = look.rows(_TIES, {"family": family.hex}, _COLUMNS)
        return tuple(TieView(_tie(row), row.person_name, row.other_name) for row in rows)

    def genogram(self, family: FamilyId, *, on: date | None = None) -> Genogram:
        """Return the family tree as it is today or on a day. Raises `UserError` when the family is gone."""
        day = on or self._clock.today()
        with self._database.look() as look:
            members = _members(look, family, day)
            rows = look.rows(_TIES, {"family": family.hex}, _COLUMNS)
        known = {member.id for member in members}
        people = (*members, *_next_of_kin(rows, known))
        return genogram(people, [_tie(row) for row in rows], day)

    def save(self, tie: Tie) -> Changed:
        """Write down a tie, or change one. Raises `InvalidInput`; what may be true after all is a remark."""
        with self._database.write("kinship.save") as session:
            names = _names(session, tie)
            ties = all_ties(session)
            if problems := list(tie_problems(tie, ties)):
                raise InvalidInput(problems)
            row = KinshipRow(id=new_id()) if tie.id is None else _found(session, tie.id)
            row.person_id, row.other_id, row.kind = tie.person, tie.other, tie.kind.value
            session.add(row)
            family = _family_of(session, tie)
            remarks = tuple(tie_remarks(tie, (each for each in ties if each.id != tie.id), names[tie.other]))
        done, undone = _("Slægtskabet er skrevet ned."), _("Slægtskabet er som før.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family, remarks=remarks)

    def remove(self, tie: KinshipId) -> Changed:
        """Take a tie away. Raises `UserError` when it is gone already."""
        with self._database.write("kinship.remove") as session:
            row = _found(session, tie)
            family = _family_of(session, _tie(row))
            session.delete(row)
        done, undone = _("Slægtskabet er fjernet."), _("Slægtskabet er der igen.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)


def _members(look: Look, family: FamilyId, day: date) -> tuple[Relative, ...]:
    rows = look.rows(_MEMBERS, {"family": family.hex, "on": day.isoformat()}, _COLUMNS)
    if not rows:
        raise family_gone()
    found: dict[UUID, Relative] = {}
    for row in rows:
        if row.person_id is None:
            continue
        stay = Stay(
            person=PersonId(row.person_id),
            name=row.given_name,
            surname=row.surname or row.family_surname,
            relation=Relation(row.relation),
            birth_date=row.birth_date,
            moved_in=row.moved_in,
            moved_out=row.moved_out,
        )
        before = found.get(row.person_id)
        is_here = stay.covers(day) or (before is not None and before.is_here)
        found[row.person_id] = Relative(
            stay.person, stay.name, stay.surname, stay.relation, stay.birth_date, is_here, row.households
        )
    return tuple(found.values())


def _next_of_kin(rows: Iterable[Any], known: set[PersonId]) -> tuple[Relative, ...]:
    """Return those of the ties who are not of the household, in the order they are met."""
    found: dict[UUID, Relative] = {}
    for row in rows:
        for person, name, surname, born in (
            (row.person_id, row.person_name, row.person_surname, row.person_born),
            (row.other_id, row.other_name, row.other_surname, row.other_born),
        ):
            if person not in known:
                found[person] = Relative(PersonId(person), name, surname, birth_date=born, is_here=False)
    return tuple(found.values())


def _tie(row: Any) -> Tie:
    return Tie(PersonId(row.person_id), PersonId(row.other_id), KinshipKind(row.kind), KinshipId(row.id))


def all_ties(session: Session) -> list[Tie]:
    """Return every tie of the vault, in the order they came."""
    return [_tie(row) for row in session.scalars(select(KinshipRow).order_by(KinshipRow.id))]


def _names(session: Session, tie: Tie) -> dict[UUID, str]:
    rows = session.scalars(select(PersonRow).where(PersonRow.id.in_(tie.pair)))
    names = {row.id: row.given_name for row in rows}
    gone = next((field for field in ("person", "other") if getattr(tie, field) not in names), None)
    if gone is not None:
        raise InvalidInput([Problem(gone, _("Personen findes ikke længere. Vælg en anden."))])
    return names


def _family_of(session: Session, tie: Tie) -> UUID | None:
    """Return the family the first of the two lives with, else the other's; None for two no family has."""
    homes = {
        row.person_id: row.family_id
        for row in session.scalars(
            select(MembershipRow)
            .where(MembershipRow.person_id.in_(tie.pair))
            .order_by(MembershipRow.moved_out.is_(None), MembershipRow.id)
        )
    }
    return homes.get(tie.person) or homes.get(tie.other)


def _found(session: Session, tie: UUID) -> KinshipRow:
    row = session.get(KinshipRow, tie)
    if row is None:
        raise UserError(_("Det slægtskab findes ikke længere. Åbn siden igen."))
    return row
