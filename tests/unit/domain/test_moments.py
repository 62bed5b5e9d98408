"""Dates and clock times as a Dane types them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker_desktop.domain.moments import (
    NotADate,
    age_on,
    date_text,
    moment_text,
    parse_date,
    parse_moment,
    parse_time,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("5.1.2026", date(2026, 1, 5)),
        ("05.01.2026", date(2026, 1, 5)),
        ("5/1-26", date(2026, 1, 5)),
        ("5-1-2026", date(2026, 1, 5)),
        ("05012026", date(2026, 1, 5)),
        ("5 1 2026", date(2026, 1, 5)),
        ("5.1", date(2027, 1, 5)),
        ("24.12.", date(2026, 12, 24)),
        ("i dag", TODAY),
        ("I morgen", date(2026, 11, 25)),
        ("i går", date(2026, 11, 23)),
        ("+3u", date(2026, 12, 15)),
        ("+10", date(2026, 12, 4)),
    ],
)
def test_a_date_is_read_the_way_it_is_typed(typed: str, expected: date) -> None:
    assert parse_date(typed, TODAY) == expected


@pytest.mark.parametrize(
    "typed", ["31-04", "31.4.2026", "29-02-2027", "29.2.2027", "32.1.2026", "1.13.2026", "", "x", "5", "2026"]
)
def test_a_day_that_does_not_exist_is_no_date(typed: str) -> None:
    with pytest.raises(NotADate):
        parse_date(typed, TODAY)


def test_a_short_birth_year_lies_in_the_past() -> None:
    assert parse_date("1.2.85", TODAY, past=True) == date(1985, 2, 1)
    assert parse_date("1.2.19", TODAY, past=True) == date(2019, 2, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "20.11.2026 at 14:00",
        "20.11.2026 kl. 14.00",
        "20.11.2026 14",
        "20/11-26 kl 14.00",
        "20.11.26 14:00",
        "20112026 14.00",
    ],
)
def test_a_moment_is_a_day_and_a_clock_time(typed: str) -> None:
    assert parse_moment(typed, TODAY) == datetime(2026, 11, 20, 14, 0)


@pytest.mark.parametrize(
    "typed", ["20.11.2026", "kl. 14", "20.11.2026 kl. 25.00", "31.4.2026 kl. 14", "20.11.2026 14.60"]
)
def test_half_a_moment_is_refused(typed: str) -> None:
    with pytest.raises(NotADate):
        parse_moment(typed, TODAY)


@pytest.mark.parametrize(("typed", "days"), [("today", 0), ("tomorrow", 1), ("yesterday", -1), ("i dag", 0)])
def test_near_days_have_their_words_in_both_languages_of_the_interface(typed: str, days: int) -> None:
    assert parse_moment(f"{typed} 9.30", TODAY) == datetime.combine(TODAY, time(9, 30)) + timedelta(days=days)


def test_clock_times_use_a_full_stop() -> None:
    assert parse_time("kl. 9.05").isoformat() == "09:05:00"


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)))
def test_what_is_shown_can_be_typed_again(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    assert parse_moment(moment_text(moment), TODAY) == moment
    assert parse_date(date_text(moment.date()), TODAY) == moment.date()


def test_somebody_born_on_a_leap_day_turns_a_year_in_march() -> None:
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18
