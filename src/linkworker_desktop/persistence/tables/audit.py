"""The audit log: append-only, numbered without gaps, each row chained to the one before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, Connection, Index, String, Table, event
from sqlalchemy.orm import Mapped, mapped_column

from linkworker_desktop.persistence.tables.base import Base, UTCDateTime


class AuditRow(Base):
    """One recorded change or access; `sha256` covers the row and the hash of the row before."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_entity_id", "entity_id"),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    actor: Mapped[str] = mapped_column(String(120))
    action: Mapped[str] = mapped_column(String(60))
    operation: Mapped[str] = mapped_column(String(10))
    entity: Mapped[str] = mapped_column(String(60))
    entity_id: Mapped[str] = mapped_column(String(120))
    changes: Mapped[dict[str, object]] = mapped_column(JSON)
    purpose: Mapped[str] = mapped_column(String(200), default="")
    prev: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64))


_REFUSED = ("UPDATE", "DELETE")


def create_guards(connection: Connection) -> None:
    """Create the triggers that refuse to change or remove a recorded row."""
    for verb in _REFUSED:
        connection.exec_driver_sql(
            f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
        )


def drop_guards(connection: Connection) -> None:
    """Remove the triggers, for a migration that rebuilds the table."""
    for verb in _REFUSED:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS audit_no_{verb.lower()}")


@event.listens_for(AuditRow.__table__, "after_create")
def _after_create(_table: Table, connection: Connection, **_options: object) -> None:
    create_guards(connection)
