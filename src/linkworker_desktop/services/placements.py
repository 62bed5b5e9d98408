"""Work placements: begun, changed, ended in time or early."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.placement import PlacementDraft, PlacementId, PlacementKind
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.look import Kinds
from linkworker_desktop.persistence.tables.calendar import PlacementRow
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.happening_places import family_of
from linkworker_desktop.services.subject_facts import drop_facts_about
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.FAMILY, Kind.DEADLINE})
_LONGEST = {"tasks": 400, "mentor": 200, "transport": 400, "ended_early_reason": 400, "note": 4000}
_OF_FAMILY = """
SELECT placement.*, person.given_name, organisation.name AS organisation, contact.person AS contact_person
FROM placement
JOIN person ON person.id = placement.person_id
LEFT JOIN contact ON contact.id = placement.employer_id
LEFT JOIN organisation ON organisation.id = contact.organisation_id
WHERE placement.person_id IN (SELECT person_id FROM membership WHERE family_id = :family)
ORDER BY placement.begun_on DESC, placement.id
"""
_COLUMNS: Kinds = {
    "id": kinds.identifier,
    "person_id": kinds.identifier,
    "employer_id": kinds.identifier,
    "begun_on": kinds.day,
    "planned_end_on": kinds.day,
    "ended_on": kinds.day,
}


@dataclass(frozen=True, slots=True)
class PlacementView:
    """A placement with the first name of who is in it, and what the employer is called."""

    draft: PlacementDraft
    name: str
    employer: str

    @property
    def ref(self) -> SubjectRef:
        """Return what its due dates hang on."""
        if self.draft.placement is None:
            raise ValueError("a kept placement has an identifier")
        return SubjectRef(SubjectKind.PLACEMENT, self.draft.placement)


class Placements:
    """The use cases round a placement; each call is one short transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of_family(self, family: UUID) -> tuple[PlacementView, ...]:
        """Return the placements of everybody in a family, the newest first."""
        with self._database.look() as look:
            return tuple(_view(row) for row in look.rows(_OF_FAMILY, {"family": family.hex}, _COLUMNS))

    def save(self, draft: PlacementDraft) -> Changed:
        """Write down a placement, or change one. Raises `InvalidInput` and changes nothing then."""
        clean = checked_placement(draft)
        with self._database.write("placement.save") as session:
            family = family_of(session, SubjectRef(SubjectKind.PERSON, clean.person))
            _require_employer(session, clean.employer)
            row = PlacementRow() if clean.placement is None else _found(session, clean.placement)
            fill_placement(row, clean)
            session.add(row)
        done, undone = _("Praktikken er skrevet ned."), _("Praktikken er som før.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)

    def end(self, placement: PlacementId, on: date, reason: str = "") -> Changed:
        """Note the day a placement ended. Raises `InvalidInput`, also for an early end without a reason."""
        with self._database.write("placement.end") as session:
            row = _found(session, placement)
            clean = checked_placement(replace(placement_of(row), ended_on=on, ended_early_reason=reason))
            if clean.is_stopped_early and not clean.ended_early_reason:
                sentence = _("Skriv, hvorfor praktikken sluttede før tiden.")
                raise InvalidInput([Problem("ended_early_reason", sentence)])
            fill_placement(row, clean)
            family = family_of(session, SubjectRef(SubjectKind.PERSON, row.person_id))
        done = _("Praktikken er slut {date}.").format(date=date_text(on))
        return changed(
            self._database, session, _KINDS, done=done, undone=_("Praktikken er i gang igen."), id=family
        )

    def remove(self, placement: PlacementId) -> Changed:
        """Take a placement away that never was, with what is recorded about it."""
        with self._database.write("placement.remove") as session:
            row = _found(session, placement)
            family = family_of(session, SubjectRef(SubjectKind.PERSON, row.person_id))
            drop_facts_about(session, (placement,))
            session.delete(row)
        done, undone = _("Praktikken er fjernet."), _("Praktikken er der igen.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)


def checked_placement(draft: PlacementDraft) -> PlacementDraft:
    """Return a placement as it is kept. Raises `InvalidInput` with one sentence for each wrong field."""
    clean = replace(
        draft,
        tasks=cleaned(draft.tasks),
        mentor=cleaned(draft.mentor),
        transport=cleaned(draft.transport),
        ended_early_reason=cleaned(draft.ended_early_reason),
        note=cleaned(draft.note, lines=True),
    )
    problems = [
        problem for name, most in _LONGEST.items() for problem in too_long(name, getattr(clean, name), most)
    ]
    for name in ("begun_on", "planned_end_on", "ended_on"):
        day: date | None = getattr(clean, name)
        problems += out_of_range(name, day)
        if day is not None and day < clean.begun_on:
            sentence = _("Praktikken slutter, før den begynder. Ret en af datoerne.")
            problems.append(Problem(name, sentence))
    if problems:
        raise InvalidInput(problems)
    return clean


def fill_placement(row: PlacementRow, draft: PlacementDraft) -> None:
    """Write a checked placement into its row."""
    row.person_id, row.employer_id, row.kind = draft.person, draft.employer, draft.kind.value
    row.tasks, row.mentor, row.transport, row.note = draft.tasks, draft.mentor, draft.transport, draft.note
    row.begun_on, row.planned_end_on, row.ended_on = draft.begun_on, draft.planned_end_on, draft.ended_on
    row.ended_early_reason = draft.ended_early_reason


def placement_of(row: Any) -> PlacementDraft:
    """Return the placement of a row."""
    return PlacementDraft(
        person=PersonId(row.person_id),
        begun_on=row.begun_on,
        kind=PlacementKind(row.kind),
        employer=None if row.employer_id is None else ContactId(row.employer_id),
        tasks=row.tasks,
        mentor=row.mentor,
        transport=row.transport,
        planned_end_on=row.planned_end_on,
        ended_on=row.ended_on,
        ended_early_reason=row.ended_early_reason,
        note=row.note,
        placement=PlacementId(row.id),
    )


def _view(row: Any) -> PlacementView:
    return PlacementView(placement_of(row), row.given_name, row.organisation or row.contact_person or "")


def _found(session: Session, placement: UUID) -> PlacementRow:
    row = session.get(PlacementRow, placement)
    if row is None:
        raise UserError(_("Praktikken findes ikke længere. Åbn siden igen."))
    return row


def _require_employer(session: Session, employer: ContactId | None) -> None:
    if employer is not None and session.get(ContactRow, employer) is None:
        raise InvalidInput([Problem("employer", _("Virksomheden findes ikke længere. Vælg en anden."))])
