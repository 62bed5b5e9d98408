"""The log of a family: written in a line, changed, deleted to the trash; each call is one short transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.ids import new_id
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.log_entry import LogDraft, LogEntryId, LogKind, checked_entry
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.log import LogEntryRow
from linkworker_desktop.persistence.tables.municipality import DraftRow, MunicipalityRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.drafts import Drafts
from linkworker_desktop.services.log_lines import line_from_json, line_kind, line_to_json
from linkworker_desktop.services.log_rows import entry_gone, fill, found_entry, put_in_search, require_links
from linkworker_desktop.services.log_views import LogEntryView, entry_of, trash_of
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.LOG})


class Log:
    """The use cases round the log; everything of a time line is read through `Timeline`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._drafts = Drafts(database, clock)

    # -- reading

    def entry(self, entry: LogEntryId) -> LogEntryView:
        """Return an entry, also one in the trash. Raises `UserError` when it is gone for good."""
        with self._database.look() as look:
            view = entry_of(look, entry)
        if view is None:
            raise entry_gone()
        return view

    def trash(self, family: FamilyId) -> tuple[LogEntryView, ...]:
        """Return the deleted entries of a family, the last deleted first."""
        with self._database.look() as look:
            return trash_of(look, family)

    # -- writing

    def add(self, family: FamilyId, text: str, kind: LogKind = LogKind.NOTE) -> Changed:
        """Write a line in the log of a family, now. Raises `InvalidInput` and keeps the unfinished line then."""
        return self.save(LogDraft(family, text, kind))

    def save(self, draft: LogDraft) -> Changed:
        """Write a new entry, or change one; the unfinished line is done with. Raises `InvalidInput`.

        The author is the link-worker; who changes an entry later does not become its author.
        """
        clean = checked_entry(draft, local_now(self._clock))
        is_new = clean.entry is None
        with self._database.write("log.save") as session:
            require_links(session, clean)
            row = (
                self._new(session) if clean.entry is None else _of_family(session, clean.entry, clean.family)
            )
            fill(row, clean, self._clock.now())
            session.add(row)
            session.flush()
            put_in_search(session, row)
            if is_new:
                _forget_line(session, clean.family)
            saved = row.id
        done = _("Skrevet i loggen.") if is_new else _("Loggen er rettet.")
        undone = _("Linjen er taget ud af loggen.") if is_new else _("Loggen er som før.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=saved)

    def delete(self, entry: LogEntryId) -> Changed:
        """Put an entry in the trash. Raises `UserError` when it is gone."""
        return self._mark_deleted(entry, self._clock.now())

    def restore(self, entry: LogEntryId) -> Changed:
        """Take an entry out of the trash. Raises `UserError` when it is gone for good."""
        return self._mark_deleted(entry, None)

    def erase(self, entry: LogEntryId) -> Changed:
        """Delete an entry in the trash for good; it cannot be undone. Raises `UserError` unless it lies there."""
        with self._database.write("log.erase") as session:
            row = found_entry(session, entry, deleted=True)
            if row.deleted_at is None:
                raise UserError(_("Linjen står i loggen. Slet den der først."))
            family = row.family_id
            search.remove(session, search.SearchKind.LOG, entry)
            session.delete(row)
        return Changed(_KINDS, _("Linjen er slettet for altid."), family)

    # -- the unfinished line

    def keep_line(self, draft: LogDraft) -> None:
        """Keep what is typed so far, so that lock, crash and power cut lose nothing; without text nothing is kept."""
        if draft.text.strip():
            self._drafts.keep(line_kind(draft.family), line_to_json(draft))
        else:
            self.drop_line(draft.family)

    def kept_line(self, family: FamilyId) -> LogDraft | None:
        """Return what was typed and not finished, None where there is nothing."""
        content = self._drafts.kept(line_kind(family))
        return None if content is None else line_from_json(family, content)

    def drop_line(self, family: FamilyId) -> None:
        """Forget the unfinished line."""
        if self._drafts.kept(line_kind(family)) is not None:
            self._drafts.drop(line_kind(family))

    # -- how it is done

    def _new(self, session: Session) -> LogEntryRow:
        author = session.scalar(select(MunicipalityRow.linkworker)) or ""
        return LogEntryRow(id=new_id(), author=author, created_at=self._clock.now(), persons=[])

    def _mark_deleted(self, entry: LogEntryId, at: datetime | None) -> Changed:
        with self._database.write("log.delete" if at else "log.restore") as session:
            row = found_entry(session, entry, deleted=at is None)
            row.deleted_at, row.updated_at = at, self._clock.now()
            put_in_search(session, row)
        gone, back = _("Linjen er slettet fra loggen."), _("Linjen er tilbage i loggen.")
        done, undone = (gone, back) if at else (back, gone)
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=entry)


def _of_family(session: Session, entry: LogEntryId, family: FamilyId) -> LogEntryRow:
    """Return the row of an entry, which never goes from one family to another. Raises `UserError`."""
    row = found_entry(session, entry)
    if row.family_id != family:
        raise entry_gone()
    return row


def _forget_line(session: Session, family: FamilyId) -> None:
    forget = delete(DraftRow).where(DraftRow.kind == line_kind(family))
    session.execute(forget.execution_options(recorded=True, synchronize_session=False))
