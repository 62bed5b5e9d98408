"""The network map on paper: everything stands there, nothing on top of anything else, nothing too small."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import combinations

import pypdfium2.raw as pdfium
import pytest
from tests.builders.network_papers import (
    M,
    S,
    W,
    a_body,
    a_network_paper,
    eighteen,
    many_members,
)
from tests.builders.pdf_reading import ReadPdf

from linkworker_desktop.documents.network_content import NetworkPaper, PrintedMember, map_parts
from linkworker_desktop.documents.network_labels import numbers_words
from linkworker_desktop.documents.network_layout import place_columns
from linkworker_desktop.documents.network_map import network_map_pdf
from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.typesetting.pages import MM

_LEAST = 7.8
_TOUCHING = 0.6
"""Points that boxes of neighbouring lines may share: a descender reaches into the line below it."""


def _read(paper: NetworkPaper) -> ReadPdf:
    return ReadPdf(network_map_pdf(paper))


def _boxes(pdf: ReadPdf, index: int) -> list[tuple[str, float, float, float, float]]:
    """Return every text object of a page with its tight box: left, bottom, right, top in points."""
    page = pdf.document[index]
    text_page = page.get_textpage()
    found = []
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = each.get_bounds()
        length = pdfium.FPDFTextObj_GetText(each.raw, text_page.raw, None, 0)
        buffer = (ctypes.c_ushort * (length // 2 + 1))()
        pdfium.FPDFTextObj_GetText(each.raw, text_page.raw, buffer, length)
        said = bytes(buffer)[:length].decode("utf-16-le").rstrip("\0")
        if said.strip():
            found.append((said, left, bottom, right, top))
    return found


def _on_top_of_each_other(pdf: ReadPdf, index: int) -> list[tuple[str, str]]:
    boxes = sorted(_boxes(pdf, index), key=lambda box: box[2])
    found = []
    for one, other in combinations(boxes, 2):
        across = min(one[3], other[3]) - max(one[1], other[1])
        down = min(one[4], other[4]) - max(one[2], other[2])
        if across > _TOUCHING and down > _TOUCHING:
            found.append((one[0], other[0]))
    return found


def _twenty_four() -> NetworkPaper:
    """Return a family with 24 authorities and 60 persons."""
    more = (
        a_body(Sector.MUNICIPALITY, "Ungeindsatsen", M, (1, 3), "Bo Ek, leder", "Eva Ask, rådgiver"),
        a_body(Sector.MUNICIPALITY, "Borgerservice", S, (1, 2), "Ib Gran, leder", "Lis Pil, vagt"),
        a_body(
            Sector.STATE, "Udbetaling Danmark", M, (1,), "Per El, sagsbehandler", "Ole Tjørn, sagsbehandler"
        ),
        a_body(Sector.STATE, "Skattestyrelsen", S, (2,), "Kim Birk, vejleder", "Tom Røn, vejleder"),
        a_body(Sector.HEALTH, "Traumeklinikken", W, (1, 2, 3), "Mia Lind, psykolog", "Åse Eg, læge"),
        a_body(
            Sector.EDUCATION, "Musikskolen", S, (4, 5), "Jan Hyld, lærer", "Una Vorte, lærer", "Ea Bøg, lærer"
        ),
    )
    return a_network_paper((*eighteen(), *more))


def _in_four_scripts() -> NetworkPaper:
    members = (
        PrintedMember(1, "نديم", "far, 44 år"),
        PrintedMember(2, "ለምለም", "mor, 39 år"),
        PrintedMember(3, "Олена", "datter, 11 år"),
        PrintedMember(4, "Donaudampfschifffahrtsgesellschaftskapitaensfrau", "bedstemor, 71 år"),
    )
    bodies = (
        a_body(
            Sector.MUNICIPALITY,
            "Børne- og familieafdelingen for Skovsunde, Ådalby og Vester Ravnlund",
            W,
            (1, 2, 3, 4),
            "نديم السماقاني, rådgiver",
            "ለምለም ተስፋይ, konsulent",
            "Олена Вітряна, støtteperson med særligt ansvar for unge under uddannelse",
        ),
        a_body(
            Sector.HEALTH, "مركز الصحة", M, (1, 3), "Maximiliane Tjørnelund-Rugagerholt-Klokkelyng, overlæge"
        ),
        a_body(Sector.STATE, "Міграційна служба", S, (4,), ", fast indgang"),
        a_body(Sector.EDUCATION, "ቤት ትምህርቲ", M, (2, 4), "ሰላም ሃይለ, lærer", "မေသူ, lærer"),
    )
    return a_network_paper(bodies, members, surname="السماقاني")


def _forty() -> NetworkPaper:
    """Return a household of 40 with authorities that work with all of them."""
    everybody = range(1, 41)
    bodies = (
        a_body(Sector.MUNICIPALITY, "Integrationsenheden", W, everybody, "Birgit Tidselmark, rådgiver"),
        a_body(
            Sector.EDUCATION, "Ådalby Skole", W, range(5, 31), "Nina Solhvervby, lærer", "Pia Hyld, lærer"
        ),
        a_body(Sector.HEALTH, "Lægehuset", M, range(2, 41, 2), "Inge Pilebroby, læge"),
    )
    return a_network_paper(bodies, many_members(40))


def _twelve() -> NetworkPaper:
    bodies = tuple(
        a_body(each.sector, each.name, each.frequency, (*each.members, *(one + 6 for one in each.members)),
               *(f"{person.name}, {person.role}" for person in each.persons))
        for each in eighteen()
    )  # fmt: skip
    return a_network_paper(bodies, many_members(12))


_PAPERS = {
    "18/47": a_network_paper(),
    "24/60": _twenty_four(),
    "1/1": a_network_paper(
        [a_body(Sector.STATE, "Udlændingestyrelsen", W, (1,), "Rie Marehalm, sagsbehandler")],
        many_members(1),
        (),
    ),
    "nobody": a_network_paper((), many_members(8), ()),
    "nobody at home": a_network_paper([a_body(Sector.STATE, "Politi", W, (), "")], (), ()),
    "12 members": _twelve(),
    "40 members": _forty(),
    "four scripts": _in_four_scripts(),
    "one body of 90": a_network_paper(
        [a_body(Sector.MUNICIPALITY, "PPR", W, (1, 2), *(f"Kim Rørsanger {n}, lærer" for n in range(90)))]
    ),
    "hundreds of others": a_network_paper(others=[f"Foreningen Tidselmark {n}" for n in range(400)]),
}


@pytest.mark.parametrize("paper", _PAPERS.values(), ids=_PAPERS.keys())
def test_no_text_lies_on_another_or_is_too_small_or_off_the_page(paper: NetworkPaper) -> None:
    pdf = _read(paper)
    for index in range(len(pdf)):
        assert _on_top_of_each_other(pdf, index) == []
        sizes = {round(letter.size, 2) for letter in pdf.letters(index)} - {7.0}
        assert min(sizes) >= _LEAST
        left, top, right, bottom = pdf.ink(index) or (0, 0, 0, 0)
        assert left >= 23.5
        assert right <= 194.5
        assert top >= 10
        assert bottom <= 290


@pytest.mark.parametrize("paper", _PAPERS.values(), ids=_PAPERS.keys())
def test_everybody_stands_on_the_paper(paper: NetworkPaper) -> None:
    pdf = _read(paper)
    said = _letters("".join(pdf.text(index) for index in range(len(pdf))))
    people = [person.name for body in paper.bodies for person in body.persons]
    for name in (*(body.name for body in paper.bodies), *people, *paper.others):
        if (
            name.isascii() or "ø" in name
        ):  # what is shaped or turned round comes out of a PDF in another order
            assert _letters(name) in said


def _letters(text: str) -> str:
    """Return the letters and figures alone: where a line breaks, spaces and hyphens are lost."""
    return "".join(each for each in text if each.isalnum())


def test_eighteen_authorities_and_47_persons_stand_on_one_page() -> None:
    pdf = _read(a_network_paper())
    assert len(pdf) == 1
    said = pdf.text(0)
    assert "18" in said
    assert "47" in said
    assert "5" in said
    assert "Link-workerens eget eksemplar. Må ikke deles uden samtykke." in said
    assert "3 gyldige, 1 udløber 4.12." in said


def test_what_does_not_fit_goes_on_a_second_page_in_the_same_type() -> None:
    pdf = _read(_twenty_four())
    assert len(pdf) == 2
    assert "Musikskolen" in pdf.text(0) + pdf.text(1)


def test_more_than_eight_members_are_two_maps_of_the_same_size() -> None:
    parts = map_parts(_twelve())
    assert [len(part.members) for part in parts] == [6, 6]
    assert [member.number for member in parts[1].members] == [7, 8, 9, 10, 11, 12]
    assert all(set(body.members) <= set(range(7, 13)) for body in parts[1].bodies)
    assert len(map_parts(_forty())) == 5


def test_the_municipality_and_the_home_stand_at_the_left() -> None:
    pdf = _read(a_network_paper())
    middle = pdf.size(0)[0] / 2
    boxes = {said.strip(): left for said, left, *_rest in _boxes(pdf, 0)}
    assert boxes["Ydelseskontoret"] < middle
    assert boxes["Udlændingestyrelsen"] > middle


def test_lines_from_both_sides_keep_apart() -> None:
    left, right = [54.6, 44.2, 54.6, 33.8, 33.8, 23.4] * 2, [65.0, 44.2, 33.8, 33.8, 44.2, 65.0]
    columns = place_columns(left, right, 540.0, 6.0)
    assert len(columns.right) == 6
    assert all(abs(one - other) >= 3.1 * MM - 0.01 for one in columns.left for other in columns.right)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [((1, 2), "1 2"), ((3, 5), "3 5"), ((1, 2, 3, 4, 5, 6), "1–6"), ((6, 1, 2, 3), "1–3 6"), ((), "")],
)
def test_members_in_a_row_are_written_as_from_and_to(numbers: Sequence[int], said: str) -> None:
    assert numbers_words(numbers) == said


def test_the_same_network_gives_the_same_bytes() -> None:
    assert network_map_pdf(a_network_paper()) == network_map_pdf(a_network_paper())
