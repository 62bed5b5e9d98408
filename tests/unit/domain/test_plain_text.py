"""Text from outside is cleaned, never interpreted."""

from __future__ import annotations

import pytest

from linkworker_desktop.domain.plain_text import cleaned


@pytest.mark.parametrize(
    "typed",
    [
        "<b>x",
        "a <b@c.dk>",
        "& &amp; &#0;",
        "<img src=/etc/passwd>",
        "{x.__class__}",
        "{kommune}",
        "👨‍👩‍👧 Familie",
        "Børn < 18 år",
    ],
)
def test_markup_and_braces_stay_exactly_as_typed(typed: str) -> None:
    assert cleaned(typed) == typed


def test_control_characters_and_direction_overrides_go() -> None:
    assert cleaned("A\x00n\u202ena\x0b") == "Anna"


def test_a_decomposed_letter_becomes_one() -> None:
    assert cleaned("A\u030agård") == "Ågård"


def test_a_name_of_invisible_characters_is_empty() -> None:
    assert cleaned("\u200b\u200d \ufeff") == ""


def test_a_lone_surrogate_goes() -> None:
    assert cleaned("a\ud800b") == "ab"


def test_joiners_inside_a_word_stay() -> None:
    assert cleaned("می\u200cخواهم") == "می\u200cخواهم"


def test_lines_are_kept_only_where_they_are_asked_for() -> None:
    assert cleaned("et\r\nto  tre\n") == "et to tre"
    assert cleaned("et \r\nto\rtre\n", lines=True) == "et\nto\ntre"
