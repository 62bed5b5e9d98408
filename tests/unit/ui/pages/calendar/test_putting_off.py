"""A due date is put off from its details as from the list of reminders, and that is taken back."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtWidgets import QMenu
from tests.builders.ears import Heard
from tests.builders.life import Life
from tests.unit.ui.pages.calendar.conftest import Open, Settle

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.services.calendar_views import CalendarEntry
from linkworker_desktop.services.putting_off import put_off, put_off_until
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.pages.calendar import CalendarPage
from linkworker_desktop.ui.pages.calendar.deed import Deed

TOMORROW = datetime(2026, 11, 25, 8)


def a_due_date(services: Services) -> CalendarEntry:
    Life(services)
    return next(each for each in services.calendar.due_dates(local_now(services.clock)) if not each.is_done)


def open_it(page: CalendarPage, entry: CalendarEntry) -> None:
    page._opening.open(page.month, entry, page.month.rect())


def test_a_due_date_is_put_off_shown_as_such_and_taken_back(
    open_page: Open, services: Services, settle: Settle, heard: Heard, actions: Actions
) -> None:
    entry = a_due_date(services)
    page = open_page()
    open_it(page, entry)
    assert Deed.SNOOZE in page.details.buttons
    menu = QMenu()
    page._deeds.fill_snooze(entry, menu)
    choices = [action.text() for action in menu.actions()]
    assert choices == ["om 1 time", "i morgen kl. 8", "næste uge"]
    menu.actions()[1].trigger()
    settle()
    assert heard.notices[-1].sentence == "Du bliver mindet om det igen 25.11.2026 kl. 8.00."
    assert heard.notices[-1].is_undo
    assert put_off_until(services.drafts, entry, local_now(services.clock)) == TOMORROW
    open_it(page, entry)
    assert page.details.entry is not None
    assert page.details.entry.snoozed_until == TOMORROW
    actions.undo_stack.undo()
    assert put_off_until(services.drafts, entry, local_now(services.clock)) is None
    actions.undo_stack.redo()
    assert put_off_until(services.drafts, entry, local_now(services.clock)) == TOMORROW


def test_a_due_date_that_is_put_off_waits_until_then(services: Services) -> None:
    entry = a_due_date(services)
    put_off(services.drafts, entry, TOMORROW, local_now(services.clock))
    assert entry.key not in {each.entry.key for each in services.reminders.waiting()}
    later = {each.entry.key for each in services.reminders.waiting(datetime(2026, 11, 25, 8, 1))}
    assert entry.key in later


def test_putting_off_twice_is_undone_to_the_first_time(services: Services) -> None:
    entry, now = a_due_date(services), local_now(services.clock)
    put_off(services.drafts, entry, TOMORROW, now)
    second = put_off(services.drafts, entry, datetime(2026, 11, 30, 8), now)
    assert second.undo is not None
    second.undo()
    assert put_off_until(services.drafts, entry, now) == TOMORROW


def test_a_time_that_is_past_is_refused(services: Services) -> None:
    entry, now = a_due_date(services), local_now(services.clock)
    with pytest.raises(InvalidInput):
        put_off(services.drafts, entry, now, now)
    assert put_off_until(services.drafts, entry, now) is None
