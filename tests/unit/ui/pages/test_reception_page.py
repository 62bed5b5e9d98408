"""The reception plan on its page: ticked with one click, narrowed by unit, its template edited with a preview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.rule_change import settle_in

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.services.reception_views import TaskState
from linkworker_desktop.services.rule_book import shipped_plan
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.reception import ReceptionPage
from linkworker_desktop.ui.pages.reception.due_field import DueManner
from linkworker_desktop.ui.pages.reception.task_row import TaskRow


@pytest.fixture
def family(services: Services) -> UUID:
    return settle_in(services)


@pytest.fixture
def page(qtbot: QtBot, services: Services, actions: Actions, family: UUID) -> Iterator[ReceptionPage]:
    made = ReceptionPage(services, actions)
    qtbot.addWidget(made)
    actions.changed.connect(made.refresh)
    made.resize(1232, 832)
    made.show()
    made.open(Destination(Place.RECEPTION, family=FamilyId(family)))
    yield made
    made.leave()
    QThreadPool.globalInstance().waitForDone(5000)
    qtbot.wait(1)


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.waitUntil(lambda: widget.height() > 0)  # what was just shown gets its place first
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def row(page: ReceptionPage, code: str) -> TaskRow:
    return page.plan.list.rows[code]


def state(services: Services, family: UUID, code: str) -> TaskState:
    view = services.reception.of_family(family).task(code)
    assert view is not None
    return view.state


def test_late_tasks_stand_first_the_oldest_of_them_on_top(page: ReceptionPage) -> None:
    states = [each.view.state for each in page.plan.list.rows.values()]
    late = states.count(TaskState.LATE)
    assert states[:late] == [TaskState.LATE] * late
    assert late
    assert next(iter(page.plan.list.rows)) == "P101"


def test_one_click_ticks_a_task_and_one_undo_takes_it_back(
    qtbot: QtBot, page: ReceptionPage, services: Services, family: UUID, actions: Actions, heard: Heard
) -> None:
    click(qtbot, row(page, "P206").box)
    assert state(services, family, "P206").is_done
    assert row(page, "P206").box.isChecked()
    assert heard.notices[-1].is_undo
    actions.undo_stack.undo()
    assert not row(page, "P206").box.isChecked()
    assert state(services, family, "P206") is TaskState.LATE


def test_a_second_click_takes_the_tick_back(
    qtbot: QtBot, page: ReceptionPage, services: Services, family: UUID
) -> None:
    click(qtbot, row(page, "P206").box)
    click(qtbot, row(page, "P206").box)
    assert state(services, family, "P206") is TaskState.LATE


def test_a_tick_moves_nothing_and_keeps_the_focus(qtbot: QtBot, page: ReceptionPage) -> None:
    before, box = list(page.plan.list.rows), row(page, "P206").box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert list(page.plan.list.rows) == before
    assert row(page, "P206").box is box
    assert box.hasFocus()


def test_a_unit_and_a_cell_narrow_the_list(qtbot: QtBot, page: ReceptionPage) -> None:
    matrix = page.plan.matrix
    unit = matrix.plan.unit_at(2)
    matrix.clicked.emit(matrix.plan.index(2, 0))
    assert {each.view.task.unit for each in page.plan.list.rows.values()} == {unit}
    assert page.plan.units == (unit,)
    matrix.clicked.emit(matrix.plan.index(2, 2))
    assert {each.view.task.period for each in page.plan.list.rows.values()} == {"P2"}
    click(qtbot, page.plan.list.all_link)
    assert len(page.plan.list.rows) == len(shipped_plan().tasks)


def test_a_cell_says_what_is_in_it(page: ReceptionPage) -> None:
    matrix = page.plan.matrix.plan
    rows = [matrix.unit_at(each) for each in range(matrix.rowCount())]
    cell = matrix.index(rows.index("Integrationsenheden"), 2)
    words = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Integrationsenheden, De første 96 timer: 1 af 3 gjort, 2 over tiden"


def test_the_matrix_keeps_the_models_contract(page: ReceptionPage, services: Services, family: UUID) -> None:
    QAbstractItemModelTester(page.plan.matrix.plan, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.plan.matrix.plan.show_view(services.reception.of_family(family))


def test_the_sentence_counts_and_names_the_late_units(page: ReceptionPage) -> None:
    assert page._sentence.text().startswith("1 af ")
    assert "Over tiden: Integrationsenheden (5), Link-worker (5), Modtageteam (" in page._sentence.text() or (
        "Over tiden: Link-worker (5), Integrationsenheden (5), Modtageteam (" in page._sentence.text()
    )


def test_a_task_is_left_out_with_a_reason_and_taken_back(
    qtbot: QtBot, page: ReceptionPage, services: Services, family: UUID
) -> None:
    click(qtbot, row(page, "P304").more_button)
    detail = row(page, "P304").detail
    assert detail is not None
    click(qtbot, detail.leave_button)
    assert detail.reason.error == "Skriv, hvorfor reglen ikke gælder."
    qtbot.keyClicks(detail.reason.line_edit, "Ingen små børn")
    click(qtbot, detail.leave_button)
    assert state(services, family, "P304") is TaskState.LEFT_OUT
    assert "Ingen små børn" in row(page, "P304")._second.text()
    click(qtbot, detail.back_button)
    assert state(services, family, "P304").is_asked


def test_a_tick_from_paper_gets_the_day_that_is_typed(
    qtbot: QtBot, page: ReceptionPage, services: Services, family: UUID
) -> None:
    click(qtbot, row(page, "P206").more_button)
    detail = row(page, "P206").detail
    assert detail is not None
    detail.day.line_edit.setText("i forgårs")
    click(qtbot, detail.day_button)
    assert detail.day.error
    detail.day.line_edit.setText("16.11.2026")
    click(qtbot, detail.day_button)
    view = services.reception.of_family(family).task("P206")
    assert view is not None
    assert view.last_done == date(2026, 11, 16)


def test_only_one_task_is_open_at_a_time(qtbot: QtBot, page: ReceptionPage) -> None:
    click(qtbot, row(page, "P206").more_button)
    click(qtbot, row(page, "P301").more_button)
    assert row(page, "P206").detail is None
    click(qtbot, row(page, "P301").more_button)
    assert row(page, "P301").detail is None


def test_a_refused_tick_leaves_the_box_as_it_was(
    qtbot: QtBot, page: ReceptionPage, services: Services, heard: Heard
) -> None:
    services.reception_template.remove("P206")
    click(qtbot, row(page, "P206").box)
    assert not row(page, "P206").box.isChecked()
    assert "ikke i modtagelsesplanen" in heard.notices[-1].sentence


def test_the_law_tag_leads_to_the_rule(qtbot: QtBot, page: ReceptionPage, heard: Heard) -> None:
    click(qtbot, row(page, "P404").tag)
    assert heard.travels == [Destination(Place.RULES, field="R44")]


def test_a_destination_puts_the_keyboard_on_its_task(page: ReceptionPage, family: UUID) -> None:
    page.open(Destination(Place.RECEPTION, family=FamilyId(family), field="P411"))
    assert row(page, "P411").box.hasFocus()


def test_the_state_stands_below_the_words_where_the_row_is_narrow(qtbot: QtBot, page: ReceptionPage) -> None:
    task = next(iter(page.plan.list.rows.values()))
    page.resize(1600, 832)
    qtbot.waitUntil(lambda: task.width() > 600)
    wide = task._state.mapTo(task, task._state.rect().topLeft())
    page.resize(940, 700)
    qtbot.waitUntil(lambda: task._is_narrow)
    qtbot.waitUntil(lambda: task._state.y() > task._second.y())
    narrow = task._state.mapTo(task, task._state.rect().topLeft())
    assert narrow.x() < wide.x()
    assert task._state.width() >= task._state.sizeHint().width()


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, page: ReceptionPage) -> None:
    click(qtbot, row(page, "P205").more_button)
    _require_names(page)
    page.open(Destination(Place.RECEPTION))
    _require_names(page)


def _require_names(page: QWidget) -> None:
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = QAccessible.queryAccessibleInterface(widget)
            assert named is not None
            assert named.text(QAccessible.Text.Name), widget


# -- the template


@pytest.fixture
def template(page: ReceptionPage) -> ReceptionPage:
    page.open(Destination(Place.RECEPTION))
    return page


def test_every_shipped_task_comes_out_of_the_form_as_it_went_in(
    template: ReceptionPage, services: Services
) -> None:
    for task in shipped_plan().tasks:
        template.template.load(task.code)
        services.reception_template.save(template.template.form.typed())
    tasks = services.reception_template.plan().tasks
    assert [task.rules for task in tasks] == [task.rules for task in shipped_plan().tasks]
    assert [task.own for task in tasks] == [task.own for task in shipped_plan().tasks]


def test_a_change_is_previewed_and_saved(qtbot: QtBot, template: ReceptionPage, services: Services) -> None:
    editor = template.template
    editor.load("P301")
    number = editor.form.due.span.number
    number.selectAll()
    qtbot.keyClicks(number, "21")
    qtbot.waitUntil(lambda: editor.form.moves.title == "1 åben frist flytter sig")
    assert not services.reception_template.is_own()
    click(qtbot, editor.form.save_button)
    assert services.reception_template.task("P301").due_text == "H+21 d"
    assert editor.current is not None
    assert editor.current.code == "P301"


def test_a_new_task_needs_what_and_who(qtbot: QtBot, template: ReceptionPage, services: Services) -> None:
    click(qtbot, template.new_button)
    form = template.template.form
    click(qtbot, form.save_button)
    assert form.fields["title"].error == "Skriv, hvad der skal gøres."
    assert form.fields["unit"].error == "Skriv, hvem der gør det."
    qtbot.keyClicks(form.title, "Find cykler")
    form.unit.setText("Frivillige")
    form.due.manner.choose(DueManner.ONGOING)
    click(qtbot, form.save_button)
    new = template.template.current
    assert new is not None
    assert (new.title, new.due_text) == ("Find cykler", "løbende")
    assert services.reception_template.is_own()


def test_a_task_is_moved_by_keys_and_by_button(
    qtbot: QtBot, template: ReceptionPage, services: Services
) -> None:
    template.template.load("P203")
    qtbot.keyClick(template.template.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    codes = [task.code for task in services.reception_template.plan().tasks]
    assert codes.index("P203") < codes.index("P202")
    click(qtbot, template.template.form.down_button)
    assert services.reception_template.plan() == shipped_plan()


def test_a_task_is_deleted_after_a_look_at_what_goes(
    qtbot: QtBot, template: ReceptionPage, services: Services
) -> None:
    template.template.load("P301")
    click(qtbot, template.template.form.delete_button)
    proposal = template.template.proposing.proposal
    assert proposal.moves.title == "1 åben frist falder væk"
    click(qtbot, proposal.accept_button)
    assert "P301" not in {task.code for task in services.reception_template.plan().tasks}
    assert template.restore_button.isVisible()


def test_what_is_typed_survives_a_write_elsewhere(
    template: ReceptionPage, services: Services, actions: Actions, qtbot: QtBot
) -> None:
    template.template.load("P301")
    qtbot.keyClicks(template.template.form.title, "!")
    typed = template.template.form.title.text()
    actions.run_write(lambda: services.rules.checked("R41"))
    assert template.template.form.title.text() == typed


def another(qtbot: QtBot, services: Services, actions: Actions) -> ReceptionPage:
    """Return the template on a page of its own, as after a lock or a crash."""
    page = ReceptionPage(services, actions)
    qtbot.addWidget(page)
    page.resize(1232, 832)
    page.show()
    page.open(Destination(Place.RECEPTION))
    return page


def test_what_is_typed_is_there_again_after_a_crash_and_can_be_given_up(
    template: ReceptionPage, services: Services, actions: Actions, qtbot: QtBot
) -> None:
    editor = template.template
    editor.load("P301")
    assert editor.form.cancel_button.isHidden()
    editor.form.title.clear()
    qtbot.keyClicks(editor.form.title, "Ring først")
    editor.form.due.span.number.setText("ikke et tal")
    qtbot.waitUntil(lambda: services.drafts.kept("plan_task.P301") is not None)
    again = another(qtbot, services, actions).template
    assert (again.form.code, again.form.title.text()) == ("P301", "Ring først")
    assert again.form.due.span.number.text() == "ikke et tal"
    click(qtbot, again.form.cancel_button)
    assert again.form.title.text() == services.reception_template.task("P301").title
    assert services.drafts.kept("plan_task.P301") is None


def test_a_new_task_half_written_is_there_again_when_the_page_is_left(
    template: ReceptionPage, services: Services, actions: Actions, qtbot: QtBot
) -> None:
    click(qtbot, template.new_button)
    qtbot.keyClicks(template.template.form.title, "Find cykler")
    template.leave()
    form = another(qtbot, services, actions).template.form
    assert (form.code, form.title.text()) == ("", "Find cykler")
    form.unit.setText("Frivillige")
    click(qtbot, form.save_button)
    assert services.drafts.kept("plan_task.") is None
    assert "Find cykler" in {task.title for task in services.reception_template.plan().tasks}


def test_each_task_keeps_its_own_typing(template: ReceptionPage, services: Services, qtbot: QtBot) -> None:
    editor = template.template
    editor.load("P301")
    qtbot.keyClicks(editor.form.title, "!")
    editor.load("P302")
    assert not editor.form.title.text().startswith("!")
    editor.load("P301")
    assert editor.form.title.text().startswith("!")
    click(qtbot, editor.form.save_button)
    assert services.reception_template.task("P301").title.startswith("!")
    assert services.drafts.kinds("plan_task.") == frozenset()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"due": 3}', '{"due": {"rule": []}}'])
def test_a_draft_of_another_version_is_left_alone(
    template: ReceptionPage, services: Services, content: str
) -> None:
    services.drafts.keep("plan_task.P301", content)
    template.template.load("P301")
    assert template.template.form.title.text() == services.reception_template.task("P301").title


# -- on paper


def test_the_tick_lists_are_saved_as_a_pdf(
    qtbot: QtBot, page: ReceptionPage, family: UUID, heard: Heard, tmp_path: Path
) -> None:
    file = tmp_path / "plan.pdf"
    page.desk.save(family, page.plan.units[:1], file)
    qtbot.waitUntil(lambda: bool(heard.notices), timeout=20_000)
    assert heard.notices[-1].sentence == "Tjeklisterne er gemt som plan.pdf."
    assert file.read_bytes().startswith(b"%PDF")
