"""What comes again: days, words, RRULE text, and what is refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as some

from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.recurrence import (
    Frequency,
    NthWeekday,
    Recurrence,
    checked,
    days_between,
    first_fit,
    next_days,
)
from linkworker_desktop.domain.recurrence_words import presets, recurrence_words
from linkworker_desktop.domain.rrule_text import NotARecurrence, from_kept, from_rrule, kept_text, to_rrule
from linkworker_desktop.domain.rules.rule import CountFrom

TUESDAY = date(2026, 12, 1)
EVERY_THIRD_WEEK = Recurrence(Frequency.WEEKLY, 3, weekdays=(1,))
FIRST_TUESDAY = Recurrence(Frequency.MONTHLY, nth=NthWeekday(1, 1))
LAST_FRIDAY = Recurrence(Frequency.MONTHLY, nth=NthWeekday(-1, 4))


def _recurrences() -> some.SearchStrategy[Recurrence]:
    intervals = some.integers(1, 14)
    ends: some.SearchStrategy[dict[str, Any]] = some.one_of(
        some.just({}),
        some.builds(dict, until=some.dates(date(2020, 1, 1), date(2040, 1, 1))),
        some.builds(dict, count=some.integers(1, 60)),
    )
    parts: some.SearchStrategy[dict[str, Any]] = some.one_of(
        some.builds(dict, frequency=some.just(Frequency.DAILY)),
        some.builds(
            dict,
            frequency=some.just(Frequency.WEEKLY),
            weekdays=some.lists(some.integers(0, 6), unique=True).map(lambda days: tuple(sorted(days))),
        ),
        some.builds(
            dict,
            frequency=some.sampled_from((Frequency.MONTHLY, Frequency.YEARLY)),
            nth=some.builds(NthWeekday, some.sampled_from((1, 2, 3, 4, -1)), some.integers(0, 6)),
        ),
        some.builds(
            dict, frequency=some.just(Frequency.MONTHLY), month_day=some.sampled_from((-1, *range(1, 32)))
        ),
        some.builds(dict, frequency=some.just(Frequency.YEARLY)),
    )
    return some.builds(
        lambda part, end, every: Recurrence(interval=every, **part, **end), parts, ends, intervals
    )


@settings(max_examples=150, deadline=None)
@given(_recurrences(), some.dates(date(2024, 1, 1), date(2028, 12, 31)), some.integers(0, 4000))
def test_skipping_to_the_window_finds_the_days_the_rule_text_names(
    recurrence: Recurrence, start: date, later: int
) -> None:
    start = first_fit(recurrence, start)
    first = start + timedelta(days=later)
    last = first + timedelta(days=400)
    text = to_rrule(recurrence, start)
    rule = rrulestr(text, dtstart=datetime.combine(start, datetime.min.time()))
    expected = rule.between(
        datetime.combine(first, datetime.min.time()), datetime.combine(last, datetime.min.time()), inc=True
    )
    assert days_between(recurrence, start, first, last) == tuple(moment.date() for moment in expected)


@settings(max_examples=150, deadline=None)
@given(_recurrences(), some.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_the_text_of_a_series_gives_the_same_days_when_read_again(
    recurrence: Recurrence, start: date
) -> None:
    start = first_fit(recurrence, start)
    again = from_rrule(to_rrule(recurrence, start), start)
    assert next_days(again, start, 20) == next_days(recurrence, start, 20)
    assert to_rrule(again, start) == to_rrule(recurrence, start)


def test_the_first_tuesdays_are_those_of_the_coordination_meeting() -> None:
    assert days_between(FIRST_TUESDAY, date(2026, 10, 6), date(2026, 10, 1), date(2027, 1, 31)) == (
        date(2026, 10, 6),
        date(2026, 11, 3),
        date(2026, 12, 1),
        date(2027, 1, 5),
    )


def test_a_month_too_short_gives_its_last_day() -> None:
    monthly = Recurrence(Frequency.MONTHLY, month_day=30)
    assert next_days(monthly, date(2026, 12, 30), 4) == (
        date(2026, 12, 30),
        date(2027, 1, 30),
        date(2027, 2, 28),
        date(2027, 3, 30),
    )


def test_a_leap_day_is_the_28th_in_other_years() -> None:
    assert next_days(Recurrence(Frequency.YEARLY), date(2024, 2, 29), 5)[-2:] == (
        date(2027, 2, 28),
        date(2028, 2, 29),
    )


def test_a_series_without_end_is_shown_within_limits() -> None:
    daily = Recurrence(Frequency.DAILY)
    assert len(days_between(daily, TUESDAY, TUESDAY, date(2100, 12, 31))) == 1000
    assert days_between(daily, TUESDAY, date(2100, 12, 30), date(2150, 1, 1))[-1] == date(2100, 12, 31)


def test_the_first_day_of_a_series_is_one_of_its_days() -> None:
    assert first_fit(EVERY_THIRD_WEEK, date(2026, 11, 25)) == TUESDAY
    assert first_fit(LAST_FRIDAY, date(2026, 11, 28)) == date(2026, 12, 25)


@pytest.mark.parametrize(
    ("recurrence", "words"),
    [
        (Recurrence(Frequency.DAILY), "hver dag"),
        (Recurrence(Frequency.DAILY, 2), "hver 2. dag"),
        (Recurrence(Frequency.WEEKLY), "hver tirsdag"),
        (EVERY_THIRD_WEEK, "hver 3. uge om tirsdagen"),
        (Recurrence(Frequency.WEEKLY, weekdays=(0, 1, 2, 3, 4)), "hver hverdag"),
        (Recurrence(Frequency.WEEKLY, 2, weekdays=(0, 1, 3)), "hver 2. uge mandag, tirsdag og torsdag"),
        (FIRST_TUESDAY, "første tirsdag i måneden"),
        (LAST_FRIDAY, "sidste fredag i måneden"),
        (Recurrence(Frequency.MONTHLY, 3, nth=NthWeekday(2, 2)), "anden onsdag i hver 3. måned"),
        (Recurrence(Frequency.MONTHLY, month_day=15), "den 15. i måneden"),
        (Recurrence(Frequency.MONTHLY, month_day=-1), "den sidste dag i måneden"),
        (Recurrence(Frequency.YEARLY), "hvert år den 1. december"),
        (Recurrence(Frequency.YEARLY, nth=NthWeekday(1, 1)), "hvert år første tirsdag i december"),
        (Recurrence(Frequency.WEEKLY, until=date(2026, 12, 31)), "hver tirsdag, til 31.12.2026"),
        (Recurrence(Frequency.WEEKLY, count=4), "hver tirsdag, 4 gange"),
        (
            Recurrence(Frequency.WEEKLY, 3, count_from=CountFrom.COMPLETED),
            "hver 3. uge, regnet fra sidste gang",
        ),
    ],
)
def test_a_recurrence_is_said_in_plain_danish(recurrence: Recurrence, words: str) -> None:
    assert recurrence_words(recurrence, TUESDAY) == words


def test_what_is_offered_begins_on_the_day_itself() -> None:
    for day in (TUESDAY, date(2026, 1, 31), date(2024, 2, 29), date(2026, 11, 28)):
        offered = presets(day)
        assert all(first_fit(each.recurrence, day) == day for each in offered), day
        assert len({each.label for each in offered}) == len(offered)


def test_counting_from_completion_is_kept_but_never_shown_to_others() -> None:
    recurrence = Recurrence(Frequency.WEEKLY, 3, count_from=CountFrom.COMPLETED)
    text = kept_text(recurrence, TUESDAY)
    assert from_kept(text, TUESDAY) == recurrence
    assert "X-" not in to_rrule(recurrence, TUESDAY)


@pytest.mark.parametrize("often", ["SECONDLY", "MINUTELY", "HOURLY"])
def test_more_often_than_daily_is_refused_in_one_sentence(often: str) -> None:
    with pytest.raises(NotARecurrence, match=r"^Noget kan højst gentages én gang om dagen\.[^.]*\.$"):
        from_rrule(f"FREQ={often}", TUESDAY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hver dag",
        "FREQ=",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-10000",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;UNTIL=20261399",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYDAY=5TU",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=1TU,3TU",
        "FREQ=YEARLY;BYMONTH=3,4",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=DAILY;BYHOUR=9,15",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO",
        "FREQ=DAILY;COUNT=3;UNTIL=20261231",
        "FREQ=DAILY;UNTIL=30001231",
    ],
)
def test_what_the_program_has_no_words_for_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(NotARecurrence) as refused:
        from_rrule(text, TUESDAY)
    assert refused.value.message


@pytest.mark.parametrize(
    "recurrence",
    [
        Recurrence(Frequency.DAILY, 0),
        Recurrence(Frequency.DAILY, -10_000),
        Recurrence(Frequency.DAILY, 1_000),
        Recurrence(Frequency.WEEKLY, weekdays=(7,)),
        Recurrence(Frequency.MONTHLY, month_day=0),
        Recurrence(Frequency.MONTHLY, nth=NthWeekday(5, 1)),
        Recurrence(Frequency.DAILY, count=0),
        Recurrence(Frequency.DAILY, count=1, until=TUESDAY),
        Recurrence(Frequency.DAILY, until=date(2101, 1, 1)),
        Recurrence(Frequency.WEEKLY, weekdays=(1,), count_from=CountFrom.COMPLETED),
    ],
)
def test_an_impossible_recurrence_is_refused_at_its_field(recurrence: Recurrence) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked(recurrence)
    assert refused.value.problems[0].field.startswith("recurrence.")


def test_parts_that_say_nothing_are_dropped() -> None:
    assert checked(Recurrence(Frequency.DAILY, weekdays=(1,), nth=NthWeekday(1, 1))) == Recurrence(
        Frequency.DAILY
    )
