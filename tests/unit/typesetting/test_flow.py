"""Which piece stands on which page, with blocks of known height."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker_desktop.typesetting.flow import Piece, on_few_sheets, paginate, snapped


class Block(Piece):
    """A piece of a given height; `lines` of 16 points can be cut where a height is given in lines."""

    def __init__(
        self,
        height: float,
        *,
        gap: float = 0,
        close_gap: float | None = None,
        keeps: bool = False,
        can_split: bool = False,
    ) -> None:
        self._height = height
        self.gap = gap
        self.close_gap = gap if close_gap is None else close_gap
        self.keeps_with_next = keeps
        self.can_split = can_split

    @property
    def height(self) -> float:
        return self._height

    def draw(self, canvas: Any, left: float, top: float) -> None: ...

    def split(self, available: float, *, must: bool) -> tuple[Piece, Piece] | None:
        first = available // 16 * 16
        if not self.can_split or not 32 <= first <= self._height - 32:
            return None
        return Block(first), Block(self._height - first, can_split=True)


@pytest.mark.parametrize(("height", "wanted"), [(0, 0), (1, 8), (8, 8), (8.1, 16), (16.0000001, 16)])
def test_a_height_is_rounded_up_to_half_lines(height: float, wanted: float) -> None:
    assert snapped(height) == wanted


def test_no_pieces_make_no_pages() -> None:
    assert paginate([], 100) == ()


def test_the_gap_is_dropped_at_the_top_of_a_page() -> None:
    first, second = paginate([Block(60, gap=8), Block(60, gap=8)], 100)
    assert first[0].offset == second[0].offset == 0


def test_gaps_count_between_pieces() -> None:
    (page,) = paginate([Block(40), Block(40, gap=8)], 100)
    assert [placed.offset for placed in page] == [0, 48]
    assert page[-1].bottom == 88


def test_a_heading_goes_to_the_next_page_with_its_text() -> None:
    heading, text = Block(24, keeps=True), Block(50)
    first, second = paginate([Block(60), heading, text], 100)
    assert len(first) == 1
    assert [placed.piece for placed in second] == [heading, text]


def test_a_heading_is_not_left_in_the_last_three_lines_even_over_a_short_text() -> None:
    first, second = paginate([Block(50), Block(16, keeps=True), Block(16)], 100)
    assert len(first) == 1
    assert len(second) == 2


def test_a_text_under_a_heading_is_cut_when_three_lines_fit() -> None:
    first, second = paginate([Block(24, keeps=True), Block(160, can_split=True)], 100)
    assert [placed.piece.height for placed in first] == [24, 64]
    assert [placed.piece.height for placed in second] == [96]


def test_a_piece_too_high_for_any_page_is_placed_all_the_same() -> None:
    pages = paginate([Block(20), Block(300), Block(20)], 100)
    assert [[placed.piece.height for placed in page] for page in pages] == [[20], [300], [20]]


def test_headings_at_the_very_end_are_placed() -> None:
    (page,) = paginate([Block(20), Block(20, keeps=True)], 100)
    assert len(page) == 2


@given(st.lists(st.tuples(st.integers(1, 40), st.booleans(), st.booleans()), max_size=30))
def test_nothing_is_lost_and_no_page_overflows(shapes: list[tuple[int, bool, bool]]) -> None:
    pieces = [
        Block(height * 8, gap=8, keeps=keeps and height < 4, can_split=can_split)
        for height, keeps, can_split in shapes
    ]
    pages = paginate(pieces, 320)
    assert sum(placed.piece.height for page in pages for placed in page) == sum(
        piece.height for piece in pieces
    )
    for page in pages:
        assert page[-1].bottom <= 320 or len([p for p in page if not p.piece.keeps_with_next]) <= 1


def test_white_gives_way_where_that_saves_a_nearly_empty_page() -> None:
    pieces = [Block(75), Block(16, gap=16, close_gap=8)]
    assert len(paginate(pieces, 100)) == 2
    (page,) = on_few_sheets(pieces, 100, spare=0)
    assert page[1].offset == 83


def test_a_page_grows_by_the_spare_line_only_where_that_saves_a_page() -> None:
    assert len(on_few_sheets([Block(90), Block(16)], 100, spare=16)) == 1
    pages = on_few_sheets([Block(60), Block(70)], 100, spare=16)
    assert [page[-1].bottom for page in pages] == [60, 70]


def test_a_well_filled_last_page_on_the_back_of_a_sheet_leaves_the_white_alone() -> None:
    pieces = [Block(45), Block(45, gap=16, close_gap=8)]
    assert len(on_few_sheets(pieces, 100, spare=16)) == 2


def test_the_section_before_a_nearly_empty_end_moves_on_to_it() -> None:
    heading = Block(10, keeps=True)
    pages = on_few_sheets([Block(50), heading, Block(38), Block(16)], 100, spare=0)
    assert [len(page) for page in pages] == [1, 3]
    assert pages[1][0].piece is heading


def test_a_page_is_not_emptied_to_fill_the_last_one() -> None:
    pages = on_few_sheets([Block(20), Block(20, keeps=True), Block(58), Block(16)], 100, spare=0)
    assert [len(page) for page in pages] == [3, 1]


def test_headings_without_end_do_not_run_off_the_page() -> None:
    pages = paginate([Block(24, keeps=True) for _ in range(40)], 100)
    assert sum(len(page) for page in pages) == 40
    assert all(page[-1].bottom <= 100 for page in pages)
