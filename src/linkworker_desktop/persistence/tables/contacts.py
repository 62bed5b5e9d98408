"""Organisations, their units and services, and the contacts in them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from linkworker_desktop.persistence.tables.base import Base, Identified, Kept

_EMPTY_LIST = text("'[]'")
_EMPTY_OBJECT = text("'{}'")


class OrganisationRow(Base, Identified):
    """A place several contacts can belong to."""

    __tablename__ = "organisation"
    __table_args__ = (Index("uq_organisation_folded", "folded", unique=True),)

    name: Mapped[str] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(String(200))

    contacts: Mapped[list[ContactRow]] = relationship(back_populates="organisation", passive_deletes="all")


class UnitRow(Base, Identified):
    """A part of an organisation; without one it is a unit nobody has placed yet."""

    __tablename__ = "unit"
    __table_args__ = (Index("uq_unit_organisation_id_folded", "organisation_id", "folded", unique=True),)

    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"))
    name: Mapped[str] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(String(200))

    organisation: Mapped[OrganisationRow | None] = relationship(lazy="selectin")


class ServiceRow(Base, Identified):
    """What an organisation, or a unit of it, offers."""

    __tablename__ = "service"
    __table_args__ = (Index("uq_service_owner_folded", "organisation_id", "unit_id", "folded", unique=True),)

    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"))
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(String(200))


class ContactRow(Base, Identified, Kept):
    """A contact: an organisation's own entry, a person, or a person in an organisation.

    `sort_key` has the organisation first, as paper; `list_key` the person first, as the list on the screen.
    The lists are read from the indexes alone: they hold what a filter asks for, and the two columns of their own
    condition, which SQLite would otherwise look up row by row.
    `schedule` is `{"weekly": [[weekday, opens, closes]], "exceptions": [[first, last, opens, closes, why]]}`;
    `changed` names the printed fields edited since the last confirmation.
    """

    __tablename__ = "contact"
    __table_args__ = (
        Index("ix_contact_category", "category"),
        Index(
            "ix_contact_listed",
            "list_key",
            "id",
            "category",
            "town",
            "verified_on",
            "changed",
            "languages",
            "closed_until",
            "deleted_at",
            "ended_on",
            sqlite_where=text("deleted_at IS NULL AND ended_on IS NULL"),
        ),
        Index(
            "ix_contact_used",
            "updated_at",
            "id",
            "deleted_at",
            "ended_on",
            sqlite_where=text("deleted_at IS NULL AND ended_on IS NULL"),
        ),
        Index(
            "ix_contact_away",
            "list_key",
            "id",
            "deleted_at",
            "ended_on",
            sqlite_where=text("deleted_at IS NOT NULL OR ended_on IS NOT NULL"),
        ),
    )
    sensitive = frozenset({"note", "private_note"})

    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)
    service_id: Mapped[UUID | None] = mapped_column(ForeignKey("service.id"), index=True)
    person: Mapped[str] = mapped_column(String(200), default="")
    sort_key: Mapped[str] = mapped_column(String(400))
    list_key: Mapped[str] = mapped_column(String(400), server_default="")
    role: Mapped[str] = mapped_column(String(200), default="")
    category: Mapped[str] = mapped_column(String(40))
    email: Mapped[str] = mapped_column(String(200), default="")
    website: Mapped[str] = mapped_column(String(400), default="", server_default="")
    street: Mapped[str] = mapped_column(String(200), default="")
    post_code: Mapped[str] = mapped_column(String(12), default="")
    town: Mapped[str] = mapped_column(String(120), default="")
    hours: Mapped[str] = mapped_column(String(400), default="")
    schedule: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default=_EMPTY_OBJECT)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    interpreter: Mapped[str] = mapped_column(String(20), default="unknown", server_default="unknown")
    how_to_apply: Mapped[str] = mapped_column(Text, default="", server_default="")
    what_to_bring: Mapped[str] = mapped_column(Text, default="", server_default="")
    area_served: Mapped[str] = mapped_column(String(400), default="", server_default="")
    printable: Mapped[bool] = mapped_column(default=True)
    visibility: Mapped[str] = mapped_column(String(20), default="everyone", server_default="everyone")
    verified_on: Mapped[date | None]
    verified_how: Mapped[str] = mapped_column(String(200), default="")
    verified_by: Mapped[str] = mapped_column(String(120), default="", server_default="")
    changed: Mapped[list[str]] = mapped_column(JSON, default=list, server_default=_EMPTY_LIST)
    closed_until: Mapped[date | None]
    closed_why: Mapped[str] = mapped_column(String(200), default="", server_default="")
    ended_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    private_note: Mapped[str] = mapped_column(Text, default="", server_default="")
    source: Mapped[str] = mapped_column(String(200), default="", server_default="")

    organisation: Mapped[OrganisationRow | None] = relationship(back_populates="contacts", lazy="selectin")
    unit: Mapped[UnitRow | None] = relationship(lazy="selectin")
    service: Mapped[ServiceRow | None] = relationship(lazy="selectin")
    phones: Mapped[list[ContactPhoneRow]] = relationship(
        back_populates="contact",
        cascade="all, delete-orphan",
        order_by="ContactPhoneRow.position",
        lazy="selectin",
    )
    emails: Mapped[list[ContactEmailRow]] = relationship(
        cascade="all, delete-orphan", order_by="ContactEmailRow.position", lazy="selectin"
    )
    addresses: Mapped[list[ContactAddressRow]] = relationship(
        cascade="all, delete-orphan", order_by="ContactAddressRow.position", lazy="selectin"
    )
    employer: Mapped[EmployerRow | None] = relationship(
        cascade="all, delete-orphan", single_parent=True, lazy="selectin"
    )


class ContactPhoneRow(Base, Identified):
    """A phone number as typed, and the digits it is found by."""

    __tablename__ = "contact_phone"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    number: Mapped[str] = mapped_column(String(80))
    digits: Mapped[str] = mapped_column(String(80), index=True)
    label: Mapped[str] = mapped_column(String(80), default="")
    only_me: Mapped[bool] = mapped_column(default=False, server_default=text("0"))

    contact: Mapped[ContactRow] = relationship(back_populates="phones")


class ContactEmailRow(Base, Identified):
    """An e-mail address beside the contact's first."""

    __tablename__ = "contact_email"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    address: Mapped[str] = mapped_column(String(200))
    label: Mapped[str] = mapped_column(String(80), default="")
    only_me: Mapped[bool] = mapped_column(default=False)


class ContactAddressRow(Base, Identified):
    """An address beside the contact's first."""

    __tablename__ = "contact_address"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(80), default="")
    street: Mapped[str] = mapped_column(String(200), default="")
    post_code: Mapped[str] = mapped_column(String(12), default="")
    town: Mapped[str] = mapped_column(String(120), default="")


class EmployerRow(Base):
    """What the labour-market map knows of a contact that employs people."""

    __tablename__ = "employer"
    sensitive = frozenset({"last_placement_how"})

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True)
    trades: Mapped[list[str]] = mapped_column(JSON, default=list)
    places: Mapped[int | None]
    openings: Mapped[str] = mapped_column(Text, default="")
    danish: Mapped[str] = mapped_column(String(200), default="")
    skills: Mapped[str] = mapped_column(Text, default="")
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    mentor: Mapped[str] = mapped_column(String(200), default="")
    transport: Mapped[str] = mapped_column(Text, default="")
    lines: Mapped[list[str]] = mapped_column(JSON, default=list)
    last_placement_on: Mapped[date | None]
    last_placement_how: Mapped[str] = mapped_column(Text, default="")
