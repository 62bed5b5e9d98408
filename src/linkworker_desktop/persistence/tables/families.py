"""Families, persons, and who lived where from when to when."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from linkworker_desktop.persistence.tables.base import Base, Identified, Kept


class FamilyRow(Base, Identified, Kept):
    """A family; `housed_at` is local wall time, `code` the short name used in commands and file names."""

    __tablename__ = "family"
    __table_args__ = (
        Index("uq_family_code", "code", unique=True),
        Index("ix_family_sort_key", "sort_key"),
    )
    sensitive = frozenset(
        {"surname", "sort_key", "street", "post_code", "town", "languages", "note", "closed_reason"}
        | {"coordinator_model", "hotspot_reason", "hotspot_manager"}
    )

    code: Mapped[str] = mapped_column(String(12))
    surname: Mapped[str] = mapped_column(String(200))
    sort_key: Mapped[str] = mapped_column(String(200))
    street: Mapped[str] = mapped_column(String(200), default="")
    post_code: Mapped[str] = mapped_column(String(12), default="")
    town: Mapped[str] = mapped_column(String(120), default="")
    protected_address: Mapped[bool] = mapped_column(default=False)
    housed_at: Mapped[datetime | None]
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    note: Mapped[str] = mapped_column(Text, default="")
    closed_on: Mapped[date | None]
    closed_reason: Mapped[str] = mapped_column(String(200), default="")
    opened_at: Mapped[datetime | None]
    coordinator_model: Mapped[str] = mapped_column(String(20), default="", server_default="")
    hotspot_on: Mapped[date | None]
    hotspot_reason: Mapped[str] = mapped_column(String(400), default="", server_default="")
    hotspot_manager: Mapped[str] = mapped_column(String(200), default="", server_default="")

    memberships: Mapped[list[MembershipRow]] = relationship(
        back_populates="family", cascade="all, delete-orphan", order_by="MembershipRow.position"
    )


class PersonRow(Base, Identified, Kept):
    """A person, who can move from one family to another."""

    __tablename__ = "person"
    sensitive = frozenset(
        {"given_name", "surname", "original_name", "birth_date", "cpr", "speaks", "reads", "reads_nothing"}
        | {"residence", "traits"}
    )

    given_name: Mapped[str] = mapped_column(String(200))
    surname: Mapped[str] = mapped_column(String(200), default="")
    original_name: Mapped[str] = mapped_column(String(400), default="")
    birth_date: Mapped[date | None]
    cpr: Mapped[str] = mapped_column(String(40), default="")
    speaks: Mapped[list[str]] = mapped_column(JSON, default=list)
    reads: Mapped[list[str]] = mapped_column(JSON, default=list)
    reads_nothing: Mapped[bool] = mapped_column(default=False)
    residence: Mapped[str] = mapped_column(String(40), default="")
    traits: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))

    memberships: Mapped[list[MembershipRow]] = relationship(
        back_populates="person", cascade="all, delete-orphan"
    )


class MembershipRow(Base, Identified):
    """One stretch of days in which a person lived with a family; open ends are None."""

    __tablename__ = "membership"
    sensitive = frozenset({"relation"})
    __table_args__ = (
        CheckConstraint("moved_out IS NULL OR moved_in IS NULL OR moved_out >= moved_in", name="in_order"),
        Index("ix_membership_family_id_position", "family_id", "position"),
        Index(
            "uq_membership_open",
            "family_id",
            "person_id",
            unique=True,
            sqlite_where=text("moved_out IS NULL"),
        ),
    )

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    relation: Mapped[str] = mapped_column(String(20))
    moved_in: Mapped[date | None]
    moved_out: Mapped[date | None]

    family: Mapped[FamilyRow] = relationship(back_populates="memberships")
    person: Mapped[PersonRow] = relationship(back_populates="memberships")
