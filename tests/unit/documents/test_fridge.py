"""The dates for the fridge: one page whatever stands on it, figures that read the same from both sides."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.builders.calendar_papers import LONGEST_NAME, a_date, a_fridge_paper
from tests.builders.pdf_reading import ReadPdf

from linkworker_desktop.documents.calendar_content import FridgeDate
from linkworker_desktop.documents.fridge import MOST_DATES, fridge_pdf
from linkworker_desktop.domain.folder import TextPair
from linkworker_desktop.domain.languages import LANGUAGES

FIRST = date(2026, 11, 25)


def many(number: int, **values: object) -> tuple[FridgeDate, ...]:
    return tuple(a_date(FIRST + timedelta(days=3 * index), **values) for index in range(number))


def test_a_date_has_its_day_weekday_time_words_and_place() -> None:
    pdf = ReadPdf(fridge_pdf(a_fridge_paper(a_date(names=("Yusr",), is_latest=True))))
    text = pdf.text(0)
    for word in ("26.11.", "torsdag", "kl. 16.30", "Forældremøde", "Ådalby Skole", "Yusr", "senest"):
        assert word in text
    assert "الآباء" in text


def test_the_day_is_the_largest_thing_on_the_sheet() -> None:
    letters = ReadPdf(fridge_pdf(a_fridge_paper(a_date()))).letters(0)
    largest = max(letter.size for letter in letters)
    row = [each for each in letters if each.size == largest]
    assert "".join(each.text for each in sorted(row, key=lambda each: each.x)) == "26.11."


def test_figures_run_from_left_to_right_beside_arabic() -> None:
    rows = ReadPdf(fridge_pdf(a_fridge_paper(a_date()))).rows(0)
    assert any("kl.16.30" in row for row in rows)
    assert any("01234567" in row for row in rows)


def test_the_other_language_ends_at_the_right_edge() -> None:
    letters = ReadPdf(fridge_pdf(a_fridge_paper(a_date()))).letters(0)
    arabic = [each.x for each in letters if "\u0600" <= each.text <= "\u06ff" or each.text >= "\ufb50"]
    danish = [each.x for each in letters if each.text in "Forældremøde"]
    assert max(arabic) > max(danish)


@pytest.mark.parametrize("number", [0, 1, 7, MOST_DATES, 40])
def test_it_is_one_page_and_nothing_lies_on_the_footer(number: int) -> None:
    pdf = ReadPdf(fridge_pdf(a_fridge_paper(*many(number))))
    assert len(pdf) == 1
    footer = [each for each in pdf.letters(0) if each.baseline < 40]
    assert "".join(each.text for each in footer).startswith("Udskrevet24.11.2026.")
    assert len({round(each.baseline) for each in footer}) <= 2


def test_all_of_ten_dates_stand_on_it_and_of_more_it_says_so() -> None:
    ten = ReadPdf(fridge_pdf(a_fridge_paper(*many(MOST_DATES)))).text(0)
    assert ten.count("Forældremøde") == MOST_DATES
    assert "flere datoer" not in ten
    forty = ReadPdf(fridge_pdf(a_fridge_paper(*many(40)))).text(0)
    assert forty.count("Forældremøde") == MOST_DATES
    assert "Der er flere datoer senere." in forty


def test_where_the_words_are_long_there_are_fewer_dates_and_none_is_cut() -> None:
    title = TextPair("Forældremøde og en lang titel, der fylder", "اجتماع الآباء والمعلمين في المدرسة")
    dates = many(10, title=title, names=("Yusr", LONGEST_NAME), place="Ådalby Skole, lokale 4, Skolevænget 3")
    pdf = ReadPdf(fridge_pdf(a_fridge_paper(*dates, family=LONGEST_NAME)))
    text = pdf.text(0)
    assert "Der er flere datoer senere." in text
    assert 1 <= text.count("Forældremøde") < 10
    ink = pdf.ink(0)
    assert ink is not None
    assert ink[0] >= 23
    assert ink[2] <= 194.5
    assert ink[3] <= 290


def test_without_dates_it_says_so_and_whom_to_ring() -> None:
    text = ReadPdf(fridge_pdf(a_fridge_paper())).text(0)
    assert "Der er ingen datoer lige nu." in text
    assert "01 23 45 67" in text


def test_without_a_phone_number_nobody_is_told_to_ring() -> None:
    paper = a_fridge_paper(a_date())
    sender = type(paper.sender)("Skovsunde Kommune", "Maja Vindkærby", "", "#14524A")
    text = ReadPdf(fridge_pdf(a_fridge_paper(a_date(), sender=sender))).text(0)
    assert "Kan I ikke komme?" not in text


def test_what_lasts_several_days_has_both_days() -> None:
    text = ReadPdf(fridge_pdf(a_fridge_paper(a_date(until=date(2026, 12, 1))))).text(0)
    assert "26.11.–1.12." in text


@pytest.mark.parametrize("language", [None, *(code for code in LANGUAGES if code != "da")])
def test_it_can_be_printed_beside_every_language_translated_or_not(language: str | None) -> None:
    dates = (a_date(title=TextPair("Forældremøde")), a_date(FIRST, title=TextPair("Kursus", "Kursus")))
    pdf = ReadPdf(fridge_pdf(a_fridge_paper(*dates, language=language), black_and_white=True))
    assert len(pdf) == 1
    assert "Forældremøde" in pdf.text(0)


def test_the_weeks_across_new_year_are_those_of_the_old_year() -> None:
    dates = (a_date(date(2026, 12, 30)), a_date(date(2027, 1, 5)))
    assert "uge 53–1, 2026" in ReadPdf(fridge_pdf(a_fridge_paper(*dates))).text(0)
