"""The network page: counts, members, the keyboard, cards that are moved, the slider, the list and the warning."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.network import a_bare_family, keep_contact, people_of

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.involvement import InvolvementDialog
from linkworker_desktop.ui.kit.theme import Theme, apply_theme
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.network import NetworkPage
from linkworker_desktop.ui.pages.network.list_model import Column
from linkworker_desktop.ui.pages.network.map_view import NetworkMap
from linkworker_desktop.ui.pages.network.page import KIN, LIST


def overlapping(view: NetworkMap) -> list[tuple[str, str]]:
    """Return the cards that lie on one another or on the household, as they stand in the scene."""
    scene = view.network_scene
    boxes = {key: item.size.translated(item.pos()) for key, item in scene.cards.items()}
    house = scene.layout.household
    found = [
        (a, b) for a, b in combinations(boxes, 2) if boxes[a].adjusted(1, 1, -1, -1).intersects(boxes[b])
    ]
    for key, box in boxes.items():
        across = box.left() < house.right and house.x < box.right()
        if across and box.top() < house.bottom and house.y < box.bottom():
            found.append((key, "household"))
    return found


def choose(page: NetworkPage, services: Services, name: str) -> None:
    assert page._family is not None
    page.bar.chips[people_of(services, page._family)[name]].click()


def test_the_head_says_18_authorities_and_47_people(page: NetworkPage) -> None:
    assert page.count.text() == "18 myndigheder, 47 personer"
    assert len(page.map.network_scene.cards) == 18


@pytest.mark.parametrize("text_size", [100, 150])
def test_no_label_of_18_authorities_overlaps_another(
    page: NetworkPage, qapp: QApplication, text_size: int
) -> None:
    apply_theme(qapp, Theme.LIGHT, text_size=text_size)
    assert overlapping(page.map) == []
    apply_theme(qapp, Theme.LIGHT)


def test_no_label_of_24_authorities_with_long_names_and_60_people_overlaps_another(
    page: NetworkPage, services: Services, family: FamilyId
) -> None:
    for number in range(6):
        name = f"Center for Rehabilitering og Særlig Indsats i Landdistrikterne {number}"
        contacts = [
            keep_contact(
                services, "hospital", name, person=f"Anne-Margrethe Tidselmarksgaard Nr{number}{each}"
            )
            for each in range(3 if number else 2)
        ]
        services.network.add(family, contacts)
    page.open(Destination(Place.NETWORK, family=family))
    assert page.count.text() == "24 myndigheder, 64 personer"
    assert overlapping(page.map) == []


def test_a_family_of_12_and_one_authority_has_room(page: NetworkPage, services: Services) -> None:
    large = a_bare_family(services, "Nakhlawar", 12)
    services.network.add(large, [keep_contact(services, "gp", "Lægehuset Åen", person="Ib Åbrandt")])
    page.open(Destination(Place.NETWORK, family=large))
    assert overlapping(page.map) == []
    assert len(page.bar.chips) == 13


def test_a_card_with_seven_people_says_how_many_more_there_are(page: NetworkPage, services: Services) -> None:
    family = a_bare_family(services, "Nakhlawar")
    names = [f"Person {number}" for number in range(8)]
    contacts = [keep_contact(services, "school", "Skovsunde Skole", person=name) for name in names]
    services.network.add(family, contacts)
    page.open(Destination(Place.NETWORK, family=family))
    (card,) = page.map.network_scene.cards.values()
    assert len(card.face.people) == 5
    assert card.face.more == 3


def test_a_family_without_a_network_is_offered_to_begin_one(page: NetworkPage, services: Services) -> None:
    page.open(Destination(Place.NETWORK, family=a_bare_family(services, "Nakhlawar")))
    assert page.views.currentWidget() is page.empty
    assert not page.print_button.isVisible()
    assert page.begin_button.isVisible()


def test_a_chosen_member_has_its_count_and_its_cards(page: NetworkPage, services: Services) -> None:
    choose(page, services, "Karim")
    cards = page.map.network_scene.cards.values()
    assert page.bar.counted.text() == "Karim: 7 myndigheder, 22 personer"
    assert sum(card.face.is_chosen for card in cards) == 7
    choose(page, services, "Karim")
    assert not page.bar.counted.isVisible()


def test_arrows_walk_the_cards_in_ring_order_and_enter_opens_one(qtbot: QtBot, page: NetworkPage) -> None:
    view = page.map
    view.setFocus(Qt.FocusReason.TabFocusReason)
    keys = list(view.network_scene.cards)
    assert view.cursor_key == keys[0]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.cursor_key == keys[1]
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.cursor_key == keys[-1]
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.findChild(InvolvementDialog) is not None


def test_a_screen_reader_hears_each_card_as_a_sentence(qtbot: QtBot, page: NetworkPage) -> None:
    page.map.setFocus(Qt.FocusReason.TabFocusReason)
    key = next(k for k, c in page.map.network_scene.cards.items() if c.face.name == "PPR")
    page.map.go_to(key)
    spoken = QAccessible.queryAccessibleInterface(page.map)
    assert spoken is not None
    assert spoken.text(QAccessible.Text.Description) == (
        "PPR, Kommune, for Karim. Astrid Bøgelundskær, Henrik Brombærhøj og Lise Fyrskovlyng. Hver måned."
    )


def test_alt_and_an_arrow_move_a_card_that_is_kept_and_can_be_put_back(
    qtbot: QtBot, page: NetworkPage, services: Services, family: FamilyId, actions: Actions
) -> None:
    view = page.map
    view.setFocus(Qt.FocusReason.TabFocusReason)
    key = view.cursor_key
    before = view.network_scene.cards[key].pos()
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    view.keep_now()
    assert key in services.network.layout(family)
    assert view.network_scene.cards[key].pos() != before
    actions.undo_stack.undo()
    assert services.network.layout(family) == {}
    assert view.network_scene.cards[key].pos() == before


def test_a_dragged_card_is_kept_where_it_was_dropped_and_all_go_back_with_one_click(
    qtbot: QtBot, page: NetworkPage, services: Services, family: FamilyId
) -> None:
    view = page.map
    key, item = next((k, c) for k, c in view.network_scene.cards.items() if c.face.name == "PPR")
    start = view.mapFromScene(item.sceneBoundingRect().center())
    target = start + QPoint(60, 40)
    port = view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(port, start + QPoint(30, 20))
    qtbot.mouseMove(port, target)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=target)
    qtbot.waitUntil(lambda: set(services.network.layout(family)) == {key})
    assert overlapping(view) == []
    assert page.bar.reset_button.isVisible()
    page.bar.reset_button.click()
    assert services.network.layout(family) == {}
    assert not page.bar.reset_button.isVisible()


def test_the_slider_shows_the_network_as_it_was(qtbot: QtBot, page: NetworkPage) -> None:
    slider = page.foot.slider
    assert slider.value() == slider.maximum()
    slider.setValue(0)
    qtbot.waitUntil(lambda: page.count.text() == "1 myndighed, 4 personer")
    slider.setValue(slider.maximum())
    qtbot.waitUntil(lambda: page.count.text() == "18 myndigheder, 47 personer")


def test_who_holds_the_relay_is_said_of_today_only(qtbot: QtBot, page: NetworkPage) -> None:
    assert page.holder.text() == "Ingen holder stafetten"
    page.foot.slider.setValue(0)
    qtbot.waitUntil(lambda: page.count.text() == "1 myndighed, 4 personer")
    assert page.holder.text() == ""


def test_what_ended_stands_faint_with_its_line_dashed(
    page: NetworkPage, services: Services, family: FamilyId
) -> None:
    body = next(b for b in services.network.of_family(family).network.authorities if b.name == "PPR")
    ids = [draft.id for person in body.persons for draft in person.involvements if draft.id]
    services.network.end_many(ids, date(2026, 11, 20))
    page.open(Destination(Place.NETWORK, family=family))
    assert page.count.text() == "17 myndigheder, 44 personer"
    assert page.map.network_scene.cards[body.key].face.is_ended


def test_the_list_is_the_twin_with_the_same_filter(page: NetworkPage, services: Services) -> None:
    page.switcher.set_index(LIST)
    choose(page, services, "Karim")
    model = page.list.model
    QAbstractItemModelTester(model)
    assert model.rowCount() == 22 + 1  # and Svømmeklubben, which is not counted
    said = model.index(0, Column.BODY).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Børn og familie, Birgit Svalegårdsø, Layal og Karim, 7.9., Hver måned"


def test_enter_on_a_row_of_the_list_opens_its_involvement(qtbot: QtBot, page: NetworkPage) -> None:
    page.switcher.set_index(LIST)
    page.switcher.chosen.emit(LIST)
    page.list.table.setCurrentIndex(page.list.model.index(2, 0))
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    dialog = page.findChild(InvolvementDialog)
    assert dialog is not None
    assert dialog.contact_box.currentText() == "Niels Hasselhegn"


def test_many_authorities_without_a_coordinator_are_warned_of(page: NetworkPage) -> None:
    assert page.warning.isVisible()
    assert page.warning.banner is not None
    assert page.warning.banner.accessibleName().startswith("18 myndigheder og ingen koordinator.")


def test_the_others_stand_below_and_are_not_counted(page: NetworkPage) -> None:
    assert [each.text() for each in page.foot.buttons] == [
        "Klintebjerg Bageri", "Lektiecaféen", "Svømmeklubben", "Tolkebroen",
    ]  # fmt: skip


def test_the_tree_has_everybody_in_their_generation(page: NetworkPage, services: Services) -> None:
    page.switcher.set_index(KIN)
    page.switcher.chosen.emit(KIN)
    layout = page.kin.drawing.layout_now()
    names = {node.id: node.name for node in page.kin.tree.nodes}
    tops: dict[float, set[str]] = {}
    for person, box in layout.boxes.items():
        tops.setdefault(box.y, set()).add(names[person])
    assert list(tops.values()) == [{"Hana"}, {"Samer", "Rima"}, {"Layal", "Karim", "Nour", "Yasin"}]
    assert not any(a.overlaps(b) for a, b in combinations(layout.boxes.values(), 2))


def test_the_way_back_leads_to_the_family(page: NetworkPage, heard: Heard, family: FamilyId) -> None:
    page.crumb_pressed.emit(1)
    assert heard.travels[-1] == Destination(Place.FAMILY, family=family)


def test_another_family_begins_with_everybody(page: NetworkPage, services: Services) -> None:
    choose(page, services, "Karim")
    page.open(Destination(Place.NETWORK, family=a_bare_family(services, "Nakhlawar")))
    assert page.chosen is None
    assert not page.foot.others.isVisible()


def test_the_network_is_made_into_a_paper(page: NetworkPage) -> None:
    assert page.paper().make().startswith(b"%PDF")


@pytest.mark.parametrize("text_size", [100, 150])
def test_the_page_fits_a_small_window(page: NetworkPage, qapp: QApplication, text_size: int) -> None:
    apply_theme(qapp, Theme.LIGHT, text_size=text_size)
    room = (1072, 636) if text_size == 100 else (1190, 800)
    page.resize(*room)
    qapp.processEvents()
    assert (page.width(), page.height()) == room
    apply_theme(qapp, Theme.LIGHT)


def test_what_ended_is_not_marked_for_the_chosen_member(
    page: NetworkPage, services: Services, family: FamilyId
) -> None:
    body = next(b for b in services.network.of_family(family).network.authorities if b.name == "PPR")
    services.network.end_many(
        [d.id for p in body.persons for d in p.involvements if d.id], date(2026, 11, 20)
    )
    page.open(Destination(Place.NETWORK, family=family))
    choose(page, services, "Karim")
    face = page.map.network_scene.cards[body.key].face
    assert not face.is_chosen
    assert not any(line.is_marked for line in face.people)


def test_the_warning_leads_to_choosing_a_coordinator(page: NetworkPage) -> None:
    assert page.warning.banner is not None
    assert page.warning.banner.button is not None
    page.warning.banner.button.click()
    assert any(dialog.isVisible() for dialog in page.findChildren(QDialog))
