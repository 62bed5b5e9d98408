"""How contacts are kept true: what was found out when, rounds of calls, and what was printed of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from linkworker_desktop.persistence.tables.base import Base, Identified, UTCDateTime


class ContactVerificationRow(Base, Identified):
    """One look at a contact's facts: what came of it, who looked and how. Never edited."""

    __tablename__ = "contact_verification"
    __table_args__ = (Index("ix_contact_verification_contact_id_at", "contact_id", "at"),)
    sensitive = frozenset({"note"})

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    result: Mapped[str] = mapped_column(String(20))
    by: Mapped[str] = mapped_column(String(120), default="")
    how: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class CategorySettingRow(Base):
    """For how many months a confirmation counts in one category, where it is not the default."""

    __tablename__ = "category_setting"
    __table_args__ = (CheckConstraint("months BETWEEN 1 AND 60", name="months"),)

    category: Mapped[str] = mapped_column(String(40), primary_key=True)
    months: Mapped[int]


class CallRoundRow(Base, Identified):
    """A round of calls to the contacts that were due when it began."""

    __tablename__ = "call_round"

    title: Mapped[str] = mapped_column(String(200), default="")
    started_at: Mapped[datetime] = mapped_column(UTCDateTime())
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime())


class CallRoundCardRow(Base, Identified):
    """One contact of a round. `before` is its confirmation before it was answered, to go back to."""

    __tablename__ = "call_round_card"
    __table_args__ = (Index("uq_call_round_card_round_id_position", "round_id", "position", unique=True),)
    sensitive = frozenset({"note"})

    round_id: Mapped[UUID] = mapped_column(ForeignKey("call_round.id", ondelete="CASCADE"))
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    outcome: Mapped[str | None] = mapped_column(String(20))
    tried_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    attempts: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(Text, default="")
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class PrintedContactRow(Base):
    """What a printed folder says of a contact, field by field as text."""

    __tablename__ = "printed_contact"
    sensitive = frozenset({"facts"})

    issue_id: Mapped[UUID] = mapped_column(
        ForeignKey("folder_issue.id", ondelete="CASCADE"), primary_key=True
    )
    contact_id: Mapped[UUID] = mapped_column(
        ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    facts: Mapped[dict[str, str]] = mapped_column(JSON)
