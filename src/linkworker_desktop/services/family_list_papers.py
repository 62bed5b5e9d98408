"""The list of families on paper and as a workbook: exactly what is shown, and that it was taken out."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.documents import family_list_labels as words
from linkworker_desktop.exchange.family_table import xlsx_bytes
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.services.family_list_views import ListTable
from linkworker_desktop.services.municipality import Municipality
from linkworker_desktop.services.paper_sender import sender_of

_ALL = UUID(int=0)
"""What the trail has for all families of a list together."""


class _Needs(Protocol):
    """The other use cases, made when they are first wanted."""

    @property
    def municipality(self) -> Municipality: ...


class FamilyListPapers:
    """Safe in a worker thread. A protected address is in no table, so it is on no paper and in no workbook."""

    def __init__(self, database: Database, clock: Clock, services: _Needs) -> None:
        self._database, self._clock, self._services = database, clock, services

    def pdf(self, table: ListTable) -> bytes:
        """Return the table on lying A4 pages; it is recorded that it was printed."""
        from linkworker_desktop.documents.family_list import FamilyListPaper, family_list_pdf

        number = len(table.rows)
        said = words.ONE if number == 1 else words.NUMBER.format(n=number)
        paper = FamilyListPaper(
            title=table.title,
            note=" · ".join(part for part in (table.narrowed, said) if part),
            headers=table.headers,
            rows=[[str(cell) for cell in row] for row in table.rows],
            sender=sender_of(self._services.municipality.read()),
            printed_on=self._clock.today(),
        )
        pdf = family_list_pdf(paper)
        self._note("print", table)
        return pdf

    def xlsx(self, table: ListTable) -> bytes:
        """Return the table as a workbook; it is recorded that it was taken out."""
        workbook = xlsx_bytes(table.title, table.headers, table.rows)
        self._note("export", table)
        return workbook

    def _note(self, action: str, table: ListTable) -> None:
        facts = {"paper": "family_list", "families": len(table.rows), "columns": len(table.headers)}
        with self._database.write(f"family_list.{action}") as session:
            audit.record(session, audit.Operation.SEEN, FamilyRow.__tablename__, _ALL, changes=facts)
