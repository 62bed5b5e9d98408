"""Contacts from files: read, compare with those that are there, and written as one step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.files import NotAFile, TooLarge, read_at_most
from linkworker_desktop.base.resting import collector_at_rest
from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.exchange.contact_files.fields import ColumnMapping
from linkworker_desktop.exchange.contact_files.reading import contacts_in, read_file
from linkworker_desktop.exchange.contact_files.readings import LARGEST, FileReading, ReadContact, Refused
from linkworker_desktop.exchange.contact_files.refused_rows import refused_table
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.steps import steps_of
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_bulk import write_batch
from linkworker_desktop.services.contact_import_plan import Decision, ImportPlan, Outcome, Stand
from linkworker_desktop.services.contact_import_steps import Batch, Part, batch_undo, decided, write_merges
from linkworker_desktop.services.contact_planning import Planner
from linkworker_desktop.services.contact_views import ContactFilter
from linkworker_desktop.services.contacts import Contacts

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
_KINDS = frozenset({Kind.CONTACT})
_TOLD_EVERY = 500


class ImportCancelled(Exception):
    """The user gave up; nothing was written."""


@dataclass(frozen=True, slots=True)
class ImportDone:
    """What an import did; `left_out` are the doubtful rows nobody decided and those that were skipped."""

    changed: Changed
    new: int
    merged: int
    left_out: int


class ContactImports:
    """The use cases of importing contacts: read a file, plan, carry the plan out, give back what was refused."""

    def __init__(self, database: Database, clock: Clock, contacts: Contacts) -> None:
        self._database = database
        self._clock = clock
        self._contacts = contacts

    def read(
        self,
        file: Path | bytes,
        *,
        name: str = "",
        encoding: str | None = None,
        delimiter: str | None = None,
        sheet: str | None = None,
        has_header: bool | None = None,
    ) -> FileReading:
        """Return what a file holds; what is given is not guessed. Raises `UserError` with one sentence."""
        data = file if isinstance(file, bytes) else _content(file)
        shown = name or ("" if isinstance(file, bytes) else file.name)
        return read_file(
            data, shown, encoding=encoding, delimiter=delimiter, sheet=sheet, has_header=has_header
        )

    def plan(
        self,
        reading: FileReading,
        *,
        mapping: ColumnMapping | None = None,
        category: str = "other",
        categories: Mapping[int, str] | None = None,
        earlier: Sequence[ImportPlan] = (),
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> ImportPlan:
        """Return what importing a file would do; nothing is written.

        `category` is for rows the file gives none; `categories` by row number goes before both. `earlier` are the
        plans of files that are imported before this one: their new contacts count as there already. `progress` is told
        how many rows are done, and of how many. Raises `UserError` for a mapping that cannot be used, and
        ImportCancelled.
        """
        today = self._clock.today()
        source = _("importeret {day}").format(day=date_text(today))
        with collector_at_rest():
            stand = self._stand()
            planner = Planner(self._known(), self._contacts.organisations(), today)
            for file, plan in enumerate(earlier):
                planner.follow(plan.rows, file)
            read = []
            for done, each in enumerate(
                contacts_in(reading, category, today, mapping, source=source), start=1
            ):
                read.append(_in_category(each, categories or {}))
                _tell(progress, cancelled, done, 2 * reading.rows)
            planner.expect(each.draft for each in read if isinstance(each, ReadContact))
            rows = []
            for done, each in enumerate(read, start=1):
                rows.append(planner.planned(each))
                _tell(progress, cancelled, len(read) + done, 2 * len(read))
        headers = (mapping or reading.mapping).headers if reading.mapping else ()
        return ImportPlan(reading.name, reading.kind, tuple(rows), stand, headers, reading.remarks)

    def carry_out(
        self,
        plan: ImportPlan,
        decisions: Mapping[int, Decision] | None = None,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> ImportDone:
        """Write what was planned and decided, all of it or nothing, as one step that can be taken back.

        `decisions` by row number; a doubtful row nobody decided is left out. Raises `UserError` when contacts have
        changed since the plan was made, `InvalidInput` when a merge gives something that cannot be kept, and
        ImportCancelled; nothing is written then.
        """
        return self.carry_out_all([(plan, decisions or {})], progress=progress, cancelled=cancelled)

    def carry_out_all(
        self,
        parts: Sequence[Part],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> ImportDone:
        """Write several files as one step: each with its plan, made with the plans before it as `earlier`."""
        with collector_at_rest(), self._database.write("contact.import") as session:
            stand = _stand_of(session)
            if any(plan.stand != stand for plan, _decisions in parts):
                raise UserError(_("Kontakterne er ændret, siden filen blev læst. Læs filen igen."))
            todo = decided(session, parts)
            merged = write_merges(session, todo.merges, self._clock)
            total = len(todo.new)

            def told(done: int) -> None:
                _tell(progress, cancelled, done, total, always=True)

            told(0)
            made = write_batch(session, todo.new, self._clock.now(), told)
        batch = Batch(tuple(made), todo.new)
        undo = batch_undo(self._database, self._clock, batch, steps_of(session)) if made or merged else None
        changed = Changed(_KINDS, _sentence(len(made), merged), None, undo)
        return ImportDone(changed, len(made), merged, todo.left_out)

    def refused_file(self, plan: ImportPlan) -> bytes:
        """Return the refused rows as CSV that Excel opens, each with its reason in the column »Årsag«."""
        refused = [(row.number, row.cells, row.reason) for row in plan.of(Outcome.REFUSED)]
        return refused_table(plan.headers, refused)

    def _known(self) -> Iterator[ContactDraft]:
        for show in (ContactFilter.ACTIVE, ContactFilter.ENDED):
            yield from (view.draft for view in self._contacts.rows(show=show))

    def _stand(self) -> Stand:
        with self._database.read() as session:
            return _stand_of(session)


def _content(file: Path) -> bytes:
    try:
        return read_at_most(file, LARGEST)
    except TooLarge as error:
        raise UserError(
            _("Filen fylder mere end 200 MB. Del den op, og hent delene hver for sig.")
        ) from error
    except NotAFile as error:
        raise UserError(_("Det er ikke en fil. Vælg selve filen.")) from error
    except OSError as error:
        raise UserError(_("Filen kan ikke læses. Se efter, om den ligger der.")) from error


def _stand_of(session: Session) -> Stand:
    number, latest = session.execute(select(func.count(), func.max(ContactRow.updated_at))).one()
    return Stand(number, str(latest))


def _in_category(each: ReadContact | Refused, categories: Mapping[int, str]) -> ReadContact | Refused:
    if isinstance(each, Refused) or each.number not in categories:
        return each
    return replace(each, draft=replace(each.draft, category=categories[each.number]))


def _tell(
    progress: Progress | None, cancelled: Cancelled | None, done: int, total: int, *, always: bool = False
) -> None:
    if not always and done % _TOLD_EVERY and done != total:
        return
    if cancelled is not None and cancelled():
        raise ImportCancelled
    if progress is not None:
        progress(done, total)


def _sentence(new: int, merged: int) -> str:
    if not new and not merged:
        return _("Filen gav intet nyt.")
    said = ngettext("{number} kontakt er hentet ind", "{number} kontakter er hentet ind", new).format(
        number=new
    )
    if not merged:
        return f"{said}."
    added = ngettext(
        "{number} er lagt sammen med en, der var der", "{number} er lagt sammen med dem, der var der", merged
    )
    return f"{said}, {added.format(number=merged)}."
