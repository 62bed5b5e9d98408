"""Vaults for tests, with a key derivation that costs nothing, and rows to put in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.persistence.engine import Database, create_database, open_database
from linkworker_desktop.persistence.keys import Cost, DataKey
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.vault import create_vault

PASSPHRASE = "blå hest i regnvejr"
CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
CLOCK = FixedClock(datetime(2026, 11, 24, 13, 2, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Home:
    """A data folder with what opens it."""

    folder: Path
    key: DataKey
    recovery_key: str

    def open(self) -> Database:
        """Open the database in the folder."""
        return open_database(self.folder, self.key, clock=CLOCK)


def a_home(folder: Path, *, contacts: int = 0) -> Home:
    """Make a vault with a closed database of so many contacts."""
    _vault, key, recovery_key = create_vault(folder, PASSPHRASE, demo=False, cost=CHEAP)
    database = create_database(folder, key, clock=CLOCK)
    for number in range(contacts):
        add_contact(database, f"Kontakt {number:04d}")
    database.close()
    return Home(folder, key, recovery_key)


def a_contact(name: str, *, note: str = "") -> ContactRow:
    """Return a contact that is in no database yet."""
    return ContactRow(
        person=name,
        sort_key=name,
        category="school",
        languages=["da"],
        note=note,
        created_at=CLOCK.now(),
        updated_at=CLOCK.now(),
    )


def add_contact(database: Database, name: str, *, note: str = "") -> UUID:
    """Save a contact in a unit of work of its own and return its id."""
    with database.write("contact.create", actor="Anna") as session:
        contact = a_contact(name, note=note)
        session.add(contact)
        session.flush()
        return contact.id


def fail_halfway(session: Session, name: str) -> None:
    """Save a contact in the session and then fail with a KeyError, as a mistake in a unit of work would."""
    session.add(a_contact(name))
    session.flush()
    raise KeyError(name)
