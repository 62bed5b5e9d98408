"""What is kept of an entry of the log, what is refused, and what an entry is called."""

from __future__ import annotations

import time
from datetime import datetime
from uuid import UUID

import pytest

from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.log_entry import LONGEST_ENTRY, LogDraft, LogKind, checked_entry, entry_words
from linkworker_desktop.domain.problems import InvalidInput

FAMILY = FamilyId(UUID(int=1))
NOW = datetime(2026, 11, 24, 8, 42, 31)


def _refused(draft: LogDraft) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as refused:
        checked_entry(draft, NOW)
    return [(problem.field, problem.sentence) for problem in refused.value.problems]


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b", "\u202e\ufeff"])
def test_an_entry_of_nothing_visible_is_refused(text: str) -> None:
    assert [field for field, _sentence in _refused(LogDraft(FAMILY, text))] == ["text"]


def test_ten_megabytes_are_refused_in_one_sentence_at_once() -> None:
    draft = LogDraft(FAMILY, "é" * 10_000_000)
    before = time.perf_counter()
    problems = _refused(draft)
    assert problems == [("text", f"Teksten er for lang. Skriv højst {LONGEST_ENTRY} tegn.")]
    assert time.perf_counter() - before < 0.5
    assert len(draft.text) == 10_000_000


def test_the_longest_entry_is_kept_whole() -> None:
    assert len(checked_entry(LogDraft(FAMILY, "å" * LONGEST_ENTRY), NOW).text) == LONGEST_ENTRY


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ringet\x00 op \ud800", "Ringet op"),
        ("to\r\nlinjer\rher", "to\nlinjer\nher"),
        ("\n\n  ind  \n", "ind"),
        ("<b>fed & {navn} {{tom}}", "<b>fed & {navn} {{tom}}"),
        ("A\u030arhus", "Århus"),
        ("أحمد قال نعم", "أحمد قال نعم"),
        ("Олена дзвонила", "Олена дзвонила"),
        ("ሳባ ደወለት", "ሳባ ደወለት"),
    ],
)
def test_a_text_is_kept_as_typed_but_for_what_no_one_can_see(typed: str, kept: str) -> None:
    assert checked_entry(LogDraft(FAMILY, typed), NOW).text == kept


def test_an_entry_without_a_time_is_of_now_to_the_minute() -> None:
    assert checked_entry(LogDraft(FAMILY, "Ringet"), NOW).at == datetime(2026, 11, 24, 8, 42)


def test_a_time_summer_time_leaves_out_becomes_the_one_the_clock_showed() -> None:
    at = datetime(2026, 3, 29, 2, 30)
    assert checked_entry(LogDraft(FAMILY, "Ringet", at=at), NOW).at == datetime(2026, 3, 29, 3, 30)


@pytest.mark.parametrize(
    "at", [datetime(2026, 11, 25, 0, 0), datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)]
)
def test_a_time_to_come_or_out_of_the_years_is_refused(at: datetime) -> None:
    assert [field for field, _sentence in _refused(LogDraft(FAMILY, "Ringet", at=at))] == ["at"]


def test_an_entry_may_be_of_later_today() -> None:
    at = datetime(2026, 11, 24, 17, 0)
    assert checked_entry(LogDraft(FAMILY, "Møde aftalt til i aften", at=at), NOW).at == at


def test_a_person_named_twice_is_named_once() -> None:
    one, other = PersonId(UUID(int=2)), PersonId(UUID(int=3))
    clean = checked_entry(LogDraft(FAMILY, "Ringet", persons=(one, other, one)), NOW)
    assert clean.persons == (one, other)


@pytest.mark.parametrize(
    ("kind", "text", "contact", "heading", "below"),
    [
        (
            LogKind.CALL,
            "Karim kan begynde.",
            "Skovsunde Skole",
            "Ringet til Skovsunde Skole",
            "Karim kan begynde.",
        ),
        (LogKind.AGREEMENT, "Kl. 7.30", "Klintebjerg Bageri", "Aftale med Klintebjerg Bageri", "Kl. 7.30"),
        (LogKind.VISIT, "Hjemmebesøg med tolk\nRima vil", "", "Hjemmebesøg med tolk", "Rima vil"),
        (
            LogKind.VISIT,
            "Rima vil gerne.\nTolk var med.",
            "",
            "Hjemmebesøg",
            "Rima vil gerne.\nTolk var med.",
        ),
        (LogKind.CALL, "Intet svar", "", "Ringet", "Intet svar"),
        (LogKind.NOTE, "Et ord", "", "Note", "Et ord"),
        (LogKind.LETTER, "Om skoleplads", "Skolen {x}", "Skrevet til Skolen {x}", "Om skoleplads"),
        (LogKind.NOTE, f"{'lang ' * 20}\nrest", "", "Note", f"{'lang ' * 20}\nrest"),
        (LogKind.NOTE, "{contact}\nrest", "", "{contact}", "rest"),
    ],
)
def test_the_heading_says_what_was_done_and_with_whom(
    kind: LogKind, text: str, contact: str, heading: str, below: str
) -> None:
    assert entry_words(kind, text, contact) == (heading, below)
