"""Text copied from the page is the text that was set, in every language of the families."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.typesetting.reading import ReadPage, words_of

from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.isolates import figure
from linkworker_desktop.typesetting.style import TextStyle, scaled_for


@pytest.mark.parametrize("width", [130, 230, 480])
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_words_come_back_in_the_order_they_were_written(
    code: str, width: float, samples: dict[str, list[str]], set_page: Callable[..., ReadPage]
) -> None:
    page = set_page(samples[code], language=code, width=width)
    assert page.words() == [word for sentence in samples[code] for word in words_of(sentence)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_bold_words_come_back_too(
    code: str, samples: dict[str, list[str]], set_page: Callable[..., ReadPage]
) -> None:
    style = scaled_for(TextStyle(bold=True), code)
    page = set_page(samples[code], language=code, style=style)
    assert page.words() == [word for sentence in samples[code] for word in words_of(sentence)]


@pytest.mark.parametrize("code", ["ar", "fa", "ckb"])
def test_a_bold_word_inside_a_sentence_does_not_change_the_order(
    code: str, samples: dict[str, list[str]], set_page: Callable[..., ReadPage]
) -> None:
    for sentence in samples[code]:
        before, _, after = sentence.partition(" ")
        page = set_page([[Run(before), Run(" "), Run(after, bold=True)]], language=code)
        assert page.words() == words_of(sentence)


def test_the_non_joiner_of_persian_spelling_is_kept(set_page: Callable[..., ReadPage]) -> None:
    assert "می\u200cخواهیم" in set_page(["ما می\u200cخواهیم."], language="fa").text()


def test_vowel_marks_come_back_on_their_letters(set_page: Callable[..., ReadPage]) -> None:
    word = "مُعَلِّمٌ"
    assert set_page([f"{word}."], language="ar").words() == words_of(f"{word}.")


def test_a_figure_before_a_full_stop_stays_whole_in_arabic(set_page: Callable[..., ReadPage]) -> None:
    text = f"اتصلوا على {figure('01 71 72 73')}."
    assert set_page([text], language="ar").words() == words_of(text)


def test_decomposed_letters_come_back_with_their_accents(set_page: Callable[..., ReadPage]) -> None:
    text = "Ke\u0301vin A\u030aby ö"
    assert set_page([text]).words() == words_of(text)


def test_emoji_and_chinese_are_copied_though_they_are_drawn_as_squares(
    set_page: Callable[..., ReadPage],
) -> None:
    assert set_page(["hej 😀 og 漢字 slut"]).words() == ["hej", "😀", "og", "漢字", "slut"]
