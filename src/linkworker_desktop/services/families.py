"""Families: list, read, save, close, delete to the trash and bring back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain import cpr
from linkworker_desktop.domain.family import (
    FamilyDraft,
    FamilyId,
    MemberDraft,
    proposed_language,
)
from linkworker_desktop.domain.folder_deadline import folder_deadline
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.families import FamilyRow as FamilyTable
from linkworker_desktop.persistence.tables.families import PersonRow
from linkworker_desktop.persistence.tables.folders import FolderIssueRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.family_checks import (
    checked_closing,
    checked_family,
    checked_note,
    cpr_sentences,
)
from linkworker_desktop.services.family_listing import RECENTLY_OPENED, holds, last_opened, listed
from linkworker_desktop.services.family_rows import (
    draft_of,
    fill,
    found_family,
    index,
    is_code,
    mark_deleted,
    next_code,
    persons,
)
from linkworker_desktop.services.family_views import FamilyFilter, FamilyRow, FamilySheet, MemberSheet

_KINDS = frozenset({Kind.FAMILY})


class Families:
    """The use cases round a family; each call is one short transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # -- reading

    def rows(self, text: str = "", show: FamilyFilter = FamilyFilter.ACTIVE) -> tuple[FamilyRow, ...]:
        """Return the families of one filter in Danish order; `text` narrows to names, towns and codes."""
        wanted = [search.fold(word) for word in text.split()]
        with self._database.read() as session:
            families = listed(session, show, local_now(self._clock))
        return tuple(family.row for family in families if holds(family, wanted))

    def sheet(self, family: FamilyId) -> FamilySheet:
        """Return everything the page of one family shows. Raises `UserError` when it is gone for good."""
        with self._database.read() as session:
            return self._sheet(session, found_family(session, family))

    def draft(self, family: FamilyId) -> FamilyDraft:
        """Return the family as it was typed in, CPR numbers included."""
        with self._database.read() as session:
            return draft_of(found_family(session, family))

    def counts(self) -> dict[FamilyFilter, int]:
        """Return how many families each filter shows."""
        deleted, closed = FamilyTable.deleted_at.is_not(None), FamilyTable.closed_on.is_not(None)
        shown = case(
            (deleted, FamilyFilter.TRASH.value),
            (closed, FamilyFilter.CLOSED.value),
            else_=FamilyFilter.ACTIVE.value,
        )
        with self._database.read() as session:
            counted = session.execute(select(shown, func.count()).group_by(shown))
            numbers = {str(name): int(number) for name, number in counted}
        return {show: numbers.get(show.value, 0) for show in FamilyFilter}

    def by_code(self, code: str) -> FamilyId:
        """Return the family with `code` (case does not matter). Raises `UserError` when there is none."""
        with self._database.read() as session:
            found = session.scalar(
                select(FamilyTable.id).where(
                    func.upper(FamilyTable.code) == cleaned(code).upper(), FamilyTable.deleted_at.is_(None)
                )
            )
        if found is None:
            raise UserError(_("Der er ingen familie med koden {code}.").format(code=cleaned(code)[:20]))
        return FamilyId(found)

    def recently_opened(self, most: int = RECENTLY_OPENED) -> tuple[FamilyRow, ...]:
        """Return the families last opened, newest first."""
        with self._database.read() as session:
            return last_opened(listed(session, FamilyFilter.ACTIVE, local_now(self._clock)), most)

    # -- writing

    def save(self, draft: FamilyDraft) -> Changed:
        """Create or change a family. Raises `InvalidInput` and changes nothing when a field is wrong."""
        clean = checked_family(draft, self._clock.today())
        with self._database.write("family.save") as session:
            if clean.family is None:
                row = FamilyTable(code=next_code(session), created_at=self._clock.now())
                before = None
            else:
                row = found_family(session, clean.family)
                before = draft_of(row)
            fill(session, row, clean, self._clock.now())
            session.add(row)
            session.flush()
            family = FamilyId(row.id)
            index(session, row)
        remarks = tuple(sentence for member in clean.members for sentence in cpr_sentences(member))
        if before is None:
            sentence = _("Familien {name} er oprettet.").format(name=clean.surname)
            return Changed(_KINDS, sentence, family, lambda: self.delete(family), remarks)
        restored = before
        sentence = _("Familien {name} er gemt.").format(name=clean.surname)
        return Changed(_KINDS, sentence, family, lambda: self.save(restored), remarks)

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

    def note_opened(self, family: FamilyId) -> None:
        """Remember that the family's page was opened now, for »Senest åbnet«."""
        with self._database.write("family.open") as session:
            found_family(session, family).opened_at = self._clock.now().replace(tzinfo=None)

    # -- inside

    def _sheet(self, session: Session, family: FamilyTable) -> FamilySheet:
        today = self._clock.today()
        draft = draft_of(family)
        handed_out_at = session.scalar(
            select(func.min(FolderIssueRow.handed_out_at)).where(FolderIssueRow.family_id == family.id)
        )
        return FamilySheet(
            id=FamilyId(family.id),
            code=family.code,
            surname=family.surname,
            address=draft.address,
            is_protected=draft.protected_address,
            housed_at=draft.housed_at,
            languages=draft.languages or (proposed_language(draft.members, today),),
            languages_are_proposed=not draft.languages,
            note=draft.note,
            members=tuple(_member_sheet(member, today) for member in draft.members),
            folder=folder_deadline(draft.housed_at, handed_out_at, local_now(self._clock)),
            closed_on=family.closed_on,
            closed_reason=family.closed_reason,
            deleted_at=family.deleted_at,
            updated_at=family.updated_at,
        )


def _member_sheet(member: MemberDraft, today: date) -> MemberSheet:
    return MemberSheet(
        draft=replace(member, cpr=""),
        age=member.age(today),
        is_adult=member.is_adult(today),
        lives_here=member.lives_here(today),
        cpr_masked=cpr.masked(member.cpr) if member.cpr else "",
        cpr_remarks=cpr_sentences(member),
    )
