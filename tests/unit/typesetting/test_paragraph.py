"""Paragraphs stand on their lines, at their edges, and break over pages at whole lines."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from tests.unit.typesetting.reading import LEFT, TOP, Char, ReadPage

from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.isolates import figure
from linkworker_desktop.typesetting.paragraph import TextParagraph, draw_line, fitted, line_width
from linkworker_desktop.typesetting.style import Align, Direction, TextStyle, scaled_for

WIDTH = 230.0
DANISH = "Velkommen til Skovsunde Kommune, hvor vi gerne hjælper jer med bolig, skole og læge. " * 4


def wrapped(text: str, *, width: float = WIDTH, **settings: int) -> TextParagraph:
    paragraph = TextParagraph(text, TextStyle(space_before=8, space_after=4), **settings)
    paragraph.wrap(width, 1000)
    return paragraph


def drawn(text: str, style: TextStyle, x: float, *, width: float | None = None) -> tuple[float, list[Char]]:
    file = io.BytesIO()
    canvas = new_canvas(file, title="Prøve")
    advance = draw_line(canvas, x, 500, text, style, width=width)
    canvas.save()
    return advance, ReadPage(file.getvalue()).chars()


@pytest.mark.parametrize("language", ["ar", "fa", "prs", "ps", "ckb"])
def test_the_first_letter_of_a_right_to_left_paragraph_stands_at_the_right_edge(
    language: str, samples: dict[str, list[str]], set_page: Callable[..., ReadPage]
) -> None:
    for sentence in samples[language]:
        first = set_page([sentence], language=language, width=WIDTH).chars()[0]
        assert first.text == sentence[0]
        assert abs(first.right - (LEFT + WIDTH)) <= 1.5


@pytest.mark.parametrize("language", ["ar", "fa", "ps", "ckb"])
def test_the_digits_of_an_isolated_phone_number_increase_from_left_to_right(
    language: str, samples: dict[str, list[str]], set_page: Callable[..., ReadPage]
) -> None:
    sentence = next(s for s in samples[language] if figure("01 71 72 73") in s)
    digits = [char for char in set_page([sentence], language=language).chars() if char.text.isdigit()]
    in_place = sorted(digits, key=lambda char: char.left)
    assert "".join(char.text for char in in_place) == "01717273"


def test_a_number_typed_without_an_isolate_is_not_turned_around(set_page: Callable[..., ReadPage]) -> None:
    page = set_page(["الرقم +45 01 71 هنا"], language="ar")
    digits = sorted((c for c in page.chars() if c.text.isdigit()), key=lambda char: char.left)
    assert "".join(char.text for char in digits) == "450171"


def test_the_full_stop_after_an_isolate_stands_left_of_it(set_page: Callable[..., ReadPage]) -> None:
    chars = set_page([f"في فصل {figure('DU2-B')}."], language="ar").chars()
    stop = next(char for char in chars if char.text == ".")
    assert stop.right <= min(char.left for char in chars if char.text in "DU2-B") + 1


@pytest.mark.parametrize("language", ["da", "uk", "ar", "ti", "my"])
def test_lines_stand_a_fixed_leading_apart_whatever_the_script(
    language: str, samples: dict[str, list[str]], set_page: Callable[..., ReadPage]
) -> None:
    style = scaled_for(TextStyle(), language)
    mixed = samples[language][0] + " x AaX 123 سلام x ደሓን x မင်္ဂလာ x " + samples[language][-1]
    paragraph = TextParagraph(mixed, style, language=language)
    _, height = paragraph.wrap(100, 1000)
    assert height == paragraph.lines * style.leading
    page = set_page([mixed], language=language, width=100)
    for number, x in enumerate([c for c in page.chars() if c.text == "x"]):
        lines_down = (TOP - style.baseline - x.bottom) / style.leading
        assert abs(lines_down - round(lines_down)) < 0.05, number


def test_the_first_baseline_lies_twelve_points_under_the_top_at_eleven_on_sixteen(
    set_page: Callable[..., ReadPage],
) -> None:
    assert wrapped("x").first_baseline == 12
    assert set_page(["x"]).chars()[0].bottom == pytest.approx(TOP - 12, abs=0.2)


def test_both_sides_of_a_pair_share_their_baseline_when_they_share_the_leading() -> None:
    danish, burmese = TextStyle(leading=20), scaled_for(TextStyle(), "my")
    assert danish.baseline == burmese.baseline == 15


def test_a_paragraph_is_cut_at_whole_lines_with_two_lines_on_each_side() -> None:
    paragraph = wrapped(DANISH)
    assert paragraph.lines > 6
    first, rest = paragraph.split(WIDTH, 3.9 * 16)
    assert (first.lines, first.height) == (3, 48)
    assert first.lines + rest.lines == paragraph.lines
    assert first.text + rest.text == paragraph.text
    assert (first.getSpaceBefore(), first.getSpaceAfter()) == (8, 0)
    assert (rest.getSpaceBefore(), rest.getSpaceAfter()) == (0, 4)


def test_a_paragraph_moves_on_when_only_one_line_would_stay_or_follow() -> None:
    assert wrapped(DANISH).split(WIDTH, 1.5 * 16) == []
    paragraph = wrapped(DANISH)
    first, rest = paragraph.split(WIDTH, (paragraph.lines - 1) * 16)
    assert rest.lines == 2
    assert first.lines == paragraph.lines - 2


def test_a_paragraph_of_three_lines_is_not_cut() -> None:
    paragraph = wrapped("aaaa bbbb cccc", width=30)
    assert paragraph.lines == 3
    assert paragraph.split(30, 40) == []
    assert paragraph.split_at(40) is None


def test_a_paragraph_that_fits_is_returned_whole() -> None:
    paragraph = wrapped("kort")
    assert paragraph.split(WIDTH, 16) == [paragraph]


def test_the_rest_of_a_paragraph_can_be_wrapped_at_another_width_and_cut_again() -> None:
    first, rest = wrapped(DANISH).split(WIDTH, 48)
    rest.wrap(120, 1000)
    assert rest.widest_line() <= 120
    again, end = rest.split(120, 64)
    assert first.text + again.text + end.text == DANISH


def test_the_isolate_of_a_value_survives_a_cut_before_it(set_page: Callable[..., ReadPage]) -> None:
    text = "مرحبا بكم في البلدية نحن هنا لمساعدتكم. " * 3 + figure("01 71 72 73")
    paragraph = TextParagraph(text, TextStyle(), language="ar")
    paragraph.wrap(120, 1000)
    parts = paragraph.split_at(48)
    assert parts is not None
    file = io.BytesIO()
    canvas = new_canvas(file, title="Prøve")
    parts[1].drawOn(canvas, LEFT, 500)
    canvas.save()
    digits = [char for char in ReadPage(file.getvalue()).chars() if char.text.isdigit()]
    assert "".join(c.text for c in sorted(digits, key=lambda char: char.left)) == "01717273"


@pytest.mark.parametrize(
    ("align", "direction", "left"),
    [
        (Align.START, Direction.LTR, True),
        (Align.START, Direction.RTL, False),
        (Align.END, Direction.LTR, False),
        (Align.END, Direction.RTL, True),
        (Align.LEFT, Direction.RTL, True),
        (Align.RIGHT, Direction.LTR, False),
    ],
)
def test_start_and_end_follow_the_base_direction_and_left_and_right_the_paper(
    align: Align, direction: Direction, left: bool
) -> None:
    style = TextStyle(align=align, direction=direction)
    advance, chars = drawn("nnn", style, 100, width=200)
    assert min(c.left for c in chars) == pytest.approx(100 if left else 300 - advance, abs=1.5)


def test_a_centred_line_stands_in_the_middle_of_its_width_or_on_its_point() -> None:
    style = TextStyle(align=Align.CENTRE)
    for x, width in ((100.0, 200.0), (200.0, None)):
        _, chars = drawn("nnn", style, x, width=width)
        assert (chars[0].left + chars[-1].right) / 2 == pytest.approx(200, abs=0.5)


def test_a_line_without_width_ends_at_its_point_when_aligned_right() -> None:
    _, chars = drawn("nnn", TextStyle(align=Align.RIGHT), 200)
    assert chars[-1].right == pytest.approx(200, abs=1.5)


def test_the_advance_of_a_line_is_its_width() -> None:
    advance, _ = drawn("Velkommen", TextStyle(size=20), 100)
    assert advance == pytest.approx(line_width("Velkommen", TextStyle(size=20)))


def test_a_title_is_stepped_down_by_whole_points_until_it_fits() -> None:
    style = TextStyle(size=42, leading=48, bold=True)
    width = line_width("Velkomstmappe", style)
    smaller = fitted("Velkomstmappe", style, width * 0.9)
    assert smaller.size == int(smaller.size) < 42
    assert (
        line_width("Velkomstmappe", smaller)
        <= width * 0.9
        < line_width("Velkomstmappe", TextStyle(size=smaller.size + 1, bold=True))
    )
    assert smaller.leading == 48


def test_a_title_is_not_stepped_down_below_seventy_per_cent() -> None:
    assert fitted("Velkomstmappe", TextStyle(size=40), 10).size == 28


def test_bold_runs_change_the_weight_but_not_the_text(set_page: Callable[..., ReadPage]) -> None:
    page = set_page([[Run("Ring "), Run("112", bold=True), Run(" ved brand")]])
    assert page.text().strip() == "Ring 112 ved brand"
    assert b"NotoSans-Bold" in page.data


def test_a_sign_under_a_burmese_letter_takes_the_weight_of_the_letter(
    set_page: Callable[..., ReadPage],
) -> None:
    split_in_syllable = [Run("တယ"), Run("်", bold=True)]
    whole = set_page(["တယ်"], language="my")
    assert set_page([split_in_syllable], language="my").picture().tobytes() == whole.picture().tobytes()


def test_an_empty_paragraph_is_one_empty_line() -> None:
    assert wrapped("").height == 16
    assert wrapped("\u2066\u2069").height == 16
