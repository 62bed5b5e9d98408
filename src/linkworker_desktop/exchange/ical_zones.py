"""Times of an iCalendar file as local wall time in Denmark."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _

_WINTER, _SUMMER = datetime(2026, 1, 15, 12, tzinfo=UTC), datetime(2026, 7, 15, 12, tzinfo=UTC)


class UnreadableTime(ValueError):
    """A date or time that is none."""


def when_of(value: Any) -> tuple[When, str]:
    """Return a DTSTART, DTEND … as local wall time, and a remark where its time zone is not known.

    Raises `UnreadableTime`.
    """
    found = getattr(value, "dt", None)
    if isinstance(found, datetime):
        moment, remark = _local(found, zone_name(value))
        return When.of(moment), remark
    if isinstance(found, date):
        return When(found), ""
    raise UnreadableTime


def zone_name(value: Any) -> str:
    """Return the TZID of a property, empty without one."""
    return str(value.params.get("TZID", "")) if hasattr(value, "params") else ""


def original_moment(value: Any) -> datetime | None:
    """Return a time in its own zone, so that a series can be counted there; None for a whole day."""
    found = value.dt
    if not isinstance(found, datetime):
        return None
    zone = zone_of(zone_name(value))
    return found.replace(tzinfo=zone) if found.tzinfo is None and zone else found


def keeps_our_clock(value: Any) -> bool:
    """Tell whether wall times of a property are the same as in Denmark all year."""
    found = value.dt
    if not isinstance(found, datetime):
        return True
    zone = found.tzinfo or zone_of(zone_name(value))
    return zone is None or _has_our_hours(zone)


@lru_cache(maxsize=256)
def zone_of(name: str) -> tzinfo | None:
    """Return the time zone of a TZID: of the Olson list, of Windows, or one of those with a prefix."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = name.strip().strip('"')
    for candidate in (name, WINDOWS_TO_OLSON.get(name, ""), "/".join(name.split("/")[-2:])):
        try:
            if candidate:
                return ZoneInfo(candidate)
        except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name is a folder's
            continue
    return None


def _local(moment: datetime, name: str) -> tuple[datetime, str]:
    if moment.tzinfo is None and not name:
        return moment, ""
    zone = moment.tzinfo or zone_of(name)
    if zone is None:
        remark = _("Tidszonen »{zone}« er ukendt; klokkeslættet er taget som dansk tid.").format(
            zone=name[:60]
        )
        return moment.replace(tzinfo=None), remark
    there = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    try:
        return there.astimezone(LOCAL_ZONE).replace(tzinfo=None), ""
    except OverflowError as error:
        raise UnreadableTime from error


@lru_cache(maxsize=256)
def _has_our_hours(zone: tzinfo) -> bool:
    return all(
        each.astimezone(zone).utcoffset() == each.astimezone(LOCAL_ZONE).utcoffset()
        for each in (_WINTER, _SUMMER)
    )
