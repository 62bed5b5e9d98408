"""The form for a family."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_child, a_family, an_adult

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId, Relation
from linkworker_desktop.domain.rules.subjects import Residence, Trait
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.add_known_person import AddKnownPersonDialog, FoundPersonsModel
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family_form import FamilyFormPage
from linkworker_desktop.ui.pages.family_form.language_choice import LanguageChoice
from linkworker_desktop.ui.pages.family_form.page import DRAFT, PAUSE

Open = Callable[..., FamilyFormPage]


@pytest.fixture
def open_page(qtbot: QtBot, services: Services, actions: Actions) -> Open:
    def made(family: FamilyId | None = None, field: str = "") -> FamilyFormPage:
        page = FamilyFormPage(services, actions)
        qtbot.addWidget(page)
        page.resize(1232, 800)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.open(Destination(Place.FAMILY_FORM, family=family, field=field))
        return page

    return made


def write(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    qtbot.keyClicks(editor, text)


def text_of(page: FamilyFormPage, field: str) -> QLineEdit:
    return page.facts.fields[field].line_edit


def type_five_facts(qtbot: QtBot, page: FamilyFormPage) -> None:
    write(qtbot, text_of(page, "surname"), "Nakhlawar")
    qtbot.keyClicks(page.facts.language, "arab")
    write(qtbot, text_of(page, "street"), "Havnekajen 3, 1. th.")
    write(qtbot, text_of(page, "post_code"), "0140")
    write(qtbot, text_of(page, "town"), "Nymølle Strand")
    write(qtbot, text_of(page, "housed_at"), "20.11.2026 kl. 14.00")
    father, mother = page.people.editors[:2]
    write(qtbot, father.given_name, "Farid")
    qtbot.keyClicks(father.relation, "far")
    write(qtbot, father.birth, "2.3.1985")
    write(qtbot, mother.given_name, "Amal")
    qtbot.keyClicks(mother.relation, "mor")
    write(qtbot, mother.birth, "37")


def test_five_facts_make_a_family_and_lead_to_its_page(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    page = open_page()
    type_five_facts(qtbot, page)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = services.families.rows()
    draft = services.families.draft(row.id)
    assert (draft.surname, draft.housed_at) == ("Nakhlawar", datetime(2026, 11, 20, 14, 0))
    assert draft.address.line == "Havnekajen 3, 1. th., 0140 Nymølle Strand"
    assert [(m.given_name, m.relation, m.birth_date, m.reads) for m in draft.members] == [
        ("Farid", Relation.FATHER, date(1985, 3, 2), ("ar",)),
        ("Amal", Relation.MOTHER, date(1989, 1, 1), ("ar",)),
    ]
    assert row.languages == ("ar",)
    assert heard.travels == [Destination(Place.FAMILY, family=row.id)]
    assert heard.notices[-1].is_undo


def test_only_the_five_facts_are_seen_at_first(open_page: Open) -> None:
    page = open_page()
    assert not page.facts.protected.isVisible()
    assert not any(editor.shows_more for editor in page.people.editors)
    page.more_button.click()
    assert page.facts.protected.isVisible()
    assert all(editor.shows_more for editor in page.people.editors)


def test_the_cursor_stands_in_the_first_field(open_page: Open) -> None:
    assert text_of(open_page(), "surname").hasFocus()


def test_enter_in_the_last_line_adds_a_person_and_stands_in_it(qtbot: QtBot, open_page: Open) -> None:
    people = open_page().people
    before = len(people.editors)
    write(qtbot, people.editors[-1].given_name, "Nour")
    qtbot.keyClick(people.editors[-1].given_name, Qt.Key.Key_Return)
    assert len(people.editors) == before + 1
    assert people.editors[-1].given_name.hasFocus()


def test_enter_in_another_line_goes_to_the_next(qtbot: QtBot, open_page: Open) -> None:
    people = open_page().people
    qtbot.keyClick(people.editors[0].birth, Qt.Key.Key_Return)
    assert len(people.editors) == 2
    assert people.editors[1].given_name.hasFocus()


def test_what_is_typed_is_kept_at_a_pause_and_back_after_a_kill(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    page = open_page()
    write(qtbot, text_of(page, "surname"), "Nakhla")
    write(qtbot, page.people.editors[1].given_name, "Amal")
    qtbot.waitUntil(lambda: services.drafts.kept(DRAFT) is not None, timeout=PAUSE * 5)
    again = open_page()
    assert text_of(again, "surname").text() == "Nakhla"
    assert again.people.editors[1].given_name.text() == "Amal"
    assert heard.notices


def test_leaving_keeps_what_was_typed_a_moment_ago(qtbot: QtBot, open_page: Open, services: Services) -> None:
    page = open_page()
    write(qtbot, text_of(page, "surname"), "N")
    assert page.leave()
    assert services.drafts.kept(DRAFT) is not None


def test_looking_at_the_form_keeps_nothing(open_page: Open, services: Services) -> None:
    open_page().leave()
    assert services.drafts.kept(DRAFT) is None


def test_saving_forgets_the_unfinished_form(qtbot: QtBot, open_page: Open, services: Services) -> None:
    page = open_page()
    type_five_facts(qtbot, page)
    page.leave()
    page.save_button.click()
    page.leave()
    assert services.drafts.kept(DRAFT) is None


def test_kasser_forgets_what_was_typed_and_fortryd_brings_it_back(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    page = open_page()
    write(qtbot, text_of(page, "surname"), "Nakhlawar")
    page.leave()
    page.drop_button.click()
    page.leave()
    assert services.drafts.kept(DRAFT) is None
    undo = heard.notices[-1].act
    assert undo is not None
    undo()
    assert text_of(open_page(), "surname").text() == "Nakhlawar"


def test_what_is_wrong_is_said_at_its_field_and_the_first_gets_the_cursor(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    page = open_page()
    write(qtbot, text_of(page, "post_code"), "13")
    write(qtbot, text_of(page, "housed_at"), "20.11.2026")
    write(qtbot, page.people.editors[1].birth, "31.2.1985")
    page.save_button.click()
    errors = {name: field.error for name, field in page.facts.fields.items() if field.error}
    assert set(errors) == {"surname", "post_code", "housed_at"}
    assert page.people.editors[1].birth.accessibleDescription()
    assert text_of(page, "surname").hasFocus()
    assert services.families.rows() == ()
    assert services.drafts.kept(DRAFT) is not None


def test_an_error_leaves_when_its_field_is_typed_in(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    page.save_button.click()
    assert page.facts.fields["surname"].error
    write(qtbot, text_of(page, "surname"), "N")
    assert not page.facts.fields["surname"].error


def test_the_deadline_is_said_while_the_day_is_typed(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    write(qtbot, text_of(page, "housed_at"), "20.11.2026 kl. 14.00")
    assert "i dag kl. 14.00" in text_of(page, "housed_at").accessibleDescription()


def test_an_age_says_which_birth_date_it_counts_as(qtbot: QtBot, open_page: Open) -> None:
    editor = open_page().people.editors[0]
    write(qtbot, editor.birth, "41")
    assert editor.disc.accessibleName() == "41 år"
    assert "1.1.1985" in editor.remark


def test_a_known_family_is_shown_with_all_its_facts_and_saved_as_it_was(
    open_page: Open, services: Services
) -> None:
    family = services.families.save(
        a_family(
            "Zahrabani",
            an_adult(original_name="سامر", cpr="300285-1234", moved_in=date(2026, 9, 1)),
            a_child(8),
            protected_address=True,
            note="Ringer\nhelst først.",
        )
    ).id
    assert family is not None
    before = services.families.draft(FamilyId(family))
    page = open_page(FamilyId(family))
    page.save_button.click()
    assert services.families.draft(FamilyId(family)) == before


def test_a_person_moves_out_on_a_day(qtbot: QtBot, open_page: Open, services: Services) -> None:
    family = services.families.save(a_family("Zahrabani", an_adult(), an_adult("Rima"))).id
    assert family is not None
    page = open_page(FamilyId(family))
    write(qtbot, page.people.editors[1].more_fields["moved_out"].line_edit, "20.11.2026")
    page.save_button.click()
    assert [m.lives_here for m in services.families.sheet(FamilyId(family)).members] == [True, False]


def test_a_cpr_number_is_masked_until_the_cursor_stands_in_it(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    family = services.families.save(a_family("Zahrabani", an_adult(cpr="300285-1234"))).id
    assert family is not None
    page = open_page(FamilyId(family))
    number = page.people.editors[0].more_fields["cpr"].line_edit
    assert number.text() == "300285-••••"
    number.setFocus()
    assert number.text() == "300285-1234"
    text_of(page, "surname").setFocus()
    assert number.text() == "300285-••••"
    assert "begynder ikke med en dato" in number.accessibleDescription()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_several_languages_are_ticked_without_the_menu_closing(qtbot: QtBot) -> None:
    choice = LanguageChoice("Familiens sprog")
    qtbot.addWidget(choice)
    with qtbot.waitExposed(choice):
        choice.show()
    choice.showPopup()
    menu = choice.menu
    for code in ("so", "ar", "so", "sw"):
        menu.setActiveAction(choice.ticks[code])
        qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert choice.codes() == ("ar", "sw")
    assert choice.currentText() == "arabisk og swahili"
    menu.close()


def test_a_field_asked_for_from_another_page_gets_the_cursor(open_page: Open, services: Services) -> None:
    family = services.families.save(a_family(housed_at=None)).id
    assert family is not None
    assert text_of(open_page(FamilyId(family), "housed_at"), "housed_at").hasFocus()


def test_forty_people_open_in_good_time(open_page: Open, services: Services) -> None:
    people = [an_adult(f"Person {number}") for number in range(40)]
    family = services.families.save(a_family("Zahrabani", *people)).id
    assert family is not None
    page = open_page(FamilyId(family))
    assert len(page.people.editors) == 40
    assert not any(editor.shows_more for editor in page.people.editors)


def test_every_place_to_type_or_press_has_a_name(open_page: Open) -> None:
    page = open_page()
    page.show_more(shown=True)
    nameless = [
        widget
        for widget in page.findChildren(QLineEdit)
        if widget.isVisible() and not widget.accessibleName()
    ]
    assert nameless == []


def test_a_first_of_january_may_stand_for_an_age_and_says_so(qtbot: QtBot, open_page: Open) -> None:
    editor = open_page().people.editors[0]
    write(qtbot, editor.birth, "1.1.2019")
    assert editor.remark == "1. januar, hvis kun alderen er kendt. Ret, når du kender datoen."
    editor.birth.clear()
    write(qtbot, editor.birth, "2.1.2019")
    assert editor.remark == ""


def test_a_missing_age_is_said_in_its_field_once_there_is_a_name(qtbot: QtBot, open_page: Open) -> None:
    editor = open_page().people.editors[0]
    assert editor.birth.placeholderText() == ""
    write(qtbot, editor.given_name, "Lily")
    assert editor.birth.placeholderText() == "alder mangler"
    assert editor.disc.accessibleName() == "Alder ikke oplyst"


def test_a_wrong_post_code_is_said_under_the_whole_address(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    write(qtbot, text_of(page, "post_code"), "13")
    page.save_button.click()
    QApplication.processEvents()
    note = page.facts.address_note
    assert note.text.startswith("Skriv postnummeret")
    assert note.width() > 2 * page.facts.fields["post_code"].width()
    write(qtbot, text_of(page, "post_code"), "0")
    assert not note.isVisible()


def _known(qtbot: QtBot, page: FamilyFormPage, text: str) -> AddKnownPersonDialog:
    """Open the search for somebody known and type in it."""
    qtbot.mouseClick(page.people.known_button, Qt.MouseButton.LeftButton)
    dialog = page.findChildren(AddKnownPersonDialog)[-1]
    qtbot.keyClicks(dialog.search, text)
    dialog.look()
    return dialog


def _of(services: Services, *members: str) -> FamilyId:
    return FamilyId(services.families.save(a_family("Nakhlawar", *map(an_adult, members))).id)  # type: ignore[arg-type]


def test_somebody_known_is_moved_into_a_new_family_by_name_and_day(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions, heard: Heard
) -> None:
    old = _of(services, "Samir", "Layal")
    page = open_page()
    write(qtbot, text_of(page, "surname"), "Delwarin")
    dialog = _known(qtbot, page, "layal")
    assert dialog.model.index(0).data(RowRole.SECOND_LINE) == "familien Nakhlawar · F001"
    dialog.day.line_edit.setText("23.11.2026")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    line = page.people.editors[0]
    assert (line.given_name.text(), line.typed().surname) == ("Layal", "Nakhlawar")
    assert line.remark == "Flytter fra familien Nakhlawar, når du gemmer."
    assert services.families.draft(old).members[1].moved_out is None
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    left = services.families.draft(old).members[1]
    assert left.moved_out == date(2026, 11, 23)
    new = heard.travels[-1].family
    assert new is not None
    (joined,) = services.families.draft(new).members
    assert (joined.person, joined.moved_in, joined.moved_out) == (left.person, date(2026, 11, 23), None)
    actions.undo_stack.undo()
    assert services.families.draft(old).members[1].moved_out is None
    assert [row.surname for row in services.families.rows()] == ["Nakhlawar"]


def test_a_move_that_was_not_saved_is_still_a_move_when_the_form_comes_back(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    old = _of(services, "Samir", "Layal")
    page = open_page()
    write(qtbot, text_of(page, "surname"), "Delwarin")
    dialog = _known(qtbot, page, "layal")
    dialog.add_button.click()
    page.leave()
    again = open_page()
    assert again.people.editors[0].remark == "Flytter fra familien Nakhlawar, når du gemmer."
    again.save()
    assert services.families.draft(old).members[1].moved_out == date(2026, 11, 24)


def test_who_lives_in_the_family_already_is_not_offered(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    family = _of(services, "Samir", "Layal")
    dialog = _known(qtbot, open_page(family), "layal")
    assert dialog.model.rowCount() == 0
    assert not dialog.add_button.isEnabled()


def test_a_day_that_does_not_exist_is_said_in_the_search_and_nobody_is_added(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    _of(services, "Layal")
    page = open_page()
    dialog = _known(qtbot, page, "layal")
    dialog.day.line_edit.setText("31.4.2026")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.day.error
    assert dialog.isVisible()
    assert page.people.editors[0].typed().is_blank


def test_a_day_before_the_old_family_had_the_person_is_said_at_the_persons_field(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    services.families.save(a_family("Nakhlawar", an_adult("Layal", moved_in=date(2026, 11, 23))))
    page = open_page()
    write(qtbot, text_of(page, "surname"), "Delwarin")
    dialog = _known(qtbot, page, "layal")
    dialog.day.line_edit.setText("1.11.2026")
    dialog.add_button.click()
    page.save()
    assert "23.11.2026" in page.people.editors[0].more_fields["moved_in"].error
    assert len(services.families.rows()) == 1


def test_the_search_for_persons_keeps_qts_rules(qtbot: QtBot, services: Services) -> None:
    _of(services, "Layal", "Samir")
    model = FoundPersonsModel(services.clock.today())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_persons(services.families.found_persons("a"))
    model.set_persons(())
    assert tester.model() is model


def test_residence_and_programme_stand_behind_the_arrow_and_are_kept(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    page = open_page()
    type_five_facts(qtbot, page)
    father, mother = page.people.editors[:2]
    for editor in (father, mother):
        editor.show_more(shown=True)
        assert editor._more is not None
    of_father, of_mother = father._more.programme, mother._more.programme  # type: ignore[union-attr]
    of_father.residence.setCurrentIndex(of_father.residence.findData("quota_s8"))
    assert not of_father.fields["exempt_reason"].isVisible()
    assert not any(box.isVisible() for box in of_father.traits.values())
    qtbot.mouseClick(of_mother.in_programme, Qt.MouseButton.LeftButton)
    write(qtbot, of_mother.fields["exempt_reason"].line_edit, "alvorlig sygdom")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert of_mother.fields["exempt_on"].error
    write(qtbot, of_mother.fields["exempt_on"].line_edit, "20.11.2026")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (row,) = services.families.rows()
    kept_father, kept_mother = services.families.draft(row.id).members
    assert (kept_father.residence, kept_father.traits) == (Residence.QUOTA, None)
    assert (kept_mother.exempt_reason, kept_mother.exempt_on) == ("alvorlig sygdom", date(2026, 11, 20))


def test_of_a_child_the_plan_and_the_placing_are_asked_and_not_the_programme(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    page = open_page()
    type_five_facts(qtbot, page)
    child = page.people.editors[1]
    child.birth.setText("7")
    child.show_more(shown=True)
    assert child._more is not None
    programme = child._more.programme
    assert not programme.in_programme.isVisible()
    qtbot.mouseClick(programme.traits[Trait.SUPPORT_PLAN], Qt.MouseButton.LeftButton)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (row,) = services.families.rows()
    traits = services.families.draft(row.id).members[1].traits
    assert traits == frozenset({Trait.IN_PROGRAMME, Trait.SUPPORT_PLAN})
