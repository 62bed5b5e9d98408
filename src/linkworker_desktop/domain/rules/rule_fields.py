"""The fields of a rule as they stand in a rule file: how each is read, written and shown by example."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.rules.arithmetic import Roll
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import (
    Anchor,
    CalendarDay,
    CountFrom,
    Level,
    MonthlyWeekday,
    Who,
    Window,
    YearlyDay,
)
from linkworker_desktop.domain.rules.spans import Span, parse_span
from linkworker_desktop.domain.rules.subjects import Condition, Residence, Trait

FileValue = str | int | bool | date | list[str]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHLY = re.compile(r"monthly ([1-4]) (\w{3})")
_YEARLY = re.compile(r"yearly (\d{1,2})-(\d{1,2})")
_WINDOW = re.compile(r"(\d{1,3}) x (.+)")
_TRAITS = frozenset(trait.value for trait in Trait)
_CODE = re.compile(r"[A-Z][A-Za-z0-9]{0,11}")


@dataclass(frozen=True, slots=True)
class Field:
    """`read` makes a rule's value of what a file holds and raises TypeError or ValueError; `write` is its inverse."""

    read: Callable[[Any], Any]
    write: Callable[[Any], FileValue]
    example: str


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return cleaned(value)


def _lines(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return cleaned(value, lines=True)


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _day(value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(value)
    return value


def _span(value: object) -> Span:
    return parse_span(_text(value))


def _anchor(value: object) -> Anchor:
    text = _text(value)
    if _CODE.fullmatch(text):
        return text
    return HappeningKind(text)


def _condition(value: object) -> Condition:
    text = _text(value)
    return Trait(text) if text in _TRAITS else Residence(text)


def _calendar(value: object) -> CalendarDay:
    text = _text(value)
    if match := _MONTHLY.fullmatch(text):
        return MonthlyWeekday(int(match[1]), _WEEKDAYS.index(match[2]))
    if match := _YEARLY.fullmatch(text):
        return YearlyDay(month=int(match[2]), day=int(match[1]))
    raise ValueError(text)


def _calendar_text(calendar: CalendarDay) -> str:
    match calendar:
        case MonthlyWeekday(nth, weekday):
            return f"monthly {nth} {_WEEKDAYS[weekday]}"
        case YearlyDay(month, day):
            return f"yearly {day:02d}-{month:02d}"


def _window(value: object) -> Window:
    match = _WINDOW.fullmatch(_text(value))
    if match is None:
        raise ValueError(value)
    return Window(int(match[1]), parse_span(match[2]))


def _each(read: Callable[[object], Any]) -> Callable[[object], tuple[Any, ...]]:
    def read_list(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError(value)
        return tuple(read(item) for item in value)

    return read_list


def _same(value: FileValue) -> FileValue:
    return value


def _names(values: tuple[str, ...]) -> list[str]:
    return [str(value) for value in values]


def _kind(value: object) -> HappeningKind:
    return HappeningKind(_text(value))


def _choice(choices: type[StrEnum], example: str) -> Field:
    return Field(lambda value: choices(_text(value)), str, f'"{example}"')


_TEXT = Field(_text, _same, '"…"')
_SPAN = Field(_span, lambda span: str(span.text), '"96 h"')
_DAY = Field(_day, _same, "2026-11-21")
_SWITCH = Field(_yes_or_no, _same, "true")
_KINDS = Field(_each(_kind), _names, '["housed"]')
_CONDITIONS = Field(_each(_condition), _names, '["ukraine_special"]')

FIELDS: Mapping[str, Field] = {
    "code": _TEXT,
    "variant": _TEXT,
    "name": _TEXT,
    "short": _TEXT,
    "who": _choice(Who, "family"),
    "anchors": Field(_each(_anchor), _names, '["housed", "R20"]'),
    "offset": _SPAN,
    "repeat": _SPAN,
    "count_from": _choice(CountFrom, "completed"),
    "calendar": Field(_calendar, _calendar_text, '"monthly 1 tue"'),
    "window": Field(_window, lambda window: f"{window.times} x {window.step.text}", '"4 x 6 w"'),
    "own_date": Field(_kind, str, '"takeover"'),
    "until": _KINDS,
    "unless": _KINDS,
    "done_by": _KINDS,
    "needs_all": _SWITCH,
    "passes": _SWITCH,
    "only_for": _CONDITIONS,
    "not_for": _CONDITIONS,
    "roll": _choice(Roll, "next"),
    "warn": _SPAN,
    "level": _choice(Level, "law"),
    "basis": _TEXT,
    "source": _TEXT,
    "source_year": Field(_whole, _same, "2015"),
    "checked_on": _DAY,
    "checked_by": _TEXT,
    "active": _SWITCH,
    "valid_from": _DAY,
    "valid_to": _DAY,
    "note": Field(_lines, _same, '"…"'),
}
"""Every field of a rule under the name it has in the file and in `Rule`, in the order it is written."""
REQUIRED = ("code", "name", "who")
