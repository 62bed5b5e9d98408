"""Opening hours in words: open or not at this moment, and the week in few lines."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from linkworker_desktop.domain.opening_hours import Opening, OtherHours, Schedule
from linkworker_desktop.ui.pages.contacts.hours_words import now_words, week_lines

TUESDAY = date(2026, 11, 24)
WEEKDAYS = tuple(Opening(day, time(9), time(17, 30)) for day in range(5))
SHOP = Schedule((*WEEKDAYS, Opening(5, time(9), time(13))))
LUNCH = Schedule((Opening(1, time(9), time(12)), Opening(1, time(13), time(17))))
BAR = Schedule((Opening(0, time(18), time(2)),))


@pytest.mark.parametrize(
    ("schedule", "moment", "state", "rest"),
    [
        (SHOP, datetime(2026, 11, 24, 10), "Åbent nu", "lukker kl. 17.30"),
        (SHOP, datetime(2026, 11, 24, 8, 42), "Lukket nu", "åbner kl. 9.00"),
        (SHOP, datetime(2026, 11, 24, 18), "Lukket nu", "åbner i morgen kl. 9.00"),
        (SHOP, datetime(2026, 11, 28, 15), "Lukket nu", "åbner mandag kl. 9.00"),
        (LUNCH, datetime(2026, 11, 24, 12, 30), "Lukket nu", "åbner kl. 13.00"),
        (LUNCH, datetime(2026, 11, 24, 18), "Lukket nu", "åbner 1.12. kl. 9.00"),
        (BAR, datetime(2026, 11, 24, 1), "Åbent nu", "lukker kl. 2.00"),
        (Schedule((Opening(1, time(0), time(0)),)), datetime(2026, 11, 24, 3), "Åbent nu", "hele døgnet"),
        (Schedule(), datetime(2026, 11, 24, 3), "", ""),
    ],
)
def test_a_place_says_whether_it_is_open_and_when_that_ends(
    schedule: Schedule, moment: datetime, state: str, rest: str
) -> None:
    assert now_words(schedule, moment) == (state, rest)


def test_a_day_that_is_closed_for_once_is_passed_over() -> None:
    closed = Schedule(SHOP.weekly, (OtherHours(date(2026, 11, 25), date(2026, 11, 26)),))
    assert now_words(closed, datetime(2026, 11, 24, 18)) == ("Lukket nu", "åbner fredag kl. 9.00")
    assert now_words(closed, datetime(2026, 11, 25, 10))[0] == "Lukket nu"


def test_days_with_the_same_hours_share_a_line_and_today_is_marked() -> None:
    lines = [(line.days, line.hours, line.is_today) for line in week_lines(SHOP, TUESDAY)]
    assert lines == [
        ("man.–fre.", "9.00–17.30", True),
        ("lørdag", "9.00–13.00", False),
        ("søndag", "lukket", False),
    ]


def test_two_openings_of_a_day_stand_in_one_line() -> None:
    assert ("tirsdag", "9.00–12.00 og 13.00–17.00") in [
        (line.days, line.hours) for line in week_lines(LUNCH, TUESDAY)
    ]


def test_days_with_other_hours_stand_below_until_they_are_over() -> None:
    others = (
        OtherHours(date(2026, 11, 23), date(2026, 11, 23)),
        OtherHours(date(2026, 12, 24), date(2026, 12, 24), time(9), time(12), "juleaften"),
        OtherHours(date(2026, 12, 25), date(2027, 1, 1)),
    )
    lines = [(line.days, line.hours) for line in week_lines(Schedule(SHOP.weekly, others), TUESDAY)]
    assert lines[3:] == [("24.12.", "9.00–12.00 · juleaften"), ("25.12.–1.1.2027", "lukket")]


def test_today_is_the_other_hours_when_there_are_any() -> None:
    other = Schedule(SHOP.weekly, (OtherHours(TUESDAY, TUESDAY, time(10), time(11)),))
    marked = [line.days for line in week_lines(other, TUESDAY) if line.is_today]
    assert marked == ["24.11."]
