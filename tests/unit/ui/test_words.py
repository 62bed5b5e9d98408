"""Time, counts and languages in plain words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from linkworker_desktop.domain.folder_deadline import folder_deadline
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.states import State

NOW = datetime(2026, 11, 24, 8, 42)
TODAY = NOW.date()


def said(housed: datetime | None, handed_out: datetime | None = None, now: datetime = NOW) -> words.TimeWords:
    return words.folder_words(folder_deadline(housed, handed_out, now), now)


@pytest.mark.parametrize(
    ("housed", "state", "text", "date_line"),
    [
        (datetime(2026, 11, 20, 14, 0), State.SOON, "5 timer tilbage", "i dag kl. 14.00"),
        (datetime(2026, 11, 21, 12, 0), State.SOON, "27 timer tilbage", "i morgen kl. 12.00"),
        (datetime(2026, 11, 23, 11, 0), State.COMING, "74 timer tilbage", "fredag 27.11. kl. 11.00"),
        (datetime(2026, 11, 20, 9, 0), State.SOON, "under en time tilbage", "i dag kl. 9.00"),
        (datetime(2026, 11, 20, 9, 43), State.SOON, "1 time tilbage", "i dag kl. 9.43"),
        (datetime(2026, 11, 20, 8, 0), State.OVER, "under en time over", "i dag kl. 8.00"),
        (datetime(2026, 11, 20, 7, 0), State.OVER, "1 time over", "i dag kl. 7.00"),
        (datetime(2026, 11, 18, 10, 0), State.OVER, "46 timer over", "søndag 22.11. kl. 10.00"),
        (datetime(2026, 11, 17, 8, 0), State.OVER, "3 dage over", "lørdag 21.11. kl. 8.00"),
        (datetime(2026, 12, 1, 9, 0), State.COMING, "om 11 dage", "lørdag 5.12. kl. 9.00"),
        (None, State.WAITING, "venter på indflytning", ""),
    ],
)
def test_a_folder_that_is_not_out_says_its_time_in_words(
    housed: datetime | None, state: State, text: str, date_line: str
) -> None:
    assert said(housed) == words.TimeWords(state, text, date_line)


def test_time_left_is_never_said_with_a_minus() -> None:
    housed = datetime(2026, 11, 1, 12, 0)
    for hour in range(0, 24 * 60, 7):
        assert "-" not in said(housed, now=housed + timedelta(hours=hour)).words


def test_a_folder_handed_out_says_when() -> None:
    out = said(datetime(2026, 11, 20, 14, 0), datetime(2026, 11, 23, 13, 15))
    assert out == words.TimeWords(State.DONE, "udleveret 23.11.", "i går kl. 13.15")


def test_a_folder_handed_out_late_says_how_late() -> None:
    out = said(datetime(2026, 11, 10, 14, 0), datetime(2026, 11, 17, 15, 0))
    assert (out.state, out.words) == (State.DONE_LATE, "udleveret 3 dage for sent")


def test_a_date_in_another_year_carries_its_year() -> None:
    assert words.day_words(date(2027, 1, 8), TODAY) == "fredag 8.1.2027"


@pytest.mark.parametrize(
    ("now", "share"),
    [
        (datetime(2026, 11, 19, 8, 0), 0.0),
        (datetime(2026, 11, 20, 14, 0), 0.0),
        (datetime(2026, 11, 22, 14, 0), 0.5),
        (datetime(2026, 11, 30, 14, 0), 1.0),
    ],
)
def test_the_share_of_time_gone_stays_between_nothing_and_all(now: datetime, share: float) -> None:
    assert words.time_gone(folder_deadline(datetime(2026, 11, 20, 14, 0), None, now), now) == share


def test_the_title_of_a_day_is_weekday_day_and_month() -> None:
    assert (words.date_title(TODAY), words.week_words(TODAY)) == ("Tirsdag 24. november", "uge 48")


def test_words_are_joined_as_a_dane_joins_them() -> None:
    assert [words.joined(part) for part in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a og b",
        "a, b og c",
    ]


def test_numbers_are_words_up_to_twelve() -> None:
    assert [words.number_word(number) for number in (2, 12, 13)] == ["to", "tolv", "13"]


def test_a_right_to_left_name_cannot_turn_the_row_round() -> None:
    assert words.in_row("نخلاور") == "\u2068نخلاور\u2069"
    assert words.in_row("Ågård-Łuk") == "Ågård-Łuk"
