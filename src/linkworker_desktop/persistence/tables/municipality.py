"""The municipality and its link-worker, and drafts not yet saved as anything."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from linkworker_desktop.persistence.tables.base import Base, Identified, UTCDateTime


class MunicipalityRow(Base):
    """The one municipality of this vault; its values are facts of the folder too."""

    __tablename__ = "municipality"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    name: Mapped[str] = mapped_column(String(120), default="")
    town: Mapped[str] = mapped_column(String(120), default="")
    region: Mapped[str] = mapped_column(String(40), default="")
    colour: Mapped[str] = mapped_column(String(7), default="#14524A")
    logo: Mapped[bytes | None]
    linkworker: Mapped[str] = mapped_column(String(120), default="")
    linkworker_phone: Mapped[str] = mapped_column(String(60), default="")
    linkworker_hours: Mapped[str] = mapped_column(String(120), default="")
    is_sample: Mapped[bool] = mapped_column(default=False)


class DraftRow(Base, Identified):
    """A form somebody began and did not finish; `content` is JSON."""

    __tablename__ = "draft"
    sensitive = frozenset({"content"})

    kind: Mapped[str] = mapped_column(String(40), unique=True)
    content: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(UTCDateTime())
