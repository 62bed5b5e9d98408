"""Which days a view shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker_desktop.domain.ranges import FIRST_DAY, LAST_DAY
from linkworker_desktop.ui.pages.calendar.span import Shown, View, monday, range_words, short_day

TODAY = date(2026, 11, 24)
MONTH = Shown(View.MONTH, TODAY)


def test_the_month_begins_with_the_current_week_and_shows_six() -> None:
    assert (MONTH.first, MONTH.last) == (date(2026, 11, 23), date(2027, 1, 3))


def test_a_calendar_month_is_shown_in_whole_weeks() -> None:
    whole = Shown(View.MONTH, TODAY, whole_month=True)
    assert (whole.first, whole.last) == (date(2026, 10, 26), date(2026, 12, 6))


def test_the_arrows_of_the_month_leave_two_weeks_in_sight() -> None:
    assert MONTH.turned(1).first == date(2026, 12, 21)
    assert MONTH.turned(1).turned(-1) == Shown(View.MONTH, MONTH.first)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (MONTH, "23. november – 3. januar"),
        (Shown(View.WEEK, TODAY), "23.–29. november"),
        (Shown(View.WEEK, date(2026, 12, 1)), "30. november – 6. december"),
        (Shown(View.WEEK, date(2026, 12, 31)), "28. december – 3. januar"),
        (Shown(View.WEEK, date(2027, 1, 5)), "4. januar – 10. januar 2027"),
        (Shown(View.MONTH, TODAY, whole_month=True), "November 2026"),
        (Shown(View.YEAR, TODAY), "2026"),
    ],
)
def test_the_title_names_the_days(shown: Shown, words: str) -> None:
    assert range_words(shown, TODAY) == words


def test_the_cursor_moves_six_weeks_only_as_far_as_it_went() -> None:
    assert MONTH.following(date(2027, 1, 4)).first == date(2026, 11, 30)
    assert MONTH.following(date(2026, 11, 22)).first == date(2026, 11, 16)
    assert MONTH.following(date(2027, 1, 4)).holds(date(2027, 1, 4))


def test_the_first_of_a_month_says_which_one() -> None:
    assert short_day(date(2026, 12, 1)) == "1. dec."


@given(st.dates(date(1901, 1, 1), date(2100, 10, 1)), st.sampled_from(View), st.integers(-3, 3))
def test_every_page_begins_on_a_monday_and_stays_within_the_kept_years(
    day: date, view: View, pages: int
) -> None:
    shown = Shown(view, day).turned(pages)
    if view in {View.MONTH, View.WEEK}:
        assert shown.first.weekday() == 0
    assert FIRST_DAY - timedelta(days=7) <= shown.first <= shown.last <= LAST_DAY + timedelta(days=7)


def test_a_week_53_is_one_of_iso() -> None:
    assert monday(date(2027, 1, 1)) == date(2026, 12, 28)
    assert monday(date(2027, 1, 1)).isocalendar().week == 53
