"""The directory read back from its PDF: every word there, nothing split, every page number right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from tests.builders.directory import a_directory, a_sender, an_entry, many_entries
from tests.builders.pdf_reading import ReadPdf

from linkworker_desktop.documents.directory import directory_pdf
from linkworker_desktop.documents.directory_columns import Block, Frame, in_columns
from linkworker_desktop.documents.directory_content import (
    Audience,
    DirectoryEntry,
    Doubt,
    Grouping,
    PrintedPhone,
)
from linkworker_desktop.documents.directory_entry import EntryPiece
from linkworker_desktop.documents.directory_groups import grouped
from linkworker_desktop.documents.directory_headings import SubgroupTitle
from linkworker_desktop.documents.directory_labels import Words
from linkworker_desktop.documents.directory_members import listed
from linkworker_desktop.documents.measures import FRAME_HEIGHT
from linkworker_desktop.typesetting.flow import Piece
from linkworker_desktop.typesetting.pages import HALF_MEASURE

BLUR = 0.2
"""Millimetres: edges are softened when a page is drawn in dots."""


@pytest.fixture(scope="module")
def entries() -> tuple[DirectoryEntry, ...]:
    return many_entries(180)


@pytest.fixture(scope="module", params=list(Grouping))
def printed(request: pytest.FixtureRequest, entries: tuple[DirectoryEntry, ...]) -> ReadPdf:
    return ReadPdf(directory_pdf(a_directory(*entries, grouping=request.param)))


def words_of(entry: DirectoryEntry) -> set[str]:
    texts = (entry.name, entry.person, entry.role, *entry.addresses, *entry.hours, *entry.emails)
    return set(re.split(r"[\s·]+", " ".join(texts))) - {""}


def words_on(page: str) -> set[str]:
    return set(re.split(r"[\s·]+", page))


def one_page(*entries: DirectoryEntry, **values: object) -> str:
    return ReadPdf(directory_pdf(a_directory(*entries, **values))).text(1)


def pieces_of(entries: Iterable[DirectoryEntry]) -> list[Piece]:
    pieces: list[Piece] = []
    for group in grouped(entries, Grouping.TOWN, Words()):
        for subgroup in group.subgroups:
            pieces.append(SubgroupTitle(subgroup, HALF_MEASURE))
            pieces += [
                EntryPiece.of(each, group, subgroup, HALF_MEASURE, Words())
                for each in listed(subgroup.entries)
            ]
    return pieces


def test_every_contact_stands_whole_on_one_page_with_all_its_words(
    printed: ReadPdf, entries: tuple[DirectoryEntry, ...]
) -> None:
    pages = [printed.text(index) for index in range(len(printed))]
    for entry in entries:
        numbers = [each.number for each in entry.phones]
        wanted = words_of(entry)
        assert any(
            all(number in page for number in numbers) and wanted <= words_on(page) for page in pages
        ), entry


def test_the_contents_name_and_lead_to_the_page_of_every_group(printed: ReadPdf) -> None:
    rows = re.findall(r"^(?:(\d+) )?([^\d\n]+?) (\d+)\r?$", printed.text(0), re.MULTILINE)
    rows = [(number, title, int(page)) for number, title, page in rows if "EKSEMPELDATA" not in title]
    assert sorted(page - 1 for _number, _title, page in rows) == sorted(printed.links(0))
    named = {
        f"{number} {title}".strip(): page - 1 for number, title, page in rows if number or title == "Navne"
    }
    assert named == printed.outline()
    for _number, title, page in rows:
        assert title in printed.text(page - 1)


def test_the_index_names_the_page_a_contact_stands_on() -> None:
    entries = [
        an_entry(f"Kontor {number:03d}", town="Ådalby", phones=(PrintedPhone(f"01 00 {number:04d}"),))
        for number in range(200)
    ]
    pdf = ReadPdf(directory_pdf(a_directory(*entries)))
    pages = [pdf.text(index) for index in range(len(pdf))]
    index = "\n".join(pages[pdf.outline()["Navne"] :])
    found = dict(re.findall(r"(Kontor \d{3})\s+(\d+)", index))
    assert len(found) == len(entries)
    for number, entry in enumerate(entries):
        assert f"01 00 {number:04d}" in pages[int(found[entry.name]) - 1]


def test_no_contact_is_split_and_no_heading_ends_a_column(entries: tuple[DirectoryEntry, ...]) -> None:
    pieces = pieces_of(entries)
    pages = in_columns([Block(None, tuple(pieces))], Frame(FRAME_HEIGHT, FRAME_HEIGHT))
    placed = [each for page in pages for each in page]
    assert [each.piece for each in placed] == pieces
    for page in pages:
        for column in (0, 1):
            here = [each for each in page if each.column == column]
            assert all(each.offset + each.piece.height <= FRAME_HEIGHT + 0.02 for each in here)
            assert not here or isinstance(here[-1].piece, EntryPiece)


def test_columns_of_a_last_page_are_about_equally_long(entries: tuple[DirectoryEntry, ...]) -> None:
    pieces = pieces_of(entries[:16])
    (page,) = in_columns([Block(None, tuple(pieces))], Frame(FRAME_HEIGHT, FRAME_HEIGHT))
    ends = [max(each.offset + each.piece.height for each in page if each.column == n) for n in (0, 1)]
    assert abs(ends[0] - ends[1]) < max(piece.height for piece in pieces) + 40


def test_a_contact_longer_than_a_page_goes_on_and_loses_no_word() -> None:
    note = " ".join(f"ord{number}" for number in range(3000))
    pdf = ReadPdf(
        directory_pdf(a_directory(an_entry(town="Ådalby", note=note), an_entry("Bank", town="Ådalby")))
    )
    text = " ".join(pdf.text(index) for index in range(len(pdf)))
    assert set(note.split()) <= words_on(text)
    assert all(pdf.ink(index)[3] < 297 - 5 for index in range(len(pdf)))  # type: ignore[index]


@pytest.mark.parametrize("number", ["01 22 33 44", "+46 70 123 45 67", "+963 11 222 33 44 lokal 1234", "114"])
def test_a_number_is_never_broken(number: str) -> None:
    label = "hverdage undtagen onsdag eftermiddag og i skolernes ferier"
    pdf = ReadPdf(directory_pdf(a_directory(an_entry(phones=(PrintedPhone(number, label),)))))
    assert any(number.replace(" ", "") in row for row in pdf.rows(1))


def test_a_name_that_ends_in_a_figure_is_not_joined_to_the_number_beside_it() -> None:
    text = one_page(an_entry("Sundhedshus 3"))
    assert "Sundhedshus 3 " in text
    assert "301 22" not in text


def test_people_stand_below_their_organisation_without_what_it_says_already() -> None:
    office = an_entry("Jobcentret", addresses=("Torvet 1, 0110 Skovsunde",), hours=("hverdage 9–15",))
    inger = replace(
        office,
        person="Inger Vindkærby",
        role="leder",
        phones=(PrintedPhone("01 22 33 55"),),
        hours=("kun tirsdag",),
    )
    text = one_page(inger, office)
    assert text.index("Jobcentret") < text.index("Inger Vindkærby") < text.index("leder")
    assert text.count("Torvet 1") == 1
    assert "kun tirsdag" in text
    assert "hverdage 9–15" in text
    assert "leder · Jobcentret" in text


def test_names_keep_their_script() -> None:
    text = one_page(
        an_entry("نديم السماقاني"), an_entry("ለምለም ተስፋይ"), an_entry("Jobcenter", person="Олена Вітряна")
    )
    assert {"نديم", "السماقاني", "ለምለም", "ተስፋይ", "Олена", "Вітряна"} <= words_on(text)


def test_languages_are_told_where_another_than_danish_is_spoken() -> None:
    assert "Taler" not in one_page(an_entry(languages=("da",)))
    assert "Taler dansk, arabisk" in one_page(an_entry(languages=("da", "ar")))


def test_what_is_not_confirmed_says_so_in_words() -> None:
    since = date(2026, 5, 3)
    text = one_page(
        an_entry("A", doubt=Doubt.STALE, confirmed_on=since),
        an_entry("B", doubt=Doubt.NEVER),
        an_entry("C", doubt=Doubt.CHANGED, confirmed_on=since),
        an_entry("D", confirmed_on=since),
    )
    assert text.count("ikke bekræftet") == 3
    assert "ikke bekræftet siden 3.5.2026" in text
    assert "ikke bekræftet endnu" in text
    assert "rettet og ikke bekræftet siden 3.5.2026" in text


def test_what_is_closed_says_until_when_and_why() -> None:
    text = one_page(an_entry(closed_until=date(2027, 1, 3), closed_why="ombygning"))
    assert "lukket til 3.1.2027: ombygning" in text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"is_private": True}, "Kun til eget brug"),
        ({"audience": Audience.MUNICIPALITY}, "Kun til kommunens egne"),
    ],
)
def test_every_page_says_who_may_hold_it(values: dict[str, object], words: str) -> None:
    audience = values.pop("audience", Audience.EVERYONE)
    some = [an_entry(f"Kontor {number}", town="Ådalby", audience=audience) for number in range(60)]
    pdf = ReadPdf(directory_pdf(a_directory(*some, **values)))
    assert len(pdf) > 3
    assert all(words in pdf.text(index) for index in range(len(pdf)))


def test_a_directory_for_everybody_has_no_mark() -> None:
    pdf = ReadPdf(directory_pdf(a_directory(an_entry())))
    assert all("Kun til" not in pdf.text(index) for index in range(len(pdf)))


def test_every_page_has_its_number_and_the_day_it_was_printed(printed: ReadPdf) -> None:
    for index in range(len(printed)):
        assert "Udskrevet 24.11.2026" in printed.text(index)
        assert str(index + 1) in printed.text(index).split()


def test_running_heads_name_the_first_and_the_last_group_of_the_page() -> None:
    some = [
        an_entry(f"Kontor {number}", town=town) for town in ("Skovsunde", "Ådalby") for number in range(5)
    ]
    first = ReadPdf(directory_pdf(a_directory(*some))).text(1).splitlines()[:2]
    assert "Skovsunde · Sundhed" in " ".join(first)
    assert "Ådalby · Sundhed" in " ".join(first)


def test_ink_keeps_off_the_edges_and_the_holes(printed: ReadPdf) -> None:
    for index in range(len(printed)):
        left, top, right, bottom = printed.ink(index)  # type: ignore[misc]
        inner, outer = (left, 210 - right) if index % 2 == 0 else (210 - right, left)
        assert inner >= 18
        assert min(outer, top, 297 - bottom) >= 5 - BLUR


def test_black_and_white_has_no_colour() -> None:
    pdf = ReadPdf(directory_pdf(a_directory(*many_entries(30)), black_and_white=True))
    assert not any(re.search(r"[\d.]+ [\d.]+ [\d.]+ (rg|RG)\b", stream) for stream in pdf.streams())


def test_type_is_pure_black_or_the_colour_of_the_municipality() -> None:
    pdf = ReadPdf(directory_pdf(a_directory(*many_entries(30), sender=a_sender(colour="#14524A"))))
    fills = [
        each for stream in pdf.streams() for each in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) rg\b", stream)
    ]
    assert {tuple(round(float(part) * 255) for part in each) for each in fills} == {(0x14, 0x52, 0x4A)}
    greys = {float(each) for stream in pdf.streams() for each in re.findall(r"(?<=\s)([\d.]+) g\b", stream)}
    assert greys <= {0.0, 1.0}


def test_the_same_directory_gives_the_same_bytes() -> None:
    paper = a_directory(*many_entries(20))
    assert directory_pdf(paper) == directory_pdf(paper)


def test_progress_is_told_every_page_and_can_stop_the_work() -> None:
    told: list[tuple[int, int]] = []
    pdf = directory_pdf(
        a_directory(*many_entries(60)), progress=lambda done, total: told.append((done, total))
    )
    assert told == [(number, len(told)) for number in range(1, len(ReadPdf(pdf)) + 1)]

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        directory_pdf(a_directory(*many_entries(60)), progress=stop)


@pytest.mark.parametrize("language", ["en", "uk", "ar"])
def test_labels_in_another_language_leave_names_and_numbers_as_they_are(language: str) -> None:
    text = one_page(an_entry(doubt=Doubt.NEVER), language=language)
    assert "Lægehuset Ådalby" in text
    assert "01 22 33 44" in text
