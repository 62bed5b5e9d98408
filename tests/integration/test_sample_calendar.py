"""What stands ahead in the sample's calendar."""

from __future__ import annotations

from datetime import date

from tests.builders.events import a_meeting, save
from tests.builders.families import a_family, an_adult

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.services.calendar_views import CalendarEntry
from linkworker_desktop.services.sample.events import _shape, keep_calendar

TODAY = date(2026, 11, 24)


def _kept(services: Services) -> None:
    names = sorted({shape.family for shape in _shape().event if shape.family})
    families = {name: services.families.save(a_family(name, an_adult())).id for name in names}
    keep_calendar(services.database, families, TODAY)  # type: ignore[arg-type]


def _own(services: Services, first: date, last: date) -> list[CalendarEntry]:
    return [each for each in services.calendar.entries(first, last) if each.event]


def test_the_weeks_ahead_hold_talks_tasks_and_the_meetings_of_the_month(services: Services) -> None:
    save(services, a_meeting(date(2026, 12, 1)))
    _kept(services)
    shown = {(each.when.day, each.title, each.about) for each in _own(services, TODAY, date(2026, 12, 31))}
    assert (date(2026, 11, 26), "Samtale", "Awetselam") in shown
    assert [day for day, title, _about in shown if title == "Koordineringsmøde"] == [date(2026, 12, 1)]
    assert len(_own(services, date(2027, 5, 4), date(2027, 5, 4))) == 1


def test_nothing_of_it_is_late_and_all_of_it_is_found(services: Services) -> None:
    _kept(services)
    assert not [each for each in services.calendar.overdue() if each.event]
    for shape in _shape().event:
        assert any(hit.title == shape.title for hit in services.finder.find(shape.title)), shape.title
