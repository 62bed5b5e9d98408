"""The headings a time line is told under."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker_desktop.domain.timeline import TimelineItem, TimelineKind, grouped, time_words

TODAY = date(2026, 11, 24)


def _item(day: date, clock: time | None = None) -> TimelineItem:
    return TimelineItem(TimelineKind.NOTE, UUID(int=1), f"{day}{clock}", day, clock, "Note")


@pytest.mark.parametrize(
    ("day", "today", "heading"),
    [
        (date(2026, 11, 24), TODAY, "I dag, tirsdag 24. november"),
        (date(2026, 11, 23), TODAY, "I går, mandag 23. november"),
        (date(2026, 11, 20), TODAY, "Fredag 20. november"),
        (date(2026, 11, 18), TODAY, "Onsdag 18. november"),
        (date(2026, 11, 17), TODAY, "Tidligere i efteråret"),
        (date(2026, 9, 1), TODAY, "Tidligere i efteråret"),
        (date(2026, 8, 31), TODAY, "Sommeren 2026"),
        (date(2026, 3, 1), TODAY, "Foråret 2026"),
        (date(2026, 2, 28), TODAY, "Vinteren 2025–26"),
        (date(2025, 12, 1), TODAY, "Vinteren 2025–26"),
        (date(2025, 11, 30), TODAY, "Efteråret 2025"),
        (date(2026, 12, 10), date(2027, 1, 20), "Tidligere på vinteren"),
        (date(2000, 1, 1), TODAY, "Vinteren 1999–00"),
        (date(2026, 12, 30), date(2027, 1, 2), "Onsdag 30. december"),
        (date(2026, 4, 1), date(2026, 5, 20), "Tidligere i foråret"),
        (date(2026, 6, 1), date(2026, 8, 20), "Tidligere på sommeren"),
    ],
)
def test_a_week_is_told_by_day_and_what_is_older_by_season(day: date, today: date, heading: str) -> None:
    assert [group.heading for group in grouped([_item(day)], today)] == [heading]


@given(st.lists(st.integers(min_value=0, max_value=4000), max_size=60))
def test_grouping_keeps_every_item_in_its_order_and_names_no_heading_twice(ages: list[int]) -> None:
    items = [_item(TODAY - timedelta(days=age)) for age in sorted(ages)]
    groups = grouped(items, TODAY)
    assert [item for group in groups for item in group.items] == items
    assert len({group.heading for group in groups}) == len(groups)


@pytest.mark.parametrize(
    ("day", "clock", "words"),
    [
        (date(2026, 11, 23), time(10, 40), "kl. 10.40"),
        (date(2026, 11, 23), None, ""),
        (date(2026, 11, 10), time(9), "10.11."),
        (date(2025, 11, 10), None, "10.11.2025"),
    ],
)
def test_beside_an_item_stands_the_time_under_a_day_and_the_day_under_a_season(
    day: date, clock: time | None, words: str
) -> None:
    assert time_words(_item(day, clock), TODAY) == words
