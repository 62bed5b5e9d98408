"""The relay log as a paper: what it says of a family, and that it was printed."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.documents.relay_content import (
    PrintedAgreement,
    PrintedCorrection,
    PrintedEntry,
    RelayPaper,
)
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.relay import Agreement
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.relay import RelayEntryRow
from linkworker_desktop.services.families import Families
from linkworker_desktop.services.municipality import Municipality
from linkworker_desktop.services.paper_sender import sender_of
from linkworker_desktop.services.relay import Relay
from linkworker_desktop.services.relay_views import RelayLine, RelayView


class _Needs(Protocol):
    """The other use cases, made when they are first wanted."""

    @property
    def families(self) -> Families: ...
    @property
    def municipality(self) -> Municipality: ...
    @property
    def relay(self) -> Relay: ...


class RelayPapers:
    """Makes the paper; each is recorded in the audit trail as seen."""

    def __init__(self, database: Database, clock: Clock, services: _Needs) -> None:
        self._database, self._clock, self._services = database, clock, services

    def pdf(self, family: UUID, *, language: str | None = None, black_and_white: bool = False) -> bytes:
        """Return the log, with its labels in Danish and in `language`, else in the family's first one beside it.

        What was taken back is left out, corrections stand beside what they correct. Raises `UserError` when the
        family is gone or its log is empty.
        """
        from linkworker_desktop.documents.relay_log import relay_log_pdf

        paper = self.paper(family, language)
        pdf = relay_log_pdf(paper, black_and_white=black_and_white)
        with self._database.write("relay.print") as session:
            facts = {"paper": "log", "entries": len(paper.entries), "language": paper.language or DANISH}
            audit.record(session, audit.Operation.SEEN, RelayEntryRow.__tablename__, family, changes=facts)
        return pdf

    def paper(self, family: UUID, language: str | None = None) -> RelayPaper:
        """Return what the paper says. Raises `UserError` as `pdf` does."""
        view = self._services.relay.of_family(family)
        lines = [line for line in reversed(view.lines) if not line.is_retracted]
        if not lines:
            raise UserError(_("Stafetloggen er tom. Vælg først, hvem der holder stafetten."))
        if language is None:
            chosen = self._services.families.sheet(FamilyId(family)).languages
            language = next((code for code in chosen if code != DANISH), None)
        state, holder = view.state, view.holder
        return RelayPaper(
            surname=view.surname,
            holder=holder.name if holder else "",
            holder_unit=holder.unit if holder else "",
            since=state.since.date() if state.since else None,
            offered_to=state.offer.taker.name if state.offer else "",
            answer_by=state.offer.answer_by if state.offer else None,
            initiative=state.initiative,
            agreements=_agreed(view),
            entries=[_entry(line) for line in lines],
            sender=sender_of(self._services.municipality.read()),
            printed_on=self._clock.today(),
            language=None if language == DANISH else language,
        )


def _agreed(view: RelayView) -> list[PrintedAgreement]:
    return [PrintedAgreement(agreement.what, who, agreement.due) for who, agreement in view.agreed]


def _entry(line: RelayLine) -> PrintedEntry:
    entry = line.entry
    return PrintedEntry(
        day=entry.at.date(),
        kind=entry.kind,
        name=entry.taker.name if entry.taker else "",
        text=entry.text,
        agreements=[_agreement(each) for each in entry.agreements],
        answer_by=entry.answer_by,
        family_told=entry.family_told,
        corrections=[PrintedCorrection(each.at.date(), each.text) for each in line.corrections],
    )


def _agreement(agreement: Agreement) -> PrintedAgreement:
    return PrintedAgreement(agreement.what, agreement.who, agreement.due)
