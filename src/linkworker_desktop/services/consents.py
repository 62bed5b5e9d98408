"""Consents: given, renewed, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.domain.consent import ConsentDraft, ConsentId
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import look as kinds
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.look import Kinds
from linkworker_desktop.persistence.tables.calendar import ConsentRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.consent_rows import found_consent
from linkworker_desktop.services.happening_places import family_of
from linkworker_desktop.services.happenings import Happenings
from linkworker_desktop.services.subject_facts import drop_facts_about
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.FAMILY, Kind.DEADLINE})
_LONGEST_PURPOSE = 400
_LONGEST_NOTE = 4000
_OF_FAMILY = """
SELECT consent.id, consent.person_id, person.given_name, consent.purpose, consent.given_on, consent.valid_to,
    consent.withdrawn_on, consent.note,
    EXISTS (SELECT 1 FROM happening WHERE subject_id = consent.id AND kind = 'consent_renewed') AS is_renewed
FROM consent JOIN person ON person.id = consent.person_id
WHERE consent.person_id IN (SELECT person_id FROM membership WHERE family_id = :family)
ORDER BY consent.given_on DESC, consent.id
"""
_COLUMNS: Kinds = {
    "id": kinds.identifier,
    "person_id": kinds.identifier,
    "given_on": kinds.day,
    "valid_to": kinds.day,
    "withdrawn_on": kinds.day,
    "is_renewed": bool,
}


@dataclass(frozen=True, slots=True)
class ConsentView:
    """A consent with the first name of who gave it; a renewed one has a newer one beside it."""

    draft: ConsentDraft
    name: str
    is_renewed: bool

    @property
    def ref(self) -> SubjectRef:
        """Return what due dates about it hang on."""
        if self.draft.consent is None:
            raise ValueError("a kept consent has an identifier")
        return SubjectRef(SubjectKind.CONSENT, self.draft.consent)


class Consents:
    """The use cases round a consent; each call is one short transaction."""

    def __init__(self, database: Database, clock: Clock, happenings: Happenings) -> None:
        self._database = database
        self._clock = clock
        self._happenings = happenings

    def of_family(self, family: UUID) -> tuple[ConsentView, ...]:
        """Return the consents of everybody in a family, the newest first."""
        with self._database.look() as look:
            return tuple(_view(row) for row in look.rows(_OF_FAMILY, {"family": family.hex}, _COLUMNS))

    def save(self, draft: ConsentDraft) -> Changed:
        """Write down a consent that was given, or change one. Raises `InvalidInput` and changes nothing then."""
        clean = checked_consent(draft)
        with self._database.write("consent.save") as session:
            family = family_of(session, SubjectRef(SubjectKind.PERSON, clean.person))
            row = ConsentRow() if clean.consent is None else found_consent(session, clean.consent)
            row.person_id, row.purpose, row.note = clean.person, clean.purpose, clean.note
            row.given_on, row.valid_to, row.withdrawn_on = clean.given_on, clean.valid_to, clean.withdrawn_on
            session.add(row)
        done, undone = _("Samtykket er skrevet ned."), _("Samtykket er taget tilbage.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)

    def save_for(self, persons: Iterable[PersonId], draft: ConsentDraft) -> Changed:
        """Write down the same consent, given by several of a family. Raises `InvalidInput`."""
        chosen = tuple(dict.fromkeys(persons))
        if not chosen:
            raise InvalidInput([Problem("persons", _("Vælg, hvem der har givet samtykke."))])
        clean = checked_consent(draft)
        with self._database.write("consent.save") as session:
            for person in chosen:
                family = family_of(session, SubjectRef(SubjectKind.PERSON, person))
                session.add(_new_row(replace(clean, person=person)))
        done, undone = _("Samtykket er skrevet ned."), _("Samtykket er taget tilbage.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)

    def withdraw(self, consent: ConsentId, on: date) -> Changed:
        """Note that a consent was withdrawn on a day; nothing is due for it any more. Raises `InvalidInput`."""
        with self._database.write("consent.withdraw") as session:
            row = found_consent(session, consent)
            _require(_withdrawn_problems(row.given_on, on))
            row.withdrawn_on = on
            family = family_of(session, SubjectRef(SubjectKind.PERSON, row.person_id))
        done = _("Samtykket er trukket tilbage {date}.").format(date=date_text(on))
        return changed(
            self._database, session, _KINDS, done=done, undone=_("Samtykket gælder igen."), id=family
        )

    def renew(self, consent: ConsentId, on: date) -> Changed:
        """Note that a consent was given anew on a day; the new one has dates of its own. Raises `InvalidInput`."""
        ref = SubjectRef(SubjectKind.CONSENT, consent)
        return self._happenings.record(HappeningKind.CONSENT_RENEWED, ref, When(on))

    def remove(self, consent: ConsentId) -> Changed:
        """Take a consent away that was never given, with what is recorded about it."""
        with self._database.write("consent.remove") as session:
            row = found_consent(session, consent)
            family = family_of(session, SubjectRef(SubjectKind.PERSON, row.person_id))
            drop_facts_about(session, (consent,))
            session.delete(row)
        done, undone = _("Samtykket er fjernet."), _("Samtykket er der igen.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)


def checked_consent(draft: ConsentDraft) -> ConsentDraft:
    """Return a consent as it is kept. Raises `InvalidInput` with one sentence for each wrong field."""
    clean = replace(draft, purpose=cleaned(draft.purpose), note=cleaned(draft.note, lines=True))
    problems = [
        *too_long("purpose", clean.purpose, _LONGEST_PURPOSE),
        *too_long("note", clean.note, _LONGEST_NOTE),
        *out_of_range("given_on", clean.given_on),
        *out_of_range("valid_to", clean.valid_to),
        *([] if clean.withdrawn_on is None else _withdrawn_problems(clean.given_on, clean.withdrawn_on)),
    ]
    if clean.valid_to is not None and clean.valid_to < clean.given_on:
        problems.append(Problem("valid_to", _("Samtykket udløber, før det er givet. Ret en af datoerne.")))
    _require(problems)
    return clean


def _withdrawn_problems(given_on: date, on: date) -> list[Problem]:
    problems = list(out_of_range("withdrawn_on", on))
    if on < given_on:
        sentence = _("Samtykket er trukket tilbage, før det er givet. Ret en af datoerne.")
        problems.append(Problem("withdrawn_on", sentence))
    return problems


def _require(problems: list[Problem]) -> None:
    if problems:
        raise InvalidInput(problems)


def _new_row(draft: ConsentDraft) -> ConsentRow:
    return ConsentRow(
        person_id=draft.person,
        purpose=draft.purpose,
        given_on=draft.given_on,
        valid_to=draft.valid_to,
        withdrawn_on=draft.withdrawn_on,
        note=draft.note,
    )


def _view(row: Any) -> ConsentView:
    draft = ConsentDraft(
        PersonId(row.person_id),
        row.given_on,
        row.purpose,
        row.valid_to,
        row.withdrawn_on,
        row.note,
        ConsentId(row.id),
    )
    return ConsentView(draft, row.given_name, row.is_renewed)
