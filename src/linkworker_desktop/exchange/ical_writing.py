"""Events as an iCalendar file (RFC 5545) that Outlook and Thunderbird take.

Outlook ignores VTODO and reads only some forms of RRULE (MS-OXCICAL 2.1.3.2.2), so everything is a VEVENT, tasks
without blocking the time, and a series whose days it could not count is written day by day by the caller. The time
zone is told by rules of the year: Outlook does not read the RDATE lists that are made from zone data.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.local_time import MORNING
from linkworker_desktop.domain.recurrence import Frequency, Recurrence
from linkworker_desktop.domain.rrule_text import to_rrule
from linkworker_desktop.domain.rules.rule import CountFrom
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.exchange.ical_items import IcalItem, MovedDay

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, Timezone

PRODUCT = "-//Linkworker//Linkworker Desktop//DA"
_ZONE = "Europe/Copenhagen"
_DAY = timedelta(days=1)
_LAST_SAFE_DAY = 28
_SUMMER = ("DAYLIGHT", "CEST", "19810329T020000", 3, 1, 2)
_WINTER = ("STANDARD", "CET", "19961027T030000", 10, 2, 1)
"""The rule of the European Union since 1996: the last Sundays of March and October."""


def write_ical(items: Iterable[IcalItem], name: str, now: datetime) -> bytes:
    """Return the file: UTF-8, CRLF, lines folded at 75 bytes. `now` (UTC) stamps what has no stamp of its own."""
    from icalendar import Calendar  # here, so that only an export waits for it

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add_component(_zone())
    for item in items:
        _add(calendar, item, now)
    return bytes(calendar.to_ical())


def can_be_told(recurrence: Recurrence) -> bool:
    """Tell whether other calendars count the days of a series as this program does.

    They skip months too short for the 29th or 30th, and know nothing of counting from completion.
    """
    is_late_in_month = recurrence.frequency is Frequency.MONTHLY and recurrence.nth is None
    is_safe = recurrence.month_day is not None and recurrence.month_day <= _LAST_SAFE_DAY
    return recurrence.count_from is CountFrom.PLANNED and (not is_late_in_month or is_safe)


def _add(calendar: Calendar, item: IcalItem, now: datetime) -> None:
    event = _event(item, item.starts, item.ends, now)
    if item.recurrence is not None:
        _add_series(event, item, item.recurrence)
    calendar.add_component(event)
    for moved in item.moved:
        calendar.add_component(_moved(item, moved, now))


def _event(item: IcalItem, starts: When, ends: When | None, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", item.uid)
    event.add("dtstamp", item.stamp or now)
    event.add("summary", item.title)
    event.add("dtstart", _value(starts))
    if starts.clock is None:
        event.add("dtend", (ends.day if ends else starts.day) + _DAY)
    elif ends is not None:
        event.add("dtend", _value(ends))
    if item.place:
        event.add("location", item.place)
    if item.note:
        event.add("description", item.note)
    event.add("transp", "OPAQUE" if item.is_busy else "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "BUSY" if item.is_busy else "FREE")
    if item.remind_before is not None:
        event.add_component(_alarm(item, starts, item.remind_before))
    return event


def _add_series(event: Event, item: IcalItem, recurrence: Recurrence) -> None:
    from icalendar import vRecur

    text = to_rrule(recurrence, item.starts.day)
    if recurrence.until is not None and item.starts.clock is not None:
        last = _local(recurrence.until, item.starts.clock).astimezone(UTC)
        text = f"{text.rpartition(';UNTIL=')[0]};UNTIL={last:%Y%m%dT%H%M%SZ}"
    event.add("rrule", vRecur.from_ical(text))
    if item.excluded:
        event.add("exdate", [_value(When(day, item.starts.clock)) for day in item.excluded])


def _moved(item: IcalItem, moved: MovedDay, now: datetime) -> Event:
    event = _event(item, moved.starts, moved.ends, now)
    event.add("recurrence-id", _value(When(moved.original_on, item.starts.clock)))
    return event


def _alarm(item: IcalItem, starts: When, minutes: int) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", item.title)
    begins = timedelta() if starts.clock else timedelta(hours=MORNING.hour)
    alarm.add("trigger", begins - timedelta(minutes=minutes))
    return alarm


def _value(when: When) -> date | datetime:
    return when.day if when.clock is None else _local(when.day, when.clock)


def _local(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, LOCAL_ZONE)


def _zone() -> Timezone:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vDDDTypes, vRecur

    zone = Timezone()
    zone.add("tzid", _ZONE)
    for name, short, begins, month, before, after in (_SUMMER, _WINTER):
        part = TimezoneDaylight() if name == "DAYLIGHT" else TimezoneStandard()
        part["dtstart"] = vDDDTypes(datetime.strptime(begins, "%Y%m%dT%H%M%S"))  # noqa: DTZ007 - wall time
        part.add("rrule", vRecur.from_ical(f"FREQ=YEARLY;BYDAY=-1SU;BYMONTH={month}"))
        part.add("tzname", short)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone
