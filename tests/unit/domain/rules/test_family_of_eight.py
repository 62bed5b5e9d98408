"""A family of eight, reckoned by hand from the sources: every date of every rule, for every member."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from tests.builders.rules import Case, a_family, a_person, ref

from linkworker_desktop.domain.rules.due import DueDate, State
from linkworker_desktop.domain.rules.facts import Exemption
from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.subjects import Subject, SubjectKind, Trait

PROGRAMME = Trait.IN_PROGRAMME
FATHER = a_person("father", date(1985, 3, 2), PROGRAMME)
MOTHER = a_person("mother", date(1988, 5, 5), PROGRAMME)
GRANDMOTHER = a_person("grandmother", date(1951, 1, 1), PROGRAMME)
SON_16 = a_person("son", date(2009, 8, 31))
DAUGHTER_15 = a_person("daughter", date(2010, 12, 1), Trait.SUPPORT_PLAN)
BOY_8 = a_person("boy", date(2018, 2, 28))
GIRL_4 = a_person("girl", date(2022, 2, 2))
BABY = a_person("baby", date(2026, 3, 15))
PLACEMENT = Subject(ref(SubjectKind.PLACEMENT, "café"), parent=MOTHER.ref)
CONSENT = Subject(ref(SubjectKind.CONSENT, "consent"), parent=FATHER.ref)
FAMILY = a_family()
NAMES = {
    subject.ref: name
    for name, subject in {
        "family": FAMILY,
        "father": FATHER,
        "mother": MOTHER,
        "grandmother": GRANDMOTHER,
        "son": SON_16,
        "daughter": DAUGHTER_15,
        "boy": BOY_8,
        "girl": GIRL_4,
        "baby": BABY,
        "placement": PLACEMENT,
        "consent": CONSENT,
    }.items()
}
EVERYBODY = "father mother grandmother son daughter boy girl baby"

EXPECTED = {
    "R01": {"family": "2026-07-01"},
    "R02": {"family": "2026-05-22"},
    "R03": {EVERYBODY: "2026-06-17"},
    "R04": {"family": "2026-07-01"},
    "R10": {"family": "2026-08-07 14:00"},
    "R11": {"family": "2026-08-07 14:00"},
    "R12": {"father mother": "2026-08-07 14:00"},
    "R13": {"family": "2026-08-06 10:00"},
    "R14": {"father mother grandmother": "2026-08-10"},
    "R20": {"mother": "2026-09-04"},
    "R21": {"mother": "2026-09-07"},
    "R30": {"placement": "2026-12-07"},
    "R31": {"placement": "2027-03-07"},
    "R32": {"placement": "2026-09-28 2026-10-16 2026-11-06"},
    "R33": {"placement": "2027-03-12"},
    "R40": {"father mother": "2026-08-01"},
    "R41": {"father mother": "2026-08-01"},
    "R42a": {"father mother": "2026-08-01"},
    "R42b": {"father mother": "2026-08-01"},
    "R43": {"father": "2026-07-20", "mother": "2026-08-01"},
    "R44": {"father mother": "2026-10-01"},
    "R45": {"father": "2026-11-09 2026-12-21 2027-02-01 2027-03-15"},
    "R46": {"father": "2026-10-20 2027-02-10"},
    "R47": {EVERYBODY: "2027-01-01"},
    "R48": {"father mother grandmother": "2027-07-01"},
    "R49": {"father grandmother": "2031-07-01", "mother": "2031-07-15"},
    "R60": {
        "son": "2027-02-28",
        "daughter": "2028-06-01",
        "boy": "2035-08-28",
        "girl": "2039-08-02",
        "baby": "2043-09-15",
    },
    "R61a": {"daughter": "2026-12-01"},
    "R61b": {"daughter": "2027-03-01"},
    "R62": {
        "son": "2027-08-31",
        "daughter": "2028-12-01",
        "boy": "2036-02-28",
        "girl": "2040-02-02",
        "baby": "2044-03-15",
    },
    "R63": {"son daughter boy": "2026-08-17"},
    "R64": {"girl baby": "2026-09-03"},
    "R71": {"family": "2026-12-03"},
    "R72": {"consent": "2027-08-10"},
    "R73": {"family": "2027-04-30"},
    "R80": {"father": "2028-01-30"},
}


def the_case() -> Case:
    people = (FATHER, MOTHER, GRANDMOTHER, SON_16, DAUGHTER_15, BOY_8, GIRL_4, BABY)
    case = Case(FAMILY, *people, PLACEMENT, CONSENT)
    case.add(Kind.ALLOCATION, date(2026, 5, 15)).add(Kind.HOUSED, datetime(2026, 8, 3, 14))
    case.add(Kind.INFO_MEETING_HELD, datetime(2026, 8, 6, 10))
    case.add(Kind.CONTRACT_SIGNED, date(2026, 7, 20), FATHER).add(Kind.CLASSIFIED, date(2026, 9, 28), FATHER)
    case.add(Kind.FOLLOW_UP_HELD, date(2026, 11, 10), FATHER)
    case.add(Kind.PERMIT_EXPIRES, date(2028, 4, 30), FATHER)
    case.add(Kind.COURSE_BEGUN, date(2026, 8, 10), MOTHER)
    case.add(Kind.DANISH_CAN_BEGIN, date(2026, 7, 15), MOTHER)
    case.add(Kind.PLACEMENT_BEGUN, date(2026, 9, 7), PLACEMENT)
    case.add(Kind.PLACEMENT_PLANNED_END, date(2027, 3, 5), PLACEMENT)
    case.add(Kind.PLACEMENT_FOLLOW_UP_HELD, date(2026, 9, 25), PLACEMENT)
    case.add(Kind.PLACEMENT_FOLLOW_UP_HELD, date(2026, 10, 16), PLACEMENT)
    case.add(Kind.CONSENT_GIVEN, date(2026, 8, 10), CONSENT)
    case.add(Kind.RELAY_OFFERED, date(2026, 11, 19)).add(Kind.PLAN_MADE, date(2026, 10, 30))
    case.exemptions.append(Exemption(GRANDMOTHER.ref, "helbred", date(2026, 7, 10)))
    return case


def written(due: DueDate) -> str:
    assert due.due is not None
    return due.due.day.isoformat() + (f" {due.due.clock:%H:%M}" if due.due.clock else "")


def test_every_date_of_the_family_is_the_one_reckoned_by_hand() -> None:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for due in the_case().dates():
        if due.state not in (State.NOT_APPLICABLE, State.WAITING):
            found[due.rule.code, NAMES[due.subject]].append(written(due))
    expected = {
        (code, name): days
        for code, groups in EXPECTED.items()
        for names, days in groups.items()
        for name in names.split()
    }
    assert {key: " ".join(days) for key, days in found.items()} == expected
    assert sum(len(days) for days in found.values()) > 60


def test_the_grandmother_is_let_off_the_programme_and_nothing_else() -> None:
    dues = [due for due in the_case().dates() if due.subject == GRANDMOTHER.ref]
    let_off = {due.rule.code for due in dues if due.state is State.NOT_APPLICABLE}
    assert let_off == {"R12", "R20", "R21", "R40", "R41", "R42a", "R42b", "R43", "R44", "R45", "R46"}
    assert {due.reason.text for due in dues if due.reason} == {"helbred"}


def test_what_the_family_waits_for_is_named() -> None:
    waiting = {
        (due.rule.code, NAMES[due.subject]): due.waiting_for
        for due in the_case().dates()
        if due.state is State.WAITING and due.rule.code != "R80"
    }
    assert waiting == {
        ("R20", "father"): Kind.COURSE_BEGUN,
        ("R21", "father"): Kind.COURSE_BEGUN,
        ("R45", "mother"): Kind.CLASSIFIED,
        ("R46", "mother"): Kind.CONTRACT_SIGNED,
    }
