"""The preview of a paper: sharp, steady, and drawn outside the window's thread."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.builders.papers import a_paper, a_pdf

from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.pdf_pages import page_picture
from linkworker_desktop.ui.preview import Preview

LONG = 10_000


@pytest.fixture
def actions(qapp: QApplication) -> Iterator[Actions]:
    apply_theme(qapp, Theme.LIGHT)
    made = Actions()
    yield made
    QThreadPool.globalInstance().waitForDone(LONG)


@pytest.fixture
def preview(qtbot: QtBot, actions: Actions) -> Preview:
    made = Preview(actions)
    qtbot.addWidget(made)
    made.resize(420, 640)
    made.show()
    return made


def squares(picture: QImage) -> int:
    """Count the black squares along the top of a page."""
    y = round(picture.height() * (842 - 770) / 842)
    dark = [picture.pixelColor(x, y).lightness() < 128 for x in range(picture.width())]
    return sum(here and not before for before, here in pairwise(dark))


def shows(preview: Preview, count: int) -> bool:
    return preview.picture is not None and squares(preview.picture) == count


def head(preview: Preview) -> str:
    labels = [label for label in preview.head.findChildren(QLabel) if not label.isHidden()]
    return " ".join(label.text() for label in labels)


def test_the_windows_thread_may_not_work_on_a_pdf(qapp: QApplication) -> None:
    with pytest.raises(RuntimeError, match="worker"):
        page_picture(a_pdf(), 0, 1.0)


def test_a_page_is_white_with_its_ink(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(a_paper())
    qtbot.waitUntil(lambda: shows(preview, 1), timeout=LONG)
    assert preview.picture is not None
    assert preview.picture.pixelColor(2, 2) == QColor("white")


def test_the_picture_has_as_many_pixels_as_the_screen(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(a_paper())
    qtbot.waitUntil(lambda: preview.picture is not None, timeout=LONG)
    page = preview._sheet.page_rect()
    assert preview.picture is not None
    assert abs(preview.picture.width() - page.width() * preview.devicePixelRatioF()) <= 1


def test_a_newer_paper_keeps_the_page(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(a_paper(5))
    preview.go_to_page(3)
    preview.show_paper(a_paper(5, shade=0.3))
    qtbot.waitUntil(lambda: shows(preview, 4), timeout=LONG)
    assert head(preview) == "Side 4 af 5"


def test_a_shorter_paper_shows_its_last_page(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(a_paper(5))
    preview.go_to_page(4)
    preview.show_paper(a_paper(2))
    assert preview.page_index == 1
    qtbot.waitUntil(lambda: shows(preview, 2), timeout=LONG)


def test_the_old_picture_stays_until_the_new_one_is_ready(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(a_paper())
    qtbot.waitUntil(lambda: shows(preview, 1), timeout=LONG)
    before = preview.picture
    preview.go_to_page(1)
    assert preview.picture is before
    qtbot.waitUntil(lambda: shows(preview, 2), timeout=LONG)


def test_turning_quickly_ends_on_the_last_page_asked_for(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(a_paper(6))
    for index in range(1, 6):
        preview.go_to_page(index)
    qtbot.waitUntil(lambda: shows(preview, 6), timeout=LONG)


def test_the_buttons_turn_pages_and_stop_at_the_ends(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(a_paper(2))
    assert not preview._back.isEnabled()
    with qtbot.waitSignal(preview.page_turned) as turned:
        qtbot.mouseClick(preview._forth, Qt.MouseButton.LeftButton)
    assert turned.args == [1]
    assert not preview._forth.isEnabled()
    assert preview._back.isEnabled()


def test_the_keyboard_turns_and_zooms(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(a_paper(4))
    preview._desk.setFocus()
    qtbot.keyClick(preview._desk, Qt.Key.Key_PageDown)
    qtbot.keyClick(preview._desk, Qt.Key.Key_End)
    assert preview.page_index == 3
    qtbot.keyClick(preview._desk, Qt.Key.Key_Home)
    assert preview.page_index == 0
    small = preview._sheet.page_rect().width()
    qtbot.keyClick(preview._desk, Qt.Key.Key_Plus)
    assert preview._sheet.page_rect().width() > small
    qtbot.keyClick(preview._desk, Qt.Key.Key_0)
    assert preview._sheet.page_rect().width() == small


def test_zoom_stays_when_the_paper_is_made_anew(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(a_paper())
    preview.zoom_in()
    wide = preview._sheet.page_rect().width()
    preview.show_paper(a_paper(shade=0.2))
    qtbot.waitUntil(lambda: shows(preview, 1), timeout=LONG)
    assert preview._sheet.page_rect().width() == wide


def test_the_whole_page_fits_the_room_at_first(preview: Preview) -> None:
    preview.show_paper(a_paper())
    room = preview._desk.viewport().size()
    page = preview._sheet.page_rect()
    assert page.width() <= room.width()
    assert page.height() <= room.height()


def test_a_part_is_found_also_when_the_paper_comes_later(qtbot: QtBot, preview: Preview) -> None:
    preview.go_to_part(8)
    preview.show_paper(a_paper(4, first_pages={8: 2}))
    assert preview.page_index == 2
    preview.go_to_part(11)
    assert preview.page_index == 2


def test_a_problem_is_told_above_the_page_that_was_made_before(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(a_paper())
    qtbot.waitUntil(lambda: shows(preview, 1), timeout=LONG)
    preview.show_problem("Kortet kan ikke læses. Vælg et andet billede.")
    assert preview._strip.sentence == "Kortet kan ikke læses. Vælg et andet billede."
    assert preview._strip.isVisible()
    assert shows(preview, 1)
    preview.show_paper(a_paper())
    assert not preview._strip.isVisible()


def test_another_family_never_sees_the_last_ones_page(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(a_paper())
    qtbot.waitUntil(lambda: shows(preview, 1), timeout=LONG)
    preview.forget()
    assert preview.picture is None
    assert head(preview) == "Papiret"


def test_a_picture_on_its_way_is_dropped_when_the_paper_is_put_away(qtbot: QtBot, preview: Preview) -> None:
    preview.show_paper(a_paper())
    preview.forget()
    QThreadPool.globalInstance().waitForDone(LONG)
    QApplication.processEvents()
    assert preview.picture is None


def test_the_page_is_named_for_a_screen_reader(preview: Preview) -> None:
    preview.show_paper(a_paper(7))
    interface = QAccessible.queryAccessibleInterface(preview._desk)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Side 1 af 7"
