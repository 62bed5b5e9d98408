"""The reception plan's tasks are due a while from a fact, or with the rules they follow."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.builders.rules import NOW, Case, a_family, a_person, an_adult, default_rules

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.reception_plan import (
    PlanRow,
    ReceptionPlan,
    TaskKind,
    Timing,
    parse_due,
    plan_rows,
    plan_rules,
    read_reception_plan,
)
from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.rule_checks import rules_problems
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.subjects import Subject
from linkworker_desktop.domain.rules.when import When

WHOLE = """
format = 1
[[period]]
code = "P1"
name = "Før ankomst"
[[task]]
code = "P101"
period = "P1"
unit = "Link-worker"
title = "Opret familien"
due = "A+1 hverdag"
kind = "opgave"
"""


def shipped() -> ReceptionPlan:
    return read_reception_plan(resource_path("rules", "reception_plan.toml").read_text(encoding="utf-8"))


def rows(*people: Subject, case: Case | None = None) -> dict[str, PlanRow]:
    plan = shipped()
    made = case or _moved_in(*people)
    made.rules = (*default_rules(), *plan_rules(plan))
    return {row.task.code: row for row in plan_rows(plan, made.subjects[0].ref, made.dates(NOW))}


def _moved_in(*people: Subject) -> Case:
    case = Case(a_family(), *people).add(Kind.ALLOCATION, date(2026, 9, 15))
    return case.add(Kind.HOUSED, datetime(2026, 11, 20, 14))


def due_of(row: PlanRow) -> When | None:
    return row.leading.due if row.leading else None


def test_the_shipped_plan_has_49_tasks_in_five_periods() -> None:
    plan = shipped()
    assert len(plan.tasks) == 49
    assert [period.name for period in plan.periods][:2] == ["Før ankomst", "De første 96 timer"]
    assert plan.units[0] == "Link-worker"


def test_every_rule_a_task_follows_exists() -> None:
    codes = {rule.code for rule in default_rules()}
    assert not [task.code for task in shipped().tasks if not set(task.rules) <= codes]
    assert not list(rules_problems([*default_rules(), *plan_rules(shipped())]))


@pytest.mark.parametrize(
    ("code", "due"),
    [
        ("P101", When(date(2026, 9, 16))),
        ("P102", When(date(2026, 10, 19))),
        ("P103", When(date(2026, 9, 22))),
        ("P112", When(date(2026, 11, 1))),
        ("P201", When(date(2026, 11, 20))),
        ("P203", When.of(datetime(2026, 11, 24, 14))),
        ("P206", When(date(2026, 11, 27))),
        ("P301", When(date(2026, 12, 4))),
        ("P401", When(date(2026, 12, 2))),
        ("P406", When(date(2027, 5, 2))),
        ("P408", When(date(2027, 2, 20))),
        ("P504", When(date(2027, 11, 20))),
        ("P509", When(date(2029, 11, 2))),
    ],
)
def test_the_tasks_of_a_family_are_due(code: str, due: When) -> None:
    assert due_of(rows(an_adult())[code]) == due


def test_a_task_follows_the_first_open_date_of_its_rules() -> None:
    adult = an_adult()
    case = _moved_in(adult, a_person("A", date(2009, 8, 31)))
    assert due_of(rows(case=case)["P506"]) == When(date(2027, 2, 28))
    case.add(Kind.CONTRACT_SIGNED, date(2026, 11, 10), adult)
    assert due_of(rows(case=case)["P401"]) == When(date(2026, 11, 10))
    case.add(Kind.DECLARATION_SIGNED, date(2026, 11, 10), adult)
    done = rows(case=case)["P401"].leading
    assert done is not None
    assert done.state is State.DONE


def test_a_task_is_ticked_off_by_its_code() -> None:
    case = _moved_in().add(Kind.TICKED, date(2026, 11, 21), rule="P206")
    leading = rows(case=case)["P206"].leading
    assert leading is not None
    assert (leading.state, leading.done) == (State.DONE, When(date(2026, 11, 21)))


def test_a_task_without_its_fact_waits_for_it() -> None:
    leading = rows(case=Case(a_family()))["P206"].leading
    assert leading is not None
    assert leading.waiting_for is Kind.HOUSED


def test_a_task_that_concerns_nobody_has_no_date() -> None:
    assert rows(an_adult())["P405"].leading is None


@pytest.mark.parametrize(
    ("text", "anchor", "span"),
    [
        ("A+1 hverdag", Kind.ALLOCATION, Span(1, Unit.WORKING_DAYS)),
        ("T-14 d", Kind.TAKEOVER, Span(-14, Unit.DAYS)),
        ("H+96 t", Kind.HOUSED, Span(96, Unit.HOURS)),
        ("H + 2 uger", Kind.HOUSED, Span(2, Unit.WEEKS)),
        ("H+0", Kind.HOUSED, Span(0, Unit.DAYS)),
        ("T+1 md", Kind.TAKEOVER, Span(1, Unit.MONTHS)),
        ("udløb-3 md", Kind.PERMIT_EXPIRES, Span(-3, Unit.MONTHS)),
    ],
)
def test_a_due_expression_is_a_fact_and_a_span(text: str, anchor: Kind, span: Span) -> None:
    due = parse_due(text)
    assert (due.timing, due.anchors, due.offset) == (Timing.DATED, (anchor,), span)


def test_the_other_due_expressions() -> None:
    assert parse_due("R45/R46").rules == ("R45", "R46")
    assert parse_due("alder").rules == ("R61a", "R60", "R62")
    assert parse_due("hver 6. md").repeat == Span(6, Unit.MONTHS)
    assert parse_due("infomøde").offset == Span(0, Unit.HOURS)
    assert parse_due("løbende").timing is Timing.ONGOING
    assert parse_due("hændelse").timing is Timing.ON_EVENT


@pytest.mark.parametrize("text", ["", "snart", "X+1 d", "H+1", "H+99999 d", "hver 0. md", "A+1 time senere"])
def test_any_other_expression_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="kan ikke læses"):
        parse_due(text)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "A+1 hverdag",
            "snart",
            "Opgave P101: tidspunktet »snart« kan ikke læses. Skriv fx »H+96 t«, »T+1 md« eller »løbende«.",
        ),
        ('"opgave"', '"x"', "Opgave P101: arten skal være opgave, frist, lov, gentag eller mål."),
        ('period = "P1"', 'period = "P9"', "Opgave P101: perioden »P9« findes ikke i filen."),
        ('unit = "Link-worker"', "", "Opgave P101: enhed og opgave skal begge være udfyldt."),
        (
            'code = "P101"',
            'code = "R10"',
            "Opgave R10: koden skal begynde med et stort bogstav fra A til Z, dog ikke R, fx P101.",
        ),
        ("format = 1", "format = 9", "Filen er ikke en modtagelsesplan."),
    ],
)
def test_a_faulty_plan_says_which_task_and_what(old: str, new: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_reception_plan(WHOLE.replace(old, new))
    assert [problem.sentence for problem in caught.value.problems] == [sentence]


def test_the_same_task_twice_is_refused() -> None:
    task = WHOLE[WHOLE.index("[[task]]") :]
    with pytest.raises(InvalidInput, match="P101"):
        read_reception_plan(WHOLE + task)


def test_the_kinds_are_those_of_the_plan() -> None:
    assert {task.kind for task in shipped().tasks} == set(TaskKind)
