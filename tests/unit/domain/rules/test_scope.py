"""Whom a rule is for, and who is left out with which reason."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.builders.rules import Case, a_family, a_person, an_adult, ref

from linkworker_desktop.domain.rules.due import ReasonKind, State
from linkworker_desktop.domain.rules.facts import Exemption
from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.domain.rules.subjects import Residence, Subject, SubjectKind, Trait
from linkworker_desktop.domain.rules.when import When

HOUSED = datetime(2026, 8, 3, 14)
TAKEN_OVER = date(2026, 7, 1)


def settled_in(*people: Subject, residence: Residence = Residence.ASYLUM) -> Case:
    return Case(a_family(residence), *people).add(Kind.TAKEOVER, TAKEN_OVER).add(Kind.HOUSED, HOUSED)


def test_a_family_has_one_date_and_its_people_one_each() -> None:
    case = settled_in(an_adult("A"), an_adult("B"), a_person("C", date(2015, 1, 1)))
    counts = {code: len(case.of(code)) for code in ("R10", "R03", "R47", "R80", "R12", "R14", "R40", "R60")}
    assert counts == {"R10": 1, "R03": 3, "R47": 3, "R80": 3, "R12": 2, "R14": 2, "R40": 2, "R60": 1}


@pytest.mark.parametrize(
    ("born", "is_adult"), [(date(2008, 7, 1), True), (date(2008, 7, 2), False), (None, True)]
)
def test_a_contract_is_for_those_who_were_18_at_the_takeover(born: date | None, is_adult: bool) -> None:
    case = settled_in(a_person("A", born, Trait.IN_PROGRAMME))
    assert bool(case.of("R40")) is is_adult
    assert bool(case.of("R62")) is not is_adult


def test_who_turned_18_later_is_reminded_of_a_contract_and_followed_up_once_it_is_signed() -> None:
    young = a_person("A", date(2008, 8, 1), Trait.IN_PROGRAMME)
    case = settled_in(young).add(Kind.CONTRACT_SIGNED, date(2026, 8, 20), young)
    assert not case.of("R40")
    assert case.one("R46").due == When(date(2026, 11, 20))


@pytest.mark.parametrize(
    ("born", "codes"),
    [
        (date(2021, 8, 3), {"R64"}),
        (date(2020, 8, 4), {"R64"}),
        (date(2020, 8, 3), {"R63"}),
        (date(2009, 8, 4), {"R63"}),
        (date(2009, 8, 3), set()),
        (date(1985, 1, 1), set()),
    ],
)
def test_the_age_at_moving_in_decides_on_school_and_health_nurse(born: date, codes: set[str]) -> None:
    case = settled_in(a_person("A", born))
    assert {code for code in ("R63", "R64") if case.of(code)} == codes


def test_a_child_born_in_the_new_home_counts_from_its_birth_and_owes_nothing_from_before_it() -> None:
    case = settled_in(a_person("A", date(2026, 10, 10)))
    assert case.one("R64").due == When(date(2026, 11, 10))
    for code in ("R03", "R47"):
        reason = case.one(code).reason
        assert reason is not None
        assert (reason.kind, reason.on) == (ReasonKind.BORN_LATER, TAKEN_OVER)


def test_a_child_without_a_birth_date_waits_for_it() -> None:
    case = settled_in(a_person("A", None, Trait.CHILD))
    assert {case.one(code).waiting_for for code in ("R60", "R62", "R63", "R64")} == {Kind.BORN}
    assert not case.of("R14")


def test_an_adult_outside_the_programme_is_told_so() -> None:
    case = settled_in(a_person("A", date(1950, 1, 1)))
    due = case.one("R40")
    assert due.state is State.NOT_APPLICABLE
    assert due.reason is not None
    assert due.reason.kind is ReasonKind.NOT_IN_PROGRAMME
    assert case.one("R14").state is State.OVERDUE


def test_ukrainians_need_no_course_but_keep_contract_and_follow_up() -> None:
    case = settled_in(an_adult(), residence=Residence.UKRAINE)
    for code in ("R12", "R20", "R21"):
        due = case.one(code)
        assert due.state is State.NOT_APPLICABLE
        assert due.reason is not None
        assert due.reason.kind is ReasonKind.RESIDENCE
    assert case.one("R40").state is State.OVERDUE
    assert case.one("R47").state is State.UPCOMING


def test_a_ukrainian_who_began_the_course_is_followed_like_anyone() -> None:
    adult = an_adult()
    case = settled_in(adult, residence=Residence.UKRAINE).add(Kind.COURSE_BEGUN, date(2026, 8, 10), adult)
    assert case.one("R20").due == When(date(2026, 9, 4))


def test_a_reunified_person_in_a_refugees_family_has_no_hand_over_papers_and_no_health_offer() -> None:
    spouse = an_adult("B", residence=Residence.REUNIFIED_REFUGEE)
    case = settled_in(an_adult("A"), spouse)
    assert case.one("R03", spouse).state is State.NOT_APPLICABLE
    assert case.one("R47", spouse).state is State.NOT_APPLICABLE


def test_a_person_who_came_later_is_taken_over_on_a_day_of_their_own() -> None:
    first, spouse = an_adult("A"), an_adult("B", residence=Residence.REUNIFIED_REFUGEE)
    case = settled_in(first, spouse).add(Kind.CPR_REGISTERED, date(2026, 10, 5), spouse)
    assert case.one("R40", first).due == When(date(2026, 8, 1))
    assert case.one("R40", spouse).due == When(date(2026, 11, 5))


def test_a_family_without_a_residence_has_its_first_refugees() -> None:
    people = (an_adult("A", residence=Residence.REUNIFIED_OTHER), an_adult("B", residence=Residence.UKRAINE))
    case = Case(a_family(None), *people).add(Kind.ALLOCATION, date(2026, 9, 7))
    assert case.one("R01").due == When(date(2026, 9, 28))


def test_a_young_person_placed_outside_the_home_has_one_meeting_and_it_is_law() -> None:
    at_home = Case(a_family(), a_person("A", date(2009, 8, 31)))
    placed = Case(a_family(), a_person("A", date(2009, 8, 31), Trait.PLACED_OUTSIDE_HOME))
    assert at_home.one("R60").rule.level is Level.LOCAL
    assert placed.one("R60").rule.level is Level.LAW


def test_a_youth_plan_is_only_asked_of_those_with_support() -> None:
    assert not Case(a_family(), a_person("A", date(2010, 1, 1))).of("R61a")


def test_who_arrived_grown_up_has_no_dates_of_youth() -> None:
    case = settled_in(an_adult())
    assert not [code for code in ("R60", "R61a", "R61b", "R62") if case.of(code)]


def test_an_exemption_carries_its_reason_and_day_and_holds_for_one_rule() -> None:
    adult = an_adult()
    case = settled_in(adult)
    case.exemptions.append(Exemption(adult.ref, "Har eget sprogtilbud", date(2026, 7, 15), "R42a"))
    reason = case.one("R42a").reason
    assert reason is not None
    assert (reason.kind, reason.text, reason.on) == (
        ReasonKind.EXEMPT,
        "Har eget sprogtilbud",
        date(2026, 7, 15),
    )
    assert case.one("R42b").state is State.OVERDUE


def test_an_exemption_from_the_programme_ends_all_its_dates_but_no_others() -> None:
    adult = an_adult()
    case = settled_in(adult)
    case.exemptions.append(Exemption(adult.ref, "Alvorlig sygdom", date(2026, 8, 1)))
    assert {case.one(code).state for code in ("R12", "R20", "R40", "R44", "R46")} == {State.NOT_APPLICABLE}
    assert case.one("R14").state is State.OVERDUE


def test_an_exemption_to_come_counts_for_dates_after_it_only() -> None:
    adult = an_adult()
    case = settled_in(adult)
    case.exemptions.append(Exemption(adult.ref, "Rejser hjem", date(2026, 12, 1), "R47"))
    case.exemptions.append(Exemption(adult.ref, "Rejser hjem", date(2026, 12, 1), "R40"))
    assert case.one("R47").state is State.NOT_APPLICABLE
    assert case.one("R40").state is State.OVERDUE


def test_a_familys_exemption_holds_for_its_members() -> None:
    case = settled_in(an_adult())
    case.exemptions.append(Exemption(case.subjects[0].ref, "Flytter", date(2026, 8, 1), "R47"))
    assert case.one("R47").state is State.NOT_APPLICABLE


def test_what_was_done_before_an_exemption_stays_done() -> None:
    adult = an_adult()
    case = settled_in(adult).add(Kind.CONTRACT_SIGNED, date(2026, 7, 10), adult)
    case.exemptions.append(Exemption(adult.ref, "Sygdom", date(2026, 8, 1)))
    assert case.one("R40").state is State.DONE


def test_nothing_is_due_in_a_closed_case() -> None:
    case = Case(a_family(ended_on=date(2026, 11, 1)), an_adult()).add(Kind.HOUSED, HOUSED)
    assert not [due.rule.code for due in case.dates() if due.is_open or due.state is State.WAITING]


def test_nothing_is_due_for_a_withdrawn_consent_or_a_person_moved_out() -> None:
    gone = an_adult("A", ended_on=date(2026, 11, 1))
    consent = Subject(ref(SubjectKind.CONSENT, "c"), parent=gone.ref)
    case = settled_in(gone, an_adult("B"), consent).add(Kind.CONSENT_GIVEN, date(2026, 1, 1), consent)
    assert case.one("R72").state is State.NOT_APPLICABLE
    assert [due.state for due in case.of("R40")].count(State.NOT_APPLICABLE) == 1


def test_a_rule_holds_for_what_is_counted_from_its_days() -> None:
    case = Case(a_family(Residence.UKRAINE)).add(Kind.ALLOCATION, date(2024, 3, 30))
    assert case.one("R01").rule.variant == "ukraine-2022"
    assert case.one("R01").due == When(date(2024, 4, 5))
