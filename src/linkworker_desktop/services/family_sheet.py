"""What the page of one family shows of the family itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from linkworker_desktop.domain import cpr
from linkworker_desktop.domain.family import FamilyDraft, FamilyId, MemberDraft, proposed_language
from linkworker_desktop.domain.folder_deadline import folder_deadline
from linkworker_desktop.services.family_checks import cpr_sentences
from linkworker_desktop.services.family_views import FamilySheet, MemberSheet


@dataclass(frozen=True, slots=True)
class Around:
    """What the program knows of a family beside what was typed in its form."""

    code: str
    closed_on: date | None
    closed_reason: str
    deleted_at: datetime | None
    updated_at: datetime
    handed_out_at: datetime | None
    """The first hand-over of a folder, local wall time."""


def sheet_from(draft: FamilyDraft, around: Around, now: datetime) -> FamilySheet:
    """Return the sheet of a saved family at local wall time `now`. Raises `ValueError` for one never saved."""
    if draft.family is None:
        raise ValueError("a family that was never saved has no sheet")
    return FamilySheet(
        id=FamilyId(draft.family),
        code=around.code,
        surname=draft.surname,
        address=draft.address,
        is_protected=draft.protected_address,
        housed_at=draft.housed_at,
        languages=draft.languages or (proposed_language(draft.members, now.date()),),
        languages_are_proposed=not draft.languages,
        note=draft.note,
        members=tuple(_member_sheet(member, now.date()) for member in draft.members),
        folder=folder_deadline(draft.housed_at, around.handed_out_at, now),
        closed_on=around.closed_on,
        closed_reason=around.closed_reason,
        deleted_at=around.deleted_at,
        updated_at=around.updated_at,
    )


def _member_sheet(member: MemberDraft, today: date) -> MemberSheet:
    return MemberSheet(
        draft=replace(member, cpr=""),
        age=member.age(today),
        is_adult=member.is_adult(today),
        lives_here=member.lives_here(today),
        cpr_masked=cpr.masked(member.cpr) if member.cpr else "",
        cpr_remarks=cpr_sentences(member),
    )
