"""What has happened, what is let off, the municipality's own rules, placements, consents, appointments and tasks."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from linkworker_desktop.persistence.tables.base import Base, Identified, Kept, UTCDateTime


class HappeningRow(Base, Identified):
    """A dated fact no other table holds. Times are local wall time; `family_id` lets it go with its family."""

    __tablename__ = "happening"
    __table_args__ = (
        Index("ix_happening_subject", "subject_kind", "subject_id"),
        Index("ix_happening_family_id", "family_id"),
    )
    sensitive = frozenset({"note"})

    kind: Mapped[str] = mapped_column(String(40))
    subject_kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[UUID]
    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"))
    on_date: Mapped[date]
    at_time: Mapped[time | None]
    rule: Mapped[str] = mapped_column(String(20), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime())


class ExemptionRow(Base, Identified):
    """A subject is let off a rule, or (without one) off the programme, from a day on."""

    __tablename__ = "exemption"
    __table_args__ = (
        Index("ix_exemption_subject", "subject_kind", "subject_id"),
        Index("ix_exemption_family_id", "family_id"),
    )
    sensitive = frozenset({"reason"})

    subject_kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[UUID]
    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"))
    rule: Mapped[str] = mapped_column(String(20), default="")
    reason: Mapped[str] = mapped_column(String(400))
    on_date: Mapped[date]


class SettledRow(Base, Identified):
    """A finished due date as it stood when it was finished, so that a changed rule does not rewrite it.

    `latest_on` is the last day of a window, where the due date is one of several soft targets.
    """

    __tablename__ = "settled"
    __table_args__ = (
        Index("uq_settled", "rule", "subject_kind", "subject_id", "done_on", unique=True),
        Index("ix_settled_family_id", "family_id"),
    )
    sensitive = frozenset({"sentence"})

    rule: Mapped[str] = mapped_column(String(20))
    subject_kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[UUID]
    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"))
    done_on: Mapped[date]
    due_on: Mapped[date]
    due_time: Mapped[time | None]
    latest_on: Mapped[date | None]
    sentence: Mapped[str] = mapped_column(Text, default="")


class RuleRow(Base, Identified):
    """The municipality's own wording of a rule, as in a rule file; `body` None takes a shipped rule out."""

    __tablename__ = "rule"
    __table_args__ = (Index("uq_rule_code_variant", "code", "variant", unique=True),)

    code: Mapped[str] = mapped_column(String(20))
    variant: Mapped[str] = mapped_column(String(20), default="")
    body: Mapped[str | None] = mapped_column(Text)
    updated_at: Mapped[datetime] = mapped_column(UTCDateTime())


class ClosedDayRow(Base, Identified):
    """A day the municipality is closed though it is no public holiday; every year where `year` is None."""

    __tablename__ = "closed_day"
    __table_args__ = (
        CheckConstraint("month BETWEEN 1 AND 12", name="month"),
        CheckConstraint("day BETWEEN 1 AND 31", name="day"),
    )

    name: Mapped[str] = mapped_column(String(120), default="")
    month: Mapped[int]
    day: Mapped[int]
    year: Mapped[int | None]


class PlacementRow(Base, Identified):
    """A work placement, from its first day to its last; `ended_on` is when it really ended."""

    __tablename__ = "placement"
    __table_args__ = (
        CheckConstraint("ended_on IS NULL OR ended_on >= begun_on", name="in_order"),
        Index("ix_placement_person_id", "person_id"),
    )
    sensitive = frozenset({"tasks", "mentor", "transport", "ended_early_reason", "note"})

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    employer_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("contact.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[str] = mapped_column(String(40), default="work_placement")
    tasks: Mapped[str] = mapped_column(String(400), default="")
    mentor: Mapped[str] = mapped_column(String(200), default="")
    transport: Mapped[str] = mapped_column(String(400), default="")
    begun_on: Mapped[date]
    planned_end_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    ended_early_reason: Mapped[str] = mapped_column(String(400), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class ConsentRow(Base, Identified):
    """A consent: who gave it for whom, which kinds of information, and how long it holds.

    `holder` is the unit that may give and get the information; with whom stands in `parties`.
    """

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_person_id", "person_id"),)
    sensitive = frozenset(
        {"purpose", "note", "given_by", "giver", "holder", "scope", "language"}
        | {"exceptions", "withdrawn_how", "interpreter"}
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    purpose: Mapped[str] = mapped_column(String(400), default="")
    given_on: Mapped[date]
    valid_to: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    withdrawn_how: Mapped[str] = mapped_column(String(200), default="", server_default="")
    note: Mapped[str] = mapped_column(Text, default="")
    given_by: Mapped[str] = mapped_column(String(20), default="", server_default="")
    giver: Mapped[str] = mapped_column(String(200), default="", server_default="")
    holder: Mapped[str] = mapped_column(String(200), default="", server_default="")
    scope: Mapped[list[str]] = mapped_column(JSON, default=list, server_default=text("'[]'"))
    language: Mapped[str] = mapped_column(String(8), default="", server_default="")
    interpreter: Mapped[str] = mapped_column(String(120), default="", server_default="")
    read_aloud: Mapped[bool] = mapped_column(default=False, server_default=text("0"))
    exceptions: Mapped[str] = mapped_column(Text, default="", server_default="")
    document_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("document.id", ondelete="SET NULL"), index=True
    )

    parties: Mapped[list[ConsentPartyRow]] = relationship(
        cascade="all, delete-orphan", order_by="ConsentPartyRow.position"
    )


class ConsentPartyRow(Base, Identified):
    """A place or person a consent lets information go to and come from, by contact or by name alone."""

    __tablename__ = "consent_party"
    __table_args__ = (Index("ix_consent_party_consent_id", "consent_id"),)
    sensitive = frozenset({"organisation", "unit", "name"})

    consent_id: Mapped[UUID] = mapped_column(ForeignKey("consent.id", ondelete="CASCADE"))
    position: Mapped[int]
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    organisation: Mapped[str] = mapped_column(String(200), default="")
    unit: Mapped[str] = mapped_column(String(200), default="")
    name: Mapped[str] = mapped_column(String(200), default="")


_OF_MONTH = ("done_on", "recurrence", "deleted_at", "family_id")
"""With these the month view counts thousands of events, and finds the first of each day, in an index alone."""


class EventRow(Base, Identified, Kept):
    """An appointment, a task or a meeting. Times are local wall time; a day without a time lasts all day.

    `starts_*` is when one plans to do it, `due_*` when it must be done; `ends_on` stands only where it ends on
    another day than it starts. With `recurrence` (an RFC 5545 RRULE) the row is a series, and what became of its
    single days stands in `event_occurrence`. `snoozed_until` is local wall time.
    """

    __tablename__ = "event"
    __table_args__ = (
        CheckConstraint("starts_on IS NOT NULL OR due_on IS NOT NULL", name="has_a_day"),
        Index("ix_event_starts_on", "starts_on", "starts_at", "title", *_OF_MONTH, "ends_on"),
        Index("ix_event_due_on", "due_on", "due_at", "title", *_OF_MONTH, "starts_on"),
        Index("ix_event_ends_on", "ends_on", sqlite_where=text("ends_on IS NOT NULL")),
        Index("ix_event_series", "recurrence", sqlite_where=text("recurrence <> ''")),
        Index(
            "ix_event_open_task",
            "due_on",
            "starts_on",
            sqlite_where=text("kind = 'task' AND done_on IS NULL"),
        ),
        Index("ix_event_family_id", "family_id"),
        Index("uq_event_uid", "uid", unique=True),
    )
    sensitive = frozenset({"title", "place", "note", "unit", "waiting_for"})

    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"), index=True)
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("event.id", ondelete="SET NULL"), index=True)
    meeting_type: Mapped[str] = mapped_column(String(40), default="")
    starts_on: Mapped[date | None]
    starts_at: Mapped[time | None]
    ends_on: Mapped[date | None]
    ends_at: Mapped[time | None]
    due_on: Mapped[date | None]
    due_at: Mapped[time | None]
    recurrence: Mapped[str] = mapped_column(String(400), default="")
    responsible: Mapped[str] = mapped_column(String(20), default="linkworker")
    unit: Mapped[str] = mapped_column(String(200), default="")
    role_tag: Mapped[str] = mapped_column(String(20), default="")
    group_tag: Mapped[str] = mapped_column(String(20), default="")
    waiting_for: Mapped[str] = mapped_column(String(200), default="")
    remind_before: Mapped[int | None]
    snoozed_until: Mapped[datetime | None]
    done_on: Mapped[date | None]
    uid: Mapped[str] = mapped_column(String(255))
    origin: Mapped[str] = mapped_column(String(80), default="")

    occurrences: Mapped[list[EventOccurrenceRow]] = relationship(
        back_populates="event", cascade="all, delete-orphan", order_by="EventOccurrenceRow.original_on"
    )


class EventOccurrenceRow(Base, Identified):
    """What became of one day of a series: moved, done, called off or put off."""

    __tablename__ = "event_occurrence"
    __table_args__ = (Index("uq_event_occurrence", "event_id", "original_on", unique=True),)
    sensitive = frozenset({"note"})

    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    original_on: Mapped[date]
    moved_to_on: Mapped[date | None]
    moved_to_at: Mapped[time | None]
    snoozed_until: Mapped[datetime | None]
    done_on: Mapped[date | None]
    is_cancelled: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")

    event: Mapped[EventRow] = relationship(back_populates="occurrences")


class ReceptionPlanRow(Base):
    """The municipality's own reception plan, as in a plan file; without the row the shipped plan holds."""

    __tablename__ = "reception_plan"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    body: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[datetime] = mapped_column(UTCDateTime())
