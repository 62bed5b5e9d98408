"""What happens in a family's life, on its page: the next dates, one click to record, and what can be taken back."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.families import a_child, a_contact, an_adult
from tests.builders.life import TODAY, Life

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft
from linkworker_desktop.domain.placement import PlacementDraft
from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import Residence
from linkworker_desktop.domain.timeline import TimelineItem, TimelineKind
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions, Notice
from linkworker_desktop.ui.deadline_row import DeadlineRow
from linkworker_desktop.ui.dialogs.all_dates import AllDatesDialog
from linkworker_desktop.ui.dialogs.consent import ConsentDialog
from linkworker_desktop.ui.dialogs.day_dialog import DayDialog
from linkworker_desktop.ui.dialogs.event_exempt import ExemptDialog
from linkworker_desktop.ui.dialogs.happened import HappenedDialog
from linkworker_desktop.ui.dialogs.placement import PlacementDialog
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family.page import FamilyPage

K = HappeningKind


@pytest.fixture
def actions(qapp: QApplication) -> Actions:
    return Actions()


@pytest.fixture
def life(services: Services) -> Life:
    services.contacts.save(a_contact("employer", "Klintebjerg Bageri"))
    life = Life(services, an_adult(residence=Residence.QUOTA), a_child(7))
    life.record(K.CPR_REGISTERED, date(2026, 10, 20))
    return life


@pytest.fixture
def page(qtbot: QtBot, services: Services, actions: Actions, life: Life) -> FamilyPage:
    page = FamilyPage(services, actions)
    qtbot.addWidget(page)
    page.resize(1232, 800)
    actions.changed.connect(page.refresh)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.open(Destination(Place.FAMILY, family=life.id))
    QApplication.processEvents()
    return page


def _click(qtbot: QtBot, page: FamilyPage, button: QWidget) -> None:
    area = page.findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(button)
    QApplication.processEvents()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _row(rows: list[DeadlineRow], code: str) -> DeadlineRow:
    return next(row for row in rows if row.deadline.row.rule.code == code)


def _dialog(page: FamilyPage, kind: type[QDialog]) -> QDialog:
    found = [each for each in page.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_what_is_late_comes_first_and_law_before_the_rest(page: FamilyPage) -> None:
    rows = page.cards.life.next.rows

    assert [row.deadline.state for row in rows] == [State.OVERDUE] * 4
    assert [row.deadline.level.value for row in rows][:3] == ["law"] * 3
    assert rows[0].state.text() == "4 dage over"


def test_one_click_records_it_and_fortryd_takes_it_back(
    qtbot: QtBot, page: FamilyPage, actions: Actions, life: Life
) -> None:
    said: list[Notice] = []
    actions.noticed.connect(said.append)
    row = page.cards.life.next.rows[0]
    code = row.deadline.row.rule.code
    _click(qtbot, page, row.record_button)

    assert life.one(code, "Samir").state is State.DONE_LATE
    assert said[-1].button == "Fortryd"
    assert code not in {each.deadline.row.rule.code for each in page.cards.life.next.rows}
    actions.undo_stack.undo()
    assert life.one(code, "Samir").state is State.OVERDUE


def test_a_click_on_the_level_says_why_with_source_and_doubt(qtbot: QtBot, page: FamilyPage) -> None:
    row = page.cards.life.next.rows[0]
    assert row.tag is not None
    assert row.why.isHidden()
    _click(qtbot, page, row.tag)

    assert row.why.isVisible()
    assert row.why.text().startswith("Frist 20.11.2026. Overtagelse 20.10.2026 + 1 måned. Lov:")


def test_the_rows_stay_while_only_time_passes(page: FamilyPage) -> None:
    before = list(page.cards.life.next.rows)
    page._tick()
    assert page.cards.life.next.rows == before


def test_recording_any_fact_takes_two_clicks(qtbot: QtBot, page: FamilyPage, life: Life) -> None:
    clicks = 0
    _click(qtbot, page, page.cards.life.next.happened_button)
    clicks += 1
    dialog = _dialog(page, HappenedDialog)
    assert isinstance(dialog, HappenedDialog)
    place = next(
        row
        for row in range(dialog.model.rowCount())
        if dialog.model.at(row).kind is K.SCHOOL_BEGUN and dialog.model.at(row).about == "Nour"
    )
    index = dialog.model.index(place)
    dialog.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
    where = dialog.list.visualRect(index).center()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    clicks += 1

    assert clicks == 2
    assert life.one("R63", "Nour").state is State.DONE
    assert not [each for each in page.findChildren(HappenedDialog) if each.isVisible()]


def test_the_list_begins_with_what_dates_wait_for_and_is_searched_by_fact_and_name(
    qtbot: QtBot, page: FamilyPage, life: Life
) -> None:
    page.cards.life.ask_what_happened()
    dialog = _dialog(page, HappenedDialog)
    assert isinstance(dialog, HappenedDialog)
    assert dialog.model.at(0).is_awaited
    qtbot.keyClicks(dialog.search, "nour skole")
    assert dialog.model.rowCount() == 1
    dialog.day.line_edit.setText("i går")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)

    assert next((view.kind, view.when.day) for view in life.services.happenings.of_family(life.id)) == (
        K.SCHOOL_BEGUN,
        date(2026, 11, 23),
    )


def test_a_day_that_does_not_exist_is_said_and_nothing_is_recorded(
    qtbot: QtBot, page: FamilyPage, life: Life
) -> None:
    page.cards.life.ask_what_happened()
    dialog = _dialog(page, HappenedDialog)
    assert isinstance(dialog, HappenedDialog)
    dialog.day.line_edit.setText("31.2.2026")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)

    assert dialog.day.error
    assert len(life.services.happenings.of_family(life.id)) == 1
    dialog.reject()


def test_every_date_is_behind_one_click_and_can_be_exempted_and_apply_again(
    qtbot: QtBot, page: FamilyPage, life: Life
) -> None:
    _click(qtbot, page, page.cards.life.next.all_button)
    dialog = _dialog(page, AllDatesDialog)
    assert isinstance(dialog, AllDatesDialog)
    assert list(dialog.cards) == ["Over tiden", "Snart", "Kommende", "Venter", "Holdt", "Gælder ikke"]
    row = _row(dialog.rows, "R40")
    assert [action.text() for action in row.menu().actions()] == [
        "Sket en anden dag …", "Fritag …", "Hvorfor denne dato?",
    ]  # fmt: skip
    row.exemption_wanted.emit(row.deadline)
    exempt = _dialog(page, ExemptDialog)
    assert isinstance(exempt, ExemptDialog)
    exempt.reason.line_edit.setText("alvorlig sygdom")
    exempt.exempt()
    assert life.one("R40", "Samir").state is State.NOT_APPLICABLE

    dialog.open_group("Gælder ikke")
    let_off = _row(dialog.rows, "R40")
    assert [action.text() for action in let_off.menu().actions()] == ["Gælder igen", "Hvorfor denne dato?"]
    let_off.again_wanted.emit(let_off.deadline)
    assert life.one("R40", "Samir").state is State.OVERDUE
    dialog.reject()


def test_a_date_is_recorded_on_another_day_through_its_menu(page: FamilyPage, life: Life) -> None:
    row = _row(page.cards.life.next.rows, "R40")
    row.other_day_wanted.emit(row.deadline)
    dialog = _dialog(page, DayDialog)
    assert isinstance(dialog, DayDialog)
    dialog.day.line_edit.setText("19.11.2026")
    dialog.save()

    assert life.one("R40", "Samir").state is State.DONE


def _open_fact(qtbot: QtBot, page: FamilyPage) -> None:
    view = page.cards.timeline.view
    rows = page.cards.timeline.model.rows
    fact = next(
        number
        for number, row in enumerate(rows)
        if isinstance(row.about, TimelineItem) and row.about.kind is TimelineKind.FACT
    )
    view.setCurrentIndex(view.model().index(fact, 0))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)


def test_what_happened_is_listed_and_is_corrected_and_removed(
    qtbot: QtBot, page: FamilyPage, life: Life
) -> None:
    _open_fact(qtbot, page)
    dialog = _dialog(page, DayDialog)
    assert isinstance(dialog, DayDialog)
    assert dialog.day.line_edit.text() == "20.10.2026"
    dialog.day.line_edit.setText("1.11.2026")
    dialog.save()
    assert life.one("R40", "Samir").due.day == date(2026, 12, 1)  # type: ignore[union-attr]

    _open_fact(qtbot, page)
    again = _dialog(page, DayDialog)
    assert isinstance(again, DayDialog)
    again.remove()
    assert life.one("R40", "Samir").state is State.WAITING


def test_a_placement_is_written_in_and_the_line_follows(page: FamilyPage, life: Life) -> None:
    life.record(K.COURSE_BEGUN, datetime(2026, 10, 21, 8, 30), "Samir")
    life.record(K.COURSE_ENDED, date(2026, 11, 17), "Samir")
    page.cards.life.placements.add_button.click()
    dialog = _dialog(page, PlacementDialog)
    assert isinstance(dialog, PlacementDialog)
    dialog.fields["begun_on"].line_edit.setText("18.11.2026")
    dialog.fields["planned_end_on"].line_edit.setText("18.2.2027")
    dialog.employer.setCurrentIndex(1)
    dialog.save()

    (view,) = life.services.placements.of_family(life.id)
    assert view.employer == "Klintebjerg Bageri"
    assert life.one("R21", "Samir").state is State.DONE
    assert "3 Praktik, Samir, uge 1 af 13" in page.cards.course.accessibleName()
    assert "2 Introforløb, 21.10.–17.11." in page.cards.course.accessibleName()


def test_a_placement_that_stopped_early_needs_a_reason_at_its_field(page: FamilyPage, life: Life) -> None:
    draft = PlacementDraft(life.person(), date(2026, 10, 1), planned_end_on=date(2027, 1, 1))
    life.services.placements.save(draft)
    page.refresh(frozenset(Kind))
    page.cards.life.placements.rows[0].click()
    dialog = _dialog(page, PlacementDialog)
    assert isinstance(dialog, PlacementDialog)
    dialog.fields["ended_on"].line_edit.setText("20.11.2026")
    dialog.save()

    assert dialog.fields["ended_early_reason"].error
    dialog.fields["ended_early_reason"].line_edit.setText("for lang transport")
    dialog.save()
    assert not dialog.isVisible()
    assert life.services.placements.of_family(life.id)[0].draft.is_stopped_early


def test_a_withdrawn_consent_is_said_in_words_below_the_one_that_holds(page: FamilyPage, life: Life) -> None:
    for given in (date(2026, 10, 1), date(2026, 9, 1)):
        life.services.consents.save(ConsentDraft(life.person(), given, "skole"))
    oldest = life.services.consents.of_family(life.id)[-1]
    assert oldest.draft.consent is not None
    life.services.consents.withdraw(oldest.draft.consent, date(2026, 11, 12))
    page.refresh(frozenset(Kind))

    said = [row.accessibleName() for row in page.cards.life.consents.rows]
    assert said == ["Samir, skole, til 1.10.2027", "Samir: trukket tilbage, skole, 12.11."]


def test_a_consent_of_all_grown_ups_is_written_in_at_once(page: FamilyPage, services: Services) -> None:
    other = Life(services, an_adult("Rima"), an_adult("Hana"), surname="Zahrabani")
    page.open(Destination(Place.FAMILY, family=other.id))
    page.cards.life.consents.add_button.click()
    dialog = _dialog(page, ConsentDialog)
    assert isinstance(dialog, ConsentDialog)
    dialog.fields["purpose"].line_edit.setText("job og praktik")
    dialog.save()

    assert {view.name for view in services.consents.of_family(other.id)} == {"Rima", "Hana"}


def test_the_head_says_on_what_ground_they_stay_and_from_when_the_municipality_answers(
    page: FamilyPage,
) -> None:
    said = [label.text() for label in page.headline._rest]
    assert "Kvoteflygtninge (§ 8)" in said
    assert "Kommunens ansvar fra 20.10.2026" in said


def test_a_family_with_nothing_open_says_so(qtbot: QtBot, page: FamilyPage, life: Life) -> None:
    life.services.families.close(life.id, TODAY, "Flyttet")
    page.refresh(frozenset(Kind))

    assert page.cards.life.next.rows == []
    assert page.cards.course.parentWidget() is not None
    assert not page.cards.course_card.isVisible()


def test_every_control_of_the_cards_has_a_name(page: FamilyPage) -> None:
    for button in page.findChildren(QAbstractButton):
        if button.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            assert button.accessibleName() or button.text()
