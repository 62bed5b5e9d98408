"""Repeated events of an iCalendar file: kept as a series where the program has words for it, else day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.ranges import LAST_DAY
from linkworker_desktop.domain.recurrence import Recurrence, first_fit
from linkworker_desktop.domain.rrule_text import NotARecurrence, from_rrule
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.exchange.ical_zones import keeps_our_clock, original_moment, when_of
from linkworker_desktop.i18n import _

MOST_DAYS = 366
_AHEAD = timedelta(days=2 * 366)
_TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
_CLOCK_PARTS = ("BYHOUR", "BYMINUTE", "BYSECOND")


@dataclass(frozen=True, slots=True)
class Repeats:
    """How an event is repeated: by a recurrence, or on these days, beginning with its own."""

    recurrence: Recurrence | None = None
    days: tuple[When, ...] = ()
    remark: str = ""


def repeats_of(event: Any, starts: When, today: date) -> Repeats:
    """Return how an event is repeated, from its RRULE and RDATE. Raises `NotARecurrence` for what cannot be counted.

    What the program has no words for becomes single days, at most a year's worth and two years ahead.
    """
    rule, extra = event.get("RRULE"), list(_times(event, "RDATE"))
    if rule is None and not extra:
        return Repeats()
    if isinstance(rule, list) or (rule is not None and not hasattr(rule, "to_ical")):
        raise _unreadable()
    text = rule.to_ical().decode() if rule is not None else ""
    _refuse_more_often_than_daily(rule)
    if text and not extra and keeps_our_clock(event["DTSTART"]):
        try:
            found = _until_local(from_rrule(_plain(text), starts.day), rule, starts)
        except NotARecurrence:
            found = None
        if found is not None and first_fit(found, starts.day) == starts.day:
            return Repeats(found)
    days = _expanded(event, text, starts, extra, today)
    return Repeats(days=days, remark=_("Gentagelsen er hentet dag for dag, højst to år frem."))


def excluded_days(event: Any) -> tuple[date, ...]:
    """Return the days called off (EXDATE), as they are in Denmark."""
    return tuple(sorted({when.day for when in _times(event, "EXDATE")}))


def _times(event: Any, name: str) -> Iterator[When]:
    lists = event.get(name, [])
    for each in lists if isinstance(lists, list) else [lists]:
        for value in getattr(each, "dts", ()):
            found = value.dt[0] if isinstance(value.dt, tuple) else value.dt
            if isinstance(found, date):
                yield _when(value, found)


def _when(value: Any, found: date) -> When:
    if isinstance(value.dt, tuple):
        return When.of(found) if isinstance(found, datetime) else When(found)
    return when_of(value)[0]


def _refuse_more_often_than_daily(rule: Any) -> None:
    if rule is None:
        return
    frequency = str((rule.get("FREQ") or [""])[0]).upper()
    is_often = any(len(rule.get(part) or ()) > 1 for part in _CLOCK_PARTS)
    if frequency in _TOO_OFTEN or is_often:
        raise NotARecurrence(_("Den gentages oftere end én gang om dagen."))


def _plain(text: str) -> str:
    """Return an RRULE without the parts that only repeat the time of DTSTART."""
    return ";".join(part for part in text.split(";") if part.partition("=")[0] not in _CLOCK_PARTS)


def _until_local(found: Recurrence, rule: Any, starts: When) -> Recurrence:
    """Return a recurrence whose last day is the last that begins by UNTIL, as it is in Denmark."""
    until = (rule.get("UNTIL") or [None])[0]
    if found.until is None or not isinstance(until, datetime):
        return found
    local = until.astimezone(LOCAL_ZONE) if until.tzinfo else until
    is_over = local.time() < (starts.clock or time())
    return replace(found, until=local.date() - timedelta(days=1) if is_over else local.date())


def _expanded(event: Any, text: str, starts: When, extra: list[When], today: date) -> tuple[When, ...]:
    last = min(max(today, starts.day) + _AHEAD, LAST_DAY)
    days = [starts, *extra, *(_counted(event, text, last) if text else ())]
    unique = sorted(
        {when.moment: when for when in days if starts.day <= when.day <= last}.values(), key=_moment
    )
    return tuple(unique[:MOST_DAYS])


def _counted(event: Any, text: str, last: date) -> list[When]:
    """Return the days of a rule, counted in its own time zone, until `last`."""
    from dateutil.rrule import rrule, rrulestr

    own = original_moment(event["DTSTART"])
    begins = own or datetime.combine(event["DTSTART"].dt, time())
    end = datetime.combine(last, time(23, 59), begins.tzinfo and UTC)
    parts = [part for part in text.split(";") if not part.startswith("UNTIL=")]
    until = (event["RRULE"].get("UNTIL") or [None])[0]
    try:
        limit = min(end, _comparable(until, begins)) if until is not None else end
        rule = rrulestr(";".join(parts), dtstart=begins, cache=False)
        if isinstance(rule, rrule) and "COUNT=" not in text:
            rule = rule.replace(until=limit)
        moments = list(islice((each for each in rule if each <= limit), MOST_DAYS))
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise _unreadable() from error
    if own is None:
        return [When(each.date()) for each in moments]
    if own.tzinfo is None:
        return [When.of(each) for each in moments]
    return [When.of(each.astimezone(LOCAL_ZONE).replace(tzinfo=None)) for each in moments]


def _comparable(until: date, begins: datetime) -> datetime:
    moment = until if isinstance(until, datetime) else datetime.combine(until, time(23, 59))
    if begins.tzinfo is None:
        return moment.astimezone(LOCAL_ZONE).replace(tzinfo=None) if moment.tzinfo else moment
    return moment if moment.tzinfo else moment.replace(tzinfo=begins.tzinfo)


def _moment(when: When) -> datetime:
    return when.moment


def _unreadable() -> NotARecurrence:
    return NotARecurrence(_("Gentagelsen kan ikke læses."))
