"""A family's time line: what has happened, the newest first, and the days and seasons it is told under."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.log_entry import Sensitivity
from linkworker_desktop.domain.moments import date_text, time_text
from linkworker_desktop.domain.recurrence_words import MONTHS, WEEKDAYS
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_

_BY_DAY = 7
"""So many days back each day has a heading of its own; further back a season has one."""
_SEASONS = ("winter", "spring", "summer", "autumn")


class TimelineKind(StrEnum):
    """What sort of thing stands on the line; the first five are the kinds of log entries."""

    NOTE = "note"
    CALL = "call"
    VISIT = "visit"
    AGREEMENT = "agreement"
    LETTER = "letter"
    MEETING = "meeting"
    APPOINTMENT = "appointment"
    TASK = "task"
    FACT = "fact"
    FOLDER = "folder"
    MOVE = "move"
    RELAY = "relay"
    CONSENT = "consent"
    PLACEMENT = "placement"
    DOCUMENT = "document"
    MISSED = "missed"


_K = TimelineKind
LOG_KINDS = frozenset({_K.NOTE, _K.CALL, _K.VISIT, _K.AGREEMENT, _K.LETTER})

TIMELINE_LABELS = {
    _K.NOTE: N_("Noter"),
    _K.CALL: N_("Opkald"),
    _K.VISIT: N_("Besøg"),
    _K.AGREEMENT: N_("Aftaler"),
    _K.LETTER: N_("Breve og mails"),
    _K.MEETING: N_("Møder"),
    _K.APPOINTMENT: N_("Kalenderaftaler"),
    _K.TASK: N_("Opgaver"),
    _K.FACT: N_("Frister og milepæle"),
    _K.FOLDER: N_("Velkomstmappe"),
    _K.MOVE: N_("Bolig og flytning"),
    _K.RELAY: N_("Stafet"),
    _K.CONSENT: N_("Samtykke"),
    _K.PLACEMENT: N_("Praktik"),
    _K.DOCUMENT: N_("Dokumenter"),
    _K.MISSED: N_("Over tiden"),
}


class Outcome(StrEnum):
    """How it ended, where that is known; it decides the icon before the kind does."""

    IN_TIME = "in_time"
    LATE = "late"
    MISSED = "missed"
    WITHDRAWN = "withdrawn"


class BadgeKind(StrEnum):
    """What a badge under an item says."""

    PERSON = "person"
    CONTACT = "contact"
    SENSITIVE = "sensitive"
    ONLY_ME = "only_me"


@dataclass(frozen=True, slots=True)
class Badge:
    """A word or name under an item."""

    kind: BadgeKind
    text: str


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing on the line. `ref` is what it opens, by its kind; `key` is its own and stays the same.

    A fact that was recorded (`is_fact`) opens as a fact, whatever its kind: a hand-over of a folder can be one. A move
    is of the person in `ref`, or of the whole family where `about`, the persons it concerns, is empty. `is_cut` says
    that the text goes on where it is opened.
    """

    kind: TimelineKind
    ref: UUID
    key: str
    day: date
    clock: time | None
    heading: str
    text: str = ""
    badges: tuple[Badge, ...] = ()
    about: tuple[UUID, ...] = ()
    sensitivity: Sensitivity = Sensitivity.NORMAL
    author: str = ""
    outcome: Outcome | None = None
    can_edit: bool = False
    is_cut: bool = False
    is_fact: bool = False

    @property
    def place(self) -> tuple[date, time]:
        """Return where it stands: what has no clock time comes before the rest of its day."""
        return self.day, self.clock or time.min


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Items, the newest first; `next` asks for the page after it, None at the beginning of time."""

    items: tuple[TimelineItem, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """What is shown of the line: of one person, of some kinds, with all words of `text`. Empty shows everything."""

    person: PersonId | None = None
    kinds: frozenset[TimelineKind] = frozenset()
    text: str = ""


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Items under one heading."""

    heading: str
    items: tuple[TimelineItem, ...]


def grouped(items: Iterable[TimelineItem], today: date) -> tuple[DayGroup, ...]:
    """Return items in their order under headings of days, and of seasons where they are more than a week old."""
    groups = groupby(items, key=lambda item: _heading(item.day, today))
    return tuple(DayGroup(heading, tuple(some)) for heading, some in groups)


def time_words(item: TimelineItem, today: date) -> str:
    """Return when it was, beside an item: `kl. 10.40` under a day's heading, `10.11.` under a season's."""
    if not _has_own_day(item.day, today):
        return date_text(item.day) if item.day.year != today.year else f"{item.day.day}.{item.day.month}."
    return "" if item.clock is None else _("kl. {time}").format(time=time_text(item.clock))


def _has_own_day(day: date, today: date) -> bool:
    return (today - day).days < _BY_DAY


def _heading(day: date, today: date) -> str:
    if not _has_own_day(day, today):
        return _season_heading(day, today)
    said = _("{weekday} {day}. {month}").format(
        weekday=_(WEEKDAYS[day.weekday()]), day=day.day, month=_(MONTHS[day.month - 1])
    )
    match (today - day).days:
        case 0:
            return _("I dag, {day}").format(day=said)
        case 1:
            return _("I går, {day}").format(day=said)
        case _:
            return said[:1].upper() + said[1:]


def _season(day: date) -> tuple[str, int]:
    """Return the season of a day and the year it began in; a winter begins in December."""
    return _SEASONS[day.month % 12 // 3], day.year - (day.month < 3)


def _season_heading(day: date, today: date) -> str:
    season, year = _season(day)
    if (season, year) == _season(today):
        match season:
            case "winter":
                return _("Tidligere på vinteren")
            case "spring":
                return _("Tidligere i foråret")
            case "summer":
                return _("Tidligere på sommeren")
            case _:
                return _("Tidligere i efteråret")
    match season:
        case "winter":
            return _("Vinteren {year}–{next}").format(year=year, next=f"{(year + 1) % 100:02d}")
        case "spring":
            return _("Foråret {year}").format(year=year)
        case "summer":
            return _("Sommeren {year}").format(year=year)
        case _:
            return _("Efteråret {year}").format(year=year)
