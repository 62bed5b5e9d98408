"""Words are shaped as they would be inside the whole text."""

from __future__ import annotations

import pytest
import uharfbuzz as hb

from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.typesetting.clusters import SUBSTITUTE
from linkworker_desktop.typesetting.composition import compose
from linkworker_desktop.typesetting.fonts import Family, face, is_invisible
from linkworker_desktop.typesetting.isolates import figure
from linkworker_desktop.typesetting.shaping import shape_word

BEH_INITIAL_FINAL = "بب"


def _glyphs(text: str, *, bold: bool | bytes = False, rtl: bool = True) -> list[tuple[str, int]]:
    """Return (text of the code, first glyph) in logical order."""
    word = shape_word(text, bold=bold, levels=rtl, language="ar")
    return [(cluster.text, cluster.glyphs[-1].glyph) for run in word.runs for cluster in run.clusters]


@pytest.mark.parametrize("code", [code for code, language in LANGUAGES.items() if language.script != "Latn"])
def test_words_shaped_one_by_one_are_as_wide_as_the_sentence_shaped_whole(
    code: str, samples: dict[str, list[str]]
) -> None:
    family = {"Arab": Family.ARABIC, "Ethi": Family.ETHIOPIC, "Mymr": Family.MYANMAR}.get(
        LANGUAGES[code].script.value, Family.LATIN
    )
    own = face(family, bold=False)
    for sentence in samples[code]:
        text = "".join(c for c in sentence if not c.isascii() or c == " ")
        text = "".join(c for c in text if not is_invisible(c) and c != "\u00a0")
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if LANGUAGES[code].is_right_to_left else "ltr"
        buffer.script = LANGUAGES[code].script.value
        buffer.language = "fa-AF" if code == "prs" else code
        hb.shape(own.hb_font, buffer, {})
        whole = sum(position.x_advance for position in buffer.glyph_positions)
        composed = compose(text, bold=False, language=code)
        assert sum(token.shaped.advance for token in composed.tokens) == whole


def test_letters_join_across_a_bold_boundary() -> None:
    plain = shape_word(BEH_INITIAL_FINAL, bold=False, levels=True)
    mixed = shape_word(BEH_INITIAL_FINAL, bold=b"\0\1", levels=True)
    alone = shape_word("ب", bold=False, levels=True)
    assert len(mixed.runs) == 2
    assert mixed.runs[0].clusters[0] == plain.runs[0].clusters[0]
    assert mixed.runs[0].clusters[0].glyphs != alone.runs[0].clusters[0].glyphs
    assert mixed.runs[1].face is face(Family.ARABIC, bold=True)


def test_a_letter_with_dots_is_one_code_and_lam_alef_is_two_that_share_the_advance() -> None:
    assert [text for text, _ in _glyphs("ب")] == ["ب"]
    lam_alef = shape_word("لا", bold=False, levels=True)
    assert [cluster.text for cluster in lam_alef.runs[0].clusters] == ["ل", "ا"]
    assert all(cluster.advance > 0 for cluster in lam_alef.runs[0].clusters)


def test_marks_on_one_letter_share_a_code_of_their_own_without_width() -> None:
    clusters = shape_word("بَّ", bold=False, levels=True).runs[0].clusters
    assert [len(cluster.text) for cluster in clusters] == [1, 2]
    assert clusters[1].advance == 0


def test_brackets_in_right_to_left_words_carry_the_character_of_their_picture() -> None:
    assert [text for text, _ in _glyphs("(ب)")] == [")", "ب", "("]


def test_steering_characters_take_no_room() -> None:
    assert (
        shape_word(figure("112"), bold=False, levels=False).advance
        == shape_word("112", bold=False, levels=False).advance
    )
    assert shape_word("\u2066\u2069", bold=False, levels=False).advance == 0


def test_a_character_no_font_has_becomes_one_white_square_that_keeps_its_text() -> None:
    word = shape_word("a😀\ufe0fb", bold=False, levels=False)
    clusters = [cluster for run in word.runs for cluster in run.clusters]
    assert [cluster.text for cluster in clusters] == ["a", "😀", "b"]
    assert clusters[1].glyphs[0].glyph == SUBSTITUTE
    assert clusters[1].advance > 0


def test_no_sample_uses_the_missing_glyph(samples: dict[str, list[str]]) -> None:
    for code, sentences in samples.items():
        for sentence in sentences:
            for token in compose(sentence, bold=False, language=code).tokens:
                for run in token.shaped.runs:
                    assert all(placed.glyph > 0 for c in run.clusters for placed in c.glyphs), token.text


def test_a_slice_keeps_the_shapes_of_the_whole_word() -> None:
    word = shape_word("بببب", bold=False, levels=True)
    middle = word.slice(1, 3)
    assert middle.runs[0].clusters == word.runs[0].clusters[1:3]
    assert middle.advance == word.advance_to(3) - word.advance_to(1)
