"""The posters: one sheet, every word on it, as large as it goes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.builders.directory import PRINTED_ON, a_sender
from tests.builders.pdf_reading import MM, ReadPdf

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.documents.agreement_poster import AgreementPoster, agreement_poster_pdf
from linkworker_desktop.documents.interface_poster import InterfacePoster, interface_poster_pdf
from linkworker_desktop.documents.poster import PosterContact, PosterSize, lines_of

INTERFACE = InterfacePoster(
    "Integrationsenheden",
    "Jobcentret",
    a_sender(),
    PRINTED_ON,
    a_does="Finder bolig\n- Laver kontrakt",
    b_does="Finder virksomheder",
    shared="Rundbordsmøde",
    handover="Når kontrakten er underskrevet",
    procedure="Skriv til Jobcentret\nHold mødet",
    contact_a=PosterContact("Birgit Tidselmark", "01 23 45 11"),
    contact_b=PosterContact("Jens Rugagerholt", "01 23 45 22"),
    review_on=PRINTED_ON.replace(year=2027),
)
AGREEMENT = AgreementPoster(
    "Frivillige i Ådalby",
    a_sender(),
    PRINTED_ON,
    do="Hjælper med lektier",
    do_not="Tolker ikke ved lægen",
    support="Kommunen betaler lokale",
    confidentiality="Det, familierne fortæller, bliver hos dig.",
    contact=PosterContact("Maja Vindkærby", "01 23 45 67"),
    review_on=PRINTED_ON.replace(year=2027),
)


def flat(pdf: ReadPdf) -> str:
    return " ".join(pdf.text(0).split())


def largest_type(data: bytes, word: str) -> float:
    letters = ReadPdf(data).letters(0)
    text = "".join(letter.text for letter in letters)
    return letters[text.index(word)].size


def test_an_interface_says_who_does_what_until_where_and_who_takes_over() -> None:
    pdf = ReadPdf(interface_poster_pdf(INTERFACE))
    assert len(pdf) == 1
    assert pdf.size(0) == pytest.approx((297 * MM, 210 * MM), abs=0.1)
    text = flat(pdf)
    order = [
        text.index(each)
        for each in ("Integrationsenheden og Jobcentret", "Overdragelse", "Finder bolig", "underskrevet",
                     "Finder virksomheder", "01 23 45 11", "Rundbordsmøde", "Hold mødet", "24.11.2027")
    ]  # fmt: skip
    assert order == sorted(order)
    assert "01 23 45 22" in text


def test_an_agreement_says_what_volunteers_do_and_do_not_do() -> None:
    pdf = ReadPdf(agreement_poster_pdf(AGREEMENT))
    assert len(pdf) == 1
    assert pdf.size(0) == pytest.approx((210 * MM, 297 * MM), abs=0.1)
    text = flat(pdf)
    for part in ("Frivillige i Ådalby", "Hjælper med lektier", "Tolker ikke ved lægen", "Tavshedspligt"):
        assert part in text
    assert "Gennemgås igen senest 24.11.2027" in text
    assert "01 23 45 67" in text


def test_a3_is_the_same_page_enlarged() -> None:
    pairs = (
        (interface_poster_pdf(INTERFACE), interface_poster_pdf(INTERFACE, size=PosterSize.A3)),
        (agreement_poster_pdf(AGREEMENT), agreement_poster_pdf(AGREEMENT, size=PosterSize.A3)),
    )
    for small, large in ((ReadPdf(a4), ReadPdf(a3)) for a4, a3 in pairs):
        assert large.size(0) == pytest.approx(tuple(side * 2**0.5 for side in small.size(0)), abs=0.1)
        assert flat(large) == flat(small)


def test_more_text_is_set_smaller_and_what_no_sheet_holds_is_refused() -> None:
    long = replace(AGREEMENT, do="\n".join(f"Opgave nummer {number} for dem" for number in range(16)))
    assert largest_type(agreement_poster_pdf(long), "Opgave") < largest_type(
        agreement_poster_pdf(AGREEMENT), "Hjælper"
    )
    longer = replace(AGREEMENT, do="\n".join(f"Opgave nummer {number} for dem" for number in range(45)))
    with pytest.raises(UserError, match="A3"):
        agreement_poster_pdf(longer)
    assert "nummer 44" in flat(ReadPdf(agreement_poster_pdf(longer, size=PosterSize.A3)))
    endless = replace(AGREEMENT, do="Opgave " * 5000)
    with pytest.raises(UserError, match="kortere"):
        agreement_poster_pdf(endless, size=PosterSize.A3)


def test_posters_with_nothing_but_names_are_a_page_too() -> None:
    interface = interface_poster_pdf(InterfacePoster("Ydelse", "Jobcentret", a_sender(), PRINTED_ON))
    agreement = agreement_poster_pdf(AgreementPoster("Frivillige", a_sender(), PRINTED_ON))
    assert [len(ReadPdf(data)) for data in (interface, agreement)] == [1, 1]


def test_both_units_are_set_in_the_same_size_in_the_band() -> None:
    long = replace(
        INTERFACE, a="Integrations- og beskæftigelsesafdelingen for nyankomne borgere og deres børn"
    )
    letters = ReadPdf(interface_poster_pdf(long)).letters(0)
    text = "".join(letter.text for letter in letters)
    sizes = {letters[text.rindex(word)].size for word in ("Overdragelse", "nyankomne")}
    assert len(sizes) == 1


def test_black_and_white_has_no_colour() -> None:
    for data in (
        interface_poster_pdf(INTERFACE, black_and_white=True),
        agreement_poster_pdf(AGREEMENT, black_and_white=True),
    ):
        assert not any(re.search(r"[\d.]+ [\d.]+ [\d.]+ (rg|RG)\b", each) for each in ReadPdf(data).streams())


def test_lines_lose_the_marks_typed_before_them() -> None:
    assert lines_of("- Lektier\n\n • Fester\n3 møder") == ("Lektier", "Fester", "3 møder")
