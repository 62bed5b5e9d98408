"""The contacts page with a real vault: find one, read it, say whether it is still right, change it, add one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.builders.contacts_page import Hand, choose, name_of, names, shown, words_on
from tests.builders.families import a_contact

from linkworker_desktop.base.errors import DiskFull
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import ContactDraft, ContactId, PhoneDraft, Sector
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.services.contact_views import ContactOrder
from linkworker_desktop.ui.actions import Actions, Notice
from linkworker_desktop.ui.kit.button import Button, ButtonKind
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.models.contacts import Column, area_words, standing_of, time_since
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts import ContactsPage
from linkworker_desktop.ui.pages.family.open_row import OpenRow

TODAY = date(2026, 11, 24)
HERE = Destination(Place.CONTACTS)
PHARMACY = "Skovsunde Apotek"


# -- finding


def test_a_vault_without_a_single_contact_shows_one_button_and_it_opens_the_form(
    qtbot: QtBot, services: Services, actions: Actions
) -> None:
    with services.database.write("test") as session:
        for row in session.scalars(select(ContactRow)):
            session.delete(row)
    page = ContactsPage(services, actions)
    qtbot.addWidget(page)
    page.resize(1180, 780)
    page.show()
    page.open(HERE)
    assert page.create_button.isVisible()
    assert not page.new_button.isVisible()
    assert not page.finding.search.isVisible()
    page.create_button.click()
    assert page.form.isVisible()
    assert not page.finding.search.isVisible()


def test_the_filter_has_the_focus_and_the_title_counts(filled: ContactsPage) -> None:
    assert filled.finding.search.hasFocus()
    assert "5 personer og steder" in words_on(filled)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("apotek", [PHARMACY]),
        ("tigrinya", ["Tolkebroen"]),
        ("rugager", ["Bo Rugagerholt"]),
        ("49 12", ["Tolkebroen"]),
    ],
)
def test_typing_narrows_the_list_by_name_language_person_and_number(
    qtbot: QtBot, filled: ContactsPage, typed: str, found: list[str]
) -> None:
    QTest.keyClicks(filled.finding.search, typed)
    qtbot.waitUntil(lambda: names(filled) == found)
    assert filled.finding.search.hasFocus()


def test_nothing_found_is_said_neutrally_and_one_link_leads_back(
    qtbot: QtBot, filled: ContactsPage, hand: Hand
) -> None:
    QTest.keyClicks(filled.finding.search, "bumlebi")
    qtbot.waitUntil(lambda: filled.list.empty_words != "")
    assert filled.list.empty_words == "Ingen af fem kontakter passer til »bumlebi«"
    assert not filled.pane.isVisible()
    link = next(each for each in filled.list.findChildren(Button) if each.isVisible())
    hand.on(link)
    assert len(names(filled)) == 5
    assert filled.finding.search.text() == ""


def test_a_chip_lists_what_is_to_be_confirmed_and_counts_it(filled: ContactsPage, hand: Hand) -> None:
    assert name_of(filled.finding.chips.to_confirm) == "Skal bekræftes, 2"
    hand.on(filled.finding.chips.to_confirm)
    assert names(filled) == ["Lone Enghavrekær", PHARMACY]


def test_a_sector_chip_lists_its_sector(filled: ContactsPage, hand: Hand) -> None:
    hand.on(filled.finding.chips.sector_chip(Sector.HEALTH))
    assert sorted(names(filled)) == ["Lægehuset Ådalby", PHARMACY]
    assert filled.finding.chips.sector_chip(Sector.HEALTH).isChecked()
    assert not filled.finding.chips.all.isChecked()


def test_sectors_without_room_wait_in_the_menu_with_ended_and_trash(filled: ContactsPage) -> None:
    filled.resize(820, 780)
    filled.finding.chips.menu.aboutToShow.emit()
    words = [action.text() for action in filled.finding.chips.menu.actions() if action.text()]
    assert words[-3:] == ["Lukket midlertidigt  0", "Ophørte  0", "Papirkurv  0"]
    assert len(words) > 3
    seen = [chip for chip in filled.finding.chips.sector_chips() if chip.isVisible()]
    assert len(seen) + len(words) - 3 == 4


def test_what_is_chosen_in_the_menu_stands_on_its_chip(filled: ContactsPage) -> None:
    filled.finding.chips.menu.aboutToShow.emit()
    filled.finding.chips.menu.actions()[-1].trigger()
    assert filled.finding.chips.more.text() == "Papirkurv"
    assert filled.finding.chips.more.isChecked()


def test_the_page_has_one_field_for_ctrl_f(filled: ContactsPage) -> None:
    assert [field for field in filled.findChildren(SearchField) if field.isVisible()] == [
        filled.finding.search
    ]


# -- reading


def test_a_stale_contact_says_since_when_and_a_confirmed_one_says_nothing(filled: ContactsPage) -> None:
    choose(filled, PHARMACY)
    assert filled.sheet.strip.isVisible()
    assert filled.sheet.strip.text.startswith(
        "Sidst bekræftet for 8 måneder siden Bekræftet 18.3.2026 (ringet op). Skal bekræftes hver 6. måned."
    )
    choose(filled, "Tolkebroen")
    assert not filled.sheet.strip.isVisible()
    assert "Bekræftet 2.11.2026" in words_on(filled.sheet)


def test_the_pane_shows_number_area_and_facts(filled: ContactsPage, services: Services) -> None:
    contact = choose(filled, PHARMACY)
    draft = services.contacts.view(contact).draft
    services.contacts.save(
        replace(
            draft,
            phones=(*draft.phones, PhoneDraft("01234163", "vagt")),
            hours="hverdage 9–17",
            email="a@b.example",
        )
    )
    filled.open(Destination(Place.CONTACTS, contact=contact))
    seen = words_on(filled.sheet)
    for fact in ("Sundhed · apotek", PHARMACY, "01\u00a023\u00a041\u00a050", "01\u00a023\u00a041\u00a063", "vagt",
                 "Skolevænget 3, 0130 Ådalby", "hverdage 9–17"):  # fmt: skip
        assert fact in seen
    assert any(name_of(row) == "E-mail: a@b.example" for row in filled.sheet.findChildren(OpenRow))


def test_standing_has_colour_only_when_there_is_something_to_do(
    filled: ContactsPage, services: Services
) -> None:
    inks = {row.name: standing_of(row, TODAY).ink.value for row in services.contacts.rows()}
    assert inks == {
        "Lægehuset Ådalby": "muted",
        PHARMACY: "over",
        "Ydelseskontoret": "soon",
        "Skovsunde Skole": "soon",
        "Tolkebroen": "muted",
    }
    said = {row.name: standing_of(row, TODAY).words for row in services.contacts.rows()}
    assert said["Ydelseskontoret"] == "igen om 12 dage"
    assert said["Skovsunde Skole"] == "aldrig bekræftet"
    assert said["Lægehuset Ådalby"] == "14.10.2026"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "1 dag siden"),
        (date(2026, 10, 25), "30 dage siden"),
        (date(2026, 10, 24), "1 måned siden"),
        (date(2024, 11, 25), "23 måneder siden"),
        (date(2024, 11, 24), "2 år siden"),
    ],
)
def test_time_is_counted_in_whole_days_months_and_years(day: date, words: str) -> None:
    assert time_since(day, TODAY) == words


def test_a_category_is_not_said_twice_and_keeps_its_capitals() -> None:
    assert area_words(CATEGORIES["pharmacy"]) == "Sundhed · apotek"
    assert area_words(CATEGORIES["ppr"]).startswith("Kommune · PPR")
    assert area_words(CATEGORIES["other"]) == "Andet"
    assert area_words(CATEGORIES["transport"]) == "Bus og tog"


# -- saying whether it is still right


def test_confirming_takes_one_click_and_can_be_undone(
    filled: ContactsPage, services: Services, hand: Hand, said: list[Notice]
) -> None:
    contact = choose(filled, PHARMACY)
    hand.on(filled.sheet.confirm_button)
    assert hand.mouse == 1
    assert services.contacts.view(contact).draft.verified_on == TODAY
    assert not filled.sheet.strip.isVisible()
    assert said[-1].is_undo
    filled._act.undo_stack.undo()
    assert services.contacts.view(contact).draft.verified_on == date(2026, 3, 18)
    assert filled.sheet.strip.isVisible()


def test_a_destination_to_confirm_chooses_its_chip(filled: ContactsPage) -> None:
    filled.finding.search.setText("apotek")
    filled.open(Destination(Place.CONTACTS, field="to_confirm"))
    assert filled.finding.chips.to_confirm.isChecked()
    assert len(names(filled)) == 2


def test_confirming_among_those_to_confirm_moves_on_to_the_next(filled: ContactsPage, hand: Hand) -> None:
    hand.on(filled.finding.chips.to_confirm)
    hand.row(filled.list.table, 0)
    hand.on(filled.sheet.confirm_button)
    assert names(filled) == [PHARMACY]
    assert shown(filled).name == PHARMACY


def test_the_keys_work_in_the_list_but_are_letters_in_the_filter(
    qtbot: QtBot, filled: ContactsPage, services: Services
) -> None:
    contact = choose(filled, PHARMACY)
    filled.finding.search.setFocus()
    QTest.keyClicks(filled.finding.search, "jo")
    assert filled.finding.search.text() == "jo"
    filled.finding.search.clear()
    qtbot.waitUntil(lambda: len(names(filled)) == 5)
    assert services.contacts.view(contact).draft.verified_on != TODAY
    choose(filled, PHARMACY)
    QTest.keyClick(filled.list.table, Qt.Key.Key_J)
    assert services.contacts.view(contact).draft.verified_on == TODAY
    QTest.keyClick(filled.list.table, Qt.Key.Key_O)
    assert services.contacts.view(contact).draft.ended_on == TODAY
    assert PHARMACY not in names(filled)


def test_an_ended_contact_can_come_back(filled: ContactsPage, services: Services, hand: Hand) -> None:
    contact = choose(filled, PHARMACY)
    hand.on(filled.sheet.end_button)
    filled.open(Destination(Place.CONTACTS, contact=contact))
    assert names(filled) == [PHARMACY]
    assert filled.sheet.strip.text.startswith("Ophørt 24.11.2026")
    assert not filled.sheet.confirm_button.isVisible()
    hand.on(filled.sheet.reopen_button)
    assert services.contacts.view(contact).draft.ended_on is None


def test_delete_puts_in_the_trash_from_where_it_is_fetched_back(
    filled: ContactsPage, services: Services, hand: Hand
) -> None:
    contact = choose(filled, PHARMACY)
    QTest.keyClick(filled.list.table, Qt.Key.Key_Delete)
    assert PHARMACY not in names(filled)
    filled.open(Destination(Place.CONTACTS, contact=contact))
    assert filled.sheet.strip.text.startswith("Ligger i papirkurven")
    assert not filled.sheet.edit_button.isVisible()
    hand.on(filled.sheet.restore_button)
    assert services.contacts.view(contact).deleted_at is None


def test_printing_is_allowed_in_place(filled: ContactsPage, services: Services, hand: Hand) -> None:
    contact = choose(filled, PHARMACY)
    hand.on(filled.sheet.printable)
    after = services.contacts.view(contact).draft
    assert not after.printable
    assert after.verified_on == date(2026, 3, 18)


# -- writing


def test_enter_changes_and_ctrl_enter_saves(filled: ContactsPage, services: Services) -> None:
    contact = choose(filled, PHARMACY)
    QTest.keyClick(filled.list.table, Qt.Key.Key_Return)
    assert filled.form.isVisible()
    hours = filled.form.fields["hours"].line_edit
    hours.setFocus()
    QTest.keyClicks(hours, "hverdage 9-17")
    QTest.keyClick(hours, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert services.contacts.view(contact).draft.hours == "hverdage 9-17"
    assert filled.sheet.isVisible()
    assert filled.list.table.hasFocus()


def test_a_new_contact_is_typed_saved_and_chosen(
    filled: ContactsPage, services: Services, hand: Hand
) -> None:
    hand.on(filled.new_button)
    form = filled.form
    form.who.category.setEditText("tandlæge")
    form.fields["organisation"].line_edit.setText("Tandhuset Skovsunde")
    form.who.phones.rows[0].number.setText("01 23 41 70")
    form.talk.languages._add("ar")
    hand.on(form.save_button)
    assert hand.mouse == 2
    current = shown(filled)
    assert (current.name, current.category.code) == ("Tandhuset Skovsunde", "dentist")
    assert current.draft.languages == ("ar",)
    assert services.drafts.kept("contact_form") is None


def test_a_new_contact_is_chosen_even_where_the_filter_hides_it(filled: ContactsPage, hand: Hand) -> None:
    hand.on(filled.finding.chips.sector_chip(Sector.HEALTH))
    hand.on(filled.new_button)
    filled.form.who.category.set_code("bank")
    filled.form.fields["organisation"].line_edit.setText("Skovsunde Sparekasse")
    filled.form.save_asked.emit()
    assert filled.finding.chips.all.isChecked()
    assert shown(filled).name == "Skovsunde Sparekasse"


def test_wrong_fields_are_said_at_the_field_and_the_first_has_the_cursor(filled: ContactsPage) -> None:
    filled.open(Destination(Place.CONTACTS, text="ny"))
    filled.form.fields["email"].line_edit.setText("ikke en adresse")
    filled.form.save_asked.emit()
    form = filled.form
    assert form.fields["category"].error == "Vælg, hvad kontakten er."
    assert form.fields["organisation"].error == "Skriv stedets eller personens navn."
    assert form.fields["email"].error.startswith("E-mailadressen mangler")
    assert form.who.category.hasFocus()
    assert "Vælg, hvad kontakten er." in form.who.category.accessibleDescription()


def test_a_number_too_long_is_said_at_its_line(filled: ContactsPage) -> None:
    choose(filled, PHARMACY)
    filled.sheet.edit_button.click()
    filled.form.who.phones.add_button.click()
    filled.form.who.phones.rows[1].number.setText("0" * 81)
    filled.form.save_asked.emit()
    assert filled.form.who.phones.rows[1].number.hasFocus()
    assert "for langt" in filled.form.who.phones.rows[1].number.accessibleDescription()


def test_escape_gives_up_and_the_banner_takes_it_back(
    filled: ContactsPage, services: Services, said: list[Notice]
) -> None:
    choose(filled, PHARMACY)
    filled.sheet.edit_button.click()
    filled.form.fields["role"].line_edit.setText("farmaceut")
    QTest.keyClick(filled.form.fields["role"].line_edit, Qt.Key.Key_Escape)
    assert filled.sheet.isVisible()
    assert said[-1].is_undo
    assert said[-1].act is not None
    said[-1].act()
    assert filled.form.fields["role"].line_edit.text() == "farmaceut"


def test_what_is_typed_survives_leaving_and_a_new_start(
    qtbot: QtBot, filled: ContactsPage, services: Services
) -> None:
    filled.open(Destination(Place.CONTACTS, text="ny"))
    filled.form.fields["person"].line_edit.setText("Åse Strandkålby")
    filled.form.who.phones.rows[0].number.setText("0123")
    filled.leave()
    after = ContactsPage(services, filled._act)
    qtbot.addWidget(after)
    after.open(Destination(Place.CONTACTS, text="ny"))
    assert after.form.fields["person"].line_edit.text() == "Åse Strandkålby"
    assert after.form.who.phones.drafts() == (PhoneDraft("0123"),)


def test_typing_is_kept_at_every_pause(qtbot: QtBot, filled: ContactsPage, services: Services) -> None:
    filled.open(Destination(Place.CONTACTS, text="ny"))
    QTest.keyClicks(filled.form.fields["person"].line_edit, "Bo")
    qtbot.waitUntil(lambda: services.drafts.kept("contact_form") is not None)


def test_looking_at_another_contact_puts_the_form_aside(
    filled: ContactsPage, hand: Hand, said: list[Notice]
) -> None:
    filled.open(Destination(Place.CONTACTS, text="ny"))
    filled.form.fields["person"].line_edit.setText("Bo")
    hand.row(filled.list.table, 2)
    assert filled.sheet.isVisible()
    assert said[-1].sentence == "Det, du skrev, er lagt til side."
    hand.on(filled.new_button)
    assert filled.form.fields["person"].line_edit.text() == "Bo"


def test_a_write_elsewhere_keeps_what_is_typed(filled: ContactsPage, services: Services) -> None:
    filled.open(Destination(Place.CONTACTS, text="ny"))
    filled.form.fields["person"].line_edit.setText("Bo")
    filled._act.run_write(lambda: services.contacts.save(a_contact("bank", "Skovsunde Sparekasse")))
    assert filled.form.isVisible()
    assert filled.form.fields["person"].line_edit.text() == "Bo"
    assert "Skovsunde Sparekasse" in names(filled)


def test_the_folder_sends_a_name_to_a_new_form(filled: ContactsPage) -> None:
    filled.open(Destination(Place.CONTACTS, text="Havnens Tandlæger", field="new"))
    assert filled.form.fields["organisation"].line_edit.text() == "Havnens Tandlæger"
    assert filled.finding.search.text() == ""


def test_a_destination_with_edit_opens_the_form_of_the_contact(
    filled: ContactsPage, services: Services
) -> None:
    contact = next(row.id for row in services.contacts.rows() if row.name == PHARMACY)
    filled.open(Destination(Place.CONTACTS, contact=contact, field="edit"))
    assert filled.form.isVisible()
    assert filled.form.fields["organisation"].line_edit.text() == PHARMACY


@pytest.mark.parametrize(
    ("typed", "code"), [("Apotek", "pharmacy"), ("apotek", "pharmacy"), ("apo", ""), ("", "")]
)
def test_a_category_counts_only_when_it_is_spelled_out_or_chosen(
    filled: ContactsPage, typed: str, code: str
) -> None:
    filled.form.who.category.setEditText(typed)
    assert filled.form.who.category.code() == code


def test_the_category_is_found_by_its_sector_too(filled: ContactsPage) -> None:
    completer = filled.form.who.category.completer()
    assert completer is not None
    completer.setCompletionPrefix("sundhed")
    model = completer.completionModel()
    found = [model.index(line, 0).data() for line in range(model.rowCount())]
    assert "Apotek" in found
    assert "Folkeskole" not in found


def test_only_one_button_is_primary(filled: ContactsPage) -> None:
    def loud() -> list[Button]:
        return [b for b in filled.findChildren(Button) if b.isVisible() and b.kind is ButtonKind.PRIMARY]

    choose(filled, PHARMACY)
    assert loud() == [filled.round_card.start_button]
    filled.sheet.edit_button.click()
    assert loud() == [filled.form.save_button]


# -- the keyboard, names and long words


def test_the_keyboard_leads_from_the_filter_through_the_list(qtbot: QtBot, filled: ContactsPage) -> None:
    QTest.keyClicks(filled.finding.search, "skovsunde")
    QTest.keyClick(filled.finding.search, Qt.Key.Key_Down)
    assert filled.list.table.hasFocus()
    assert names(filled) == ["Lone Enghavrekær", PHARMACY]
    QTest.keyClick(filled.list.table, Qt.Key.Key_Down)
    assert PHARMACY in words_on(filled.sheet)


def test_escape_in_the_filter_shows_all_again(filled: ContactsPage) -> None:
    QTest.keyClicks(filled.finding.search, "apotek")
    QTest.keyClick(filled.finding.search, Qt.Key.Key_Escape)
    assert filled.finding.search.text() == ""


@pytest.mark.parametrize("state", ["sheet", "form", "trash"])
def test_every_focusable_widget_has_a_name(filled: ContactsPage, state: str) -> None:
    choose(filled, PHARMACY)
    if state == "form":
        filled.sheet.edit_button.click()
        filled.form.who.phones.add_button.click()
        filled.form.talk.languages._add("ar")
    if state == "trash":
        filled.sheet.delete_asked.emit()
    focusable = [
        widget
        for widget in filled.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]
    assert len(focusable) > 8
    assert [widget for widget in focusable if not name_of(widget)] == []


def test_tab_goes_through_the_form_in_reading_order(filled: ContactsPage) -> None:
    filled.open(Destination(Place.CONTACTS, text="ny"))
    walked = []
    for _step in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(name_of(focused))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert walked == [
        "Hvad er det?",
        "Sted",
        "Person",
        "Rolle eller titel",
        "Telefon 1",
        "Telefon 1: hvad det er",
    ]


def test_a_long_name_is_cut_at_its_end_and_widens_nothing(filled: ContactsPage, services: Services) -> None:
    name = "Landsforeningen af frivillige sprogmakkere, lektiehjælpere og cykelværksteder i Skovsunde"
    widths = [filled.list.table.columnWidth(column) for column in Column]
    contact = services.contacts.save(
        a_contact("association", name, email=f"{'post' * 20}@skovsunde.example")
    ).id
    filled.open(Destination(Place.CONTACTS, contact=ContactId(contact)))  # type: ignore[arg-type]
    assert [filled.list.table.columnWidth(column) for column in Column] == widths
    assert filled.list.table.textElideMode() is Qt.TextElideMode.ElideRight
    index = filled.list.table.currentIndex()
    assert name in str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert filled.sheet.width() <= 400


def test_a_right_to_left_name_is_closed_off_from_the_danish_round_it(
    filled: ContactsPage, services: Services
) -> None:
    saved = services.contacts.save(ContactDraft("interpreter", person="سمير", role="tolk")).id
    filled.open(Destination(Place.CONTACTS, contact=ContactId(saved)))  # type: ignore[arg-type]
    assert filled.list.table.currentIndex().data() == "\u2068سمير\u2069"
    assert "\u2068سمير\u2069" in words_on(filled.sheet)


# -- room


def test_the_pane_goes_under_the_list_in_a_narrow_window(filled: ContactsPage) -> None:
    choose(filled, PHARMACY)
    assert filled.pane.geometry().left() > filled.list.geometry().right()
    filled.resize(900, 780)
    QApplication.processEvents()
    assert filled.pane.geometry().top() > filled.list.geometry().bottom()
    assert filled.sheet.confirm_button.isVisible()


@pytest.mark.parametrize("size", [100, 130, 150])
def test_no_button_is_cut_at_any_text_size(qapp: QApplication, filled: ContactsPage, size: int) -> None:
    choose(filled, PHARMACY)
    apply_theme(qapp, Theme.LIGHT, text_size=size)
    filled.resize(1180, 780)
    QApplication.processEvents()
    try:
        for button in (filled.sheet.confirm_button, filled.sheet.edit_button, filled.sheet.end_button):
            right = button.mapTo(filled.sheet, QPoint(button.width(), 0)).x()
            assert button.width() >= button.sizeHint().width()
            assert right <= filled.sheet.width()
    finally:
        apply_theme(qapp, Theme.LIGHT)


# -- what a row says first


def test_a_person_is_named_before_the_place_in_list_and_pane(filled: ContactsPage) -> None:
    choose(filled, "Ydelseskontoret")
    index = filled.list.table.currentIndex()
    assert index.siblingAtColumn(Column.NAME).data() == "Bo Rugagerholt"
    assert str(index.siblingAtColumn(Column.NAME).data(RowRole.SECOND_LINE)).startswith("Ydelseskontoret")
    assert filled.sheet.accessibleName() == "Bo Rugagerholt"
    assert "Ydelseskontoret" in words_on(filled.sheet)


def test_the_list_stands_in_the_danish_order_of_the_names_it_shows(filled: ContactsPage) -> None:
    filled.finding.narrowing.choose_order(ContactOrder.NAME)
    assert names(filled) == [
        "Bo Rugagerholt", "Lone Enghavrekær", "Lægehuset Ådalby", PHARMACY, "Tolkebroen",
    ]  # fmt: skip


def test_the_area_column_says_the_category_and_leaves_the_sector_to_the_icon(filled: ContactsPage) -> None:
    choose(filled, PHARMACY)
    assert filled.list.table.currentIndex().siblingAtColumn(Column.AREA).data() == "Apotek"


def test_a_number_without_digits_is_kept_and_remarked_on(filled: ContactsPage, said: list[Notice]) -> None:
    choose(filled, PHARMACY)
    filled.sheet.edit_button.click()
    filled.form.who.phones.rows[0].number.setText("abc")
    filled.form.save_asked.emit()
    assert shown(filled).phone == "abc"
    assert "Telefonnummeret har ingen cifre. Det er gemt, som det er skrevet." in said[-1].rest


def test_a_wrong_post_code_is_said_under_the_whole_line(filled: ContactsPage) -> None:
    choose(filled, PHARMACY)
    filled.sheet.edit_button.click()
    filled.form.fields["post_code"].line_edit.setText("13")
    filled.form.save_asked.emit()
    label = next(
        each
        for each in filled.form.findChildren(QLabel)
        if each.text().startswith("Skriv postnummeret med") and not each.isHidden()
    )
    assert label.width() > filled.form.fields["post_code"].width()


def test_a_draft_that_cannot_be_kept_is_one_sentence_and_stays_in_the_form(
    filled: ContactsPage, services: Services, said: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise DiskFull("Der er ikke plads på drevet.")

    filled.open(Destination(Place.CONTACTS, field="new"))
    filled.form.fields["organisation"].line_edit.setText("Tolkehuset")
    with monkeypatch.context() as patch:
        patch.setattr(type(services.drafts), "keep", refuse)
        filled.editing.put_aside()
        assert filled.editing.is_open
        assert [notice.sentence for notice in said] == ["Der er ikke plads på drevet."]
        with pytest.raises(DiskFull):
            filled.leave()
