"""The calendar page: views, filters, the list beside, opening."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.events import FIRST_TUESDAY, a_meeting, a_task, an_appointment, save
from tests.builders.life import Life
from tests.builders.statements import counted_statements
from tests.unit.ui.pages.calendar.conftest import NARROW, Open, Settle

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.ui.navigation import Place
from linkworker_desktop.ui.pages.calendar import CalendarPage
from linkworker_desktop.ui.pages.calendar.deed import Deed
from linkworker_desktop.ui.pages.calendar.reading import read
from linkworker_desktop.ui.pages.calendar.span import Shown, View

DAY = date(2026, 11, 26)
LEFT = Qt.MouseButton.LeftButton


def turn(page: CalendarPage, view: View, settle: Settle) -> None:
    page.show_view(view)
    settle()


def titles(page: CalendarPage) -> list[str]:
    return [row.entry.title for row in page.agenda.days.agenda.rows if row.entry is not None]


@pytest.mark.parametrize("view", list(View))
def test_opening_a_view_asks_as_much_however_much_there_is(services: Services, view: View) -> None:
    shown = Shown(view, date(2026, 11, 24))

    def asked() -> int:
        with counted_statements(services) as sent:
            read(services, shown, date(2026, 11, 24), services_filter(), places=3)
        return len(sent)

    save(services, an_appointment())
    before = asked()
    for number in range(12):
        save(services, an_appointment(f"Samtale {number}"))
        save(services, a_task(f"Ring {number}"))
        save(services, a_meeting(recurrence=FIRST_TUESDAY))
    assert asked() == before
    assert before <= 40


def services_filter() -> object:
    from linkworker_desktop.services.calendar_views import EVERYTHING

    return EVERYTHING


def test_the_list_stands_beside_from_1280_and_is_a_tab_below(
    open_page: Open, services: Services, settle: Settle
) -> None:
    save(services, an_appointment("Bank", day=DAY))
    wide, narrow = open_page(), open_page(NARROW)
    assert wide.agenda.isVisible()
    assert not narrow.agenda.isVisible()
    turn(narrow, View.AGENDA, settle)
    assert narrow.agenda.isVisible()
    assert "Bank" in titles(narrow)


def test_the_list_is_a_sound_model_and_says_whole_sentences(open_page: Open, services: Services) -> None:
    save(services, an_appointment("Bank", day=DAY))
    page = open_page()
    model = page.agenda.days.agenda
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert said[0] == "I dag, tirsdag 24. november, uge 48"
    assert "10.00, aftale, Bank, om 2 dage" in said


def test_late_things_are_pinned_the_oldest_first_and_all_of_them_one_click_away(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    for number in range(5):
        save(services, a_task(f"Ring {number}", due=date(2026, 11, 20 - number)))
    page = open_page()
    late = page.agenda.late.agenda
    assert [row.entry.title for row in late.rows if row.entry] == ["Ring 4", "Ring 3", "Ring 2"]
    qtbot.mouseClick(page.agenda.all_link, LEFT)
    assert late.rowCount() == 5


def test_what_is_done_stands_below_what_is_still_to_do(open_page: Open, services: Services) -> None:
    services.events.complete(save(services, a_task("Gjort", due=DAY)))
    save(services, an_appointment("Bank", day=DAY))
    page = open_page()
    of_day = [row.entry for row in page.agenda.days.agenda.rows if row.entry is not None and row.day == DAY]
    assert of_day[-1].title == "Gjort"


def test_enter_in_the_list_opens_the_entry(qtbot: QtBot, open_page: Open, services: Services) -> None:
    save(services, an_appointment("Bank", day=DAY))
    page = open_page()
    page.agenda.go_to(DAY)
    qtbot.keyClick(page.agenda.days, Qt.Key.Key_Return)
    assert page.details.entry is not None
    assert page.details.entry.title == "Bank"


def test_recording_a_fact_takes_two_clicks_and_says_why_first(
    qtbot: QtBot, open_page: Open, services: Services, settle: Settle
) -> None:
    life = Life(services)
    page = open_page()
    hit = next(
        hit
        for hit in page.month.hits
        if hit.entry and hit.entry.deadline and not hit.entry.deadline.needs_page
    )
    assert hit.entry is not None
    assert hit.entry.deadline is not None
    code = hit.entry.deadline.row.rule.code
    qtbot.mouseClick(page.month, LEFT, pos=hit.area.center())
    assert page.details.accessibleDescription() == hit.entry.deadline.why
    qtbot.mouseClick(page.details.buttons[Deed.DONE], LEFT)
    settle()
    assert any(row.row.is_finished for row in life.due(code))


def test_the_rule_behind_a_date_is_one_click_away(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    Life(services)
    page = open_page()
    hit = next(hit for hit in page.month.hits if hit.entry and hit.entry.deadline)
    assert hit.entry is not None
    page.month.entry_opened.emit(hit.entry, hit.area)
    page.details.wanted.emit(Deed.RULE, hit.entry)
    assert heard.travels[-1].place is Place.RULES


def test_chips_leave_out_what_is_not_wanted(
    qtbot: QtBot, open_page: Open, services: Services, settle: Settle
) -> None:
    save(services, an_appointment("Bank", day=DAY))
    save(services, a_task("Brev", due=DAY))
    page = open_page()
    qtbot.mouseClick(page.filters.meetings, LEFT)
    settle()
    assert "Bank" not in titles(page)
    assert "Brev" in titles(page)
    qtbot.mouseClick(page.filters.deadlines, LEFT)
    settle()
    assert titles(page) == []


def test_a_family_is_ticked_in_a_list(
    qtbot: QtBot, open_page: Open, services: Services, settle: Settle
) -> None:
    life = Life(services)
    save(services, an_appointment("Bank", day=DAY, family=life.id))
    save(services, an_appointment("Kursus", day=DAY))
    page = open_page()
    page.filters.families.open_list()
    popup = page.filters.families.popup
    assert popup is not None
    popup.list.setFocus()
    qtbot.keyClick(popup.list, Qt.Key.Key_Space)
    settle()
    assert "Kursus" not in titles(page)
    assert page.filters.families.text().startswith("Nakhlawar")
    qtbot.keyClick(popup.list, Qt.Key.Key_Escape)
    assert page.filters.families.popup is None
    assert page.filters.families.hasFocus()


def test_a_click_anywhere_on_a_row_ticks_it_once(
    qtbot: QtBot, open_page: Open, services: Services, settle: Settle
) -> None:
    Life(services)
    page = open_page()
    page.filters.families.open_list()
    popup = page.filters.families.popup
    assert popup is not None
    area = popup.list.visualRect(popup.list.model().index(0, 0))
    for place in (area.topLeft() + QPoint(12, area.height() // 2), area.center()):
        qtbot.mouseClick(popup.list.viewport(), LEFT, pos=place)
        settle()
        assert len(page.filters.choice.families) == (1 if place != area.center() else 0)


def test_an_event_that_was_found_is_opened_on_its_day(open_page: Open, services: Services) -> None:
    event = save(services, an_appointment("Bank", day=date(2027, 3, 4)))
    page = open_page(event=event)
    assert page.shown.holds(date(2027, 3, 4))
    assert page.details.entry is not None
    assert page.details.entry.event == event


def test_a_week_begins_on_monday_and_says_its_number(open_page: Open, settle: Settle) -> None:
    page = open_page(text="31.12.2026")
    turn(page, View.WEEK, settle)
    assert page.shown.first == date(2026, 12, 28)
    assert page.head.range.text() == "28. december – 3. januar, uge 53"


def test_what_is_done_is_not_counted_as_waiting_above_the_hours(
    open_page: Open, services: Services, settle: Settle
) -> None:
    for number in range(7):
        services.events.complete(save(services, a_task(f"Gjort {number}", due=DAY)))
    for number in range(2):
        save(services, a_task(f"Ring {number}", due=DAY))
    page = open_page()
    turn(page, View.WEEK, settle)
    sheet = page.week.top
    assert [entry.title for _area, entry in sheet._areas if entry.when.day == DAY][:2] == ["Ring 0", "Ring 1"]
    assert [hidden for _area, day, hidden in sheet._more if day == DAY] == []


def test_an_entry_is_dragged_by_quarters_of_an_hour_in_the_week(
    qtbot: QtBot, open_page: Open, services: Services, settle: Settle
) -> None:
    event = save(services, an_appointment(day=DAY))
    page = open_page()
    turn(page, View.WEEK, settle)
    hours = page.week.hours
    area = hours.area_of(f"event/{event}//start")
    assert area is not None
    start = area.center()
    there = start + QPoint(0, hours.hour_height() * 5 // 4)
    qtbot.mousePress(hours, LEFT, pos=start)
    qtbot.mouseMove(hours, start + QPoint(0, 30))
    qtbot.mouseMove(hours, there)
    qtbot.mouseRelease(hours, LEFT, pos=there)
    settle()
    draft = services.events.details(event).draft
    assert draft.starts == When(DAY, time(11, 15))
    assert draft.ends == When(DAY, time(12, 15))


def test_keys_move_an_entry_in_the_week(
    qtbot: QtBot, open_page: Open, services: Services, settle: Settle
) -> None:
    event = save(services, an_appointment(day=DAY))
    page = open_page()
    turn(page, View.WEEK, settle)
    page.week.setFocus()
    page.week.set_cursor(DAY)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(page.week, key, Qt.KeyboardModifier.AltModifier)
        settle()
    assert services.events.details(event).draft.starts == When(date(2026, 11, 25), time(10, 15))


def test_a_time_that_does_not_exist_is_said_when_something_is_moved_there(
    open_page: Open, services: Services, settle: Settle
) -> None:
    event = save(services, an_appointment(day=date(2027, 3, 27)))
    page = open_page(text="28.3.2027")
    turn(page, View.WEEK, settle)
    entry = next(
        each for each in services.calendar.entries(date(2027, 3, 27), date(2027, 3, 27)) if each.event
    )
    page.week.entry_moved.emit(entry, When(date(2027, 3, 28), time(2, 30)))
    settle()
    assert services.events.details(event).draft.starts == When(date(2027, 3, 28), time(2, 30))
    assert len(page.week.hours.edges()) == 8


def test_the_year_lists_its_meetings_twice(open_page: Open, services: Services, settle: Settle) -> None:
    save(services, a_meeting(date(2026, 12, 1), recurrence=FIRST_TUESDAY))
    page = open_page()
    turn(page, View.YEAR, settle)
    assert "Koordineringsmøde" in titles(page)
    for _month in range(11):
        page.year.keyPressEvent(key_press(Qt.Key.Key_Right))
    assert [mark.day for mark in page.year.marks] == [date(2026, 12, 1)]
    assert page.year.accessibleDescription() == "Koordineringsmøde, december: 1."


def key_press(key: Qt.Key) -> object:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def test_every_stop_of_the_tab_key_has_a_name(open_page: Open, services: Services) -> None:
    from PySide6.QtWidgets import QWidget

    save(services, an_appointment())
    page = open_page()
    stops = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
    ]
    assert len(stops) > 12
    nameless = [
        widget for widget in stops if not widget.accessibleName() and not getattr(widget, "text", str)()
    ]
    assert nameless == []
