"""What is said of an entry when it is opened: when, for whom, where it stands, why, and what was noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linkworker_desktop.domain.events import (
    GROUP_LABELS,
    RESPONSIBLE_LABELS,
    ROLE_LABELS,
    Responsible,
    reminder_words,
)
from linkworker_desktop.domain.moments import time_text
from linkworker_desktop.domain.rules.due import FINISHED
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.calendar_views import CalendarEntry
from linkworker_desktop.services.event_drafts import EventDraft
from linkworker_desktop.services.event_views import EventView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.day_words import date_title, moment_words


@dataclass(frozen=True, slots=True)
class Facts:
    """`rows` are labels with their texts; `why` is empty for what no rule asked for."""

    title: str
    about: str
    when: str
    state_words: str
    rows: tuple[tuple[str, str], ...]
    why: str = ""


def facts_of(entry: CalendarEntry, view: EventView | None, today: date) -> Facts:
    """Return what is said of an entry; `view` is what was typed in of an event."""
    deadline = entry.deadline
    return Facts(
        title=entry.title,
        about=_whom(entry),
        when=when_words(entry.when, entry.ends, today),
        state_words=_state_words(entry),
        rows=_rows(entry, view, today),
        why=deadline.why if deadline is not None else "",
    )


def when_words(when: When, ends: When | None, today: date) -> str:
    """Return `Torsdag 26. november kl. 10.00–11.30`; the year where it is not this one."""
    first = _day_words(when.day, today)
    if ends is None or (ends.day == when.day and ends.clock is None):
        return first if when.clock is None else f"{first} {_clock_words(when)}"
    if ends.day == when.day and when.clock is not None and ends.clock is not None:
        span = f"{time_text(when.clock)}–{time_text(ends.clock)}"
        return _("{day} kl. {time}").format(day=first, time=span)
    last = _day_words(ends.day, today)
    begins = first if when.clock is None else f"{first} {_clock_words(when)}"
    stops = last if ends.clock is None else f"{last} {_clock_words(ends)}"
    return _("{first} – {last}").format(first=begins, last=stops[:1].lower() + stops[1:])


def _day_words(day: date, today: date) -> str:
    title = date_title(day)
    return title if day.year == today.year else f"{title} {day.year}"


def _clock_words(when: When) -> str:
    return _("kl. {time}").format(time=time_text(when.clock)) if when.clock is not None else ""


def _whom(entry: CalendarEntry) -> str:
    family = words.family_title(entry.surname) if entry.surname else ""
    about = words.in_row(entry.about) if entry.about and entry.about != entry.surname else ""
    return " · ".join(part for part in (about, family, entry.code) if part)


def _state_words(entry: CalendarEntry) -> str:
    if entry.missed:
        more = ngettext("og {n} gang til", "og {n} gange til", entry.missed).format(n=entry.missed)
        return f"{entry.words} {more}"
    if entry.words or entry.state not in FINISHED:
        return entry.words
    return _("holdt")


def _rows(entry: CalendarEntry, view: EventView | None, today: date) -> tuple[tuple[str, str], ...]:
    rows = [(_("Sted"), words.in_row(entry.place))]
    if view is None:
        rows += [(_("Enhed"), entry.unit), (_("Udsat til"), _snoozed(entry, today))]
    else:
        rows += _event_rows(view, entry, today)
    return tuple((label, text) for label, text in rows if text)


def _event_rows(view: EventView, entry: CalendarEntry, today: date) -> list[tuple[str, str]]:
    draft = view.draft
    tags = [_(GROUP_LABELS[draft.group_tag])] if draft.group_tag is not None else []
    if draft.role_tag is not None:
        tags.append(_(ROLE_LABELS[draft.role_tag]))
    return [
        (_("Frist"), entry.due.text if entry.due is not None and entry.due != entry.when else ""),
        (_("Gentages"), view.repeats_words),
        (_("Ansvarlig"), _responsible(draft)),
        (_("Venter på"), draft.waiting_for),
        (_("Påmindelse"), reminder_words(draft.remind_before) if draft.remind_before is not None else ""),
        (_("Udsat til"), _snoozed(entry, today)),
        (_("Kendetegn"), " · ".join(tags)),
        (_("Note"), draft.note),
    ]


def _snoozed(entry: CalendarEntry, today: date) -> str:
    return moment_words(entry.snoozed_until, today) if entry.snoozed_until is not None else ""


def _responsible(draft: EventDraft) -> str:
    if draft.responsible is Responsible.UNIT:
        return draft.unit or _(RESPONSIBLE_LABELS[draft.responsible])
    who = _(RESPONSIBLE_LABELS[draft.responsible]) if draft.responsible is Responsible.CITIZEN else ""
    return " · ".join(part for part in (who, draft.unit) if part)
