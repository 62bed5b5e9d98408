"""Spans move a day as the rules say: clipped months, wall-clock hours, working days, whole months."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker_desktop.domain.rules.arithmetic import Roll, nearest_step, rolled, shifted
from linkworker_desktop.domain.rules.spans import Span, Unit, parse_span
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import WorkingDays

DAYS = WorkingDays()
days_of_life = st.dates(date(1950, 1, 1), date(2060, 12, 31))


def moved(day: date, text: str) -> date:
    found = shifted(When(day), parse_span(text), DAYS)
    assert found is not None
    return found.day


@pytest.mark.parametrize(
    ("start", "span", "due"),
    [
        (date(2026, 8, 31), "6 m", date(2027, 2, 28)),
        (date(2009, 8, 31), "210 m", date(2027, 2, 28)),
        (date(2008, 2, 29), "18 y", date(2026, 2, 28)),
        (date(2008, 2, 29), "210 m", date(2025, 8, 29)),
        (date(2024, 2, 29), "4 y", date(2028, 2, 29)),
        (date(2026, 5, 31), "-3 m", date(2026, 2, 28)),
        (date(2026, 12, 30), "1 w", date(2027, 1, 6)),
        (date(2026, 5, 15), "1 whole_m", date(2026, 7, 1)),
        (date(2026, 12, 31), "1 whole_m", date(2027, 2, 1)),
        (date(2026, 9, 7), "15 wd", date(2026, 9, 28)),
        (date(2026, 3, 20), "15 wd", date(2026, 4, 15)),
        (date(2026, 4, 7), "-1 wd", date(2026, 4, 1)),
        (date(2026, 11, 24), "0 wd", date(2026, 11, 24)),
        (date(2026, 11, 24), "-10000 d", date(1999, 7, 9)),
    ],
)
def test_a_day_moves_by_a_span(start: date, span: str, due: date) -> None:
    assert moved(start, span) == due


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (datetime(2026, 8, 3, 14), datetime(2026, 8, 7, 14)),
        (datetime(2026, 10, 24, 2, 30), datetime(2026, 10, 28, 2, 30)),
        (datetime(2026, 3, 28, 2, 30), datetime(2026, 4, 1, 2, 30)),
    ],
)
def test_ninety_six_hours_are_the_same_clock_time_four_days_later_on_any_night(
    start: datetime, due: datetime
) -> None:
    assert shifted(When.of(start), Span(96, Unit.HOURS), DAYS) == When.of(due)


def test_hours_from_a_day_without_a_clock_time_count_whole_days() -> None:
    day = When(date(2026, 8, 3))
    assert shifted(day, Span(96, Unit.HOURS), DAYS) == When(date(2026, 8, 7))
    assert shifted(day, Span(-24, Unit.HOURS), DAYS) == When(date(2026, 8, 2))


def test_only_hours_keep_the_clock_time() -> None:
    assert shifted(When(date(2026, 8, 3), time(14)), Span(7, Unit.DAYS), DAYS) == When(date(2026, 8, 10))


@pytest.mark.parametrize("span", ["20000 y", "-20000 m", "20000 wd", "-20000 w", "20000 whole_m", "-20000 y"])
def test_a_date_outside_the_kept_years_is_none(span: str) -> None:
    assert shifted(When(date(2095, 11, 24)), parse_span(span), DAYS) is None


def test_the_first_and_the_last_day_there_are_do_not_fail() -> None:
    assert shifted(When(date.max), Span(1, Unit.DAYS), DAYS) is None
    assert shifted(When(date.min, time(0)), Span(-1, Unit.HOURS), DAYS) is None


@pytest.mark.parametrize(
    ("day", "roll", "due"),
    [
        (date(2027, 1, 1), Roll.NEXT, date(2027, 1, 4)),
        (date(2027, 1, 1), Roll.NONE, date(2027, 1, 1)),
        (date(2026, 2, 8), Roll.PREVIOUS, date(2026, 2, 6)),
        (date(2026, 4, 6), Roll.PREVIOUS, date(2026, 4, 1)),
        (date(2026, 5, 1), Roll.NEXT, date(2026, 5, 1)),
    ],
)
def test_a_roll_leads_to_a_working_day(day: date, roll: Roll, due: date) -> None:
    assert rolled(day, roll, DAYS) == due


@given(days_of_life, st.integers(-480, 480))
def test_months_keep_the_day_number_or_are_the_last_of_the_month(day: date, amount: int) -> None:
    found = moved(day, f"{amount} m")
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == amount
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)


@given(days_of_life, st.integers(0, 60))
def test_so_many_working_days_later_there_are_so_many_working_days_between(day: date, amount: int) -> None:
    found = moved(day, f"{amount} wd")
    between = (day + timedelta(days=step) for step in range(1, (found - day).days + 1))
    assert sum(DAYS.is_working(each) for each in between) == amount


@given(days_of_life, st.integers(1, 60))
def test_working_days_back_and_forth_come_to_the_same_working_day(day: date, amount: int) -> None:
    start = rolled(day, Roll.NEXT, DAYS)
    assert start is not None
    assert moved(moved(start, f"{amount} wd"), f"-{amount} wd") == start


@given(st.datetimes(datetime(1950, 1, 1), datetime(2060, 1, 1)), st.integers(-2000, 2000))
def test_hours_there_and_back_are_the_same_moment(moment: datetime, hours: int) -> None:
    start = When.of(moment)
    there = shifted(start, Span(hours, Unit.HOURS), DAYS)
    assert there is not None
    assert shifted(there, Span(-hours, Unit.HOURS), DAYS) == start


@given(days_of_life, st.sampled_from(["21 d", "3 m", "1 y", "2 w", "5 wd"]), st.integers(1, 20))
def test_the_nearest_step_of_a_planned_day_is_its_own(day: date, step: str, number: int) -> None:
    span = parse_span(step)
    planned = moved(day, f"{span.amount * number} {span.unit.value}")
    assert nearest_step(day, span, planned, DAYS) == number


@given(st.integers(-20_000, 20_000), st.sampled_from(Unit))
def test_a_span_is_read_as_it_is_written(amount: int, unit: Unit) -> None:
    assert parse_span(Span(amount, unit).text) == Span(amount, unit)


@pytest.mark.parametrize("text", ["", "96", "h", "96 timer", "1.5 d", "20001 d", "96 h 2 d"])
def test_other_texts_are_no_span(text: str) -> None:
    with pytest.raises(ValueError):
        parse_span(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("96 h", "96 timer"),
        ("1 m", "1 måned"),
        ("12 m", "12 måneder"),
        ("210 m", "17 år og 6 måneder"),
        ("24 m", "2 år"),
        ("-14 d", "14 dage"),
        ("15 wd", "15 hverdage"),
    ],
)
def test_a_span_is_said_in_words(text: str, words: str) -> None:
    assert parse_span(text).words == words
