"""Facts and rules that make no sense are survived, and stay bounded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders.rules import FAMILY, NOW, Case, a_family, a_person, an_adult, default_rules, ref, rule

from linkworker_desktop.domain.rules.due import ReasonKind, State
from linkworker_desktop.domain.rules.engine import due_dates
from linkworker_desktop.domain.rules.facts import Facts
from linkworker_desktop.domain.rules.happenings import Happening
from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.rule import CountFrom, Rule, Who
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.subjects import MUNICIPALITY, Residence, Subject, SubjectKind, Trait
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.words import state_words, why_sentence

HOUSED = datetime(2026, 11, 20, 14)


@pytest.mark.parametrize(
    ("offset", "due"),
    [
        (Span(0, Unit.DAYS), When(date(2026, 11, 20))),
        (Span(0, Unit.HOURS), When.of(HOUSED)),
        (Span(-10_000, Unit.DAYS), When(date(1999, 7, 5))),
    ],
)
def test_an_offset_of_nothing_or_far_back_is_counted(offset: Span, due: When) -> None:
    odd = replace(rule("R10"), offset=offset)
    assert Case(a_family(), rules=(odd,)).add(Kind.HOUSED, HOUSED).one("R10").due == due


@pytest.mark.parametrize("unit", [Unit.YEARS, Unit.MONTHS, Unit.WEEKS, Unit.WORKING_DAYS])
def test_an_offset_out_of_the_kept_years_gives_no_date_and_says_so(unit: Unit) -> None:
    odd = replace(rule("R10"), offset=Span(20_000, unit))
    due = Case(a_family(), rules=(odd,)).add(Kind.HOUSED, datetime(2090, 1, 1)).one("R10")
    assert (due.state, due.due) == (State.NOT_APPLICABLE, None)
    assert due.reason is not None
    assert due.reason.kind is ReasonKind.OUT_OF_YEARS


@pytest.mark.parametrize("count_from", CountFrom)
def test_a_repeat_without_end_gives_one_next_date_after_a_hundred_years(count_from: CountFrom) -> None:
    daily = Rule(
        "R91", "Hver dag", Who.FAMILY, (Kind.HOUSED,), repeat=Span(1, Unit.DAYS), count_from=count_from
    )
    case = Case(a_family(), rules=(daily,)).add(Kind.HOUSED, datetime(1926, 1, 1))
    case.add(Kind.TICKED, date(2026, 11, 20), rule="R91")
    assert [due.due for due in case.of("R91") if due.is_open] == [When(date(2026, 11, 21))]


def test_a_repeat_of_nothing_comes_once() -> None:
    odd = replace(rule("R46"), repeat=Span(0, Unit.MONTHS))
    adult = an_adult()
    case = Case(a_family(), adult, rules=(odd,)).add(Kind.CONTRACT_SIGNED, date(2026, 11, 20), adult)
    assert len(case.of("R46")) == 1


def test_a_leap_day_birth_has_its_dates_on_the_28th() -> None:
    young = a_person("A", date(2012, 2, 29), Trait.SUPPORT_PLAN)
    case = Case(a_family(), young)
    assert case.one("R61a").due == When(date(2028, 2, 29))
    assert case.one("R62").due == When(date(2030, 2, 28))
    assert case.one("R60").due == When(date(2029, 8, 29))


def test_moving_in_on_the_night_the_clock_goes_back_gives_the_same_clock_time() -> None:
    case = Case(a_family()).add(Kind.HOUSED, datetime(2026, 10, 25, 2, 30))
    assert case.one("R11").due == When(date(2026, 10, 29), time(2, 30))


def test_rules_that_count_from_one_another_in_a_circle_wait() -> None:
    first = Rule("R91", "A", Who.FAMILY, ("R92",), Span(1, Unit.DAYS))
    second = Rule("R92", "B", Who.FAMILY, ("R91",), Span(1, Unit.DAYS))
    assert {due.state for due in Case(a_family(), rules=(first, second)).dates()} == {State.WAITING}


def test_without_the_rule_of_takeover_only_a_typed_one_counts() -> None:
    rules = tuple(each for each in default_rules() if each.code != "R01")
    case = Case(a_family(), an_adult(), rules=rules).add(Kind.ALLOCATION, date(2026, 5, 15))
    assert case.one("R40").waiting_for is Kind.TAKEOVER
    assert case.add(Kind.TAKEOVER, date(2026, 7, 1)).one("R40").due == When(date(2026, 8, 1))


def test_a_rule_switched_off_shows_nothing_but_is_still_counted_from() -> None:
    rules = tuple(replace(each, active=each.code != "R01") for each in default_rules())
    case = Case(a_family(), an_adult(), rules=rules).add(Kind.ALLOCATION, date(2026, 5, 15))
    assert not case.of("R01")
    assert case.one("R40").due == When(date(2026, 8, 1))


def test_facts_of_subjects_nobody_knows_are_left_aside() -> None:
    stranger = ref(SubjectKind.PERSON, "stranger")
    orphan = Subject(ref(SubjectKind.PLACEMENT, "p"), parent=stranger)
    happenings = (
        Happening(Kind.HOUSED, stranger, When(date(2026, 1, 1))),
        Happening(Kind.PLACEMENT_BEGUN, orphan.ref, When(date(2026, 9, 1))),
    )
    dues = due_dates(default_rules(), Facts((orphan,), happenings), NOW)
    assert {due.rule.code for due in dues} == {"R30", "R31", "R32", "R33"}
    assert {due.of(SubjectKind.FAMILY) for due in dues} == {None}


def test_a_subject_that_is_its_own_parent_ends_somewhere() -> None:
    odd = Subject(FAMILY, parent=FAMILY)
    assert Case(odd).add(Kind.HOUSED, HOUSED).one("R10").lineage == (FAMILY,)


def test_the_order_of_the_facts_does_not_matter() -> None:
    adult = an_adult()
    case = Case(a_family(), adult).add(Kind.TAKEOVER, date(2026, 7, 1)).add(Kind.HOUSED, HOUSED)
    case.add(Kind.FOLLOW_UP_HELD, date(2026, 9, 1), adult).add(Kind.FOLLOW_UP_HELD, date(2026, 10, 1), adult)
    turned = Facts(tuple(reversed(case.subjects)), tuple(reversed(case.happenings)))
    assert due_dates(case.rules, turned, NOW) == case.dates()


days = st.dates(date(1930, 1, 1), date(2090, 1, 1))
moments = st.builds(
    When, days, st.none() | st.times().map(lambda each: each.replace(second=0, microsecond=0))
)


@given(st.data())
@settings(max_examples=60, deadline=timedelta(seconds=2))
def test_any_facts_give_states_with_words_and_every_open_date_a_reason(data: st.DataObject) -> None:
    people = [
        a_person(
            f"p{number}",
            data.draw(st.none() | days),
            *data.draw(st.lists(st.sampled_from(Trait), max_size=3)),
            residence=data.draw(st.none() | st.sampled_from(Residence)),
            ended_on=data.draw(st.none() | days),
        )
        for number in range(2)
    ]
    placement = Subject(ref(SubjectKind.PLACEMENT, "p"), parent=people[0].ref)
    subjects = [a_family(data.draw(st.none() | st.sampled_from(Residence))), *people, placement]
    subjects += [
        Subject(MUNICIPALITY),
        Subject(ref(SubjectKind.MEETING, "m")),
        Subject(ref(SubjectKind.CONTACT, "c")),
    ]
    whose = st.sampled_from([subject.ref for subject in subjects])
    made = st.lists(st.builds(Happening, st.sampled_from(Kind), whose, moments), max_size=40)
    now = datetime.combine(data.draw(days), time(12))
    for due in due_dates(default_rules(), Facts(tuple(subjects), tuple(data.draw(made))), now):
        assert state_words(due)
        assert why_sentence(due).endswith(".")
        assert due.is_open == (due.margin is not None)
        assert (due.reason is not None) == (due.state is State.NOT_APPLICABLE)
        assert (due.waiting_for is not None) == (due.state is State.WAITING)
        assert due.is_finished == (due.done is not None)
        if due.is_open:
            assert due.due is not None
            assert due.why is not None
