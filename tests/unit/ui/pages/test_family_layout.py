"""How a family's page stands in the widths and text sizes there are, and the papers behind its button."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_child, a_family, an_adult

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyDraft, FamilyId
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.kit.button import Button, ButtonKind
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family import FamilyPage
from linkworker_desktop.ui.pages.family.columns import LEFT, LEFT_NARROW, RIGHT, RIGHT_NARROW
from linkworker_desktop.ui.pages.family.papers import PAPERS, FamilyPaper

FOUR_SCRIPTS = ("سامر زهراباني", "ወርቅነሽ", "မောင်မောင်", "Оксана")


@pytest.fixture
def page(qtbot: QtBot, services: Services, actions: Actions) -> FamilyPage:
    made = FamilyPage(services, actions)
    qtbot.addWidget(made)
    made.resize(1232, 816)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def saved(services: Services, draft: FamilyDraft) -> FamilyId:
    made = services.families.save(draft).id
    assert made is not None
    return FamilyId(made)


def show(page: FamilyPage, family: FamilyId) -> None:
    page.open(Destination(Place.FAMILY, family=family))
    QApplication.processEvents()


def left_of(page: FamilyPage, widget: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, 0)).x()


def top_of(page: FamilyPage, widget: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, 0)).y()


def test_a_large_window_has_three_columns_as_wide_as_drawn(page: FamilyPage, services: Services) -> None:
    show(page, saved(services, a_family()))
    columns = page.cards.columns
    assert (columns.left.width(), columns.right.width()) == (LEFT, RIGHT)
    assert left_of(page, columns.left) < left_of(page, columns.middle) < left_of(page, columns.right)
    assert columns.middle.width() >= 500


def test_a_window_of_1280_keeps_three_narrower_columns(page: FamilyPage, services: Services) -> None:
    show(page, saved(services, a_family()))
    page.resize(1096, 636)
    QApplication.processEvents()
    columns = page.cards.columns
    assert (columns.left.width(), columns.right.width()) == (LEFT_NARROW, RIGHT_NARROW)
    assert page.cards.entry.kinds  # on one line, with the tools beside them
    tops = {top_of(page, chip) for chip in page.cards.entry.kinds.values()}
    assert len(tops) == 1


def test_below_1280_what_is_next_stands_above_who_they_are(page: FamilyPage, services: Services) -> None:
    show(page, saved(services, a_family()))
    page.resize(916, 616)
    QApplication.processEvents()
    columns = page.cards.columns
    assert columns.number == 2
    assert left_of(page, columns.left) == left_of(page, columns.right)
    assert top_of(page, columns.right) < top_of(page, columns.left)


def test_at_twice_the_scale_there_is_one_column_and_what_happened_comes_first(
    page: FamilyPage, services: Services
) -> None:
    show(page, saved(services, a_family()))
    page.resize(600, 400)
    QApplication.processEvents()
    columns = page.cards.columns
    assert columns.number == 1
    tops = [top_of(page, each) for each in (columns.middle, columns.right, columns.left)]
    assert tops == sorted(tops)
    assert page.cards.timeline.view.height() >= 300
    assert (page.more.button.text(), page.more.button.accessibleName()) == ("", "Mere")


def test_a_larger_text_makes_fewer_columns_and_cuts_no_button(
    qapp: QApplication, page: FamilyPage, services: Services
) -> None:
    show(page, saved(services, a_family()))
    apply_theme(qapp, Theme.LIGHT, text_size=150)
    page.resize(1170, 800)
    QApplication.processEvents()
    assert page.cards.columns.number == 2
    for button in page.findChildren(Button):
        if button.isVisibleTo(page):
            assert button.width() >= button.sizeHint().width()
    apply_theme(qapp, Theme.LIGHT)


def test_what_is_typed_and_the_cursor_survive_another_width(
    qtbot: QtBot, page: FamilyPage, services: Services
) -> None:
    show(page, saved(services, a_family()))
    page.start_log()
    qtbot.keyClicks(page.cards.entry.editor, "midt i")
    for width in (900, 600, 1232):
        page.resize(width, 700)
        QApplication.processEvents()
    assert page.cards.entry.editor.hasFocus()
    assert page.cards.entry.editor.toPlainText() == "midt i"


def test_there_is_one_primary_button(page: FamilyPage, services: Services) -> None:
    show(page, saved(services, a_family()))
    primary = [each for each in page.findChildren(Button) if each.kind is ButtonKind.PRIMARY]
    assert [each for each in primary if each.isVisibleTo(page)] == [page.folder_button]


@pytest.mark.parametrize("number", [1, 12, 13, 40])
def test_families_of_any_size_and_in_four_scripts_keep_their_columns(
    page: FamilyPage, services: Services, number: int
) -> None:
    people = [
        an_adult(f"Navn{each}", original_name=FOUR_SCRIPTS[each % 4], birth_date=None)
        if each % 3
        else a_child(each % 17, f"Barn{each}")
        for each in range(number)
    ]
    show(page, saved(services, a_family("Al-Khalidi Abdulrahmanzadeh Østergaard-Mikkelsen", *people)))
    columns = page.cards.columns
    assert (columns.left.width(), columns.right.width()) == (LEFT, RIGHT)
    assert left_of(page, columns.right) + RIGHT <= page.width()
    assert len(page.cards.members.rows) == (number if number <= 13 else 12)


def test_the_banner_of_a_closed_family_hides_nothing(page: FamilyPage, services: Services) -> None:
    family = saved(services, a_family())
    services.families.close(family, services.clock.today(), "Flyttet")
    show(page, family)
    (banner,) = [each for each in page.findChildren(Banner) if each.isVisible()]
    assert top_of(page, banner) > top_of(page, page.headline)
    assert top_of(page, banner) + banner.height() <= top_of(page, page.cards.columns)


def test_a_family_of_many_weeks_says_the_weeks(page: FamilyPage, services: Services) -> None:
    show(page, saved(services, a_family(housed_at=datetime(2026, 8, 3, 14, 0))))
    assert "16 uger her" in [label.text() for label in page.headline._rest]


def wheel(view: QAbstractScrollArea, steps: int) -> bool:
    """Turn the wheel over a view; return whether it took it, or left it to the page."""
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle, middle, QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    view.wheelEvent(event)
    return event.isAccepted()


def test_the_wheel_scrolls_the_page_to_its_end_before_the_list(
    qtbot: QtBot, page: FamilyPage, services: Services
) -> None:
    family = saved(services, a_family())
    for number in range(60):
        services.log.add(family, f"Note {number}")
    show(page, family)
    page.resize(1232, 600)
    area = page.findChild(QScrollArea)
    assert area is not None
    view, bar = page.cards.timeline.view, area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert not wheel(view, -1)
    bar.setValue(bar.maximum())
    assert wheel(view, -1)
    assert view.verticalScrollBar().value() > 0
    assert wheel(view, 1)
    assert view.verticalScrollBar().value() == 0


# -- papers


def actions_of(page: FamilyPage) -> list[QAction]:
    return [action for action in page.paper_menu.menu.actions() if not action.isSeparator()]


def test_the_menu_has_every_paper_with_both_ways_out(page: FamilyPage, services: Services) -> None:
    show(page, saved(services, a_family()))
    labels = [action.text() for action in actions_of(page)]
    assert labels[0] == "Velkomstmappe"
    assert {"Netværkskort", "Stafetlog", "Datoer til køleskabet", "Tjeklister til modtagelsesplanen"} <= set(
        labels
    )
    for action in actions_of(page)[1:-1]:
        ways = action.menu()
        assert ways is not None
        assert [way.text() for way in ways.actions()] == ["Udskriv …", "Gem PDF …"]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.file)
def test_every_paper_becomes_a_pdf(page: FamilyPage, services: Services, paper: FamilyPaper) -> None:
    family = saved(services, a_family())
    services.relay.open(family, services.relay.myself())
    show(page, family)
    outgoing = page.paper_menu.outgoing(paper)
    assert outgoing.make().startswith(b"%PDF")
    assert outgoing.file.endswith("-F001.pdf")
    assert "{name}" in outgoing.saved


def test_the_folder_of_the_menu_is_its_own_page(page: FamilyPage, services: Services, heard: Heard) -> None:
    family = saved(services, a_family())
    show(page, family)
    actions_of(page)[0].trigger()
    assert heard.travels == [Destination(Place.FOLDER, family=family)]


def test_escape_in_the_filter_goes_back_to_the_line(
    qtbot: QtBot, page: FamilyPage, services: Services
) -> None:
    show(page, saved(services, a_family()))
    page.start_filter()
    field: QLineEdit = page.cards.timeline.filter.search
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert page.cards.timeline.filter.isHidden()
