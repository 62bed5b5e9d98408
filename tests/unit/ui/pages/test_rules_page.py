"""The rules on their page: read by level, checked in one click, changed with a look at what moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
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
from tests.builders.rule_change import finished, open_dates, settle_in

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.subjects import Residence
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.button import ButtonKind
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.rules import RulesPage
from linkworker_desktop.ui.pages.rules.listing import box_of
from linkworker_desktop.ui.pages.rules.page import Shown
from linkworker_desktop.ui.pages.rules.pair import Pair
from linkworker_desktop.ui.pages.rules.timing import Manner


@pytest.fixture
def page(qtbot: QtBot, services: Services, actions: Actions) -> Iterator[RulesPage]:
    settle_in(services)
    made = RulesPage(services, actions)
    qtbot.addWidget(made)
    actions.changed.connect(made.refresh)
    made.resize(1232, 780)
    made.show()
    made.open(Destination(Place.RULES))
    yield made
    made.editing.cancel()
    QThreadPool.globalInstance().waitForDone(5000)
    qtbot.wait(1)


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.waitUntil(lambda: widget.height() > 0)  # what was just shown gets its place first
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def settled(qtbot: QtBot, page: RulesPage, title: str) -> None:
    qtbot.waitUntil(lambda: page.editing.form.effect.moves.title == title)


def choose(page: RulesPage, key: str) -> None:
    page.open(Destination(Place.RULES, field=key))


def test_law_stands_first_and_every_rule_once(page: RulesPage, services: Services) -> None:
    model = page._model
    headings = [model.index(row).data() for row in range(model.rowCount()) if model.view_at(row) is None]
    keys = [view.rule.key for row in range(model.rowCount()) if (view := model.view_at(row))]
    assert headings[0].startswith("Lov ")
    assert sorted(keys) == sorted(rule.key for rule in services.rules.all())


def test_the_model_keeps_the_models_contract(page: RulesPage) -> None:
    QAbstractItemModelTester(page._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page._load()


def test_the_page_says_that_it_reminds_and_gives_no_legal_advice(page: RulesPage) -> None:
    assert "Det er ikke juridisk rådgivning." in page._sentence.text()


def test_a_destination_opens_the_rule_it_names(page: RulesPage) -> None:
    choose(page, "R45")
    assert page.current is not None
    assert page.current.rule.key == "R45"


def test_a_task_of_the_plan_is_led_on_to_the_plan(page: RulesPage, heard: Heard) -> None:
    choose(page, "P206")
    assert heard.travels == [Destination(Place.RECEPTION, field="P206")]


def test_checking_a_rule_is_one_click(
    qtbot: QtBot, page: RulesPage, services: Services, heard: Heard
) -> None:
    services.rules.checked("R40", on=date(2025, 1, 1))
    page._load()
    page.list.setCurrentIndex(page._model.index(page._model.first_row() or 0))
    assert page.current is not None
    assert page.current.rule.key == "R40"
    assert page.sheet.checked_button.kind is ButtonKind.PRIMARY
    click(qtbot, page.sheet.checked_button)
    assert services.rules.rule("R40").checked_on == date(2026, 11, 24)
    assert heard.notices[-1].is_undo
    assert not page.current.is_stale


def test_a_stale_law_rule_is_counted_and_found(page: RulesPage, services: Services) -> None:
    services.rules.checked("R40", on=date(2025, 1, 1))
    page._load()
    assert "1 lovregel er ikke kontrolleret i et år." in page._sentence.text()
    page.show_only(Shown.STALE)
    assert [view.rule.key for row in range(page._model.rowCount()) if (view := page._model.view_at(row))] == [
        "R40"
    ]


def test_switching_a_rule_off_shows_first_what_falls_away(
    qtbot: QtBot, page: RulesPage, services: Services
) -> None:
    choose(page, "R11")
    click(qtbot, page.sheet.switch_button)
    proposal = page.proposing.proposal
    assert page.pane.currentWidget() is proposal
    assert (proposal.title, proposal.moves.title) == (
        "Slå »Velkomstmappe udleveret« fra?",
        "1 åben frist falder væk",
    )
    assert services.rules.rule("R11").active
    click(qtbot, proposal.accept_button)
    assert not services.rules.rule("R11").active
    assert page.pane.currentWidget() is page.sheet


def test_a_proposal_that_is_left_changes_nothing(qtbot: QtBot, page: RulesPage, services: Services) -> None:
    choose(page, "R11")
    click(qtbot, page.sheet.switch_button)
    click(qtbot, page.proposing.proposal.decline_button)
    assert services.rules.rule("R11").active
    assert page.pane.currentWidget() is page.sheet


def test_the_box_in_the_list_and_space_switch_a_rule_that_moves_nothing(
    qtbot: QtBot, page: RulesPage, services: Services
) -> None:
    choose(page, "R71")
    index = page.list.currentIndex()
    page.list.scrollTo(index)
    point = box_of(page.list.visualRect(index)).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert not services.rules.rule("R71").active
    assert page.current is not None
    assert page.current.rule.key == "R71"
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert services.rules.rule("R71").active


def test_typing_shows_what_the_rule_says_and_what_moves_before_it_is_saved(
    qtbot: QtBot, page: RulesPage, services: Services
) -> None:
    choose(page, "R40")
    click(qtbot, page.sheet.edit_button)
    form = page.editing.form
    settled(qtbot, page, "Ingen åbne frister flytter sig")
    before, stood = open_dates(services), finished(services)
    form.timing.offset.number.selectAll()
    qtbot.keyClicks(form.timing.offset.number, "2")
    assert "2 måneder efter overtagelse" in form.effect.sentence
    settled(qtbot, page, "2 åbne frister flytter sig")
    assert open_dates(services) == before
    click(qtbot, form.save_button)
    assert services.rules.rule("R40").offset == Span(2, Unit.MONTHS)
    assert open_dates(services) != before
    assert stood <= finished(services)


@pytest.mark.parametrize("key", ["R01", "R13", "R45", "R46", "R49", "R70", "R74", "R77", "R14", "R80"])
def test_every_kind_of_rule_comes_out_of_the_form_as_it_went_in(page: RulesPage, key: str) -> None:
    rule = page._services.rules.rule(key)
    page.editing.begin(rule)
    assert page.editing.form.typed() == rule
    page.editing.cancel()


def test_a_fault_is_said_at_its_field_and_nothing_is_saved(
    qtbot: QtBot, page: RulesPage, services: Services
) -> None:
    choose(page, "R10")
    click(qtbot, page.sheet.edit_button)
    form = page.editing.form
    form.name.clear()
    form.checked_on.setText("32.13.2026")
    click(qtbot, form.save_button)
    assert form.fields["checked_on"].error == "Datoen findes ikke. Skriv den som dag.måned.år, fx 5.1.2027."
    form.checked_on.setText("24.11.2026")
    click(qtbot, form.save_button)
    assert form.fields["name"].error == "Skriv, hvad reglen hedder."
    assert page.editing.is_open
    assert services.rules.rule("R10").name == "Infomøde afholdt"


def test_a_new_rule_is_typed_and_counts(qtbot: QtBot, page: RulesPage, services: Services) -> None:
    click(qtbot, page.new_button)
    form = page.editing.form
    qtbot.keyClicks(form.name, "Ring til skolen")
    form.timing.manner.choose(Manner.ONCE)
    qtbot.keyClick(form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    new = services.rules.all()[-1]
    assert (new.name, new.code) == ("Ring til skolen", "R101")
    assert page.current is not None
    assert page.current.rule == new
    assert page.current.open_dates == 1


def test_what_is_typed_is_there_after_a_journey(qtbot: QtBot, services: Services, actions: Actions) -> None:
    first = RulesPage(services, actions)
    qtbot.addWidget(first)
    choose(first, "R10")
    first._edit()
    first.editing.form.name.setText("Infomøde og kaffe")
    first.leave()
    QThreadPool.globalInstance().waitForDone(5000)
    second = RulesPage(services, actions)
    qtbot.addWidget(second)
    choose(second, "R10")
    second._edit()
    assert second.editing.form.name.text() == "Infomøde og kaffe"
    second.editing.cancel()
    QThreadPool.globalInstance().waitForDone(5000)
    assert services.drafts.kept("rule_form") is None


def test_a_write_elsewhere_keeps_typed_text_and_choice(
    qtbot: QtBot, page: RulesPage, services: Services, actions: Actions
) -> None:
    choose(page, "R10")
    click(qtbot, page.sheet.edit_button)
    page.editing.form.name.setText("Halvt skrevet")
    actions.run_write(lambda: services.rules.checked("R41"))
    assert page.editing.form.name.text() == "Halvt skrevet"
    assert page._left.currentWidget() is page.editing.form


def test_rules_go_to_a_file_and_come_back_with_a_preview(
    qtbot: QtBot, page: RulesPage, services: Services, tmp_path: Path
) -> None:
    kept = services.rules.all()
    page.sharing.write(tmp_path / "regler.toml")
    services.rules.save(kept[7].__class__(**{**_fields(kept[7]), "offset": Span(48, Unit.HOURS)}))
    page.sharing.load(tmp_path / "regler.toml")
    proposal = page.proposing.proposal
    assert proposal.title == "Hent reglerne fra filen?"
    click(qtbot, proposal.accept_button)
    assert services.rules.all() == kept


def _fields(rule: object) -> dict[str, object]:
    return {name: getattr(rule, name) for name in rule.__dataclass_fields__}  # type: ignore[attr-defined]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"format = 1\n"])
def test_a_file_that_is_none_is_refused_and_nothing_changes(
    page: RulesPage, services: Services, heard: Heard, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "regler.toml"
    file.write_bytes(content)
    kept = services.rules.all()
    page.sharing.load(file)
    page.sharing.load(tmp_path / "findes-ikke.toml")
    assert [notice.rest for notice in heard.notices] == ["Intet er ændret."] * 2
    assert services.rules.all() == kept


def test_a_changed_rule_can_be_brought_back(qtbot: QtBot, page: RulesPage, services: Services) -> None:
    shipped = services.rules.rule("R11")
    services.rules.save(shipped.__class__(**{**_fields(shipped), "offset": Span(48, Unit.HOURS)}))
    page._load()
    choose(page, "R11")
    page.sheet.restore_action.trigger()
    click(qtbot, page.proposing.proposal.accept_button)
    assert services.rules.rule("R11") == shipped


def test_everything_that_takes_the_focus_has_a_name(page: RulesPage) -> None:
    page.editing.begin(page._services.rules.rule("R45"))
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = QAccessible.queryAccessibleInterface(widget)
            assert named is not None
            assert named.text(QAccessible.Text.Name), widget


def test_the_moves_name_the_family(page: RulesPage, services: Services) -> None:
    family: UUID = settle_in(services, "Sadovenka")
    assert family
    page._load()
    choose(page, "R11")
    page._switch_current()
    model = page.proposing.proposal.moves.list.model()
    assert {model.index(row, 0).data() for row in range(model.rowCount())} == {"Nakhlawar", "Sadovenka"}


def test_whom_a_rule_is_for_is_ticked_and_the_preview_counts_it_in(
    qtbot: QtBot, page: RulesPage, services: Services
) -> None:
    choose(page, "R11")
    click(qtbot, page.sheet.edit_button)
    form = page.editing.form
    settled(qtbot, page, "Ingen åbne frister flytter sig")
    form.whom.only_for.open_list()
    popup = form.whom.only_for.popup
    assert popup is not None
    rows = [popup._model.item(row) for row in range(popup._model.rowCount())]
    next(each for each in rows if "Ukraine" in each.text()).setCheckState(Qt.CheckState.Checked)
    settled(qtbot, page, "1 åben frist falder væk")
    assert "Kun for fordrevne fra Ukraine (særlov)." in form.effect.sentence
    page.editing.save()
    assert services.rules.rule("R11").only_for == (Residence.UKRAINE,)


def test_a_rule_cannot_be_for_and_not_for_the_same(qtbot: QtBot, page: RulesPage, services: Services) -> None:
    choose(page, "R12")
    click(qtbot, page.sheet.edit_button)
    form = page.editing.form
    form.whom.show_rule(replace(services.rules.rule("R12"), only_for=(Residence.UKRAINE,)))
    page.editing.save()
    assert form.whom.fields["not_for"].error == (
        "»fordrevne fra Ukraine (særlov)« står både under »Kun for« og »Ikke for«. Vælg ét af stederne."
    )


def test_nothing_is_asked_of_whom_where_nothing_is_known(
    qtbot: QtBot, page: RulesPage, services: Services
) -> None:
    choose(page, "R74")
    click(qtbot, page.sheet.edit_button)
    assert page.editing.form.whom.isHidden()
    page.editing.cancel()
    choose(page, "R77")
    click(qtbot, page.sheet.edit_button)
    assert page.editing.form.whom.only_for.text() == "møder om en bestemt familie"
    assert page.editing.form.typed() == services.rules.rule("R77")


@pytest.mark.parametrize("key", ["R01", "R12", "R45", "R60/placed", "R70", "R74", "R75"])
def test_a_rule_that_is_only_opened_is_typed_as_it_was(
    qtbot: QtBot, page: RulesPage, services: Services, key: str
) -> None:
    choose(page, key)
    click(qtbot, page.sheet.edit_button)
    assert page.editing.form.typed() == services.rules.rule(key)


def test_the_short_name_is_edited_and_kept_short(qtbot: QtBot, page: RulesPage, services: Services) -> None:
    choose(page, "R10")
    click(qtbot, page.sheet.edit_button)
    form = page.editing.form
    assert form.short.text() == "Infomøde"
    form.short.setText("Et alt for langt kort navn")
    page.editing.save()
    assert form.fields["short"].error == "Teksten er for lang. Skriv højst 24 tegn."
    form.short.setText("Velkomstmøde")
    page.editing.save()
    assert services.rules.rule("R10").short == "Velkomstmøde"


def test_two_fields_stand_below_one_another_where_the_form_is_narrow(qtbot: QtBot) -> None:
    first, second = Field("Et"), Field("To")
    pair = Pair(first, second)
    qtbot.addWidget(pair)
    pair.resize(600, 60)
    pair.show()
    assert first.y() == second.y()
    pair.resize(300, 140)
    qtbot.waitUntil(lambda: first.x() == second.x())
    assert second.y() > first.y()
