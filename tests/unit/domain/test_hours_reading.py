"""Opening hours are read as people write them, and what is not understood is not guessed at."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from linkworker_desktop.domain.hours_reading import parse_hours
from linkworker_desktop.domain.opening_hours import (
    HoursWords,
    Opening,
    OtherHours,
    Schedule,
    ScheduleProblem,
    hours_text,
    is_open,
    schedule_problem,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("man-fre 9-15, tor 9-17", "man–ons, fre 9–15, tor 9–17"),
        ("Mandag–fredag kl. 9.00–15.30", "man–fre 9–15.30"),
        ("Man. - tors. kl. 8-15. Fre. kl. 8-14.30.", "man–tor 8–15, fre 8–14.30"),
        ("hverdage 8.00-16.00; lukket 24.12.-1.1.", "man–fre 8–16; lukket 24.12.–1.1."),
        ("man, ons og fre 9-12 og 13-15", "man, ons, fre 9–12 / 13–15"),
        ("Mandag: 10-14\nOnsdag: lukket\nTorsdag: 10-17", "man 10–14, tor 10–17"),
        ("alle dage døgnåbent", "man–søn døgnåbent"),
        ("døgnåbent", "man–søn døgnåbent"),
        ("hverdage 16-8", "man–fre 16–8"),
        ("Hverdage 8-16, onsdag lukket", "man, tir, tor, fre 8–16"),
        ("man-fre 8.30 til 16", "man–fre 8.30–16"),
        ("åbent hverdage fra 9 til 15", "man–fre 9–15"),
        ("hverdage 9-17, lør. 10.00-14.00, 24/12 10-12", "man–fre 9–17, lør 10–14; 24.12. 10–12"),
        ("lukket 24. dec. - 2. januar", "lukket 24.12.–2.1."),
        ("man 18-24", "man 18–24"),
    ],
)
def test_hours_are_read_and_written_in_one_way(written: str, read: str) -> None:
    parsed = parse_hours(written, TODAY)
    assert (hours_text(parsed.schedule), parsed.rest) == (read, "")
    assert parse_hours(read, TODAY) == parsed


@pytest.mark.parametrize(
    ("written", "read", "rest"),
    [
        ("efter aftale", "", "efter aftale"),
        ("man-tor 10-14 eller efter aftale", "man–tor 10–14", "eller efter aftale"),
        ("tirsdag i lige uger 10-12, torsdag 13-17", "tor 13–17", "tirsdag i lige uger 10-12"),
        ("mandag-torsdag 8-15 (telefontid 8-12)", "man–tor 8–15", "telefontid 8-12"),
        ("9-15", "", "9-15"),
        ("Lukket i uge 28-30", "", "Lukket i uge 28-30"),
        ("lukket lørdag og søndag", "", "lukket lørdag og søndag"),
        ("man 9-9", "", "man 9-9"),
        ("31.2. 9-12", "", "31.2. 9-12"),
        ("", "", ""),
    ],
)
def test_what_is_not_understood_stays_as_it_was_written(written: str, read: str, rest: str) -> None:
    parsed = parse_hours(written, TODAY)
    assert (hours_text(parsed.schedule), parsed.rest) == (read, rest)


def test_a_date_without_a_year_is_the_next_one() -> None:
    (closed,) = parse_hours("lukket 24.12.-1.1.", date(2026, 12, 30)).schedule.exceptions
    assert (closed.first, closed.last) == (date(2026, 12, 24), date(2027, 1, 1))
    (closed,) = parse_hours("lukket 24.12.", date(2026, 12, 30)).schedule.exceptions
    assert closed.first == date(2027, 12, 24)


WEEK = Schedule(
    (*(Opening(day, time(9), time(15)) for day in range(5)), Opening(5, time(22), time(2))),
    (
        OtherHours(date(2026, 12, 24), date(2027, 1, 1)),
        OtherHours(date(2026, 11, 26), date(2026, 11, 26), time(12), time(18)),
    ),
)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 11, 24, 9, 0), True),
        (datetime(2026, 11, 24, 15, 0), False),
        (datetime(2026, 11, 28, 23, 30), True),
        (datetime(2026, 11, 29, 1, 59), True),
        (datetime(2026, 11, 29, 2, 0), False),
        (datetime(2026, 11, 26, 10, 0), False),
        (datetime(2026, 11, 26, 17, 0), True),
        (datetime(2026, 12, 28, 10, 0), False),
    ],
)
def test_a_place_is_open_by_its_week_its_nights_and_its_exceptions(moment: datetime, expected: bool) -> None:
    assert is_open(WEEK, moment) is expected


def test_nobody_knows_whether_a_place_without_hours_is_open() -> None:
    assert is_open(Schedule(), datetime(2026, 11, 24, 9, 0)) is None


@pytest.mark.parametrize(
    ("schedule", "problem"),
    [
        (WEEK, None),
        (Schedule((Opening(7, time(9), time(10)),)), ScheduleProblem.WEEKDAY),
        (Schedule((Opening(0, time(9), time(9)),)), ScheduleProblem.EMPTY),
        (Schedule((Opening(0, time(0), time(0)),)), None),
        (Schedule((Opening(0, time(9), time(12)), Opening(0, time(11), time(13)))), ScheduleProblem.OVERLAP),
        (Schedule((Opening(6, time(22), time(9)), Opening(0, time(8), time(12)))), ScheduleProblem.OVERLAP),
        (Schedule((Opening(0, time(9), time(12)), Opening(0, time(12), time(13)))), None),
        (Schedule((), (OtherHours(date(2026, 2, 2), date(2026, 2, 1)),)), ScheduleProblem.DATES),
        (Schedule((), (OtherHours(date(2026, 2, 2), date(2026, 2, 2), time(9)),)), ScheduleProblem.HALF),
        (Schedule((Opening(0, time(9), time(10)),) * 71), ScheduleProblem.TOO_MANY),
    ],
)
def test_an_impossible_schedule_is_named(schedule: Schedule, problem: ScheduleProblem | None) -> None:
    assert schedule_problem(schedule) is problem


def test_exceptions_that_are_over_are_left_out_and_figures_are_held_together() -> None:
    words = HoursWords(("M", "T", "W", "T", "F", "S", "S"), "closed", "all day", "[", "]")
    assert hours_text(WEEK, words, today=date(2026, 12, 1)) == "M–F [9–15], S [22–2]; closed [24.12.–1.1.]"
