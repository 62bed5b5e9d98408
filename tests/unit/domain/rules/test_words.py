"""Why this date, and where it stands, in plain Danish."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.builders.rules import Case, a_family, a_person, an_adult, ref

from linkworker_desktop.domain.rules.due import Doubt
from linkworker_desktop.domain.rules.facts import Exemption, Settled
from linkworker_desktop.domain.rules.happening_words import HAPPENING_WORDS, awaited
from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.rule import LEVEL_LABELS, WHO_LABELS, Level, Who
from linkworker_desktop.domain.rules.subjects import (
    CONDITION_LABELS,
    MUNICIPALITY,
    Residence,
    Subject,
    SubjectKind,
    Trait,
)
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.words import doubt_words, state_words, why_sentence

HOUSED = datetime(2026, 8, 3, 14)
CHECKED = "kontrolleret 21.11.2026."


def test_why_a_folder_is_due_when_it_is() -> None:
    due = Case(a_family()).add(Kind.HOUSED, HOUSED).one("R11")
    assert why_sentence(due) == (
        f"Boligplacering 3.8.2026 kl. 14.00 + 96 timer. Lokalt: Hedensted-modellen 2015, {CHECKED}"
    )


@pytest.mark.parametrize(
    ("code", "begins"),
    [
        ("R01", "Visitering 15.5.2026: første dag efter den første hele måned. Lov: Integrationsloven § 4"),
        ("R03", "Overtagelse 1.7.2026 − 14 dage. Lokalt: "),
        ("R04", "Overtagelse 1.7.2026, samme dag. Lov: "),
        ("R21", "Fristen »Introforløb slutter« 4.9.2026 + 1 hverdag. "),
        ("R20", "Start på introforløb 10.8.2026 + 27 dage, rykket tilbage til hverdagen før. "),
        ("R46", "Kontrakt 20.7.2026 + 3 måneder. "),
    ],
)
def test_a_sentence_says_what_was_counted_from_and_how_long(code: str, begins: str) -> None:
    adult = an_adult()
    case = Case(a_family(), adult).add(Kind.ALLOCATION, date(2026, 5, 15))
    case.add(Kind.COURSE_BEGUN, date(2026, 8, 10), adult).add(Kind.CONTRACT_SIGNED, date(2026, 7, 20), adult)
    assert why_sentence(case.one(code)).startswith(begins)


def test_a_takeover_on_a_holiday_says_that_it_was_moved() -> None:
    due = Case(a_family()).add(Kind.ALLOCATION, date(2026, 11, 30)).one("R01")
    assert "hele måned, rykket frem til næste hverdag." in why_sentence(due)


def test_a_takeover_typed_in_says_so() -> None:
    due = Case(a_family()).add(Kind.TAKEOVER, date(2026, 6, 10)).one("R01")
    assert why_sentence(due).startswith("Overtagelse 10.6.2026, skrevet ind. Lov: ")


def test_the_next_time_is_counted_from_the_last() -> None:
    contact = Subject(ref(SubjectKind.CONTACT, "c"))
    case = Case(contact)
    case.add(Kind.CONTACT_VERIFIED, date(2026, 1, 5)).add(Kind.CONTACT_VERIFIED, date(2026, 6, 5))
    assert why_sentence(case.of("R75")[-1]).startswith("Sidste gang 5.6.2026 + 6 måneder. ")


def test_fixed_days_are_named() -> None:
    case = Case(Subject(MUNICIPALITY))
    assert why_sentence(case.one("R70")).startswith("Den 1. tirsdag i hver måned. Lokalt: Hedensted")
    assert why_sentence(case.one("R74")).startswith("Hvert år den 31. januar. ")


def test_a_soft_target_says_which_of_how_many_and_by_when() -> None:
    adult = an_adult()
    case = Case(a_family(), adult).add(Kind.CLASSIFIED, date(2026, 8, 31), adult)
    assert why_sentence(case.of("R45")[1]).startswith(
        "Visitation 31.8.2026 + 12 uger. Nummer 2 af 4 inden 28.2.2027. Lov: Integrationsloven § 20"
    )


def test_a_finished_date_tells_the_reason_of_its_time() -> None:
    case = Case(a_family()).add(Kind.HOUSED, HOUSED).add(Kind.FOLDER_HANDED_OUT, datetime(2026, 8, 5, 10))
    due = When.of(datetime(2026, 8, 6, 14))
    case.settled.append(
        Settled("R11", case.subjects[0].ref, date(2026, 8, 5), due, sentence="72 timer dengang.")
    )
    assert why_sentence(case.one("R11")) == "72 timer dengang."


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2026, 8, 3, 14), "96 timer tilbage"),
        (datetime(2026, 8, 5, 21), "41 timer tilbage"),
        (datetime(2026, 8, 7, 12, 59), "1 time tilbage"),
        (datetime(2026, 8, 7, 13, 30), "under 1 time tilbage"),
        (datetime(2026, 8, 7, 14, 30), "under 1 time over"),
        (datetime(2026, 8, 9, 14), "48 timer over"),
        (datetime(2026, 8, 20, 14), "13 dage over"),
        (datetime(2026, 7, 28, 14), "om 10 dage"),
    ],
)
def test_hours_are_counted_for_as_long_as_the_rule_is_and_then_days(now: datetime, words: str) -> None:
    assert state_words(Case(a_family()).add(Kind.HOUSED, HOUSED).one("R11", now=now)) == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 8, 7), "om 10 dage"),
        (date(2026, 8, 16), "om 1 dag"),
        (date(2026, 8, 17), "i dag"),
        (date(2026, 8, 18), "1 dag over"),
        (date(2026, 8, 20), "3 dage over"),
    ],
)
def test_days_are_counted_where_there_is_no_clock_time(today: date, words: str) -> None:
    case = Case(a_family(), a_person("A", date(2016, 1, 1))).add(Kind.HOUSED, HOUSED)
    assert state_words(case.one("R63", now=datetime(today.year, today.month, today.day, 9))) == words


def test_what_is_done_says_when_and_how_late() -> None:
    child = a_person("A", date(2016, 1, 1))
    case = Case(a_family(), child).add(Kind.HOUSED, HOUSED).add(Kind.SCHOOL_BEGUN, date(2026, 8, 19), child)
    assert state_words(case.one("R63")) == "holdt, 2 dage for sent"
    case.add(Kind.SCHOOL_BEGUN, date(2026, 8, 12), child)
    assert state_words(case.one("R63")) == "holdt 12.8.2026"
    case.add(Kind.INFO_MEETING_HELD, datetime(2026, 8, 7, 15))
    assert state_words(case.one("R10")) == "holdt 7.8.2026, for sent"


def test_what_happens_by_itself_has_happened() -> None:
    assert state_words(Case(a_family()).add(Kind.ALLOCATION, date(2026, 5, 15)).one("R01")) == "sket 1.7.2026"


def test_what_is_missing_is_named() -> None:
    adult = an_adult()
    case = Case(a_family(), adult)
    assert state_words(case.one("R11")) == "venter på indflytning"
    assert state_words(case.one("R46")) == "venter på kontrakt"
    assert awaited(Kind.CPR_REGISTERED) == "CPR-registrering"


def test_what_does_not_apply_says_why() -> None:
    adult, gone = an_adult(), an_adult("B", ended_on=date(2026, 11, 1))
    newborn = a_person("C", date(2026, 10, 10))
    case = Case(a_family(Residence.UKRAINE), adult, gone, newborn).add(Kind.TAKEOVER, date(2026, 7, 1))
    case.exemptions.append(Exemption(adult.ref, "sygdom", date(2026, 8, 1)))
    said = [
        state_words(case.one("R41", adult)),
        state_words(case.one("R12", adult)),
        state_words(case.one("R41", gone)),
        state_words(case.one("R47", newborn)),
    ]
    assert said == [
        "gælder ikke: fritaget 1.8.2026, sygdom",
        "gælder ikke: fordrevne fra Ukraine (særlov)",
        "gælder ikke: afsluttet 1.11.2026",
        "gælder ikke: født efter overtagelse 1.7.2026",
    ]


def test_every_doubt_is_a_sentence() -> None:
    assert all(doubt_words(doubt).endswith(".") for doubt in Doubt)


def test_every_kind_level_and_group_has_its_word() -> None:
    assert set(HAPPENING_WORDS) == set(Kind)
    assert set(LEVEL_LABELS) == set(Level)
    assert set(WHO_LABELS) == set(Who)
    assert set(CONDITION_LABELS) == {*Residence, *Trait}
