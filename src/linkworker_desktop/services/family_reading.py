"""Reading families: the list, one family's page, and who can be found."""

from __future__ import annotations

from sqlalchemy import case, func, select

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.family import FamilyDraft, FamilyId, MemberDraft, PersonId
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence import search
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.families import FamilyRow as FamilyTable
from linkworker_desktop.services.family_listing import RECENTLY_OPENED, holds, last_opened, listed
from linkworker_desktop.services.family_page import FamilyPageView, PersonPageView, page_of, person_page_of
from linkworker_desktop.services.family_persons import found_persons, known_person
from linkworker_desktop.services.family_rows import draft_of, found_family
from linkworker_desktop.services.family_views import FamilyFilter, FamilyRow, FamilySheet, FoundPerson, Home
from linkworker_desktop.services.family_who import sheet_of


class FamilyReading:
    """What is read of families; each call sees one snapshot."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def rows(self, text: str = "", show: FamilyFilter = FamilyFilter.ACTIVE) -> tuple[FamilyRow, ...]:
        """Return the families of one filter in Danish order; `text` narrows to names, towns and codes."""
        wanted = [search.fold(word) for word in text.split()]
        with self._database.look() as look:
            families = listed(look, show, local_now(self._clock))
        return tuple(family.row for family in families if holds(family, wanted))

    def sheet(self, family: FamilyId) -> FamilySheet:
        """Return what the page of a family says of the family itself. Raises `UserError` when it is gone for good."""
        with self._database.look() as look:
            return sheet_of(look, family, local_now(self._clock))

    def page(self, family: FamilyId, note_draft: str = "") -> FamilyPageView:
        """Return the whole page of one family; `note_draft` is the kind of the draft of a note. Raises `UserError`."""
        return page_of(self._database, self._clock, family, note_draft)

    def person(self, family: FamilyId, person: PersonId) -> PersonPageView:
        """Return the page of one person of a family. Raises `UserError` when the family never had them."""
        return person_page_of(self._database, self._clock, family, person)

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
        with self._database.look() as look:
            return last_opened(listed(look, FamilyFilter.ACTIVE, local_now(self._clock)), most)

    def found_persons(self, text: str, limit: int = 50) -> tuple[FoundPerson, ...]:
        """Return the persons whose names hold all words of `text`, those no family has as well."""
        with self._database.read() as session:
            return found_persons(session, text, limit, of_no_family=True)

    def known_person(self, person: PersonId) -> tuple[MemberDraft, tuple[Home, ...]]:
        """Return a person to be added to another family, and the families they live in. Raises `UserError`."""
        with self._database.read() as session:
            return known_person(session, person)
