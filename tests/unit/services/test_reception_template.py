"""The template of the reception plan: edited task by task, kept as text, finished ticks untouched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from tests.builders.rule_change import finished, open_dates, settle_in

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.reception_plan import TaskKind, parse_due, read_reception_plan
from linkworker_desktop.domain.reception_plan_file import write_reception_plan
from linkworker_desktop.domain.reception_words import due_words
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.reception_views import TaskDraft, draft_of
from linkworker_desktop.services.rule_book import shipped_plan

BIKES = TaskDraft("Find cykler til børnene", "Frivillige", "P3", "H+10 d")


def kept(services: Services, code: str) -> TaskDraft:
    task = services.reception_template.task(code)
    return draft_of(task, parse_due(task.due_text).rules)


def test_the_plan_file_gives_the_plan_back() -> None:
    assert read_reception_plan(write_reception_plan(shipped_plan())) == shipped_plan()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("T-14 d", "14 dage før overtagelse"),
        ("A+1 hverdag", "1 hverdag efter visitering"),
        ("H+0", "samme dag som indflytning"),
        ("H+96 t", "96 timer efter indflytning"),
        ("infomøde", "senest på infomødet"),
        ("hver 6. md", "hver 6. måned"),
        ("udløb-3 md", "3 måneder før udløb af opholdskort"),
        ("R45/R46", "som reglen siger"),
        ("løbende", "løbende"),
        ("hændelse", "når det sker"),
    ],
)
def test_when_a_task_is_due_stands_in_words(text: str, words: str) -> None:
    assert due_words(text) == words


def test_every_task_of_the_shipped_plan_has_words() -> None:
    assert all(due_words(task.due_text) for task in shipped_plan().tasks)


def test_a_new_task_comes_last_in_its_period_and_is_due_at_once(services: Services) -> None:
    family = settle_in(services)
    (move,) = services.reception_template.preview(BIKES)
    assert (move.name, move.before, move.after) == (BIKES.title, None, When(date(2026, 11, 20)))
    outcome = services.reception_template.save(BIKES)
    assert outcome.remarks == ("1 ny frist kommer til.",)
    tasks = services.reception_template.plan().tasks
    place = next(place for place, task in enumerate(tasks) if task.title == BIKES.title)
    assert (tasks[place - 1].period, tasks[place + 1].period) == ("P3", "P4")
    assert services.reception.of_family(family).task(tasks[place].code) is not None
    assert outcome.undo is not None
    outcome.undo()
    assert services.reception_template.plan() == shipped_plan()
    assert not services.reception_template.is_own()


def test_a_new_task_never_gets_the_code_of_one_that_was_ticked(services: Services) -> None:
    family = settle_in(services)
    services.reception_template.save(BIKES)
    code = services.reception_template.plan().tasks[-1].code
    code = next(task.code for task in services.reception_template.plan().tasks if task.title == BIKES.title)
    services.reception.tick(family, code)
    services.reception_template.remove(code)
    services.reception_template.save(replace(BIKES, title="Find ski"))
    ski = next(task for task in services.reception_template.plan().tasks if task.title == "Find ski")
    view = services.reception.of_family(family).task(ski.code)
    assert view is not None
    assert view.state.is_asked


@pytest.mark.parametrize(
    "change",
    [
        {"due_text": "H+3 d"},
        {"due_text": "løbende"},
        {"due_text": "R10"},
        {"unit": "Borgerservice", "period": "P4"},
        {"kind": TaskKind.GOAL, "title": "Konto"},
    ],
)
def test_a_change_of_a_task_never_touches_its_ticks_and_is_what_the_preview_said(
    services: Services, change: dict[str, object]
) -> None:
    family = settle_in(services)
    settle_in(services, "Sadovenka")
    services.reception.tick(family, "P206")
    before, stood = finished(services), open_dates(services)
    draft = replace(kept(services, "P206"), **change)  # type: ignore[arg-type]
    said = services.reception_template.preview(draft)
    outcome = services.reception_template.save(draft)
    assert {told for told in before if told[0] != "P206"} <= finished(services)
    if draft.due_text != "R10":
        assert before <= finished(services)
    now = open_dates(services)
    assert sorted(str(move.before) for move in said if move.before) == sorted(
        str(due) for key, due in stood.items() if now.get(key) != due
    )
    assert outcome.undo is not None
    outcome.undo()
    assert (finished(services), open_dates(services)) == (before, stood)


def test_a_task_moves_among_its_fellows_and_no_further(services: Services) -> None:
    def titles() -> list[str]:
        return [task.code for task in services.reception_template.plan().tasks if task.period == "P2"]

    services.reception_template.move("P203", -1)
    assert titles()[:3] == ["P201", "P203", "P202"]
    services.reception_template.move("P203", -5)
    assert titles()[0] == "P203"
    services.reception_template.move("P203", 99)
    assert titles()[-1] == "P203"


def test_a_removed_task_takes_its_open_dates_along_and_comes_back_by_undo(services: Services) -> None:
    settle_in(services)
    (move,) = services.reception_template.preview_remove("P301")
    assert (move.before, move.after) == (When(date(2026, 11, 24)), None)
    outcome = services.reception_template.remove("P301")
    assert not [key for key in open_dates(services) if key[0] == "P301"]
    assert outcome.undo is not None
    outcome.undo()
    assert [key for key in open_dates(services) if key[0] == "P301"]


def test_the_shipped_plan_comes_back(services: Services) -> None:
    services.reception_template.save(BIKES)
    services.reception_template.remove("P101")
    assert services.reception_template.is_own()
    services.reception_template.restore()
    assert services.reception_template.plan() == shipped_plan()


FAULTS = {
    "no title": ({"title": " "}, "title", "Skriv, hvad der skal gøres."),
    "no unit": ({"unit": ""}, "unit", "Skriv, hvem der gør det."),
    "no period": ({"period": "P9"}, "period", "Vælg en periode."),
    "no time": (
        {"due_text": "snart"},
        "due",
        "Tidspunktet »snart« kan ikke læses. Skriv fx »H+96 t«, »T+1 md« eller »løbende«.",
    ),
    "a rule nobody has": ({"due_text": "R999"}, "due", "Reglen findes ikke længere. Vælg en anden."),
    "too long": ({"title": "x" * 121}, "title", "Teksten er for lang. Skriv højst 120 tegn."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_a_sentence_at_its_field_and_changes_nothing(services: Services, fault: str) -> None:
    change, field, sentence = FAULTS[fault]
    with pytest.raises(InvalidInput) as refused:
        services.reception_template.save(replace(BIKES, **change))  # type: ignore[arg-type]
    assert [(each.field, each.sentence) for each in refused.value.problems] == [(field, sentence)]
    assert not services.reception_template.is_own()


def test_a_title_with_quotes_and_signs_is_kept_as_it_is(services: Services) -> None:
    title = 'Sig »velkommen« på "arabisk": مرحبا \\ [x]'
    services.reception_template.save(replace(BIKES, title=title))
    assert title in [task.title for task in services.reception_template.plan().tasks]


def test_a_task_that_is_gone_is_said(services: Services) -> None:
    template = services.reception_template
    for attempt in (template.remove, template.preview_remove, template.task):
        with pytest.raises(UserError, match="ikke i modtagelsesplanen"):
            attempt("P999")
    with pytest.raises(UserError, match="ikke i modtagelsesplanen"):
        template.save(replace(BIKES, code="P999"))


def test_a_family_of_another_plan_reads_its_own_text(services: Services) -> None:
    family: UUID = settle_in(services)
    services.reception_template.save(replace(kept(services, "P206"), title="Konto i banken"))
    view = services.reception.of_family(family).task("P206")
    assert view is not None
    assert view.task.title == "Konto i banken"
