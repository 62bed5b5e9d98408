"""One contact in the pane: everything known of it, whom it may be shown to, where it is used, who confirmed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.builders.contacts_page import Hand, choose, name_of, names, words_on
from tests.builders.families import a_contact, a_family

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import (
    ContactId,
    EmailDraft,
    EmployerDraft,
    InterpreterHelp,
    PhoneDraft,
    PlaceDraft,
    Visibility,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.opening_hours import Opening, Schedule
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Notice
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts import ContactsPage
from linkworker_desktop.ui.pages.family.open_row import OpenRow

PHARMACY = "Skovsunde Apotek"
TODAY = date(2026, 11, 24)


class Opened(QObject):
    """What would be opened outside the program."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url.toString())


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Opened]:
    handler = Opened()
    for scheme in ("mailto", "https"):
        QDesktopServices.setUrlHandler(scheme, handler, "take")  # type: ignore[arg-type]
    yield handler
    for scheme in ("mailto", "https"):
        QDesktopServices.unsetUrlHandler(scheme)


def changed(page: ContactsPage, services: Services, **fields: object) -> ContactId:
    """Save the pharmacy with other facts and look at it."""
    contact = choose(page, PHARMACY)
    draft = services.contacts.view(contact).draft
    services.contacts.save(replace(draft, **fields))  # type: ignore[arg-type]
    page.refresh(frozenset({Kind.CONTACT}))
    return contact


def said_in(page: ContactsPage) -> list[str]:
    """Return what a screen reader finds in the pane."""
    QApplication.processEvents()
    return [
        name
        for widget in page.sheet.findChildren(QWidget)
        if widget.isVisible() and (name := name_of(widget))
    ]


def test_the_pane_shows_every_fact_with_a_name_for_its_icon(filled: ContactsPage, services: Services) -> None:
    changed(
        filled,
        services,
        phones=(PhoneDraft("01234150"), PhoneDraft("01234163", "vagt")),
        more_emails=(EmailDraft("recept@apotek.example", "recepter"),),
        more_addresses=(PlaceDraft(Address("Havnen 2", "0140", "Nymølle"), "udsalget"),),
        area_served="hele kommunen",
        languages=("da", "ar"),
        interpreter=InterpreterHelp.BOOK_FIRST,
        how_to_apply="Mød op",
        what_to_bring="Sundhedskort",
        note="Rampe ved døren",
        website="https://apotek.example",
    )
    found = said_in(filled)
    for fact in (
        "Telefon: 01\u00a023\u00a041\u00a063 vagt",
        "Adresse: Skolevænget 3, 0130 Ådalby Dækker hele kommunen",
        "Adresse: Havnen 2, 0140 Nymølle udsalget",
        "Sprog: dansk, arabisk Tolk skal bestilles først",
        "E-mail: recept@apotek.example",
        "Hjemmeside: https://apotek.example",
        "Sådan søger man: Mød op Sådan søger man",
        "Det skal man have med: Sundhedskort Det skal man have med",
        "Note: Rampe ved døren",
    ):
        assert fact in found


def test_what_is_for_me_alone_carries_its_badge(filled: ContactsPage, services: Services) -> None:
    changed(filled, services, private_note="Ring til Inge")
    assert words_on(filled.sheet).count("Kun for mig") == 1
    changed(filled, services, visibility=Visibility.ONLY_ME)
    assert words_on(filled.sheet).count("Kun for mig") == 2


def test_the_week_is_shown_with_today_marked_and_whether_it_is_open(
    filled: ContactsPage, services: Services
) -> None:
    weekdays = tuple(Opening(day, time(9), time(17, 30)) for day in range(5))
    changed(filled, services, schedule=Schedule(weekdays))
    seen = words_on(filled.sheet)
    assert "Lukket nu · åbner kl. 9.00" in seen
    assert "9.00–17.30 · i dag" in seen
    assert any(
        said.startswith("Åbningstider: Lukket nu, åbner kl. 9.00; man.–fre.") for said in said_in(filled)
    )


def test_a_mail_is_begun_only_when_the_address_is_clicked(
    filled: ContactsPage, services: Services, opened: Opened, hand: Hand
) -> None:
    changed(filled, services, email="post@apotek.example")
    row = next(row for row in filled.sheet.findChildren(OpenRow) if "post@apotek" in name_of(row))
    assert opened.urls == []
    QApplication.processEvents()
    hand.on(row)
    assert opened.urls == ["mailto:post@apotek.example"]


def test_an_employer_shows_what_the_map_knows(filled: ContactsPage, services: Services) -> None:
    employer = EmployerDraft(trades=("køkken",), places=2, danish="DU2 modul 3", lines=("12",), mentor="Ole")
    changed(filled, services, category="employer", employer=employer)
    found = said_in(filled)
    for fact in ("Brancher: køkken Brancher", "Pladser: Pladser: 2 Pladser", "Krav: DU2 modul 3 Krav",
                 "Mentor: Ole Mentor", "Transport: 12 Transport"):  # fmt: skip
        assert fact in found


# -- staying true


def test_confirming_takes_one_key(filled: ContactsPage, services: Services, hand: Hand) -> None:
    contact = choose(filled, PHARMACY)
    hand.key(filled.list.table, Qt.Key.Key_J)
    assert (hand.keys, hand.mouse) == (1, 0)
    assert services.contacts.view(contact).draft.verified_on == TODAY
    assert filled.list.table.hasFocus()


def test_who_confirmed_it_how_and_when_is_said_with_what_was_before(
    filled: ContactsPage, services: Services, hand: Hand
) -> None:
    contact = choose(filled, PHARMACY)
    services.contacts.verify(contact, how="telefon", by="Maja Vindkærby")
    filled.refresh(frozenset({Kind.CONTACT}))
    assert filled.sheet.history.text == "Bekræftet 24.11.2026 af Maja Vindkærby (telefon)"
    QApplication.processEvents()
    hand.on(filled.sheet.history.toggle)
    assert "24.11.2026: bekræftet af Maja Vindkærby (telefon)" in filled.sheet.history.text.splitlines()[1]


def test_a_printed_fact_that_was_changed_is_named_until_it_is_confirmed(
    filled: ContactsPage, services: Services
) -> None:
    contact = choose(filled, "Lægehuset Ådalby")
    draft = services.contacts.view(contact).draft
    services.contacts.save(replace(draft, phones=(PhoneDraft("01 23 41 99"),), website="https://a.example"))
    filled.refresh(frozenset({Kind.CONTACT}))
    assert filled.sheet.strip.text.startswith(
        "Rettet, siden det blev bekræftet Telefon og hjemmeside. Bekræftet"
    )
    services.contacts.confirm(contact)
    filled.refresh(frozenset({Kind.CONTACT}))
    assert not filled.sheet.strip.isVisible()


def test_a_contact_is_closed_for_a_while_and_opened_again(
    filled: ContactsPage, services: Services, hand: Hand
) -> None:
    contact = choose(filled, PHARMACY)
    services.contacts.close_until(contact, date(2027, 1, 12), "ombygning")
    filled.refresh(frozenset({Kind.CONTACT}))
    assert filled.sheet.strip.text.startswith("Lukket midlertidigt, åbner igen 12.1.2027 Ombygning.")
    assert not filled.sheet.close_button.isVisible()
    QApplication.processEvents()
    hand.on(filled.sheet.reopen_button)
    assert services.contacts.view(contact).draft.closed_until is None


# -- where it is used


def test_where_a_contact_is_used_is_one_click_away(
    filled: ContactsPage, services: Services, travelled: list[Destination], hand: Hand
) -> None:
    family = services.families.save(a_family("Nakhlawar")).id
    choose(filled, PHARMACY)
    filled.refresh(frozenset({Kind.FOLDER}))
    QApplication.processEvents()
    row = next(row for row in filled.sheet.uses.rows if "Nakhlawar" in name_of(row))
    hand.on(row)
    assert hand.mouse == 1
    assert (travelled[-1].place, travelled[-1].family) == (Place.FOLDER, family)


def test_a_contact_that_is_used_nowhere_says_so(filled: ContactsPage) -> None:
    choose(filled, PHARMACY)
    assert "Ingen steder endnu." in words_on(filled.sheet.uses)
    assert not filled.sheet.uses.replace_button.isVisible()


# -- copying


def test_one_contact_is_copied_as_lines_without_what_is_for_me_alone(
    filled: ContactsPage, services: Services, said: list[Notice]
) -> None:
    phones = (PhoneDraft("01234150"), PhoneDraft("01234199", "min", only_me=True))
    changed(
        filled, services, phones=phones, private_note="hemmeligt", person="Inge Isfuglekær", role="farmaceut"
    )
    QTest.keyClick(filled.list.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines() == [
        "Inge Isfuglekær",
        "Skovsunde Apotek · farmaceut",
        "01 23 41 50",
        "Skolevænget 3, 0130 Ådalby",
    ]
    assert said[-1].sentence == "1 kontakt er kopieret."


def test_an_update_of_something_else_keeps_the_focus_and_the_place(
    filled: ContactsPage, services: Services
) -> None:
    for number in range(40):
        services.contacts.save(a_contact("association", f"Forening {number:02d}"))
    filled.open(Destination(Place.CONTACTS))
    choose(filled, "Forening 20")
    QApplication.processEvents()
    scroll = filled.list.table.verticalScrollBar().value()
    before = names(filled)
    filled._act.run_write(lambda: services.contacts.confirm(choose(filled, "Forening 20")))
    assert filled.list.table.hasFocus()
    assert filled.list.table.verticalScrollBar().value() == scroll
    assert names(filled) == before
