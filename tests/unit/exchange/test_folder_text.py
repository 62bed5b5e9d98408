"""The parser of folder texts keeps every sign, knows few marks, and never takes long."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.text import (
    Block,
    Callout,
    Heading,
    Insert,
    InsertKind,
    ListItem,
    Paragraph,
    Run,
    facts_in,
    runs_of,
)
from linkworker_desktop.exchange.folder_text import parse_blocks, parse_folder_text, unknown_facts

HEAD = '+++\nid = "01-plan"\ntitle = "Plan"\n'


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _plain(blocks: tuple[Block, ...]) -> str:
    return " ".join(
        f"[[{block.kind}]]" if isinstance(block, Insert) else "".join(run.text for run in runs_of(block))
        for block in blocks
    )


def test_the_known_marks_become_blocks() -> None:
    top = "## Tag med\n\nHusk **alt** nu.\n\n- pas\n- brev\n\n3. tre\n4. fire\n"
    assert parse_blocks(top + "\n> **Vigtigt:** ring.\n\n[[kontakter]]\n") == (
        Heading((Run("Tag med"),)),
        Paragraph((Run("Husk "), Run("alt", bold=True), Run(" nu."))),
        ListItem((Run("pas"),)),
        ListItem((Run("brev"),)),
        ListItem((Run("tre"),), 3),
        ListItem((Run("fire"),), 4),
        Callout((Run("Vigtigt:", bold=True), Run(" ring."))),
        Insert(InsertKind.CONTACTS),
    )


def test_a_placeholder_becomes_a_run_in_the_weight_around_it() -> None:
    assert parse_blocks("Du begynder **{dansk_start}** på {dansk_sted}.") == (
        Paragraph(
            (
                Run("Du begynder "),
                Run("", bold=True, fact="dansk_start"),
                Run(" på "),
                Run("", fact="dansk_sted"),
                Run("."),
            )
        ),
    )


def test_line_breaks_inside_a_paragraph_become_one_space() -> None:
    assert parse_blocks("Kom  \n   ind\r\n**nu**\n  her\rog der.") == (
        Paragraph((Run("Kom ind "), Run("nu", bold=True), Run(" her og der."))),
    )


def test_an_insert_needs_its_own_line_but_no_empty_lines() -> None:
    assert parse_blocks("Før\n  [[kort]]  \nEfter [[steder]]\n- punkt\n[[112]]") == (
        _paragraph("Før"),
        Insert(InsertKind.MAP),
        _paragraph("Efter [[steder]]"),
        ListItem((Run("punkt"),)),
        Insert(InsertKind.EMERGENCY),
    )


def test_a_list_inside_a_list_comes_out_flat_with_its_own_numbers() -> None:
    assert parse_blocks("1. a\n   - b\n   - c\n2. d\n\n   mere") == (
        ListItem((Run("a"),), 1),
        ListItem((Run("b"),)),
        ListItem((Run("c"),)),
        ListItem((Run("d"),), 2),
        _paragraph("mere"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "en <b>uden ende",
        '<img src="x" onerror="y">',
        "<!-- skjult -->",
        "{x.__class__}",
        "{}",
        "{0}",
        "{ kommune }",
        "**åben",
        "*skrå* og _skrå_ og __fed__",
        "&amp; &lt; &#65;",
        r"\* \[ \{",
        "[navn](http://a.example) ![b](c)",
        "`kode` ~~streg~~ ==gul==",
        "[[ukendt]]",
        "| a | b |",
        "---",
        "```",
        "#uden mellemrum",
        "5.november",
        "[a]: b",
        "\u2066 01 71 72 73 \u2069",
        "-",
        "##",
        ">",
        "****",
    ],
)
def test_everything_else_stays_the_text_it_was_typed_as(text: str) -> None:
    assert parse_blocks(text) == (_paragraph(text),)


def test_a_star_beside_bold_is_kept() -> None:
    assert parse_blocks("***a*** 2*3") == (Paragraph((Run("*"), Run("a", bold=True), Run("* 2*3"))),)


def test_marks_inside_a_callout_or_an_item_stay_text() -> None:
    assert parse_blocks("> **Vigtigt:** husk\n>\n> 1. pas\n> 2. brev") == (
        Callout((Run("Vigtigt:", bold=True), Run(" husk 1. pas 2. brev"))),
    )
    assert parse_blocks("- ## Nej\n- > citat") == (ListItem((Run("## Nej"),)), ListItem((Run("> citat"),)))


def test_nul_becomes_the_replacement_character() -> None:
    assert parse_blocks("a\0b") == (_paragraph("a\ufffdb"),)


def test_very_deep_nesting_is_kept_as_text() -> None:
    text = "- " * 5_000 + "bund"
    assert parse_blocks(text) == (_paragraph(text),)
    assert parse_blocks("> " * 5_000 + "bund") == (_paragraph("> " * 5_000 + "bund"),)


def test_an_unknown_placeholder_is_named_in_one_sentence() -> None:
    with pytest.raises(UserError) as caught:
        parse_blocks("Hej {skolen}.")
    assert caught.value.message == "Teksten bruger et felt, som programmet ikke kender: {skolen}."


def test_several_unknown_placeholders_are_named_once_each_in_reading_order() -> None:
    assert unknown_facts("{b} {a} {kommune} {b} {x.y}") == ("b", "a")
    with pytest.raises(UserError, match=r"kender: \{b\}, \{a\}\.$"):
        parse_blocks("{b} {a} {b}")


def test_an_unknown_placeholder_can_be_kept_as_text() -> None:
    blocks = parse_blocks("Hej {skolen} i {by}.", keep_unknown=True)
    assert blocks == (Paragraph((Run("Hej {skolen} i "), Run("", fact="by"), Run("."))),)


def test_the_head_of_an_original_says_its_own_revision() -> None:
    text = parse_folder_text(HEAD + 'subtitle = "Datoer"\nrevision = 4\n+++\n\nHej.\n')
    assert (text.id, text.title, text.subtitle) == ("01-plan", "Plan", "Datoer")
    assert (text.revision, text.translates, text.checked) == (4, None, True)
    assert text.blocks == (_paragraph("Hej."),)
    assert text.body == "Hej.\n"


def test_a_translation_is_unchecked_until_its_head_says_otherwise() -> None:
    assert not parse_folder_text(HEAD + "translates = 2\n+++\n").checked
    assert parse_folder_text(HEAD + "translates = 2\nchecked = true\n+++\n").checked


def test_the_head_may_be_missing() -> None:
    text = parse_folder_text("\ufeffBare tekst {by}.\r\n")
    assert (text.id, text.title) == ("", "")
    assert list(facts_in(text.blocks)) == ["by"]


def test_a_file_from_windows_reads_the_same() -> None:
    source = HEAD + "revision = 2\n+++\n\n## A\n\n- b\n- c\n"
    assert parse_folder_text("\ufeff" + source.replace("\n", "\r\n")) == parse_folder_text(source)


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (HEAD + "Hej.\n", "linjen \\+\\+\\+ efter hovedet mangler"),
        ("+++\nid = \n+++\n", "kan ikke læses"),
        ('+++\nid = "a"\n+++\n', "title mangler"),
        ('+++\ntitle = "a"\n+++\n', "id mangler"),
        (HEAD + 'revision = "1"\n+++\n', "revision"),
        (HEAD + "revision = true\n+++\n", "revision"),
        (HEAD + "translates = 0\n+++\n", "translates"),
        (HEAD + "author = 1\n+++\n", "ukendt felt: author"),
    ],
)
def test_a_broken_head_is_told_in_a_sentence(head: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        parse_folder_text(head)


@given(st.text(alphabet="ab *_#->1.[]{}`<&\\\n\t kort112", max_size=80))
def test_no_letter_or_figure_is_ever_lost(body: str) -> None:
    kept = _plain(parse_blocks(body, keep_unknown=True))
    for sign in "ab[]{}`<&\\kort_":
        assert kept.count(sign) + _facts_with(body, sign) >= body.count(sign)


def _facts_with(body: str, sign: str) -> int:
    return sum(f"{{{name}}}".count(sign) for name in facts_in(parse_blocks(body, keep_unknown=True)))


@given(st.text(max_size=200))
def test_any_text_can_be_read(body: str) -> None:
    for block in parse_blocks(body, keep_unknown=True):
        assert isinstance(block, Insert) or runs_of(block)


@pytest.mark.parametrize(
    "piece",
    ["a", "**a ", "*", "*a", "**a**", "> ", "- ", "1. ", "[[", "{", "{a", "<b ", " ", "# ", "\t", "a\n"],
)
def test_a_line_of_200_000_signs_is_read_with_work_in_step_with_its_length(piece: str) -> None:
    def calls(length: int) -> int:
        counted = 0

        def count(_frame: object, _event: str, _argument: object) -> None:
            nonlocal counted
            counted += 1

        body = (piece * length)[:length] + "b"
        sys.setprofile(count)
        try:
            parse_blocks(body, keep_unknown=True)
        finally:
            sys.setprofile(None)
        return counted

    parse_blocks((piece * 200_000)[:200_000] + "b", keep_unknown=True)
    assert calls(20_000) < 4 * 2 * max(calls(5_000), 500)
