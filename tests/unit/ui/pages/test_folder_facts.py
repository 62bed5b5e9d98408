"""The facts of a part: kept when the field is left, told where they stand, mended where they belong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_family

from linkworker_desktop.base.errors import DiskFull
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.folder.fact_field import SheetFact, TypedFact
from linkworker_desktop.ui.pages.folder.facts_section import FactsSection
from linkworker_desktop.ui.pages.folder.map_field import MapField

LONG = 10_000
Show = Callable[[int], None]


@pytest.fixture
def family(services: Services) -> FamilyId:
    saved = services.families.save(a_family())
    assert saved.id is not None
    return FamilyId(saved.id)


@pytest.fixture
def section(qtbot: QtBot, services: Services, actions: Actions) -> Iterator[FactsSection]:
    window = QWidget()
    qtbot.addWidget(window)
    made = FactsSection(services, actions)
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    window.show()
    yield made
    window.close()


@pytest.fixture
def show(services: Services, section: FactsSection, family: FamilyId, actions: Actions) -> Show:
    shown: list[int] = []

    def run(number: int) -> None:
        shown[:] = [number]
        part = next(part for part in services.folders.view(family).parts if part.number == number)
        section.show_facts(family, number, part.facts)

    actions.changed.connect(lambda _kinds: run(shown[0]))
    return run


def typed(section: FactsSection, name: str) -> TypedFact:
    field = section.field(name)
    assert isinstance(field, TypedFact)
    return field


def the_map(section: FactsSection) -> MapField:
    field = section.field("kort")
    assert isinstance(field, MapField)
    return field


def value(services: Services, family: FamilyId, name: str) -> str:
    return services.folders.fact_field(family, name).value


def leave(field: TypedFact) -> None:
    field.line_edit.editingFinished.emit()


def a_picture(folder: Path, name: str = "kort.png") -> Path:
    target = BytesIO()
    Image.new("RGB", (300, 200), "#ccddee").save(target, "PNG")
    file = folder / name
    file.write_bytes(target.getvalue())
    return file


def test_a_fact_is_kept_when_its_field_is_left(
    qtbot: QtBot, services: Services, section: FactsSection, show: Show, family: FamilyId
) -> None:
    show(11)
    field = typed(section, "dansk_start")
    assert not field.missing.isHidden()
    qtbot.keyClicks(field.line_edit, "5/1-27 9")
    leave(field)
    assert value(services, family, "dansk_start") == "5.1.2027 kl. 9.00"
    assert field.missing.isHidden()


def test_a_fact_is_kept_at_a_pause_while_the_cursor_is_in_it(
    qtbot: QtBot, services: Services, section: FactsSection, show: Show, family: FamilyId
) -> None:
    show(11)
    field = typed(section, "dansk_sted")
    field.setFocus()
    qtbot.keyClicks(field.line_edit, "Skolevænget 20 ")
    qtbot.waitUntil(lambda: value(services, family, "dansk_sted") == "Skolevænget 20", timeout=3000)
    assert field.typed == "Skolevænget 20 "


def test_half_a_date_is_no_mistake_until_the_field_is_left(
    qtbot: QtBot, services: Services, section: FactsSection, show: Show, family: FamilyId
) -> None:
    show(11)
    field = typed(section, "dansk_start")
    qtbot.keyClicks(field.line_edit, "5/1-2027 kl")
    field._paused()
    assert field.error == ""
    leave(field)
    assert field.error.startswith("Skriv dag og klokkeslæt")
    assert field.typed == "5/1-2027 kl"
    assert value(services, family, "dansk_start") == ""


def test_a_mistake_stays_to_be_mended_when_something_else_changes(
    qtbot: QtBot, services: Services, section: FactsSection, show: Show, family: FamilyId
) -> None:
    show(11)
    field = typed(section, "dansk_start")
    qtbot.keyClicks(field.line_edit, "31/2-27 9")
    leave(field)
    services.folders.set_fact(family, "dansk_sted", "Skolevænget 20")
    show(11)
    assert field.typed == "31/2-27 9"
    assert field.error
    assert typed(section, "dansk_sted").typed == "Skolevænget 20"


def test_a_mended_mistake_is_forgiven(
    qtbot: QtBot, services: Services, section: FactsSection, show: Show, family: FamilyId
) -> None:
    show(11)
    field = typed(section, "dansk_start")
    qtbot.keyClicks(field.line_edit, "x")
    leave(field)
    field.line_edit.clear()
    leave(field)
    assert field.error == ""


def test_a_kept_fact_can_be_taken_back(
    qtbot: QtBot, services: Services, actions: Actions, section: FactsSection, show: Show, family: FamilyId
) -> None:
    show(11)
    field = typed(section, "dansk_hold")
    qtbot.keyClicks(field.line_edit, "DU2-B")
    leave(field)
    actions.undo_stack.undo()
    assert value(services, family, "dansk_hold") == ""
    assert field.typed == ""


def test_a_fact_of_the_family_form_leads_to_its_field_there(
    qtbot: QtBot, section: FactsSection, show: Show, family: FamilyId, heard: Heard
) -> None:
    show(8)
    field = section.field("adresse")
    assert isinstance(field, SheetFact)
    assert field._value.text().startswith("Havnekajen 3")
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert heard.travels == [Destination(Place.FAMILY_FORM, family=family, field="street")]


def test_a_fact_of_the_municipality_is_kept_for_all(
    qtbot: QtBot, services: Services, section: FactsSection, show: Show
) -> None:
    show(4)
    field = typed(section, "by")
    field.line_edit.setText("Nymølle Strand")
    field.finish()
    assert services.municipality.read().town == "Nymølle Strand"


def test_another_part_shows_its_own_facts(section: FactsSection, show: Show) -> None:
    show(11)
    assert section.focus_fact("dansk_start")
    show(5)
    assert not section.focus_fact("dansk_start")
    assert section.focus_fact("buslinje")


def test_a_part_without_facts_shows_no_heading(section: FactsSection, show: Show) -> None:
    show(3)
    assert section.isHidden()


def test_a_chosen_picture_becomes_the_map(
    qtbot: QtBot, section: FactsSection, show: Show, tmp_path: Path
) -> None:
    show(4)
    assert not the_map(section).missing.isHidden()
    qtbot.mouseClick(the_map(section).choose_button, Qt.MouseButton.LeftButton)
    dialog = the_map(section).findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(a_picture(tmp_path)))
    dialog.reject()
    qtbot.waitUntil(lambda: the_map(section).thumbnail.has_image, timeout=LONG)
    assert the_map(section).missing.isHidden()
    assert not the_map(section).remove_button.isHidden()


def test_a_dropped_picture_becomes_the_map(
    qtbot: QtBot, section: FactsSection, show: Show, tmp_path: Path
) -> None:
    show(4)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(a_picture(tmp_path)))])
    drop = QDropEvent(
        QPoint(5, 5).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    the_map(section).dropEvent(drop)
    qtbot.waitUntil(lambda: the_map(section).thumbnail.has_image, timeout=LONG)


def test_the_map_can_be_taken_away_and_brought_back(
    qtbot: QtBot, services: Services, actions: Actions, section: FactsSection, show: Show, family: FamilyId
) -> None:
    show(4)
    the_map(section).picked.emit(_saved_picture(services, family))
    qtbot.waitUntil(lambda: the_map(section).thumbnail.has_image, timeout=LONG)
    qtbot.mouseClick(the_map(section).remove_button, Qt.MouseButton.LeftButton)
    assert not the_map(section).thumbnail.has_image
    actions.undo_stack.undo()
    assert the_map(section).thumbnail.has_image


def test_a_file_that_is_no_picture_is_refused_at_its_field(
    qtbot: QtBot, section: FactsSection, show: Show, tmp_path: Path
) -> None:
    file = tmp_path / "kort.png"
    file.write_bytes(b"not a picture")
    show(4)
    the_map(section).picked.emit(file)
    qtbot.waitUntil(lambda: bool(the_map(section).error), timeout=LONG)
    assert the_map(section).error.startswith("Filen er ikke et billede")


def test_a_file_that_is_gone_is_told_at_its_field(
    qtbot: QtBot, section: FactsSection, show: Show, tmp_path: Path
) -> None:
    show(4)
    the_map(section).picked.emit(tmp_path / "gone.png")
    qtbot.waitUntil(lambda: bool(the_map(section).error), timeout=LONG)
    assert the_map(section).error == "Filen kan ikke læses. Vælg billedet igen."


def test_the_municipalitys_map_is_shown_but_not_removed_here(
    services: Services, section: FactsSection, show: Show, tmp_path: Path
) -> None:
    services.folders.set_map(None, a_picture(tmp_path).read_bytes())
    show(4)
    assert the_map(section).thumbnail.has_image
    assert the_map(section).remove_button.isHidden()


def _saved_picture(services: Services, family: FamilyId) -> Path:
    folder = services.database.files.root.parent / str(family)
    folder.mkdir()
    return a_picture(folder)


def test_a_fact_that_could_not_be_saved_stays_in_its_field_and_says_so(
    services: Services, section: FactsSection, show: Show, family: FamilyId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise DiskFull("Der er ikke plads på drevet.")

    show(11)
    field = typed(section, "dansk_sted")
    with monkeypatch.context() as patch:
        patch.setattr(type(services.folders), "set_fact", refuse)
        field.line_edit.setText("Skolevænget 20")
        leave(field)
        show(11)
    assert (field.typed, field.error) == ("Skolevænget 20", "Ikke gemt endnu.")
    assert section.is_changed
    leave(field)
    assert value(services, family, "dansk_sted") == "Skolevænget 20"
    assert not section.is_changed


def test_a_moment_shows_how_it_is_written(section: FactsSection, show: Show) -> None:
    show(11)
    assert "fx 1.12.2026 kl. 8.30" in typed(section, "dansk_start")._help


def test_ctrl_z_belongs_to_the_window_when_the_field_has_nothing_to_take_back(
    qtbot: QtBot, section: FactsSection, show: Show
) -> None:
    show(11)
    field, window = typed(section, "dansk_sted"), section.window()
    undone: list[bool] = []
    QShortcut(QKeySequence("Ctrl+Z"), window).activated.connect(lambda: undone.append(True))
    window.activateWindow()
    qtbot.waitActive(window)
    field.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(field.line_edit, Qt.Key.Key_Z, control)
    assert undone == [True]
    qtbot.keyClicks(field.line_edit, "Skole")
    qtbot.keyClick(field.line_edit, Qt.Key.Key_Z, control)
    assert undone == [True]
    assert field.typed == ""
