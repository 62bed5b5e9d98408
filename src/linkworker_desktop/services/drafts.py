"""Forms somebody began: kept in the vault at every pause, so that lock, crash and power cut lose nothing."""

from __future__ import annotations

from sqlalchemy import select

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.municipality import DraftRow


class Drafts:
    """One unfinished text per kind of form."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def keep(self, kind: str, content: str) -> None:
        """Keep the content (JSON) of an unfinished form, in place of an earlier one."""
        with self._database.write("draft.keep") as session:
            row = session.scalar(select(DraftRow).where(DraftRow.kind == kind))
            if row is None:
                row = DraftRow(kind=kind)
                session.add(row)
            row.content = content
            row.saved_at = self._clock.now()

    def kept(self, kind: str) -> str | None:
        """Return what was kept, None when there is nothing."""
        with self._database.read() as session:
            return session.scalar(select(DraftRow.content).where(DraftRow.kind == kind))

    def kinds(self, prefix: str) -> frozenset[str]:
        """Return the kinds that begin with `prefix` and of which something is kept."""
        with self._database.read() as session:
            found = session.scalars(
                select(DraftRow.kind).where(DraftRow.kind.startswith(prefix, autoescape=True))
            )
            return frozenset(found)

    def drop(self, kind: str) -> None:
        """Forget an unfinished form, because it was saved or given up."""
        with self._database.write("draft.drop") as session:
            row = session.scalar(select(DraftRow).where(DraftRow.kind == kind))
            if row is not None:
                session.delete(row)
