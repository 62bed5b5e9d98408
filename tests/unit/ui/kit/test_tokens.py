"""Contrast of every pair of colours that the design uses."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from linkworker_desktop.ui.kit.tokens import (
    DARK,
    LIGHT,
    Tokens,
    blend,
    contrast,
    make_palette,
    names,
    tokens_of,
)

THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
SURFACES = ("card", "window", "sidebar", "sunken")
STATES = ("over", "soon", "done", "wait", "law", "info")
SECTORS = ("municipality", "state", "health", "education", "housing", "work", "civil_society")
TINTS = (*(f"{state}_tint" for state in STATES), "accent_tint")


def ratio(tokens: Tokens, ink: str, ground: str) -> float:
    return contrast(getattr(tokens, ink), getattr(tokens, ground))


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("ground", SURFACES)
@pytest.mark.parametrize("ink", ["text", "muted", "accent"])
def test_reading_text_has_contrast_on_every_surface(tokens: Tokens, ground: str, ink: str) -> None:
    assert ratio(tokens, ink, ground) >= 4.5


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("ground", ["card", "window", "sidebar"])
def test_borders_of_controls_are_seen_on_every_surface(tokens: Tokens, ground: str) -> None:
    assert ratio(tokens, "control", ground) >= 3.0


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("state", STATES)
def test_a_state_is_readable_on_a_card_and_on_its_own_tint(tokens: Tokens, state: str) -> None:
    assert ratio(tokens, state, "card") >= 4.5
    assert ratio(tokens, state, f"{state}_tint") >= 4.5


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("sector", SECTORS)
def test_a_sector_is_readable_on_a_card(tokens: Tokens, sector: str) -> None:
    assert ratio(tokens, sector, "card") >= 6.0


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("tint", TINTS)
def test_text_and_second_line_are_readable_on_every_tint(tokens: Tokens, tint: str) -> None:
    assert ratio(tokens, "text", tint) >= 9.4
    assert ratio(tokens, "muted", tint) >= 5.1


@pytest.mark.parametrize("tokens", THEMES)
def test_a_late_row_and_a_law_tag_are_readable_where_the_row_is_chosen(tokens: Tokens) -> None:
    assert min(ratio(tokens, ink, "accent_tint") for ink in ("over", "soon", "law", "accent")) >= 4.5


@pytest.mark.parametrize("tokens", THEMES)
def test_the_primary_button_is_readable_at_rest_and_under_the_pointer(tokens: Tokens) -> None:
    assert ratio(tokens, "on_accent", "accent") >= 4.5
    assert ratio(tokens, "on_accent", "accent_hover") >= 4.5


@pytest.mark.parametrize("tokens", THEMES)
def test_disabled_words_of_a_palette_stay_readable(tokens: Tokens) -> None:
    palette = make_palette(tokens)
    word = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert contrast(word, tokens.sunken) >= 4.5


@pytest.mark.parametrize("tokens", THEMES)
def test_a_palette_leads_back_to_the_tokens_it_was_made_from(tokens: Tokens) -> None:
    assert tokens_of(make_palette(tokens)) is tokens


def test_every_token_is_a_full_colour_in_both_themes() -> None:
    for tokens in (LIGHT, DARK):
        assert all(QColor(getattr(tokens, name)).isValid() for name in names())
    assert all(getattr(LIGHT, name) != getattr(DARK, name) for name in names())


def test_contrast_and_blend_agree_with_known_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#AE2A1C", "#FFFFFF") == pytest.approx(6.7, abs=0.05)
    assert blend("#000000", "#FF8000", 0.5).name() == "#804000"
