"""A unit of work is taken back row by row, and done again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactDraft, PhoneDraft
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.tables.contacts import ContactPhoneRow, ContactRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_rows import found_contact, new_rows
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.CONTACT})
_CLINIC = ContactDraft(
    category="gp",
    organisation="Lægehuset Kløverbakken",
    phones=(PhoneDraft("01 23 45 67"), PhoneDraft("01 99 99 99")),
)


def _added(services: Services, *drafts: ContactDraft) -> Changed:
    with services.database.write("contact.test") as session:
        new_rows(session, drafts, services.clock.now())
    return changed(services.database, session, _KINDS, done="Gjort.", undone="Fortrudt.")


def test_new_rows_are_gone_after_undo_and_back_with_the_same_ids_after_redo(services: Services) -> None:
    at_first = services.contacts.rows()
    outcome = _added(services, _CLINIC, replace(_CLINIC, organisation="Apoteket Havnekajen"))
    before = services.contacts.rows()

    assert outcome.undo is not None
    undone = outcome.undo()
    assert services.contacts.rows() == at_first
    assert services.finder.find("kløverbakken") == ()

    assert undone.undo is not None
    redone = undone.undo()
    assert redone.sentence == "Gjort."
    assert services.contacts.rows() == before
    assert services.finder.find("kløverbakken")


def test_a_removed_row_and_its_children_come_back(services: Services) -> None:
    _added(services, _CLINIC)
    before = services.contacts.rows()
    with services.database.write("contact.test") as session:
        session.delete(session.scalars(select(ContactRow).where(ContactRow.category == "gp")).one())
    outcome = changed(services.database, session, _KINDS, done="Slettet.", undone="Hentet.")
    with services.database.read() as reading:
        assert "01 99 99 99" not in reading.scalars(select(ContactPhoneRow.number)).all()

    assert outcome.undo is not None
    outcome.undo()
    assert services.contacts.rows() == before


def test_only_what_was_changed_is_put_back(services: Services) -> None:
    _added(services, _CLINIC)
    contact = services.contacts.rows("kløverbakken")[0].id
    with services.database.write("contact.test") as session:
        found_contact(session, contact).role = "lægehus"
    outcome = changed(services.database, session, _KINDS, done="Ændret.", undone="Fortrudt.")
    with services.database.write("contact.other") as other:
        found_contact(other, contact).hours = "8-16"

    assert outcome.undo is not None
    outcome.undo()
    draft = services.contacts.view(contact).draft
    assert (draft.role, draft.hours) == ("", "8-16")


def test_what_somebody_changed_since_is_not_overwritten(services: Services) -> None:
    _added(services, _CLINIC)
    contact = services.contacts.rows("kløverbakken")[0].id
    with services.database.write("contact.test") as session:
        found_contact(session, contact).role = "lægehus"
    outcome = changed(services.database, session, _KINDS, done="Ændret.", undone="Fortrudt.")
    with services.database.write("contact.other") as other:
        found_contact(other, contact).role = "vagt"

    assert outcome.undo is not None
    with pytest.raises(UserError):
        outcome.undo()
    assert services.contacts.view(contact).draft.role == "vagt"


def test_undo_stands_in_the_audit_trail(services: Services) -> None:
    outcome = _added(services, _CLINIC)
    assert outcome.undo is not None
    outcome.undo()
    with services.database.read() as session:
        assert audit.verify_chain(session).is_sound
        actions = [row.action for row in session.execute(select(audit._table))]
    assert actions.count("undo") >= 2
