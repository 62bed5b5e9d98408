"""The morning is counted from the families' facts and the calendar, in as few questions however much there is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from tests.builders.families import a_child, a_family, an_adult
from tests.unit.services.test_overview import counted

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.events import EventKind, MeetingType
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.domain.rules.subjects import MUNICIPALITY, SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.event_drafts import EventDraft
from linkworker_desktop.services.morning_views import DayThing, FirstHours, Point, PointKind

NOW = datetime(2026, 11, 24, 8, 42)
TODAY = NOW.date()


def saved(services: Services, surname: str = "Nakhlawar", hours: int = 90) -> FamilyId:
    draft = a_family(
        surname, an_adult("Samir"), an_adult("Leila"), a_child(7), housed_at=NOW - timedelta(hours=hours)
    )
    made = services.families.save(draft).id
    assert made is not None
    return FamilyId(made)


def first(services: Services) -> FirstHours:
    (only,) = services.morning.view().first_hours
    return only


def point(services: Services, kind: PointKind) -> Point:
    return next(each for each in first(services).points if each.kind is kind)


def planned(
    services: Services, title: str, when: When, kind: EventKind = EventKind.APPOINTMENT, **more: object
) -> None:
    services.events.save(EventDraft(kind=kind, title=title, starts=when, **more))  # type: ignore[arg-type]


def test_a_family_that_has_just_moved_in_has_seven_points_of_which_housing_is_in_order(
    services: Services,
) -> None:
    saved(services)
    family = first(services)
    assert [each.kind for each in family.points] == list(PointKind)
    assert family.done == 1
    assert point(services, PointKind.HOUSING).is_done


@pytest.mark.parametrize(
    "kind", [PointKind.INFO_MEETING, PointKind.COURSE, PointKind.ADVISER, PointKind.BANK, PointKind.MITID]
)
def test_a_point_is_ticked_for_everybody_it_is_open_for_in_one_step_that_can_be_undone(
    services: Services, kind: PointKind
) -> None:
    saved(services)
    ticked = point(services, kind)
    done = services.happenings.settle_all(ticked.open, kind=ticked.settles)
    assert point(services, kind).is_done
    assert first(services).done == 2
    assert done.undo is not None
    done.undo()
    assert not point(services, kind).is_done
    assert first(services).done == 1


def test_mitid_can_be_ticked_before_the_bank_account(services: Services) -> None:
    saved(services)
    mitid = point(services, PointKind.MITID)
    services.happenings.settle_all(mitid.open, kind=mitid.settles)
    assert not point(services, PointKind.BANK).is_done


def test_a_family_leaves_the_first_hours_a_day_after_them_and_is_late_from_then_on(
    services: Services,
) -> None:
    saved(services, hours=96 + 23)
    before = services.morning.view()
    assert len(before.first_hours) == 1
    assert not [each for each in before.late if each.title == "Infomøde afholdt"]
    after = services.morning.view(NOW + timedelta(hours=2))
    assert after.first_hours == ()
    assert [each for each in after.late if each.title == "Infomøde afholdt"]


def test_families_are_shown_by_the_fewest_hours(services: Services) -> None:
    saved(services, "Sidst", hours=10)
    saved(services, "Først", hours=80)
    assert [each.row.surname for each in services.morning.view().first_hours] == ["Først", "Sidst"]


def test_a_first_clock_that_has_run_out_counts_once_as_late(services: Services) -> None:
    saved(services, hours=100)
    view = services.morning.view()
    assert view.late_count == len(view.late) + 1


def test_what_is_late_stands_law_first_and_own_tasks_are_among_it(services: Services) -> None:
    saved(services, hours=24 * 400)
    planned(services, "Ring til skolen", When(TODAY - timedelta(days=2)), EventKind.TASK)
    late = services.morning.view().late
    assert "Ring til skolen" in [each.title for each in late]
    is_law = [each.level is Level.LAW for each in late]
    assert is_law == sorted(is_law, reverse=True)


def test_today_has_the_appointments_but_not_what_the_first_hours_say(services: Services) -> None:
    saved(services, hours=90)
    planned(services, "Infomøde", When.of(NOW.replace(hour=13, minute=0)))
    planned(services, "I morgen", When(TODAY + timedelta(days=1)))
    assert [each.title for each in services.morning.view().today] == ["Infomøde"]


def test_the_next_coordination_meeting_counts_the_families_since_the_last_one(services: Services) -> None:
    saved(services, "Ny", hours=24)
    saved(services, "Gammel", hours=24 * 60)
    meeting = {"kind": EventKind.MEETING, "meeting_type": MeetingType.COORDINATION}
    planned(services, "Sidste måned", When(date(2026, 11, 3)), **meeting)  # type: ignore[arg-type]
    planned(services, "Koordineringsmøde", When.of(datetime(2026, 12, 1, 9, 0)), **meeting)  # type: ignore[arg-type]
    found = services.morning.view().meeting
    assert found is not None
    assert (found.entry.title, found.days, found.new_families) == ("Koordineringsmøde", 7, 1)


def test_a_meeting_that_is_over_is_not_the_next_one(services: Services) -> None:
    early, late = NOW.replace(hour=7), NOW.replace(hour=15)
    meeting = {"kind": EventKind.MEETING, "meeting_type": MeetingType.COORDINATION}
    planned(services, "I morges", When.of(early), **meeting)  # type: ignore[arg-type]
    planned(services, "I eftermiddag", When.of(late), **meeting)  # type: ignore[arg-type]
    found = services.morning.view().meeting
    assert found is not None
    assert found.entry.title == "I eftermiddag"


def test_the_strip_has_the_fourteen_days_after_today_and_counts_what_is_on_them(services: Services) -> None:
    saved(services, hours=50)
    planned(services, "Ring", When(date(2026, 11, 30)), EventKind.TASK)
    planned(services, "Besøg", When(date(2026, 11, 30)))
    planned(services, "Besøg igen", When(date(2026, 11, 30)))
    days = services.morning.view().days
    assert [each.day for each in days] == [TODAY + timedelta(days=number) for number in range(1, 15)]
    monday = next(each for each in days if each.day == date(2026, 11, 30))
    counted_things = dict(monday.things)
    assert counted_things[DayThing.APPOINTMENT] == 2
    assert counted_things[DayThing.TASK] == 1
    assert [each.day.isoweekday() for each in days if each.is_off] == [6, 7, 6, 7]


def test_the_96_hours_of_a_family_are_one_thing_on_their_day(services: Services) -> None:
    saved(services, hours=72)
    due = (NOW + timedelta(hours=24)).date()
    day = next(each for each in services.morning.view().days if each.day == due)
    assert dict(day.things)[DayThing.DEADLINE] == 1
    assert day.is_soon


def test_a_recent_family_says_its_phase(services: Services) -> None:
    family = saved(services)
    services.families.note_opened(family)
    assert [each.phase for each in services.morning.view().recent] == [1]
    course = point(services, PointKind.COURSE)
    services.happenings.settle_all(course.open, kind=course.settles)
    assert [each.phase for each in services.morning.view().recent] == [2]


def test_the_morning_asks_as_many_questions_however_much_there_is(services: Services) -> None:
    saved(services, "Aden")
    services.morning.view()
    with counted(services) as few:
        services.morning.view(NOW + timedelta(minutes=1))
    for number in range(6):
        saved(services, f"Familie {number}", hours=10 * number)
        planned(services, f"Besøg {number}", When(TODAY + timedelta(days=number)))
    with counted(services) as many:
        services.morning.view(NOW + timedelta(minutes=2))
    assert len(many) == len(few)


def test_the_facts_of_everybody_are_read_once_in_a_morning(services: Services) -> None:
    saved(services, "Aden")
    with counted(services) as sent:
        services.morning.view()
    facts = [statement for statement in sent if "at_time, rule FROM happening" in statement]
    assert ["asked" in statement for statement in facts] == [True, False]


def test_a_meeting_of_the_municipality_can_be_recorded_with_others_in_one_step(services: Services) -> None:
    settled = [
        each
        for each in services.deadlines.due()
        if each.subject == SubjectRef(SubjectKind.MUNICIPALITY, MUNICIPALITY.ident)
    ]
    held = [each for each in settled if each.settles == (HappeningKind.COORDINATION_MEETING_HELD,)][:1]
    changed = services.happenings.settle_all(held)
    assert changed.undo is not None
