"""Documents kept with a family, and the lists of families the user has saved."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from linkworker_desktop.persistence.tables.base import Base, Identified, Kept


class DocumentRow(Base, Identified, Kept):
    """A file put with a family; `size` is in bytes."""

    __tablename__ = "document"
    __table_args__ = (Index("ix_document_family_id", "family_id"),)
    sensitive = frozenset({"name", "note"})

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    name: Mapped[str] = mapped_column(String(255))
    kind: Mapped[str] = mapped_column(String(40), default="")
    media_type: Mapped[str] = mapped_column(String(120), default="")
    size: Mapped[int]
    note: Mapped[str] = mapped_column(Text, default="")
    blob_id: Mapped[UUID] = mapped_column(ForeignKey("blob.id"))


class SavedListRow(Base, Identified):
    """A saved list of families: its filters, columns and order, as the list page reads them."""

    __tablename__ = "saved_list"

    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    body: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
