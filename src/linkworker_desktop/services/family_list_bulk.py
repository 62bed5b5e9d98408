"""What is done with several families at once; each is one transaction with one undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.ids import new_id
from linkworker_desktop.domain.events import EventKind
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.calendar import EventRow
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.services.case_files import CaseFiles
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.event_drafts import EventDraft, checked
from linkworker_desktop.services.event_rows import fill, put_in_search
from linkworker_desktop.services.family_checks import checked_closing
from linkworker_desktop.services.family_rows import found_family, mark_deleted
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.services.undoing import changed

_FAMILIES = frozenset({Kind.FAMILY})
_EVENTS = frozenset({Kind.EVENT})
_Closing = tuple[FamilyId, date | None, str]


class _Needs(Protocol):
    """The other use cases, made when they are first wanted."""

    @property
    def case_files(self) -> CaseFiles: ...


class FamilyListBulk:
    """Deeds for the families chosen in a list."""

    def __init__(self, database: Database, clock: Clock, services: _Needs) -> None:
        self._database, self._clock, self._services = database, clock, services

    def delete(self, families: Sequence[FamilyId]) -> Changed:
        """Put families in the trash."""
        self._mark(families, is_deleted=True)
        said = ngettext(
            "{n} familie er lagt i papirkurven.", "{n} familier er lagt i papirkurven.", len(families)
        )
        return Changed(_FAMILIES, said.format(n=len(families)), undo=lambda: self.restore(families))

    def restore(self, families: Sequence[FamilyId]) -> Changed:
        """Take families out of the trash."""
        self._mark(families, is_deleted=False)
        said = ngettext("{n} familie er hentet tilbage.", "{n} familier er hentet tilbage.", len(families))
        return Changed(_FAMILIES, said.format(n=len(families)), undo=lambda: self.delete(families))

    def close(self, families: Sequence[FamilyId], on: date, reason: str) -> Changed:
        """End the work with families on a day; those ended already stay as they are. Raises `UserError`."""
        clean = checked_closing(on, reason)
        return self._close([(family, on, clean) for family in families], ends=True)

    def add_task(self, families: Sequence[FamilyId], draft: EventDraft) -> Changed:
        """Give each family a task of its own. Raises `InvalidInput`."""
        clean = checked(replace(draft, kind=EventKind.TASK, family=None, person=None))
        with self._database.write("family_list.add_task") as session:
            for family in families:
                found_family(session, family)
                put_in_search(session, self._task(session, replace(clean, family=family)))
        number = len(families)
        done = ngettext("{n} familie har fået opgaven.", "{n} familier har fået opgaven.", number)
        undone = ngettext(
            "Opgaven er taget af {n} familie igen.", "Opgaven er taget af {n} familier igen.", number
        )
        return changed(
            self._database, session, _EVENTS, done=done.format(n=number), undone=undone.format(n=number)
        )

    def export_files(
        self,
        families: Sequence[tuple[FamilyId, str]],
        folder: Path,
        progress: Callable[[int], None] | None = None,
    ) -> tuple[Path, ...]:
        """Write the case file of each family, named by its code, into a folder; nothing there is written over.

        Call it in a worker. Raises `UserError` where the folder is gone or a file cannot be written; the ones
        written before it stay.
        """
        if not folder.is_dir():
            raise UserError(_("Mappen findes ikke længere. Vælg en anden."))
        written = []
        for number, (family, code) in enumerate(families, 1):
            path = _free(folder, f"familie-{code}", ".json")
            write_output(path, self._services.case_files.export(family), self._database.files.root)
            written.append(path)
            if progress is not None:
                progress(number)
        return tuple(written)

    def _mark(self, families: Sequence[FamilyId], *, is_deleted: bool) -> None:
        now = self._clock.now()
        with self._database.write("family_list.delete" if is_deleted else "family_list.restore") as session:
            for family in families:
                mark_deleted(session, found_family(session, family), now if is_deleted else None, now)

    def _close(self, closings: Sequence[_Closing], *, ends: bool) -> Changed:
        before: list[_Closing] = []
        with self._database.write("family_list.close" if ends else "family_list.reopen") as session:
            for family, on, reason in closings:
                row: FamilyRow = found_family(session, family)
                if ends and row.closed_on is not None:
                    continue
                before.append((family, row.closed_on, row.closed_reason))
                row.closed_on, row.closed_reason, row.updated_at = on, reason, self._clock.now()
        number = len(before)
        said = (
            ngettext("{n} familie er afsluttet.", "{n} familier er afsluttet.", number)
            if ends
            else ngettext("{n} familie er åben igen.", "{n} familier er åbne igen.", number)
        )
        return Changed(_FAMILIES, said.format(n=number), undo=lambda: self._close(before, ends=not ends))

    def _task(self, session: Session, draft: EventDraft) -> EventRow:
        now, ident = self._clock.now(), new_id()
        row = EventRow(id=ident, uid=f"{ident}@linkworker", created_at=now, updated_at=now, occurrences=[])
        fill(row, draft)
        session.add(row)
        session.flush()
        return row


def _free(folder: Path, stem: str, ending: str) -> Path:
    """Return a name nothing lies under yet: `familie-F003.json`, then `familie-F003-2.json`."""
    path, number = folder / f"{stem}{ending}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{ending}"
    return path
