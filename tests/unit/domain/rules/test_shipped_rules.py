"""Every shipped rule gives the date the sources say."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.builders.rules import Case, a_family, a_person, an_adult, default_rules, ref, rule

from linkworker_desktop.domain.rules.due import Doubt
from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.domain.rules.rule_checks import LONGEST_SHORT
from linkworker_desktop.domain.rules.subjects import MUNICIPALITY, Residence, Subject, SubjectKind, Trait
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import ClosedDay, WorkingDays

HOUSED = datetime(2026, 8, 3, 14)
TAKEN_OVER = date(2026, 7, 1)

CODES = """
    R01 R02 R03 R04 R10 R11 R12 R13 R14 R20 R21 R30 R31 R32 R33 R40 R41 R42a R42b R43 R44 R45 R45a R45b R46 R47
    R48 R49 R60 R61a R61b R62 R63 R64 R70 R71 R72 R73 R74 R75 R76 R77 R78 R79 R80
"""


def test_every_rule_is_shipped_and_switched_on() -> None:
    assert sorted({each.code for each in default_rules()}) == sorted(CODES.split())
    assert all(each.active for each in default_rules())


def test_every_rule_has_a_short_name_that_fits_a_day_of_the_month() -> None:
    shorts = [each.short for each in default_rules()]
    assert all(0 < len(short) <= LONGEST_SHORT for short in shorts)
    assert not [each.key for each in default_rules() if len(each.short) >= len(each.name) > LONGEST_SHORT]


def test_every_rule_of_law_says_where_it_was_read_and_when() -> None:
    law = [each for each in default_rules() if each.level is Level.LAW]
    assert len(law) > 15
    assert not [each.key for each in law if not (each.basis and each.source and each.checked_on)]


def test_nothing_a_municipality_decides_itself_is_called_law() -> None:
    local = {"R10", "R11", "R12", "R13", "R14", "R20", "R21", "R30", "R31", "R32", "R70"}
    assert {rule(code).level for code in local} == {Level.LOCAL}


@pytest.mark.parametrize(
    ("residence", "decided", "due"),
    [
        (Residence.ASYLUM, date(2026, 5, 15), date(2026, 7, 1)),
        (Residence.ASYLUM, date(2026, 3, 31), date(2026, 5, 1)),
        (Residence.ASYLUM, date(2026, 11, 30), date(2027, 1, 4)),
        (None, date(2026, 5, 15), date(2026, 7, 1)),
        (Residence.UKRAINE, date(2026, 9, 7), date(2026, 9, 28)),
        (Residence.UKRAINE, date(2026, 3, 20), date(2026, 4, 15)),
        (Residence.UKRAINE, date(2024, 3, 4), date(2024, 3, 8)),
    ],
)
def test_the_municipality_takes_over_by_the_kind_of_residence(
    residence: Residence | None, decided: date, due: date
) -> None:
    case = Case(a_family(residence)).add(Kind.ALLOCATION, decided)
    assert case.one("R01").due == When(due)
    assert case.one("R04").due == When(due)


@pytest.mark.parametrize(
    "residence", [Residence.QUOTA, Residence.REUNIFIED_REFUGEE, Residence.REUNIFIED_OTHER]
)
def test_quota_refugees_and_the_reunified_are_taken_over_when_registered(residence: Residence) -> None:
    case = Case(a_family(residence)).add(Kind.ALLOCATION, date(2026, 5, 15))
    assert case.one("R01").waiting_for is Kind.CPR_REGISTERED
    assert case.add(Kind.CPR_REGISTERED, date(2026, 6, 6)).one("R01").due == When(date(2026, 6, 6))


def test_a_takeover_typed_in_replaces_the_calculated_one_everywhere() -> None:
    case = Case(a_family(), an_adult()).add(Kind.ALLOCATION, date(2026, 5, 15))
    assert case.one("R40").due == When(date(2026, 8, 1))
    case.add(Kind.TAKEOVER, date(2026, 6, 10))
    assert case.one("R01").due == When(date(2026, 6, 10))
    assert case.one("R40").due == When(date(2026, 7, 10))


def test_a_decision_on_the_first_of_a_month_is_asked_about() -> None:
    case = Case(a_family()).add(Kind.ALLOCATION, date(2026, 10, 1))
    due = case.one("R01")
    assert (due.due, due.doubt) == (When(date(2026, 12, 1)), Doubt.FIRST_OF_MONTH)
    assert case.add(Kind.TAKEOVER, date(2026, 11, 30)).one("R01").doubt is None


def test_the_municipalitys_closed_days_do_not_move_the_law() -> None:
    case = Case(a_family()).add(Kind.ALLOCATION, date(2026, 3, 31))
    case.days = WorkingDays((ClosedDay("1. maj", 5, 1),))
    assert case.one("R01").due == When(date(2026, 5, 1))


@pytest.mark.parametrize(
    ("code", "due"),
    [
        ("R10", When.of(datetime(2026, 8, 7, 14))),
        ("R11", When.of(datetime(2026, 8, 7, 14))),
        ("R12", When.of(datetime(2026, 8, 7, 14))),
        ("R14", When(date(2026, 8, 10))),
        ("R03", When(date(2026, 6, 17))),
        ("R40", When(date(2026, 8, 1))),
        ("R41", When(date(2026, 8, 1))),
        ("R42a", When(date(2026, 8, 1))),
        ("R42b", When(date(2026, 8, 1))),
        ("R43", When(date(2026, 8, 1))),
        ("R44", When(date(2026, 10, 1))),
        ("R47", When(date(2027, 1, 1))),
        ("R48", When(date(2027, 7, 1))),
        ("R49", When(date(2031, 7, 1))),
    ],
)
def test_dates_from_housing_and_takeover(code: str, due: When) -> None:
    case = Case(a_family(), an_adult()).add(Kind.TAKEOVER, TAKEN_OVER).add(Kind.HOUSED, HOUSED)
    assert case.one(code).due == due


def test_welcome_material_is_sent_within_a_week_of_the_decision() -> None:
    case = Case(a_family()).add(Kind.ALLOCATION, date(2026, 5, 15))
    assert case.one("R02").due == When(date(2026, 5, 22))


def test_the_time_with_the_adviser_is_agreed_at_the_info_meeting() -> None:
    case = Case(a_family()).add(Kind.INFO_MEETING_PLANNED, datetime(2026, 8, 5, 10))
    assert case.one("R13").due == When.of(datetime(2026, 8, 5, 10))
    case.add(Kind.INFO_MEETING_HELD, datetime(2026, 8, 6, 11, 30))
    assert case.one("R13").due == When.of(datetime(2026, 8, 6, 11, 30))


def test_the_course_ends_on_the_fourth_friday_and_work_begins_on_the_monday() -> None:
    adult = an_adult()
    case = Case(a_family(), adult).add(Kind.COURSE_BEGUN, date(2026, 1, 12), adult)
    assert case.one("R20").due == When(date(2026, 2, 6))
    assert case.one("R21").due == When(date(2026, 2, 9))
    case.add(Kind.COURSE_ENDED, date(2026, 2, 4), adult)
    assert case.one("R21").due == When(date(2026, 2, 5))


def test_a_placement_is_judged_after_three_months_and_ends_after_six() -> None:
    adult = an_adult()
    placement = Subject(ref(SubjectKind.PLACEMENT, "café"), parent=adult.ref)
    case = Case(a_family(), adult, placement).add(Kind.PLACEMENT_BEGUN, date(2026, 8, 31), placement)
    assert case.one("R30").due == When(date(2026, 11, 30))
    assert case.one("R31").due == When(date(2027, 2, 28))
    assert case.one("R32").due == When(date(2026, 9, 21))
    assert case.one("R33").waiting_for is Kind.PLACEMENT_PLANNED_END
    case.add(Kind.PLACEMENT_PLANNED_END, date(2027, 2, 26), placement)
    assert case.one("R33").due == When(date(2027, 3, 5))
    case.add(Kind.PLACEMENT_ENDED, date(2026, 11, 2), placement)
    assert case.one("R33").due == When(date(2026, 11, 9))


def test_the_declaration_is_signed_with_the_contract() -> None:
    adult = an_adult()
    case = Case(a_family(), adult).add(Kind.TAKEOVER, TAKEN_OVER)
    assert case.one("R43").due == When(date(2026, 8, 1))
    case.add(Kind.CONTRACT_SIGNED, date(2026, 7, 20), adult)
    assert case.one("R43").due == When(date(2026, 7, 20))


def test_five_years_of_danish_count_from_when_it_can_begin() -> None:
    adult = an_adult()
    case = Case(a_family(), adult).add(Kind.TAKEOVER, TAKEN_OVER)
    case.add(Kind.DANISH_CAN_BEGIN, date(2026, 7, 20), adult)
    assert case.one("R49").due == When(date(2031, 7, 20))


def test_young_people_pass_their_ages() -> None:
    young = a_person("Nour", date(2009, 8, 31), Trait.SUPPORT_PLAN)
    case = Case(a_family(), young)
    assert case.one("R60").due == When(date(2027, 2, 28))
    assert case.one("R61a").due == When(date(2025, 8, 31))
    assert case.one("R61b").due == When(date(2025, 11, 30))
    assert case.one("R62").due == When(date(2027, 8, 31))
    case.add(Kind.YOUTH_PLAN_DECIDED, date(2025, 9, 30), young)
    assert case.one("R61b").due == When(date(2025, 12, 30))


def test_school_begins_within_a_fortnight_and_the_health_nurse_comes_within_a_month() -> None:
    case = Case(a_family(), a_person("Nour", date(2018, 2, 2)), a_person("Lana", date(2022, 2, 2)))
    case.add(Kind.HOUSED, HOUSED)
    assert case.one("R63").due == When(date(2026, 8, 17))
    assert case.one("R64").due == When(date(2026, 9, 3))


def test_relay_consent_plan_contact_and_permit() -> None:
    adult = an_adult()
    consent = Subject(ref(SubjectKind.CONSENT, "consent"), parent=adult.ref)
    contact = Subject(ref(SubjectKind.CONTACT, "contact"))
    case = Case(a_family(), adult, consent, contact)
    case.add(Kind.RELAY_OFFERED, date(2026, 11, 20)).add(Kind.PLAN_MADE, date(2026, 8, 31))
    case.add(Kind.CONSENT_GIVEN, date(2026, 2, 1), consent).add(
        Kind.CONTACT_VERIFIED, date(2026, 6, 1), contact
    )
    case.add(Kind.PERMIT_EXPIRES, date(2027, 5, 31), adult)
    assert case.one("R71").due == When(date(2026, 12, 4))
    assert case.one("R73").due == When(date(2027, 2, 28))
    assert case.one("R72").due == When(date(2027, 2, 1))
    assert case.one("R75").due == When(date(2026, 12, 1))
    assert case.one("R80").due == When(date(2027, 2, 28))
    case.add(Kind.CONSENT_VALID_TO, date(2026, 12, 31), consent)
    assert case.one("R72").due == When(date(2026, 12, 31))


def test_papers_go_out_before_and_after_a_meeting() -> None:
    meeting = Subject(ref(SubjectKind.MEETING, "a"), traits=frozenset({Trait.CASE_MEETING}))
    other = Subject(ref(SubjectKind.MEETING, "b"))
    case = Case(meeting, other)
    case.add(Kind.MEETING_AT, datetime(2026, 4, 1, 10), meeting)
    case.add(Kind.MEETING_AT, datetime(2026, 12, 4, 9), other)
    assert case.one("R77").due == When(date(2026, 3, 25))
    assert case.one("R78", meeting).due == When(date(2026, 4, 9))
    assert case.one("R78", other).due == When(date(2026, 12, 9))


def test_the_municipalitys_own_dates() -> None:
    case = Case(Subject(MUNICIPALITY))
    assert case.one("R70").due == When(date(2026, 12, 1))
    assert case.one("R74").due == When(date(2027, 1, 31))
    assert case.one("R76").waiting_for is Kind.STRATEGIC_MEETING_HELD
    case.add(Kind.STRATEGIC_MEETING_HELD, date(2026, 10, 1)).add(Kind.CAFE_MEETING_HELD, date(2026, 9, 10))
    assert case.one("R76").due == When(date(2027, 2, 1))
    assert case.one("R79").due == When(date(2026, 12, 10))
