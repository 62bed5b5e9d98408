"""A person moves: the stay with the family they leave ends on the day they come to the new one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.domain.family import FamilyDraft, PersonId
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.tables.families import FamilyRow, MembershipRow


@dataclass(frozen=True, slots=True)
class EndedStay:
    """A stay that went on until a move ended it on a day."""

    membership: UUID
    on: date


def end_stays(
    session: Session, row: FamilyRow, draft: FamilyDraft, moving: Collection[PersonId], clock: Clock
) -> tuple[EndedStay, ...]:
    """End the stays of `moving` persons with other families on the day they come to this one.

    That is the day they moved in, else the day the family did, else today. Raises `InvalidInput` when
    they came to the other family later than that.
    """
    if not moving:
        return ()
    days = _days(draft, moving, clock.today())
    stays = session.scalars(
        select(MembershipRow).where(
            MembershipRow.person_id.in_(days),
            MembershipRow.family_id != row.id,
            MembershipRow.moved_out.is_(None),
        )
    ).all()
    ended = []
    for stay in stays:
        line, day = days[stay.person_id]
        if stay.moved_in is not None and stay.moved_in > day:
            sentence = _("{name} flyttede først ind hos familien {family} den {date}. Ret datoen.").format(
                name=stay.person.given_name, family=stay.family.surname, date=date_text(stay.moved_in)
            )
            raise InvalidInput([Problem(f"members.{line}.moved_in", sentence)])
        stay.moved_out = day
        stay.family.updated_at = clock.now()
        ended.append(EndedStay(stay.id, day))
    return tuple(ended)


def reopen_stays(session: Session, ended: Iterable[EndedStay], now: datetime) -> None:
    """Let stays go on that a move ended; one that was changed since, or is gone, stays as it is."""
    for each in ended:
        stay = session.get(MembershipRow, each.membership)
        if stay is not None and stay.moved_out == each.on:
            stay.moved_out = None
            stay.family.updated_at = now


def _days(draft: FamilyDraft, moving: Collection[PersonId], today: date) -> dict[UUID, tuple[int, date]]:
    """Return the line and the day of each person who moves."""
    housed = draft.housed_at.date() if draft.housed_at is not None else None
    usual = housed if housed is not None and housed <= today else today
    return {
        member.person: (line, member.moved_in or usual)
        for line, member in enumerate(draft.members)
        if member.person is not None and member.person in moving
    }
