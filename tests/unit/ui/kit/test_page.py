"""Page, card, rows, flow layout, tables, people, course line, empty page and status line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QScrollArea, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.age_disc import AgeDisc
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.kit.button import secondary_button
from linkworker_desktop.ui.kit.card import Card, Row
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.course_line import CourseLine, CourseSegment
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.mixed_text import MixedText, noun
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.states import Level, State
from linkworker_desktop.ui.kit.status_line import StatusLine
from linkworker_desktop.ui.kit.table import setup_list, setup_table
from linkworker_desktop.ui.kit.tag import LevelTag, StateLabel
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.kit.tokens import LIGHT
from linkworker_desktop.ui.kit.two_line_delegate import RowRole


def contacts() -> QStandardItemModel:
    model = QStandardItemModel(2, 2)
    for row in range(2):
        name, due = QStandardItem("Inger Vindkærby"), QStandardItem("3 dage over")
        name.setData("Sundhedsplejen", RowRole.SECOND_LINE)
        name.setData(Icon.MEDICAL_SERVICES, RowRole.ICON)
        due.setData(State.OVER, RowRole.STATE)
        model.setItem(row, 0, name)
        model.setItem(row, 1, due)
    return model


def test_content_is_never_wider_than_a_page_may_be(qtbot: QtBot) -> None:
    page, card = Page("Overblik"), Card("Over tiden")
    page.body.addWidget(card)
    qtbot.addWidget(page)
    page.resize(1900, 800)
    page.show()
    assert card.width() == measures.MAX_CONTENT_WIDTH
    assert card.mapTo(page, QPoint(0, 0)).x() == measures.PAGE_MARGIN


def test_a_floating_banner_leaves_the_way_back_and_the_buttons_free(qtbot: QtBot) -> None:
    page, card, button = (
        Page("Familien Testerup", floats_banners=True),
        Card("Næste"),
        secondary_button("Mere"),
    )
    page.set_breadcrumb(("Familier", "Testerup"))
    page.add_action(button)
    page.body.addWidget(card)
    qtbot.addWidget(page)
    page.resize(1232, 800)
    page.show()
    top = card.mapTo(page, QPoint(0, 0)).y()
    banner = Banner(State.DONE, "Skrevet i loggen.")
    page.show_banner(banner, is_notice=True)
    QApplication.processEvents()
    assert banner.mapTo(page, QPoint(0, 0)).y() == card.mapTo(page, QPoint(0, 0)).y() == top
    assert button.mapTo(page, QPoint(0, button.height())).y() <= top


def test_a_floating_banner_is_seen_on_a_page_scrolled_down(qtbot: QtBot) -> None:
    page, card = Page("Familien Testerup", floats_banners=True), Card("Næste")
    card.setMinimumHeight(3000)
    page.body.addWidget(card)
    qtbot.addWidget(page)
    page.resize(1232, 800)
    page.show()
    QApplication.processEvents()
    area = page.findChild(QScrollArea)
    assert area is not None
    area.verticalScrollBar().setValue(900)
    banner = Banner(State.DONE, "Skrevet i loggen.")
    page.show_banner(banner, is_notice=True)
    QApplication.processEvents()
    assert banner.mapTo(page, QPoint(0, 0)).y() == 0
    page.scroll_to_top()
    assert area.verticalScrollBar().value() == 0


def test_a_narrow_page_uses_all_its_width(qtbot: QtBot) -> None:
    page, card = Page("Overblik"), Card("Over tiden")
    page.body.addWidget(card)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    assert card.width() == 1000 - 2 * measures.PAGE_MARGIN


def test_a_breadcrumb_tells_where_to_go_back_to(qtbot: QtBot) -> None:
    page = Page("Velkomstmappe")
    qtbot.addWidget(page)
    page.set_breadcrumb(["Familier", "Nakhlawar", "Velkomstmappe"])
    page.show()
    crumbs = page._crumbs.findChildren(type(page._crumbs._line.itemAt(0).widget()))  # type: ignore[union-attr]
    with qtbot.waitSignal(page.crumb_pressed, check_params_cb=lambda index: index == 1):
        QTest.mouseClick(crumbs[1], Qt.MouseButton.LeftButton)
    with pytest.raises(ValueError, match="3"):
        page.set_breadcrumb(["a", "b", "c", "d"])


def test_a_page_shows_its_banner_above_the_body(qtbot: QtBot) -> None:
    page, card = Page("Velkomstmappe"), Card("11 dele")
    page.body.addWidget(card)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    banner = Banner(State.MISSING, "To oplysninger mangler.")
    page.show_banner(banner)
    QApplication.processEvents()
    assert banner.isVisible()
    assert banner.mapTo(page, QPoint(0, 0)).y() < card.mapTo(page, QPoint(0, 0)).y()
    page.clear_banners()
    assert not banner.isVisible()


def test_rows_of_a_card_can_be_replaced(qtbot: QtBot) -> None:
    card = Card("Over tiden", "2")
    qtbot.addWidget(card)
    first = Row()
    card.add_row(first)
    card.add_row(Row())
    card.clear_rows()
    assert first.isHidden()
    card.add_row(Row())
    card.head.set_count("1")
    card.show()
    assert card.sizeHint().height() == pytest.approx(44 + 1 + 44 + 2, abs=1)


def test_a_card_without_a_title_has_no_head(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    with pytest.raises(ValueError, match="head"):
        _ = card.head


def test_rows_grow_with_the_text_size_while_they_are_shown(qtbot: QtBot, qapp: QApplication) -> None:
    row = Row(height=50)
    qtbot.addWidget(row)
    assert row.minimumHeight() == 50
    apply_theme(qapp, Theme.LIGHT, text_size=150)
    assert row.minimumHeight() == 75


def test_chips_flow_to_a_new_line_where_the_width_ends(qtbot: QtBot) -> None:
    bar = QWidget()
    flow = FlowLayout(bar)
    chips = [Chip(word) for word in ("Kommune", "Skole", "Læge", "Bolig", "Frivillig")]
    for chip in chips:
        flow.addWidget(chip)
    qtbot.addWidget(bar)
    assert flow.heightForWidth(10_000) == 28
    assert flow.heightForWidth(200) > 28
    flow.setGeometry(QRect(0, 0, 200, 400))
    assert all(chip.geometry().right() < 200 for chip in chips)
    assert not any(a.geometry().intersects(b.geometry()) for a in chips for b in chips if a is not b)
    assert flow.takeAt(99) is None


def test_a_table_has_the_kits_heights_and_a_name(qtbot: QtBot) -> None:
    view, model = QTableView(), contacts()
    view.setModel(model)
    setup_table(view, name="Kontakter")
    qtbot.addWidget(view)
    view.show()
    assert view.rowHeight(0) == 52
    assert view.horizontalHeader().height() == 36
    assert view.accessibleName() == "Kontakter"


def test_a_chosen_row_is_tinted_and_has_a_bar(qtbot: QtBot) -> None:
    view, model = QListView(), contacts()
    view.setModel(model)
    setup_list(view, name="Kontakter")
    view.resize(300, 200)
    qtbot.addWidget(view)
    view.show()
    view.setCurrentIndex(model.index(0, 0))
    image = view.grab().toImage()
    assert image.pixelColor(1, 26).name() == LIGHT.accent.lower()
    assert image.pixelColor(290, 8).name() == LIGHT.accent_tint.lower()
    assert image.pixelColor(290, 60).name() == LIGHT.card.lower()


def test_a_long_name_is_cut_and_its_state_is_not(qtbot: QtBot) -> None:
    row = Row()
    name, state = (
        MixedText(noun("Opfølgning på kontrakt, 2 af 4", "Farid " * 20)),
        StateLabel(State.OVER, "2 dage over"),
    )
    row.line.addWidget(state)
    row.line.addWidget(name, 1)
    qtbot.addWidget(row)
    row.setFixedWidth(300)
    row.show()
    assert state.width() >= state.sizeHint().width()
    assert name.width() < name.sizeHint().width()
    assert name.geometry().right() <= 300


def test_a_cut_label_keeps_its_whole_text_for_screen_readers(qtbot: QtBot) -> None:
    label = ElidedLabel("Skovsunde Skole, modtageklassen, lokale 12")
    qtbot.addWidget(label)
    label.setFixedWidth(80)
    label.grab()
    assert label.text().endswith("lokale 12")
    assert label.toolTip() == label.text()


def test_wrapped_text_needs_more_height_in_less_width(qtbot: QtBot) -> None:
    text = MixedText(
        noun("To oplysninger mangler", "Linjerne trykkes ikke, før de er udfyldt. " * 3), wrap=True
    )
    qtbot.addWidget(text)
    assert text.heightForWidth(200) > text.heightForWidth(600) > 0


def test_an_age_is_said_in_words_also_when_it_is_unknown(qtbot: QtBot) -> None:
    disc = AgeDisc(41)
    qtbot.addWidget(disc)
    assert disc.accessibleName() == "41 år"
    disc.set_age(None)
    assert disc.accessibleName() == "Alder ikke oplyst"
    assert disc.sizeHint().width() == 32


def test_adults_are_filled_and_children_outlined(qtbot: QtBot) -> None:
    grown, child = AgeDisc(18), AgeDisc(17)
    for disc in (grown, child):
        qtbot.addWidget(disc)
    assert grown.grab().toImage().pixelColor(16, 4).name() == LIGHT.accent_tint.lower()
    assert child.grab().toImage().pixelColor(16, 4).name() == LIGHT.card.lower()


def test_the_course_line_is_a_sentence_and_fills_what_is_gone(qtbot: QtBot) -> None:
    line = CourseLine([CourseSegment("1 Ankomst", "96 timer nået", 1.0), CourseSegment("2 Introforløb")])
    qtbot.addWidget(line)
    line.resize(404, 40)
    assert line.accessibleName() == "1 Ankomst, 96 timer nået; 2 Introforløb"
    image = line.grab().toImage()
    assert image.pixelColor(100, 3).name() == LIGHT.accent.lower()
    assert image.pixelColor(300, 3).name() == LIGHT.line.lower()


def test_a_level_asks_why_and_only_law_has_a_colour(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    tags = {level: LevelTag(level) for level in Level}
    for tag in tags.values():
        column.addWidget(tag)
    qtbot.addWidget(page)
    assert tags[Level.LAW].accessibleName() == "§ Lov: vis, hvorfor datoen er sådan"
    assert tags[Level.LAW].grab().toImage().pixelColor(0, 10).name() == LIGHT.law.lower()
    assert tags[Level.ADVICE].grab().toImage().pixelColor(0, 10).name() == LIGHT.line.lower()


def test_an_empty_page_shows_all_of_its_sentence_and_its_step(qtbot: QtBot) -> None:
    empty = EmptyState("Her kommer din første familie", "Fem oplysninger er nok: navn, adresse. " * 3)
    button = empty.add_primary("Opret familie", Icon.ADD)
    empty.add_link("Åbn eksempelkommunen", "Vil du prøve først?")
    qtbot.addWidget(empty)
    empty.resize(900, 700)
    empty.show()
    for label in empty.findChildren(Label):
        assert label.height() >= label.heightForWidth(label.width())
    assert button.isVisible()
    assert abs(button.mapTo(empty, QPoint(button.width() // 2, 0)).x() - 450) < 2


def test_the_sample_band_comes_and_goes_without_height(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(1200, 28)
    line.show()
    line.set_saved("Gemt kl. 8.42")
    line.set_backup("Sikkerhedskopi: for 9 dage siden", late=True)
    line.adjustSize()
    assert line.height() == 28
    line.set_sample("Skovsunde Kommune")
    line.adjustSize()
    assert line.height() == 28
    assert "Skovsunde Kommune" in line._band.words.text()
    with qtbot.waitSignal(line.sample_deletion_asked):
        QTest.mouseClick(line._band.link, Qt.MouseButton.LeftButton)
    line.set_sample(None)
    assert line._band.isHidden()


def test_actions_stand_at_the_right_of_the_title(qtbot: QtBot) -> None:
    page, button = Page("Familier"), secondary_button("Ny familie", Icon.ADD)
    page.add_action(button)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    assert button.mapTo(page, QPoint(button.width(), 0)).x() == 1000 - measures.PAGE_MARGIN


def test_a_card_with_a_count_never_shows_a_window_of_its_own(qtbot: QtBot, qapp: QApplication) -> None:
    seen: list[object] = []
    qapp.focusWindowChanged.connect(seen.append)
    before = set(qapp.topLevelWindows())
    card = Card("Børn", "4")
    qtbot.addWidget(card)
    qapp.processEvents()
    qapp.focusWindowChanged.disconnect(seen.append)
    assert seen == []
    assert set(qapp.topLevelWindows()) == before
