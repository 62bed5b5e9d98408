"""The first page in the morning."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_contact, a_family, an_adult

from linkworker_desktop.base.clock import FixedClock, local_now
from linkworker_desktop.bootstrap import Services, services_of
from linkworker_desktop.domain.events import EventKind
from linkworker_desktop.domain.family import FamilyDraft, FamilyId
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.deadlines import Deadlines
from linkworker_desktop.services.event_drafts import EventDraft
from linkworker_desktop.services.morning_views import PointKind
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.hand_over import HandOverDialog
from linkworker_desktop.ui.kit.button import Button, ButtonKind
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family.open_row import OpenRow
from linkworker_desktop.ui.pages.family_form.page import DRAFT
from linkworker_desktop.ui.pages.family_form.typed import TypedFamily, to_json
from linkworker_desktop.ui.pages.overview import OverviewPage
from linkworker_desktop.ui.pages.overview.counted import CountedCards
from linkworker_desktop.ui.pages.overview.sentence import day_sentence, greeting

NOW = datetime(2026, 11, 24, 8, 42)
Open = Callable[[], OverviewPage]


@pytest.fixture
def open_page(qtbot: QtBot, services: Services, actions: Actions) -> Open:
    def made() -> OverviewPage:
        page = OverviewPage(services, actions)
        qtbot.addWidget(page)
        page.resize(1232, 800)
        actions.changed.connect(page.refresh)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.open(Destination(Place.OVERVIEW))
        counted(qtbot, page)
        return page

    return made


def counted(qtbot: QtBot, page: OverviewPage) -> None:
    """Wait until the morning that was asked for last has been counted and shown."""
    if page.day_shown is not None and page.day_shown.families:
        with qtbot.waitSignal(page.late_counted, timeout=20_000):
            pass
    QApplication.processEvents()


def saved(services: Services, draft: FamilyDraft) -> FamilyId:
    made = services.families.save(draft).id
    assert made is not None
    return FamilyId(made)


def housed(hours_ago: int) -> datetime:
    return NOW - timedelta(hours=hours_ago)


def confirm_all(services: Services) -> None:
    for contact in services.overview.view().to_confirm:
        services.contacts.confirm(contact.id)


def record_what_is_late(services: Services) -> None:
    for entry in services.morning.view().late:
        assert entry.deadline is not None
        services.happenings.settle(entry.deadline)


def sentence(services: Services) -> str:
    return day_sentence(services.overview.view(), local_now(services.clock), services.morning.view())


def test_the_sentence_says_what_the_day_wants(services: Services) -> None:
    saved(services, a_family("Nakhlawar"))
    record_what_is_late(services)
    assert sentence(services) == ("Godmorgen, Maja. Én mappe skal ud i dag, og to kontakter skal bekræftes.")


def test_what_is_late_stands_in_the_sentence_and_contacts_give_way(services: Services) -> None:
    saved(services, a_family("En", housed_at=housed(100)))
    saved(services, a_family("To", housed_at=housed(110)))
    saved(services, a_family("Tre"))
    record_what_is_late(services)
    assert sentence(services) == "Godmorgen, Maja. Én mappe skal ud i dag, og to ting er over tiden."


def test_a_quiet_day_is_said_to_be_quiet_only_once_it_is_counted(services: Services) -> None:
    confirm_all(services)
    assert sentence(services) == "Godmorgen, Maja. Intet venter på dig i dag."
    assert day_sentence(services.overview.view(), NOW) == "Godmorgen, Maja."


@pytest.mark.parametrize(
    ("hour", "said"), [(0, "Godmorgen"), (9, "Godmorgen"), (10, "Goddag"), (17, "Goddag"), (18, "Godaften")]
)
def test_the_greeting_follows_the_clock(hour: int, said: str) -> None:
    assert greeting("Maja Vindkærby", NOW.replace(hour=hour)) == f"{said}, Maja."
    assert greeting("  ", NOW.replace(hour=hour)) == f"{said}."


def test_an_empty_vault_is_welcomed_with_one_next_step(qtbot: QtBot, open_page: Open, heard: Heard) -> None:
    page = open_page()
    assert page.create_button.isVisible()
    assert not page.hours.isVisible()
    qtbot.mouseClick(page.create_button, Qt.MouseButton.LeftButton)
    assert heard.travels == [Destination(Place.FAMILY_FORM)]


def test_the_most_urgent_family_stands_first_with_the_only_primary_button(
    open_page: Open, services: Services
) -> None:
    saved(services, a_family("Sidst", housed_at=housed(10)))
    urgent = saved(services, a_family("Først", housed_at=housed(100)))
    page = open_page()
    assert page.hours.rows[0].family == urgent
    primary = [
        button
        for button in page.findChildren(Button)
        if button.isVisible() and button.kind is ButtonKind.PRIMARY
    ]
    assert primary == [page.hours.rows[0].button]


def test_one_click_opens_the_most_urgent_folder(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    family = saved(services, a_family())
    qtbot.mouseClick(open_page().hours.rows[0].button, Qt.MouseButton.LeftButton)
    assert heard.travels == [Destination(Place.FOLDER, family=family)]


def test_contacts_to_confirm_are_one_line_that_leads_to_the_call_round(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    saved(services, a_family())
    page = open_page()
    assert any(label.text() == "2 kontakter skal bekræftes" for label in page.confirm.findChildren(QLabel))
    qtbot.mouseClick(page.confirm.button, Qt.MouseButton.LeftButton)
    assert heard.travels == [Destination(Place.CALL_ROUND)]


def test_a_quiet_morning_says_so_and_shows_no_empty_card(open_page: Open, services: Services) -> None:
    family = saved(services, a_family(housed_at=None))
    confirm_all(services)
    services.families.note_opened(family)
    page = open_page()
    cards = cards_of(page)
    assert not page.hours.isVisible()
    assert not page.confirm.isVisible()
    assert not cards.late.isVisible()
    assert cards.quiet.isVisible()
    assert cards.recent.isVisible()


def test_a_family_without_a_date_leads_to_the_date(open_page: Open, services: Services, heard: Heard) -> None:
    family = saved(services, a_family("Deeqwarsan", an_adult(language="so"), housed_at=None))
    page = open_page()
    assert page.waiting.isVisible()
    next(button for button in page.waiting.findChildren(Button) if button.isVisible()).click()
    assert heard.travels == [Destination(Place.FAMILY_FORM, family=family, field="housed_at")]


def test_a_minute_later_the_words_are_new_and_focus_and_scroll_the_same(
    qtbot: QtBot, services: Services, actions: Actions
) -> None:
    for number in range(9):
        saved(services, a_family(f"Familie {number}", housed_at=housed(90 - number)))
    late = _MovingClock(NOW)
    page = OverviewPage(services_of(services.database, late), actions)
    qtbot.addWidget(page)
    page.resize(1100, 500)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.open(Destination(Place.OVERVIEW))
    area = page.findChildren(QScrollArea)[0]
    counted(qtbot, page)
    button = page.hours.rows[4].button
    button.setFocus()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 200)
    area.verticalScrollBar().setValue(200)
    rows, said = page.hours.rows, page.hours.rows[0].time_words
    late.moment = NOW + timedelta(hours=1)
    page.tick()
    counted(qtbot, page)
    qtbot.wait(50)
    assert page.hours.rows[0].time_words != said
    assert page.hours.rows == rows
    assert button.hasFocus()
    assert area.verticalScrollBar().value() == 200


def test_more_families_than_the_card_holds_are_counted_and_one_click_away(
    open_page: Open, services: Services
) -> None:
    for number in range(11):
        saved(services, a_family(f"Familie {number}", housed_at=housed(number)))
    page = open_page()
    assert len(page.hours.rows) == 8
    assert any(button.text() == "+ 3 mere" for button in page.hours.findChildren(Button))


def test_the_first_steps_go_when_they_are_done(open_page: Open, services: Services) -> None:
    saved(services, a_family())
    page = open_page()
    assert page.steps.isVisible()
    for number in range(4):
        services.contacts.save(a_contact(organisation=f"Lægehus {number}"))
    confirm_all(services)
    page.open(Destination(Place.OVERVIEW))
    assert not page.steps.isVisible()


class _MovingClock:
    """A clock that is set forward by hand; wall time in Denmark in winter."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return (self.moment - timedelta(hours=1)).replace(tzinfo=UTC)

    def today(self) -> object:
        return FixedClock(self.now()).today()


def steps_done(page: OverviewPage) -> dict[str, bool]:
    rows = [row.accessibleName() for row in page.steps.findChildren(OpenRow)]
    return {name.rpartition(", ")[0]: name.endswith("gjort") for name in rows}


def test_a_step_is_done_only_when_there_is_something_that_was_done(
    open_page: Open, services: Services
) -> None:
    saved(services, a_family())
    for contact in services.contacts.rows():
        services.contacts.delete(contact.id)
    services.municipality.save(replace(services.municipality.read(), linkworker_phone="abc"))
    done = steps_done(open_page())
    assert not done["Bekræft kontakterne"]
    assert not done["Skriv dit navn og telefonnummer til mappen"]


def test_an_unfinished_new_family_waits_with_one_button(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    page = open_page()
    assert not page.begun.isVisible()
    services.drafts.keep(DRAFT, to_json(TypedFamily(surname="Nakhlawar")))
    page.open(Destination(Place.OVERVIEW))
    assert page.begun.isVisible()
    qtbot.mouseClick(page.begun.button, Qt.MouseButton.LeftButton)
    assert heard.travels == [Destination(Place.FAMILY_FORM)]


def test_in_one_column_the_cards_follow_each_other_without_gaps(open_page: Open, services: Services) -> None:
    saved(services, a_family())
    page = open_page()
    page.resize(1000, 2400)
    QApplication.processEvents()
    columns = page.columns
    assert columns.right.y() - columns.left.geometry().bottom() < 20
    assert columns.left.height() == columns.left.heightForWidth(columns.left.width())


def cards_of(page: OverviewPage) -> CountedCards:
    assert page.cards is not None
    return page.cards


def test_the_morning_is_never_counted_in_the_windows_thread(
    open_page: Open, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(services, a_family())
    threads, real = [], Deadlines.due

    def noted(deadlines: Deadlines, *arguments: Any, **named: Any) -> Any:
        threads.append(threading.current_thread())
        return real(deadlines, *arguments, **named)

    monkeypatch.setattr(Deadlines, "due", noted)
    open_page()
    assert threads
    assert threading.main_thread() not in threads


def test_the_page_shows_the_hours_before_the_morning_is_counted(
    qtbot: QtBot, services: Services, actions: Actions
) -> None:
    saved(services, a_family())
    page = OverviewPage(services, actions)
    qtbot.addWidget(page)
    page.show()
    page.open(Destination(Place.OVERVIEW))
    assert page.hours.isVisible()
    assert page.morning is None
    assert page.hours.rows[0].done_words == ""
    row = page.hours.rows[0]
    counted(qtbot, page)
    assert page.hours.rows == [row]
    assert row.done_words == "1 af 7"


def test_one_click_ticks_a_point_and_fortryd_takes_it_back(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions, heard: Heard
) -> None:
    saved(services, a_family("Nakhlawar", an_adult("Samir"), an_adult("Leila")))
    page = open_page()
    row = page.hours.rows[0]
    box = row.points.boxes[PointKind.INFO_MEETING]
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    counted(qtbot, page)
    assert row.done_words == "2 af 7"
    assert PointKind.INFO_MEETING not in row.points.boxes
    assert heard.notices[-1].button == "Fortryd"
    actions.undo_stack.undo()
    counted(qtbot, page)
    assert row.done_words == "1 af 7"
    assert PointKind.INFO_MEETING in row.points.boxes
    assert not row.points.boxes[PointKind.INFO_MEETING].isChecked()


def test_a_tick_by_keyboard_leaves_the_focus_in_the_row(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    saved(services, a_family("Nakhlawar", an_adult("Samir"), an_adult("Leila")))
    page = open_page()
    row = page.hours.rows[0]
    box = row.points.boxes[PointKind.INFO_MEETING]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    counted(qtbot, page)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert row.isAncestorOf(focused)
    assert focused is not box


def test_the_folder_is_not_ticked_but_handed_over_or_opened(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    family = saved(services, a_family())
    page = open_page()
    box = page.hours.rows[0].points.boxes[PointKind.FOLDER]
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert heard.travels == [Destination(Place.FOLDER, family=family)]
    assert not box.isChecked()
    services.issues.record_print(family, ("ar",), b"%PDF", 1)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    dialog = page.findChild(HandOverDialog)
    assert dialog is not None
    dialog.reject()


def test_at_most_three_points_are_shown_and_the_rest_is_one_click_away(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    family = saved(services, a_family("Nakhlawar", an_adult("Samir")))
    points = open_page().hours.rows[0].points
    assert len(points.boxes) == 2
    assert points.more.text() == "+ 4 mere"
    qtbot.mouseClick(points.more, Qt.MouseButton.LeftButton)
    assert heard.travels == [Destination(Place.FAMILY, family=family)]


def late_tasks(services: Services, number: int) -> None:
    for days in range(1, number + 1):
        when = When(NOW.date() - timedelta(days=days))
        services.events.save(EventDraft(kind=EventKind.TASK, title=f"Opgave {days}", starts=when))


def test_one_click_records_what_is_late_and_the_focus_goes_to_the_next_row(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions
) -> None:
    saved(services, a_family(housed_at=None))
    late_tasks(services, 3)
    page = open_page()
    card = cards_of(page).late
    assert [row.opener.toolTip() for row in card.rows] == ["Opgave 3", "Opgave 2", "Opgave 1"]
    following = card.rows[1]
    card.rows[0].button.setFocus()
    qtbot.mouseClick(card.rows[0].button, Qt.MouseButton.LeftButton)
    counted(qtbot, page)
    assert [row.opener.toolTip() for row in card.rows] == ["Opgave 2", "Opgave 1"]
    assert following.button.hasFocus()
    actions.undo_stack.undo()
    counted(qtbot, page)
    assert len(card.rows) == 3


def test_six_late_things_are_shown_and_all_of_them_counted(
    open_page: Open, services: Services, heard: Heard
) -> None:
    saved(services, a_family(housed_at=None))
    late_tasks(services, 8)
    card = cards_of(open_page()).late
    assert len(card.rows) == 6
    card.all_link.click()
    assert heard.travels == [Destination(Place.CALENDAR, field="overdue")]


def test_a_level_says_why_the_date_is_what_it_is(open_page: Open, services: Services, heard: Heard) -> None:
    saved(services, a_family(housed_at=housed(24 * 30)))
    row = cards_of(open_page()).late.rows[0]
    assert row.tag is not None
    row.tag.click()
    assert heard.notices[-1].rest
    assert not heard.notices[-1].button


def test_today_says_the_clock_the_place_and_what_is_missing(open_page: Open, services: Services) -> None:
    saved(services, a_family())
    draft = EventDraft(
        title="Startmøde", place="Klintebjerg Bageri", starts=When.of(NOW.replace(hour=13, minute=0)),
        waiting_for="burmesisk tolk",
    )  # fmt: skip
    services.events.save(draft)
    (row,) = cards_of(open_page()).today.rows
    assert row.accessibleName() == "13.00, Startmøde, Klintebjerg Bageri · burmesisk tolk mangler"


def test_a_day_of_the_strip_opens_the_calendar_there_and_arrows_walk_along_it(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    saved(services, a_family())
    cells = cards_of(open_page()).two_weeks.cells
    assert len(cells) == 14
    assert all(cell.accessibleName() for cell in cells)
    cells[0].setFocus()
    qtbot.keyClick(cells[0], Qt.Key.Key_Right)
    assert cells[1].hasFocus()
    qtbot.keyClick(cells[1], Qt.Key.Key_Space)
    assert heard.travels == [Destination(Place.CALENDAR, text="26.11.2026")]
