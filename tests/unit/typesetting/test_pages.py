"""Right-hand starts and mirrored margins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linkworker_desktop.typesetting.pages import MEASURE, MM, PAGE_WIDTH, Side, right_hand_starts, sheet_sides


def test_odd_pages_bind_left_and_even_pages_right() -> None:
    assert round(Side(1).left / MM) == 24
    assert round(Side(2).left / MM) == 16
    assert round((PAGE_WIDTH - Side(1).right) / MM) == 16
    assert round((PAGE_WIDTH - Side(2).right) / MM) == 24
    assert round(MEASURE / MM) == 170


def test_sections_begin_where_the_drawing_says() -> None:
    assert right_hand_starts([1, 1, 2, 4, 3]) == (1, 3, 5, 7, 11)


@given(st.lists(st.integers(0, 9)))
def test_every_section_begins_on_the_right_and_the_count_is_even(lengths: list[int]) -> None:
    starts = right_hand_starts(lengths)
    assert all(Side(start).is_right_hand for start in starts)
    assert sheet_sides(lengths) % 2 == 0
    assert sheet_sides(lengths) >= sum(lengths)
