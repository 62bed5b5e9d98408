"""Consents: given, renewed, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.domain.consent import ConsentDraft, ConsentId
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.calendar import ConsentRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.consent_checks import (
    checked_consent,
    remarks_of,
    require_links,
    require_withdrawable,
)
from linkworker_desktop.services.consent_reading import (
    consent_of,
    consents_of,
    family_of_person,
    usual_last_day,
)
from linkworker_desktop.services.consent_rows import fill, found_consent
from linkworker_desktop.services.consent_views import ConsentView
from linkworker_desktop.services.happening_places import family_of
from linkworker_desktop.services.happenings import Happenings
from linkworker_desktop.services.subject_facts import drop_facts_about
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.FAMILY, Kind.DEADLINE})


class Consents:
    """The use cases round a consent; each call is one short transaction."""

    def __init__(self, database: Database, clock: Clock, happenings: Happenings) -> None:
        self._database = database
        self._clock = clock
        self._happenings = happenings

    def of_family(self, family: UUID) -> tuple[ConsentView, ...]:
        """Return the consents of everybody in a family, the newest first."""
        with self._database.look() as look:
            return consents_of(look, family, self._clock.today())

    def view(self, consent: ConsentId) -> ConsentView:
        """Return one consent. Raises `UserError` when it is gone."""
        with self._database.look() as look:
            return consent_of(look, consent, self._clock.today())

    def family_of(self, person: UUID) -> FamilyId:
        """Return the family somebody lives with, else the last one. Raises `UserError` when there is none."""
        with self._database.look() as look:
            return family_of_person(look, person, self._clock.today())

    def last_day(self, given_on: date) -> date:
        """Return how long a consent given on a day holds where nothing else is said."""
        with self._database.look() as look:
            return usual_last_day(look, given_on)

    def save(self, draft: ConsentDraft) -> Changed:
        """Write down a consent that was given, or change one. Raises `InvalidInput` and changes nothing then."""
        clean = checked_consent(draft)
        with self._database.write("consent.save") as session:
            family = family_of(session, SubjectRef(SubjectKind.PERSON, clean.person))
            row = ConsentRow() if clean.consent is None else found_consent(session, clean.consent)
            require_links(session, family, clean)
            fill(row, clean)
            session.add(row)
            remarks = remarks_of(session, (clean,), self._clock.today())
        done, undone = _("Samtykket er skrevet ned."), _("Samtykket er taget tilbage.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family, remarks=remarks)

    def save_for(self, persons: Iterable[PersonId], draft: ConsentDraft) -> Changed:
        """Write down the same consent, given by several of a family. Raises `InvalidInput`."""
        return self.save_all([replace(draft, person=person) for person in dict.fromkeys(persons)])

    def save_all(self, drafts: Iterable[ConsentDraft]) -> Changed:
        """Write down new consents of several of a family at once, or none of them. Raises `InvalidInput`."""
        clean = [checked_consent(draft) for draft in drafts]
        if not clean:
            raise InvalidInput([Problem("persons", _("Vælg, hvem der har givet samtykke."))])
        with self._database.write("consent.save") as session:
            for each in clean:
                family = family_of(session, SubjectRef(SubjectKind.PERSON, each.person))
                require_links(session, family, each)
                row = ConsentRow()
                fill(row, each)
                session.add(row)
            remarks = remarks_of(session, clean, self._clock.today())
        done, undone = _("Samtykket er skrevet ned."), _("Samtykket er taget tilbage.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family, remarks=remarks)

    def withdraw(self, consent: ConsentId, on: date, how: str = "") -> Changed:
        """Note that a consent was withdrawn on a day, and `how`; nothing is due for it any more.

        Raises `InvalidInput`.
        """
        with self._database.write("consent.withdraw") as session:
            row = found_consent(session, consent)
            require_withdrawable(row.given_on, on, how)
            row.withdrawn_on, row.withdrawn_how = on, cleaned(how)
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
