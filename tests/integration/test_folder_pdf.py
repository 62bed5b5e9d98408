"""The whole folder as a file: what a machine can check of the paper."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

import pytest
from tests.builders.folder import a_contact, a_folder, a_part
from tests.builders.pdf_reading import MM, Letter, ReadPdf

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.documents.folder import FolderPdf, folder_pdf, folders_pdf
from linkworker_desktop.domain.folder import BlockPair, FolderContent, Pictogram
from linkworker_desktop.domain.text import Paragraph, Run

LANGUAGES = (None, "ar", "uk", "ti", "my", "so")
LONG_TEXT = "Her er en lang tekst om livet i byen, og den fylder mange linjer. " * 12


@lru_cache(maxsize=32)
def made(content: FolderContent) -> FolderPdf:
    return folder_pdf(content)


def read(content: FolderContent) -> ReadPdf:
    return ReadPdf(made(content).data)


def a_long_folder(language: str | None = "ar", paragraphs: int = 9) -> FolderContent:
    """A folder whose only part goes on over several pages."""
    pair = BlockPair(Paragraph((Run(LONG_TEXT),)), Paragraph((Run(LONG_TEXT),)) if language else None)
    return a_folder(language, parts=(a_part(2, 1, language, blocks=(pair,) * paragraphs),))


def sides_with_text(pdf: ReadPdf) -> list[int]:
    return [index for index in range(len(pdf)) if pdf.ink(index) is not None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_a4_and_the_count_even(language: str | None) -> None:
    pdf = read(a_folder(language))
    assert len(pdf) % 2 == 0
    assert len(pdf) == made(a_folder(language)).page_count
    for index in range(len(pdf)):
        assert pdf.size(index) == pytest.approx((595.28, 841.89), abs=0.1)


@pytest.mark.parametrize("language", [None, "ar"])
def test_the_contents_name_the_pages_the_outline_leads_to(language: str | None) -> None:
    pdf = read(a_folder(language))
    outline = pdf.outline()
    wanted = [index + 1 for title, index in outline.items() if title not in {"Velkomstmappe", "Indhold"}]
    left = (24 + (76 if language else 152)) * MM
    spine: dict[float, str] = {}
    for letter in pdf.letters(outline["Indhold"]):
        if left <= letter.x <= left + 18 * MM and letter.text.isdigit() and letter.size > 13:
            spine[round(letter.baseline)] = spine.get(round(letter.baseline), "") + letter.text
    assert [int(spine[y]) for y in sorted(spine, reverse=True)] == wanted


def test_every_section_begins_on_a_right_hand_page() -> None:
    for index in read(a_long_folder()).outline().values():
        assert index % 2 == 0


def test_blank_backs_carry_nothing() -> None:
    pdf = read(a_folder("ar"))
    assert {1, 3} <= {index for index in range(len(pdf)) if pdf.ink(index) is None}
    assert sides_with_text(pdf) == sorted(pdf.outline().values())


def test_parts_are_found_by_their_number_in_the_model() -> None:
    content = a_folder("uk", part_numbers=(1, 8, 11))
    result = made(content)
    outline = read(content).outline()
    assert result.first_page_of_part == {
        1: outline["1 Plan for din første tid og vores model"],
        8: outline["2 Akut hjælp og sundhed"],
        11: outline["3 Danskundervisning"],
    }
    assert [result.part_of_page[page] for page in result.first_page_of_part.values()] == [1, 8, 11]
    assert len(result.part_of_page) == result.page_count
    assert result.part_of_page[0] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_type_is_smaller_than_eight_points_but_the_mark_of_sample_data(language: str | None) -> None:
    pdf = read(a_folder(language))
    for index in range(len(pdf)):
        small = "".join(letter.text for letter in pdf.letters(index) if letter.size < 7.99)
        assert small in {"", "EKSEMPELDATA"}
        assert all(letter.size >= 6.99 for letter in pdf.letters(index))


def test_type_is_pure_black_but_for_white_on_areas_and_the_part_number() -> None:
    colours: set[tuple[str, str]] = set()
    for stream in read(a_folder("ar")).streams():
        for colour, body in re.findall(r"q\n([^\n]+)\nBT\n(.*?)ET", stream, re.DOTALL):
            for size in re.findall(r"/\S+ (\S+) Tf", body):
                colours.add((colour, "58" if size == "58" else "text"))
    assert colours == {("0 g", "text"), ("1 g", "text"), ("0.07843 0.3216 0.2902 rg", "58")}


def test_areas_have_only_the_listed_colours_and_rules_are_black() -> None:
    fills, strokes = set(), set()
    for stream in read(a_folder("ar")).streams():
        outside_text = re.sub(r"BT\n.*?ET", "", stream, flags=re.DOTALL)
        fills |= set(re.findall(r"([\d. ]+ rg|[\d.]+ g)\b", outside_text))
        strokes |= set(re.findall(r"([\d. ]+ RG|[\d.]+ G)\b", outside_text))
    assert {stroke.strip() for stroke in strokes} <= {"0 G", "1 G"}
    assert len({fill.strip() for fill in fills if fill.endswith("rg")}) <= 4
    assert {fill.strip() for fill in fills if fill.endswith(" g")} <= {"0 g", "1 g", ".93 g"}


def test_black_and_white_leaves_no_colour_in_the_file() -> None:
    pdf = ReadPdf(folder_pdf(a_folder("ar"), black_and_white=True).data)
    for stream in pdf.streams():
        assert not re.search(r"[\d.]+ (rg|RG)\b", stream)


@pytest.mark.parametrize(
    "content", [a_folder("ar"), a_folder(None), a_long_folder("uk")], ids=["ar", "da", "long"]
)
def test_ink_keeps_clear_of_the_edges_and_the_binding(content: FolderContent) -> None:
    pdf = read(content)
    for index in sides_with_text(pdf):
        ink = pdf.ink(index)
        assert ink is not None
        left, top, right, bottom = ink
        is_right_hand = index % 2 == 0
        assert left >= (18 if is_right_hand else 4.8)
        assert right <= 210 - (4.8 if is_right_hand else 18)
        assert top >= 5
        assert bottom <= 292


def test_odd_pages_bind_left_and_even_pages_right() -> None:
    pdf = read(a_long_folder("uk"))
    first = made(a_long_folder("uk")).first_page_of_part[2]
    lefts = [min(letter.x for letter in body(pdf, index)) / MM for index in (first, first + 1, first + 2)]
    assert lefts == pytest.approx([24, 16, 24], abs=0.6)


def test_a_long_text_breaks_both_columns_over_the_page_together() -> None:
    pdf = read(a_long_folder("uk", paragraphs=9))
    first = made(a_long_folder("uk")).first_page_of_part[2]
    for index in (first, first + 1):
        middle = 24 if index % 2 == 0 else 16
        sides: tuple[set[float], set[float]] = (set(), set())
        for letter in body(pdf, index):
            sides[letter.x > (middle + 85) * MM].add(round(letter.baseline, 1))
        assert min(sides[0]) == min(sides[1])
        assert min(sides[0]) < 110


def test_figures_in_right_to_left_text_run_from_left_to_right() -> None:
    pdf = read(a_folder("ar"))
    page = made(a_folder("ar")).first_page_of_part[11]
    lines = "\n".join(pdf.rows(page))
    assert lines.count("01717273") == 3
    assert "05.11.2026" in lines
    assert "DU2-B" in lines
    assert "fravaer@sprogcenter.example" in lines


def test_the_familys_name_stands_on_cover_and_receipt_only() -> None:
    content = a_folder("uk", family="Familien Æblegård")
    pdf = read(content)
    named = [index for index in range(len(pdf)) if "Æblegård" in pdf.text(index)]
    assert named == [0, len(pdf) - 2]


def test_a_long_name_in_the_footer_takes_a_second_line_beside_the_mark_of_sample_data() -> None:
    name = "Bartholomæa Konstantinopolitanidis-Vindkærby af Klintebjerg og Ådalby"
    pdf = read(a_folder("uk", linkworker=name))
    first = made(a_folder("uk", linkworker=name)).first_page_of_part[1]
    footer = [letter for letter in pdf.letters(first) if letter.baseline < 60]
    mark = min(letter.x for letter in footer if letter.size < 7.5)
    assert max(letter.x for letter in footer if 7.5 < letter.size < 11) < mark
    assert name.replace(" ", "") in "".join(letter.text for letter in footer)


def test_a_protected_address_stands_nowhere() -> None:
    pdf = read(a_folder("uk", part_numbers=(8,), address=None))
    text = "".join(pdf.text(index) for index in range(len(pdf)))
    assert "Kløverbakken" not in text
    assert "hvor du er." in pdf.text(2)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("<b>Ali</b> & Søn", "<b>Ali</b> & Søn"),
        ("Sam\u202eaqani", "Samaqani"),
        ("{familie} %s [[kort]]", "{familie} %s [[kort]]"),
        ("Familien 🐣", "Familien"),
    ],
)
def test_a_name_is_printed_as_it_is_written(name: str, shown: str) -> None:
    assert shown in read(a_folder(None, family=name)).text(0)


@pytest.mark.parametrize("language", [None, "ar"])
def test_a_name_of_forty_letters_stays_whole_on_the_cover(language: str | None) -> None:
    name = "Abdirahmaansamaqanivindkærbyklintebjergå"
    pdf = read(a_folder(language, family=name))
    letters = [letter for letter in pdf.letters(0) if letter.baseline < 320]
    assert name in "".join(letter.text for letter in letters)
    across = [letter.x for letter in letters if letter.baseline > 40]
    assert max(across) <= 194 * MM


def test_large_type_keeps_everything_on_the_cover_and_asks_for_the_day_of_reading() -> None:
    pdf = read(a_folder("ar", large_type=True, handed_out_on=None))
    assert any(row.startswith("Læsthøjtden") for row in pdf.rows(0))
    assert any(row.startswith("Læsthøjtden") for row in pdf.rows(2))
    ink = pdf.ink(0)
    assert ink is not None
    assert ink[3] <= 292
    sample = min(letter.baseline for letter in pdf.letters(0) if letter.size < 7.5)
    assert min(letter.baseline for letter in pdf.letters(0) if letter.size > 7.5) > sample + 10


def test_a_part_without_translation_says_so_under_its_title_and_in_the_contents() -> None:
    danish = a_part(11, 1, None)
    content = a_folder("uk", parts=(replace(danish, only_danish=True),))
    pdf = read(content)
    assert "Kun på dansk" in pdf.text(4)
    assert "Kun på dansk" in pdf.text(made(content).first_page_of_part[11])


def test_sample_data_are_marked_on_every_printed_side_and_real_data_on_none() -> None:
    sample, real = read(a_folder("uk")), read(a_folder("uk", is_sample=False))
    for index in sides_with_text(sample):
        assert "EKSEMPELDATA" in sample.text(index)
    for index in range(len(real)):
        assert "EKSEMPELDATA" not in real.text(index)


def test_a_side_without_its_text_stays_empty_and_the_other_is_printed() -> None:
    pairs = (
        BlockPair(Paragraph((Run("Kun dansk her"),)), None),
        BlockPair(None, Paragraph((Run("Лише тут"),))),
    )
    content = a_folder("uk", parts=(a_part(2, 1, "uk", blocks=pairs),))
    text = read(content).text(made(content).first_page_of_part[2])
    assert "Kun dansk her" in text
    assert "Лише тут" in text


def test_a_contact_without_a_phone_has_no_code_and_a_long_one_keeps_all_its_words() -> None:
    contact = a_contact("Egen læge", None, "uk", Pictogram.DOCTOR, name="Lægehuset " * 12)
    part = replace(a_part(8, 1, "uk"), contacts=(contact,))
    content = a_folder("uk", parts=(part,))
    assert read(content).text(made(content).first_page_of_part[8]).count("Lægehuset") == 12


def test_a_picture_that_cannot_be_read_is_told_to_the_user() -> None:
    part = a_part(4, 1, "uk", map_image=b"not a picture")
    with pytest.raises(UserError, match="Billedet"):
        folder_pdf(a_folder("uk", parts=(part,)))


def test_a_folder_without_numbers_and_parts_is_still_a_folder() -> None:
    pdf = read(a_folder("uk", parts=(), numbers=()))
    assert list(pdf.outline()) == ["Velkomstmappe", "Vigtige numre", "Indhold", "Kvittering for mappen"]


def test_the_same_content_gives_the_same_bytes() -> None:
    assert folder_pdf(a_folder("ti")).data == folder_pdf(a_folder("ti")).data


def test_folders_in_several_languages_are_one_document_with_an_outline_for_each() -> None:
    contents = [a_folder("ar", part_numbers=(1, 8)), a_folder("uk", part_numbers=(1, 8))]
    first, second = (made(content) for content in contents)
    both = folders_pdf(contents)
    assert both.page_count == first.page_count + second.page_count
    assert both.part_of_page == first.part_of_page + second.part_of_page
    assert both.first_page_of_part == first.first_page_of_part
    entries = [
        (entry.level, entry.get_title(), entry.get_dest().get_index())
        for entry in ReadPdf(both.data).document.get_toc()
    ]
    assert [entry for entry in entries if entry[0] == 0] == [
        (0, "Velkomstmappe – arabisk", 0),
        (0, "Velkomstmappe – ukrainsk", first.page_count),
    ]
    sections = [(title, index) for level, title, index in entries if level == 1]
    alone = [*read(contents[0]).outline().items()]
    alone += [(title, index + first.page_count) for title, index in read(contents[1]).outline().items()]
    assert sections == alone


def test_each_of_several_folders_counts_its_pages_from_one_and_its_contents_lead_into_itself() -> None:
    contents = [a_folder("ar", part_numbers=(1, 8)), a_folder("uk", part_numbers=(1, 8))]
    length = made(contents[0]).page_count
    pdf = ReadPdf(folders_pdf(contents).data)
    assert [pdf.rows(length + index) for index in (2, 4)] == [read(contents[1]).rows(i) for i in (2, 4)]
    assert all(index >= length for index in pdf.links(length + 4))
    assert len(pdf.links(length + 4)) == 4


def test_progress_runs_through_all_folders() -> None:
    steps: list[tuple[int, int]] = []
    contents = [a_folder(None, part_numbers=(2,)), a_folder("uk", part_numbers=(2,))]
    result = folders_pdf(contents, progress=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (result.page_count, result.page_count)
    assert steps == sorted(steps)


def test_no_helvetica_and_every_pictogram_once_in_the_file() -> None:
    data = made(a_folder("uk")).data
    assert b"Helvetica" not in data
    white_on_red = 2
    assert 10 < data.count(b"/Subtype /Form") <= len(Pictogram) + white_on_red


def test_progress_ends_at_the_page_count_and_may_stop_the_work() -> None:
    steps: list[tuple[int, int]] = []
    result = folder_pdf(a_folder("uk"), progress=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (result.page_count, result.page_count)
    assert [done for done, _total in steps] == sorted({done for done, _total in steps})

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        folder_pdf(a_folder("uk"), progress=stop)


def body(pdf: ReadPdf, index: int) -> list[Letter]:
    """Return the body letters of a page: 11 points and below the header."""
    return [
        letter for letter in pdf.letters(index) if letter.size == pytest.approx(11) and letter.baseline < 770
    ]
