"""Due dates are read in two questions: of one family, of some, or of all."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from tests.builders.families import a_child, a_family, an_adult
from tests.unit.services.test_overview import counted

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import ClosedDay

NOW = datetime(2026, 11, 24, 8, 42)
TODAY = NOW.date()
QUESTIONS = 2


def saved(services: Services, surname: str, hours: int = 90) -> UUID:
    draft = a_family(surname, an_adult("Samir"), a_child(7), housed_at=NOW - timedelta(hours=hours))
    made = services.families.save(draft).id
    assert made is not None
    return made


def record(services: Services, kind: HappeningKind, family: UUID, day: date) -> None:
    services.happenings.record(kind, SubjectRef(SubjectKind.FAMILY, family), When(day))


def test_the_due_dates_of_one_family_are_two_questions_whatever_the_municipality_has_made_its_own(
    services: Services,
) -> None:
    family = saved(services, "Aden")
    services.rules.switch("R11", on=False)
    services.closed_days.add([ClosedDay("Planlægningsdag", 12, 1)])
    with counted(services) as sent:
        assert services.deadlines.due(family, now=NOW)
    assert len(sent) == QUESTIONS


def test_the_due_dates_of_some_and_of_all_families_are_two_questions_however_many(services: Services) -> None:
    families = [saved(services, f"Familie {number}") for number in range(4)]
    with counted(services) as of_some:
        services.deadlines.due_of(families[:3], now=NOW)
    with counted(services) as of_all:
        services.deadlines.due(now=NOW)
    assert len(of_some) == len(of_all) == QUESTIONS


def test_families_asked_for_together_have_the_due_dates_each_has_alone(services: Services) -> None:
    families = [saved(services, f"Familie {number}", hours=40 * number) for number in range(4)]
    for number, family in enumerate(families):
        record(services, HappeningKind.INFO_MEETING_HELD, family, TODAY - timedelta(days=number))
    together = services.deadlines.due_of(families[1:3], now=NOW)
    everybody = services.deadlines.due(now=NOW)
    for family in families[1:3]:
        alone = services.deadlines.due(family, now=NOW)
        assert alone
        assert tuple(each for each in together if each.family == family) == alone
        assert tuple(each for each in everybody if each.family == family) == alone
    assert {each.family for each in together} == set(families[1:3])


def test_nobody_asked_for_has_no_due_dates(services: Services) -> None:
    saved(services, "Aden")
    assert services.deadlines.due_of([], now=NOW) == ()


def test_what_was_met_before_the_day_asked_for_is_left_out_and_what_is_open_never_is(
    services: Services,
) -> None:
    family = saved(services, "Aden", hours=300)
    record(services, HappeningKind.INFO_MEETING_HELD, family, TODAY - timedelta(days=8))
    record(services, HappeningKind.ADVISER_MEETING_AGREED, family, TODAY - timedelta(days=7))
    everything = services.deadlines.due(now=NOW)

    lately = services.deadlines.due(now=NOW, since=TODAY - timedelta(days=7))

    assert lately == tuple(
        each
        for each in everything
        if each.row.is_open or (each.row.done and each.row.done.day >= TODAY - timedelta(days=7))
    )
    met = {each.row.rule.code for each in lately if each.row.is_finished}
    assert "R13" in met
    assert "R10" not in met


def test_what_is_written_shows_at_the_next_reading_and_what_is_undone_as_well(services: Services) -> None:
    family = saved(services, "Aden")
    before = services.deadlines.due(now=NOW, since=TODAY)
    changed = services.happenings.record(
        HappeningKind.INFO_MEETING_HELD, SubjectRef(SubjectKind.FAMILY, family), When(TODAY)
    )
    after = services.deadlines.due(now=NOW, since=TODAY)
    assert changed.undo is not None
    changed.undo()

    assert after != before
    assert services.deadlines.due(now=NOW, since=TODAY) == before


def test_a_clock_set_back_or_far_forward_gives_what_holds_on_that_day(services: Services) -> None:
    saved(services, "Aden")
    today = services.deadlines.due(now=NOW, since=TODAY)
    services.deadlines.due(now=NOW.replace(year=2036), since=date(2036, 11, 24))
    services.deadlines.due(now=NOW - timedelta(days=1), since=TODAY - timedelta(days=1))

    assert services.deadlines.due(now=NOW, since=TODAY) == today


def test_the_calendar_is_given_all_it_shows_of_what_was_met_a_week_ago(services: Services) -> None:
    for number, back in enumerate((8, 7, 1, 0)):
        family = saved(services, f"Familie {number}", hours=300)
        record(services, HappeningKind.INFO_MEETING_HELD, family, TODAY - timedelta(days=back))

    shown = [
        each
        for each in services.calendar.due_dates(NOW)
        if each.deadline and each.deadline.row.rule.code == "R10" and each.deadline.row.done
    ]
    assert [TODAY - each.when.day for each in shown] == [timedelta(days=back) for back in (7, 1, 0)]
