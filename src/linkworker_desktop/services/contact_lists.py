"""Reading contacts: lists, lines, counts, and what is known round one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.domain.contact import ContactId, Sector
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.i18n.danish import danish_sort_key
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.persistence.tables.contacts import OrganisationRow, UnitRow
from linkworker_desktop.services.contact_folders import folders_of, printed_in, waiting
from linkworker_desktop.services.contact_listing import keys, lines, views, views_by_id
from linkworker_desktop.services.contact_printed import affected_folders
from linkworker_desktop.services.contact_reading import ACTIVE, counted, own_months, unconfirmed, with_facets
from linkworker_desktop.services.contact_rows import found_contact, months_of, view_of
from linkworker_desktop.services.contact_uses import uses_of
from linkworker_desktop.services.contact_verifying import history_of
from linkworker_desktop.services.contact_views import (
    AffectedFolder,
    ContactCounts,
    ContactFilter,
    ContactKeys,
    ContactLine,
    ContactQuery,
    ContactUse,
    ContactView,
    VerificationEntry,
)


class ContactLists:
    """What is read of contacts; each call sees one snapshot."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def rows(
        self,
        text: str = "",
        show: ContactFilter = ContactFilter.ACTIVE,
        sector: Sector | None = None,
        *,
        limit: int | None = None,
    ) -> tuple[ContactView, ...]:
        """Return contacts in Danish order; `text` narrows by folded words, languages or phone digits."""
        sectors = frozenset() if sector is None else frozenset({sector})
        query = ContactQuery(text=cleaned(text), show=show, sectors=sectors)
        with self._database.look() as look:
            return views(look, query, local_now(self._clock), limit)

    def keys(self, query: ContactQuery) -> ContactKeys:
        """Return the ids of all contacts a query finds, in its order; cheap also for many thousands."""
        with self._database.look() as look:
            return keys(look, replace(query, text=cleaned(query.text)), local_now(self._clock))

    def page(self, contacts: Sequence[ContactId]) -> tuple[ContactLine, ...]:
        """Return the lines of some contacts in the order they are given; what is gone is left out."""
        with self._database.look() as look:
            return lines(look, contacts, local_now(self._clock))

    def counts(self) -> ContactCounts:
        """Return how many contacts each filter and facet shows."""
        with self._database.look() as look:
            return with_facets(look, counted(look, self._clock.today(), own_months(look)))

    def due_in_folders(self, days: int = 7) -> int:
        """Return how many of those to confirm stand in a folder that is due out within so many days."""
        now = local_now(self._clock)
        with self._database.look() as look:
            condition, values = unconfirmed(own_months(look), now.date())
            printed, more = printed_in(waiting(folders_of(look, now), now, days))
            statement = f"SELECT count(*) AS number FROM contact WHERE {ACTIVE} AND {condition} AND {printed}"  # noqa: S608
            row = look.row(statement, values | more)
        return int(row.number) if row is not None else 0

    def view(self, contact: ContactId) -> ContactView:
        """Return one contact. Raises `UserError` when it is gone for good."""
        with self._database.read() as session:
            return view_of(found_contact(session, contact), self._clock.today(), months_of(session))

    def views(self, contacts: Sequence[ContactId]) -> tuple[ContactView, ...]:
        """Return several contacts in the order they are given; what is gone is left out."""
        with self._database.look() as look:
            return views_by_id(look, contacts, local_now(self._clock))

    def organisations(self) -> tuple[str, ...]:
        """Return the names of all organisations in Danish order, for completion."""
        with self._database.read() as session:
            names = session.scalars(select(OrganisationRow.name)).all()
        return tuple(sorted(names, key=danish_sort_key))

    def units(self, organisation: str = "") -> tuple[str, ...]:
        """Return the names of the units, of one organisation or of all, in Danish order."""
        query = select(UnitRow.name)
        if organisation:
            query = query.join(OrganisationRow).where(OrganisationRow.folded == fold(cleaned(organisation)))
        with self._database.read() as session:
            names = session.scalars(query.distinct()).all()
        return tuple(sorted(names, key=danish_sort_key))

    def towns(self) -> tuple[str, ...]:
        """Return the towns contacts lie in, in Danish order."""
        with self._database.look() as look:
            found = look.rows(f"SELECT DISTINCT town FROM contact WHERE {ACTIVE} AND town <> ''")  # noqa: S608
        return tuple(sorted((row.town for row in found), key=danish_sort_key))

    def uses(self, contact: ContactId) -> tuple[ContactUse, ...]:
        """Return where a contact stands. Raises `UserError` when it is gone for good."""
        view = self.view(contact)
        with self._database.look() as look:
            return uses_of(look, view, local_now(self._clock))

    def history(self, contact: ContactId) -> tuple[VerificationEntry, ...]:
        """Return every look at a contact's facts, newest first. Raises `UserError` when it is gone for good."""
        with self._database.read() as session:
            return history_of(session, found_contact(session, contact))

    def affected_folders(self, contact: ContactId) -> tuple[AffectedFolder, ...]:
        """Return the handed-out folders that say something else of a contact than is true today."""
        with self._database.read() as session:
            row = found_contact(session, contact)
            return affected_folders(session, view_of(row, self._clock.today(), months_of(session)))
