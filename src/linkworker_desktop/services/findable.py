"""What is found by searching follows the rows, also when they are put back row by row."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from linkworker_desktop.persistence.steps import Step
from linkworker_desktop.persistence.tables.calendar import EventRow
from linkworker_desktop.persistence.tables.contacts import ContactPhoneRow, ContactRow
from linkworker_desktop.persistence.tables.documents import DocumentRow
from linkworker_desktop.persistence.tables.log import LogEntryRow, LogPersonRow
from linkworker_desktop.services import contact_rows, event_rows, log_rows
from linkworker_desktop.services.document_reading import put_document_in_search


def make_findable(session: Session, steps: tuple[Step, ...]) -> None:
    """Bring the search up to date with every record whose rows the steps touched."""
    session.flush()
    for contact in _contacts(steps):
        contact_rows.index_again(session, contact)
    events = dict.fromkeys(step.key[0] for step in steps if step.row_class is EventRow)
    event_rows.index_again(session, tuple(events))
    entries = dict.fromkeys(step.key[0] for step in steps if step.row_class in (LogEntryRow, LogPersonRow))
    log_rows.index_again(session, tuple(entries))
    for step in steps:
        if step.row_class is DocumentRow:
            put_document_in_search(session, step.key[0])


def _contacts(steps: tuple[Step, ...]) -> dict[UUID, None]:
    found: dict[UUID, None] = {}
    for step in steps:
        if step.row_class is ContactRow:
            found[step.key[0]] = None
        elif step.row_class is ContactPhoneRow:
            values = step.after or step.before or {}
            if "contact_id" in values:
                found[values["contact_id"]] = None
    return found
