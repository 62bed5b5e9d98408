"""Where a contact stands, and putting another in its place everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.events import EVENT_KIND_LABELS, EventKind
from linkworker_desktop.domain.folder import PARTS_BY_NUMBER
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.placement import PLACEMENT_LABELS, PlacementKind
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.persistence.tables.calendar import EventRow, PlacementRow
from linkworker_desktop.persistence.tables.cooperation import AgreementRow, InterfaceRow
from linkworker_desktop.persistence.tables.folders import FolderContactRow
from linkworker_desktop.persistence.tables.verification import CallRoundCardRow, CallRoundRow
from linkworker_desktop.services import event_rows
from linkworker_desktop.services.contact_families import uses_in_families
from linkworker_desktop.services.contact_folders import folders_of
from linkworker_desktop.services.contact_succession import replace_in_families
from linkworker_desktop.services.contact_views import ContactUse, ContactView, UseKind

_HANDED_OUT = """
SELECT folder_issue.id, folder_issue.family_id, folder_issue.handed_out_at, folder_issue.handed_to, family.surname
FROM printed_contact JOIN folder_issue ON folder_issue.id = printed_contact.issue_id
JOIN family ON family.id = folder_issue.family_id
WHERE printed_contact.contact_id = :contact AND folder_issue.handed_out_at IS NOT NULL AND family.deleted_at IS NULL
ORDER BY folder_issue.handed_out_at DESC
"""
_AGREEMENTS = """
SELECT cooperation_agreement.id, cooperation_agreement.title, unit.name AS unit, organisation.name AS organisation
FROM cooperation_agreement JOIN organisation ON organisation.id = cooperation_agreement.organisation_id
LEFT JOIN unit ON unit.id = cooperation_agreement.unit_id
WHERE cooperation_agreement.deleted_at IS NULL AND cooperation_agreement.contact_id = :contact
ORDER BY cooperation_agreement.title
"""
_INTERFACES = """
SELECT interface_description.id, a.name AS a, b.name AS b
FROM interface_description JOIN unit AS a ON a.id = interface_description.unit_a_id
JOIN unit AS b ON b.id = interface_description.unit_b_id
WHERE interface_description.deleted_at IS NULL AND :contact IN (contact_a_id, contact_b_id) ORDER BY a.name, b.name
"""
_ROUNDS = """
SELECT call_round.id, call_round.title FROM call_round_card
JOIN call_round ON call_round.id = call_round_card.round_id
WHERE call_round_card.contact_id = :contact AND call_round.finished_at IS NULL
"""
_EVENTS = """
SELECT id, kind, title, family_id, coalesce(starts_on, due_on) AS day FROM event
WHERE deleted_at IS NULL AND contact_id = :contact
    AND (recurrence <> '' OR done_on IS NULL AND (kind = 'task' OR coalesce(ends_on, starts_on, due_on) >= :today))
ORDER BY day IS NULL, day, title
"""
_PLACEMENTS = """
SELECT placement.id, placement.kind, placement.begun_on, person.given_name, (
    SELECT family_id FROM membership WHERE membership.person_id = person.id ORDER BY moved_out IS NOT NULL LIMIT 1
) AS family_id
FROM placement JOIN person ON person.id = placement.person_id
WHERE placement.employer_id = :contact AND placement.ended_on IS NULL AND person.deleted_at IS NULL
ORDER BY placement.begun_on, placement.id
"""
_ID = {
    "id": kinds.identifier,
    "family_id": kinds.identifier,
    "handed_out_at": kinds.moment,
    "day": kinds.day,
    "begun_on": kinds.day,
}


def uses_of(look: Look, view: ContactView, now: datetime) -> tuple[ContactUse, ...]:
    """Return where a contact stands at local wall time `now`.

    These are folders, agreements, interfaces and rounds, and what is not over of the calendar, of placements, and of
    the work with families: what was, stays with whom it was.
    """
    values = {"contact": view.id.hex}
    found = [*_in_folders(look, view, now)]
    for row in look.rows(_HANDED_OUT, values, _ID):
        said = _("Udleveret {day} til {who}") if row.handed_to else _("Udleveret {day}")
        detail = said.format(day=date_text(row.handed_out_at.date()), who=row.handed_to)
        found.append(ContactUse(UseKind.HANDED_OUT, row.surname, detail, row.id, row.family_id))
    for row in look.rows(_AGREEMENTS, values, _ID):
        partner = ", ".join(part for part in (row.unit, row.organisation) if part)
        found.append(ContactUse(UseKind.AGREEMENT, row.title, partner, row.id))
    found += [
        ContactUse(UseKind.INTERFACE, f"{row.a} – {row.b}", _("Snitflade"), row.id)
        for row in look.rows(_INTERFACES, values, _ID)
    ]
    found += [
        ContactUse(UseKind.CALL_ROUND, row.title or _("Ringerunde"), _("I gang"), row.id)
        for row in look.rows(_ROUNDS, values, _ID)
    ]
    found += uses_in_families(look, view.id, now.date())
    return (*found, *_in_calendar(look, values | {"today": now.date().isoformat()}))


def _in_calendar(look: Look, values: dict[str, str]) -> Iterator[ContactUse]:
    for row in look.rows(_EVENTS, values, _ID):
        label = _(EVENT_KIND_LABELS[EventKind(row.kind)])
        detail = label if row.day is None else f"{label}, {date_text(row.day)}"
        yield ContactUse(UseKind.EVENT, row.title or label, detail, row.id, row.family_id, row.day)
    for row in look.rows(_PLACEMENTS, values, _ID):
        detail = _("{kind} fra {day}").format(
            kind=_(PLACEMENT_LABELS[PlacementKind(row.kind)]), day=date_text(row.begun_on)
        )
        yield ContactUse(UseKind.PLACEMENT, row.given_name, detail, row.id, row.family_id)


def _in_folders(look: Look, view: ContactView, now: datetime) -> Iterator[ContactUse]:
    if not view.draft.is_printed(now.date()) or view.deleted_at is not None:
        return
    for folder in folders_of(look, now):
        parts = list(folder.parts_with(view.id, view.draft.category))
        if not parts:
            continue
        titles = ", ".join(_(PARTS_BY_NUMBER[number].title) for number, _by_hand in parts)
        by_hand = any(by_hand for _number, by_hand in parts)
        kind = UseKind.FAMILY if by_hand else UseKind.FOLDER
        yield ContactUse(kind, folder.surname, titles, folder.id, folder.id)


def put_in_place_of(session: Session, old: ContactId, new: ContactId, today: date, now: datetime) -> int:
    """Put `new` where `old` stands, as `uses_of` tells it, but in papers that are handed out. Return how many places.

    What was deleted and may be brought back follows too, but is not counted.
    """
    replaced = _replace_in_folders(session, old, new) + replace_in_families(session, old, new, today)
    for agreement in session.scalars(select(AgreementRow).where(AgreementRow.contact_id == old)):
        agreement.contact_id, agreement.updated_at = new, now
        replaced += agreement.deleted_at is None
    for interface in session.scalars(
        select(InterfaceRow).where((InterfaceRow.contact_a_id == old) | (InterfaceRow.contact_b_id == old))
    ):
        interface.contact_a_id = new if interface.contact_a_id == old else interface.contact_a_id
        interface.contact_b_id = new if interface.contact_b_id == old else interface.contact_b_id
        interface.updated_at = now
        replaced += interface.deleted_at is None
    replaced += _replace_in_calendar(session, old, new, today, now)
    return replaced + _replace_in_rounds(session, old, new)


def _replace_in_calendar(session: Session, old: UUID, new: UUID, today: date, now: datetime) -> int:
    events = session.scalars(
        select(EventRow).where(EventRow.contact_id == old, EventRow.deleted_at.is_(None), _is_ahead(today))
    ).all()
    for event in events:
        event.contact_id, event.updated_at = new, now
    placements = session.scalars(
        select(PlacementRow).where(PlacementRow.employer_id == old, PlacementRow.ended_on.is_(None))
    ).all()
    for placement in placements:
        placement.employer_id = new
    session.flush()
    event_rows.index_again(session, [event.id for event in events])
    return len(events) + len(placements)


def _is_ahead(today: date) -> ColumnElement[bool]:
    last = func.coalesce(EventRow.ends_on, EventRow.starts_on, EventRow.due_on)
    is_left = or_(EventRow.kind == EventKind.TASK.value, last >= today)
    return or_(EventRow.recurrence != "", and_(EventRow.done_on.is_(None), is_left))


def _replace_in_folders(session: Session, old: UUID, new: UUID) -> int:
    """Give the new contact the old one's places; where both stand, the old one's place goes."""
    rows = session.scalars(select(FolderContactRow).where(FolderContactRow.contact_id.in_([old, new]))).all()
    there = {(row.family_id, row.number): row for row in rows if row.contact_id == new}
    replaced = 0
    for row in (row for row in rows if row.contact_id == old):
        if not row.included:
            continue
        replaced += 1
        own = there.get((row.family_id, row.number))
        if own is None:
            session.add(
                FolderContactRow(
                    family_id=row.family_id,
                    number=row.number,
                    contact_id=new,
                    position=row.position,
                    included=True,
                )
            )
        else:
            own.included, own.position = True, row.position
        session.delete(row)
    return replaced


def _replace_in_rounds(session: Session, old: UUID, new: UUID) -> int:
    cards = session.scalars(
        select(CallRoundCardRow)
        .join(CallRoundRow, CallRoundRow.id == CallRoundCardRow.round_id)
        .where(
            CallRoundRow.finished_at.is_(None),
            CallRoundCardRow.contact_id.in_([old, new]),
            CallRoundCardRow.outcome.is_(None),
        )
    ).all()
    there = {card.round_id for card in cards if card.contact_id == new}
    replaced = 0
    for card in cards:
        if card.contact_id == old and card.round_id not in there:
            card.contact_id = new
            replaced += 1
    return replaced
