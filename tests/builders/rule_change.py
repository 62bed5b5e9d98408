"""A municipality with facts to change rules over, invented: families housed, followed up and handed folders."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import Relation
from linkworker_desktop.domain.rules.due import DueDate
from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from tests.builders.families import a_child, a_family, an_adult

Told = tuple[str, UUID, object, object, object, str]


def settle_in(services: Services, surname: str = "Nakhlawar", housed: datetime | None = None) -> UUID:
    """Save a family of two adults and a child of ten whose first week is half done; return its id."""
    housed = housed or datetime(2026, 11, 10, 14, 0)
    mother = an_adult("Rana", relation=Relation.MOTHER, birth_date=date(1988, 5, 6))
    family = services.families.save(a_family(surname, an_adult(), mother, a_child(10), housed_at=housed)).id
    assert family is not None
    ref = SubjectRef(SubjectKind.FAMILY, family)
    record = services.happenings.record
    record(Kind.ALLOCATION, ref, When(date(2026, 8, 15)))
    record(Kind.INFO_MEETING_HELD, ref, When.of(datetime(2026, 11, 13, 10, 0)))
    for person in people_of(services, family)[:1]:
        record(Kind.CONTRACT_SIGNED, person, When(date(2026, 10, 20)))
        record(Kind.CLASSIFIED, person, When(date(2026, 11, 1)))
        record(Kind.FOLLOW_UP_HELD, person, When(date(2026, 11, 20)))
    return family


def people_of(services: Services, family: UUID) -> list[SubjectRef]:
    """Return the members of a family, in their order."""
    with services.database.look() as look:
        rows = look.rows(
            "SELECT person_id FROM membership WHERE family_id = :family ORDER BY position",
            {"family": family.hex},
        )
    return [SubjectRef(SubjectKind.PERSON, UUID(row.person_id)) for row in rows]


def dates(services: Services) -> list[DueDate]:
    """Return every due date."""
    return [deadline.row for deadline in services.deadlines.due()]


def finished(services: Services) -> set[Told]:
    """Return what is finished, as it is told: for whom, when it was due, when it was done, and the state."""
    return {
        (row.rule.code, row.subject.ident, row.due, row.latest, row.done, row.state.value)
        for row in dates(services)
        if row.is_finished
    }


def open_dates(services: Services) -> dict[tuple[str, UUID, int], When | None]:
    """Return every open date by rule, subject and number."""
    return {
        (row.rule.code, row.subject.ident, row.number or 0): row.due for row in dates(services) if row.is_open
    }
