"""The page of one family."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_child, a_family, an_adult
from tests.builders.statements import counted_statements

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.errors import DiskFull
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyDraft, FamilyId
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.folder_issues import FolderIssues
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.ui.actions import Actions, NoticeState
from linkworker_desktop.ui.dialogs.close_family import CloseFamilyDialog
from linkworker_desktop.ui.dialogs.erase import EraseDialog
from linkworker_desktop.ui.dialogs.hand_over import HandOverDialog
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family import FamilyPage
from linkworker_desktop.ui.pages.family.members import MOST_SHOWN
from linkworker_desktop.ui.pages.family.note import PAUSE

Open = Callable[[FamilyId], FamilyPage]


@pytest.fixture
def open_page(qtbot: QtBot, services: Services, actions: Actions) -> Open:
    page = FamilyPage(services, actions)
    qtbot.addWidget(page)
    page.resize(1232, 800)
    actions.changed.connect(page.refresh)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()

    def made(family: FamilyId) -> FamilyPage:
        page.open(Destination(Place.FAMILY, family=family))
        QApplication.processEvents()
        return page

    return made


def saved(services: Services, draft: FamilyDraft) -> FamilyId:
    made = services.families.save(draft).id
    assert made is not None
    return FamilyId(made)


def texts(page: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def click(qtbot: QtBot, page: FamilyPage, button: QWidget) -> None:
    """Scroll to a button as one must with the mouse, and click it."""
    area = page.findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(button)
    QApplication.processEvents()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_page_says_who_they_are_and_where_the_folder_stands(open_page: Open, services: Services) -> None:
    hana = an_adult("Hana", reads=(), reads_nothing=True)
    page = open_page(saved(services, a_family("Zahrabani", an_adult(original_name="سامر"), hana, a_child(8))))
    shown = texts(page)
    assert "Familien Zahrabani" in shown
    assert "Havnekajen 3, 1. th., 0140 Nymølle Strand" in shown
    said = [row.accessibleName() for row in page.cards.members.rows]
    assert said[0].startswith("Samir · far · \u2068سامر\u2069, ")
    assert "læser ikke · læs højt · taler arabisk" in said[1]
    assert "læses højt for Hana" in shown
    assert "5 timer tilbage" in shown


def test_showing_the_page_again_asks_no_more_than_opening_it(open_page: Open, services: Services) -> None:
    family = saved(services, a_family("Nakhlawar", an_adult(), an_adult("Layal"), a_child(8)))
    services.issues.record_print(family, ("ar",), b"%PDF-1.7", 24)
    for number in range(30):
        services.log.add(family, f"Note {number}")
    with counted_statements(services) as opening:
        page = open_page(family)
    with counted_statements(services) as again:
        page.refresh(frozenset(Kind))
    with counted_statements(services) as minute:
        page._tick()
    reads = [statement for statement in opening if statement.startswith(("SELECT", "WITH"))]
    assert len(again) <= 6, again
    assert len(minute) <= len(again) <= len(reads)
    assert len(opening) <= 10, opening


def test_opening_the_page_puts_the_family_among_those_last_opened(
    open_page: Open, services: Services
) -> None:
    family = saved(services, a_family())
    open_page(family)
    assert [row.id for row in services.families.recently_opened()] == [family]


def test_another_family_is_shown_from_the_top(open_page: Open, services: Services) -> None:
    page = open_page(saved(services, a_family("Zahrabani", an_adult("Samer"))))
    page.resize(1232, 400)
    QApplication.processEvents()
    bar = next(each for each in page.findChildren(QScrollArea) if each.parent() is page).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    open_page(saved(services, a_family("Nakhlawar", an_adult("Iman"))))
    assert bar.value() == 0


def test_a_protected_address_is_said_and_never_shown(open_page: Open, services: Services) -> None:
    shown = texts(open_page(saved(services, a_family(protected_address=True))))
    assert "Adressen er beskyttet" in shown
    assert not any("Havnekajen" in text or "Nymølle" in text for text in shown)


def test_a_member_leads_to_the_page_of_the_person(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    family = saved(services, a_family("Zahrabani", an_adult(cpr="300285-1234")))
    page = open_page(family)
    (row,) = page.cards.members.rows
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    person = services.families.draft(family).members[0].person
    assert heard.travels == [Destination(Place.PERSON, family=family, person=person)]
    assert not any("3002" in text for text in (*texts(page), row.accessibleName()))


def test_one_click_leads_to_the_folder(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    family = saved(services, a_family())
    qtbot.mouseClick(open_page(family).folder_button, Qt.MouseButton.LeftButton)
    assert heard.travels == [Destination(Place.FOLDER, family=family)]


def test_a_missing_fact_leads_to_its_field(open_page: Open, services: Services, heard: Heard) -> None:
    family = saved(services, a_family())
    row = open_page(family).cards.folder.fact_rows[0]
    missing = services.folders.view(family).missing[0]
    row.click()
    (there,) = heard.travels
    assert (there.place, there.part, there.field) == (Place.FOLDER, missing.parts[0], missing.fact.name)


def test_a_missing_housing_date_leads_to_the_form(open_page: Open, services: Services, heard: Heard) -> None:
    family = saved(services, a_family(housed_at=None))
    page = open_page(family)
    place = [missing.fact.name for missing in services.folders.view(family).missing].index("indflytning")
    page.cards.folder.fact_rows[place].click()
    assert heard.travels == [Destination(Place.FAMILY_FORM, family=family, field="housed_at")]


def test_a_note_is_kept_at_a_pause_and_the_cursor_stays(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    family = saved(services, a_family())
    page = open_page(family)
    page.cards.note.editor.setFocus()
    qtbot.keyClicks(page.cards.note.editor, "Ringer helst ")
    qtbot.waitUntil(lambda: services.families.sheet(family).note == "Ringer helst", timeout=PAUSE * 5)
    assert page.cards.note.editor.hasFocus()
    assert page.cards.note.editor.toPlainText() == "Ringer helst "
    qtbot.keyClicks(page.cards.note.editor, "først")
    page.leave()
    assert services.families.sheet(family).note == "Ringer helst først"


def test_the_note_of_one_family_never_reaches_another(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    one, other = saved(services, a_family("En")), saved(services, a_family("To", note="anden"))
    page = open_page(one)
    page.cards.note.editor.setFocus()
    qtbot.keyClicks(page.cards.note.editor, "kun her")
    page.leave()
    page = open_page(other)
    assert page.cards.note.editor.toPlainText() == "anden"
    assert services.families.sheet(one).note == "kun her"


def refuse(*_given: object, **_named: object) -> None:
    raise DiskFull("Der er ikke plads på drevet.")


def test_a_note_that_could_not_be_saved_stays_and_is_tried_again(
    open_page: Open, services: Services, actions: Actions, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(family := saved(services, a_family()))
    with monkeypatch.context() as patch:
        patch.setattr(type(services.families), "set_note", refuse)
        page.cards.note.editor.setPlainText("Ringer helst først")
        assert not page.cards.note.flush()
        actions.changed.emit(frozenset({Kind.FAMILY}))
    assert "Noten er ikke gemt endnu." in texts(page)
    assert page.cards.note.text == "Ringer helst først"
    assert page.cards.note.flush()
    assert services.families.sheet(family).note == "Ringer helst først"
    assert "Noten er ikke gemt endnu." not in texts(page)


def test_a_note_that_could_not_be_saved_is_there_at_the_next_visit(
    qtbot: QtBot, open_page: Open, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(family := saved(services, a_family()))
    with monkeypatch.context() as patch:
        patch.setattr(type(services.families), "set_note", refuse)
        page.cards.note.editor.setPlainText("Ringer helst først")
        page.leave()
    open_page(saved(services, a_family("En anden")))
    page = open_page(family)
    assert page.cards.note.text == "Ringer helst først"
    qtbot.waitUntil(lambda: services.families.sheet(family).note == "Ringer helst først", timeout=PAUSE * 5)
    assert services.drafts.kept(f"note.{family.hex}") is None


def test_a_note_that_can_be_kept_nowhere_is_said_when_the_page_is_left(
    open_page: Open, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(saved(services, a_family()))
    monkeypatch.setattr(type(services.families), "set_note", refuse)
    monkeypatch.setattr(type(services.drafts), "keep", refuse)
    page.cards.note.editor.setPlainText("Ringer helst først")
    with pytest.raises(DiskFull):
        page.leave()
    page.cards.note.editor.setPlainText("")


def test_a_hand_over_that_is_refused_keeps_the_dialog(
    qtbot: QtBot, open_page: Open, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = saved(services, a_family())
    services.issues.record_print(family, ["ar"], b"%PDF-1.7 test", 30)
    page = open_page(family)
    monkeypatch.setattr(type(services.issues), "hand_over", refuse)
    click(qtbot, page, page.cards.folder.issue_rows[0].note_button)
    dialog = page.findChild(HandOverDialog)
    assert dialog is not None
    dialog.interpreter.line_edit.setText("telefontolk")
    qtbot.mouseClick(dialog.note_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.interpreter.line_edit.text() == "telefontolk"
    dialog.reject()


def test_a_printed_folder_is_noted_as_handed_out(qtbot: QtBot, open_page: Open, services: Services) -> None:
    family = saved(services, a_family())
    services.issues.record_print(family, ("ar",), b"%PDF-1.7", 24)
    page = open_page(family)
    click(qtbot, page, page.cards.folder.issue_rows[0].note_button)
    (dialog,) = page.findChildren(HandOverDialog)
    qtbot.mouseClick(dialog.note_button, Qt.MouseButton.LeftButton)
    assert services.folders.view(family).issues[0].handed_out_at == datetime(2026, 11, 24, 8, 42)
    assert "Udleveret i dag kl. 8.42" in texts(page)


def test_a_handed_out_folder_says_to_whom_and_how(open_page: Open, services: Services) -> None:
    family = saved(services, a_family())
    yesterday = FixedClock(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    issue = FolderIssues(services.database, yesterday).record_print(family, ("ar",), b"%PDF-1.7", 24)
    services.issues.hand_over(
        issue, HandOver(datetime(2026, 11, 23, 13, 15), "Samir", read_aloud=True, interpreter="telefontolk")
    )
    shown = texts(open_page(family))
    assert "Udleveret i går kl. 13.15" in shown
    second = "til Samir · af Maja Vindkærby · arabisk · læst højt · tolk: telefontolk · 24 sider"
    assert second in shown


def test_a_printed_paper_is_opened_as_it_was_and_deleted_when_the_page_is_left(
    open_page: Open, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True
    )
    family = saved(services, a_family())
    services.issues.record_print(family, ("ar",), b"%PDF-1.7 papir", 24)
    page = open_page(family)
    page.cards.folder.issue_rows[0].open_button.click()
    assert opened[0].read_bytes() == b"%PDF-1.7 papir"
    page.leave()
    assert not opened[0].exists()


def test_a_family_is_closed_on_a_day_for_a_reason_and_opened_again(
    qtbot: QtBot, open_page: Open, services: Services
) -> None:
    family = saved(services, a_family())
    page = open_page(family)
    page.more.close_action.trigger()
    (dialog,) = page.findChildren(CloseFamilyDialog)
    dialog.day.line_edit.setText("32.1.2026")
    dialog.close_button.click()
    assert dialog.day.error
    dialog.day.line_edit.setText("20.11.2026")
    dialog.close_button.click()
    sheet = services.families.sheet(family)
    assert (sheet.closed_on, sheet.closed_reason) == (date(2026, 11, 20), "Forløbet er slut")
    page.more.reopen_action.trigger()
    assert services.families.sheet(family).closed_on is None


def test_a_closed_family_says_so_at_every_visit(open_page: Open, services: Services) -> None:
    family = saved(services, a_family())
    services.families.close(family, date(2026, 11, 20), "Flyttet")
    for _visit in range(2):
        page = open_page(family)
        assert [banner.accessibleName() for banner in page.findChildren(Banner) if banner.isVisible()] == [
            "Familien er afsluttet. fredag 20.11. · Flyttet"
        ]
        page.leave()
        page.clear_banners()


def test_a_closed_family_says_when_and_counts_no_hours(open_page: Open, services: Services) -> None:
    family = saved(services, a_family())
    services.families.close(family, date(2026, 11, 23), "Forløbet er slut")
    shown = texts(open_page(family))
    assert "afsluttet den 23.11.2026" in shown
    assert not any("tilbage" in text or "over tiden" in text for text in shown)


def test_deleting_asks_nothing_and_can_be_undone(
    open_page: Open, services: Services, actions: Actions, heard: Heard
) -> None:
    family = saved(services, a_family())
    open_page(family).more.delete_action.trigger()
    assert heard.travels == [Destination(Place.FAMILIES)]
    assert heard.notices[-1].is_undo
    actions.undo_stack.undo()
    assert services.families.sheet(family).deleted_at is None


def test_an_exported_family_is_written_and_said_to_be_readable_by_others(
    open_page: Open, services: Services, heard: Heard, tmp_path: Path
) -> None:
    family = saved(services, a_family())
    open_page(family).more.exported.emit(tmp_path / "F001.json", True)
    assert (tmp_path / "F001.json").read_bytes() == services.case_files.export(family)
    assert (heard.notices[-1].state, "ikke krypteret" in heard.notices[-1].rest) == (NoticeState.SOON, True)


def test_an_export_that_cannot_be_written_is_said(
    open_page: Open, services: Services, heard: Heard, tmp_path: Path
) -> None:
    open_page(saved(services, a_family())).more.exported.emit(tmp_path / "findes-ikke" / "F001.json", True)
    assert heard.notices[-1].state is NoticeState.OVER


def test_a_change_elsewhere_keeps_the_focus(open_page: Open, services: Services, actions: Actions) -> None:
    family = saved(services, a_family())
    page = open_page(family)
    row = page.cards.folder.fact_rows[0]
    row.setFocus()
    actions.run_write(lambda: services.families.save(a_family("Andre")))
    assert row.hasFocus()


def test_forty_people_with_long_names_never_make_the_page_wider(open_page: Open, services: Services) -> None:
    name = "Muhammadabdulrahmanalkhalidi Zahrabanison"
    people = [an_adult(name, original_name="عبد الرحمن الخالدي " * 4, cpr="300285-1234") for _n in range(40)]
    page = open_page(saved(services, a_family("Bo", *people)))
    assert len(page.cards.members.rows) == MOST_SHOWN
    assert page.cards.members.more_row is not None
    page.cards.members.more_row.click()
    QApplication.processEvents()
    assert len(page.cards.members.rows) == 40
    assert page.cards.members.minimumSizeHint().width() < 500


def test_a_family_in_the_trash_is_erased_from_its_page_and_the_list_comes_back(
    qtbot: QtBot, open_page: Open, services: Services, heard: Heard
) -> None:
    family = saved(services, a_family())
    page = open_page(family)
    assert not page.more.erase_action.isVisible()
    services.families.delete(family)
    page = open_page(family)
    page.more.erase_action.trigger()
    (dialog,) = page.findChildren(EraseDialog)
    qtbot.mouseClick(dialog.erase_button, Qt.MouseButton.LeftButton)
    assert heard.travels[-1] == Destination(Place.FAMILIES)
    assert heard.notices[-1].sentence == "Familien Nakhlawar er slettet for altid."
