"""The first page in the morning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_contact, a_family, an_adult

from linkworker_desktop.base.clock import FixedClock, local_now
from linkworker_desktop.bootstrap import Services, services_of
from linkworker_desktop.domain.family import FamilyDraft, FamilyId
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.button import Button, ButtonKind
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family.open_row import OpenRow
from linkworker_desktop.ui.pages.family_form.page import DRAFT
from linkworker_desktop.ui.pages.family_form.typed import TypedFamily, to_json
from linkworker_desktop.ui.pages.overview import OverviewPage
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
        QApplication.processEvents()
        return page

    return made


def saved(services: Services, draft: FamilyDraft) -> FamilyId:
    made = services.families.save(draft).id
    assert made is not None
    return FamilyId(made)


def housed(hours_ago: int) -> datetime:
    return NOW - timedelta(hours=hours_ago)


def confirm_all(services: Services) -> None:
    for contact in services.overview.view().to_confirm:
        services.contacts.confirm(contact.id)


def sentence(services: Services) -> str:
    return day_sentence(services.overview.view(), local_now(services.clock))


def test_the_sentence_says_what_the_day_wants(services: Services) -> None:
    saved(services, a_family("Nakhlawar"))
    assert sentence(services) == ("Godmorgen, Maja. Én mappe skal ud i dag, og to kontakter skal bekræftes.")


def test_late_folders_come_first_in_the_sentence(services: Services) -> None:
    saved(services, a_family("En", housed_at=housed(100)))
    saved(services, a_family("To", housed_at=housed(120)))
    saved(services, a_family("Tre"))
    assert sentence(services) == (
        "Godmorgen, Maja. To mapper er over tiden, én mappe skal ud i dag, og to kontakter skal bekræftes."
    )


def test_a_quiet_day_is_said_to_be_quiet(services: Services) -> None:
    confirm_all(services)
    assert sentence(services) == "Godmorgen, Maja. Ingen mapper og ingen kontakter venter på dig."


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
    assert primary == [page.hours.rows[0].folder_button]


def test_one_click_opens_the_most_urgent_folder(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    family = saved(services, a_family())
    qtbot.mouseClick(open_page().hours.rows[0].folder_button, Qt.MouseButton.LeftButton)
    assert heard.travels == [Destination(Place.FOLDER, family=family)]


def test_one_click_confirms_a_contact_and_takes_it_off_the_list(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    saved(services, a_family())
    page = open_page()
    before = services.overview.view().contacts.to_confirm
    button = next(
        button for button in page.confirm.findChildren(Button) if "stadig rigtigt" in button.accessibleName()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert services.overview.view().contacts.to_confirm == before - 1


def test_no_card_is_ever_empty(open_page: Open, services: Services) -> None:
    family = saved(services, a_family())
    issue = services.issues.record_print(family, ("ar",), b"%PDF", 1)
    services.issues.hand_over(issue, HandOver(NOW, "Samir"))
    confirm_all(services)
    services.families.note_opened(family)
    page = open_page()
    assert not page.hours.isVisible()
    assert not page.waiting.isVisible()
    assert not page.confirm.isVisible()
    assert page.recent.isVisible()


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
    QApplication.processEvents()
    area = page.findChildren(QScrollArea)[0]
    button = page.hours.rows[4].folder_button
    button.setFocus()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 200)
    area.verticalScrollBar().setValue(200)
    said = page.hours.rows[0].time_words
    late.moment = NOW + timedelta(hours=1)
    page.tick()
    qtbot.wait(50)
    assert page.hours.rows[0].time_words != said
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


def test_every_contact_to_confirm_says_number_and_state_uncut_in_a_narrow_window(
    open_page: Open, services: Services
) -> None:
    saved(services, a_family())
    page = open_page()
    page.resize(1072, 650)
    QApplication.processEvents()
    states = [each for each in page.confirm.findChildren(QLabel) if each.text() == "aldrig bekræftet"]
    assert states
    assert all(each.width() >= each.fontMetrics().horizontalAdvance(each.text()) for each in states)
    assert page._left.geometry().right() < page._right.x()


def test_in_one_column_the_cards_follow_each_other_without_gaps(open_page: Open, services: Services) -> None:
    saved(services, a_family())
    page = open_page()
    page.resize(1000, 2000)
    QApplication.processEvents()
    assert page._right.y() - page._left.geometry().bottom() < 20
    assert page._left.height() == page._left.sizeHint().height()
