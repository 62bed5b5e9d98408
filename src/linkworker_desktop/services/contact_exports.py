"""Contacts to files of other programs: what is chosen, and nothing private unless it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.domain.contact import ContactDraft, ContactId, Sector, Visibility
from linkworker_desktop.exchange.contact_files.hsds import hsds_package
from linkworker_desktop.exchange.contact_files.table_writing import csv_bytes, table_of, xlsx_bytes
from linkworker_desktop.exchange.contact_files.vcard_writing import vcards
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.services.contact_views import ContactFilter
from linkworker_desktop.services.contacts import Contacts


class ExportFormat(StrEnum):
    """What contacts can be written as."""

    VCARD = "vcard"
    CSV = "csv"
    XLSX = "xlsx"
    HSDS = "hsds"


SUFFIXES: Mapping[ExportFormat, str] = MappingProxyType(
    {
        ExportFormat.VCARD: ".vcf",
        ExportFormat.CSV: ".csv",
        ExportFormat.XLSX: ".xlsx",
        ExportFormat.HSDS: ".zip",
    }
)


class ContactExports:
    """The use cases of handing contacts on."""

    def __init__(self, database: Database, clock: Clock, contacts: Contacts) -> None:
        self._database = database
        self._clock = clock
        self._contacts = contacts

    def export(
        self,
        format: ExportFormat,  # noqa: A002 - the word on the command line
        chosen: Sequence[ContactId] | None = None,
        *,
        sector: Sector | None = None,
        text: str = "",
        show: ContactFilter = ContactFilter.ACTIVE,
        private: bool = False,
    ) -> bytes:
        """Return the file: of the chosen contacts, else of those the list would show. The log keeps how many."""
        drafts = self.drafts(chosen, sector=sector, text=text, show=show, private=private)
        content = written(format, drafts, self._clock, private=private)
        facts: dict[str, object] = {"format": format.value, "contacts": len(drafts), "private": private}
        with self._database.write("contact.export") as session:
            audit.record(session, audit.Operation.SEEN, "contact", format.value, changes=facts)
        return content

    def drafts(
        self,
        chosen: Sequence[ContactId] | None = None,
        *,
        sector: Sector | None = None,
        text: str = "",
        show: ContactFilter = ContactFilter.ACTIVE,
        private: bool = False,
    ) -> tuple[ContactDraft, ...]:
        """Return the contacts as they are written; without `private` those of the user alone are left out."""
        views = self._contacts.rows(text, show, sector) if chosen is None else self._contacts.views(chosen)
        every = (view.draft for view in views)
        if private:
            return tuple(every)
        return tuple(without_private(draft) for draft in every if draft.visibility is not Visibility.ONLY_ME)


def written(
    format: ExportFormat,  # noqa: A002
    drafts: Sequence[ContactDraft],
    clock: Clock,
    *,
    private: bool,
) -> bytes:
    """Return contacts in a format; they are to be without what is private unless `private`.

    An HSDS package is made to be published: what only the municipality may see is left out of it too.
    """
    if format is ExportFormat.VCARD:
        return vcards(drafts)
    if format is ExportFormat.HSDS:
        open_to_all = [draft for draft in drafts if private or draft.visibility is Visibility.EVERYONE]
        return hsds_package(open_to_all, clock.today())
    headers, rows = table_of(drafts, private=private)
    return csv_bytes(headers, rows) if format is ExportFormat.CSV else xlsx_bytes(headers, rows)


def without_private(draft: ContactDraft) -> ContactDraft:
    """Return a contact without the note, the numbers and the addresses that are the user's alone."""
    return replace(
        draft,
        private_note="",
        phones=tuple(each for each in draft.phones if not each.only_me),
        more_emails=tuple(each for each in draft.more_emails if not each.only_me),
    )
