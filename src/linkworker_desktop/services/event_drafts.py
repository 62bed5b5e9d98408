"""An appointment, task or meeting as it is typed in, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from linkworker_desktop.domain import recurrence as recurrences
from linkworker_desktop.domain.events import (
    LONGEST_REMINDER,
    MEETING_LABELS,
    EventKind,
    GroupTag,
    MeetingType,
    Responsible,
    RoleTag,
)
from linkworker_desktop.domain.local_time import is_skipped
from linkworker_desktop.domain.moments import date_text, moment_text
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.domain.recurrence import Recurrence, first_fit
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import WorkingDays
from linkworker_desktop.i18n import _

_LONGEST = {"title": 200, "place": 200, "unit": 200, "waiting_for": 200, "note": 10_000, "origin": 80}
_MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class EventDraft:
    """One event. `starts` is when it is planned, `due` when it must be done; times are local wall time.

    `meeting` is the meeting a task came out of. `remind_before` counts minutes before the planned time, else before
    the due time; None reminds of nothing. `origin` says where it came from when it was not typed in.
    """

    kind: EventKind = EventKind.APPOINTMENT
    title: str = ""
    place: str = ""
    note: str = ""
    family: UUID | None = None
    person: UUID | None = None
    contact: UUID | None = None
    meeting: UUID | None = None
    meeting_type: MeetingType | None = None
    starts: When | None = None
    ends: When | None = None
    due: When | None = None
    recurrence: Recurrence | None = None
    responsible: Responsible = Responsible.LINKWORKER
    unit: str = ""
    role_tag: RoleTag | None = None
    group_tag: GroupTag | None = None
    waiting_for: str = ""
    remind_before: int | None = None
    origin: str = ""

    @property
    def first(self) -> When | None:
        """Return when it stands in the calendar: the planned time, else the due time."""
        return self.starts or self.due


def checked(draft: EventDraft) -> EventDraft:
    """Return the draft as it is kept; a series begins on the first of its days. Raises `InvalidInput`."""
    clean = replace(
        draft,
        title=_title(draft),
        place=cleaned(draft.place),
        note=cleaned(draft.note, lines=True),
        unit=cleaned(draft.unit),
        waiting_for=cleaned(draft.waiting_for),
        meeting_type=draft.meeting_type if draft.kind is EventKind.MEETING else None,
        starts=_to_the_minute(draft.starts),
        ends=_end(draft),
        due=_to_the_minute(draft.due),
    )
    problems = list(_problems(clean))
    if problems:
        raise InvalidInput(problems)
    return _on_its_days(clean)


def remarks_on(draft: EventDraft, days: WorkingDays, now: datetime) -> tuple[str, ...]:
    """Return what to look at before saving; nothing of it stops anybody."""
    return tuple(_remarks(draft, days, now))


def _title(draft: EventDraft) -> str:
    title = cleaned(draft.title)
    if not title and draft.kind is EventKind.MEETING and draft.meeting_type is not None:
        return _(MEETING_LABELS[draft.meeting_type])
    return title


def _to_the_minute(when: When | None) -> When | None:
    if when is None or when.clock is None:
        return when
    return When(when.day, when.clock.replace(second=0, microsecond=0, tzinfo=None))


def _end(draft: EventDraft) -> When | None:
    """Return the end where it says more than the beginning."""
    ends = _to_the_minute(draft.ends)
    return None if ends is None or ends == _to_the_minute(draft.starts) else ends


def _problems(draft: EventDraft) -> Iterator[Problem]:
    if not draft.title:
        yield Problem("title", _("Skriv, hvad det drejer sig om."))
    for field, most in _LONGEST.items():
        yield from too_long(field, getattr(draft, field), most)
    if draft.starts is None and draft.due is None:
        yield Problem("starts", _("Vælg en dag."))
    for field in ("starts", "ends", "due"):
        when: When | None = getattr(draft, field)
        yield from out_of_range(field, when.day if when else None)
    yield from _end_problems(draft)
    if draft.remind_before is not None and not 0 <= draft.remind_before <= LONGEST_REMINDER:
        yield Problem("remind_before", _("En påmindelse kan højst komme fire uger før."))
    yield from _series_problems(draft)


def _end_problems(draft: EventDraft) -> Iterator[Problem]:
    starts, ends = draft.starts, draft.ends
    if ends is None:
        return
    if starts is None:
        yield Problem("ends", _("Skriv også, hvornår det begynder."))
    elif ends.clock is not None and starts.clock is None:
        yield Problem("ends", _("Skriv også klokkeslættet, det begynder."))
    elif (ends.day, ends.clock or time.max) <= (starts.day, starts.clock or _MIDNIGHT):
        yield Problem("ends", _("Det slutter, før det begynder. Ret et af tidspunkterne."))


def _series_problems(draft: EventDraft) -> Iterator[Problem]:
    if draft.recurrence is None or draft.first is None:
        return
    try:
        recurrences.checked(draft.recurrence)
    except InvalidInput as error:
        yield from error.problems
        return
    until = draft.recurrence.until
    if until is not None and until < first_fit(draft.recurrence, draft.first.day):
        yield Problem("recurrence.until", _("Gentagelsen slutter, før den begynder. Ret slutdatoen."))


def _on_its_days(draft: EventDraft) -> EventDraft:
    """Return a series moved to begin on one of its own days, everything in it by as much."""
    if draft.recurrence is None or draft.first is None:
        return draft
    recurrence = recurrences.checked(draft.recurrence)
    shift = first_fit(recurrence, draft.first.day) - draft.first.day

    def moved(when: When | None) -> When | None:
        return None if when is None else When(when.day + shift, when.clock)

    return replace(
        draft,
        recurrence=recurrence,
        starts=moved(draft.starts),
        ends=moved(draft.ends),
        due=moved(draft.due),
    )


def _remarks(draft: EventDraft, days: WorkingDays, now: datetime) -> Iterator[str]:
    first = draft.first
    if first is None:
        return
    for when in dict.fromkeys(each for each in (draft.starts, draft.due) if each):
        if name := days.name_of(when.day):
            yield _("{date} er {name}.").format(date=date_text(when.day), name=name)
        if when.clock is not None and is_skipped(when.moment):
            sentence = _("{moment} findes ikke: uret stilles frem den nat.")
            yield sentence.format(moment=moment_text(when.moment))
    if draft.recurrence is None and first.moment < now:
        yield _("Tidspunktet er allerede gået.")
    if draft.starts and draft.due and draft.starts.is_after(draft.due):
        yield _("Det er planlagt til efter fristen.")
    if draft.recurrence is not None and (begins := _first_day(draft.recurrence, first.day)) != first.day:
        yield _("Den første gang bliver {date}.").format(date=date_text(begins))


def _first_day(recurrence: Recurrence, day: date) -> date:
    try:
        return first_fit(recurrences.checked(recurrence), day)
    except InvalidInput:
        return day
