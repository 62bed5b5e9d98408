"""Lines in every script look like the pictures a person has looked at; set UPDATE_PICTURES=1 to draw them anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

import pytest
from PIL import Image, ImageChops
from tests.unit.typesetting.reading import LEFT, REFERENCE, TOP, ReadPage

from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.style import TextStyle, scaled_for

PICTURES = REFERENCE / "typesetting" / "pictures"
PAGE_HEIGHT = 842
SCALE = 2
WIDTH = 400
MOST_PIXELS_APART = 8  # edges may be smoothed differently; a missing dot is some 20 pixels
LINES = {
    "da": ["Blåbærgrød til Åse – »så tidligt« kl. ", Run("8.30", bold=True), "."],
    "uk": ["Ґрунтовний щоденник їжака: ", Run("єдиний", bold=True), " п’ятий."],
    "ar": ["السلامُ عليكم، لا تت", Run("أخرو", bold=True), "ا (رقم \u206601\u00a072\u2069)."],
    "fa": ["می\u200cخواهیم کتاب\u200cهای ", Run("پژوهش", bold=True), "گران را گم نکنیم."],
    "ps": ["ښوونځی، ټول ډاکټر، ", Run("ځینې", bold=True), " څلور اونۍ."],
    "ckb": ["بەخێربێن بۆ ", Run("کۆڵان", bold=True), "ی ڕۆژهەڵات."],
    "ti": ["እንቋዕ ብደሓን ", Run("መጻእኩም", bold=True), "። ቁ. 7"],
    "my": ["အင်္ဂလိပ် သတ္တဝါ ", Run("ကြိုဆို", bold=True), "ပါတယ်။ ကျွန်ုပ်"],
}


def _line(runs: Sequence[Run], language: str, set_page: Callable[..., ReadPage]) -> Image.Image:
    style = scaled_for(TextStyle(size=18, leading=30), language)
    page = set_page([runs], language=language, style=style, width=WIDTH).picture(scale=SCALE)
    top = PAGE_HEIGHT - TOP
    box = (LEFT - 5, top - 3, LEFT + WIDTH + 5, top + style.leading + 6)
    cropped: Image.Image = page.crop(tuple(int(edge * SCALE) for edge in box))
    return cropped


def _pixels_apart(one: Image.Image, other: Image.Image) -> int:
    """Return how many pixels differ by more than half of the way from black to white."""
    return sum(ImageChops.difference(one, other.convert("L")).histogram()[128:])


@pytest.mark.parametrize("language", LINES)
def test_a_line_looks_like_its_reference_picture(language: str, set_page: Callable[..., ReadPage]) -> None:
    runs = [Run(part) if isinstance(part, str) else part for part in LINES[language]]
    found = _line(runs, language, set_page)
    file = PICTURES / f"{language}.png"
    if os.environ.get("UPDATE_PICTURES"):
        found.save(file, optimize=True)
    with Image.open(file) as wanted:
        assert found.size == wanted.size
        assert _pixels_apart(found, wanted) <= MOST_PIXELS_APART


def test_a_missing_dot_is_noticed(set_page: Callable[..., ReadPage]) -> None:
    with_dot, without = (_line([Run(word)], "ar", set_page) for word in ("نخل", "نحل"))
    assert _pixels_apart(with_dot, without) > MOST_PIXELS_APART
