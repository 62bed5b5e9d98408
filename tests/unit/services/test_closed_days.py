"""The municipality's own closed days: they move what is counted in working days, except what the law counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.builders.rule_change import finished, open_dates, people_of, settle_in

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.rule import Level, Rule, Who
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import ClosedDay

BRIDGE = ClosedDay("Klemmedag", 11, 12, 2026)
LETTER = Rule("R101", "Brev til skolen", Who.FAMILY, (Kind.HOUSED,), Span(2, Unit.WORKING_DAYS))


def test_the_usual_days_are_offered_until_they_are_kept(services: Services) -> None:
    names = [(day.name, day.day, day.month) for day in services.closed_days.offered()]
    assert names == [
        ("Juleaftensdag", 24, 12),
        ("Nytårsaftensdag", 31, 12),
        ("Grundlovsdag", 5, 6),
        ("1. maj", 1, 5),
    ]
    outcome = services.closed_days.add(services.closed_days.offered()[:2])
    assert outcome.sentence == "2 lukkedage er skrevet ind."
    assert [day.name for day in services.closed_days.offered()] == ["Grundlovsdag", "1. maj"]
    assert [(view.words, view.next_on) for view in services.closed_days.all()] == [
        ("24. december", date(2026, 12, 24)),
        ("31. december", date(2026, 12, 31)),
    ]


def test_what_moves_is_shown_first_and_then_moves(services: Services) -> None:
    settle_in(services)
    services.rules.save(LETTER)
    (move,) = services.closed_days.preview_add([BRIDGE])
    assert (move.name, move.before, move.after) == (
        "Brev til skolen",
        When(date(2026, 11, 12)),
        When(date(2026, 11, 13)),
    )
    before = open_dates(services)
    outcome = services.closed_days.add([BRIDGE])
    assert outcome.remarks == ("1 åben frist flytter sig.",)
    assert open_dates(services) != before
    assert outcome.undo is not None
    outcome.undo()
    assert open_dates(services) == before


def test_what_is_finished_keeps_its_date(services: Services) -> None:
    family = settle_in(services)
    adult = people_of(services, family)[0]
    services.happenings.record(Kind.COURSE_BEGUN, adult, When(date(2026, 10, 19)))
    services.happenings.record(Kind.COURSE_ENDED, adult, When(date(2026, 11, 13)))
    before = finished(services)
    assert any(told[0] == "R20" for told in before)
    services.closed_days.add([ClosedDay("Fredag lukket", 11, 13, 2026)])
    assert finished(services) == before


def test_a_rule_of_law_is_not_moved_by_a_closed_day(services: Services) -> None:
    settle_in(services)
    services.rules.save(replace(LETTER, level=Level.LAW))
    assert services.closed_days.preview_add([BRIDGE]) == ()


def test_a_closed_day_can_be_an_ordinary_day_again(services: Services) -> None:
    settle_in(services)
    services.rules.save(LETTER)
    services.closed_days.add([BRIDGE])
    (view,) = services.closed_days.all()
    (move,) = services.closed_days.preview_remove(view.id)
    assert move.after == When(date(2026, 11, 12))
    outcome = services.closed_days.remove(view.id)
    assert outcome.sentence == "12. november 2026 er ikke lukkedag mere."
    assert services.closed_days.all() == ()
    assert outcome.undo is not None
    outcome.undo()
    assert len(services.closed_days.all()) == 1


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (ClosedDay("", 2, 30), "Dagen findes ikke i kalenderen. Skriv fx 24.12."),
        (ClosedDay("", 2, 29, 2027), "Dagen findes ikke i kalenderen. Skriv fx 24.12."),
        (ClosedDay("", 1, 1, 2300), "Årstallet skal ligge mellem 1900 og 2100. Ret datoen."),
        (ClosedDay("", 12, 25, 2026), "Dagen er en helligdag, så der er lukket i forvejen."),
        (ClosedDay("x" * 121, 5, 5), "Teksten er for lang. Skriv højst 120 tegn."),
    ],
)
def test_an_impossible_day_is_refused(services: Services, day: ClosedDay, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.closed_days.add([day])
    assert refused.value.message == sentence
    assert services.closed_days.all() == ()


def test_the_same_day_is_not_kept_twice(services: Services) -> None:
    services.closed_days.add([BRIDGE])
    with pytest.raises(InvalidInput, match="allerede en lukkedag"):
        services.closed_days.add([replace(BRIDGE, name="Igen")])


def test_the_leap_day_comes_when_there_is_one(services: Services) -> None:
    services.closed_days.add([ClosedDay("Skuddag", 2, 29)])
    assert services.closed_days.all()[0].next_on == date(2028, 2, 29)


def test_a_single_day_that_is_over_has_no_next_time(services: Services) -> None:
    services.closed_days.add([BRIDGE])
    assert services.closed_days.all()[0].next_on is None


def test_a_day_that_is_gone_is_said(services: Services) -> None:
    services.closed_days.add([BRIDGE])
    (view,) = services.closed_days.all()
    services.closed_days.remove(view.id)
    with pytest.raises(UserError, match="findes ikke længere"):
        services.closed_days.remove(view.id)
