"""The calendar as it is read: windows, order, filters, what is late, the year wheel, and what reading costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from tests.builders.events import (
    EVERY_THIRD_WEEK,
    FIRST_TUESDAY,
    TODAY,
    a_meeting,
    a_task,
    an_appointment,
    save,
    the_id,
)
from tests.builders.families import a_family, an_adult
from tests.builders.statements import counted_statements

from linkworker_desktop.base.ids import new_id
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.events import EventKind, MeetingType, Part, Responsible
from linkworker_desktop.domain.recurrence import Frequency, Recurrence
from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.persistence.tables.calendar import ClosedDayRow, EventRow
from linkworker_desktop.services import calendar_rows
from linkworker_desktop.services.calendar_views import EVERYTHING, CalendarEntry, CalendarFilter, EntryKind

FIRST, LAST = date(2026, 11, 23), date(2027, 1, 3)
OWN = CalendarFilter(kinds=frozenset({EntryKind.APPOINTMENT, EntryKind.TASK, EntryKind.MEETING}))


def _shown(entries: tuple[CalendarEntry, ...]) -> list[tuple[date, str]]:
    return [(each.when.day, each.title) for each in entries if each.event is not None]


def _events(services: Services, now: datetime | None = None) -> list[CalendarEntry]:
    entries = services.calendar.entries(FIRST, LAST, OWN, now)
    return [each for each in entries if each.event is not None]


def _own(services: Services, first: date = FIRST, last: date = LAST) -> list[tuple[date, str]]:
    return _shown(services.calendar.entries(first, last, OWN))


def _a_family(services: Services, surname: str = "Nakhlawar", **values: object) -> UUID:
    return the_id(services.families.save(replace(a_family(surname, an_adult()), **values)))  # type: ignore[arg-type]


def _fill(services: Services, number: int, *, series: int = 0) -> None:
    """Put many events into the six weeks from `FIRST` on."""
    with services.database.write("test") as session:
        now = services.clock.now()
        for index in range(number):
            session.add(
                EventRow(
                    id=new_id(),
                    uid=str(index),
                    kind="appointment",
                    title=f"Aftale {index}",
                    starts_on=FIRST + timedelta(days=index % 42),
                    starts_at=time(8 + index % 9),
                    recurrence="FREQ=WEEKLY;BYDAY=MO" if index < series else "",
                    created_at=now,
                    updated_at=now,
                )
            )


def test_a_window_holds_what_begins_in_it_ends_in_it_or_is_due_in_it(services: Services) -> None:
    save(services, an_appointment("Begynder", date(2027, 1, 3)))
    save(services, an_appointment("Kursus", starts=When(date(2026, 11, 20)), ends=When(date(2026, 11, 23))))
    save(services, an_appointment("Før", starts=When(date(2026, 11, 20)), ends=When(date(2026, 11, 22))))
    save(services, a_task("Brev", date(2027, 1, 2), starts=When(date(2026, 11, 2))))
    save(services, an_appointment("Efter", date(2027, 1, 4)))
    assert _own(services) == [
        (date(2026, 11, 20), "Kursus"),
        (date(2027, 1, 2), "Brev"),
        (date(2027, 1, 3), "Begynder"),
    ]


def test_what_ends_at_midnight_does_not_stand_on_the_next_day(services: Services) -> None:
    save(services, an_appointment(starts=When(date(2026, 11, 22), time(20)), ends=When(FIRST, time())))
    assert _own(services) == []


def test_plan_and_deadline_stand_on_their_own_days(services: Services) -> None:
    save(services, a_task("Brev", date(2026, 12, 4), starts=When(date(2026, 12, 2), time(9))))
    parts = [(each.when.day.day, each.part) for each in _events(services)]
    assert parts == [(2, Part.START), (4, Part.DUE)]


def test_a_series_stands_on_each_of_its_days_as_they_were_moved(services: Services) -> None:
    event = save(services, a_meeting(date(2026, 10, 6), recurrence=FIRST_TUESDAY))
    services.events.move(event, When(date(2026, 12, 2), time(10)), occurrence=date(2026, 12, 1))
    (entry,) = _events(services)
    assert (entry.when, entry.ends) == (When(date(2026, 12, 2), time(10)), When(date(2026, 12, 2), time(12)))
    assert (entry.occurrence, entry.repeats) == (date(2026, 12, 1), True)


def test_a_day_is_in_order_all_day_first_then_by_the_clock(services: Services) -> None:
    day = date(2026, 12, 24)
    save(services, an_appointment("Sent", day, starts=When(day, time(15)), ends=None))
    save(services, an_appointment("Tidligt", day, starts=When(day, time(8)), ends=None))
    save(services, an_appointment("Hele dagen", day, starts=When(day), ends=None))
    with services.database.write("test") as session:
        session.add(ClosedDayRow(name="Lukket mellem jul og nytår", month=12, day=24))
    titles = [each.title for each in services.calendar.entries(day, day)]
    assert titles == ["Lukket mellem jul og nytår", "Hele dagen", "Tidligt", "Sent"]


def test_holidays_are_named_and_stay_whatever_is_filtered(services: Services) -> None:
    wanted = CalendarFilter(kinds=frozenset({EntryKind.TASK}), text="intet")
    entries = services.calendar.entries(FIRST, LAST, wanted)
    assert [(each.when.day, each.kind) for each in entries] == [
        (date(2026, 12, 25), EntryKind.HOLIDAY),
        (date(2026, 12, 26), EntryKind.HOLIDAY),
        (date(2027, 1, 1), EntryKind.HOLIDAY),
    ]
    assert services.calendar.day_names(FIRST, LAST)[date(2026, 12, 25)]


def test_due_dates_of_the_rules_stand_beside_own_events(services: Services) -> None:
    family = _a_family(services, housed_at=datetime(2026, 11, 23, 14))
    entries = services.calendar.entries(FIRST, date(2026, 11, 29))
    due = {each.title: each for each in entries if each.kind is EntryKind.DEADLINE}
    folder = due["Velkomstmappe udleveret"]
    assert (folder.when, folder.family, folder.level) == (
        When(date(2026, 11, 27), time(14)),
        family,
        Level.LOCAL,
    )
    assert folder.deadline is not None
    assert not folder.is_movable


def test_a_due_date_has_few_words_for_a_box_and_its_whole_name_beside(services: Services) -> None:
    _a_family(services)
    entries = services.calendar.entries(FIRST, LAST)
    (folder,) = [each for each in entries if each.deadline and each.deadline.row.rule.code == "R11"]
    assert (folder.title, folder.box_title) == ("Velkomstmappe udleveret", "Mappe udleveret")


def test_a_rule_without_a_short_name_and_an_own_event_say_their_whole_title(services: Services) -> None:
    _a_family(services)
    services.rules.save(replace(services.rules.rule("R11"), short=""))
    save(services, an_appointment("Samtale om boligen", day=FIRST))
    entries = services.calendar.entries(FIRST, LAST)
    found = {each.box_title for each in entries}
    assert {"Velkomstmappe udleveret", "Samtale om boligen"} <= found


def test_a_due_date_done_this_week_stands_on_the_day_it_was_done(services: Services) -> None:
    _a_family(services, housed_at=datetime(2026, 11, 23, 14))
    open_ones = [
        each for each in services.calendar.entries(FIRST, LAST) if each.deadline and not each.is_done
    ]
    deadline = next(each.deadline for each in open_ones if each.title.startswith("Infomøde"))
    assert deadline is not None
    services.happenings.settle(deadline)
    done = {each.title: each.when.day for each in services.calendar.entries(FIRST, LAST) if each.is_done}
    assert done[deadline.name] == TODAY


def test_filters_let_through_only_what_is_chosen(services: Services) -> None:
    family, other = _a_family(services), _a_family(services, "Kalynopil")
    save(services, a_task("Hos familien", family=family, unit="Sundhedsplejen", responsible=Responsible.UNIT))
    save(services, a_task("Hos de andre", family=other))
    save(services, an_appointment("Hos ingen"))
    expected = {
        CalendarFilter(families=frozenset({family})): ["Hos familien"],
        CalendarFilter(units=frozenset({"Sundhedsplejen"})): ["Hos familien"],
        CalendarFilter(responsible=frozenset({Responsible.UNIT})): ["Hos familien"],
        CalendarFilter(kinds=frozenset({EntryKind.APPOINTMENT})): ["Hos ingen"],
        CalendarFilter(text="kalynopil hos"): ["Hos de andre"],
        CalendarFilter(levels=frozenset({Level.LAW})): ["Hos ingen", "Hos de andre", "Hos familien"],
    }
    for wanted, titles in expected.items():
        listed = [title for _day, title in _shown(services.calendar.entries(FIRST, LAST, wanted))]
        days = services.calendar.month(FIRST, LAST, wanted)
        painted = [each.title for day in days for each in day.entries if each.event]
        assert (listed, painted) == (titles, titles), wanted


def test_the_events_of_a_family_in_the_trash_are_not_seen(services: Services) -> None:
    family = _a_family(services)
    save(services, a_task(family=family))
    services.families.delete(family)  # type: ignore[arg-type]
    assert _own(services) == []


def test_what_is_late_comes_law_first_then_the_oldest(services: Services) -> None:
    save(services, a_task("Ny", date(2026, 11, 23)))
    save(services, a_task("Gammel", date(2026, 11, 3)))
    save(services, a_task("I dag", TODAY))
    save(services, replace(a_task("Klokken otte"), due=When(TODAY, time(8))))
    save(services, an_appointment("Møde i går", date(2026, 11, 23)))
    late = [each for each in services.calendar.overdue() if each.event]
    assert [(each.title, each.words) for each in late] == [
        ("Gammel", "21 dage over"),
        ("Ny", "1 dag over"),
        ("Klokken otte", "under 1 time over"),
    ]
    levels = [each.level is Level.LAW for each in services.calendar.overdue()]
    assert levels == sorted(levels, reverse=True)


def test_a_series_that_was_missed_is_late_once_and_says_how_often(services: Services) -> None:
    save(services, a_task("Ring rundt", date(2026, 11, 3), recurrence=Recurrence(Frequency.WEEKLY)))
    (late,) = [each for each in services.calendar.overdue() if each.event]
    assert (late.occurrence, late.missed) == (date(2026, 11, 3), 2)


def test_a_task_done_late_says_so(services: Services) -> None:
    event = save(services, a_task(due=date(2026, 11, 23)))
    services.events.complete(event)
    (entry,) = _events(services)
    assert (entry.state, entry.words, entry.is_movable) == (State.DONE_LATE, "udført 24.11.2026", False)


def test_the_agenda_has_danish_headings_and_always_its_first_day(services: Services) -> None:
    save(services, an_appointment(day=date(2026, 11, 26)))
    save(services, an_appointment("Brev", date(2027, 1, 1), starts=When(date(2027, 1, 1)), ends=None))
    sections = services.calendar.agenda(TODAY, 40, OWN)
    assert [
        (each.heading, each.week, len(each.entries)) for each in sections if each.entries or each.day == TODAY
    ] == [
        ("I dag, tirsdag 24. november", 48, 0),
        ("Torsdag 26. november", None, 1),
        ("Fredag 1. januar 2027", 53, 1),
    ]
    assert sections[-1].name


def test_the_month_shows_the_first_of_each_day_and_counts_the_rest(services: Services) -> None:
    _fill(services, 420)
    days = services.calendar.month(FIRST, LAST, OWN, most=3)
    assert [day.day for day in days] == [FIRST + timedelta(days=each) for each in range(42)]
    assert {(len(day.entries), day.total) for day in days} == {(3, 10)}
    full = services.calendar.entries(FIRST, FIRST, OWN)
    assert [each.key for each in days[0].entries] == [each.key for each in full[:3]]


def test_what_is_done_comes_last_in_the_month_and_hides_nothing(services: Services) -> None:
    for number in range(4):
        services.events.complete(save(services, a_task(f"A{number}", date(2026, 12, 2))))
    save(services, a_task("Åben", date(2026, 12, 2)))
    (day,) = services.calendar.month(date(2026, 12, 2), date(2026, 12, 2), OWN, most=2)
    assert [each.title for each in day.entries] == ["Åben", "A0"]
    assert day.total == 2


def test_the_month_and_the_list_agree(services: Services) -> None:
    save(services, an_appointment("Kursus", starts=When(date(2026, 11, 20)), ends=When(date(2026, 11, 25))))
    save(services, a_task("Brev", date(2026, 12, 4), starts=When(date(2026, 12, 2))))
    save(services, a_meeting(recurrence=EVERY_THIRD_WEEK))
    _a_family(services, housed_at=datetime(2026, 11, 23, 14))
    days = services.calendar.month(FIRST, LAST, most=100)
    painted = {each.key for day in days for each in day.entries}
    listed = {
        each.key
        for each in services.calendar.entries(FIRST, LAST)
        if each.kind not in {EntryKind.HOLIDAY, EntryKind.CLOSED}
    }
    assert painted == listed
    assert [day.total for day in days[:3]] == [len(day.entries) for day in days[:3]]
    assert all(any(each.title == "Kursus" for each in day.entries) for day in days[:3])


def test_a_meeting_the_rules_ask_for_stands_once_when_it_is_planned(services: Services) -> None:
    days = (date(2026, 12, 1), date(2026, 12, 1))
    asked = [each.deadline for each in services.calendar.entries(*days) if each.title == "Koordineringsmøde"]
    assert len(asked) == 1
    assert asked[0] is not None
    save(services, a_meeting(recurrence=FIRST_TUESDAY))
    (planned,) = [each for each in services.calendar.entries(*days) if each.title == "Koordineringsmøde"]
    assert planned.event is not None
    (day,) = services.calendar.month(*days)
    assert [each.key for each in day.entries if each.title == "Koordineringsmøde"] == [planned.key]


def test_the_year_wheel_holds_own_meetings_and_the_days_the_rules_name(services: Services) -> None:
    save(services, a_meeting(recurrence=FIRST_TUESDAY))
    save(services, a_meeting(date(2027, 3, 11), meeting_type=MeetingType.STRATEGIC, title="Strategi"))
    wheel = services.calendar.year(2027)
    january = [(mark.day.day, mark.title, mark.rule) for mark in wheel.months[0].marks]
    assert (5, "Koordineringsmøde", "") in january
    assert (31, "Årlig statusrapport", "R74") in january
    coordination = [
        m for month in wheel.months for m in month.marks if m.meeting_type is MeetingType.COORDINATION
    ]
    assert len(coordination) == 12
    assert [mark.title for mark in wheel.months[2].marks if mark.meeting_type is MeetingType.STRATEGIC] == [
        "Strategi"
    ]


def test_without_own_meetings_the_wheel_names_every_first_tuesday(services: Services) -> None:
    wheel = services.calendar.year(2027)
    days = [mark.day for month in wheel.months for mark in month.marks if mark.rule == "R70"]
    assert days[:2] == [date(2027, 1, 5), date(2027, 2, 2)]
    assert len(days) == 12


@pytest.mark.parametrize("number", [10, 400])
def test_opening_the_calendar_costs_the_same_statements_however_much_there_is(
    services: Services, number: int
) -> None:
    _fill(services, number, series=number // 4)
    services.calendar.year(2026)
    with counted_statements(services) as sent:
        services.calendar.month(FIRST, LAST)
        services.calendar.overdue()
        services.calendar.agenda(TODAY)
    assert len(sent) == 17


def test_the_months_query_reads_no_event_outside_its_index(services: Services) -> None:
    _fill(services, 200, series=20)
    values = {"first": FIRST.isoformat(), "last": LAST.isoformat(), "today": TODAY.isoformat()}
    statements = [
        calendar_rows._EVENTS.format(which=calendar_rows._LONG, wanted=""),
        calendar_rows._EVENTS.format(which=calendar_rows._IN_WINDOW, wanted=""),
        calendar_rows._EVENTS.format(which=calendar_rows._SERIES, wanted=""),
        calendar_rows._EVENTS.format(which=calendar_rows._OPEN_TASKS, wanted=""),
    ]
    with services.database.look() as look:
        for statement in statements:
            plan = [row.detail for row in look.rows(f"EXPLAIN QUERY PLAN {statement}", values)]
            assert not [step for step in plan if step.startswith("SCAN event") and "INDEX" not in step], plan


def test_a_clock_set_back_or_forward_loses_nothing(services: Services) -> None:
    save(services, a_task())
    for now in (datetime(2026, 11, 23, 8), datetime(2036, 11, 24, 8), datetime(1999, 1, 1)):
        assert len(_events(services, now)) == 1
        services.calendar.overdue(EVERYTHING, now)


def test_kinds_of_entries_follow_the_kinds_of_events() -> None:
    assert {kind.value for kind in EventKind} < {kind.value for kind in EntryKind}
