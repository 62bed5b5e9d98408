"""Who coordinates round a family, and the relay log."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Connection,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    event,
    inspect,
)
from sqlalchemy.orm import Mapped, mapped_column

from linkworker_desktop.persistence.tables.base import Base, Identified, UTCDateTime


class CoordinatorRow(Base, Identified):
    """Who coordinates from one day to another; without a contact it is the link-worker."""

    __tablename__ = "coordinator"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="in_order"),
        Index("ix_coordinator_family_id", "family_id"),
    )
    sensitive = frozenset({"name"})

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"))
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    since: Mapped[date]
    until: Mapped[date | None]


class RelayEntryRow(Base, Identified):
    """One entry of a family's relay log, which is only ever added to. `at` is local wall time.

    The contacts are kept by name as well, since a row never changes when a contact does; without a contact the
    name is the link-worker's. `agreements` is `[{"what": …, "who": …, "due": ISO day or null}]`; `corrects` is the
    entry a correction speaks of.
    """

    __tablename__ = "relay_entry"
    __table_args__ = (Index("uq_relay_entry_family_id_seq", "family_id", "seq", unique=True),)
    sensitive = frozenset({"from_name", "to_name", "text", "agreements", "initiative"})

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"))
    seq: Mapped[int]
    at: Mapped[datetime]
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime())
    author: Mapped[str] = mapped_column(String(120), default="")
    kind: Mapped[str] = mapped_column(String(20))
    from_contact: Mapped[UUID | None]
    from_name: Mapped[str] = mapped_column(String(200), default="")
    to_contact: Mapped[UUID | None]
    to_name: Mapped[str] = mapped_column(String(200), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    agreements: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    initiative: Mapped[str] = mapped_column(String(200), default="")
    answer_by: Mapped[date | None]
    family_told: Mapped[bool] = mapped_column(default=False)
    corrects: Mapped[UUID | None]


def create_guards(connection: Connection) -> None:
    """Create the trigger that refuses to change an entry; entries leave only with their family."""
    if not inspect(connection).has_table(RelayEntryRow.__tablename__):
        return  # a vault of an earlier version, about to be upgraded
    connection.exec_driver_sql(
        "CREATE TRIGGER relay_entry_no_update BEFORE UPDATE ON relay_entry "
        "BEGIN SELECT RAISE(ABORT, 'the relay log is append-only'); END"
    )


def drop_guards(connection: Connection) -> None:
    """Remove the trigger, for a migration that rebuilds the table."""
    connection.exec_driver_sql("DROP TRIGGER IF EXISTS relay_entry_no_update")


@event.listens_for(RelayEntryRow.__table__, "after_create")
def _after_create(_table: Table, connection: Connection, **_options: object) -> None:
    create_guards(connection)
