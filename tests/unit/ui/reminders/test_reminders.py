"""Being reminded: at the start, at the moment, and while the data are locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard, listen
from tests.builders.events import a_task, an_appointment, save

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import Services, services_of
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.reminders.locked import LockedBell
from linkworker_desktop.ui.reminders.reminder_desk import ReminderDesk
from linkworker_desktop.ui.reminders.tray import Tray

TODAY = date(2026, 11, 24)
LEFT = Qt.MouseButton.LeftButton
Begin = Callable[..., ReminderDesk]


class HeardTray(Tray):
    """A place for notices on a desktop that has none: what is said is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    @property
    def is_there(self) -> bool:
        return True

    def say(self, title: str, text: str, actions: object = ()) -> None:
        super().say(title, text, actions)  # type: ignore[arg-type]
        self.said.append(f"{title}: {text}")


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.LIGHT)


@pytest.fixture
def actions(qapp: QApplication) -> Iterator[Actions]:
    made = Actions()
    yield made
    QThreadPool.globalInstance().waitForDone(5000)


@pytest.fixture
def heard(actions: Actions) -> Heard:
    return listen(actions)


@pytest.fixture
def settle(actions: Actions) -> Callable[[], None]:
    def wait() -> None:
        for _again in range(4):
            actions.wait_for_background()
            QApplication.processEvents()

    return wait


@pytest.fixture
def tray() -> HeardTray:
    return HeardTray()


@pytest.fixture
def begin(qtbot: QtBot, actions: Actions, settle: Callable[[], None], tray: HeardTray) -> Begin:
    def made(services: Services) -> ReminderDesk:
        main = MainWindow(services, actions)
        qtbot.addWidget(main)
        main.resize(1440, 900)
        main.show()
        main.open(Destination(Place.OVERVIEW))
        desk = ReminderDesk(services, actions, main, tray)
        desk.start()
        settle()
        return desk

    return made


def at(services: Services, hour: int, minute: int = 0) -> Services:
    """Return the same vault at another time of that day."""
    moment = datetime(2026, 11, 24, hour - 1, minute, tzinfo=UTC)
    return services_of(services.database, FixedClock(moment))


def a_call(services: Services, clock: time = time(9), remind: int = 10) -> None:
    starts = When(TODAY, clock)
    save(services, an_appointment("Ring til banken", starts=starts, ends=None, remind_before=remind))


def test_nothing_missed_shows_nothing(begin: Begin, services: Services, tray: HeardTray) -> None:
    a_call(services)
    desk = begin(services)
    assert not desk.panel.isVisible()
    assert not desk.bell.isVisible()
    assert tray.said == []


def test_what_was_missed_is_listed_quietly_at_the_start(begin: Begin, services: Services) -> None:
    a_call(services)
    desk = begin(at(services, 8, 55))
    assert desk.panel.isVisible()
    assert desk.panel.accessibleName() == "Mens du var væk"
    assert not desk.panel.isAncestorOf(QApplication.focusWidget() or desk.panel.window())
    assert desk.bell.text() == "1 påmindelse"


def test_the_moment_shows_the_list_and_a_notice_without_names(
    begin: Begin, services: Services, settle: Callable[[], None], tray: HeardTray, heard: Heard
) -> None:
    desk = begin(services)
    save(
        services,
        an_appointment("Samtale med Samir", starts=When(TODAY, time(8, 45)), ends=None, remind_before=10),
    )
    desk.watch.look()
    settle()
    assert desk.panel.isVisible()
    assert tray.said == ["Linkworker: En aftale begynder snart. Åbn programmet."]
    assert [action.text() for action in tray.menu.actions()] == [
        "Udført", "Udsæt 1 time", "Åbn", "Åbn Linkworker",
    ]  # fmt: skip


def test_done_from_the_list_is_done_in_the_calendar(
    qtbot: QtBot, begin: Begin, services: Services, settle: Callable[[], None], heard: Heard
) -> None:
    a_call(services)
    desk = begin(at(services, 8, 55))
    qtbot.mouseClick(desk.panel.rows[0].done_button, LEFT)
    settle()
    (entry,) = [each for each in services.calendar.entries(TODAY, TODAY) if each.event]
    assert entry.is_done
    assert heard.notices[-1].is_undo
    assert not desk.panel.isVisible()
    assert not desk.bell.isVisible()


def test_done_from_the_tray_is_the_same(
    begin: Begin, services: Services, settle: Callable[[], None], tray: HeardTray
) -> None:
    desk = begin(services)
    save(services, an_appointment("Samtale", starts=When(TODAY, time(8, 45)), ends=None, remind_before=10))
    desk.watch.look()
    settle()
    tray.menu.actions()[0].trigger()
    settle()
    (entry,) = [each for each in services.calendar.entries(TODAY, TODAY) if each.event]
    assert entry.is_done


def test_put_off_is_out_of_sight_until_then(
    begin: Begin, services: Services, settle: Callable[[], None]
) -> None:
    a_call(services)
    desk = begin(at(services, 8, 55))
    desk.panel.rows[0].menu().actions()[0].trigger()
    settle()
    assert not desk.panel.isVisible()
    assert desk.watch.next_at == datetime(2026, 11, 24, 9, 55)


def test_open_leads_to_the_calendar(
    qtbot: QtBot, begin: Begin, services: Services, settle: Callable[[], None], heard: Heard
) -> None:
    a_call(services)
    desk = begin(at(services, 8, 55))
    qtbot.mouseClick(desk.panel.rows[0].open_button, LEFT)
    settle()
    assert heard.travels[-1].place is Place.CALENDAR
    assert heard.travels[-1].event is not None
    assert not desk.panel.isVisible()


def test_read_is_not_told_again(
    qtbot: QtBot, begin: Begin, services: Services, settle: Callable[[], None]
) -> None:
    a_call(services)
    later = at(services, 8, 55)
    desk = begin(later)
    qtbot.mouseClick(desk.panel.seen_link, LEFT)
    settle()
    assert not desk.panel.isVisible()
    again = begin(later)
    assert not again.panel.isVisible()


def test_the_bell_shows_the_list_and_puts_it_away(qtbot: QtBot, begin: Begin, services: Services) -> None:
    save(services, a_task(due=TODAY, remind_before=0))
    desk = begin(at(services, 9))
    qtbot.mouseClick(desk.panel.close_button, LEFT)
    assert not desk.panel.isVisible()
    qtbot.mouseClick(desk.bell, LEFT)
    assert desk.panel.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not desk.panel.isVisible()


def test_locked_only_a_neutral_sentence_is_said_and_once(qapp: QApplication, tray: HeardTray) -> None:
    before = LockedBell(tray, FixedClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC)))
    before.wait_until(datetime(2026, 11, 24, 9))
    assert tray.said == []
    bell = LockedBell(tray, FixedClock(datetime(2026, 11, 24, 8, 1, tzinfo=UTC)))
    bell.wait_until(datetime(2026, 11, 24, 9))
    bell.look()
    assert tray.said == ["Linkworker: En påmindelse venter. Åbn programmet."]


def test_unlocked_again_nothing_more_is_said(qapp: QApplication, tray: HeardTray) -> None:
    bell = LockedBell(tray, FixedClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC)))
    bell.wait_until(datetime(2026, 11, 24, 9))
    bell.stop()
    bell.look()
    assert tray.said == []
