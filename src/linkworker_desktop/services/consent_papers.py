"""The consent form as a paper: one for each consent that holds, or empty ones to be filled in."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.documents.consent_form import ConsentPaper, consent_forms_pdf
from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.domain.consent import ConsentId, ConsentParty
from linkworker_desktop.domain.consent_standing import HOLDING
from linkworker_desktop.domain.family import FamilyId, MemberDraft
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.calendar import ConsentRow
from linkworker_desktop.services.consent_asking import proposed_giver
from linkworker_desktop.services.consent_views import ConsentView
from linkworker_desktop.services.consents import Consents
from linkworker_desktop.services.families import Families
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.services.municipality import Municipality
from linkworker_desktop.services.paper_sender import sender_of


class _Needs(Protocol):
    """The other use cases, made when they are first wanted."""

    @property
    def families(self) -> Families: ...
    @property
    def municipality(self) -> Municipality: ...
    @property
    def consents(self) -> Consents: ...


class ConsentPapers:
    """Makes the forms; each printing is recorded in the audit trail as seen."""

    def __init__(self, database: Database, clock: Clock, services: _Needs) -> None:
        self._database, self._clock, self._services = database, clock, services

    def pdf(self, family: FamilyId, *, language: str | None = None, black_and_white: bool = False) -> bytes:
        """Return the forms of the consents that hold; where none does, an empty one for everybody to be asked.

        Danish, and beside it `language`, else the one each consent was read in, else the family's. Raises
        `UserError` when the family is gone or nobody lives there.
        """
        sheet = self._services.families.sheet(family)
        views = self._services.consents.of_family(family)
        papers = [self._filled(view, sheet, language) for view in views if view.state in HOLDING]
        return self._printed(papers or self._empty(sheet, language), family, black_and_white=black_and_white)

    def one(
        self,
        consent: ConsentId,
        family: FamilyId,
        *,
        language: str | None = None,
        black_and_white: bool = False,
    ) -> bytes:
        """Return the form of one consent."""
        view = self._services.consents.view(consent)
        paper = self._filled(view, self._services.families.sheet(family), language)
        return self._printed([paper], family, black_and_white=black_and_white)

    def empty(self, family: FamilyId, *, language: str | None = None, black_and_white: bool = False) -> bytes:
        """Return an empty form for everybody who is to be asked, to be filled in by hand."""
        papers = self._empty(self._services.families.sheet(family), language)
        return self._printed(papers, family, black_and_white=black_and_white)

    def _printed(self, papers: list[ConsentPaper], family: UUID, *, black_and_white: bool) -> bytes:
        if not papers:
            raise UserError(_("Der er ingen at spørge om samtykke. Tilføj familiens medlemmer først."))
        pdf = consent_forms_pdf(papers, black_and_white=black_and_white)
        with self._database.write("consent.print") as session:
            facts = {"paper": "consent", "forms": len(papers)}
            audit.record(session, audit.Operation.SEEN, ConsentRow.__tablename__, family, changes=facts)
        return pdf

    def _filled(self, view: ConsentView, sheet: FamilySheet, language: str | None) -> ConsentPaper:
        draft = view.draft
        member = next((each.draft for each in sheet.members if each.draft.person == draft.person), None)
        return ConsentPaper(
            name=_name(member, sheet.surname) if member else view.name,
            born=member.birth_date if member else None,
            given_by=draft.given_by,
            holder=draft.holder,
            purpose=draft.purpose,
            scope=draft.scope,
            parties=tuple(party_words(each) for each in draft.parties),
            exceptions=draft.exceptions,
            first=draft.given_on,
            last=view.last_day,
            interpreter=draft.interpreter,
            read_aloud=draft.read_aloud,
            sender=self._sender(),
            printed_on=self._clock.today(),
            language=_other(language or draft.language or None, sheet),
        )

    def _empty(self, sheet: FamilySheet, language: str | None) -> list[ConsentPaper]:
        today = self._clock.today()
        asked = (each.draft for each in sheet.members if each.lives_here)
        return [
            ConsentPaper(
                name=_name(member, sheet.surname),
                born=member.birth_date,
                given_by=proposed_giver(member, today),
                holder="",
                purpose="",
                scope=frozenset(),
                parties=(),
                exceptions="",
                first=None,
                last=None,
                interpreter="",
                read_aloud=False,
                sender=self._sender(),
                printed_on=today,
                language=_other(language, sheet),
            )
            for member in asked
        ]

    def _sender(self) -> Sender:
        return sender_of(self._services.municipality.read())


def _other(language: str | None, sheet: FamilySheet) -> str | None:
    chosen = language or next((code for code in sheet.languages if code != DANISH), None)
    return None if chosen == DANISH else chosen


def _name(member: MemberDraft, surname: str) -> str:
    return f"{member.given_name} {member.surname or surname}".strip()


def party_words(party: ConsentParty) -> str:
    """Return a place or a person as it is read, »Inger Vindkærby, Sundhedsplejen«."""
    return ", ".join(part for part in (party.name, party.unit, party.organisation) if part)
