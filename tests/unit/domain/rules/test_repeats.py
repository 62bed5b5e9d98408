"""What comes again: from the last time, by plan, on fixed days, and so many times within a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders.rules import NOW, Case, a_family, an_adult, ref, rule

from linkworker_desktop.domain.rules.again import fixed_days
from linkworker_desktop.domain.rules.due import Doubt, ReasonKind, State
from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.rule import CountFrom, MonthlyWeekday, YearlyDay
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.subjects import MUNICIPALITY, Subject, SubjectKind
from linkworker_desktop.domain.rules.when import When

ADULT = an_adult()
PLACEMENT = Subject(ref(SubjectKind.PLACEMENT, "café"), parent=ADULT.ref)


def placed(*follow_ups: date) -> Case:
    case = Case(a_family(), ADULT, PLACEMENT).add(Kind.PLACEMENT_BEGUN, date(2026, 9, 1), PLACEMENT)
    for day in follow_ups:
        case.add(Kind.PLACEMENT_FOLLOW_UP_HELD, day, PLACEMENT)
    return case


def classified(*follow_ups: date) -> Case:
    case = Case(a_family(), ADULT).add(Kind.CLASSIFIED, date(2026, 8, 31), ADULT)
    for day in follow_ups:
        case.add(Kind.FOLLOW_UP_HELD, day, ADULT)
    return case


def test_the_next_follow_up_counts_from_the_last_one_held() -> None:
    dues = placed(date(2026, 9, 20), date(2026, 10, 20)).of("R32")
    assert [(due.due, due.state) for due in dues] == [
        (When(date(2026, 9, 22)), State.DONE),
        (When(date(2026, 10, 11)), State.DONE_LATE),
        (When(date(2026, 11, 10)), State.OVERDUE),
    ]
    assert [due.number for due in dues] == [1, 2, 3]


def test_follow_up_stops_when_the_placement_ends() -> None:
    case = placed(date(2026, 11, 10)).add(Kind.PLACEMENT_PLANNED_END, date(2026, 12, 1), PLACEMENT)
    assert case.of("R32")[-1].due == When(date(2026, 12, 1))
    assert case.of("R32")[-1].is_open
    case.add(Kind.PLACEMENT_ENDED, date(2026, 11, 20), PLACEMENT)
    last = case.of("R32")[-1]
    assert last.reason is not None
    assert (last.reason.kind, last.reason.on) == (ReasonKind.ENDED, date(2026, 11, 20))


def test_a_contract_is_followed_up_every_third_month_from_signature_or_the_last_time() -> None:
    case = Case(a_family(), ADULT).add(Kind.CONTRACT_SIGNED, date(2026, 8, 31), ADULT)
    assert case.one("R46").due == When(date(2026, 11, 30))
    case.add(Kind.FOLLOW_UP_HELD, date(2026, 10, 12), ADULT)
    assert case.of("R46")[-1].due == When(date(2027, 1, 12))


def test_a_contact_is_confirmed_again_six_months_after_the_last_time() -> None:
    contact = Subject(ref(SubjectKind.CONTACT, "c"))
    case = Case(contact)
    assert case.one("R75").waiting_for is Kind.CONTACT_VERIFIED
    case.add(Kind.CONTACT_VERIFIED, date(2026, 1, 5)).add(Kind.CONTACT_VERIFIED, date(2026, 8, 31))
    assert [(due.due, due.state) for due in case.of("R75")] == [
        (When(date(2026, 7, 5)), State.DONE_LATE),
        (When(date(2027, 2, 28)), State.UPCOMING),
    ]


def test_by_plan_a_late_one_does_not_move_the_next() -> None:
    planned = replace(rule("R32"), count_from=CountFrom.PLANNED)
    case = placed(date(2026, 9, 20), date(2026, 10, 18))
    case.rules = (planned,)
    assert [(due.due, due.state) for due in case.of("R32")] == [
        (When(date(2026, 9, 22)), State.DONE),
        (When(date(2026, 10, 13)), State.DONE_LATE),
        (When(date(2026, 11, 3)), State.OVERDUE),
    ]


def test_planned_months_do_not_drift_from_the_day_they_began() -> None:
    monthly = replace(rule("R73"), repeat=Span(1, Unit.MONTHS), count_from=CountFrom.PLANNED)
    case = Case(a_family(), rules=(monthly,)).add(Kind.PLAN_MADE, date(2026, 1, 31))
    case.add(Kind.PLAN_REVISED, date(2026, 2, 28))
    assert [due.due for due in case.of("R73")] == [When(date(2026, 2, 28)), When(date(2026, 3, 31))]


def test_the_first_tuesdays() -> None:
    assert fixed_days(MonthlyWeekday(1, 1), date(2026, 10, 1), date(2027, 1, 31)) == (
        date(2026, 10, 6),
        date(2026, 11, 3),
        date(2026, 12, 1),
        date(2027, 1, 5),
    )


@pytest.mark.parametrize(
    ("held", "due"),
    [
        ((), date(2026, 12, 1)),
        ((date(2026, 11, 3),), date(2026, 12, 1)),
        ((date(2026, 9, 30),), date(2026, 11, 3)),
        ((date(2026, 8, 4),), date(2026, 9, 1)),
        ((date(2026, 11, 24),), date(2027, 1, 5)),
    ],
)
def test_the_next_coordination_meeting(held: tuple[date, ...], due: date) -> None:
    case = Case(Subject(MUNICIPALITY))
    for day in held:
        case.add(Kind.COORDINATION_MEETING_HELD, day)
    assert case.of("R70")[-1].due == When(due)


def test_a_coordination_meeting_of_today_is_due_today() -> None:
    assert Case(Subject(MUNICIPALITY)).one("R70", now=datetime(2026, 12, 1, 8)).due == When(date(2026, 12, 1))


def test_a_first_tuesday_that_is_a_holiday_is_asked_about() -> None:
    due = Case(Subject(MUNICIPALITY)).one("R70", now=datetime(2029, 12, 20))
    assert (due.due, due.doubt) == (When(date(2030, 1, 1)), Doubt.HOLIDAY)


def test_the_years_report_settles_the_nearest_end_of_january() -> None:
    case = Case(Subject(MUNICIPALITY)).add(Kind.ANNUAL_REPORT_MADE, date(2026, 2, 20))
    assert [(due.due, due.state) for due in case.of("R74")] == [
        (When(date(2026, 1, 31)), State.DONE_LATE),
        (When(date(2027, 1, 31)), State.UPCOMING),
    ]


def test_four_follow_ups_have_soft_targets_and_one_end() -> None:
    dues = classified().of("R45")
    targets = [date(2026, 10, 12), date(2026, 11, 23), date(2027, 1, 4), date(2027, 2, 15)]
    assert [due.due for due in dues] == [When(day) for day in targets]
    assert {due.latest for due in dues} == {When(date(2027, 2, 28))}
    window = dues[0].window
    assert window is not None
    assert (window.times, window.held, window.ends_on, list(window.targets)) == (
        4,
        0,
        date(2027, 2, 28),
        targets,
    )


def test_nobody_is_late_for_a_soft_target() -> None:
    dues = classified(date(2026, 10, 20)).of("R45")
    assert [due.state for due in dues] == [State.DONE, State.DUE_SOON, State.UPCOMING, State.UPCOMING]
    after = classified(date(2026, 10, 20)).of("R45", now=datetime(2027, 3, 1))
    assert [due.state for due in after] == [State.DONE, State.OVERDUE, State.OVERDUE, State.OVERDUE]


def test_a_fourth_follow_up_after_the_window_is_late() -> None:
    days = (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1), date(2027, 3, 1))
    states = [due.state for due in classified(*days).of("R45", now=datetime(2027, 4, 1))]
    assert states == [State.DONE, State.DONE, State.DONE, State.DONE_LATE]


def test_follow_ups_before_the_classification_do_not_count() -> None:
    window = classified(date(2026, 8, 30), date(2026, 8, 31)).of("R45")[0].window
    assert window is not None
    assert window.held == 1


def test_work_without_benefit_replaces_the_four_by_one_a_year() -> None:
    case = classified(date(2026, 10, 20))
    assert not case.of("R45a")
    case.add(Kind.SELF_SUPPORTING_BEGUN, date(2026, 11, 1), ADULT)
    open_ones = [due for due in case.of("R45") if not due.is_finished]
    assert {due.reason.kind for due in open_ones if due.reason} == {ReasonKind.REPLACED}
    assert case.of("R45a")[-1].due == When(date(2027, 10, 20))
    case.add(Kind.SELF_SUPPORTING_ENDED, date(2026, 11, 20), ADULT)
    assert [due.state for due in case.of("R45")][1] is State.DUE_SOON
    assert case.of("R45a")[-1].state is State.NOT_APPLICABLE


def test_work_without_benefit_counts_from_its_start_before_any_follow_up() -> None:
    case = Case(a_family(), ADULT).add(Kind.SELF_SUPPORTING_BEGUN, date(2026, 11, 1), ADULT)
    assert case.one("R45a").due == When(date(2027, 11, 1))


def test_leave_is_followed_up_after_six_months_and_when_it_ends() -> None:
    case = classified().add(Kind.CHILD_BORN, date(2026, 8, 31), ADULT)
    assert case.one("R45b").due == When(date(2027, 2, 28))
    assert {due.state for due in case.of("R45")} == {State.NOT_APPLICABLE}
    case.add(Kind.LEAVE_ENDED, date(2027, 7, 1), ADULT)
    assert [due.due for due in case.of("R45b")] == [When(date(2027, 2, 28)), When(date(2027, 7, 1))]
    after = case.of("R45", now=datetime(2027, 8, 1))
    assert {due.state for due in after} == {State.NOT_APPLICABLE}


def test_a_short_leave_is_only_followed_up_at_its_end() -> None:
    case = (
        classified()
        .add(Kind.CHILD_BORN, date(2026, 8, 31), ADULT)
        .add(Kind.LEAVE_ENDED, date(2026, 12, 31), ADULT)
    )
    assert [due.due for due in case.of("R45b") if due.is_open] == [When(date(2026, 12, 31))]


@given(
    st.lists(st.dates(date(2026, 9, 1), date(2028, 9, 1)), max_size=12, unique=True),
    st.sampled_from(CountFrom),
    st.integers(0, 900),
)
def test_there_is_always_one_next_time_and_one_row_for_each_time_held(
    held: list[date], count_from: CountFrom, later: int
) -> None:
    case = placed(*held)
    case.rules = (replace(rule("R32"), count_from=count_from),)
    now = NOW + timedelta(days=later)
    dues = case.of("R32", now=now)
    past = [day for day in held if day <= now.date()]
    assert sum(due.is_finished for due in dues) == len(past)
    (coming,) = [due for due in dues if due.is_open]
    assert coming.due is not None
    if past and count_from is CountFrom.COMPLETED:
        assert coming.due.day == max(past) + timedelta(days=21)
    assert all(due.due is None or coming.due.day >= due.due.day for due in dues)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 4), st.integers(0, 6))
def test_a_monthly_day_comes_once_in_every_month(start: date, nth: int, weekday: int) -> None:
    days = fixed_days(
        MonthlyWeekday(nth, weekday), start.replace(month=1, day=1), start.replace(month=12, day=31)
    )
    assert [day.month for day in days] == list(range(1, 13))
    assert {day.weekday() for day in days} == {weekday}
    assert all((day.day - 1) // 7 + 1 == nth for day in days)


def test_a_leap_day_every_year_is_the_28th_in_others() -> None:
    days = fixed_days(YearlyDay(2, 29), date(2027, 1, 1), date(2028, 12, 31))
    assert days == (date(2027, 2, 28), date(2028, 2, 29))
    assert fixed_days(YearlyDay(2, 29), date(2028, 1, 1), date(2027, 1, 1)) == ()
