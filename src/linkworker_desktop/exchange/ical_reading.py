"""iCalendar files of other programs: events one by one, so that a broken one costs no other; nothing is ever opened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.events import LONGEST_REMINDER
from linkworker_desktop.domain.local_time import MORNING
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.ranges import is_kept_day
from linkworker_desktop.domain.rrule_text import NotARecurrence
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.exchange.ical_items import IcalItem, IcalReading, MovedDay, Refusal
from linkworker_desktop.exchange.ical_series import excluded_days, repeats_of
from linkworker_desktop.exchange.ical_zones import UnreadableTime, when_of
from linkworker_desktop.i18n import _, ngettext

MOST_EVENTS = 100_000
LARGEST = 100_000_000
"""Bytes; a calendar of so many events with long descriptions."""
_LONGEST_TITLE = 200
_LONGEST_NOTE = 10_000
_LONGEST_UID = 255
_BEGINS = re.compile(r"^BEGIN:VCALENDAR[ \t]*$", re.MULTILINE | re.IGNORECASE)
_ENDS = re.compile(r"^END:VCALENDAR[ \t]*$", re.MULTILINE | re.IGNORECASE)
_TASK = re.compile(r"^BEGIN:VTODO[ \t]*$", re.MULTILINE | re.IGNORECASE)
_NEW_EVENT = re.compile(r"^BEGIN:VEVENT[ \t]*$", re.MULTILINE | re.IGNORECASE)
_OF_SERIES = frozenset({"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})
_TOLD_EVERY = 500
_DAY = timedelta(days=1)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Override:
    """One day of a series as the file rewrites it."""

    original: When
    item: IcalItem
    is_cancelled: bool


class _Refused(Exception):
    """An event is left out; the text says why."""


def read_ical(data: bytes, today: date, progress: Progress | None = None) -> IcalReading:
    """Return the events of a file. Links and attachments are neither opened nor kept.

    Raises `UserError` with one sentence for what is no calendar and for more than 100 000 events.
    """
    text = _text(data)
    if not _BEGINS.search(text):
        raise UserError(_("Filen er ikke en kalender (.ics)."))
    begun = len(_NEW_EVENT.findall(text))
    if begun > MOST_EVENTS:
        raise UserError(_("Filen har over 100.000 aftaler. Del den op, og hent den i dele."))
    items: dict[str, list[IcalItem]] = {}
    overrides: dict[str, list[_Override]] = {}
    refused: list[Refusal] = []
    for number, block in enumerate(_blocks(text), start=1):
        event = _parsed(block)
        try:
            found = _read(event, today)
        except (_Refused, NotARecurrence) as error:
            refused.append(Refusal(_title(event)[:_LONGEST_TITLE], str(error)))
        else:
            if isinstance(found, _Override):
                overrides.setdefault(found.item.uid, []).append(found)
            else:
                items.setdefault(found[0].uid, list(found))
        if progress is not None and number % _TOLD_EVERY == 0:
            progress(number, begun)
    whole = tuple(_joined(items, overrides))
    return IcalReading(whole, tuple(refused), tuple(_remarks(text)))


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise UserError(_("Filen er for stor til at være en kalender."))
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UserError(_("Filen er ikke en kalender (.ics)."))


def _blocks(text: str) -> Iterator[str]:
    """Yield each event's lines; one that does not end ends where the next begins."""
    lines: list[str] = []
    for line in text.split("\n"):
        mark = line.strip().upper()
        if mark == "BEGIN:VEVENT":
            if lines:
                yield "\n".join(lines)
            lines = [line]
        elif lines:
            lines.append(line)
            if mark == "END:VEVENT":
                yield "\n".join(lines)
                lines = []
    if lines:
        yield "\n".join(lines)


def _remarks(text: str) -> Iterator[str]:
    tasks = len(_TASK.findall(text))
    if tasks:
        yield ngettext(
            "{n} opgave (VTODO) er ikke hentet.", "{n} opgaver (VTODO) er ikke hentet.", tasks
        ).format(n=tasks)
    if not _ENDS.search(text):
        yield _("Filen er brudt af. Hent den igen fra den anden kalender.")


def _parsed(block: str) -> Any:
    from icalendar import Event

    try:
        event = Event.from_ical(block + "\n")
    except ValueError:  # the whole block is unreadable
        return Event()
    for name in _broken(event):
        event.pop(name, None)
    return event


def _broken(event: Any) -> frozenset[str]:
    """Return the properties whose values could not be read."""
    return frozenset(str(name or "").upper() for name, _fault in event.errors)


def _title(event: Any) -> str:
    return cleaned(str(event.get("SUMMARY", ""))) or _("Uden titel")


def _read(event: Any, today: date) -> list[IcalItem] | _Override:
    try:
        starts, remark = when_of(event.get("DTSTART"))
        ends = _end(event, starts)
        replaced = when_of(event["RECURRENCE-ID"])[0] if "RECURRENCE-ID" in event else None
    except UnreadableTime:
        raise _Refused(_("Tidspunktet mangler eller kan ikke læses.")) from None
    if _broken(event) & _OF_SERIES:
        raise _Refused(_("Gentagelsen kan ikke læses."))
    if not is_kept_day(starts.day) or (ends and not is_kept_day(ends.day)):
        raise _Refused(_("Årstallet ligger uden for de år, programmet regner med."))
    item = _item(event, starts, ends, (remark,) if remark else ())
    is_cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
    if replaced is not None:
        return _Override(replaced, item, is_cancelled)
    if is_cancelled:
        raise _Refused(_("Den er aflyst i den anden kalender."))
    return _repeated(event, item, today)


def _item(event: Any, starts: When, ends: When | None, remarks: tuple[str, ...]) -> IcalItem:
    title, note = _title(event), cleaned(str(event.get("DESCRIPTION", "")), lines=True)
    if len(title) > _LONGEST_TITLE:
        title, note = f"{title[: _LONGEST_TITLE - 1]}…", f"{title}\n\n{note}".strip()
    if len(note) > _LONGEST_NOTE:
        note = f"{note[: _LONGEST_NOTE - 1]}…"
        remarks = (*remarks, _("Beskrivelsen er kortet af."))
    uid = (
        cleaned(str(event.get("UID", "")))[:_LONGEST_UID]
        or f"{starts.moment.isoformat()}-{title}"[:_LONGEST_UID]
    )
    return IcalItem(
        uid,
        title,
        starts,
        ends,
        cleaned(str(event.get("LOCATION", "")))[:_LONGEST_TITLE],
        note,
        remind_before=_alarm(event, starts),
        is_busy=str(event.get("TRANSP", "")).upper() != "TRANSPARENT",
        remarks=remarks,
    )


def _end(event: Any, starts: When) -> When | None:
    """Return the end, inclusive for whole days; None where it says no more than the beginning."""
    if "DTEND" in event:
        ends, _remark = when_of(event["DTEND"])
    elif "DURATION" in event and isinstance(getattr(event["DURATION"], "dt", None), timedelta):
        span: timedelta = event["DURATION"].dt
        try:
            ends = When(starts.day + span) if starts.clock is None else When.of(starts.moment + span)
        except OverflowError:
            raise UnreadableTime from None
    else:
        return None
    if starts.clock is None:
        ends = When(ends.day - _DAY) if ends.clock is None else When(ends.day)
        return ends if ends.day > starts.day else None
    if ends.clock is None:
        return None
    return ends if ends.moment > starts.moment else None


def _alarm(event: Any, starts: When) -> int | None:
    """Return the first reminder before it begins, in minutes."""
    for part in event.walk("VALARM"):
        trigger = getattr(part.get("TRIGGER"), "dt", None)
        if not isinstance(trigger, timedelta):
            continue
        begins = timedelta() if starts.clock else timedelta(hours=MORNING.hour)
        minutes = int((begins - trigger).total_seconds() // 60)
        if 0 <= minutes <= LONGEST_REMINDER:
            return minutes
    return None


def _repeated(event: Any, item: IcalItem, today: date) -> list[IcalItem]:
    repeats = repeats_of(event, item.starts, today)
    excluded = excluded_days(event)
    if repeats.recurrence is not None:
        return [replace(item, recurrence=repeats.recurrence, excluded=excluded)]
    if not repeats.days:
        return [item]
    lasts = _lasts(item)
    singles = []
    for when in repeats.days:
        if when.day in excluded:
            continue
        uid = item.uid if when == item.starts else _of_day(item.uid, when.day)
        ends = _ending(when, lasts)
        singles.append(
            replace(item, uid=uid, starts=when, ends=ends, remarks=(*item.remarks, repeats.remark))
        )
    if not singles:
        raise _Refused(_("Alle dagene er aflyst."))
    return singles


def _ending(starts: When, lasts: timedelta | None) -> When | None:
    if lasts is None:
        return None
    return When(starts.day + lasts) if starts.clock is None else When.of(starts.moment + lasts)


def _of_day(uid: str, day: date) -> str:
    return f"{uid[: _LONGEST_UID - 9]}#{day:%Y%m%d}"


def _joined(items: dict[str, list[IcalItem]], overrides: dict[str, list[_Override]]) -> Iterator[IcalItem]:
    """Yield every event; days a file rewrites are moved, called off, or become events of their own."""
    for uid, found in items.items():
        changed = overrides.pop(uid, [])
        if len(found) == 1 and found[0].recurrence is not None:
            yield from _series_with(found[0], changed)
            continue
        by_day = {each.original.day: each for each in changed}
        for item in found:
            other = by_day.pop(item.starts.day, None)
            if other is None:
                yield item
            elif not other.is_cancelled:
                yield replace(other.item, uid=item.uid, remarks=item.remarks)
    for uid, changed in overrides.items():  # single days of a series that is not in the file
        for each in changed:
            if not each.is_cancelled:
                yield replace(each.item, uid=_of_day(uid, each.original.day))


def _series_with(item: IcalItem, changed: list[_Override]) -> Iterator[IcalItem]:
    excluded, moved, own = set(item.excluded), [], []
    for each in {each.original.day: each for each in changed}.values():
        day, other = each.original.day, each.item
        if each.is_cancelled or day in item.excluded:
            excluded.add(day)
        elif _is_only_moved(other, item):
            moved.append(MovedDay(day, other.starts, other.ends))
        else:
            excluded.add(day)
            own.append(replace(other, uid=_of_day(item.uid, day)))
    yield replace(item, excluded=tuple(sorted(excluded)), moved=tuple(moved))
    yield from own


def _is_only_moved(other: IcalItem, item: IcalItem) -> bool:
    """Tell whether a day of a series is like the others but for its time."""
    is_alike = (other.title, other.place, _lasts(other)) == (item.title, item.place, _lasts(item))
    return is_alike and (other.starts.clock is None) == (item.starts.clock is None)


def _lasts(item: IcalItem) -> timedelta | None:
    return item.ends.moment - item.starts.moment if item.ends else None
