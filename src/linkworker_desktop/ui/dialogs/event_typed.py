"""What stands in the form of an event: as typed, as kept while it is unfinished, and as it is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, time
from uuid import UUID

from linkworker_desktop.domain.events import EventKind, GroupTag, MeetingType, Responsible, RoleTag
from linkworker_desktop.domain.moments import (
    NotADate,
    date_text,
    parse_date,
    parse_moment,
    parse_time,
    time_text,
)
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.recurrence import Recurrence
from linkworker_desktop.domain.rrule_text import NotARecurrence, from_kept, kept_text
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.services.event_drafts import EventDraft
from linkworker_desktop.services.event_views import EventView


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom an event is for: any of the three ids as hex, and what they are called."""

    name: str = ""
    family: str = ""
    person: str = ""
    contact: str = ""


NOBODY = Whom()


@dataclass(frozen=True, slots=True)
class TypedEvent:
    """The texts of the form. `recurrence` is as the database keeps it, counted from the day typed."""

    kind: str = EventKind.APPOINTMENT.value
    meeting_type: str = ""
    title: str = ""
    whom: Whom = NOBODY
    day: str = ""
    start: str = ""
    end: str = ""
    last_day: str = ""
    due: str = ""
    place: str = ""
    recurrence: str = ""
    remind_before: int | None = None
    responsible: str = Responsible.LINKWORKER.value
    unit: str = ""
    group_tag: str = ""
    role_tag: str = ""
    waiting_for: str = ""
    note: str = ""
    meeting: str = ""
    origin: str = ""


def to_json(typed: TypedEvent) -> str:
    """Return the form as it is kept while it is unfinished."""
    return json.dumps(asdict(typed), ensure_ascii=False)


def from_json(content: str) -> TypedEvent | None:
    """Return a kept form; None for one of another version of the program."""
    try:
        kept = json.loads(content)
        whom = Whom(**kept.pop("whom"))
        known = {field.name for field in fields(TypedEvent)}
        return TypedEvent(whom=whom, **{name: value for name, value in kept.items() if name in known})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def typed_of(view: EventView, *, only: When | None = None, ends: When | None = None) -> TypedEvent:
    """Return what was typed in of an event; with `only` as one day of a series, at that time and once."""
    draft = view.draft
    starts = only or draft.starts
    last = ends if only else draft.ends
    is_other_day = last is not None and starts is not None and last.day != starts.day
    return TypedEvent(
        kind=draft.kind.value,
        meeting_type=draft.meeting_type.value if draft.meeting_type else "",
        title=draft.title,
        whom=Whom(
            view.person_name or view.contact_name or view.family_name,
            _hex(draft.family),
            _hex(draft.person),
            _hex(draft.contact),
        ),
        day=date_text(starts.day) if starts else "",
        start=time_text(starts.clock) if starts and starts.clock else "",
        end=time_text(last.clock) if last and last.clock else "",
        last_day=date_text(last.day) if is_other_day and last else "",
        due=draft.due.text if draft.due else "",
        place=draft.place,
        recurrence="" if only or draft.first is None else kept_text(draft.recurrence, draft.first.day),
        remind_before=draft.remind_before,
        responsible=draft.responsible.value,
        unit=draft.unit,
        group_tag=draft.group_tag.value if draft.group_tag else "",
        role_tag=draft.role_tag.value if draft.role_tag else "",
        waiting_for=draft.waiting_for,
        note=draft.note,
        meeting=_hex(draft.meeting),
        origin=draft.origin,
    )


def read(typed: TypedEvent, today: date) -> EventDraft:
    """Return the draft the texts stand for. Raises `InvalidInput` for days and times that cannot be read."""
    reader = _Reader(today)
    day = reader.day("starts", typed.day)
    start, end = reader.clock("start", typed.start), reader.clock("ends", typed.end)
    last_day = reader.day("last_day", typed.last_day)
    due = reader.when("due", typed.due)
    if start is not None and day is None and not reader.problems:
        reader.problems.append(Problem("starts", _("Skriv også dagen.")))
    if reader.problems:
        raise InvalidInput(reader.problems)
    starts = When(day, start) if day is not None else None
    return EventDraft(
        kind=EventKind(typed.kind),
        title=typed.title,
        place=typed.place,
        note=typed.note,
        family=_uuid(typed.whom.family),
        person=_uuid(typed.whom.person),
        contact=_uuid(typed.whom.contact),
        meeting=_uuid(typed.meeting),
        meeting_type=MeetingType(typed.meeting_type) if typed.meeting_type else None,
        starts=starts,
        ends=_end(starts, end, last_day),
        due=due,
        recurrence=recurrence_of(typed, today),
        responsible=Responsible(typed.responsible),
        unit=typed.unit,
        role_tag=RoleTag(typed.role_tag) if typed.role_tag else None,
        group_tag=GroupTag(typed.group_tag) if typed.group_tag else None,
        waiting_for=typed.waiting_for,
        remind_before=typed.remind_before,
        origin=typed.origin,
    )


def recurrence_of(typed: TypedEvent, today: date) -> Recurrence | None:
    """Return how it is repeated; None for once, and for a text nobody can read any more."""
    try:
        return from_kept(typed.recurrence, first_day(typed, today) or today)
    except NotARecurrence:
        return None


def first_day(typed: TypedEvent, today: date) -> date | None:
    """Return the day it begins, else the day it is due, None where neither can be read."""
    for text in (typed.day, typed.due):
        try:
            return parse_date(text, today)
        except NotADate:
            try:
                return parse_moment(text, today).date()
            except NotADate:
                continue
    return None


def is_blank(typed: TypedEvent) -> bool:
    """Tell whether nothing was typed that is worth keeping: a day alone is not."""
    kept = replace(
        typed, kind=TypedEvent().kind, day="", start="", end="", meeting_type="", remind_before=None
    )
    return kept == replace(TypedEvent(), whom=kept.whom) and not typed.title.strip()


class _Reader:
    def __init__(self, today: date) -> None:
        self._today = today
        self.problems: list[Problem] = []

    def day(self, field: str, text: str) -> date | None:
        if not text.strip():
            return None
        try:
            return parse_date(text, self._today)
        except NotADate:
            self._refuse(field, _("Skriv en dag, der findes, fx i dag, 26/11 eller +3u."))
            return None

    def clock(self, field: str, text: str) -> time | None:
        if not text.strip():
            return None
        try:
            return parse_time(text)
        except NotADate:
            self._refuse(field, _("Skriv et klokkeslæt, fx 14.30."))
            return None

    def when(self, field: str, text: str) -> When | None:
        """Return a day with or without clock time."""
        if not text.strip():
            return None
        try:
            return When(parse_date(text, self._today))
        except NotADate:
            pass
        try:
            return When.of(parse_moment(text, self._today))
        except NotADate:
            self._refuse(field, _("Skriv en dag, der findes, fx 26/11 eller 26/11 kl. 12."))
            return None

    def _refuse(self, field: str, sentence: str) -> None:
        self.problems.append(Problem(field, sentence))


def _end(starts: When | None, clock: time | None, last_day: date | None) -> When | None:
    if clock is None and last_day is None:
        return None
    day = last_day or (starts.day if starts is not None else None)
    return None if day is None else When(day, clock)


def _hex(ident: UUID | None) -> str:
    return ident.hex if ident is not None else ""


def _uuid(text: str) -> UUID | None:
    return UUID(hex=text) if text else None


def problem_fields(problems: tuple[Problem, ...]) -> Iterator[tuple[str, str]]:
    """Yield each problem with the field of the form that shows it."""
    for problem in problems:
        name = problem.field.partition(".")[0]
        yield {"family": "whom", "person": "whom", "contact": "whom"}.get(name, name), problem.sentence
