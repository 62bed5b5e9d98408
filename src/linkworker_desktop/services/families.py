"""Families: saved, closed, deleted to the trash, brought back and erased."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from linkworker_desktop.base.errors import StorageError
from linkworker_desktop.domain.family import FamilyDraft, FamilyId, PersonId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.tables.families import FamilyRow as FamilyTable
from linkworker_desktop.persistence.tables.families import PersonRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.family_checks import (
    checked_closing,
    checked_family,
    checked_note,
    cpr_sentences,
)
from linkworker_desktop.services.family_erasing import (
    erase_family,
    erase_persons_of_no_family,
    erasure_of,
    persons_of_no_family,
    require_trashed,
)
from linkworker_desktop.services.family_moves import EndedStay, end_stays, reopen_stays
from linkworker_desktop.services.family_reading import FamilyReading
from linkworker_desktop.services.family_rows import (
    draft_of,
    family_gone,
    fill,
    found_family,
    index,
    is_code,
    mark_deleted,
    next_code,
    persons,
)
from linkworker_desktop.services.family_views import Erasure

log = logging.getLogger(__name__)

_KINDS = frozenset({Kind.FAMILY})


class Families(FamilyReading):
    """The use cases round a family; each call is one short transaction."""

    def save(self, draft: FamilyDraft, *, moving: Collection[PersonId] = ()) -> Changed:
        """Create or change a family; persons in `moving` leave the families they live in for this one.

        Raises `InvalidInput` and changes nothing when a field is wrong.
        """
        return self._save(checked_family(draft, self._clock.today()), frozenset(moving))

    def _save(self, clean: FamilyDraft, moving: frozenset[PersonId], *, from_trash: bool = False) -> Changed:
        now = self._clock.now()
        with self._database.write("family.save") as session:
            if clean.family is None:
                row = FamilyTable(code=next_code(session), created_at=now)
                before = None
            else:
                row = found_family(session, clean.family)
                before = None if from_trash else draft_of(row)
            if from_trash:
                row.deleted_at = None
            fill(session, row, clean, now)
            session.add(row)
            session.flush()
            family = FamilyId(row.id)
            index(session, row)
            ended = end_stays(session, row, clean, moving, self._clock)
        remarks = tuple(sentence for member in clean.members for sentence in cpr_sentences(member))
        said = _("Familien {name} er oprettet.") if before is None else _("Familien {name} er gemt.")
        sentence = said.format(name=clean.surname)
        if ended:
            again = replace(clean, family=family)
            return Changed(
                _KINDS, sentence, family, lambda: self._move_back(again, before, moving, ended), remarks
            )
        if before is None:
            return Changed(_KINDS, sentence, family, lambda: self.delete(family), remarks)
        restored = before
        return Changed(_KINDS, sentence, family, lambda: self.save(restored), remarks)

    def _move_back(
        self,
        saved: FamilyDraft,
        before: FamilyDraft | None,
        moving: frozenset[PersonId],
        ended: tuple[EndedStay, ...],
    ) -> Changed:
        """Take back a save that ended stays elsewhere: a new family goes to the trash, the stays go on."""
        now = self._clock.now()
        family = saved.family
        if family is None:
            raise ValueError("a saved family has an identifier")
        with self._database.write("family.save") as session:
            row = found_family(session, family)
            reopen_stays(session, ended, now)
            if before is None:
                mark_deleted(session, row, now, now)
            else:
                fill(session, row, before, now)
                session.flush()
                index(session, row)
        said = (
            _("Familien {name} er lagt i papirkurven.") if before is None else _("Familien {name} er gemt.")
        )
        name = saved.surname if before is None else before.surname
        return Changed(
            _KINDS,
            said.format(name=name),
            family,
            lambda: self._save(saved, moving, from_trash=before is None),
        )

    def set_note(self, family: FamilyId, text: str) -> Changed:
        """Keep the note about a family. Raises `InvalidInput` when it is too long."""
        note = checked_note(text)
        with self._database.write("family.note") as session:
            row = found_family(session, family)
            before = row.note
            row.note = note
            row.updated_at = self._clock.now()
        return Changed(_KINDS, _("Noten er gemt."), family, lambda: self.set_note(family, before))

    def create_imported(self, session: Session, draft: FamilyDraft, family: UUID, code: str) -> FamilyTable:
        """Add a family that comes with its own identifiers, within the caller's transaction.

        It keeps its code when that is free. Persons the vault knows already stay as they are. Raises `InvalidInput`.
        """
        clean = checked_family(draft, self._clock.today())
        taken = session.scalar(select(FamilyTable.id).where(FamilyTable.code == code))
        row = FamilyTable(
            id=family,
            code=next_code(session) if taken or not is_code(code) else code,
            created_at=self._clock.now(),
        )
        known = set(session.scalars(select(PersonRow.id).where(PersonRow.id.in_(persons(clean)))))
        fill(session, row, clean, self._clock.now(), keep=known)
        session.add(row)
        session.flush()
        index(session, row)
        return row

    def close(self, family: FamilyId, on: date, reason: str) -> Changed:
        """End the work with a family on a day; it leaves the daily lists and stays readable."""
        return self._mark_closed(family, on, reason)

    def reopen(self, family: FamilyId) -> Changed:
        """Take a closed family back into the daily lists."""
        return self._mark_closed(family, None, "")

    def _mark_closed(self, family: FamilyId, on: date | None, reason: str) -> Changed:
        kept_reason = checked_closing(on, reason)
        with self._database.write("family.close" if on else "family.reopen") as session:
            row = found_family(session, family)
            before, before_reason = row.closed_on, row.closed_reason
            row.closed_on, row.closed_reason = on, kept_reason
            row.updated_at = self._clock.now()
            name = row.surname
        said = _("Familien {name} er afsluttet.") if on else _("Familien {name} er åben igen.")
        return Changed(
            _KINDS, said.format(name=name), family, lambda: self._mark_closed(family, before, before_reason)
        )

    def delete(self, family: FamilyId) -> Changed:
        """Put a family in the trash."""
        return self._mark_deleted(family, self._clock.now())

    def restore(self, family: FamilyId) -> Changed:
        """Take a family out of the trash."""
        return self._mark_deleted(family, None)

    def _mark_deleted(self, family: FamilyId, at: datetime | None) -> Changed:
        with self._database.write("family.delete" if at else "family.restore") as session:
            row = found_family(session, family)
            mark_deleted(session, row, at, self._clock.now())
            name = row.surname
        if at is None:
            return Changed(
                _KINDS,
                _("Familien {name} er hentet tilbage.").format(name=name),
                family,
                lambda: self.delete(family),
            )
        return Changed(
            _KINDS,
            _("Familien {name} er lagt i papirkurven.").format(name=name),
            family,
            lambda: self.restore(family),
        )

    # -- for good

    def erasure(self, family: FamilyId) -> Erasure:
        """Return what goes when a family is erased for good. Raises `UserError` unless it lies in the trash."""
        with self._database.read() as session:
            row = found_family(session, family)
            require_trashed(row)
            return erasure_of(session, row)

    def erase(self, family: FamilyId) -> Changed:
        """Erase a family in the trash: members no other family has, folder, hand-overs and kept papers.

        Nothing takes it back; backups made earlier keep it until they are thinned out. Raises `UserError`.
        """
        with self._database.write("family.erase") as session:
            row = found_family(session, family)
            require_trashed(row)
            name = row.surname
            erase_family(session, row)
        self._empty_log()
        said = _("Familien {name} er slettet for altid.").format(name=name)
        return Changed(_KINDS | {Kind.FOLDER}, said)

    def persons_of_no_family(self) -> tuple[str, ...]:
        """Return the names of persons taken off every family's list; they are in no list and no search."""
        with self._database.read() as session:
            found = persons_of_no_family(session)
        return tuple(f"{person.given_name} {person.surname}".strip() for person in found)

    def erase_persons_of_no_family(self) -> Changed:
        """Erase the persons no family has; nothing takes it back."""
        with self._database.write("person.erase") as session:
            count = erase_persons_of_no_family(session)
        self._empty_log()
        said = ngettext(
            "{count} person er slettet for altid.", "{count} personer er slettet for altid.", count
        )
        return Changed(_KINDS, said.format(count=count))

    def _empty_log(self) -> None:
        """Take the erased out of the write-ahead log as well; closing does it again if somebody reads just now."""
        try:
            self._database.checkpoint()
        except StorageError as error:
            log.warning("no checkpoint after erasing: %s", type(error).__name__)

    def note_opened(self, family: FamilyId) -> None:
        """Remember that the family's page was opened now, for »Senest åbnet« and for the trail. Raises `UserError`."""
        seen = (
            update(FamilyTable)
            .where(FamilyTable.id == family)
            .values(opened_at=self._clock.now().replace(tzinfo=None))
            .returning(FamilyTable.id)
            .execution_options(recorded=True, synchronize_session=False)
        )
        with self._database.write("family.open") as session:
            if session.scalar(seen) is None:
                raise family_gone()
            audit.record(session, audit.Operation.SEEN, FamilyTable.__tablename__, family)
