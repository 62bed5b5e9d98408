"""A change of the rules is shown before it is made: what moves, what comes, what goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from tests.builders.rules import NOW, Case, a_family, a_person, rule

from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.preview import Move, moved
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import ClosedDay, WorkingDays

R10, R11, R63 = rule("R10"), rule("R11"), rule("R63")
HOUSED = datetime(2026, 11, 23, 14)


def case() -> Case:
    return Case(a_family(), a_person("A", date(2016, 1, 1))).add(Kind.HOUSED, HOUSED)


def changed(
    old: tuple[Rule, ...], new: tuple[Rule, ...], facts: Case
) -> list[tuple[When | None, When | None]]:
    return [_dates(move) for move in moved(old, new, facts.facts, NOW)]


def _dates(move: Move) -> tuple[When | None, When | None]:
    return (move.before.due if move.before else None, move.after.due if move.after else None)


def test_only_what_moves_is_listed() -> None:
    shorter = replace(R11, offset=Span(72, Unit.HOURS))
    assert changed((R10, R11), (R10, shorter), case()) == [
        (When.of(datetime(2026, 11, 27, 14)), When.of(datetime(2026, 11, 26, 14)))
    ]


def test_what_is_finished_is_never_listed() -> None:
    done = case().add(Kind.FOLDER_HANDED_OUT, datetime(2026, 11, 24, 8))
    assert changed((R11,), (replace(R11, offset=Span(1, Unit.HOURS)),), done) == []


def test_a_rule_switched_off_or_on_comes_and_goes() -> None:
    off = replace(R11, active=False)
    due = When.of(datetime(2026, 11, 27, 14))
    assert changed((R11,), (off,), case()) == [(due, None)]
    assert changed((off,), (R11,), case()) == [(None, due)]


def test_a_new_level_or_name_moves_nothing() -> None:
    assert changed((R11,), (replace(R11, name="Mappen", warn=Span(48, Unit.HOURS)),), case()) == []


def test_the_children_of_a_changed_rule_move_with_it() -> None:
    follow = Rule("R91", "Efter skolestart", R63.who, ("R63",), Span(3, Unit.WORKING_DAYS))
    later = replace(R63, offset=Span(21, Unit.DAYS))
    assert changed((R63, follow), (later, follow), case()) == [
        (When(date(2026, 12, 7)), When(date(2026, 12, 14))),
        (When(date(2026, 12, 10)), When(date(2026, 12, 17))),
    ]


def test_a_new_closed_day_moves_what_is_counted_in_working_days() -> None:
    rules = (Rule("R91", "Brev", R10.who, (Kind.HOUSED,), Span(2, Unit.WORKING_DAYS)),)
    closed = WorkingDays((ClosedDay("Flytning", 11, 24, 2026),))
    (move,) = moved(rules, rules, case().facts, NOW, WorkingDays(), closed)
    assert _dates(move) == (When(date(2026, 11, 25)), When(date(2026, 11, 26)))
