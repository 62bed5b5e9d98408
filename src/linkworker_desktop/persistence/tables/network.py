"""Who works with a family: involvements of contacts, ties between persons, and where the map has its cards."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from linkworker_desktop.persistence.tables.base import Base, Identified


class InvolvementRow(Base, Identified):
    """A contact working with a family, or with the members in `persons`; open ends are None.

    `counts_as` says otherwise than the contact's sector whether it counts as an authority; empty follows the sector.
    """

    __tablename__ = "involvement"
    __table_args__ = (
        CheckConstraint("until IS NULL OR since IS NULL OR until >= since", name="in_order"),
        Index("ix_involvement_family_id", "family_id"),
        Index("ix_involvement_contact_id", "contact_id"),
    )
    sensitive = frozenset({"purpose", "note"})

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"))
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"))
    purpose: Mapped[str] = mapped_column(String(400), default="")
    since: Mapped[date | None]
    until: Mapped[date | None]
    frequency: Mapped[str] = mapped_column(String(20), default="")
    counts_as: Mapped[str] = mapped_column(String(20), default="")
    note: Mapped[str] = mapped_column(Text, default="")

    persons: Mapped[list[InvolvementPersonRow]] = relationship(
        cascade="all, delete-orphan", order_by="InvolvementPersonRow.person_id"
    )


class InvolvementPersonRow(Base):
    """A member an involved contact works with; without any it works with the whole family."""

    __tablename__ = "involvement_person"

    involvement_id: Mapped[UUID] = mapped_column(
        ForeignKey("involvement.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class KinshipRow(Base, Identified):
    """A tie between two persons: `person` is the parent, partner, sibling or guardian of `other`."""

    __tablename__ = "kinship"
    __table_args__ = (
        CheckConstraint("person_id <> other_id", name="two_persons"),
        Index("uq_kinship", "person_id", "other_id", "kind", unique=True),
    )
    sensitive = frozenset({"kind"})

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    other_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))


class NetworkLayoutRow(Base):
    """Where the user has put cards of a family's network map: card key to `[x, y]` in scene units."""

    __tablename__ = "network_layout"
    sensitive = frozenset({"places"})

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"), primary_key=True)
    places: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
