"""Several contacts at once, and the questions asked before something is done; everything is one step to undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.contacts_page import Hand, choose, contact_named, name_of, names, words_on
from tests.builders.families import a_family

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId, PhoneDraft
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.contact_views import ContactFilter, ContactOrder
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.ui.actions import Notice
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts import ContactsPage
from linkworker_desktop.ui.pages.contacts.dialogs.category import CategoryDialog
from linkworker_desktop.ui.pages.contacts.dialogs.close import CloseDialog
from linkworker_desktop.ui.pages.contacts.dialogs.export import ExportDialog
from linkworker_desktop.ui.pages.contacts.dialogs.papers import PapersDialog
from linkworker_desktop.ui.pages.contacts.dialogs.replace import ReplaceDialog

PHARMACY, DOCTOR = "Skovsunde Apotek", "Lægehuset Ådalby"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def two(filled: ContactsPage, hand: Hand) -> ContactsPage:
    """The first and the third of the list chosen, with two clicks."""
    filled.finding.narrowing.choose_order(ContactOrder.NAME)
    QApplication.processEvents()
    hand.row(filled.list.table, 0)
    hand.row(filled.list.table, 2, CTRL)
    return filled


def asked(page: ContactsPage, kind: type[QDialog]) -> QDialog:
    """Return the dialog that is open over the page."""
    return next(each for each in page.findChildren(kind) if each.isVisible())


def wait(qtbot: QtBot) -> None:
    QThreadPool.globalInstance().waitForDone(20_000)
    QApplication.processEvents()


# -- several


def test_two_clicks_choose_two_and_the_pane_says_so(two: ContactsPage) -> None:
    assert two.list.number_chosen == 2
    assert two.pane.currentWidget() is two.pane.bulk
    assert "2 kontakter er valgt" in words_on(two.pane.bulk)


def test_a_stretch_is_chosen_with_shift_and_all_with_ctrl_a(filled: ContactsPage, hand: Hand) -> None:
    QApplication.processEvents()
    hand.row(filled.list.table, 1)
    hand.row(filled.list.table, 3, SHIFT)
    assert filled.list.number_chosen == 3
    QTest.keyClick(filled.list.table, Qt.Key.Key_A, CTRL)
    assert filled.list.number_chosen == 5


def test_ending_several_is_one_step_and_one_undo_brings_all_back(
    two: ContactsPage, services: Services, hand: Hand
) -> None:
    QApplication.processEvents()
    hand.on(two.pane.bulk.end_button)
    assert services.contacts.counts().ended == 2
    assert len(names(two)) == 3
    assert two._act.undo_stack.count() == 1
    two._act.undo_stack.undo()
    assert services.contacts.counts().ended == 0
    assert len(names(two)) == 5


def test_several_go_to_the_trash_with_del_and_come_back(
    two: ContactsPage, services: Services, hand: Hand
) -> None:
    hand.key(two.list.table, Qt.Key.Key_Delete)
    assert services.contacts.counts().trash == 2
    two.finding.show_query(replace(two.finding.query(), show=ContactFilter.TRASH))
    two.open(Destination(Place.CONTACTS))
    two.list.table.selectAll()
    QApplication.processEvents()
    assert not two.pane.bulk.category_button.isVisible()
    hand.on(two.pane.bulk.restore_button)
    assert services.contacts.counts().trash == 0


def test_several_get_another_category_in_one_step(two: ContactsPage, services: Services, hand: Hand) -> None:
    QApplication.processEvents()
    hand.on(two.pane.bulk.category_button)
    dialog = asked(two, CategoryDialog)
    assert isinstance(dialog, CategoryDialog)
    dialog.carry_out()
    assert dialog.field.error == "Vælg, hvad kontakterne er."
    dialog.category.set_code("bank")
    dialog.carry_out()
    assert sum(view.draft.category == "bank" for view in services.contacts.rows()) == 2
    two._act.undo_stack.undo()
    assert not any(view.draft.category == "bank" for view in services.contacts.rows())


def test_several_are_copied_as_a_table(two: ContactsPage, hand: Hand) -> None:
    QTest.keyClick(two.list.table, Qt.Key.Key_C, CTRL)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert rows[0] == ["Navn", "Sted", "Rolle", "Kategori", "Telefon", "E-mail", "Adresse"]
    assert [row[0] for row in rows[1:]] == ["Bo Rugagerholt", DOCTOR]
    assert rows[1][4] == "01 23 41 50"


def test_a_link_goes_back_to_one(two: ContactsPage, hand: Hand) -> None:
    QApplication.processEvents()
    hand.on(two.pane.bulk.fewer_button)
    assert two.list.number_chosen == 1
    assert two.pane.currentWidget() is two.sheet


def test_the_keys_of_one_contact_do_nothing_while_several_are_chosen(
    two: ContactsPage, services: Services
) -> None:
    before = services.contacts.counts()
    for key in (Qt.Key.Key_J, Qt.Key.Key_O, Qt.Key.Key_R):
        QTest.keyClick(two.list.table, key)
    assert services.contacts.counts() == before
    assert not two.editing.is_open


# -- closed, replaced


def test_a_contact_is_closed_until_a_day_that_is_typed(
    filled: ContactsPage, services: Services, hand: Hand
) -> None:
    contact = choose(filled, PHARMACY)
    QApplication.processEvents()
    hand.on(filled.sheet.close_button)
    dialog = asked(filled, CloseDialog)
    assert isinstance(dialog, CloseDialog)
    for wrong, sentence in (("engang", "Skriv en dato"), ("1.1.2026", "Dagen skal ligge efter i dag.")):
        dialog.until.line_edit.setText(wrong)
        dialog.carry_out()
        assert dialog.until.error.startswith(sentence)
    dialog.until.line_edit.setText("12.1.2027")
    dialog.why.line_edit.setText("ombygning")
    dialog.carry_out()
    draft = services.contacts.view(contact).draft
    assert (str(draft.closed_until), draft.closed_why) == ("2027-01-12", "ombygning")
    filled._act.undo_stack.undo()
    assert services.contacts.view(contact).draft.closed_until is None


def test_one_contact_takes_the_place_of_another_everywhere_in_one_step(
    filled: ContactsPage, services: Services
) -> None:
    services.families.save(a_family("Nakhlawar"))
    contact = choose(filled, PHARMACY)
    filled.sheet.replace_asked.emit()
    dialog = asked(filled, ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    assert not dialog.done_button.isEnabled()
    QTest.keyClicks(dialog.search, "lægehuset")
    assert dialog.chosen == contact_named(filled, DOCTOR)
    assert dialog.preview.text().startswith(f"{DOCTOR} kommer til at stå i 1 mappe")
    dialog.carry_out()
    assert services.contacts.view(contact).draft.ended_on is not None
    assert filled._act.undo_stack.count() == 1
    filled._act.undo_stack.undo()
    assert services.contacts.view(contact).draft.ended_on is None


def test_a_contact_is_never_offered_in_its_own_place(filled: ContactsPage) -> None:
    choose(filled, PHARMACY)
    filled.sheet.replace_asked.emit()
    dialog = asked(filled, ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    QTest.keyClicks(dialog.search, "apotek")
    assert dialog.model.rowCount() == 0
    assert dialog.preview.text() == "Ingen kontakter passer."


# -- folders that are handed out


@pytest.fixture
def handed_out(filled: ContactsPage, services: Services) -> ContactsPage:
    """The pharmacy stands in a folder the family has at home."""
    services.contacts.confirm(contact_named(filled, PHARMACY))
    family = services.families.save(a_family("Nakhlawar")).id
    issue = services.issues.record_print(family, ("ar",), b"%PDF", 40)  # type: ignore[arg-type]
    services.issues.hand_over(issue, HandOver(local_now(services.clock), "Samir"))
    filled.refresh(frozenset({Kind.CONTACT}))
    return filled


def changed_number(page: ContactsPage, services: Services, number: str) -> ContactId:
    contact = choose(page, PHARMACY)
    page.sheet.edit_button.click()
    page.form.who.phones.set_drafts((PhoneDraft(number),))
    page.form.save_asked.emit()
    return contact


def test_a_changed_number_names_the_families_and_one_click_leads_to_their_folder(
    handed_out: ContactsPage, services: Services, travelled: list[Destination], hand: Hand
) -> None:
    changed_number(handed_out, services, "01 23 41 99")
    banner = handed_out._affected.banner
    assert banner is not None
    assert banner.accessibleName() == (
        "1 udleveret mappe har de gamle oplysninger. Nakhlawar skal have en ny side: telefon."
    )
    assert banner.button is not None
    banner.acted.emit()
    assert travelled[-1].place is Place.FOLDER


def test_taking_the_change_back_takes_the_banner_away(handed_out: ContactsPage, services: Services) -> None:
    changed_number(handed_out, services, "01 23 41 99")
    handed_out._act.undo_stack.undo()
    assert handed_out._affected.banner is None


def test_a_change_of_what_is_not_printed_says_nothing(handed_out: ContactsPage, services: Services) -> None:
    choose(handed_out, PHARMACY)
    handed_out.sheet.edit_button.click()
    handed_out.form.notes.set_text("note", "Rampe ved døren")
    handed_out.form.save_asked.emit()
    assert handed_out._affected.banner is None


# -- on their way out


@pytest.mark.parametrize("private", [False, True])
def test_what_is_shown_is_exported_and_what_is_private_only_when_it_is_ticked(
    qtbot: QtBot,
    filled: ContactsPage,
    services: Services,
    tmp_path: Path,
    said: list[Notice],
    *,
    private: bool,
) -> None:
    contact = choose(filled, PHARMACY)
    draft = services.contacts.view(contact).draft
    secret = (*draft.phones, PhoneDraft("01 23 41 99", only_me=True))
    services.contacts.save(replace(draft, phones=secret, private_note="hemmeligt"))
    dialog = filled.sharing.export()
    assert isinstance(dialog, ExportDialog)
    assert not dialog.private.isChecked()
    assert dialog.which.currentText() == "Listen, som den er vist  5"
    dialog.private.setChecked(private)
    dialog.write(tmp_path / "kontakter.vcf")
    wait(qtbot)
    written = (tmp_path / "kontakter.vcf").read_text(encoding="utf-8")
    assert written.count("BEGIN:VCARD") == 5
    assert ("hemmeligt" in written, "23419" in written.replace(" ", "")) == (private, private)
    assert said[-1].sentence == "5 kontakter er gemt i kontakter.vcf."


def test_of_several_that_are_chosen_those_are_offered_first(two: ContactsPage) -> None:
    dialog = two.sharing.export()
    assert isinstance(dialog, ExportDialog)
    assert dialog.which.currentText() == "De valgte  2"


@pytest.mark.parametrize("edition", ["directory", "pocket"])
def test_the_directory_is_made_as_a_pdf_in_both_editions(
    qtbot: QtBot, filled: ContactsPage, tmp_path: Path, edition: str
) -> None:
    dialog = filled.sharing.print(edition)
    assert isinstance(dialog, PapersDialog)
    assert dialog.edition.currentData() == edition
    assert dialog.by.isVisible() == (edition == "directory")
    dialog.save(tmp_path / "bog.pdf")
    wait(qtbot)
    assert (tmp_path / "bog.pdf").read_bytes().startswith(b"%PDF")


def test_the_menu_leads_to_what_belongs_to_the_directory(
    filled: ContactsPage, travelled: list[Destination]
) -> None:
    actions = {action.text(): action for action in filled.head.menu.actions() if action.text()}
    assert list(actions) == [
        "Importér…",
        "Eksportér…",
        "Udskriv kontaktbog…",
        "Udskriv lommeudgave…",
        "Snitflader og aftaler",
        "Find virksomhed",
    ]
    actions["Snitflader og aftaler"].trigger()
    actions["Importér…"].trigger()
    assert [there.place for there in travelled] == [Place.COOPERATION, Place.CONTACT_IMPORT]


def test_every_question_has_named_fields(filled: ContactsPage) -> None:
    choose(filled, PHARMACY)
    filled.sheet.close_asked.emit()
    filled.sheet.replace_asked.emit()
    for dialog in (filled.sharing.export(), filled.sharing.print("directory"), *filled.findChildren(QDialog)):
        focusable = [
            widget
            for widget in dialog.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        ]
        assert focusable
        assert [widget for widget in focusable if not name_of(widget)] == []
