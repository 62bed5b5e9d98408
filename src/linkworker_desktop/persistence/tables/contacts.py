"""Organisations and the contacts in them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from linkworker_desktop.persistence.tables.base import Base, Identified, Kept


class OrganisationRow(Base, Identified):
    """A place several contacts can belong to."""

    __tablename__ = "organisation"
    __table_args__ = (Index("uq_organisation_folded", "folded", unique=True),)

    name: Mapped[str] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(String(200))

    contacts: Mapped[list[ContactRow]] = relationship(back_populates="organisation")


class ContactRow(Base, Identified, Kept):
    """A contact: an organisation's own entry, a person, or a person in an organisation."""

    __tablename__ = "contact"
    __table_args__ = (
        Index("ix_contact_category", "category"),
        Index("ix_contact_sort_key", "sort_key"),
    )
    sensitive = frozenset({"note"})

    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    person: Mapped[str] = mapped_column(String(200), default="")
    sort_key: Mapped[str] = mapped_column(String(400))
    role: Mapped[str] = mapped_column(String(200), default="")
    category: Mapped[str] = mapped_column(String(40))
    email: Mapped[str] = mapped_column(String(200), default="")
    street: Mapped[str] = mapped_column(String(200), default="")
    post_code: Mapped[str] = mapped_column(String(12), default="")
    town: Mapped[str] = mapped_column(String(120), default="")
    hours: Mapped[str] = mapped_column(String(400), default="")
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    printable: Mapped[bool] = mapped_column(default=True)
    verified_on: Mapped[date | None]
    verified_how: Mapped[str] = mapped_column(String(200), default="")
    ended_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")

    organisation: Mapped[OrganisationRow | None] = relationship(back_populates="contacts")
    phones: Mapped[list[ContactPhoneRow]] = relationship(
        back_populates="contact", cascade="all, delete-orphan", order_by="ContactPhoneRow.position"
    )


class ContactPhoneRow(Base, Identified):
    """A phone number as typed, and the digits it is found by."""

    __tablename__ = "contact_phone"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    number: Mapped[str] = mapped_column(String(80))
    digits: Mapped[str] = mapped_column(String(80), index=True)
    label: Mapped[str] = mapped_column(String(80), default="")

    contact: Mapped[ContactRow] = relationship(back_populates="phones")
