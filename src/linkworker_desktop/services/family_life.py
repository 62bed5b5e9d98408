"""The placements and consents of everybody in a family, as parts of the statement its page is read with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from linkworker_desktop.domain.consent import ConsentId, GivenBy
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look_together import Part
from linkworker_desktop.services.placements import PlacementView, placement_of

_OF_MEMBERS = "person_id IN (SELECT person_id FROM membership WHERE family_id = :family)"
PLACEMENTS = Part(
    "placements",
    (
        *("id", "person_id", "employer_id", "kind", "tasks", "mentor", "transport", "begun_on"),
        *(
            "planned_end_on",
            "ended_on",
            "ended_early_reason",
            "note",
            "given_name",
            "organisation",
            "contact_person",
        ),
    ),
    f"""
    SELECT placement.id, placement.person_id, placement.employer_id, placement.kind, placement.tasks,
        placement.mentor, placement.transport, placement.begun_on, placement.planned_end_on, placement.ended_on,
        placement.ended_early_reason, placement.note, person.given_name, organisation.name AS organisation,
        contact.person AS contact_person
    FROM placement JOIN person ON person.id = placement.person_id
    LEFT JOIN contact ON contact.id = placement.employer_id
    LEFT JOIN organisation ON organisation.id = contact.organisation_id
    WHERE placement.{_OF_MEMBERS}
    """,  # noqa: S608 - nothing but our own words
    {
        "id": kinds.identifier,
        "person_id": kinds.identifier,
        "employer_id": kinds.identifier,
        "begun_on": kinds.day,
        "planned_end_on": kinds.day,
        "ended_on": kinds.day,
    },
)
CONSENTS = Part(
    "consents",
    (
        "id",
        "person_id",
        "given_name",
        "purpose",
        "given_on",
        "valid_to",
        "withdrawn_on",
        "given_by",
        "is_renewed",
    ),
    f"""
    SELECT consent.id, consent.person_id, person.given_name, consent.purpose, consent.given_on, consent.valid_to,
        consent.withdrawn_on, consent.given_by, EXISTS (SELECT 1 FROM happening WHERE subject_kind = 'consent'
            AND subject_id = consent.id AND happening.kind = 'consent_renewed') AS is_renewed
    FROM consent JOIN person ON person.id = consent.person_id WHERE consent.{_OF_MEMBERS}
    """,  # noqa: S608
    {
        "id": kinds.identifier,
        "person_id": kinds.identifier,
        "given_on": kinds.day,
        "valid_to": kinds.day,
        "withdrawn_on": kinds.day,
        "is_renewed": bool,
    },
)


@dataclass(frozen=True, slots=True)
class ConsentGlance:
    """A consent as the family's page names it; a renewed one has a newer one beside it."""

    id: ConsentId
    person: PersonId
    name: str
    purpose: str
    given_on: date
    valid_to: date | None
    withdrawn_on: date | None
    is_renewed: bool
    given_by: GivenBy | None = None

    @property
    def ref(self) -> SubjectRef:
        """Return what due dates about it hang on."""
        return SubjectRef(SubjectKind.CONSENT, self.id)


def placements_from(rows: Sequence[Any]) -> tuple[PlacementView, ...]:
    """Return placements, the newest first."""
    in_order = sorted(rows, key=lambda row: (-row.begun_on.toordinal(), row.id))
    return tuple(
        PlacementView(placement_of(row), row.given_name, row.organisation or row.contact_person or "")
        for row in in_order
    )


def consents_from(rows: Sequence[Any]) -> tuple[ConsentGlance, ...]:
    """Return consents, the newest first."""
    in_order = sorted(rows, key=lambda row: (-row.given_on.toordinal(), row.id))
    return tuple(
        ConsentGlance(
            id=ConsentId(row.id),
            person=PersonId(row.person_id),
            name=row.given_name,
            purpose=row.purpose,
            given_on=row.given_on,
            valid_to=row.valid_to,
            withdrawn_on=row.withdrawn_on,
            is_renewed=row.is_renewed,
            given_by=GivenBy(row.given_by) if row.given_by else None,
        )
        for row in in_order
    )
