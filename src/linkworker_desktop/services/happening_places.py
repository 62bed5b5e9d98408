"""Where a fact is kept, and which family it goes with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.rules.happening_words import HAPPENING_WORDS, label_of
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import MUNICIPALITY, SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.tables.calendar import ConsentRow, EventRow, PlacementRow
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.families import FamilyRow, MembershipRow
from linkworker_desktop.persistence.tables.folders import FolderIssueRow
from linkworker_desktop.persistence.tables.municipality import MunicipalityRow

_FIELDS_OF_THEIR_OWN = {
    HappeningKind.BORN: SubjectKind.PERSON,
    HappeningKind.CONSENT_GIVEN: SubjectKind.CONSENT,
    HappeningKind.CONSENT_VALID_TO: SubjectKind.CONSENT,
    HappeningKind.MEETING_AT: SubjectKind.MEETING,
    HappeningKind.PLACEMENT_PLANNED_END: SubjectKind.PLACEMENT,
}
_OF_ONE_WHO_CAME_LATER = frozenset(
    {
        HappeningKind.ALLOCATION,
        HappeningKind.CPR_REGISTERED,
        HappeningKind.TAKEOVER,
        HappeningKind.HOUSED,
    }
)
"""Facts of a family that a single person has dates of their own for when they came after the others."""


def require_place(kind: HappeningKind, subject: SubjectRef) -> None:
    """Raise `UserError` unless the fact can be recorded for such a subject."""
    if kind is HappeningKind.TICKED:
        return
    if kind in _FIELDS_OF_THEIR_OWN:
        raise UserError(_("»{fact}« rettes der, hvor det står.").format(fact=label_of(kind)))
    if kind is HappeningKind.PLACEMENT_BEGUN and subject.kind is SubjectKind.PERSON:
        raise UserError(_("Skriv praktikken ind under »Praktik« på familiens side."))
    belongs = HAPPENING_WORDS[kind].recorded_for
    came_later = kind in _OF_ONE_WHO_CAME_LATER and subject.kind is SubjectKind.PERSON
    if subject.kind is not belongs and not came_later:
        raise UserError(
            _("»{fact}« kan ikke skrives her. Vælg, hvem det gælder.").format(fact=label_of(kind))
        )


def put_in_column(session: Session, kind: HappeningKind, subject: SubjectRef, when: When) -> bool:
    """Write a fact into the row of its subject; False when it has no column there and is kept as a fact of its own.

    Raises `InvalidInput` for a date the row cannot have.
    """
    match kind, subject.kind:
        case HappeningKind.HOUSED, SubjectKind.FAMILY:
            _put_housed(session, subject.ident, when)
        case HappeningKind.PLACEMENT_BEGUN, SubjectKind.PLACEMENT:
            _put_placement(session, subject.ident, begun_on=when.day)
        case HappeningKind.PLACEMENT_ENDED, SubjectKind.PLACEMENT:
            _put_placement(session, subject.ident, ended_on=when.day)
        case HappeningKind.FOLDER_HANDED_OUT, SubjectKind.FAMILY:
            return _put_folder(session, subject.ident, when)
        case _:
            return False
    return True


def family_of(session: Session, subject: SubjectRef) -> UUID | None:
    """Return the family a subject belongs to, so that the fact goes with it; None for the municipality's own.

    Raises `UserError` when the subject is gone or its family lies in the trash.
    """
    if subject == MUNICIPALITY:
        return None
    return _FAMILIES[subject.kind](session, subject.ident)


def gone() -> UserError:
    """Return what is said of something that was erased meanwhile."""
    return UserError(_("Det, du ville rette, findes ikke længere. Åbn siden igen."))


def _put_housed(session: Session, family: UUID, when: When) -> None:
    if when.clock is None:
        raise InvalidInput([Problem("when", _("Skriv også klokkeslættet, fx 20.11.2026 kl. 14.00."))])
    row = session.get(FamilyRow, family)
    if row is None:
        raise gone()
    row.housed_at = when.moment


def _put_placement(
    session: Session, placement: UUID, *, begun_on: date | None = None, ended_on: date | None = None
) -> None:
    row = session.get(PlacementRow, placement)
    if row is None:
        raise gone()
    begun_on, ended_on = begun_on or row.begun_on, ended_on or row.ended_on
    if ended_on is not None and ended_on < begun_on:
        raise InvalidInput([Problem("when", _("Praktikken slutter, før den begynder. Ret en af datoerne."))])
    row.begun_on, row.ended_on = begun_on, ended_on


def _put_folder(session: Session, family: UUID, when: When) -> bool:
    """Note the hand-over on the paper that was printed last and still lies here, where there is one."""
    if when.clock is None:
        return False
    row = session.scalar(
        select(FolderIssueRow)
        .where(FolderIssueRow.family_id == family, FolderIssueRow.handed_out_at.is_(None))
        .order_by(FolderIssueRow.printed_at.desc())
        .limit(1)
    )
    if row is None:
        return False
    municipality = session.get(MunicipalityRow, 1)
    row.handed_out_at = when.moment
    row.handed_by = municipality.linkworker if municipality else ""
    return True


def _of_family(session: Session, ident: UUID) -> UUID:
    row = session.get(FamilyRow, ident)
    if row is None or row.deleted_at is not None:
        raise gone()
    return ident


def _of_person(session: Session, ident: UUID) -> UUID:
    stays = session.execute(
        select(MembershipRow.family_id, MembershipRow.moved_out)
        .join(FamilyRow)
        .where(MembershipRow.person_id == ident, FamilyRow.deleted_at.is_(None))
    ).all()
    if not stays:
        raise gone()
    home: UUID = max(stays, key=lambda stay: stay.moved_out or date.max).family_id
    return home


def _of_placement(session: Session, ident: UUID) -> UUID:
    row = session.get(PlacementRow, ident)
    if row is None:
        raise gone()
    return _of_person(session, row.person_id)


def _of_consent(session: Session, ident: UUID) -> UUID:
    row = session.get(ConsentRow, ident)
    if row is None:
        raise gone()
    return _of_person(session, row.person_id)


def _of_contact(session: Session, ident: UUID) -> None:
    if session.get(ContactRow, ident) is None:
        raise gone()


def _of_meeting(session: Session, ident: UUID) -> UUID | None:
    row = session.get(EventRow, ident)
    if row is None:
        raise gone()
    return row.family_id


_FAMILIES: dict[SubjectKind, Callable[[Session, UUID], UUID | None]] = {
    SubjectKind.FAMILY: _of_family,
    SubjectKind.PERSON: _of_person,
    SubjectKind.PLACEMENT: _of_placement,
    SubjectKind.CONSENT: _of_consent,
    SubjectKind.CONTACT: _of_contact,
    SubjectKind.MEETING: _of_meeting,
}
