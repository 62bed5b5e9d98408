"""Values are closed off from the text around them, and outside text cannot turn it around."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.typesetting.reading import ReadPage

from linkworker_desktop.typesetting.isolates import (
    any_value,
    figure,
    neutralised,
    place,
    printable,
    with_figures_bound,
)
from linkworker_desktop.typesetting.paragraph import TextParagraph
from linkworker_desktop.typesetting.style import TextStyle


def test_a_figure_is_left_to_right_and_has_no_breaking_space() -> None:
    assert figure("01 71 72 73") == "\u206601\u00a071\u00a072\u00a073\u2069"


def test_an_address_keeps_house_number_floor_and_post_town_together() -> None:
    wanted = "\u2066Kløverbakken\u00a012, 2.\u00a0tv., 0110\u00a0Skovsunde\u2069"
    assert place("Kløverbakken 12, 2. tv., 0110 Skovsunde") == wanted


def test_a_name_chooses_its_own_direction_and_may_break() -> None:
    assert any_value(" Amina Tidselmark ") == "\u2068Amina Tidselmark\u2069"


def test_overrides_controls_and_isolates_from_outside_are_removed() -> None:
    assert neutralised("a\x00b\u202ec\u2067d\u2069\x1be") == "abcde"


def test_isolates_put_in_on_purpose_stay_when_text_is_only_made_printable() -> None:
    assert printable("\u2066112\u2069\x00\u202e") == "\u2066112\u2069"


def test_every_kind_of_line_end_becomes_a_line_feed() -> None:
    assert printable("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    assert printable("a\ud83d") == "a\ufffd"


def test_an_override_in_a_name_does_not_turn_the_line_around(set_page: Callable[..., ReadPage]) -> None:
    assert set_page(["Navn: \u202eKurt Vindkærby, 112"]).text().strip() == "Navn: Kurt Vindkærby, 112"


@given(st.text(max_size=60), st.floats(min_value=5, max_value=300))
def test_any_text_whatever_can_be_set(text: str, width: float) -> None:
    paragraph = TextParagraph(text, TextStyle(), min_lines=1)
    _, height = paragraph.wrap(width, 1000)
    assert height >= 16
    assert paragraph.text == printable(text).replace("\t", " ")


def test_an_address_breaks_after_its_commas_only() -> None:
    assert place("Havnekajen 3, 1. th., 0140 Nymølle Strand").split(" ") == [
        "\u2066Havnekajen\u00a03,",
        "1.\u00a0th.,",
        "0140\u00a0Nymølle\u00a0Strand\u2069",
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("hverdage 8–16", ["hverdage 8–16"]),
        ("man.–tor. 8–20, fredag 8 – 14", ["man.–tor. 8–20,", "fredag 8 – 14"]),
        ("Lægehuset Ådalby, hverdage 8–16", ["Lægehuset", "Ådalby,", "hverdage 8–16"]),
    ],
)
def test_opening_hours_stay_beside_their_days(typed: str, kept: list[str]) -> None:
    assert [part.replace("\u00a0", " ") for part in with_figures_bound(typed).split(" ")] == kept
