"""How units work together: who does what until where, what was agreed with volunteers, and the procedures."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from linkworker_desktop.persistence.tables.base import Base, Identified, Kept
from linkworker_desktop.persistence.tables.contacts import OrganisationRow, UnitRow


class InterfaceRow(Base, Identified, Kept):
    """A description of the interface between two units (snitfladebeskrivelse)."""

    __tablename__ = "interface_description"
    sensitive = frozenset({"note"})

    unit_a_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    unit_b_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    shared: Mapped[str] = mapped_column(Text, default="")
    a_does: Mapped[str] = mapped_column(Text, default="")
    b_does: Mapped[str] = mapped_column(Text, default="")
    handover: Mapped[str] = mapped_column(Text, default="")
    procedure: Mapped[str] = mapped_column(Text, default="")
    contact_a_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("contact.id", ondelete="SET NULL"), index=True
    )
    contact_b_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("contact.id", ondelete="SET NULL"), index=True
    )
    agreed_on: Mapped[date | None]
    review_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")

    unit_a: Mapped[UnitRow] = relationship(foreign_keys=unit_a_id, lazy="selectin")
    unit_b: Mapped[UnitRow] = relationship(foreign_keys=unit_b_id, lazy="selectin")


class AgreementRow(Base, Identified, Kept):
    """An agreement with volunteers (samarbejdsaftale): what they do and do not do, and what they get for it."""

    __tablename__ = "cooperation_agreement"
    sensitive = frozenset({"note"})

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    do: Mapped[str] = mapped_column(Text, default="")
    do_not: Mapped[str] = mapped_column(Text, default="")
    support: Mapped[str] = mapped_column(Text, default="")
    confidentiality: Mapped[str] = mapped_column(Text, default="")
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    agreed_on: Mapped[date | None]
    review_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")

    organisation: Mapped[OrganisationRow] = relationship(lazy="selectin")
    unit: Mapped[UnitRow | None] = relationship(lazy="selectin")


class ProcedureRow(Base, Identified, Kept):
    """A procedure (forretningsgang): its steps, whose it is, and where the full text lies."""

    __tablename__ = "procedure"

    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    steps: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(String(400), default="")
    review_on: Mapped[date | None]

    unit: Mapped[UnitRow] = relationship(lazy="selectin")
