"""Themes are switched while the program runs, and text sizes reach every height."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font, load_fonts
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.theme import TEXT_SIZES, Theme, apply_theme
from linkworker_desktop.ui.kit.tokens import DARK, LIGHT, Ink, tokens_of


def test_switching_to_dark_reaches_a_widget_that_is_already_shown(qtbot: QtBot, qapp: QApplication) -> None:
    label = Label("3 dage over", ink=Ink.SOON)
    qtbot.addWidget(label)
    label.show()
    apply_theme(qapp, Theme.DARK)
    assert tokens_of(label) is DARK
    assert label.palette().color(label.foregroundRole()).name() == DARK.soon.lower()
    apply_theme(qapp, Theme.LIGHT)
    assert label.palette().color(label.foregroundRole()).name() == LIGHT.soon.lower()


def test_a_label_changes_its_ink_and_returns(qtbot: QtBot) -> None:
    label = Label("Fire cifre", ink=Ink.MUTED)
    qtbot.addWidget(label)
    label.set_ink(Ink.OVER)
    assert label.palette().color(label.foregroundRole()).name() == LIGHT.over.lower()
    label.set_ink(Ink.MUTED)
    assert label.palette().color(label.foregroundRole()).name() == LIGHT.muted.lower()


def test_names_are_never_read_as_markup(qtbot: QtBot) -> None:
    label = Label("<b>Farid</b>")
    plain = Label("Farid")
    qtbot.addWidget(label)
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > plain.sizeHint().width()


def test_the_style_sheet_names_palette_roles_and_no_colours() -> None:
    text = resource_path("style", "linkworker.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{3}|rgb|hsl", text)
    words = set(re.findall(r"[a-z]+", text)) - {"transparent"}
    assert "palette" in words
    assert not words & set(QColor.colorNames())


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_fields_and_buttons_are_as_high_as_the_kit_says(
    qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    apply_theme(qapp, Theme.LIGHT, text_size=percent)
    for widget in (QLineEdit("Nakhlawar"), QPushButton("Gem")):
        qtbot.addWidget(widget)
        widget.show()
        assert widget.sizeHint().height() == measures.control_height()


def test_heights_at_full_size_are_those_of_the_design() -> None:
    assert measures.control_height() == 36
    assert measures.large_control_height() == 44
    assert measures.small_control_height() == 28
    assert measures.tag_height() == 20
    assert measures.row_height() == 44
    assert measures.two_line_row_height() == 52
    assert measures.card_head_height() == 44
    assert measures.navigation_row_height() == 40


def test_a_focused_field_does_not_move_its_text(qtbot: QtBot) -> None:
    edit = QLineEdit("Nakhlawar")
    qtbot.addWidget(edit)
    edit.show()
    before = edit.sizeHint()
    edit.setFocus()
    assert edit.sizeHint() == before


def test_text_size_reaches_every_type_role(qapp: QApplication) -> None:
    small = {role: font(role).pointSizeF() for role in TypeRole}
    apply_theme(qapp, Theme.LIGHT, text_size=150)
    assert all(font(role).pointSizeF() == pytest.approx(small[role] * 1.5) for role in TypeRole)


def test_an_unknown_text_size_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="90"):
        apply_theme(qapp, Theme.LIGHT, text_size=90)


def test_the_committed_fonts_are_loaded() -> None:
    assert "Noto Sans" in load_fonts()
    assert QFontInfo(font(TypeRole.BODY)).family() == "Noto Sans"
    assert QFontInfo(font(TypeRole.BODY)).pixelSize() == 14


def test_placeholders_are_drawn_in_muted(qtbot: QtBot) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    assert edit.palette().color(QPalette.ColorRole.PlaceholderText).name() == LIGHT.muted.lower()
