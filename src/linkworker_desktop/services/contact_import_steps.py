"""Writing an import: what the decisions come to, the merges, and how the whole is taken back and done again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.contact import ContactDraft, ContactId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.steps import ChangedSince, Step, revert, steps_of
from linkworker_desktop.services import contact_verifying as verifying
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_bulk import erase_batch, write_batch
from linkworker_desktop.services.contact_checks import checked_contact
from linkworker_desktop.services.contact_import_plan import (
    Action,
    Decision,
    ImportPlan,
    Outcome,
    PlannedRow,
    merged_with,
)
from linkworker_desktop.services.contact_rows import draft_of, fill, found_contact, index
from linkworker_desktop.services.findable import make_findable

_KINDS = frozenset({Kind.CONTACT})
_Row = tuple[int, int]
"""The index of a file and the number of a row in it."""
_Place = ContactId | _Row
"""A contact of the vault, or the row that made it."""
Part = tuple[ImportPlan, Mapping[int, Decision]]
"""One file's plan and what was decided of its rows."""


@dataclass(frozen=True, slots=True)
class Todo:
    """What is to be written: new contacts in the file's order, and what contacts of the vault become."""

    new: tuple[ContactDraft, ...]
    merges: Mapping[ContactId, ContactDraft]
    left_out: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Contacts written together, under their ids."""

    ids: tuple[ContactId, ...]
    drafts: tuple[ContactDraft, ...]


def decided(session: Session, parts: Sequence[Part]) -> Todo:
    """Return what the rows of the files come to, in their order, each merge on top of the one before.

    A row that was to be merged with one that is left out becomes a contact of its own.
    """
    became: dict[_Row, _Place] = {}
    drafts: dict[_Place, ContactDraft] = {}
    left_out = 0
    for file, (plan, decisions) in enumerate(parts):
        for row in plan.rows:
            decision = _decision(row, decisions)
            if decision is None:
                if row.outcome is Outcome.KNOWN and (place := _place(row, file, became)) is not None:
                    became[file, row.number] = place
                continue
            if row.draft is None or decision.action is Action.SKIP:
                left_out += 1
                continue
            place = _place(row, file, became) if decision.action is Action.MERGE else None
            if place is None:
                place = (file, row.number)
                drafts[place] = row.draft
            else:
                ours = drafts[place] if place in drafts else _current(session, place)
                drafts[place] = merged_with(ours, row.draft, decision.sides)
            became[file, row.number] = place
    merges = {place: draft for place, draft in drafts.items() if not isinstance(place, tuple)}
    new = tuple(draft for place, draft in drafts.items() if isinstance(place, tuple))
    return Todo(new, merges, left_out)


def _decision(row: PlannedRow, decisions: Mapping[int, Decision]) -> Decision | None:
    """Return what is done with a row; None when there is nothing to do with it."""
    if row.outcome in (Outcome.REFUSED, Outcome.KNOWN):
        return None
    chosen = decisions.get(row.number)
    if chosen is not None:
        return chosen
    if row.outcome is Outcome.DOUBTFUL:
        return Decision(Action.SKIP)
    return Decision(Action.MERGE if row.outcome is Outcome.SAME else Action.KEEP_BOTH)


def _place(row: PlannedRow, file: int, became: Mapping[_Row, _Place]) -> _Place | None:
    if row.ours is not None and row.ours.contact is not None:
        return row.ours.contact
    if row.same_row is None:
        return None
    return became.get((file if row.same_file is None else row.same_file, row.same_row))


def _current(session: Session, place: _Place) -> ContactDraft:
    if isinstance(place, tuple):
        raise TypeError("a row of the file has been dealt with before")
    row = found_contact(session, place)
    if row.deleted_at is not None:
        raise UserError(_("Kontakterne er ændret, siden filen blev læst. Læs filen igen."))
    return draft_of(row)


def write_merges(session: Session, merges: Mapping[ContactId, ContactDraft], clock: Clock) -> int:
    """Write what contacts of the vault become and return how many really change.

    A printed field that changes is to be confirmed again. Raises `InvalidInput` when one cannot be kept.
    """
    written = 0
    for contact, draft in merges.items():
        row = found_contact(session, contact)
        before = draft_of(row)
        clean = checked_contact(replace(draft, contact=contact), clock.today())
        if clean == before:
            continue
        fill(session, row, verifying.edited(before, clean), clock.now())
        session.flush()
        index(session, row)
        written += 1
    return written


def batch_undo(
    database: Database, clock: Clock, batch: Batch, steps: tuple[Step, ...]
) -> Callable[[], Changed]:
    """Return what takes an import back: the new contacts go, the merged ones are as they were."""

    def undo() -> Changed:
        with _refusing(), database.write("undo") as session:
            erase_batch(session, batch.ids)
            revert(session, steps)
            make_findable(session, steps)
        done = ngettext(
            "{number} kontakt er taget ud igen.", "{number} kontakter er taget ud igen.", len(batch.ids)
        )
        redo = _redo_of(database, clock, batch, steps_of(session))
        return Changed(_KINDS, done.format(number=len(batch.ids)), None, redo)

    return undo


def _redo_of(
    database: Database, clock: Clock, batch: Batch, steps: tuple[Step, ...]
) -> Callable[[], Changed]:
    def redo() -> Changed:
        with _refusing(), database.write("contact.import") as session:
            revert(session, steps)
            make_findable(session, steps)
            write_batch(session, batch.drafts, clock.now(), None, batch.ids)
        done = ngettext(
            "{number} kontakt er hentet ind.", "{number} kontakter er hentet ind.", len(batch.ids)
        )
        again = batch_undo(database, clock, batch, steps_of(session))
        return Changed(_KINDS, done.format(number=len(batch.ids)), None, again)

    return redo


class _refusing:  # noqa: N801 - read as a word of the with statement
    """Turn what stands in the way of an undo into one sentence."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ChangedSince | IntegrityError):
            raise UserError(_("Det er ændret igen siden og kan ikke fortrydes. Ret det i stedet.")) from None
