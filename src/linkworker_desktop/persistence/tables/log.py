"""What was written down about a family day by day, and the phrases it is written with."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from linkworker_desktop.persistence.tables.base import Base, Identified, Kept


class LogEntryRow(Base, Identified, Kept):
    """A note, a call, a visit or an agreement. `at` is local wall time; `about` the kinds of information in it."""

    __tablename__ = "log_entry"
    __table_args__ = (Index("ix_log_entry_family_id_at", "family_id", "at"),)
    sensitive = frozenset({"text", "about"})

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(120), default="")
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    role_tag: Mapped[str] = mapped_column(String(20), default="")
    group_tag: Mapped[str] = mapped_column(String(20), default="")
    sensitivity: Mapped[str] = mapped_column(String(20), default="normal")
    about: Mapped[list[str]] = mapped_column(JSON, default=list)

    persons: Mapped[list[LogPersonRow]] = relationship(
        cascade="all, delete-orphan", order_by="LogPersonRow.person_id"
    )


class LogPersonRow(Base):
    """A member an entry is about; without any it is about the family."""

    __tablename__ = "log_person"

    log_entry_id: Mapped[UUID] = mapped_column(
        ForeignKey("log_entry.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class PhraseRow(Base, Identified):
    """A phrase of the municipality's own library; without any rows the shipped ones hold."""

    __tablename__ = "phrase"

    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20), default="")
    text: Mapped[str] = mapped_column(String(400))
