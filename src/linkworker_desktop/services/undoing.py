"""Undo and redo of a whole unit of work, from what it did to each row."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.steps import ChangedSince, Step, revert, steps_of
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.findable import make_findable


def changed(
    database: Database,
    session: Session,
    kinds: frozenset[Kind],
    *,
    done: str,
    undone: str,
    id: UUID | None = None,  # noqa: A002 - the name of the field it fills
    remarks: tuple[str, ...] = (),
) -> Changed:
    """Return the outcome of a finished `Database.write` block whose undo puts back every row it touched.

    `done` says what happened, `undone` what is true once it is taken back. Call it after the block has ended.
    The undo raises `UserError` and changes nothing when a row was changed again, or come into use, meanwhile.
    """
    steps = steps_of(session)
    undo = _undo_of(database, steps, kinds, done=done, undone=undone, id=id) if steps else None
    return Changed(kinds, done, id, undo, remarks)


def _undo_of(
    database: Database,
    steps: tuple[Step, ...],
    kinds: frozenset[Kind],
    *,
    done: str,
    undone: str,
    id: UUID | None,  # noqa: A002
) -> Callable[[], Changed]:
    def undo() -> Changed:
        try:
            with database.write("undo") as session:
                revert(session, steps)
                make_findable(session, steps)
        except (ChangedSince, IntegrityError):
            raise UserError(_("Det er ændret igen siden og kan ikke fortrydes. Ret det i stedet.")) from None
        return changed(database, session, kinds, done=undone, undone=done, id=id)

    return undo
