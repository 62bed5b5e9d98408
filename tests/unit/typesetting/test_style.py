"""Sizes and leadings of the scripts beside Danish, and colours as the printer needs them."""

from __future__ import annotations

import pytest

from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.typesetting.style import BLACK, WHITE, Colour, TextStyle, is_right_to_left, scaled_for


@pytest.mark.parametrize(
    ("size", "leading", "arabic_size", "arabic_leading"),
    [(11, 16, 12, 16), (13.5, 16, 14.5, 16), (8.5, 12, 9.5, 12), (42, 48, 44, 50)],
)
def test_arabic_is_set_a_little_larger(
    size: float, leading: float, arabic_size: float, arabic_leading: float
) -> None:
    style = scaled_for(TextStyle(size=size, leading=leading), "ar")
    assert (style.size, style.leading) == (arabic_size, arabic_leading)


def test_text_with_vowel_marks_gets_more_leading() -> None:
    assert scaled_for(TextStyle(), "ar", vowel_marks=True).leading == 18


def test_burmese_keeps_its_size_and_gets_a_quarter_more_leading() -> None:
    style = scaled_for(TextStyle(), "my")
    assert (style.size, style.leading) == (11, 20)


@pytest.mark.parametrize("language", ["da", "en", "uk", "ru", "so", "kmr", "sw", "fr", "tr", "ti", "xx"])
def test_latin_cyrillic_and_ethiopic_are_set_like_danish(language: str) -> None:
    assert scaled_for(TextStyle(), language) == TextStyle()


def test_the_five_arabic_script_languages_run_from_the_right() -> None:
    assert {code for code in LANGUAGES if is_right_to_left(code)} == {"ar", "fa", "prs", "ps", "ckb"}


def test_black_and_white_are_written_as_grey_and_colours_as_rgb() -> None:
    assert BLACK.operator == "0 g"
    assert WHITE.operator == "1 g"
    assert Colour.from_hex("#FF0033").operator == "1 0 0.2 rg"
