"""What a family's folder holds, the municipality's own texts, and what was handed out."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from linkworker_desktop.persistence.tables.base import Base, Identified, UTCDateTime


class FolderPartRow(Base):
    """A part of one family's folder where it differs from the model: its place, and whether it is in."""

    __tablename__ = "folder_part"

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int]
    included: Mapped[bool] = mapped_column(default=True)


class FolderContactRow(Base):
    """A contact put into, or taken out of, one part of one family's folder."""

    __tablename__ = "folder_contact"

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int]
    included: Mapped[bool] = mapped_column(default=True)


class FactValueRow(Base, Identified):
    """The value of a fact: of one family, or (without a family) of the municipality."""

    __tablename__ = "fact_value"
    __table_args__ = (
        Index("uq_fact_value_family_id_name", "family_id", "name", unique=True),
        CheckConstraint("value <> ''", name="not_empty"),
    )
    sensitive = frozenset({"value"})

    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(40))
    value: Mapped[str] = mapped_column(String(400))


class FolderTextRow(Base, Identified):
    """The municipality's own wording of a part in one language, or its mark that the shipped one was read."""

    __tablename__ = "folder_text"
    __table_args__ = (UniqueConstraint("text_id", "language"),)

    text_id: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(8))
    body: Mapped[str | None] = mapped_column(Text)
    revision: Mapped[int]
    checked_by: Mapped[str] = mapped_column(String(120), default="")
    checked_on: Mapped[date | None]
    updated_at: Mapped[datetime] = mapped_column(UTCDateTime())


class BlobRow(Base, Identified):
    """A file kept in the vault, once however often it is used."""

    __tablename__ = "blob"
    sensitive = frozenset({"content"})

    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    media_type: Mapped[str] = mapped_column(String(60))
    content: Mapped[bytes]


class TownMapRow(Base, Identified):
    """The picture printed in the part »Kort over byen«: one family's, or the municipality's own."""

    __tablename__ = "town_map"
    __table_args__ = (Index("uq_town_map_family_id", "family_id", unique=True),)

    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"))
    blob_id: Mapped[UUID] = mapped_column(ForeignKey("blob.id"))


class FolderIssueRow(Base, Identified):
    """A printed folder with its exact paper, and (once it is handed out, local wall time) to whom and how."""

    __tablename__ = "folder_issue"
    __table_args__ = (Index("ix_folder_issue_family_id_handed_out_at", "family_id", "handed_out_at"),)
    sensitive = frozenset({"handed_to", "interpreter", "languages"})

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"))
    printed_at: Mapped[datetime] = mapped_column(UTCDateTime())
    handed_out_at: Mapped[datetime | None]
    handed_to: Mapped[str] = mapped_column(String(200), default="")
    handed_by: Mapped[str] = mapped_column(String(120), default="")
    languages: Mapped[list[str]] = mapped_column(JSON)
    read_aloud: Mapped[bool] = mapped_column(default=False)
    interpreter: Mapped[str] = mapped_column(String(120), default="")
    pages: Mapped[int]
    blob_id: Mapped[UUID] = mapped_column(ForeignKey("blob.id"))
