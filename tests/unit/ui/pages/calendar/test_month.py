"""The month view: what is where, keys, dragging."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.events import EVERY_THIRD_WEEK, a_task, an_appointment, save
from tests.builders.life import Life
from tests.unit.ui.pages.calendar.conftest import NARROW, Open, Settle

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.pages.calendar import CalendarPage
from linkworker_desktop.ui.pages.calendar.month_view import Hit
from linkworker_desktop.ui.pages.calendar.span import View

DAY = date(2026, 11, 26)
LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


def hit_of(page: CalendarPage, title: str) -> Hit:
    return next(hit for hit in page.month.hits if hit.entry is not None and hit.entry.title == title)


def drag(qtbot: QtBot, page: CalendarPage, hit: Hit, to: QPoint) -> None:
    start = hit.area.center()
    qtbot.mousePress(page.month, LEFT, pos=start)
    qtbot.mouseMove(page.month, start + QPoint(30, 4))
    qtbot.mouseMove(page.month, to)
    qtbot.mouseRelease(page.month, LEFT, pos=to)


def starts(services: Services, page: CalendarPage, title: str) -> When | None:
    entry = hit_of(page, title).entry
    assert entry is not None
    assert entry.event is not None
    return services.events.details(entry.event).draft.starts


def test_dragging_moves_to_another_day_at_the_same_time_and_undo_brings_it_back(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions, settle: Settle, heard: Heard
) -> None:
    save(services, an_appointment(day=DAY))
    page = open_page()
    drag(qtbot, page, hit_of(page, "Samtale"), page.month.layout_now().cell(date(2026, 12, 3)).center())
    settle()
    assert starts(services, page, "Samtale") == When(date(2026, 12, 3), time(10))
    assert heard.notices[-1].is_undo
    actions.undo_stack.undo()
    settle()
    assert starts(services, page, "Samtale") == When(DAY, time(10))


def test_a_due_date_of_a_rule_stays_and_says_why(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    Life(services)
    page = open_page()
    hit = next(hit for hit in page.month.hits if hit.entry is not None and hit.entry.deadline is not None)
    assert hit.entry is not None
    assert hit.entry.deadline is not None
    drag(qtbot, page, hit, page.month.layout_now().cell(date(2026, 12, 3)).center())
    assert heard.notices[-1].sentence == "En frist kan ikke flyttes: den regnes ud."
    assert heard.notices[-1].rest == hit.entry.deadline.why
    assert actions_of(heard) == 0


def actions_of(heard: Heard) -> int:
    return len(heard.changes)


def test_only_one_day_of_a_series_is_moved(
    qtbot: QtBot, open_page: Open, services: Services, settle: Settle
) -> None:
    event = save(services, an_appointment(day=date(2026, 11, 24), recurrence=EVERY_THIRD_WEEK))
    page = open_page()
    drag(qtbot, page, hit_of(page, "Samtale"), page.month.layout_now().cell(date(2026, 11, 25)).center())
    settle()
    found = services.calendar.entries(date(2026, 11, 23), date(2026, 12, 31))
    days = [entry.when.day for entry in found if entry.event is not None]
    assert days == [date(2026, 11, 25), date(2026, 12, 15)]
    assert services.events.details(event).is_series


def test_arrows_go_from_day_to_day_and_on_into_other_weeks(
    qtbot: QtBot, open_page: Open, settle: Settle
) -> None:
    page = open_page()
    page.month.setFocus()
    assert page.month.cursor_day == date(2026, 11, 24)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(page.month, key)
    assert page.month.cursor_day == date(2026, 12, 1)
    for _week in range(2):
        qtbot.keyClick(page.month, Qt.Key.Key_Up)
        settle()
    assert page.month.cursor_day == date(2026, 11, 17)
    assert page.shown.first == date(2026, 11, 16)
    qtbot.keyClick(page.month, Qt.Key.Key_Home)
    settle()
    assert page.month.cursor_day == date(2026, 11, 24)


def test_alt_and_arrows_move_what_is_chosen_by_a_day_or_a_week(
    qtbot: QtBot, open_page: Open, services: Services, settle: Settle
) -> None:
    save(services, an_appointment(day=DAY))
    page = open_page()
    page.month.setFocus()
    page.month.set_cursor(DAY)
    qtbot.keyClick(page.month, Qt.Key.Key_Right, ALT)
    settle()
    assert starts(services, page, "Samtale") == When(date(2026, 11, 27), time(10))
    assert page.month.cursor_day == date(2026, 11, 27)
    qtbot.keyClick(page.month, Qt.Key.Key_Down, ALT)
    settle()
    assert starts(services, page, "Samtale") == When(date(2026, 12, 4), time(10))
    assert page.month.chosen is not None


def test_what_is_carried_out_of_sight_is_followed(
    qtbot: QtBot, open_page: Open, services: Services, settle: Settle
) -> None:
    save(services, an_appointment(day=date(2026, 11, 23)))
    page = open_page()
    page.month.setFocus()
    page.month.set_cursor(date(2026, 11, 23))
    qtbot.keyClick(page.month, Qt.Key.Key_Left, ALT)
    settle()
    assert page.shown.holds(date(2026, 11, 22))
    assert page.month.chosen is not None


def test_space_goes_through_the_day_and_enter_opens_what_is_chosen(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    save(services, an_appointment("Bank", day=DAY))
    save(services, an_appointment("Tandlæge", day=DAY))
    page = open_page()
    page.month.setFocus()
    page.month.set_cursor(DAY)
    first = page.month.chosen
    qtbot.keyClick(page.month, Qt.Key.Key_Space)
    second = page.month.chosen
    assert first is not None
    assert second is not None
    assert (first.title, second.title) == ("Bank", "Tandlæge")
    qtbot.keyClick(page.month, Qt.Key.Key_Return)
    assert page.details.entry == second
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.details.isHidden()
    assert page.month.hasFocus()


def test_what_has_no_room_waits_behind_a_line_that_opens_the_day(
    qtbot: QtBot, open_page: Open, services: Services, settle: Settle
) -> None:
    for number in range(9):
        save(services, an_appointment(f"Samtale {number}", day=DAY))
    page = open_page()
    more = next(hit for hit in page.month.hits if hit.entry is None)
    shown = sum(1 for hit in page.month.hits if hit.day == DAY and hit.entry is not None)
    assert more.hidden == 9 - shown
    qtbot.mouseClick(page.month, LEFT, pos=more.area.center())
    settle()
    assert [row.day for row in page.agenda.days.agenda.rows if not row.is_heading].count(DAY) == 9
    assert page.agenda.days.currentIndex().isValid()


def test_without_room_for_the_list_a_day_opens_in_the_list_alone(
    qtbot: QtBot, open_page: Open, services: Services, settle: Settle
) -> None:
    for number in range(9):
        save(services, an_appointment(f"Samtale {number}", day=DAY))
    page = open_page(NARROW)
    assert not page.agenda.isVisible()
    more = next(hit for hit in page.month.hits if hit.entry is None)
    qtbot.mouseClick(page.month, LEFT, pos=more.area.center())
    settle()
    assert page.shown.view is View.AGENDA
    assert page.agenda.isVisible()


def test_what_is_done_takes_two_clicks(
    qtbot: QtBot, open_page: Open, services: Services, settle: Settle
) -> None:
    from linkworker_desktop.ui.pages.calendar.deed import Deed

    event = save(services, a_task(due=date(2026, 11, 25)))
    page = open_page()
    qtbot.mouseClick(page.month, LEFT, pos=hit_of(page, "Ring til skolen").area.center())
    qtbot.mouseClick(page.details.buttons[Deed.DONE], LEFT)
    settle()
    assert services.events.details(event).done_on == date(2026, 11, 24)


def test_the_cursor_is_said_in_words(qtbot: QtBot, open_page: Open, services: Services) -> None:
    save(services, an_appointment("Bank", day=DAY, place="Havnegade 1"))
    page = open_page()
    page.month.set_cursor(DAY)
    assert page.month.accessibleDescription() == (
        "Torsdag 26. november. 1 ting. 10.00, aftale, Bank, Havnegade 1, om 2 dage"
    )
    page.month.set_cursor(date(2026, 12, 25))
    assert page.month.accessibleDescription() == "Fredag 25. december, Juledag, ingenting"
