"""Two columns of real text: level first lines, cuts at whole lines, nothing lost."""

from __future__ import annotations

import pytest

from linkworker_desktop.typesetting.pages import HALF_MEASURE
from linkworker_desktop.typesetting.pair import Column, Marker, Pair
from linkworker_desktop.typesetting.paragraph import TextParagraph
from linkworker_desktop.typesetting.style import TextStyle, scaled_for

BODY = TextStyle(size=11, leading=16)
WORDS = {
    "da": "ord til at fylde linjen med ",
    "ar": "كلمات تملأ السطر ",
    "uk": "слова щоб заповнити рядок ",
    "ti": "ቃላት ንመስመር ዝመልኡ ",
}


def a_column(times: int, language: str = "da", **options: object) -> Column:
    text = TextParagraph(WORDS[language] * times, scaled_for(BODY, language), language=language, min_lines=1)
    return Column(text, 0, HALF_MEASURE, **options)  # type: ignore[arg-type]


def a_column_of(lines: int) -> Column:
    text = TextParagraph("\n".join(["linje"] * lines), BODY, min_lines=1)
    return Column(text, 0, HALF_MEASURE)


def lines_of(piece: object) -> tuple[int, int]:
    assert isinstance(piece, Pair)
    return piece.left.lines if piece.left else 0, piece.right.lines if piece.right else 0


@pytest.mark.parametrize("language", ["ar", "uk", "ti"])
def test_both_sides_begin_on_the_same_line(language: str) -> None:
    danish, other = Pair(a_column(6), a_column(9, language)).baselines
    assert danish == pytest.approx(other, abs=0.5)


def test_the_pair_is_as_high_as_its_longer_side_in_half_lines() -> None:
    pair = Pair(a_column_of(2), a_column_of(5), lead_in=6, tail=2)
    assert pair.height == 88


def test_both_sides_are_cut_after_the_same_line() -> None:
    cut = Pair(a_column_of(10), a_column_of(12)).split(5 * 16 + 7, must=False)
    assert cut is not None
    assert [lines_of(part) for part in cut] == [(5, 5), (5, 7)]


@pytest.mark.parametrize(("left", "right", "room", "first"), [(6, 9, 5, 4), (5, 5, 4, 3), (4, 10, 4, 4)])
def test_two_lines_of_each_side_stay_together(left: int, right: int, room: int, first: int) -> None:
    cut = Pair(a_column_of(left), a_column_of(right)).split(room * 16, must=False)
    assert cut is not None
    assert lines_of(cut[0]) == (first, first)


@pytest.mark.parametrize(("left", "right", "room"), [(3, 3, 2), (2, 12, 5), (10, 10, 1)])
def test_a_pair_moves_on_where_no_good_cut_is(left: int, right: int, room: int) -> None:
    assert Pair(a_column_of(left), a_column_of(right)).split(room * 16, must=False) is None


def test_a_bad_cut_is_taken_when_it_must_be() -> None:
    cut = Pair(a_column_of(2), a_column_of(60)).split(44 * 16, must=True)
    assert cut is not None
    assert [lines_of(part) for part in cut] == [(2, 44), (0, 16)]


def test_a_cut_list_item_keeps_its_indent_and_has_one_marker() -> None:
    item = a_column(30, marker=Marker(12, square=5))
    cut = Pair(item, None).split(4 * 16, must=False)
    assert cut is not None
    first, rest = (part.left for part in cut if isinstance(part, Pair))
    assert first is not None
    assert rest is not None
    assert (first.marker is None, rest.marker is None) == (False, True)
    assert first.indent == rest.indent == 12
    assert first.text.text + rest.text.text == item.text.text


def test_an_empty_side_takes_no_room() -> None:
    assert Pair(None, a_column_of(3)).height == 48
    assert Pair(None, None).height == 0
