"""Deadlines, counts and languages in plain words: »5 timer tilbage«, »fem«, »arabisk og engelsk«; days as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from linkworker_desktop.domain.family import RELATION_LABELS, Relation
from linkworker_desktop.domain.folder_deadline import HOURS_TO_FOLDER, FolderDeadline, FolderDeadlineState
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.text import isolated
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.day_words import (
    capitalised,
    date_title,
    day_words,
    moment_words,
    short_date,
    week_words,
    weekday,
)
from linkworker_desktop.ui.kit.states import State

__all__ = [
    "HOURS_COUNTED",
    "TimeWords",
    "capitalised",
    "date_title",
    "day_words",
    "family_title",
    "folder_words",
    "in_row",
    "joined",
    "language_name",
    "language_words",
    "moment_words",
    "number_word",
    "people_words",
    "short_date",
    "time_gone",
    "week_words",
    "weekday",
]

HOURS_COUNTED = 48
"""Under so many hours, time is said in hours, and a folder that is not out is shown as soon due."""

_NUMBERS = (
    N_("to"), N_("tre"), N_("fire"), N_("fem"), N_("seks"), N_("syv"), N_("otte"), N_("ni"), N_("ti"),
    N_("elleve"), N_("tolv"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeWords:
    """How far away something is: the state it is drawn in, the words, and the date that stands under them."""

    state: State
    words: str
    date_line: str


def folder_words(deadline: FolderDeadline, now: datetime) -> TimeWords:
    """Return what is said of a folder's 96 hours at local wall time `now`."""
    today = now.date()
    due_line = moment_words(deadline.due, today) if deadline.due is not None else ""
    match deadline.state:
        case FolderDeadlineState.WAITING:
            return TimeWords(State.WAITING, _("venter på indflytning"), "")
        case FolderDeadlineState.DONE:
            return TimeWords(State.DONE, _handed_out(deadline, today), _done_line(deadline, today))
        case FolderDeadlineState.DONE_LATE:
            late = _span(deadline.done_at - deadline.due) if deadline.done_at and deadline.due else ""
            words = _("udleveret {span} for sent").format(span=late)
            return TimeWords(State.DONE_LATE, words, _done_line(deadline, today))
        case FolderDeadlineState.OVERDUE:
            over = now - deadline.due if deadline.due is not None else timedelta()
            return TimeWords(State.OVER, _("{span} over").format(span=_span(over)), due_line)
        case _:
            left = deadline.due - now if deadline.due is not None else timedelta()
            return TimeWords(_open_state(left), _left(left), due_line)


def time_gone(deadline: FolderDeadline, now: datetime) -> float:
    """Return how much of the 96 hours is gone at local wall time `now`, from 0 to 1."""
    if deadline.done_at is not None:
        return 1.0
    if deadline.due is None:
        return 0.0
    left = (deadline.due - now) / timedelta(hours=HOURS_TO_FOLDER)
    return min(1.0, max(0.0, 1 - left))


def _open_state(left: timedelta) -> State:
    return State.SOON if left <= timedelta(hours=HOURS_COUNTED) else State.COMING


def _left(left: timedelta) -> str:
    if left > timedelta(hours=HOURS_TO_FOLDER):
        return ngettext("om {days} dag", "om {days} dage", left.days).format(days=left.days)
    hours = left // timedelta(hours=1)
    if hours == 0:
        return _("under en time tilbage")
    return ngettext("{hours} time tilbage", "{hours} timer tilbage", hours).format(hours=hours)


def _span(time: timedelta) -> str:
    hours = time // timedelta(hours=1)
    if hours == 0:
        return _("under en time")
    if hours < HOURS_COUNTED:
        return ngettext("{hours} time", "{hours} timer", hours).format(hours=hours)
    return ngettext("{days} dag", "{days} dage", time.days).format(days=time.days)


def _handed_out(deadline: FolderDeadline, today: date) -> str:
    if deadline.done_at is None:
        return _("udleveret")
    return _("udleveret {day}").format(day=short_date(deadline.done_at.date(), today))


def _done_line(deadline: FolderDeadline, today: date) -> str:
    return moment_words(deadline.done_at, today) if deadline.done_at is not None else ""


def number_word(number: int) -> str:
    """Return `to` to `tolv` as a word and any other number in figures."""
    return _(_NUMBERS[number - 2]) if 2 <= number <= len(_NUMBERS) + 1 else str(number)


def joined(words: Iterable[str]) -> str:
    """Return `arabisk, dansk og engelsk`."""
    *first, last = list(words) or [""]
    return _("{first} og {last}").format(first=", ".join(first), last=last) if first else last


def language_name(code: str) -> str:
    """Return a language's name in the interface's language; an unknown code comes back as it is."""
    language = LANGUAGES.get(code)
    return _(language.danish_name) if language is not None else code


def language_words(codes: Sequence[str]) -> str:
    """Return the names of languages: `arabisk og engelsk`."""
    return joined(language_name(code) for code in codes)


def people_words(people: int) -> str:
    """Return `5 personer`."""
    return ngettext("{people} person", "{people} personer", people).format(people=people)


def family_title(surname: str) -> str:
    """Return `Familien Nakhlawar`, the name closed off from the direction of the words round it."""
    return _("Familien {name}").format(name=in_row(surname))


def in_row(name: str) -> str:
    """Return a name in any script so that it cannot turn a Danish row round; Latin names stay as they are."""
    return name if name.isascii() or _is_latin(name) else isolated(name, any_script=True)


def relation_word(relation: Relation) -> str:
    """Return `far`; what is not said (»anden«) gives an empty text."""
    return "" if relation is Relation.OTHER else _(RELATION_LABELS[relation])


def _is_latin(name: str) -> bool:
    return all(character < "\u0250" for character in name)
