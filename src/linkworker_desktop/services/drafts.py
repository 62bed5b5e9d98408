"""Forms somebody began: kept in the vault at every pause, so that lock, crash and power cut lose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkworker_desktop.base.clock import Clock

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from linkworker_desktop.persistence.engine import Database
    from linkworker_desktop.persistence.tables.municipality import DraftRow


FAMILY_FORM = "family_form"
"""The kind of the form for a new family."""


class Drafts:
    """One unfinished text per kind of form; what is kept is read before SQLAlchemy is there."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def keep(self, kind: str, content: str) -> None:
        """Keep the content (JSON) of an unfinished form, in place of an earlier one."""
        from linkworker_desktop.persistence.tables.municipality import DraftRow

        with self._database.write("draft.keep") as session:
            row = _row(session, kind)
            if row is None:
                row = DraftRow(kind=kind)
                session.add(row)
            row.content = content
            row.saved_at = self._clock.now()

    def kept(self, kind: str) -> str | None:
        """Return what was kept, None when there is nothing."""
        with self._database.look() as look:
            row = look.row("SELECT content FROM draft WHERE kind = :kind", {"kind": kind})
        return None if row is None else str(row.content)

    def kinds(self, prefix: str) -> frozenset[str]:
        """Return the kinds that begin with `prefix` and of which something is kept."""
        with self._database.look() as look:
            rows = look.rows("SELECT kind FROM draft")
        return frozenset(row.kind for row in rows if row.kind.startswith(prefix))

    def drop(self, kind: str) -> None:
        """Forget an unfinished form, because it was saved or given up."""
        with self._database.write("draft.drop") as session:
            row = _row(session, kind)
            if row is not None:
                session.delete(row)


def _row(session: Session, kind: str) -> DraftRow | None:
    from sqlalchemy import select

    from linkworker_desktop.persistence.tables.municipality import DraftRow

    return session.scalar(select(DraftRow).where(DraftRow.kind == kind))
