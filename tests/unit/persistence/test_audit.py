"""Every change is recorded with it, in a chain that shows what was changed afterwards."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError
from tests.builders.vaults import CLOCK, Home, a_contact, add_contact, fail_halfway

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.audit import HIDDEN, Operation, verify_chain
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.audit import AuditRow
from linkworker_desktop.persistence.tables.contacts import ContactPhoneRow, ContactRow
from linkworker_desktop.persistence.tables.municipality import DraftRow


def log(database: Database) -> list[AuditRow]:
    with database.read() as session:
        return list(session.scalars(select(AuditRow).order_by(AuditRow.seq)))


def a_phone(number: str) -> ContactPhoneRow:
    return ContactPhoneRow(position=0, number=number, digits=number)


def test_a_new_row_is_recorded_with_its_values_and_who_did_what_when(database: Database) -> None:
    contact = add_contact(database, "Skovsunde Skole")
    (row,) = log(database)
    assert (row.seq, row.actor, row.action, row.operation) == (1, "Anna", "contact.create", "created")
    assert (row.entity, row.entity_id, row.at) == ("contact", str(contact), CLOCK.now())
    assert row.changes["person"] == [None, "Skovsunde Skole"]
    assert row.changes["languages"] == [None, "da"]


def test_a_change_is_recorded_before_and_after_and_only_where_it_changed(database: Database) -> None:
    contact = add_contact(database, "Skole")
    with database.write("contact.rename") as session:
        row = session.get_one(ContactRow, contact)
        row.person, row.category, row.updated_at = "Ny skole", "school", CLOCK.now() + timedelta(days=1)
    assert log(database)[-1].changes == {"person": ["Skole", "Ny skole"]}


def test_a_change_back_to_the_same_is_not_recorded(database: Database) -> None:
    contact = add_contact(database, "Skole")
    with database.write("contact.rename") as session:
        session.get_one(ContactRow, contact).person = "Skole"
    assert len(log(database)) == 1


def test_sensitive_and_long_values_are_not_repeated_in_the_log(database: Database) -> None:
    contact = add_contact(database, "Skole", note="flygtede alene")
    with database.write("contact.note") as session:
        row = session.get_one(ContactRow, contact)
        row.note, row.hours = "har fået opholdstilladelse", "man. 9-12, " * 60
    created, changed = log(database)
    assert created.changes["note"] == HIDDEN
    assert changed.changes == {"note": HIDDEN, "hours": HIDDEN}


def test_a_child_removed_with_its_parent_or_from_its_list_is_recorded(database: Database) -> None:
    contact = add_contact(database, "Skole")
    with database.write("contact.phones") as session:
        row = session.get_one(ContactRow, contact)
        row.phones += [a_phone("11111111"), a_phone("22222222")]
    with database.write("contact.phones") as session:
        row = session.get_one(ContactRow, contact)
        row.phones.pop(0)
    with database.write("contact.erase") as session:
        session.delete(session.get_one(ContactRow, contact))
    deleted = [row.entity for row in log(database) if row.operation == Operation.DELETED]
    assert deleted == ["contact_phone", "contact_phone", "contact"]


def test_a_unit_of_work_that_failed_is_not_in_the_log(database: Database) -> None:
    add_contact(database, "En")
    with pytest.raises(KeyError), database.write("x") as session:
        fail_halfway(session, "To")
    with database.write("x") as session:
        session.add(a_contact("Tre"))
        with pytest.raises(KeyError), session.begin_nested():
            fail_halfway(session, "Fire")
    assert [(row.seq, row.changes["person"]) for row in log(database)] == [
        (1, [None, "En"]),
        (2, [None, "Tre"]),
    ]
    assert is_whole(database)


def test_numbers_have_no_gaps_over_many_flushes(database: Database) -> None:
    with database.write("contact.import") as session:
        for number in range(5):
            session.add_all([a_contact(f"{number}a"), a_contact(f"{number}b")])
            session.flush()
    assert [row.seq for row in log(database)] == list(range(1, 11))
    assert is_whole(database)


def test_an_access_is_recorded_with_its_purpose(database: Database) -> None:
    family = UUID(int=7)
    with database.write("family.print", purpose="møde") as session:
        audit.record(session, Operation.SEEN, "family", family)
    (row,) = log(database)
    assert (row.operation, row.entity_id, row.purpose) == ("seen", str(family), "møde")


def test_a_draft_is_no_record_and_is_not_logged(database: Database) -> None:
    with database.write("draft.save") as session:
        session.add(DraftRow(kind="family", content="{}", saved_at=CLOCK.now()))
    assert log(database) == []


@pytest.mark.parametrize("statement", ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"])
def test_the_log_cannot_be_changed_through_the_database(database: Database, statement: str) -> None:
    add_contact(database, "Skole")
    with pytest.raises(IntegrityError, match="append-only"), database.write("x") as session:
        session.execute(text(statement))
    assert len(log(database)) == 1


@pytest.mark.parametrize(
    ("forgery", "broken_at"),
    [
        ("UPDATE audit SET actor = 'x' WHERE seq = 2", 2),
        ("UPDATE audit SET changes = '{}' WHERE seq = 3", 3),
        ("DELETE FROM audit WHERE seq = 2", 3),
        ("DELETE FROM audit WHERE seq = 1", 2),
        ("UPDATE audit SET sha256 = prev WHERE seq = 4", 4),
    ],
)
def test_a_row_changed_behind_the_triggers_back_breaks_the_chain(
    database: Database, forgery: str, broken_at: int
) -> None:
    for name in "abcd":
        add_contact(database, name)
    with database.write("x") as session:
        for trigger in ("audit_no_update", "audit_no_delete"):
            session.execute(text(f"DROP TRIGGER {trigger}"))
        session.execute(text(forgery))
    with database.read() as session:
        report = verify_chain(session)
    assert not report.is_sound
    assert report.broken_at == broken_at


def is_whole(database: Database) -> bool:
    with database.read() as session:
        return verify_chain(session).is_sound


def test_rows_cut_off_the_end_are_noticed_by_the_anchor(database: Database) -> None:
    for name in "abc":
        add_contact(database, name)
    assert database.notices() == ()
    with database.write("x") as session:
        session.execute(text("DROP TRIGGER audit_no_delete"))
        session.execute(text("DELETE FROM audit WHERE seq = 3"))
    assert is_whole(database)
    assert any("tabt" in notice for notice in database.notices())


def test_a_clock_that_went_backwards_is_told_and_the_order_is_kept(home: Home) -> None:
    database = home.open()
    database.clock = FixedClock(CLOCK.now() - timedelta(days=1))
    assert any("ur går bagud" in notice for notice in database.notices())
    add_contact(database, "Skole")
    rows = log(database)
    database.close()
    assert rows[-1].at < rows[-2].at
    assert [row.seq for row in rows] == [1, 2, 3, 4]


def test_a_bulk_change_that_is_recorded_by_hand_is_allowed(database: Database) -> None:
    contact = add_contact(database, "Skole")
    with database.write("contact.move") as session:
        session.execute(update(ContactRow).values(town="Skovsunde"), execution_options={"recorded": True})
        audit.record(session, Operation.CHANGED, "contact", contact, changes={"town": ["", "Skovsunde"]})
    assert log(database)[-1].changes == {"town": ["", "Skovsunde"]}
