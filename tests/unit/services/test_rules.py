"""The rules as data: changing them moves what is open, never what is finished, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import pytest
from tests.builders.families import a_contact
from tests.builders.rule_change import dates, finished, open_dates, people_of, settle_in
from tests.builders.statements import counted_statements

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rules.arithmetic import Roll
from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.rule import CountFrom, Level, MonthlyWeekday, Rule, Who, Window
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.rules import MovedDate

DAYS, HOURS, MONTHS = Unit.DAYS, Unit.HOURS, Unit.MONTHS


def change(services: Services, key: str, **fields: object) -> Rule:
    return replace(services.rules.rule(key), **fields)  # type: ignore[arg-type]


CHANGES: dict[str, Callable[[Services], Rule]] = {
    "a shorter offset": lambda services: change(services, "R10", offset=Span(48, HOURS)),
    "another anchor": lambda services: change(services, "R10", anchors=(Kind.ALLOCATION,)),
    "a repeat instead of one date": lambda services: change(services, "R10", repeat=Span(2, MONTHS)),
    "for others": lambda services: change(services, "R46", who=Who.MINOR),
    "another window": lambda services: change(services, "R45", window=Window(6, Span(3, Unit.WEEKS))),
    "counted from the plan": lambda services: change(services, "R46", count_from=CountFrom.PLANNED),
    "the takeover itself": lambda services: change(services, "R01", offset=Span(3, Unit.WHOLE_MONTHS)),
    "switched off": lambda services: change(services, "R10", active=False),
    "no longer valid": lambda services: change(services, "R10", valid_to=date(2020, 1, 1)),
    "another level and roll": lambda services: change(services, "R40", level=Level.LOCAL, roll=Roll.NEXT),
    "settled by something else": lambda services: change(services, "R10", done_by=()),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_never_touches_what_is_finished(services: Services, kind: str) -> None:
    settle_in(services)
    before = finished(services)
    assert before
    services.rules.save(CHANGES[kind](services))
    assert before <= finished(services)


@pytest.mark.parametrize("kind", CHANGES)
def test_the_preview_is_what_then_happens(services: Services, kind: str) -> None:
    settle_in(services)
    rule = CHANGES[kind](services)
    before = open_dates(services)
    said = services.rules.preview(rule)
    services.rules.save(rule)
    after = open_dates(services)
    went = sorted(str(due) for key, due in before.items() if after.get(key) != due)
    came = sorted(str(due) for key, due in after.items() if before.get(key) != due)
    assert sorted(str(move.before) for move in said if move.before) == went
    assert sorted(str(move.after) for move in said if move.after) == came


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_is_taken_back_whole(services: Services, kind: str) -> None:
    settle_in(services)
    rules, rows = services.rules.all(), dates(services)
    outcome = services.rules.save(CHANGES[kind](services))
    assert outcome.undo is not None
    again = outcome.undo()
    assert services.rules.all() == rules
    assert dates(services) == rows
    assert again.undo is not None
    again.undo()
    assert services.rules.all() != rules


def test_a_move_names_person_family_and_both_dates(services: Services) -> None:
    settle_in(services)
    rule = change(services, "R40", offset=Span(2, MONTHS))
    move = next(move for move in services.rules.preview(rule) if move.about.startswith("Rana"))
    assert move == MovedDate(
        "Rana Nakhlawar",
        "Nakhlawar",
        move.code,
        "Kontrakt underskrevet",
        When(date(2026, 11, 1)),
        When(date(2026, 12, 1)),
    )


def test_what_moved_is_said_when_it_is_saved(services: Services) -> None:
    settle_in(services)
    outcome = services.rules.save(change(services, "R11", offset=Span(72, HOURS)))
    assert outcome.sentence == "Reglen »Velkomstmappe udleveret« er gemt."
    assert outcome.remarks == ("1 åben frist flytter sig.",)


def test_a_finished_date_whose_deed_is_taken_back_is_gone_for_good(services: Services) -> None:
    family = settle_in(services)
    services.rules.switch("R10", on=False)
    assert "R10" in {row.rule.code for row in dates(services)}
    held = next(view for view in services.happenings.of_family(family) if view.kind is Kind.INFO_MEETING_HELD)
    services.happenings.remove(held.id)
    assert "R10" not in {row.rule.code for row in dates(services)}


def test_a_takeover_that_has_passed_stays_for_all_that_is_counted_from_it(services: Services) -> None:
    settle_in(services)
    contract = {key: due for key, due in open_dates(services).items() if key[0] == "R40"}
    services.rules.save(change(services, "R01", offset=Span(6, Unit.WHOLE_MONTHS)))
    assert contract == {key: due for key, due in open_dates(services).items() if key[0] == "R40"}


def test_two_changes_after_each_other_keep_the_first_date(services: Services) -> None:
    settle_in(services)
    before = finished(services)
    for hours in (48, 24, 12):
        services.rules.save(change(services, "R10", offset=Span(hours, HOURS)))
    assert before <= finished(services)


def test_a_rule_that_refers_to_another_is_kept_and_read_again(services: Services) -> None:
    services.rules.save(change(services, "R21", offset=Span(2, Unit.WORKING_DAYS)))
    assert services.rules.rule("R21").offset == Span(2, Unit.WORKING_DAYS)


def test_checking_a_rule_marks_it_fresh_and_moves_nothing(services: Services, clock: object) -> None:
    settle_in(services)
    services.rules.save(change(services, "R40", checked_on=date(2025, 11, 1)))
    assert next(view for view in services.rules.rows() if view.rule.key == "R40").is_stale
    before = finished(services)
    outcome = services.rules.checked("R40")
    view = next(view for view in services.rules.rows() if view.rule.key == "R40")
    assert (view.rule.checked_on, view.rule.checked_by) == (date(2026, 11, 24), "Maja Vindkærby")
    assert not view.is_stale
    assert finished(services) == before
    assert outcome.undo is not None
    outcome.undo()
    assert services.rules.rule("R40").checked_on == date(2025, 11, 1)


def test_a_law_rule_is_stale_after_twelve_months_and_a_day(services: Services) -> None:
    services.rules.checked("R40", on=date(2025, 11, 24))
    services.rules.checked("R41", on=date(2025, 11, 23))
    stale = {view.rule.key: view.is_stale for view in services.rules.rows()}
    assert (stale["R40"], stale["R41"]) == (False, True)


def test_a_rule_that_is_not_law_is_never_stale(services: Services) -> None:
    services.rules.checked("R10", on=date(2015, 1, 1))
    assert not next(view for view in services.rules.rows() if view.rule.key == "R10").is_stale


def test_a_changed_rule_is_brought_back_to_its_wording(services: Services) -> None:
    shipped = services.rules.rule("R10")
    services.rules.save(replace(shipped, name="Velkomstmøde", offset=Span(24, HOURS)))
    assert next(view for view in services.rules.rows() if view.rule.key == "R10").is_changed
    services.rules.restore("R10")
    assert services.rules.rule("R10") == shipped


def own_rule(services: Services) -> Rule:
    return Rule(
        services.rules.new_code(),
        "Ring til skolen",
        Who.FAMILY,
        (Kind.HOUSED,),
        Span(5, DAYS),
        done_by=(Kind.TICKED,),
    )


def test_a_rule_of_ones_own_counts_at_once_and_can_be_deleted(services: Services) -> None:
    settle_in(services)
    rule = own_rule(services)
    services.rules.save(rule)
    view = next(view for view in services.rules.rows() if view.rule.key == rule.key)
    assert (view.is_own, view.open_dates) == (True, 1)
    services.rules.restore(rule.key)
    with pytest.raises(UserError, match="findes ikke længere"):
        services.rules.rule(rule.key)


def test_a_rule_of_ones_own_with_something_finished_is_switched_off_instead(services: Services) -> None:
    family = settle_in(services)
    rule = own_rule(services)
    services.rules.save(rule)
    ref = SubjectRef(SubjectKind.FAMILY, family)
    services.happenings.record(Kind.TICKED, ref, When(date(2026, 11, 20)), rule=rule.code)
    before = finished(services)
    outcome = services.rules.restore(rule.key)
    assert outcome.sentence.endswith("Det, der er nået, bliver stående.")
    assert not services.rules.rule(rule.key).active
    assert finished(services) == before


def test_a_new_code_is_never_one_that_was_used(services: Services) -> None:
    family = settle_in(services)
    first = services.rules.new_code()
    ref = SubjectRef(SubjectKind.FAMILY, family)
    services.happenings.record(Kind.TICKED, ref, When(date(2026, 11, 20)), rule=first)
    assert services.rules.new_code() != first


FAULTS = {
    "no name": ({"name": " "}, "name", "Skriv, hvad reglen hedder."),
    "no anchor": ({"anchors": ()}, "anchors", "Vælg, hvad fristen regnes fra."),
    "an anchor nobody has": (
        {"anchors": ("R999",)},
        "anchors",
        "Regel R10 regnes fra regel R999, som ikke findes.",
    ),
    "counted from itself": (
        {"anchors": ("R10",)},
        "anchors",
        "Regel R10 regnes fra sig selv gennem andre regler.",
    ),
    "a repeat of nothing": (
        {"repeat": Span(0, DAYS)},
        "repeat",
        "En gentagelse skal være mindst 1, fx »21 dage«.",
    ),
    "valid backwards": (
        {"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)},
        "valid_to",
        "Reglen holder op, før den begynder at gælde. Ret en af datoerne.",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_one_sentence_at_its_field_and_changes_nothing(services: Services, fault: str) -> None:
    fields, field, sentence = FAULTS[fault]
    rules = services.rules.all()
    for attempt in (services.rules.save, services.rules.preview):
        with pytest.raises(InvalidInput) as refused:
            attempt(change(services, "R10", **fields))
        assert [(each.field, each.sentence) for each in refused.value.problems] == [(field, sentence)]
    assert services.rules.all() == rules


def test_a_rule_others_are_counted_from_cannot_be_deleted(services: Services) -> None:
    first = own_rule(services)
    services.rules.save(first)
    services.rules.save(replace(own_rule(services), anchors=(first.code,)))
    with pytest.raises(InvalidInput, match="som ikke findes"):
        services.rules.restore(first.key)


def test_what_is_counted_from_a_rule_that_is_switched_off_keeps_its_date(services: Services) -> None:
    family = settle_in(services)
    adult = people_of(services, family)[0]
    services.happenings.record(Kind.COURSE_BEGUN, adult, When(date(2026, 11, 16)))
    before = {key: due for key, due in open_dates(services).items() if key[0] == "R21"}
    services.rules.switch("R20", on=False)
    assert before
    assert before == {key: due for key, due in open_dates(services).items() if key[0] == "R21"}


@pytest.mark.parametrize(
    ("offset", "due"),
    [
        (Span(0, DAYS), When(date(2026, 11, 10))),
        (Span(0, HOURS), When.of(datetime(2026, 11, 10, 14, 0))),
        (Span(-10_000, DAYS), When(date(1999, 6, 25))),
        (Span(-10_000, Unit.YEARS), None),
        (Span(20_000, MONTHS), None),
    ],
)
def test_an_offset_of_nothing_or_far_away_is_counted_or_said_to_be_out_of_reach(
    services: Services, offset: Span, due: When | None
) -> None:
    settle_in(services)
    rule = change(services, "R11", offset=offset)
    services.rules.preview(rule)
    services.rules.save(rule)
    (row,) = [row for row in dates(services) if row.rule.code == "R11"]
    assert row.due == due
    assert row.is_open is (due is not None)


def test_a_repeat_without_end_gives_one_next_date(services: Services) -> None:
    settle_in(services)
    rule = replace(own_rule(services), repeat=Span(1, DAYS), valid_to=None)
    services.rules.save(rule)
    rows = [row for row in dates(services) if row.rule.code == rule.code]
    assert [row.due for row in rows] == [When(date(2026, 11, 11))]


def test_a_fixed_day_every_month_takes_part(services: Services) -> None:
    rule = Rule(services.rules.new_code(), "Husmøde", Who.MUNICIPALITY, calendar=MonthlyWeekday(2, 3))
    assert [move.after for move in services.rules.preview(rule)] == [When(date(2026, 12, 10))]
    services.rules.save(rule)
    assert [row.due for row in dates(services) if row.rule.code == rule.code] == [When(date(2026, 12, 10))]


def test_the_rule_file_gives_the_rules_back(services: Services) -> None:
    settle_in(services)
    services.rules.save(change(services, "R10", offset=Span(48, HOURS), note="»Hos os«\nto dage"))
    services.rules.switch("R63", on=False)
    services.rules.save(own_rule(services))
    kept, text = services.rules.all(), services.rules.as_file()
    for key in ("R10", "R63", kept[-1].key):
        services.rules.restore(key)
    changes = services.rules.read_file(text)
    assert ([rule.key for rule in changes.added], {rule.key for rule in changes.changed}) == (
        [kept[-1].key],
        {"R10", "R63"},
    )
    services.rules.take_over(changes)
    assert services.rules.all() == kept
    assert services.rules.as_file() == text
    assert services.rules.read_file(text).is_empty


def test_what_a_file_moves_is_shown_first_and_taken_back_whole(services: Services) -> None:
    settle_in(services)
    text = services.rules.as_file().replace('offset = "96 h"', 'offset = "72 h"')
    changes = services.rules.read_file(text)
    before, stood = finished(services), open_dates(services)
    assert {move.name for move in changes.moves} >= {"Velkomstmappe udleveret"}
    outcome = services.rules.take_over(changes)
    assert before <= finished(services)
    assert open_dates(services) != stood
    assert outcome.undo is not None
    outcome.undo()
    assert open_dates(services) == stood


def test_a_file_with_few_rules_leaves_what_is_finished_standing(services: Services) -> None:
    settle_in(services)
    before = finished(services)
    text = 'format = 1\n[[rule]]\ncode = "R11"\nname = "Mappe"\nwho = "family"\nanchors = ["housed"]\n'
    changes = services.rules.read_file(text)
    assert len(changes.removed) > 40
    services.rules.take_over(changes)
    assert {row.rule.code for row in dates(services) if row.is_open} <= {"R11"} | {
        row.rule.code for row in dates(services) if row.rule.code.startswith("P")
    }
    assert before <= finished(services)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Filen er ikke en regelfil"),
        ("[[rule", "Filen kan ikke læses som en regelfil"),
        ("format = 2\n", "skrevet af et nyere program"),
        ('format = 1\n[[rule]]\ncode = "R10"\nwho = "family"\n', "Regel R10: feltet »name« mangler."),
        ("\x00\x01", "Filen kan ikke læses som en regelfil"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(services: Services, text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.rules.read_file(text)
    assert sentence in refused.value.message
    assert len(services.rules.all()) > 40


def test_a_change_of_the_contacts_interval_is_shown_for_contacts_without_their_own(
    services: Services,
) -> None:
    services.contacts.save(a_contact())
    rule = change(services, "R75", repeat=Span(3, MONTHS))
    (move,) = services.rules.preview(rule)
    assert (move.about, move.before, move.after) == (
        "Lægehuset Ådalby",
        When(date(2027, 4, 24)),
        When(date(2027, 1, 24)),
    )


def test_open_dates_are_counted_for_each_rule(services: Services) -> None:
    settle_in(services)
    settle_in(services, "Sadovenka")
    counts = {view.rule.key: view.open_dates for view in services.rules.rows()}
    assert (counts["R11"], counts["R10"]) == (2, 0)


def test_the_number_of_statements_does_not_grow_with_the_families(services: Services) -> None:
    settle_in(services)
    with counted_statements(services) as few:
        services.rules.rows()
    for number in range(4):
        settle_in(services, f"Familie{number}")
    with counted_statements(services) as many:
        services.rules.rows()
    assert len(many) == len(few) <= 18


def test_a_rule_that_is_gone_is_said(services: Services) -> None:
    for attempt in (services.rules.rule, services.rules.checked, services.rules.restore):
        with pytest.raises(UserError, match="findes ikke længere"):
            attempt("R999")


def test_an_unknown_family_is_no_part_of_a_preview(services: Services) -> None:
    family: UUID = settle_in(services)
    services.families.delete(family)  # type: ignore[arg-type]
    assert services.rules.preview(change(services, "R11", offset=Span(72, HOURS))) == ()
