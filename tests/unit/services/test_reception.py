"""The reception plan of a family: ticked with one deed, taken back, left out with a reason."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from tests.builders.rule_change import people_of, settle_in
from tests.builders.statements import counted_statements

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.placements import PlacementDraft
from linkworker_desktop.services.reception_views import TaskState, TaskView


@pytest.fixture
def family(services: Services) -> UUID:
    return settle_in(services)


def task(services: Services, family: UUID, code: str) -> TaskView:
    view = services.reception.of_family(family).task(code)
    assert view is not None
    return view


def test_every_task_of_the_plan_stands_in_one_cell(services: Services, family: UUID) -> None:
    view = services.reception.of_family(family)
    cells = [each for unit in view.units for period in view.periods for each in view.cell(unit, period.code)]
    assert sorted(each.task.code for each in cells) == sorted(each.task.code for each in view.tasks)
    assert view.periods[0].name == "Før ankomst"


def test_a_task_knows_where_it_stands(services: Services, family: UUID) -> None:
    assert task(services, family, "P206").state is TaskState.LATE
    assert task(services, family, "P206").words == "7 dage over"
    assert task(services, family, "P301").state is TaskState.SOON
    assert task(services, family, "P203").state is TaskState.DONE
    assert task(services, family, "P504").state is TaskState.COMING
    assert task(services, family, "P505").state is TaskState.WAITING
    assert task(services, family, "P502").state is TaskState.ONGOING


def test_one_tick_settles_the_task_and_one_undo_takes_it_back(services: Services, family: UUID) -> None:
    outcome = services.reception.tick(family, "P206")
    assert outcome.sentence == "»Opret bankkonto (NemKonto)« er gjort."
    view = task(services, family, "P206")
    assert (view.state, view.last_done) == (TaskState.DONE_LATE, date(2026, 11, 24))
    assert outcome.undo is not None
    outcome.undo()
    assert task(services, family, "P206").state is TaskState.LATE


def test_a_tick_from_paper_carries_the_day_on_the_paper(services: Services, family: UUID) -> None:
    services.reception.tick(family, "P206", date(2026, 11, 16))
    view = task(services, family, "P206")
    assert (view.state, view.last_done) == (TaskState.DONE, date(2026, 11, 16))


def test_a_tick_of_a_task_that_follows_a_rule_is_the_rules_own_fact(services: Services, family: UUID) -> None:
    services.reception.tick(family, "P204")
    kinds = [view.kind for view in services.happenings.of_family(family)]
    assert Kind.FOLDER_HANDED_OUT in kinds
    assert Kind.TICKED not in kinds
    assert task(services, family, "P204").state.is_done


def test_a_tick_is_for_everybody_it_is_due_for_at_that_time(services: Services, family: UUID) -> None:
    both = {"Samir Nakhlawar", "Rana Nakhlawar"}
    assert set(task(services, family, "P205").names) == both
    outcome = services.reception.tick(family, "P205")
    assert task(services, family, "P205").state.is_done
    assert outcome.undo is not None
    outcome.undo()
    assert set(task(services, family, "P205").names) == both


def test_a_task_of_two_deeds_asks_for_both(services: Services, family: UUID) -> None:
    rana = people_of(services, family)[1]
    services.reception.tick(family, "P401")
    kinds = {view.kind for view in services.happenings.of_family(family) if view.subject == rana}
    assert kinds == {Kind.CONTRACT_SIGNED, Kind.DECLARATION_SIGNED}
    assert task(services, family, "P401").state.is_done


def test_what_was_ticked_is_unticked_and_that_can_be_undone(services: Services, family: UUID) -> None:
    services.reception.tick(family, "P206")
    outcome = services.reception.untick(family, "P206")
    assert task(services, family, "P206").state is TaskState.LATE
    assert outcome.undo is not None
    outcome.undo()
    assert task(services, family, "P206").state.is_done


def test_unticking_a_rules_fact_takes_that_fact_away(services: Services, family: UUID) -> None:
    services.reception.untick(family, "P203")
    assert Kind.INFO_MEETING_HELD not in {view.kind for view in services.happenings.of_family(family)}
    assert task(services, family, "P203").state is TaskState.LATE


def test_what_stands_in_a_field_of_its_own_is_not_unticked_from_here(
    services: Services, family: UUID
) -> None:
    samir = people_of(services, family)[0]
    services.happenings.record(Kind.COURSE_BEGUN, samir, When(date(2026, 10, 19)))
    services.happenings.record(Kind.COURSE_ENDED, samir, When(date(2026, 11, 13)))
    services.placements.save(PlacementDraft(samir.ident, date(2026, 11, 16)))
    services.happenings.record(
        Kind.PLACED_ON_LADDER, people_of(services, family)[1], When(date(2026, 11, 12))
    )
    view = task(services, family, "P403")
    assert view.last_done == date(2026, 11, 16)
    with pytest.raises(UserError, match="familiens side"):
        services.reception.untick(family, "P403")


def test_a_task_left_out_says_why_and_comes_back(services: Services, family: UUID) -> None:
    outcome = services.reception.leave_out(family, "P304", "  Ingen børn under 18  ")
    view = task(services, family, "P304")
    assert (view.state, view.reason) == (TaskState.LEFT_OUT, "Ingen børn under 18")
    assert view.words == "gælder ikke: fritaget 24.11.2026, Ingen børn under 18"
    services.reception.take_in(family, "P304")
    assert task(services, family, "P304").state.is_asked
    assert outcome.undo is not None
    services.reception.leave_out(family, "P304", "Igen")
    with pytest.raises(UserError):
        outcome.undo()


def test_leaving_a_task_out_lets_the_whole_family_off_the_rules_it_follows(
    services: Services, family: UUID
) -> None:
    outcome = services.reception.leave_out(family, "P401", "Pensionister")
    rows = [row for row in services.deadlines.due(family) if row.row.rule.code in {"R40", "R43"}]
    assert {row.words for row in rows if not row.row.is_finished} == {
        "gælder ikke: fritaget 24.11.2026, Pensionister"
    }
    assert outcome.undo is not None
    outcome.undo()
    assert task(services, family, "P401").state.is_asked


@pytest.mark.parametrize("reason", ["", "   ", "x" * 401])
def test_leaving_out_needs_a_reason(services: Services, family: UUID, reason: str) -> None:
    with pytest.raises(InvalidInput):
        services.reception.leave_out(family, "P304", reason)
    assert task(services, family, "P304").state.is_asked


def test_a_task_nobody_in_the_family_has_says_so(services: Services, family: UUID) -> None:
    assert task(services, family, "P405").state is TaskState.NOBODY
    with pytest.raises(UserError, match="ingen i familien"):
        services.reception.tick(family, "P405")


def test_an_impossible_day_is_refused(services: Services, family: UUID) -> None:
    with pytest.raises(InvalidInput):
        services.reception.tick(family, "P206", date(2300, 1, 1))


def test_a_task_that_is_gone_is_said(services: Services, family: UUID) -> None:
    for attempt in (services.reception.tick, services.reception.untick, services.reception.take_in):
        with pytest.raises(UserError, match="ikke i modtagelsesplanen"):
            attempt(family, "P999")


def test_a_repeat_comes_again_after_its_tick(services: Services, family: UUID) -> None:
    services.reception.tick(family, "P505")
    view = task(services, family, "P505")
    assert view.state is TaskState.COMING
    assert view.last_done == date(2026, 11, 24)
    assert view.leading is not None
    assert view.leading.due == When(date(2027, 5, 24))


def test_units_with_something_late_are_named_the_worst_first(services: Services, family: UUID) -> None:
    late = services.reception.of_family(family).late_units
    assert dict(late)["Modtageteam"] == 3
    assert [number for _unit, number in late] == sorted((number for _unit, number in late), reverse=True)


def test_the_plan_of_a_family_takes_a_fixed_number_of_statements(services: Services, family: UUID) -> None:
    with counted_statements(services) as alone:
        services.reception.of_family(family)
    settle_in(services, "Sadovenka")
    with counted_statements(services) as beside:
        services.reception.of_family(family)
    assert len(alone) == len(beside) <= 16
