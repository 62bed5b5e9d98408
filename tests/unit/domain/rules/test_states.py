"""Where a date stands follows from the facts and the time alone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders.rules import NOW, Case, a_family, a_person, an_adult, ref, rule

from linkworker_desktop.domain.rules.due import Doubt, Margin, State, Tick
from linkworker_desktop.domain.rules.engine import due_dates
from linkworker_desktop.domain.rules.facts import Settled
from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.rule import is_stale_law
from linkworker_desktop.domain.rules.spans import Unit
from linkworker_desktop.domain.rules.subjects import MUNICIPALITY, Subject, SubjectKind
from linkworker_desktop.domain.rules.when import When

HOUSED = datetime(2026, 11, 20, 14)
TAKEN_OVER = date(2026, 10, 1)


def housed() -> Case:
    return Case(a_family()).add(Kind.HOUSED, HOUSED)


@pytest.mark.parametrize(
    ("now", "state", "margin"),
    [
        (datetime(2026, 11, 20, 14, 0), State.UPCOMING, Margin(96, Unit.HOURS)),
        (datetime(2026, 11, 23, 13, 59), State.UPCOMING, Margin(24, Unit.HOURS)),
        (datetime(2026, 11, 23, 14, 0), State.DUE_SOON, Margin(24, Unit.HOURS)),
        (datetime(2026, 11, 24, 14, 0), State.DUE_SOON, Margin(0, Unit.HOURS)),
        (datetime(2026, 11, 24, 14, 1), State.OVERDUE, Margin(0, Unit.HOURS, is_over=True)),
        (datetime(2026, 11, 25, 15, 0), State.OVERDUE, Margin(25, Unit.HOURS, is_over=True)),
    ],
)
def test_the_96_hours_are_counted_by_the_clock(now: datetime, state: State, margin: Margin) -> None:
    due = housed().one("R11", now=now)
    assert (due.state, due.margin) == (state, margin)


@pytest.mark.parametrize(
    ("today", "state", "margin"),
    [
        (date(2026, 10, 21), State.UPCOMING, Margin(11, Unit.DAYS)),
        (date(2026, 10, 22), State.DUE_SOON, Margin(10, Unit.DAYS)),
        (date(2026, 11, 1), State.DUE_SOON, Margin(0, Unit.DAYS)),
        (date(2026, 11, 2), State.OVERDUE, Margin(1, Unit.DAYS, is_over=True)),
    ],
)
def test_a_day_is_over_when_the_day_is(today: date, state: State, margin: Margin) -> None:
    case = Case(a_family(), an_adult()).add(Kind.TAKEOVER, TAKEN_OVER)
    due = case.one("R40", now=datetime.combine(today, time(23, 59)))
    assert (due.due, due.state, due.margin) == (When(date(2026, 11, 1)), state, margin)


@pytest.mark.parametrize(
    ("handed", "state"),
    [
        (datetime(2026, 11, 24, 14, 0), State.DONE),
        (datetime(2026, 11, 24, 14, 1), State.DONE_LATE),
        (When(date(2026, 11, 24)), State.DONE),
        (When(date(2026, 11, 25)), State.DONE_LATE),
    ],
)
def test_done_is_in_time_by_the_clock_or_where_there_is_none_by_the_day(
    handed: datetime | When, state: State
) -> None:
    case = housed().add(Kind.FOLDER_HANDED_OUT, handed)
    assert case.one("R11", now=datetime(2026, 12, 1)).state is state


def test_two_ticks_are_needed_for_account_and_mitid() -> None:
    adult = an_adult()
    case = Case(a_family(), adult).add(Kind.HOUSED, HOUSED).add(Kind.MITID, date(2026, 11, 23), adult)
    half = case.one("R14")
    assert half.state is State.UPCOMING
    assert half.ticks == (Tick(Kind.BANK_ACCOUNT, None), Tick(Kind.MITID, When(date(2026, 11, 23))))
    case.add(Kind.BANK_ACCOUNT, date(2026, 11, 28), adult)
    whole = case.one("R14", now=datetime(2026, 11, 30))
    assert (whole.state, whole.done) == (State.DONE_LATE, When(date(2026, 11, 28)))


def test_a_missing_anchor_is_waited_for_by_its_root() -> None:
    case = Case(a_family(), an_adult())
    assert case.one("R40").waiting_for is Kind.ALLOCATION
    assert case.one("R43").waiting_for is Kind.ALLOCATION
    assert case.one("R21").waiting_for is Kind.COURSE_BEGUN
    assert case.one("R10").waiting_for is Kind.HOUSED
    assert not case.of("R71")


def test_an_anchor_deleted_while_its_date_is_open_leaves_it_waiting() -> None:
    case = housed()
    assert case.one("R10").is_open
    case.happenings.clear()
    assert case.one("R10").state is State.WAITING


def test_an_anchor_deleted_after_it_was_done_leaves_it_done() -> None:
    case = housed().add(Kind.FOLDER_HANDED_OUT, datetime(2026, 11, 22, 10))
    del case.happenings[0]
    due = case.one("R11")
    assert (due.state, due.due) == (State.DONE, None)


def test_a_folder_handed_out_before_moving_in_is_done_and_doubted() -> None:
    due = housed().add(Kind.FOLDER_HANDED_OUT, datetime(2026, 11, 19, 10)).one("R11")
    assert (due.state, due.doubt) == (State.DONE, Doubt.BEFORE_ANCHOR)


def test_what_is_planned_settles_nothing_before_its_day() -> None:
    adult = an_adult()
    case = Case(a_family(), adult).add(Kind.HOUSED, HOUSED).add(Kind.COURSE_BEGUN, date(2026, 11, 30), adult)
    assert case.one("R12").state is State.DUE_SOON
    assert case.one("R12", now=datetime(2026, 11, 30)).state is State.DONE_LATE


def test_a_clock_set_back_a_day_or_forward_ten_years_does_no_lasting_harm() -> None:
    case = housed().add(Kind.FOLDER_HANDED_OUT, datetime(2026, 11, 24, 8))
    case.subjects.append(Subject(MUNICIPALITY))
    before = case.dates()
    assert case.one("R11", now=NOW - timedelta(days=1)).is_open
    assert case.one("R11", now=datetime(2036, 11, 24)).state is State.DONE
    assert case.one("R10", now=datetime(2036, 11, 24)).state is State.OVERDUE
    assert case.dates() == before


def test_the_takeover_and_an_eighteenth_birthday_happen_by_themselves() -> None:
    case = Case(a_family(), a_person("A", date(2008, 11, 30))).add(Kind.ALLOCATION, date(2026, 9, 15))
    assert (case.one("R01").state, case.one("R01").done) == (State.DONE, When(date(2026, 11, 2)))
    assert case.one("R62").state is State.DUE_SOON
    assert case.one("R62", now=datetime(2026, 11, 30)).state is State.DONE


def test_any_rule_can_be_ticked_off_by_hand() -> None:
    case = housed().add(Kind.TICKED, datetime(2026, 11, 22, 12), rule="R10")
    assert case.one("R10").state is State.DONE
    assert case.one("R11").state is State.DUE_SOON


def test_a_finished_date_keeps_the_date_it_was_finished_against() -> None:
    case = housed().add(Kind.FOLDER_HANDED_OUT, datetime(2026, 11, 24, 8))
    held_to = When.of(datetime(2026, 11, 23, 14))
    case.settled.append(
        Settled("R11", case.subjects[0].ref, date(2026, 11, 24), held_to, sentence="Som den var.")
    )
    due = case.one("R11")
    assert (due.state, due.due, due.sentence) == (State.DONE_LATE, held_to, "Som den var.")


def test_a_second_relay_is_not_settled_by_the_first() -> None:
    case = (
        Case(a_family()).add(Kind.RELAY_OFFERED, date(2026, 6, 1)).add(Kind.RELAY_ACCEPTED, date(2026, 6, 5))
    )
    assert case.one("R71").state is State.DONE
    case.add(Kind.RELAY_OFFERED, date(2026, 11, 1))
    assert (case.one("R71").state, case.one("R71").due) == (State.OVERDUE, When(date(2026, 11, 15)))


def test_a_new_permit_is_not_settled_by_the_renewal_of_the_old() -> None:
    adult = an_adult()
    case = Case(a_family(), adult).add(Kind.PERMIT_EXPIRES, date(2026, 12, 1), adult)
    case.add(Kind.PERMIT_RENEWAL_SOUGHT, date(2026, 8, 20), adult)
    assert case.one("R80").state is State.DONE
    case.add(Kind.PERMIT_EXPIRES, date(2028, 12, 1), adult)
    assert case.one("R80").due == When(date(2028, 9, 1))
    assert case.one("R80").state is State.UPCOMING


def test_a_placement_that_ends_early_has_no_three_month_mark() -> None:
    adult = an_adult()
    placement = Subject(ref(SubjectKind.PLACEMENT, "p"), parent=adult.ref)
    case = Case(a_family(), adult, placement).add(Kind.PLACEMENT_BEGUN, date(2026, 9, 1), placement)
    case.add(Kind.PLACEMENT_ENDED, date(2026, 10, 1), placement)
    assert case.one("R30").state is State.NOT_APPLICABLE
    assert case.one("R31").state is State.DONE


def test_a_job_or_a_placement_settles_what_follows_the_course() -> None:
    adult = an_adult()
    placement = Subject(ref(SubjectKind.PLACEMENT, "p"), parent=adult.ref)
    case = Case(a_family(), adult, placement).add(Kind.COURSE_BEGUN, date(2026, 9, 28), adult)
    case.add(Kind.PLACEMENT_BEGUN, date(2026, 10, 26), placement)
    assert (case.one("R21").due, case.one("R21").state) == (When(date(2026, 10, 26)), State.DONE)


def test_a_law_is_stale_after_twelve_months_and_a_local_rule_never() -> None:
    law, local = rule("R40"), rule("R10")
    assert not is_stale_law(law, date(2027, 11, 21))
    assert is_stale_law(law, date(2027, 11, 22))
    assert not is_stale_law(local, date(2037, 1, 1))


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),
)
def test_an_open_date_is_over_exactly_when_its_time_has_passed(housed_at: datetime, now: datetime) -> None:
    case = Case(a_family(), rules=(rule("R10"),)).add(Kind.HOUSED, housed_at)
    (due,) = due_dates(case.rules, case.facts, now)
    assert due.due is not None
    assert (due.state is State.OVERDUE) == (now > due.due.moment)
    assert due.margin is not None
    assert due.margin.is_over == (now > due.due.moment)
