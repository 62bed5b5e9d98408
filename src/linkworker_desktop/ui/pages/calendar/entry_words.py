"""An entry in words: what stands in a box, and the sentence a screen reader says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from linkworker_desktop.domain.events import MEETING_LABELS, Part
from linkworker_desktop.domain.moments import time_text
from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.domain.rules.rule import LEVEL_LABELS
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.calendar_views import CalendarEntry, EntryKind
from linkworker_desktop.ui import words

if TYPE_CHECKING:
    from collections.abc import Sequence

KIND_LABELS = {
    EntryKind.DEADLINE: N_("frist"),
    EntryKind.APPOINTMENT: N_("aftale"),
    EntryKind.TASK: N_("opgave"),
    EntryKind.MEETING: N_("møde"),
    EntryKind.HOLIDAY: N_("helligdag"),
    EntryKind.CLOSED: N_("lukkedag"),
}


def about_of(entry: CalendarEntry) -> str:
    """Return whom it is about, closed off from the direction of the row; empty where the title says it."""
    return words.in_row(entry.about) if entry.about and entry.about not in entry.title else ""


def clock_of(entry: CalendarEntry) -> str:
    """Return `10.00`, empty for what has no clock time."""
    return time_text(entry.when.clock) if entry.when.clock is not None else ""


def sentence_of(entry: CalendarEntry) -> str:
    """Return an entry as one sentence: `10.00, møde, Infomøde, Kalynopil, Borgerhuset, i dag kl. 10.00`."""
    level = _(LEVEL_LABELS[entry.level]) if entry.level is not None else ""
    parts = (
        clock_of(entry),
        _kind_word(entry),
        entry.title,
        about_of(entry),
        entry.place,
        entry.words,
        level,
        _("holdt") if entry.state in {State.DONE, State.DONE_LATE} and not entry.words else "",
    )
    return ", ".join(part for part in parts if part)


def _kind_word(entry: CalendarEntry) -> str:
    if entry.kind is EntryKind.TASK and entry.part is Part.DUE:
        return _("opgave med frist")
    return _(KIND_LABELS[entry.kind])


def day_sentence(day: date, name: str, entries: Sequence[CalendarEntry], total: int) -> str:
    """Return a day of the month view as one sentence, with the first of its entries."""
    parts = [f"{words.date_title(day)}{f', {name}' if name else ''}"]
    if not total:
        return _("{day}, ingenting").format(day=parts[0])
    parts.append(ngettext("{n} ting", "{n} ting", total).format(n=total))
    parts += [sentence_of(entry) for entry in entries]
    return ". ".join(parts)


def more_words(hidden: int) -> str:
    """Return `+ 3 mere`."""
    return _("+ {n} mere").format(n=hidden)


def second_line(entry: CalendarEntry) -> str:
    """Return the small line under an entry of the day list: the place, else what is said of its time."""
    if entry.place:
        return words.in_row(entry.place)
    if entry.waiting_for:
        return _("venter på {whom}").format(whom=entry.waiting_for)
    if entry.kind is EntryKind.MEETING and entry.meeting_type is not None:
        label = _(MEETING_LABELS[entry.meeting_type])
        if label != entry.title:
            return label
    return entry.words
