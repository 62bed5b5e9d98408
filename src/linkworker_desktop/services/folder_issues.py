"""Printed folders: the exact paper, and the hand-over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import LOCAL_ZONE, Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.moments import moment_text
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.families import FamilyRow
from linkworker_desktop.persistence.tables.folders import BlobRow, FolderIssueRow
from linkworker_desktop.persistence.tables.municipality import MunicipalityRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_printed import forget_printed, note_printed
from linkworker_desktop.services.family_rows import found_family
from linkworker_desktop.services.folder_blobs import drop_unused_blobs, kept_blob
from linkworker_desktop.services.folder_views import HandOver, Issue
from linkworker_desktop.services.handed_out import HANDED_OUT

_KINDS = frozenset({Kind.FOLDER, Kind.FAMILY})
LONGEST_HANDED_TO = 200
LONGEST_INTERPRETER = 120


@dataclass(frozen=True, slots=True)
class _HandedOver:
    """A hand-over as it is kept, with the link-worker of that day."""

    what: HandOver
    by: str


class FolderIssues:
    """What was printed for a family, and when, to whom and how it was handed out."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def paper(self, issue: UUID) -> bytes:
        """Return the exact PDF of a printed folder, and record that it was seen. Raises `UserError`."""
        with self._database.write("folder.paper") as session:
            content = session.scalar(
                select(BlobRow.content)
                .join(FolderIssueRow, FolderIssueRow.blob_id == BlobRow.id)
                .where(FolderIssueRow.id == issue)
            )
            if content is None:
                raise UserError(_("Mappen findes ikke længere."))
            audit.record(session, audit.Operation.SEEN, FolderIssueRow.__tablename__, issue)
        return content

    def record_print(self, family: FamilyId, languages: Sequence[str], paper: bytes, pages: int) -> UUID:
        """Keep the exact PDF that was printed or saved.

        An earlier one in the same languages that was never handed out gives way; in other languages both stay.
        """
        with self._database.write("folder.print") as session:
            found_family(session, family)
            waiting = session.scalars(
                select(FolderIssueRow).where(
                    FolderIssueRow.family_id == family, FolderIssueRow.handed_out_at.is_(None)
                )
            )
            earlier = [row for row in waiting if set(row.languages) == set(languages)]
            blob = kept_blob(session, paper, "application/pdf")
            for row in earlier:
                forget_printed(session, row.id)
                session.delete(row)
            issue = FolderIssueRow(
                family_id=family,
                printed_at=self._clock.now(),
                languages=list(languages),
                pages=pages,
                blob_id=blob.id,
            )
            session.add(issue)
            drop_unused_blobs(session)
            note_printed(session, issue.id, family, self._clock.today())
            audit.record(session, audit.Operation.SEEN, FamilyRow.__tablename__, family)
            return issue.id

    def hand_over(self, issue: UUID, hand_over: HandOver) -> Changed:
        """Record when a printed folder was handed out, to whom and how.

        Raises `InvalidInput`, also for a moment to come and for one before the minute it was printed in.
        """
        clean = replace(
            hand_over, handed_to=cleaned(hand_over.handed_to), interpreter=cleaned(hand_over.interpreter)
        )
        with self._database.read() as session:
            printed_at = session.scalar(select(FolderIssueRow.printed_at).where(FolderIssueRow.id == issue))
            municipality = session.get(MunicipalityRow, 1)
        problems = [
            *too_long("handed_to", clean.handed_to, LONGEST_HANDED_TO),
            *too_long("interpreter", clean.interpreter, LONGEST_INTERPRETER),
            *out_of_range("handed_out_at", clean.handed_out_at),
        ]
        if clean.handed_out_at > local_now(self._clock):
            problems.append(
                Problem("handed_out_at", _("Udleveringen ligger ude i fremtiden. Ret tidspunktet."))
            )
        printed = None if printed_at is None else _local(printed_at).replace(second=0, microsecond=0)
        if printed is not None and clean.handed_out_at < printed:
            sentence = _("Mappen blev først trykt {moment}. Ret tidspunktet.")
            problems.append(Problem("handed_out_at", sentence.format(moment=moment_text(printed))))
        if problems:
            raise InvalidInput(problems)
        return self._put(issue, _HandedOver(clean, municipality.linkworker if municipality else ""))

    def _put(self, issue: UUID, handed: _HandedOver | None) -> Changed:
        with self._database.write("folder.hand_over") as session:
            row = session.get(FolderIssueRow, issue)
            if row is None:
                raise UserError(_("Mappen findes ikke længere."))
            before = _handed_over(row)
            row.handed_out_at = handed.what.handed_out_at if handed else None
            row.handed_to = handed.what.handed_to if handed else ""
            row.read_aloud = bool(handed and handed.what.read_aloud)
            row.interpreter = handed.what.interpreter if handed else ""
            row.handed_by = handed.by if handed else ""
            family = row.family_id
        said = _("Mappen er noteret som udleveret.") if handed else _("Udleveringen er taget tilbage.")
        return Changed(_KINDS, said, family, lambda: self._put(issue, before))


def first_handed_out(session: Session, family: UUID) -> datetime | None:
    """Return when a family was first handed a folder, local wall time."""
    query = text(f"SELECT handed_out_at FROM ({HANDED_OUT}) WHERE family_id = :family")  # noqa: S608
    kept = session.scalar(query, {"family": family.hex})
    return None if kept is None else datetime.fromisoformat(kept)


def issues_of(session: Session, family: FamilyId) -> tuple[Issue, ...]:
    """Return the family's printed folders, newest first."""
    rows = session.scalars(
        select(FolderIssueRow)
        .where(FolderIssueRow.family_id == family)
        .order_by(FolderIssueRow.printed_at.desc())
    )
    return tuple(
        Issue(
            id=row.id,
            printed_at=_local(row.printed_at),
            handed_out_at=row.handed_out_at,
            handed_to=row.handed_to,
            handed_by=row.handed_by,
            languages=tuple(row.languages),
            read_aloud=row.read_aloud,
            interpreter=row.interpreter,
            pages=row.pages,
        )
        for row in rows
    )


def _local(instant: datetime) -> datetime:
    return instant.astimezone(LOCAL_ZONE).replace(tzinfo=None)


def _handed_over(row: FolderIssueRow) -> _HandedOver | None:
    if row.handed_out_at is None:
        return None
    what = HandOver(row.handed_out_at, row.handed_to, row.read_aloud, row.interpreter)
    return _HandedOver(what, row.handed_by)
