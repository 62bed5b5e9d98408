"""The rows of a relay: entries to and from the log, who coordinates after it, and the facts its moves are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.coordination import FOLLOWING_THE_RELAY, Actor, CoordinatorModel, after_relay
from linkworker_desktop.domain.relay import RelayEntry, RelayKind
from linkworker_desktop.domain.relay_rules import facts_of
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.tables.calendar import HappeningRow
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.relay import CoordinatorRow, RelayEntryRow
from linkworker_desktop.services.happening_writing import write_down
from linkworker_desktop.services.relay_reading import agreements_of


def log_of(session: Session, family: UUID) -> tuple[RelayEntry, ...]:
    """Return the whole log of a family in the order it was written."""
    rows = session.scalars(
        select(RelayEntryRow).where(RelayEntryRow.family_id == family).order_by(RelayEntryRow.seq)
    )
    return tuple(_entry_of(row) for row in rows)


def family_of_entry(session: Session, entry: UUID) -> UUID:
    """Return whose log an entry stands in. Raises `UserError` when it is gone."""
    row = session.get(RelayEntryRow, entry)
    if row is None:
        raise UserError(_("Linjen findes ikke i stafetloggen. Åbn siden igen."))
    return row.family_id


def add_entry(session: Session, family: UUID, entry: RelayEntry, now: datetime) -> None:
    """Write a checked entry at the end of the log; `now` is an instant."""
    session.add(
        RelayEntryRow(
            id=entry.id,
            family_id=family,
            seq=entry.seq,
            at=entry.at,
            recorded_at=now,
            author=entry.author,
            kind=entry.kind.value,
            from_contact=entry.giver.contact if entry.giver else None,
            from_name=entry.giver.name if entry.giver else "",
            to_contact=entry.taker.contact if entry.taker else None,
            to_name=entry.taker.name if entry.taker else "",
            text=entry.text,
            agreements=[
                {"what": each.what, "who": each.who, "due": each.due.isoformat() if each.due else None}
                for each in entry.agreements
            ],
            initiative=entry.initiative,
            answer_by=entry.answer_by,
            family_told=entry.family_told,
            corrects=entry.corrects,
        )
    )


def keep_facts(
    session: Session,
    family: UUID,
    before: Sequence[RelayEntry],
    after: Sequence[RelayEntry],
    now: datetime,
) -> None:
    """Record the facts a log has come to say, and take away those it says no more. Facts of other sources stay."""
    old, new = facts_of(before), facts_of(after)
    for kind, day in sorted(old - new):
        rows = session.scalars(
            select(HappeningRow).where(
                HappeningRow.kind == kind.value,
                HappeningRow.subject_kind == SubjectKind.FAMILY.value,
                HappeningRow.subject_id == family,
                HappeningRow.on_date == day,
            )
        )
        for row in rows:
            session.delete(row)
    for kind, day in sorted(new - old):
        write_down(session, kind, SubjectRef(SubjectKind.FAMILY, family), When(day), now)


def open_coordinators(session: Session, family: UUID) -> tuple[CoordinatorRow, ...]:
    """Return the rows of those who coordinate now, the first one first."""
    rows = session.scalars(
        select(CoordinatorRow)
        .where(CoordinatorRow.family_id == family, CoordinatorRow.until.is_(None))
        .order_by(CoordinatorRow.since, CoordinatorRow.id)
    )
    return tuple(rows)


def set_coordinators(session: Session, family: UUID, wanted: Sequence[Actor], day: date) -> None:
    """Let these coordinate from a day on. Who is not among them ends that day; one who began that day never did."""
    rows = open_coordinators(session, family)
    for row in rows:
        if actor_of(row).is_among(wanted):
            continue
        if row.since >= day:
            session.delete(row)
        else:
            row.until = day
    now = [actor_of(row) for row in rows]
    for actor in wanted:
        if not actor.is_among(now):
            _begin(session, family, actor, day)
    session.flush()


def follow_relay(session: Session, family: UUID, old: Actor | None, new: Actor | None, day: date) -> str:
    """Let coordination follow the relay from `old` to `new`; return what is to be said about it, else empty."""
    if (old is None and new is None) or (new is not None and new.is_same_as(old)):
        return ""
    row = session.get_one(FamilyRow, family)
    model = CoordinatorModel(row.coordinator_model)
    now = tuple(actor_of(each) for each in open_coordinators(session, family))
    wanted = after_relay(model, now, old, new)
    set_coordinators(session, family, wanted, day)
    if new is None or model not in FOLLOWING_THE_RELAY or new.is_among(wanted):
        return ""
    return _("Der er allerede to tovholdere. Ret dem, hvis {name} skal være en af dem.").format(name=new.name)


def actor_of(row: CoordinatorRow) -> Actor:
    """Return whom a coordinator's row is about."""
    return Actor(row.name, row.contact_id)


def _begin(session: Session, family: UUID, actor: Actor, day: date) -> None:
    ended = session.scalars(
        select(CoordinatorRow).where(CoordinatorRow.family_id == family, CoordinatorRow.until == day)
    )
    row = next((each for each in ended if actor_of(each).is_same_as(actor)), None)
    if row is not None:
        row.until = None
        return
    session.add(CoordinatorRow(family_id=family, contact_id=actor.contact, name=actor.name, since=day))


def _entry_of(row: RelayEntryRow) -> RelayEntry:
    return RelayEntry(
        id=row.id,
        seq=row.seq,
        kind=RelayKind(row.kind),
        at=row.at,
        author=row.author,
        text=row.text,
        agreements=agreements_of(row.agreements),
        initiative=row.initiative,
        giver=_side(row.from_name, row.from_contact),
        taker=_side(row.to_name, row.to_contact),
        answer_by=row.answer_by,
        family_told=row.family_told,
        corrects=row.corrects,
    )


def _side(name: str, contact: UUID | None) -> Actor | None:
    return Actor(name, contact) if name or contact else None
