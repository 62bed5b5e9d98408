"""The text of a part: kept at every pause, refused with a sentence, never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.services.folder_views import TextStanding
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.pages.folder.text_section import TextSection

LANGUAGES = ("ar",)


@pytest.fixture
def section(qtbot: QtBot, services: Services, actions: Actions) -> TextSection:
    made = TextSection(services, actions)
    qtbot.addWidget(made)
    actions.changed.connect(lambda _kinds: made.show_part(8, LANGUAGES))
    made.show_part(8, LANGUAGES)
    made.show()
    return made


def write(section: TextSection, text: str) -> None:
    section.editor.moveCursor(QTextCursor.MoveOperation.End)
    section.editor.insertPlainText(text)


def to_arabic(qtbot: QtBot, section: TextSection) -> None:
    qtbot.mouseClick(section.switcher._group.button(1), Qt.MouseButton.LeftButton)


def test_a_pause_keeps_what_is_typed(qtbot: QtBot, services: Services, section: TextSection) -> None:
    write(section, "\n\nNyt afsnit.")
    qtbot.waitUntil(lambda: services.texts.text(8, "da").body.endswith("Nyt afsnit."), timeout=3000)
    assert not section.is_changed


def test_an_unknown_placeholder_is_told_below_the_text_and_kept_as_a_draft(
    services: Services, section: TextSection
) -> None:
    write(section, " Ring til {tandfe}.")
    section.save_now()
    assert "{tandfe}" in section.field.error
    assert "tandfe" not in services.texts.text(8, "da").body
    assert section.editor.toPlainText().endswith("{tandfe}.")
    assert section.editor.toPlainText() == services.drafts.kept("folder_text.8.da")


def test_a_draft_is_shown_again_with_what_is_wrong(
    qtbot: QtBot, services: Services, actions: Actions, section: TextSection
) -> None:
    write(section, " {tandfe}")
    section.save_now()
    again = TextSection(services, actions)
    qtbot.addWidget(again)
    again.show_part(8, LANGUAGES)
    assert again.editor.toPlainText().endswith("{tandfe}")
    assert "{tandfe}" in again.field.error


def test_a_mended_text_is_kept_and_its_draft_forgotten(services: Services, section: TextSection) -> None:
    write(section, " {tandfe}")
    section.save_now()
    section.editor.setPlainText("Ring til {linkworker_telefon}.")
    section.save_now()
    assert section.field.error == ""
    assert services.texts.text(8, "da").body == "Ring til {linkworker_telefon}."
    assert services.drafts.kept("folder_text.8.da") is None


def test_an_emptied_text_is_not_put_back_while_somebody_writes(
    services: Services, section: TextSection
) -> None:
    before = services.texts.text(8, "da").body
    section.editor.setPlainText("")
    section.save_now()
    assert section.field.error.startswith("Skriv en tekst")
    assert section.editor.toPlainText() == ""
    assert services.texts.text(8, "da").body == before


def test_a_change_elsewhere_does_not_touch_what_is_being_typed(
    services: Services, section: TextSection
) -> None:
    write(section, " halvt skre")
    services.texts.save(8, "da", "Noget andet.")
    section.show_part(8, LANGUAGES)
    assert section.editor.toPlainText().endswith(" halvt skre")


def test_a_saved_text_can_be_taken_back_with_the_windows_undo(
    services: Services, actions: Actions, section: TextSection
) -> None:
    before = services.texts.text(8, "da").body
    write(section, " Mere.")
    section.save_now()
    actions.undo_stack.undo()
    assert services.texts.text(8, "da").body == before
    assert section.editor.toPlainText() == before


def test_the_direction_is_the_languages(qtbot: QtBot, section: TextSection) -> None:
    option = section.editor.document().defaultTextOption
    assert option().textDirection() is Qt.LayoutDirection.LeftToRight
    to_arabic(qtbot, section)
    assert option().textDirection() is Qt.LayoutDirection.RightToLeft
    assert section.field._label.text() == "Tekst på arabisk"


def test_a_translation_nobody_read_is_marked_with_the_readers_name(
    qtbot: QtBot, services: Services, section: TextSection
) -> None:
    to_arabic(qtbot, section)
    assert section.standing.words == "Ikke kontrolleret oversættelse"
    qtbot.mouseClick(section.standing.read_button, Qt.MouseButton.LeftButton)
    assert section.standing.who.line_edit.text() == ""
    section.standing.who.line_edit.setText("Rana Samaqani")
    qtbot.mouseClick(section.standing.keep_button, Qt.MouseButton.LeftButton)
    assert section.standing.words == "Læst af Rana Samaqani 24.11.2026"
    assert services.texts.text(8, "ar").standing is TextStanding.CHECKED


def test_the_name_of_the_reader_is_asked_for(qtbot: QtBot, services: Services, section: TextSection) -> None:
    to_arabic(qtbot, section)
    qtbot.mouseClick(section.standing.read_button, Qt.MouseButton.LeftButton)
    section.standing.who.line_edit.setText("  ")
    qtbot.mouseClick(section.standing.keep_button, Qt.MouseButton.LeftButton)
    assert section.standing.who.error == "Skriv, hvem der har læst oversættelsen."
    assert services.texts.text(8, "ar").standing is TextStanding.NOT_CHECKED


def test_a_change_of_the_danish_text_dates_its_translation(qtbot: QtBot, section: TextSection) -> None:
    write(section, " Nyt.")
    to_arabic(qtbot, section)
    assert section.standing.words == "Ældre end den danske tekst"


def test_a_language_without_a_text_says_that_the_page_is_danish(
    qtbot: QtBot, services: Services, actions: Actions
) -> None:
    section = TextSection(services, actions)
    qtbot.addWidget(section)
    section.show_part(3, ("my",))
    section._switch(1)
    if services.texts.text(3, "my").standing is TextStanding.NONE:
        assert section.standing.words == "Findes kun på dansk. Det står der også på siden."
    else:
        assert section.standing.words == "Ikke kontrolleret oversættelse"


def test_the_shipped_text_comes_back(qtbot: QtBot, services: Services, section: TextSection) -> None:
    shipped = section.editor.toPlainText()
    assert section.restore_button.isHidden()
    write(section, " Eget.")
    section.save_now()
    assert not section.restore_button.isHidden()
    qtbot.mouseClick(section.restore_button, Qt.MouseButton.LeftButton)
    assert section.editor.toPlainText() == shipped
    assert not services.texts.text(8, "da").is_own


def test_a_fact_is_inserted_at_the_cursor(section: TextSection) -> None:
    section.editor.setPlainText("Ring: ")
    section.editor.moveCursor(QTextCursor.MoveOperation.End)
    action = next(
        action for action in section.insert_button.menu().actions() if action.text() == "Din telefon"
    )
    action.trigger()
    assert section.editor.toPlainText() == "Ring: {linkworker_telefon}"


def test_leaving_for_another_part_keeps_the_first_ones_text(services: Services, section: TextSection) -> None:
    write(section, " Sidste ord.")
    section.save_now()
    section.show_part(9, LANGUAGES)
    assert services.texts.text(8, "da").body.endswith("Sidste ord.")
    assert section.editor.toPlainText() == services.texts.text(9, "da").body


def test_tab_leaves_the_text(qtbot: QtBot, section: TextSection) -> None:
    section.editor.setFocus()
    before = section.editor.toPlainText()
    qtbot.keyClick(section.editor, Qt.Key.Key_Tab)
    assert section.editor.toPlainText() == before
    assert not section.editor.hasFocus()


def test_the_whole_text_can_be_seen(qtbot: QtBot, section: TextSection) -> None:
    low = section.editor.height()
    qtbot.mouseClick(section.whole_button, Qt.MouseButton.LeftButton)
    assert section.editor.height() > low
    assert section.whole_button.text() == "Vis mindre"
    qtbot.mouseClick(section.whole_button, Qt.MouseButton.LeftButton)
    assert section.editor.height() == low
