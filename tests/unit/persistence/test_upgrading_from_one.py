"""A vault made by the first version of the program opens in this one with everything that was in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import event
from tests.builders.vaults import CLOCK, Home

from linkworker_desktop.domain.contact import ContactDraft, Freshness, PhoneDraft, Visibility
from linkworker_desktop.persistence.checking import check
from linkworker_desktop.persistence.engine import Database, schema_version
from linkworker_desktop.persistence.keys import DataKey
from linkworker_desktop.persistence.migrations.upgrading import migrations_config
from linkworker_desktop.persistence.schema import create_derived, mark
from linkworker_desktop.persistence.sqlite import WRITER, build_engine
from linkworker_desktop.persistence.version import SCHEMA_VERSION
from linkworker_desktop.services.contact_views import ContactQuery
from linkworker_desktop.services.contacts import Contacts

STAMPS = "'2026-01-05 09:00:00.000000', '2026-01-05 09:00:00.000000', NULL"
COLUMNS = (
    "id, organisation_id, person, sort_key, role, category, email, street, post_code, town, hours, languages,"
    " printable, verified_on, verified_how, ended_on, note, created_at, updated_at, deleted_at"
)
PLACE, DOCTOR, ENTRY, NUMBER = ("1" * 32, "2" * 32, "3" * 32, "4" * 32)
ROWS = f"""
INSERT INTO organisation (id, name, folded) VALUES ('{PLACE}', 'Ådalby Lægehus', 'adalby lagehus');
INSERT INTO contact ({COLUMNS}) VALUES ('{DOCTOR}', '{PLACE}', 'Søren Vindkærby', '}}dalby', 'læge', 'gp',
    'a@b.example', 'Torvet 1', '0130', 'Ådalby', 'hverdage 8-16', '["da", "ar"]', 1, '2026-10-01', 'ringet op', NULL,
    'Ring sent', {STAMPS});
INSERT INTO contact ({COLUMNS}) VALUES ('{ENTRY}', '{PLACE}', '', '}}dalby', '', 'gp', '', '', '', '', '', '[]', 1,
    NULL, '', NULL, '', {STAMPS});
INSERT INTO contact_phone (id, contact_id, position, number, digits, label)
    VALUES ('{NUMBER}', '{DOCTOR}', 0, '01 23 45 67', '01234567', 'hverdage');
INSERT INTO search_doc (kind, entity_id, is_long, title, subtitle, folded_title, folded)
    VALUES ('contact', '{DOCTOR}', 0, 'Ådalby Lægehus', '', 'adalby lagehus', 'adalby lagehus 01234567')
"""


@pytest.fixture
def first_version(home: Home) -> Home:
    """A vault whose database was made by revision 0001 alone, with two contacts in it."""
    file = home.folder / "linkworker.db"
    for leftover in home.folder.glob("linkworker.db*"):
        leftover.unlink()
    _make(file, home.key)
    return home


def _make(file: Path, key: DataKey) -> None:
    engine = build_engine(file, key, create=True)
    event.listen(engine, "connect", lambda raw, _record: raw.execute("PRAGMA foreign_keys=OFF"))
    with engine.execution_options(**{WRITER: True}).begin() as connection:
        command.upgrade(migrations_config(connection, None), "0001")
        create_derived(connection)
        mark(connection, 1)
        for row in ROWS.split(";\n"):
            connection.exec_driver_sql(row)
    engine.dispose()


def _opened(home: Home) -> Database:
    assert schema_version(home.folder / "linkworker.db", home.key) == 1
    database = home.open()
    assert schema_version(home.folder / "linkworker.db", home.key) == SCHEMA_VERSION
    return database


def test_its_contacts_are_as_they_were_and_what_is_new_is_empty(first_version: Home) -> None:
    database = _opened(first_version)
    contacts = Contacts(database, CLOCK)
    person, place = contacts.rows()
    draft = person.draft
    assert (draft.organisation, draft.person, draft.role) == ("Ådalby Lægehus", "Søren Vindkærby", "læge")
    assert draft.phones == (PhoneDraft("01 23 45 67", "hverdage"),)
    assert (draft.hours, draft.languages, draft.note) == ("hverdage 8-16", ("da", "ar"), "Ring sent")
    assert (draft.visibility, draft.schedule, draft.employer) == (
        Visibility.EVERYONE,
        ContactDraft("x").schedule,
        None,
    )
    assert place.freshness is Freshness.NEVER
    assert check(database).is_sound
    database.close()


def test_they_are_sorted_by_person_found_and_can_be_edited(first_version: Home) -> None:
    database = _opened(first_version)
    contacts = Contacts(database, CLOCK)
    lines = contacts.page(contacts.keys(ContactQuery()))
    assert [line.name for line in lines] == ["Søren Vindkærby", "Ådalby Lægehus"]
    assert [view.draft.person for view in contacts.rows("0123 4567")] == ["Søren Vindkærby"]
    contacts.save(contacts.view(lines[0].id).draft)
    assert contacts.view(lines[0].id).freshness is not Freshness.CHANGED
    database.close()
