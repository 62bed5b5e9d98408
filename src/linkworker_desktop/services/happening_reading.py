"""The recorded facts of one family, those of its members, placements, consents and meetings included."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from linkworker_desktop.domain.rules.happening_words import label_of
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.services.happening_views import HappeningView
from linkworker_desktop.services.rule_facts import OF_FAMILY, clock

_HAPPENINGS = f"""
SELECT happening.id, happening.kind, subject_kind, subject_id, on_date, at_time, rule, happening.note,
    coalesce(person.given_name, worker.given_name, giver.given_name, '') AS about
FROM happening
LEFT JOIN person ON person.id = subject_id
LEFT JOIN placement ON placement.id = subject_id LEFT JOIN person AS worker ON worker.id = placement.person_id
LEFT JOIN consent ON consent.id = subject_id LEFT JOIN person AS giver ON giver.id = consent.person_id
{OF_FAMILY}
ORDER BY on_date DESC, at_time DESC, recorded_at DESC
"""  # noqa: S608 - nothing but our own words
_KINDS: Kinds = {
    "id": kinds.identifier,
    "subject_id": kinds.identifier,
    "on_date": kinds.day,
    "at_time": clock,
}


def happenings_of(look: Look, family: UUID) -> tuple[HappeningView, ...]:
    """Return what is recorded for a family and everybody in it, the newest first."""
    return tuple(_view(row) for row in look.rows(_HAPPENINGS, {"family": family.hex}, _KINDS))


def _view(row: Any) -> HappeningView:
    kind = HappeningKind(row.kind)
    subject = SubjectRef(SubjectKind(row.subject_kind), row.subject_id)
    when = When(row.on_date, row.at_time)
    return HappeningView(row.id, kind, subject, when, label_of(kind), row.about, row.rule, row.note)
