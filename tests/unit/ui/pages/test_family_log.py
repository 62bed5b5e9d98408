"""The entry line and the time line of a family's page."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QDesktopServices, QPixmap
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from tests.builders.ears import Heard
from tests.builders.families import a_child, a_contact, a_family, an_adult

from linkworker_desktop.base.errors import DiskFull
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft
from linkworker_desktop.domain.family import FamilyDraft, FamilyId, PersonId
from linkworker_desktop.domain.log_entry import (
    LONGEST_ENTRY,
    LogDraft,
    LogEntryId,
    LogKind,
    Sensitivity,
)
from linkworker_desktop.domain.placement import PlacementDraft
from linkworker_desktop.domain.timeline import TimelineItem, TimelineKind
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.consent import ConsentDialog
from linkworker_desktop.ui.dialogs.log import LogDialog
from linkworker_desktop.ui.dialogs.log_phrases import PhrasesDialog
from linkworker_desktop.ui.dialogs.log_trash import LogTrashDialog
from linkworker_desktop.ui.dialogs.placement import PlacementDialog
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family import FamilyPage
from linkworker_desktop.ui.pages.family.entry_line import PAUSE, EntryLine
from linkworker_desktop.ui.pages.family.timeline_row import TimelineRow

Open = Callable[..., FamilyPage]


@pytest.fixture
def open_page(qtbot: QtBot, services: Services, actions: Actions) -> Open:
    page = FamilyPage(services, actions)
    qtbot.addWidget(page)
    page.resize(1232, 800)
    actions.changed.connect(page.refresh)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()

    def made(family: FamilyId, field: str = "") -> FamilyPage:
        page.open(Destination(Place.FAMILY, family=family, field=field))
        QApplication.processEvents()
        return page

    return made


@pytest.fixture
def family(services: Services) -> FamilyId:
    return saved(services, a_family("Zahrabani", an_adult("Samer"), an_adult("Rima"), a_child(8, "Karim")))


def saved(services: Services, draft: FamilyDraft) -> FamilyId:
    made = services.families.save(draft).id
    assert made is not None
    return FamilyId(made)


def person(services: Services, family: FamilyId, name: str) -> PersonId:
    members = services.families.draft(family).members
    return next(each.person for each in members if each.given_name == name and each.person)


def entries(services: Services, family: FamilyId) -> list[TimelineItem]:
    return [item for item in services.timeline.page(family).items if item.kind.value in set(LogKind)]


def entry_rows(page: FamilyPage) -> list[TimelineRow]:
    rows = page.cards.timeline.model.rows
    return [
        row for row in rows if isinstance(row.about, TimelineItem) and row.about.kind.value in set(LogKind)
    ]


def type_in(qtbot: QtBot, line: EntryLine, typed: str) -> None:
    line.editor.setFocus()
    qtbot.keyClicks(line.editor, typed)


def test_a_note_is_two_clicks(qtbot: QtBot, open_page: Open, services: Services, family: FamilyId) -> None:
    line = open_page(family).cards.entry
    qtbot.mouseClick(line.editor.viewport(), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(line.editor, "Rima vil gerne i praktik")
    qtbot.mouseClick(line.kinds[LogKind.NOTE], Qt.MouseButton.LeftButton)
    (entry,) = entries(services, family)
    assert (entry.kind, entry.text) == (TimelineKind.NOTE, "Rima vil gerne i praktik")
    assert line.is_empty


def test_enter_saves_a_note_that_can_be_taken_back(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions, family: FamilyId, heard: Heard
) -> None:
    page = open_page(family, "log")
    line = page.cards.entry
    assert line.editor.hasFocus()
    qtbot.keyClicks(line.editor, "Ringer i morgen")
    qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    assert [row.text for row in entry_rows(page)] == ["Ringer i morgen"]
    assert heard.notices[-1].is_undo
    assert line.editor.hasFocus()
    actions.undo_stack.undo()
    assert entry_rows(page) == []


def test_shift_enter_begins_a_line_and_the_field_grows(
    qtbot: QtBot, open_page: Open, services: Services, family: FamilyId
) -> None:
    line = open_page(family).cards.entry
    low = line.editor.height()
    type_in(qtbot, line, "Hjemmebesøg med tolk")
    qtbot.keyClick(line.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(line.editor, "Yasin har fået plads.")
    QApplication.processEvents()
    assert line.editor.height() > low
    assert entries(services, family) == []
    line.submit(LogKind.VISIT)
    (entry,) = entries(services, family)
    assert (entry.heading, entry.text) == ("Hjemmebesøg med tolk", "Yasin har fået plads.")


def test_a_kind_chosen_first_is_what_enter_saves(
    qtbot: QtBot, open_page: Open, services: Services, family: FamilyId
) -> None:
    line = open_page(family).cards.entry
    qtbot.mouseClick(line.kinds[LogKind.CALL], Qt.MouseButton.LeftButton)
    assert line.editor.hasFocus()
    qtbot.keyClicks(line.editor, "Ingen tog telefonen")
    qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    assert entries(services, family)[0].kind is TimelineKind.CALL
    assert line.kind is LogKind.NOTE


def test_a_member_and_a_contact_are_named_by_typing_their_first_letters(
    qtbot: QtBot, open_page: Open, services: Services, family: FamilyId
) -> None:
    services.contacts.save(a_contact("school", "Skovsunde Skole"))
    line = open_page(family).cards.entry
    type_in(qtbot, line, "Om @kar")
    assert [hit.title for hit in line.suggestions.hits] == ["Karim"]
    qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(line.editor, "hos @skovs")
    assert "Skovsunde Skole" in [hit.title for hit in line.suggestions.hits]
    qtbot.keyClick(line.editor, Qt.Key.Key_Tab)
    assert line.editor.toPlainText() == "Om Karim hos Skovsunde Skole "
    assert [chip.text() for chip in line.tags.chips] == ["Karim", "Skovsunde Skole"]
    qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    (entry,) = entries(services, family)
    assert entry.about == (person(services, family, "Karim"),)
    assert entry.badges[0].text == "Karim"


def test_only_for_me_is_chosen_in_the_small_menu_and_taken_away_with_a_click(
    qtbot: QtBot, open_page: Open, services: Services, family: FamilyId
) -> None:
    line = open_page(family).cards.entry
    type_in(qtbot, line, "Fortroligt")
    action = next(each for each in line.menu().actions() if each.text() == "Kun for mig")
    action.trigger()
    assert line.draft().sensitivity is Sensitivity.ONLY_ME
    qtbot.mouseClick(line.tags.chips[0], Qt.MouseButton.LeftButton)
    assert line.draft().sensitivity is Sensitivity.NORMAL


def test_a_phrase_is_found_by_a_stroke_and_its_first_letters(
    qtbot: QtBot, open_page: Open, services: Services, family: FamilyId
) -> None:
    services.phrases.add("Ringede, men ingen tog den.", LogKind.CALL)
    services.phrases.add("Tolken kom ikke.")
    line = open_page(family).cards.entry
    type_in(qtbot, line, "I dag: /tolken")
    assert [hit.title for hit in line.suggestions.hits] == ["Tolken kom ikke."]
    qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    assert line.editor.toPlainText() == "I dag: Tolken kom ikke. "


def test_the_dots_of_a_phrase_are_typed_over(
    qtbot: QtBot, open_page: Open, services: Services, family: FamilyId
) -> None:
    services.phrases.add("Familien savner …")
    line = open_page(family).cards.entry
    type_in(qtbot, line, "/savner")
    qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(line.editor, "en cykel")
    assert line.editor.toPlainText() == "Familien savner en cykel "


def test_a_stroke_inside_a_word_or_a_date_opens_nothing(
    qtbot: QtBot, open_page: Open, family: FamilyId
) -> None:
    line = open_page(family).cards.entry
    type_in(qtbot, line, "mor og/eller far den 20/11, a@b")
    assert not line.suggestions.is_open


def test_escape_closes_the_list_and_keeps_the_text(qtbot: QtBot, open_page: Open, family: FamilyId) -> None:
    line = open_page(family).cards.entry
    type_in(qtbot, line, "@")
    assert line.suggestions.is_open
    qtbot.keyClick(line.editor, Qt.Key.Key_Escape)
    assert not line.suggestions.is_open
    assert line.editor.toPlainText() == "@"


def test_ten_megabytes_are_refused_in_one_sentence_and_what_was_written_stays(
    qtbot: QtBot, open_page: Open, services: Services, family: FamilyId
) -> None:
    line = open_page(family).cards.entry
    type_in(qtbot, line, "Før")
    pasted = QMimeData()
    pasted.setText("x" * 10_000_000)
    line.editor.insertFromMimeData(pasted)
    assert line.editor.toPlainText() == "Før"
    assert line.error.isVisible()
    assert line.error.text().startswith("Der er plads til 20.000 tegn")


def test_a_text_over_the_limit_is_refused_and_stays(
    open_page: Open, services: Services, family: FamilyId
) -> None:
    line = open_page(family).cards.entry
    line.editor.setPlainText("x" * (LONGEST_ENTRY + 1))
    line.submit()
    assert line.error.isVisible()
    assert len(line.editor.toPlainText()) == LONGEST_ENTRY + 1
    assert entries(services, family) == []


def test_what_is_typed_is_kept_at_a_pause_and_there_in_a_new_window(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions, family: FamilyId
) -> None:
    line = open_page(family).cards.entry
    type_in(qtbot, line, "Halvt skrevet ")
    line.tags.set_sensitivity(Sensitivity.SENSITIVE)
    qtbot.waitUntil(lambda: services.log.kept_line(family) is not None, timeout=PAUSE * 6)
    other = FamilyPage(services, actions)
    qtbot.addWidget(other)
    other.open(Destination(Place.FAMILY, family=family))
    assert other.cards.entry.editor.toPlainText() == "Halvt skrevet "
    assert other.cards.entry.draft().sensitivity is Sensitivity.SENSITIVE


def test_leaving_the_page_keeps_the_line_of_each_family(
    qtbot: QtBot, open_page: Open, services: Services, family: FamilyId
) -> None:
    other = saved(services, a_family("Anden"))
    page = open_page(family)
    type_in(qtbot, page.cards.entry, "om den første")
    page.leave()
    assert open_page(other).cards.entry.is_empty
    page.leave()
    assert open_page(family).cards.entry.editor.toPlainText() == "om den første"


def test_a_saved_line_leaves_nothing_unfinished(
    qtbot: QtBot, open_page: Open, services: Services, family: FamilyId
) -> None:
    page = open_page(family)
    type_in(qtbot, page.cards.entry, "Klar")
    page.cards.entry.flush()
    qtbot.keyClick(page.cards.entry.editor, Qt.Key.Key_Return)
    page.leave()
    assert services.log.kept_line(family) is None


def test_a_full_disk_keeps_the_text_and_says_so(
    qtbot: QtBot, open_page: Open, services: Services, family: FamilyId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise DiskFull("Der er ikke plads på drevet.")

    line = open_page(family).cards.entry
    with monkeypatch.context() as patch:
        patch.setattr(type(services.log), "save", refuse)
        type_in(qtbot, line, "Vigtigt")
        qtbot.keyClick(line.editor, Qt.Key.Key_Return)
        assert line.editor.toPlainText() == "Vigtigt"
        assert line.error.isVisible()
    qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    assert line.is_empty


def test_typing_and_cursor_survive_a_change_elsewhere_and_the_minute(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions, family: FamilyId
) -> None:
    page = open_page(family)
    type_in(qtbot, page.cards.entry, "midt i")
    actions.run_write(lambda: services.log.add(family, "fra et andet sted"))
    page._tick()
    assert page.cards.entry.editor.hasFocus()
    assert page.cards.entry.editor.toPlainText() == "midt i"
    assert [row.text for row in entry_rows(page)] == ["fra et andet sted"]


def write_many(services: Services, family: FamilyId, number: int) -> None:
    for each in range(number):
        at = datetime(2026, 11, 23, 23, 59) if each == 0 else datetime(2026, 10, 1 + each % 28, each % 24)
        services.log.save(LogDraft(family, f"Note nummer {each}", at=at))


def test_the_line_is_read_a_hundred_at_a_time_as_somebody_scrolls(
    qtbot: QtBot, open_page: Open, services: Services, family: FamilyId
) -> None:
    write_many(services, family, 230)
    timeline = open_page(family).cards.timeline
    assert len(timeline.items) < 230
    QAbstractItemModelTester(timeline.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for _step in range(8):
        timeline.view.scrollToBottom()
        QApplication.processEvents()
    texts = [item.text for item in timeline.items if item.text.startswith("Note nummer")]
    assert len(texts) == len(set(texts)) == 230


def test_scroll_and_choice_stay_where_they_were_when_a_note_is_written(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions, family: FamilyId
) -> None:
    write_many(services, family, 150)
    timeline = open_page(family).cards.timeline
    for _step in range(4):
        timeline.view.scrollToBottom()
        QApplication.processEvents()
    row = len(timeline.model.rows) - 3
    timeline.view.setCurrentIndex(timeline.model.index(row))
    chosen = timeline.model.rows[row].key
    number = len(timeline.items)
    actions.run_write(lambda: services.log.add(family, "ny"))
    QApplication.processEvents()
    assert timeline.model.rows[timeline.view.currentIndex().row()].key == chosen
    assert len(timeline.items) == number + 1


def test_the_line_is_narrowed_by_words_by_member_and_by_kind(
    qtbot: QtBot, open_page: Open, services: Services, family: FamilyId
) -> None:
    karim = person(services, family, "Karim")
    services.log.save(LogDraft(family, "Karim begynder i 6. B", LogKind.CALL, persons=(karim,)))
    services.log.add(family, "Nøglen er hentet")
    page = open_page(family)
    page.start_filter()
    bar = page.cards.timeline.filter
    assert bar.search.hasFocus()
    qtbot.keyClicks(bar.search, "nøglen")
    qtbot.waitUntil(lambda: [row.text for row in entry_rows(page)] == ["Nøglen er hentet"])
    bar.search.clear()
    bar.member.setCurrentIndex(bar.member.findText("Karim"))
    qtbot.waitUntil(lambda: [row.text for row in entry_rows(page)] == ["Karim begynder i 6. B"])
    bar.member.setCurrentIndex(0)
    bar.kind.setCurrentIndex(bar.kind.findText("Opkald"))
    assert [row.text for row in entry_rows(page)] == ["Karim begynder i 6. B"]
    qtbot.keyClick(bar.search, Qt.Key.Key_Escape)
    assert len(entry_rows(page)) == 2
    assert bar.isHidden()


def test_an_entry_is_opened_corrected_and_deleted(
    qtbot: QtBot, open_page: Open, services: Services, actions: Actions, family: FamilyId
) -> None:
    services.log.add(family, "Bussen køre ikke")
    page = open_page(family)
    view = page.cards.timeline.view
    number = next(n for n, row in enumerate(page.cards.timeline.model.rows) if row.text == "Bussen køre ikke")
    where = view.visualRect(page.cards.timeline.model.index(number)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    (dialog,) = page.findChildren(LogDialog)
    dialog.text.setPlainText("Bussen kører ikke")
    dialog.fields["at"].line_edit.setText("i morgen")
    dialog.save()
    assert dialog.fields["at"].error
    dialog.fields["at"].line_edit.setText("23.11.2026 kl. 9.15")
    dialog.persons[person(services, family, "Karim")].click()
    dialog.save()
    (entry,) = entries(services, family)
    assert (entry.text, str(entry.clock), len(entry.about)) == ("Bussen kører ikke", "09:15:00", 1)
    page.cards.timeline.choose(entry.key)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert entries(services, family) == []
    actions.undo_stack.undo()
    assert len(entry_rows(page)) == 1


def test_correcting_an_entry_keeps_those_it_is_about_also_where_they_are_not_offered(
    qtbot: QtBot, services: Services, actions: Actions, family: FamilyId
) -> None:
    samer, rima = person(services, family, "Samer"), person(services, family, "Rima")
    kept = services.log.save(LogDraft(family, "Talt om skolen", persons=(samer, rima))).id
    dialog = LogDialog(services, actions, services.log.entry(LogEntryId(kept)), ((samer, "Samer"),))  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.text.setPlainText("Talt om skole og bus")
    dialog.save()
    (entry,) = entries(services, family)
    assert (entry.text, set(entry.about)) == ("Talt om skole og bus", {samer, rima})


def test_an_entry_found_by_the_search_is_shown_where_it_stands(
    open_page: Open, services: Services, family: FamilyId
) -> None:
    write_many(services, family, 160)
    old = services.log.save(LogDraft(family, "Den gamle", at=datetime(2026, 8, 1, 9))).id
    page = open_page(family, f"log:{old}")
    timeline = page.cards.timeline
    row = timeline.model.row(timeline.view.currentIndex().row())
    assert row is not None
    assert row.text == "Den gamle"
    assert timeline.newest_row.isVisible()
    timeline.newest_row.click()
    assert timeline.model.rows[1].text == "Note nummer 0"
    assert timeline.newest_row.isHidden()


def test_every_row_is_said_with_time_heading_text_and_badges(
    open_page: Open, services: Services, family: FamilyId
) -> None:
    karim = person(services, family, "Karim")
    services.log.save(
        LogDraft(
            family, "Skolen skriver hjem", LogKind.CALL, datetime(2026, 11, 23, 10, 40), (karim,),
            sensitivity=Sensitivity.ONLY_ME,
        )
    )  # fmt: skip
    model = open_page(family).cards.timeline.model
    said = [model.data(model.index(n), Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    assert said[:2] == [
        "I går, mandag 23. november",
        "kl. 10.40, Ringet, Skolen skriver hjem, Karim, Kun for mig",
    ]
    view = open_page(family).cards.timeline.view
    assert QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Name) == "Hvad der er sket"


def test_painting_the_line_loses_no_reference_to_none(
    open_page: Open, services: Services, family: FamilyId
) -> None:
    services.log.add(family, "En note på en linje")
    view = open_page(family).cards.timeline.view
    picture = QPixmap(view.size())
    view.render(picture)
    before = sys.getrefcount(None)
    for _time in range(200):
        view.render(picture)
    assert abs(sys.getrefcount(None) - before) < 100


def test_a_row_is_as_high_as_its_text_in_the_width_there_is(
    qtbot: QtBot, open_page: Open, services: Services, family: FamilyId
) -> None:
    services.log.add(family, "Et langt forløb med mange ord. " * 6)
    page = open_page(family)
    view, model = page.cards.timeline.view, page.cards.timeline.model

    def height() -> int:
        QApplication.processEvents()
        return view.visualRect(model.index(1)).height()

    wide = height()
    page.resize(1048, 800)
    qtbot.waitUntil(lambda: height() > wide)


def test_phrases_are_added_changed_and_reset(qtbot: QtBot, services: Services, actions: Actions) -> None:
    dialog = PhrasesDialog(services, actions)
    qtbot.addWidget(dialog)
    shipped = dialog.list.count()
    dialog.text.line_edit.setText("Aftalt med tolken.")
    dialog.add_button.click()
    assert dialog.list.count() == shipped + 1
    dialog.text.line_edit.setText("a" * 401)
    dialog.add_button.click()
    assert (dialog.text.error != "", len(dialog.text.line_edit.text())) == (True, 401)
    dialog.list.setCurrentRow(0)
    dialog.list.setCurrentRow(shipped)
    dialog.text.line_edit.setText("")
    dialog.save_button.click()
    assert dialog.text.error
    dialog.up_button.click()
    assert services.phrases.rows()[shipped - 1].text == "Aftalt med tolken."
    dialog.reset_button.click()
    assert dialog.list.count() == shipped


def test_a_family_in_the_trash_is_read_and_its_line_still_stands(
    open_page: Open, services: Services, family: FamilyId, actions: Actions
) -> None:
    services.log.add(family, "Før")
    page = open_page(family)
    actions.run_write(lambda: services.families.delete(family))
    page.refresh(frozenset({Kind.FAMILY}))
    assert [row.text for row in entry_rows(page)] == ["Før"]
    assert not page.folder_button.isVisible()
    assert not page.cards.relay.isVisible()


def test_a_deleted_entry_is_brought_back_from_the_trash_of_the_log(
    open_page: Open, services: Services, family: FamilyId
) -> None:
    made = services.log.add(family, "Slettet ved en fejl").id
    assert made is not None
    services.log.delete(LogEntryId(made))
    page = open_page(family)
    page.more.log_trash_action.trigger()
    (dialog,) = page.findChildren(LogTrashDialog)
    dialog.rows[0].restore_button.click()
    assert dialog.rows == []
    assert [row.text for row in entry_rows(page)] == ["Slettet ved en fejl"]


def open_first(page: FamilyPage, kind: TimelineKind) -> None:
    page.refresh(frozenset(Kind))
    items = page.cards.timeline.items
    page.cards.opening.open(next(item for item in items if item.kind is kind))


def test_a_row_opens_what_it_is_about(
    open_page: Open, services: Services, family: FamilyId, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True
    )
    samer = person(services, family, "Samer")
    services.relay.open(family, services.relay.myself())
    services.placements.save(PlacementDraft(samer, date(2026, 11, 1)))
    services.consents.save(ConsentDraft(samer, date(2026, 10, 1), "skole"))
    issue = services.issues.record_print(family, ("ar",), b"%PDF-1.7 papir", 24)
    services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 42), "Samer"))
    page = open_page(family)
    open_first(page, TimelineKind.RELAY)
    assert heard.travels == [Destination(Place.RELAY, family=family)]
    open_first(page, TimelineKind.PLACEMENT)
    (placement,) = page.findChildren(PlacementDialog)
    placement.reject()
    open_first(page, TimelineKind.CONSENT)
    (consent,) = page.findChildren(ConsentDialog)
    consent.reject()
    open_first(page, TimelineKind.FOLDER)
    assert opened[0].read_bytes() == b"%PDF-1.7 papir"
    page.leave()
    open_first(page, TimelineKind.MOVE)
    assert heard.travels[-1] == Destination(Place.FAMILY_FORM, family=family, field="housed_at")


def test_an_entry_that_is_gone_is_said(
    open_page: Open, services: Services, family: FamilyId, heard: Heard
) -> None:
    services.log.add(family, "Væk")
    page = open_page(family)
    (row,) = entry_rows(page)
    assert isinstance(row.about, TimelineItem)
    with services.database.write("test") as session:
        session.execute(text("DELETE FROM log_entry"))
    page.cards.opening.open(row.about)
    assert page.findChildren(LogDialog) == []
    assert heard.notices
