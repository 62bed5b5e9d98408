"""Writing the sample's life into its vault, after its families and contacts are there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.rules.facts import Exemption
from linkworker_desktop.domain.rules.happenings import Happening, HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.persistence.tables.calendar import (
    EventRow,
    ExemptionRow,
    HappeningRow,
    PlacementRow,
)
from linkworker_desktop.services.rule_book import all_rules
from linkworker_desktop.services.rule_facts import known_facts
from linkworker_desktop.services.sample.families import SampleFamily
from linkworker_desktop.services.sample.life.consents import consents
from linkworker_desktop.services.sample.life.facts import (
    courses,
    first_facts,
    follow_ups,
    moment_of,
    person_ref,
)
from linkworker_desktop.services.sample.life.keeping_up import KeepingUp
from linkworker_desktop.services.sample.life.rows import Contacts, events, placements
from linkworker_desktop.services.sample.open_vault import OpenVault

_MORNING = time(8, 42)
_MINUTES_LATE = "Enkeltsagsmøde"


def keep_life(services: OpenVault, families: Sequence[SampleFamily], contacts: Contacts, today: date) -> None:
    """Write placements, consents, events and every fact; the same day gives the same life."""
    now = datetime.combine(today, _MORNING)
    with services.database.write("sample.life") as session:
        placed = list(placements(families, contacts, today))
        agreed = list(consents(families, today))
        planned = list(events(families, contacts, now, today))
        session.add_all([*placed, *agreed, *planned])
        session.flush()
        owners = {row.id: row.person_id for row in placed} | {row.id: row.person_id for row in agreed}
        homes = _homes(families, owners, planned)
        first = [fact for family in families for fact in first_facts(family, today)]
        first += [*_courses_begun(families, today), *_meetings_written_up(planned, today)]
        first += _followed_up(placed[0], today)
        _write(session, first, homes)
    with services.database.look() as look:
        known, rules = known_facts(look), all_rules(look)
    done = KeepingUp(rules, known, now, homes).run()
    with services.database.write("sample.life") as session:
        _write(session, done.happenings, homes)
        session.add_all(_exemption(each, homes) for each in done.exemptions)


def _courses_begun(families: Sequence[SampleFamily], today: date) -> Iterable[Happening]:
    for family in families:
        for course in courses(family, today):
            person = person_ref(course.person)
            yield Happening(HappeningKind.COURSE_BEGUN, person, When(course.first, time(8, 30)))
            if course.last <= today:
                yield Happening(HappeningKind.COURSE_ENDED, person, When(course.last))


def _followed_up(placement: PlacementRow, today: date) -> Iterable[Happening]:
    ref = SubjectRef(SubjectKind.PLACEMENT, placement.id)
    for day in follow_ups(placement.begun_on, today):
        yield Happening(HappeningKind.PLACEMENT_FOLLOW_UP_HELD, ref, When(day))


def _meetings_written_up(planned: Iterable[EventRow], today: date) -> Iterable[Happening]:
    """Yield the minutes of every meeting that was held, but for the one whose are late."""
    for row in planned:
        if row.kind != "meeting" or row.starts_on is None:
            continue
        meeting = SubjectRef(SubjectKind.MEETING, row.id)
        if row.family_id is not None:
            yield Happening(HappeningKind.PREPARATION_SENT, meeting, When(min(row.starts_on, today)))
        if row.done_on is not None and row.title != _MINUTES_LATE:
            yield Happening(HappeningKind.MINUTES_SENT, meeting, When(row.starts_on))


def _homes(
    families: Sequence[SampleFamily], owned: dict[UUID, UUID], planned: Iterable[EventRow]
) -> dict[UUID, UUID]:
    """Return the family of everything facts are recorded for; of who lived with two, the one they live with now."""
    homes: dict[UUID, UUID] = {family.id: family.id for family in families}
    stays = [(family, member) for family in families for member in family.draft.members]
    for family, member in sorted(stays, key=lambda stay: stay[1].moved_out is None):
        if member.person is not None:
            homes[member.person] = family.id
    homes |= {ident: homes[person] for ident, person in owned.items()}
    homes |= {row.id: row.family_id for row in planned if row.family_id is not None}
    return homes


def _write(session: Session, facts: Iterable[Happening], homes: dict[UUID, UUID]) -> None:
    for fact in facts:
        session.add(
            HappeningRow(
                kind=fact.kind.value,
                subject_kind=fact.subject.kind.value,
                subject_id=fact.subject.ident,
                family_id=homes.get(fact.subject.ident),
                on_date=fact.when.day,
                at_time=fact.when.clock,
                rule=fact.rule,
                note="",
                recorded_at=moment_of(fact.when).replace(tzinfo=LOCAL_ZONE).astimezone(UTC),
            )
        )


def _exemption(each: Exemption, homes: dict[UUID, UUID]) -> ExemptionRow:
    return ExemptionRow(
        subject_kind=each.subject.kind.value,
        subject_id=each.subject.ident,
        family_id=homes.get(each.subject.ident),
        rule=each.rule,
        reason=each.reason,
        on_date=each.on,
    )
