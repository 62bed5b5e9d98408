"""Week charts: which weeks, how wide the days, how many events."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from tests.builders.folder import some_events

from linkworker_desktop.documents.palette import folder_palette
from linkworker_desktop.documents.weeks import WeekChart, week_charts
from linkworker_desktop.domain.folder import Pictogram, TextPair, WeekEvent
from linkworker_desktop.i18n.dates import weekday_in
from linkworker_desktop.typesetting.flow import HALF_LINE
from linkworker_desktop.typesetting.pages import MEASURE, MM

PALETTE = folder_palette("#14524A")
MONDAY = date(2026, 11, 2)


def an_event(on: date, title: str = "Kursus") -> WeekEvent:
    return WeekEvent(on, time(8, 30), None, TextPair(title), Pictogram.MEETING)


def charts(*events: WeekEvent, language: str | None = None) -> list[WeekChart]:
    return [chart for chart in week_charts(events, language, PALETTE) if isinstance(chart, WeekChart)]


def test_no_events_give_no_chart() -> None:
    assert charts() == []


def test_a_week_in_which_nothing_happens_has_no_chart() -> None:
    first, third = charts(an_event(MONDAY + timedelta(days=15)), an_event(MONDAY))
    assert [day.on for day in first.days][:1] == [MONDAY]
    assert [day.on for day in third.days][:1] == [MONDAY + timedelta(days=14)]


def test_working_days_are_wide_and_an_empty_weekend_narrow() -> None:
    (chart,) = charts(an_event(MONDAY))
    widths = [round(day.width / MM, 1) for day in chart.days]
    assert widths == [28.8] * 5 + [13] * 2


def test_a_weekend_with_events_is_as_wide_as_the_other_days() -> None:
    (chart,) = charts(an_event(MONDAY + timedelta(days=5)))
    assert len({round(day.width, 3) for day in chart.days}) == 1


@pytest.mark.parametrize("language", [None, "ar", "uk", "ti", "so", "ckb", "ps", "sw", "my", "fr"])
def test_the_days_fill_the_measure_and_the_half_line_grid(language: str | None) -> None:
    for chart in charts(*some_events(language), language=language):
        assert sum(day.width for day in chart.days) == pytest.approx(MEASURE)
        assert chart.height % HALF_LINE == 0
        assert chart.height >= 46 * MM


def test_a_crowded_day_makes_the_chart_higher_and_a_very_crowded_one_goes_on_in_a_second() -> None:
    quiet, busy = charts(an_event(MONDAY)), charts(*[an_event(MONDAY)] * 6)
    assert busy[0].height > quiet[0].height
    crowded = charts(*[an_event(MONDAY)] * 17)
    assert [len(chart.days[0].events) for chart in crowded] == [8, 8, 1]


def test_a_language_keeps_its_weekdays_after_others_have_been_looked_up() -> None:
    for language in ("ps", "fa", "fr", "ti", "sw", "da", "fr"):
        charts(*some_events(language), language=language)
    assert [weekday_in(language, 3) for language in ("fr", "ti", "sw", "da")] == [
        "jeudi",
        "ሓሙስ",
        "Alhamisi",
        "torsdag",
    ]
