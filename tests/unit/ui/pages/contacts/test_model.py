"""The table model of the directory: keys in order, rows by the page, what is chosen kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import ContactId, Freshness, Visibility
from linkworker_desktop.services.contact_views import ContactKeys, ContactLine, ContactQuery
from linkworker_desktop.ui.models.contacts import MOST_PAGES, PAGE, Column, ContactsModel, steady
from linkworker_desktop.ui.pages.contacts import ContactsPage
from linkworker_desktop.ui.pages.contacts.listing import ContactList

TODAY = date(2026, 11, 24)
MANY = 50_000


def a_line(contact: ContactId) -> ContactLine:
    return ContactLine(
        id=contact,
        name=f"Kontakt {contact.int}",
        second="Skovsunde",
        category=CATEGORIES["school"],
        phone="",
        town="Skovsunde",
        freshness=Freshness.FRESH,
        verified_on=TODAY,
        due_again=TODAY,
        closed_until=None,
        ended_on=None,
        deleted_at=None,
        printable=True,
        visibility=Visibility.EVERYONE,
        languages=(),
    )


class Directory:
    """A directory of as many contacts as are asked for; remembers what was read of it."""

    def __init__(self) -> None:
        self.read: list[ContactId] = []

    def page(self, ids: Sequence[ContactId]) -> list[ContactLine]:
        self.read += ids
        return [a_line(one) for one in ids]


def keys_of(number: int) -> ContactKeys:
    return ContactKeys("".join(UUID(int=one).hex for one in range(number)))


def contact(number: int) -> ContactId:
    return ContactId(UUID(int=number))


@pytest.fixture
def directory() -> Directory:
    return Directory()


@pytest.fixture
def shown_list(qtbot: QtBot, directory: Directory) -> ContactList:
    made = ContactList(directory.page)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def test_the_model_keeps_its_promises_to_qt(
    qapp: QApplication, filled: ContactsPage, services: Services
) -> None:
    model = ContactsModel(services.contacts.page)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for text in ("", "apotek", "bumlebi"):
        model.set_keys(services.contacts.keys(ContactQuery(text=text)), TODAY)
        model.ensure(0, model.rowCount())


def test_of_fifty_thousand_only_the_pages_that_are_seen_are_read(
    shown_list: ContactList, directory: Directory
) -> None:
    shown_list.show_keys(keys_of(MANY), TODAY)
    QApplication.processEvents()
    assert len(directory.read) <= 2 * PAGE
    shown_list.table.scrollToBottom()
    QApplication.processEvents()
    assert directory.read[-1] == contact(MANY - 1)
    assert len(directory.read) <= 4 * PAGE


def test_scrolling_through_everything_keeps_a_bounded_number_of_rows(
    shown_list: ContactList, directory: Directory
) -> None:
    shown_list.show_keys(keys_of(4_000), TODAY)
    for line in range(0, 4_000, PAGE):
        shown_list.model.ensure(line, line)
    assert len(directory.read) == 4_000
    assert shown_list.model.rows_held <= MOST_PAGES * PAGE


def test_a_row_nobody_asked_for_is_read_a_moment_later(qtbot: QtBot, directory: Directory) -> None:
    model = ContactsModel(directory.page)
    model.set_keys(keys_of(100), TODAY)
    index = model.index(70, Column.NAME)
    assert index.data() == ""
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert index.data() == "Kontakt 70"


def test_choice_and_scroll_are_kept_when_contacts_come_and_go(shown_list: ContactList) -> None:
    shown_list.show_keys(keys_of(1_000), TODAY)
    shown_list.choose(contact(500))
    QApplication.processEvents()
    scroll = shown_list.table.verticalScrollBar().value()
    fewer = ContactKeys("".join(UUID(int=one).hex for one in range(1_000) if one != 700))
    shown_list.show_keys(fewer, TODAY)
    assert shown_list.current == contact(500)
    assert shown_list.table.verticalScrollBar().value() == scroll
    gone = ContactKeys("".join(UUID(int=one).hex for one in range(1_000) if one not in {500, 700}))
    shown_list.show_keys(gone, TODAY)
    assert shown_list.current == contact(501)


def test_several_that_are_chosen_stay_chosen_when_one_of_them_goes(shown_list: ContactList) -> None:
    shown_list.show_keys(keys_of(100), TODAY)
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for line in (2, 3, 4, 9):
        shown_list.table.selectionModel().select(shown_list.model.index(line, 0), rows)
    shown_list.table.selectionModel().select(shown_list.model.index(0, 0), rows)
    fewer = ContactKeys("".join(UUID(int=one).hex for one in range(100) if one != 3))
    shown_list.show_keys(fewer, TODAY)
    assert shown_list.chosen_ids() == [contact(one) for one in (0, 2, 4, 9)]


def test_a_contact_is_chosen_alone_also_while_a_key_is_held_down(
    shown_list: ContactList, directory: Directory
) -> None:
    shown_list.show_keys(keys_of(10), TODAY)
    QTest.keyPress(shown_list.table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    shown_list.choose(contact(4))
    assert shown_list.chosen_ids() == [contact(4)]
    QTest.keyRelease(shown_list.table, Qt.Key.Key_Control)


def test_fifty_thousand_can_be_chosen_at_once(shown_list: ContactList, directory: Directory) -> None:
    shown_list.show_keys(keys_of(MANY), TODAY)
    shown_list.table.selectAll()
    assert shown_list.number_chosen == MANY
    assert shown_list.chosen_ids()[-1] == contact(MANY - 1)
    assert len(directory.read) <= 4 * PAGE


def test_a_steady_list_keeps_its_order_and_puts_what_is_new_first() -> None:
    a, b, c, d = (contact(one) for one in range(4))
    assert list(steady([a, b, c], [c, a, b])) == [a, b, c]
    assert list(steady([a, b, c], [d, c, a])) == [d, a, c]
    assert list(steady([], [c, a])) == [c, a]
