"""What a machine can check of the paper, in every language of the families."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.builders.folder import a_folder, a_part, some_numbers
from tests.builders.pdf_reading import MM, ReadPdf

from linkworker_desktop.documents.chrome import Chrome
from linkworker_desktop.documents.folder import FolderPdf, folder_pdf
from linkworker_desktop.documents.palette import folder_palette
from linkworker_desktop.documents.part import part_pages
from linkworker_desktop.documents.styles import TAB
from linkworker_desktop.domain.folder import BlockPair, FolderContent, TextPair
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.text import (
    Block,
    Callout,
    Heading,
    Insert,
    InsertKind,
    ListItem,
    Paragraph,
    Run,
)
from linkworker_desktop.i18n import label
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.isolates import figure

SAMPLES = Path(__file__).parents[1] / "reference" / "typesetting" / "samples.toml"
PHONE = figure("01 71 72 73")
NOTHING_FOREIGN = {"da"}
FRAME_FOOT = 50.0
"""Points from the lower edge of the paper to the lowest line a folder page may have."""


@cache
def sentences(language: str) -> tuple[str, ...]:
    entry = tomllib.loads(SAMPLES.read_text(encoding="utf-8"))[language]
    return tuple(
        each.replace("{phone}", PHONE).replace("{date}", figure("05.11.2026")) for each in entry["sentences"]
    )


def blocks(language: str) -> list[Block]:
    """Return a text of a little more than a page in one language."""
    said = sentences(language)
    runs = tuple((Run(sentence),) for sentence in said)
    section: list[Block] = [
        Heading((Run(said[0]),)),
        Paragraph((Run(" ".join(said)),)),
        Paragraph((Run(said[-1], bold=True), Run(" "), Run(said[0]))),
        *(ListItem(each) for each in runs[:2]),
        *(ListItem(each, number=number) for number, each in enumerate(runs[:2], 1)),
    ]
    return [*section, Insert(InsertKind.CONTACTS), *section, Callout(runs[0]), *section, *section]


@cache
def content(language: str) -> FolderContent:
    other = None if language in NOTHING_FOREIGN else language
    translated = blocks(language)
    text = tuple(
        BlockPair(da, own if other else None) for da, own in zip(blocks("da"), translated, strict=True)
    )
    parts = tuple(
        replace(
            a_part(number, position, other),
            blocks=text if number != 1 else a_part(1, 1, other).blocks,
            title=TextPair(f"Del {position}", sentences(language)[0] if other else None),
        )
        for position, number in enumerate((1, 8, 9), 1)
    )
    numbers = tuple(
        replace(row, label=TextPair(row.label.da, label(row.label.da, language) if other else None))
        for row in some_numbers(other)
    )
    return a_folder(other, parts=parts, numbers=numbers)


@cache
def made(language: str) -> FolderPdf:
    return folder_pdf(content(language))


@cache
def read(language: str) -> ReadPdf:
    return ReadPdf(made(language).data)


def part_sides(language: str) -> list[int]:
    pdf = read(language)
    parts = made(language).part_of_page
    return [index for index in range(len(pdf)) if parts[index] is not None]


every_language = pytest.mark.parametrize("language", LANGUAGES)


def test_there_are_samples_in_every_language() -> None:
    assert all(len(sentences(language)) >= 2 for language in LANGUAGES)


@every_language
def test_pages_are_a4_even_in_number_and_every_section_begins_on_the_right(language: str) -> None:
    pdf = read(language)
    assert len(pdf) % 2 == 0
    assert {tuple(round(side) for side in pdf.size(index)) for index in range(len(pdf))} == {(595, 842)}
    assert all(index % 2 == 0 for index in pdf.outline().values())


@every_language
def test_no_type_is_smaller_than_eight_points(language: str) -> None:
    pdf = read(language)
    for index in range(len(pdf)):
        assert {letter.text for letter in pdf.letters(index) if letter.size < 7.99} <= set("EKSEMPELDATA")


@every_language
def test_every_word_of_the_text_can_be_copied(language: str) -> None:
    pdf = read(language)
    found = "".join("".join(pdf.text(index).split()) for index in part_sides(language))
    words = {word.strip(".,:()،") for sentence in sentences(language) for word in sentence.split()}
    plain = {word for word in words if word.isalpha() and len(word) > 1}
    assert len(plain) > 5 or language == "my"
    missing = {word for word in plain if word not in found}
    assert len(missing) <= len(plain) * 0.05, missing


@every_language
def test_the_digits_of_a_phone_number_run_from_left_to_right(language: str) -> None:
    pdf = read(language)
    rows = "\n".join("\n".join(pdf.rows(index)) for index in part_sides(language))
    assert "01717273" in rows
    assert "37271710" not in rows


@every_language
def test_both_sides_of_a_pair_begin_on_the_same_line(language: str) -> None:
    for piece in pieces(language):
        baselines = getattr(piece, "baselines", ())
        assert max(baselines, default=0) - min(baselines, default=0) <= 0.5


@every_language
def test_no_heading_stands_in_the_last_three_lines_and_nothing_below_the_frame(language: str) -> None:
    pdf = read(language)
    for index in part_sides(language):
        letters = [letter for letter in pdf.letters(index) if FRAME_FOOT - 8 < letter.baseline < 760]
        headings = [letter.baseline for letter in letters if 13.4 < letter.size < 14.9]
        assert min(headings, default=842) >= FRAME_FOOT + 3 * 16
        assert min(letter.baseline for letter in letters) >= FRAME_FOOT


@every_language
def test_ink_keeps_clear_of_the_edges_and_the_binding(language: str) -> None:
    pdf = read(language)
    for index in (0, 2, 4, *part_sides(language)[:3]):
        ink = pdf.ink(index)
        assert ink is not None
        left, top, right, bottom = ink
        is_right_hand = index % 2 == 0
        assert left >= (18 if is_right_hand else 4.8)
        assert right <= 210 - (4.8 if is_right_hand else 18)
        assert top >= 5
        assert bottom <= 292


@every_language
def test_the_list_of_contents_takes_one_page(language: str) -> None:
    eleven = tuple(a_part(number, number, content(language).language, blocks=()) for number in range(1, 12))
    made_of_eleven = folder_pdf(replace(content(language), parts=eleven))
    assert made_of_eleven.first_page_of_part[1] == 6


@every_language
def test_nine_numbers_with_long_words_stay_above_the_foot_of_the_wall_page(language: str) -> None:
    other = content(language).language
    long = TextPair("Ejendomsmester i boligforeningen Skovbo", sentences(language)[0] if other else None)
    row = replace(
        some_numbers(None)[0],
        label=long,
        when=long,
        detail="Boligforeningen Skovbo og Omegn, man.–tor. 8–9 og 13–14, fredag 8–9",
    )
    pdf = ReadPdf(folder_pdf(replace(content(language), parts=(), numbers=(row,) * 9)).data)
    baselines = {round(letter.baseline) for letter in pdf.letters(2)}
    assert min(baselines - {min(baselines)}) >= 66
    assert sum("01223344" in line for line in pdf.rows(2)) == 9


@every_language
def test_the_outer_edges_of_the_columns_are_the_edges_of_the_measure(language: str) -> None:
    index = part_sides(language)[-1]
    letters = [letter for letter in read(language).letters(index) if 60 < letter.baseline < 760]
    left = (24 if index % 2 == 0 else 16) * MM
    assert all(left - 1 <= letter.x <= left + 170 * MM + 1 for letter in letters if letter.size != TAB.size)


def pieces(language: str) -> list[Piece]:
    chrome = Chrome(folder_palette("#14524A"), content(language).language, is_sample=True)
    laid_out = [part_pages(part, chrome, "") for part in content(language).parts]
    return [placed.piece for part in laid_out for page in part.pages for placed in page]
