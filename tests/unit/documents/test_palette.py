"""The municipality's colour: dark enough for white letters, or darkened and said so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker_desktop.documents.palette import (
    DEFAULT_MUNICIPALITY_COLOUR,
    LEAST_CONTRAST,
    contrast_on_white,
    folder_palette,
    readable_colour,
)
from linkworker_desktop.typesetting.style import BLACK


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#000000", 21), ("#FFFFFF", 1), ("#14524A", 9.0), ("#A8101B", 7.6)]
)
def test_the_contrast_is_that_of_the_drawings(colour: str, contrast: float) -> None:
    assert contrast_on_white(colour) == pytest.approx(contrast, abs=0.1)


def test_a_dark_colour_stays_as_it_was_chosen() -> None:
    result = readable_colour(DEFAULT_MUNICIPALITY_COLOUR)
    assert (result.value, result.was_darkened) == (DEFAULT_MUNICIPALITY_COLOUR, False)


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_becomes_readable_and_tells_whether_it_changed(number: int) -> None:
    chosen = f"#{number:06X}"
    result = readable_colour(chosen)
    assert contrast_on_white(result.value) >= LEAST_CONTRAST
    assert result.was_darkened == (result.value != chosen)


def test_a_bright_colour_keeps_its_hue() -> None:
    red, green, blue = (int(readable_colour("#3399FF").value[i : i + 2], 16) for i in (1, 3, 5))
    assert blue > green > red


@pytest.mark.parametrize("value", ["", "14524A", "#14524", "#GGGGGG", "red"])
def test_what_is_no_colour_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        readable_colour(value)


def test_black_and_white_prints_large_areas_black() -> None:
    palette = folder_palette("#14524A", black_and_white=True)
    assert palette.municipality == palette.acute == BLACK
