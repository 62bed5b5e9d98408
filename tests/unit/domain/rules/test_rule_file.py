"""Rules go out to a file and come back the same; a faulty file says what is wrong with which rule."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders.rules import default_rules, rule

from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rules.arithmetic import Roll
from linkworker_desktop.domain.rules.happenings import PERIOD_ENDS, HappeningKind
from linkworker_desktop.domain.rules.rule import (
    CountFrom,
    Level,
    MonthlyWeekday,
    Rule,
    Who,
    Window,
    YearlyDay,
)
from linkworker_desktop.domain.rules.rule_checks import rule_problems, rules_problems
from linkworker_desktop.domain.rules.rule_fields import FIELDS
from linkworker_desktop.domain.rules.rule_file import MOST_RULES, read_rules, write_rules
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.subjects import Residence, Trait

WHOLE = """
format = 1
[[rule]]
code = "R10"
name = "Infomøde"
who = "family"
anchors = ["housed"]
offset = "96 h"
"""

words = st.text(max_size=30).map(cleaned)
spans = st.builds(Span, st.integers(1, 400), st.sampled_from([Unit.HOURS, Unit.DAYS, Unit.MONTHS]))
kinds = st.lists(st.sampled_from(HappeningKind), max_size=3).map(tuple)
conditions = st.lists(st.sampled_from([*Residence, *Trait]), max_size=3).map(tuple)
some_days = st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1))
plain_rules = st.builds(
    Rule,
    code=st.just("R99"),
    name=words.filter(bool),
    short=st.text(max_size=24).map(cleaned),
    who=st.just(Who.FAMILY),
    anchors=st.just((HappeningKind.HOUSED, HappeningKind.TAKEOVER)),
    offset=st.builds(Span, st.integers(-20_000, 20_000), st.sampled_from(Unit)),
    variant=st.sampled_from(["", "ukraine-2022"]),
    own_date=st.sampled_from([None, HappeningKind.TAKEOVER]),
    count_from=st.sampled_from(CountFrom),
    unless=st.lists(st.sampled_from(list(PERIOD_ENDS)), max_size=2).map(tuple),
    done_by=kinds,
    needs_all=st.booleans(),
    passes=st.booleans(),
    only_for=conditions,
    not_for=conditions,
    roll=st.sampled_from(Roll),
    warn=spans,
    level=st.sampled_from(Level),
    basis=words,
    source=words,
    source_year=st.none() | st.integers(1950, 2090),
    checked_on=some_days,
    checked_by=words,
    active=st.booleans(),
    valid_from=some_days,
    note=words,
)
shapes = st.one_of(
    st.just({}),
    spans.map(lambda span: {"repeat": span}),
    st.builds(lambda times, step: {"window": Window(times, step)}, st.integers(1, 52), spans),
    st.builds(lambda nth, day: {"calendar": MonthlyWeekday(nth, day)}, st.integers(1, 4), st.integers(0, 6)),
    st.builds(lambda month, day: {"calendar": YearlyDay(month, day)}, st.integers(1, 12), st.integers(1, 28)),
)


def faults(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        read_rules(text)
    return [problem.sentence for problem in caught.value.problems]


def test_the_shipped_rules_come_back_the_same() -> None:
    assert read_rules(write_rules(default_rules())) == default_rules()


@given(plain_rules, shapes)
@settings(max_examples=150)
def test_any_rule_comes_back_the_same(plain: Rule, shape: dict[str, object]) -> None:
    made = replace(plain, **shape)  # type: ignore[arg-type]
    assert read_rules(write_rules([made])) == (made,)


def test_every_field_of_a_rule_stands_in_the_file() -> None:
    assert set(FIELDS) == {field.name for field in fields(Rule)}


def test_a_file_from_windows_is_read() -> None:
    assert read_rules("\ufeff" + WHOLE.replace("\n", "\r\n"))[0].offset == Span(96, Unit.HOURS)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"96 h"', '"96 timer"', 'Regel R10: feltet »offset« kan ikke læses. Skriv det som "96 h".'),
        ('"96 h"', "96", 'Regel R10: feltet »offset« kan ikke læses. Skriv det som "96 h".'),
        ("offset", "ofset", "Regel R10: feltet »ofset« kendes ikke."),
        ('name = "Infomøde"\n', "", "Regel R10: feltet »name« mangler."),
        ('code = "R10"\n', "", "Regel nummer 1: feltet »code« mangler."),
        ('"Infomøde"', '" "', "Regel R10: Skriv, hvad reglen hedder."),
        ('["housed"]', "[]", "Regel R10: Vælg, hvad fristen regnes fra."),
        ('["housed"]', '["R98"]', "Regel R10 regnes fra regel R98, som ikke findes."),
        ('["housed"]', '["R10"]', "Regel R10 regnes fra sig selv gennem andre regler."),
        (
            '["housed"]',
            '["flyttet"]',
            'Regel R10: feltet »anchors« kan ikke læses. Skriv det som ["housed", "R20"].',
        ),
        (
            '["housed"]',
            '["contract_signed"]',
            "Regel R10: »Kontrakt underskrevet« kan ikke bruges her: det skrives ikke op for dem, reglen gælder for.",
        ),
        ('"family"', '"alle"', 'Regel R10: feltet »who« kan ikke læses. Skriv det som "family".'),
        ("offset = ", "repeat = ", None),
        ('offset = "96 h"', 'repeat = "0 d"', "Regel R10: En gentagelse skal være mindst 1, fx »21 dage«."),
        ('offset = "96 h"', 'warn = "-1 d"', "Regel R10: Varslet skal være 0 eller mere, fx »7 dage«."),
        (
            'offset = "96 h"',
            "valid_from = 2026-02-01\nvalid_to = 2026-01-01",
            "Regel R10: Reglen holder op, før den begynder at gælde. Ret en af datoerne.",
        ),
        (
            'offset = "96 h"',
            'repeat = "3 m"\nwindow = "4 x 6 w"',
            "Regel R10: Vælg én af delene: gentagelse, antal gange i en periode eller faste dage.",
        ),
        (
            'offset = "96 h"',
            'calendar = "yearly 31-02"',
            "Regel R10: Den faste dag findes ikke i kalenderen.",
        ),
        ('offset = "96 h"', 'window = "99 x 6 w"', "Regel R10: Antallet skal være mellem 1 og 52."),
        ('offset = "96 h"', "active = 1", "Regel R10: feltet »active« kan ikke læses. Skriv det som true."),
        (
            'offset = "96 h"',
            'unless = ["housed"]',
            "Regel R10: »Flyttet ind« har ingen slutning, så reglen kan ikke hvile imens.",
        ),
        ("format = 1", "format = 2", "Filen er ikke en regelfil, eller den er skrevet af et nyere program."),
    ],
)
def test_a_fault_is_named_in_one_sentence(old: str, new: str, sentence: str | None) -> None:
    text = WHOLE.replace(old, new)
    assert text != WHOLE
    if sentence is None:
        assert read_rules(text)
    else:
        assert faults(text) == [sentence]


@pytest.mark.parametrize(
    "text", ["", "format = 1", "format = 1\nrule = 3", "format = 1\nrule = [1]", "= [", "\x00", "[" * 3000]
)
def test_another_file_is_refused_in_a_sentence(text: str) -> None:
    (sentence,) = faults(text)
    assert re.match(r"Filen|Der er ingen regler", sentence)


def test_too_many_rules_and_too_long_a_file_are_refused() -> None:
    block = WHOLE.removeprefix("\nformat = 1\n")
    assert "for mange" in faults("format = 1\n" + block * (MOST_RULES + 1))[0]
    assert "for stor" in faults(WHOLE + "#" * 1_000_000)[0]


def test_every_faulty_rule_is_named_at_once() -> None:
    text = WHOLE + WHOLE.removeprefix("\nformat = 1\n").replace("R10", "R11").replace("96 h", "x")
    assert faults(text.replace('"family"', '"x"', 1)) == [
        'Regel R10: feltet »who« kan ikke læses. Skriv det som "family".',
        'Regel R11: feltet »offset« kan ikke læses. Skriv det som "96 h".',
    ]


def test_the_same_code_twice_is_refused_but_variants_are_not() -> None:
    assert "R10" in faults(WHOLE + WHOLE.removeprefix("\nformat = 1\n"))[0]
    assert not list(rules_problems([rule("R01"), rule("R01/cpr")]))


def test_a_circle_of_two_rules_is_found() -> None:
    first = replace(rule("R20"), anchors=("R21",))
    problems = list(rules_problems([first, rule("R21")]))
    assert {problem.field for problem in problems} == {"R20.anchors", "R21.anchors"}


def test_a_year_that_is_none_and_a_long_text_are_found() -> None:
    odd = replace(rule("R10"), source_year=15, name="x" * 121, valid_from=date(1, 1, 1))
    assert {problem.field for problem in rule_problems(odd)} == {"source_year", "name", "valid_from"}


@given(st.text(max_size=200))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        read_rules(text)
