"""Reading consents, each with how it stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.consent import ConsentDraft, ConsentId, ConsentParty, GivenBy
from linkworker_desktop.domain.consent_standing import Giving, remarks_about, state_on
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.document import DocumentId
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.ranges import LAST_DAY
from linkworker_desktop.domain.rules.arithmetic import moved_day
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.working_days import WorkingDays
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.look import Kinds, Look
from linkworker_desktop.services.consent_views import ConsentView
from linkworker_desktop.services.rule_book import rules_in_force

_USUAL = Span(12, Unit.MONTHS)
"""How long a consent holds where the municipality has no rule about it."""
_RULE = "R72"
_CONSENTS = """
SELECT consent.*, person.given_name, person.birth_date, document.name AS document_name,
    EXISTS (SELECT 1 FROM happening WHERE subject_id = consent.id AND kind = 'consent_renewed') AS is_renewed,
    consent.giver <> '' AND EXISTS (
        SELECT 1 FROM membership AS mine CROSS JOIN membership AS theirs ON theirs.family_id = mine.family_id
        CROSS JOIN person AS adult ON adult.id = theirs.person_id
        WHERE mine.person_id = consent.person_id AND theirs.person_id <> consent.person_id
            AND adult.given_name <> '' AND instr(consent.giver, adult.given_name) > 0
            AND theirs.moved_out <= :today
            AND NOT EXISTS (SELECT 1 FROM membership AS again WHERE again.family_id = theirs.family_id
                AND again.person_id = theirs.person_id AND (again.moved_out IS NULL OR again.moved_out > :today))
    ) AS giver_has_left,
    (SELECT json_group_array(json_array(organisation, unit, name, contact_id)) FROM (
        SELECT * FROM consent_party WHERE consent_id = consent.id ORDER BY position)) AS parties
FROM consent JOIN person ON person.id = consent.person_id
LEFT JOIN document ON document.id = consent.document_id AND document.deleted_at IS NULL
WHERE {wanted}
ORDER BY consent.given_on DESC, consent.id
"""
_OF_FAMILY = _CONSENTS.format(
    wanted="consent.person_id IN (SELECT person_id FROM membership WHERE family_id = :family)"
)
_ONE = _CONSENTS.format(wanted="consent.id = :consent")
_HOME = """
SELECT family_id FROM membership WHERE person_id = :person
ORDER BY (moved_out IS NULL OR moved_out > :today) DESC, moved_in DESC, id LIMIT 1
"""
_COLUMNS: Kinds = {
    "id": kinds.identifier,
    "person_id": kinds.identifier,
    "document_id": kinds.identifier,
    "birth_date": kinds.day,
    "given_on": kinds.day,
    "valid_to": kinds.day,
    "withdrawn_on": kinds.day,
    "is_renewed": bool,
    "giver_has_left": bool,
    "read_aloud": bool,
    "scope": kinds.texts,
    "parties": json.loads,
}


def consents_of(look: Look, family: UUID, today: date) -> tuple[ConsentView, ...]:
    """Return the consents of everybody in a family, the newest first; in two statements."""
    rows = look.rows(_OF_FAMILY, {"family": family.hex, "today": today.isoformat()}, _COLUMNS)
    return _views(look, rows, today)


def consent_of(look: Look, consent: UUID, today: date) -> ConsentView:
    """Return one consent. Raises `UserError` when it is gone."""
    rows = look.rows(_ONE, {"consent": consent.hex, "today": today.isoformat()}, _COLUMNS)
    if not rows:
        raise UserError(_("Samtykket findes ikke længere. Åbn siden igen."))
    return _views(look, rows, today)[0]


def family_of_person(look: Look, person: UUID, today: date) -> FamilyId:
    """Return the family somebody lives with on a day, else the last one. Raises `UserError` when there is none."""
    row = look.row(_HOME, {"person": person.hex, "today": today.isoformat()}, {"family_id": kinds.identifier})
    if row is None:
        raise UserError(_("Personen findes ikke længere. Åbn siden igen."))
    return FamilyId(row.family_id)


def usual_last_day(look: Look, given_on: date) -> date:
    """Return the last day of a consent given on a day, by the municipality's rule."""
    return _last_day(given_on, _length(look))


def _last_day(given_on: date, length: Span) -> date:
    return moved_day(given_on, length.amount, length.unit, WorkingDays()) or LAST_DAY


def _views(look: Look, rows: Sequence[Any], today: date) -> tuple[ConsentView, ...]:
    length = _length(look) if rows else _USUAL
    return tuple(_view(row, length, today) for row in rows)


def _length(look: Look) -> Span:
    """Return how long a consent holds by the municipality's rule."""
    rule = next((each for each in rules_in_force(look) if each.code == _RULE), None)
    return _USUAL if rule is None or rule.offset is None else rule.offset


def _view(row: Any, length: Span, today: date) -> ConsentView:
    draft = _draft(row)
    last_day = draft.valid_to or _last_day(draft.given_on, length)
    giving = Giving(row.birth_date, row.giver_has_left, row.is_renewed)
    return ConsentView(
        draft=draft,
        name=row.given_name,
        is_renewed=row.is_renewed,
        last_day=last_day,
        state=state_on(draft, last_day, today, is_renewed=row.is_renewed),
        remarks=tuple(remarks_about(draft, giving, row.given_name, today)),
        document=row.document_name or "",
    )


def _draft(row: Any) -> ConsentDraft:
    return ConsentDraft(
        person=PersonId(row.person_id),
        given_on=row.given_on,
        purpose=row.purpose,
        valid_to=row.valid_to,
        withdrawn_on=row.withdrawn_on,
        note=row.note,
        consent=ConsentId(row.id),
        given_by=GivenBy(row.given_by) if row.given_by else None,
        giver=row.giver,
        holder=row.holder,
        scope=frozenset(InformationKind(each) for each in row.scope),
        parties=tuple(
            ConsentParty(organisation, unit, name, ContactId(UUID(contact)) if contact else None)
            for organisation, unit, name, contact in row.parties
        ),
        language=row.language,
        interpreter=row.interpreter,
        read_aloud=row.read_aloud,
        exceptions=row.exceptions,
        withdrawn_how=row.withdrawn_how,
        document=DocumentId(row.document_id) if row.document_id else None,
    )
