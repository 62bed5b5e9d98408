"""Tick lists: one page a unit, what is done ticked with its day, room for initials."""

from __future__ import annotations

from tests.builders.calendar_papers import LONGEST_NAME, a_reception_paper, a_tick_list
from tests.builders.pdf_reading import ReadPdf

from linkworker_desktop.documents.tick_lists import tick_lists_pdf


def test_each_unit_has_a_page_of_its_own_with_its_own_count() -> None:
    units = ("Integrationsenheden", "Sundhedsplejen", "Link-worker")
    pdf = ReadPdf(tick_lists_pdf(a_reception_paper(*(a_tick_list(unit) for unit in units))))
    assert len(pdf) == 3
    for index, unit in enumerate(units):
        text = pdf.text(index)
        assert f"Tjekliste for {unit}" in text
        assert f"FORTROLIGT Kun til: {unit}" in text
        assert "1 / 1" in text
        assert all(other not in text for other in units if other != unit)


def test_a_page_has_every_task_with_its_day_and_what_is_done() -> None:
    text = ReadPdf(tick_lists_pdf(a_reception_paper(a_tick_list(tasks=4)))).text(0)
    for word in (
        "Book infomøde",
        "28.10.",
        "fr. 30.10.2026",
        "Opgave 3",
        "lov",
        "Gjort, initialer",
        "Bemærkninger",
    ):
        assert word in text
    assert "Samaqani, 5 personer" in text
    assert "Tilbage til Maja Vindkærby" in text


def test_a_full_list_is_set_closer_to_stay_on_its_page() -> None:
    pdf = ReadPdf(tick_lists_pdf(a_reception_paper(a_tick_list(tasks=27))))
    assert len(pdf) == 1
    assert "Opgave 26" in pdf.text(0)


def test_a_list_longer_than_any_page_goes_on_and_counts_its_pages() -> None:
    pdf = ReadPdf(tick_lists_pdf(a_reception_paper(a_tick_list(tasks=90), a_tick_list("Skole"))))
    pages = [pdf.text(index) for index in range(len(pdf))]
    long = [text for text in pages if "Tjekliste for Integrationsenheden" in text]
    assert len(long) == len(pages) - 1
    assert sum(text.count("Opgave ") for text in long) >= 90
    assert f"{len(long)} / {len(long)}" in long[-1]


def test_a_long_unit_name_stays_within_the_page() -> None:
    ink = ReadPdf(tick_lists_pdf(a_reception_paper(a_tick_list(LONGEST_NAME * 2)))).ink(0)
    assert ink is not None
    assert ink[2] <= 194.5
