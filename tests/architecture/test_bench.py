"""The bench judges pairs of one round, by their median, and forgives what the floor itself wavers by."""

from __future__ import annotations

import pytest
from tools.bench.figures import FIGURES, Figure, Goal, Reading, judged, subjects_of
from tools.bench.table import table

OURS, FLOOR = Reading("ours", "seconds"), Reading("floor", "seconds")


def rounds_of(*pairs: tuple[float, float]) -> list[dict[str, dict[str, float]]]:
    return [{"ours": {"seconds": ours}, "floor": {"seconds": floor}} for ours, floor in pairs]


def test_a_slow_round_is_divided_by_the_floor_of_the_same_round() -> None:
    figure = Figure("start", OURS, FLOOR, Goal.AT_MOST, 2.0)
    result = judged(figure, rounds_of((2.0, 1.0), (20.0, 10.0), (2.0, 1.0)))
    assert result.ratios == (2.0, 2.0, 2.0)


def test_one_bad_round_of_three_does_not_decide() -> None:
    figure = Figure("start", OURS, FLOOR, Goal.AT_MOST, 2.0)
    assert not judged(figure, rounds_of((2.0, 1.0), (9.0, 1.0), (1.9, 1.0))).is_missed


@pytest.mark.parametrize(("ratio", "is_missed"), [(2.0, False), (2.29, False), (2.31, True)])
def test_a_target_is_missed_beyond_the_floors_own_spread(ratio: float, *, is_missed: bool) -> None:
    figure = Figure("start", OURS, FLOOR, Goal.AT_MOST, 2.0)
    assert judged(figure, rounds_of((ratio, 1.0))).is_missed == is_missed


@pytest.mark.parametrize(("times", "is_missed"), [(5.0, False), (4.4, False), (4.3, True)])
def test_being_faster_is_counted_in_how_many_times(times: float, *, is_missed: bool) -> None:
    figure = Figure("pages", OURS, FLOOR, Goal.AT_LEAST, 5.0)
    result = judged(figure, rounds_of((1.0, times)))
    assert result.ratio == times
    assert result.is_missed == is_missed


def test_the_table_flags_what_is_missed_and_nothing_else() -> None:
    figures = [
        Figure(name, OURS, FLOOR, Goal.AT_MOST, target) for name, target in (("near", 4.0), ("far", 1.0))
    ]
    lines = table([judged(figure, rounds_of((3.0, 1.0))) for figure in figures]).splitlines()
    assert [line.endswith("MISSED") for line in lines[2:]] == [False, True]
    assert "3.00x" in lines[2]


def test_each_figure_stands_once_and_its_subjects_are_run_once_a_round() -> None:
    names = [figure.name for figure in FIGURES]
    subjects = subjects_of(FIGURES)
    assert len(set(names)) == len(names)
    assert len(set(subjects)) == len(subjects) == 13
