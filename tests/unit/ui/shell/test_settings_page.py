"""The settings: kept at once, taken back with »Fortryd«, in force without a restart."""

from __future__ import annotations

import io
from pathlib import Path
from typing import cast

import pytest
from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from tests.builders.program import LONG, PASSPHRASE, Desktop

from linkworker_desktop.base.settings import load_settings
from linkworker_desktop.ui.actions import Notice, NoticeState
from linkworker_desktop.ui.dialogs.passphrase import PassphraseDialog
from linkworker_desktop.ui.dialogs.recovery_key import RecoveryKeyDialog
from linkworker_desktop.ui.kit.tokens import DARK, tokens_of
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.opened import Opened
from linkworker_desktop.ui.pages.settings import SettingsPage
from linkworker_desktop.ui.unlock.unlock_screen import UnlockScreen


@pytest.fixture
def page(desktop: Desktop, qtbot: QtBot) -> SettingsPage:
    desktop.unlock()
    desktop.window.activateWindow()
    qtbot.waitActive(desktop.window)
    opened(desktop).actions.go(Destination(Place.SETTINGS))
    return shown_page(desktop)


def opened(desktop: Desktop) -> Opened:
    assert desktop.program.opened is not None
    return desktop.program.opened


def shown_page(desktop: Desktop) -> SettingsPage:
    return cast(SettingsPage, opened(desktop).main.page)


def type_and_leave(field: QLineEdit, text: str) -> None:
    field.setText(text)
    field.editingFinished.emit()


def test_a_field_is_kept_when_it_is_left_and_can_be_taken_back(page: SettingsPage, desktop: Desktop) -> None:
    field = page.municipality.fields["linkworker"].line_edit
    type_and_leave(field, "Ida Søholm")
    assert opened(desktop).services.municipality.read().linkworker == "Ida Søholm"
    opened(desktop).actions.undo_stack.undo()
    assert field.text() == "Maja Vindkærby"


def test_a_field_that_was_not_changed_is_not_saved(page: SettingsPage, desktop: Desktop) -> None:
    page.municipality.fields["name"].line_edit.editingFinished.emit()
    assert not opened(desktop).actions.undo_stack.canUndo()


def test_a_text_that_is_too_long_is_refused_at_its_field(page: SettingsPage, desktop: Desktop) -> None:
    field = page.municipality.fields["name"]
    type_and_leave(field.line_edit, "å" * 200)
    assert "120" in field.error
    assert opened(desktop).services.municipality.read().name == "Skovsunde Kommune"


def test_a_fact_for_all_folders_is_kept(page: SettingsPage, desktop: Desktop) -> None:
    type_and_leave(page.facts.fields["buskort"].line_edit, "Kiosken ved torvet")
    kept = {each.fact.name: each.value for each in opened(desktop).services.municipality.facts()}
    assert kept["buskort"] == "Kiosken ved torvet"


def test_a_missing_fact_leads_to_its_field(page: SettingsPage, desktop: Desktop, qtbot: QtBot) -> None:
    for name, field in (("linkworker_telefon", page.municipality.fields["linkworker_phone"]),):
        opened(desktop).actions.go(Destination(Place.SETTINGS, field=name))
        qtbot.waitUntil(field.line_edit.hasFocus, timeout=LONG)


def test_a_pale_colour_is_darkened_until_white_can_be_read(page: SettingsPage, desktop: Desktop) -> None:
    from linkworker_desktop.documents.palette import contrast_on_white

    page.municipality.use_colour("#7FD0FF")
    assert contrast_on_white(opened(desktop).services.municipality.read().colour) >= 7
    assert "mørkere" in page.municipality.colour_note.text()


def test_a_logo_is_taken_and_taken_away(page: SettingsPage, desktop: Desktop, tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 20), "green").save(picture, "PNG")
    (tmp_path / "logo.png").write_bytes(picture.getvalue())
    page.municipality.use_logo(tmp_path / "logo.png")
    assert opened(desktop).services.municipality.read().logo is not None
    assert not page.municipality.logo_remove.isHidden()
    page.municipality.logo_remove.click()
    assert opened(desktop).services.municipality.read().logo is None


def test_a_file_that_is_no_picture_is_refused_in_words(
    page: SettingsPage, desktop: Desktop, tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_text("intet billede")
    page.municipality.use_logo(tmp_path / "logo.png")
    assert any("billede" in one.sentence for one in opened(desktop).main.told())


def test_the_dark_look_and_the_lock_are_kept(page: SettingsPage, desktop: Desktop, tmp_path: Path) -> None:
    page.look.theme.chosen.emit(2)
    page.security.minutes_box.setCurrentIndex(0)
    page.security.minutes_box.activated.emit(0)
    assert tokens_of(page) is DARK
    kept = load_settings(tmp_path / "settings.json")
    assert (kept.theme, kept.lock_minutes) == ("dark", 0)


def test_another_language_rebuilds_the_window_at_the_same_page(
    page: SettingsPage, desktop: Desktop, qtbot: QtBot
) -> None:
    before = opened(desktop).main
    page.municipality.fields["linkworker_hours"].line_edit.setFocus()
    qtbot.keyClicks(page.municipality.fields["linkworker_hours"].line_edit, "9-15")
    page.look.language.chosen.emit(1)
    qtbot.waitUntil(lambda: opened(desktop).main is not before, timeout=LONG)
    after = desktop.screen(MainWindow)
    assert after.here.place is Place.SETTINGS
    assert shown_page(desktop).municipality.fields["linkworker_hours"].line_edit.text() == "9-15"
    desktop.program.desk.choose(language="da")


def test_undo_survives_another_text_size(page: SettingsPage, desktop: Desktop, qtbot: QtBot) -> None:
    type_and_leave(page.municipality.fields["town"].line_edit, "Birkekær")
    before = opened(desktop).main
    page.look.text_size.chosen.emit(3)
    qtbot.waitUntil(lambda: opened(desktop).main is not before, timeout=LONG)
    opened(desktop).actions.undo_stack.undo()
    assert opened(desktop).services.municipality.read().town == "Skovsunde"


def test_the_passphrase_is_changed_only_with_the_present_one(
    page: SettingsPage, desktop: Desktop, qtbot: QtBot
) -> None:
    page.security.passphrase_button.click()
    dialog = page.findChild(PassphraseDialog)
    assert dialog is not None
    for field in (dialog.choice.first, dialog.choice.second):
        field.edit.setText("syv stille svaner på søen")
    dialog.current.edit.setText("forkert")
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(dialog.current._field.error), timeout=LONG)
    dialog.current.edit.setText(PASSPHRASE)
    dialog.save.click()
    qtbot.waitUntil(
        lambda: any("skiftet" in one.sentence for one in opened(desktop).main.told()), timeout=LONG
    )
    desktop.program.lock()
    desktop.unlock("syv stille svaner på søen")


def test_a_new_key_takes_the_old_ones_place(page: SettingsPage, desktop: Desktop, qtbot: QtBot) -> None:
    from linkworker_desktop.persistence.vault import open_with_recovery_key

    page.security.key_button.click()
    dialog = page.findChild(RecoveryKeyDialog)
    assert dialog is not None
    dialog.passphrase.edit.setText(PASSPHRASE)
    dialog.make.click()
    qtbot.waitUntil(lambda: bool(dialog.card.key), timeout=LONG)
    assert not dialog.make.isEnabled()
    dialog.card.tick.setChecked(True)
    assert dialog.make.isEnabled()
    open_with_recovery_key(desktop.folder, dialog.card.key).wipe()
    dialog.make.click()


def test_a_backup_is_made_and_the_data_checked_at_a_click(
    page: SettingsPage, desktop: Desktop, qtbot: QtBot
) -> None:
    page.backup.make.click()
    qtbot.waitUntil(lambda: "i dag kl. 8.42" in page.backup.latest.text(), timeout=LONG)
    qtbot.waitUntil(page.backup.check.isEnabled, timeout=LONG)
    page.backup.check.click()
    qtbot.waitUntil(
        lambda: any(one.sentence == "Dataene er efterset." for one in opened(desktop).main.told()),
        timeout=LONG,
    )


def test_another_backup_folder_is_used_at_once(page: SettingsPage, desktop: Desktop, tmp_path: Path) -> None:
    page.backup.use_folder(tmp_path / "usb")
    assert opened(desktop).services.backups.folder == tmp_path / "usb"
    assert load_settings(tmp_path / "settings.json").backup_folder == str(tmp_path / "usb")


def test_restoring_locks_first_and_asks_for_the_file(
    page: SettingsPage, desktop: Desktop, qtbot: QtBot
) -> None:
    from linkworker_desktop.ui.unlock.restore_screen import RestoreScreen

    page.backup.restore.click()
    screen = desktop.screen(RestoreScreen)
    screen.back.click()
    desktop.screen(UnlockScreen)


def test_every_control_has_a_name(page: SettingsPage) -> None:
    kinds = (QLineEdit, QComboBox, QAbstractButton)
    unnamed = [
        widget.objectName() or type(widget).__name__
        for kind in kinds
        for widget in page.findChildren(kind)
        if not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert unnamed == []


def test_a_region_chosen_later_brings_its_emergency_contacts(page: SettingsPage, desktop: Desktop) -> None:
    box = page.municipality.region_box
    box.setCurrentIndex(box.findData("Region Sjælland"))
    box.activated.emit(box.currentIndex())
    kept = {view.draft.organisation for view in opened(desktop).services.contacts.rows()}
    assert kept == {"Politi", "Lægevagten, Region Sjælland"}
    said = opened(desktop).main.told()[-1]
    assert f"{said.sentence} {said.rest}" == "Lægevagt og politi er lagt i Kontakter. Bekræft numrene."
    opened(desktop).actions.undo_stack.undo()
    assert box.currentData() == ""
    assert opened(desktop).services.contacts.rows() == ()


def test_a_banner_moves_nothing_on_the_settings(page: SettingsPage, desktop: Desktop, qtbot: QtBot) -> None:
    before = page.backup.make.mapTo(page, page.backup.make.rect().topLeft())
    opened(desktop).actions.tell(Notice(NoticeState.DONE, "Sikkerhedskopien er taget."))
    banner = page._banners.current
    assert banner is not None
    qtbot.waitUntil(lambda: banner.isVisible() and banner.height() >= banner.least_height(), timeout=LONG)
    assert page.backup.make.mapTo(page, page.backup.make.rect().topLeft()) == before


def test_the_focus_comes_back_to_the_button_that_made_a_backup(
    page: SettingsPage, desktop: Desktop, qtbot: QtBot
) -> None:
    page.backup.make.setFocus()
    page.backup.make.click()
    qtbot.waitUntil(page.backup.make.isEnabled, timeout=LONG)
    assert page.backup.make.hasFocus()
