"""Sheets of small pages: folded and cut as the marks say, the pages lie in order."""

from __future__ import annotations

import pytest

from linkworker_desktop.typesetting.imposition import SheetSide, Slot, Turn, cut_booklet, folded_sheet

TURNS = tuple(Turn)


def behind(front: Slot, back: SheetSide, turn: Turn) -> Slot:
    """Return the slot printed on the other side of the same piece of paper."""
    row, column = (front.row, 1 - front.column) if turn is Turn.LONG_EDGE else (1 - front.row, front.column)
    return next(slot for slot in back if (slot.row, slot.column) == (row, column))


def stands_as(front: Slot, back: Slot, turn: Turn) -> bool:
    """Tell whether two pages back to back have the same upper edge of the paper."""
    return (front.upside_down == back.upside_down) == (turn is Turn.LONG_EDGE)


def read_leaf(front: tuple[Slot, Slot], back: SheetSide, turn: Turn) -> tuple[int, int, int, int]:
    """Return the pages of a leaf folded back in its middle: outer right, inner left, inner right, outer left."""
    left, right = front
    return right.page, behind(right, back, turn).page, behind(left, back, turn).page, left.page


def bound(sides: tuple[SheetSide, ...], turn: Turn) -> list[int]:
    """Cut the stack across, lay the upper halves on the lower ones, fold it back, and read from the front."""
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    leaves = []
    for row in (0, 1):
        for front, back in sheets:
            half = [slot for slot in front if slot.row == row]
            if half:
                left, right = sorted(half, key=lambda slot: slot.column)
                leaves.append(read_leaf((left, right), back, turn))
    opening = [page for right, inner, _inner, _left in leaves for page in (right, inner)]
    closing = [page for _right, _inner, inner, left in reversed(leaves) for page in (inner, left)]
    return opening + closing


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("pages", [1, 4, 5, 9, 12, 16, 20, 61])
def test_a_cut_booklet_reads_in_order(pages: int, turn: Turn) -> None:
    read = bound(cut_booklet(pages, turn), turn)
    assert read == list(range(1, len(read) + 1))
    assert pages <= len(read) < pages + 4


@pytest.mark.parametrize("turn", TURNS)
def test_every_leaf_of_a_booklet_stands_upright_on_both_sides(turn: Turn) -> None:
    sides = cut_booklet(20, turn)
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        assert not any(slot.upside_down for slot in front)
        assert all(stands_as(slot, behind(slot, back, turn), turn) for slot in front)


@pytest.mark.parametrize("turn", TURNS)
def test_a_folded_sheet_reads_in_order(turn: Turn) -> None:
    """The upper half goes back over the lower one, so that its front looks the other way, upright."""
    front, back = folded_sheet(turn)
    lower = {slot.column: slot for slot in front if slot.row == 1}
    upper = {slot.column: slot for slot in front if slot.row == 0}
    outer = read_leaf((lower[0], lower[1]), back, turn)
    # seen from in front, folded back: the upper half's back lies behind the lower one's, its front behind that
    inner_front = {column: behind(slot, back, turn).page for column, slot in upper.items()}
    inner = (inner_front[1], upper[1].page, upper[0].page, inner_front[0])
    assert [*outer[:2], *inner, *outer[2:]] == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize("turn", TURNS)
def test_a_folded_sheet_has_its_upper_half_upside_down_on_both_sides(turn: Turn) -> None:
    front, back = folded_sheet(turn)
    assert [slot.upside_down for slot in front] == [slot.row == 0 for slot in front]
    assert all(stands_as(slot, behind(slot, back, turn), turn) for slot in front)


def test_the_quarters_of_a_sheet_do_not_overlap() -> None:
    for side in (*folded_sheet(), *cut_booklet(16)):
        assert len({(slot.left, slot.bottom) for slot in side}) == len(side)
