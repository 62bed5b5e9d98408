"""The consent form: one sheet, every word of it, nothing over anything else, room to sign together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from tests.builders.pdf_reading import MM, Letter, ReadPdf

from linkworker_desktop.documents import consent_labels as words
from linkworker_desktop.documents.consent_form import ConsentPaper, consent_forms_pdf
from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.domain.consent import GivenBy
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.i18n.catalogue import has_label, label

SENDER = Sender(
    municipality="Skovsunde Kommune",
    linkworker="Maja Vindkærby",
    linkworker_phone="01 23 45 67",
    colour="#14524A",
)
PAPER = ConsentPaper(
    name="Layal Zahrabani",
    born=date(2009, 6, 9),
    given_by=GivenBy.BOTH,
    holder="Integrationsenheden",
    purpose="skole, job og praktik",
    scope=frozenset({InformationKind.SCHOOL, InformationKind.WORK}),
    parties=(
        "Skovsunde Skole",
        "Sundhedsplejen, Skovsunde Kommune",
        "Inger Vindkærby, Integrationsenheden, Skovsunde Kommune",
        "Sprogcenter Ådalby",
    ),
    exceptions="ikke økonomi",
    first=date(2026, 9, 2),
    last=date(2027, 9, 2),
    interpreter="Dina Solhatmark",
    read_aloud=True,
    sender=SENDER,
    printed_on=date(2026, 11, 24),
)
LANGUAGES = [None, "ar", "fa", "uk", "ru", "fr", "tr", "en", "ti", "my"]


def read(paper: ConsentPaper) -> ReadPdf:
    return ReadPdf(consent_forms_pdf([paper]))


def squeezed(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())


def whole(pdf: ReadPdf) -> str:
    return "".join(squeezed(pdf.text(index)) for index in range(len(pdf)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given_by", [GivenBy.SELF, GivenBy.BOTH])
def test_a_usual_consent_is_one_sheet_in_every_language(language: str | None, given_by: GivenBy) -> None:
    pdf = read(replace(PAPER, language=language, given_by=given_by, exceptions=""))
    assert len(pdf) == 1


@pytest.mark.parametrize("language", ["ar", "uk", None])
def test_every_word_of_a_consent_stands_on_it(language: str | None) -> None:
    said = whole(read(replace(PAPER, language=language)))
    danish = [
        *words.KINDS.values(),
        *(words.VOLUNTARY, words.WITHDRAW, words.SHARED_BEFORE, words.DUTIES, words.READ_ALOUD),
        *(words.ABOUT_BOTH, words.SIGN_SELF, words.SIGN_CUSTODY, words.SIGN_MUNICIPALITY),
        *(PAPER.name, PAPER.purpose, PAPER.exceptions, *PAPER.parties, "Integrationsenheden", "01 23 45 67"),
        *("9.6.2009", "2.9.2026", "2.9.2027"),
    ]
    missing = [each for each in danish if squeezed(each) not in said]
    assert missing == []


def test_the_language_of_who_says_yes_stands_beside_danish() -> None:
    if not has_label(words.VOLUNTARY, "uk"):
        pytest.skip("the labels are not in the catalogue yet")
    said = whole(read(replace(PAPER, language="uk")))
    for each in (*words.KINDS.values(), words.VOLUNTARY, words.SIGN_SELF):
        assert squeezed(label(each, "uk")) in said


def test_right_to_left_halves_stand_at_the_right() -> None:
    if not has_label(words.VOLUNTARY, "ar"):
        pytest.skip("the labels are not in the catalogue yet")
    arabic = [each for each in read(replace(PAPER, language="ar")).letters(0) if _is_arabic(each)]
    assert max(each.x for each in arabic) > 188 * MM
    headings = [each.x for each in arabic if each.size > 12 and each.baseline < 230 * MM]
    assert min(headings) > 110 * MM


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_over_anything_else(language: str | None) -> None:
    long = replace(
        PAPER,
        language=language,
        parties=("Børne- og familieafdelingen for Skovsunde, Nymølle Strand og Klintebjerg", *PAPER.parties),
        purpose="at skolen og sundhedsplejen kan hjælpe familien med det samme " * 3,
    )
    pdf = read(long)
    for index in range(len(pdf)):
        ink = pdf.ink(index)
        assert ink is not None
        assert ink[0] >= 23.5
        assert ink[2] <= 194.5
        assert _overlaps(pdf.letters(index)) == []


def test_who_signs_is_never_parted_from_the_heading() -> None:
    many = tuple(f"Sted nummer {number}, Skovsunde Kommune" for number in range(1, 15))
    for count in range(4, len(many)):
        pdf = read(replace(PAPER, parties=many[:count], language="uk"))
        pages = [squeezed(pdf.text(index)) for index in range(len(pdf))]
        signed = [page for page in pages if words.SIGN_HEADING in page]
        assert len(signed) == 1
        assert all(
            squeezed(each) in signed[0] for each in (words.SIGN_CUSTODY, words.SIGN_MUNICIPALITY, "Tolk")
        )


def test_an_empty_form_leaves_lines_and_boxes_to_be_filled_in() -> None:
    empty = replace(
        PAPER,
        scope=frozenset(),
        parties=(),
        purpose="",
        exceptions="",
        first=None,
        last=None,
        read_aloud=False,
    )
    pdf = read(empty)
    assert len(pdf) == 1
    assert sum(stream.count("[1 2] 0 d") for stream in pdf.streams()) == 2


def test_every_form_begins_on_a_sheet_of_its_own() -> None:
    pdf = ReadPdf(consent_forms_pdf([PAPER, replace(PAPER, name="Karim Zahrabani")]))
    assert len(pdf) == 2
    assert "Karim Zahrabani" in pdf.text(1)


def _overlaps(letters: tuple[Letter, ...]) -> list[tuple[Letter, Letter]]:
    """Return neighbours on one line that stand in the same place, and lines closer than their letters are high."""
    found = []
    by_place = sorted(letters, key=lambda each: (round(each.baseline, 1), each.x))
    for one, other in pairwise(by_place):
        same_line = abs(one.baseline - other.baseline) < 0.2
        mark = _is_combining(one) or _is_combining(other)
        if same_line and not mark and abs(one.x - other.x) < 0.3 and one.text != other.text:
            found.append((one, other))
    return found


def _is_combining(letter: Letter) -> bool:
    return not letter.text.isascii() and not ("\u0400" <= letter.text <= "\u04ff")


def _is_arabic(letter: Letter) -> bool:
    return "\u0600" <= letter.text <= "\u06ff" or "\ufb50" <= letter.text <= "\ufeff"
