"""A series with what became of its single days."""

from __future__ import annotations

from datetime import date, time

from linkworker_desktop.domain.recurrence import Frequency, Recurrence
from linkworker_desktop.domain.rules.rule import CountFrom
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.series import Deviation, Series

START = date(2026, 11, 3)
WEEKLY = Recurrence(Frequency.WEEKLY, weekdays=(1,))
FROM_DONE = Recurrence(Frequency.WEEKLY, 3, count_from=CountFrom.COMPLETED)
END = date(2026, 12, 31)


def a_series(*deviations: Deviation, recurrence: Recurrence = WEEKLY) -> Series:
    return Series(START, recurrence, {each.original_on: each for each in deviations})


def test_a_moved_day_stands_where_it_was_moved_to() -> None:
    moved = Deviation(date(2026, 11, 10), When(date(2026, 11, 12), time(10)))
    days = [each.day for each in a_series(moved).between(START, date(2026, 11, 17))]
    assert days == [START, date(2026, 11, 12), date(2026, 11, 17)]


def test_a_day_moved_out_of_the_window_is_not_in_it_and_one_moved_in_is() -> None:
    moved = Deviation(date(2026, 11, 10), When(date(2026, 12, 24)))
    series = a_series(moved)
    assert date(2026, 12, 24) not in [each.day for each in series.between(START, date(2026, 11, 30))]
    assert date(2026, 11, 10) in [each.original_on for each in series.between(date(2026, 12, 23), END)]


def test_a_day_called_off_is_gone_but_can_be_asked_for() -> None:
    series = a_series(Deviation(date(2026, 11, 10), is_cancelled=True))
    assert date(2026, 11, 10) not in [each.day for each in series.between(START, END)]
    assert date(2026, 11, 10) in [each.day for each in series.between(START, END, with_cancelled=True)]


def test_completing_one_day_leaves_all_others() -> None:
    series = a_series(Deviation(START, done_on=date(2026, 11, 4)))
    assert series.next_open() is not None
    assert [each.day for each in series.open_from(START, 2)] == [date(2026, 11, 10), date(2026, 11, 17)]


def test_the_missed_days_before_a_day_are_the_open_ones() -> None:
    series = a_series(Deviation(START, done_on=START))
    assert [each.day for each in series.open_before(date(2026, 11, 24))] == [
        date(2026, 11, 10),
        date(2026, 11, 17),
    ]


def test_counted_from_completion_a_late_one_moves_those_after_it() -> None:
    series = a_series(Deviation(START, done_on=date(2026, 11, 6)), recurrence=FROM_DONE)
    assert [each.day for each in series.between(START, END)] == [
        START,
        date(2026, 11, 27),
        date(2026, 12, 18),
    ]


def test_counted_from_completion_never_ends_by_being_done() -> None:
    day, kept = START, []
    for _time in range(5):
        kept.append(Deviation(day, done_on=day))
        following = a_series(*kept, recurrence=FROM_DONE).next_open()
        assert following is not None
        day = following.day
    assert day == date(2027, 2, 16)


def test_an_orphan_of_a_changed_rule_is_forgotten_unless_it_was_done() -> None:
    wednesday = date(2026, 11, 11)
    moved = Deviation(wednesday, When(date(2026, 11, 12)))
    done = Deviation(wednesday, done_on=wednesday)
    assert wednesday not in [each.original_on for each in a_series(moved).between(START, END)]
    assert wednesday in [each.original_on for each in a_series(done).between(START, END)]
