"""Icons are complete, come from where the manifest says, and take the colour asked for."""

from __future__ import annotations

import hashlib
import tomllib

import pytest
from PySide6.QtGui import QColor, QPixmapCache
from pytestqt.qtbot import QtBot

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.ui.kit.icons import Icon, IconLabel, clear_icons, icon_pixmap
from linkworker_desktop.ui.kit.states import Sector, State
from linkworker_desktop.ui.kit.tokens import DARK, LIGHT

FOLDER = resource_path("icons")


def test_names_files_and_manifest_agree() -> None:
    manifest = tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))
    files = {path.stem for path in FOLDER.glob("*.svg")}
    assert {icon.value for icon in Icon} == files == set(manifest["files"])
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((FOLDER / f"{name}.svg").read_bytes()).hexdigest().startswith(digest)


def test_the_licence_lies_beside_the_icons() -> None:
    assert "Apache License" in (FOLDER / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("icon", Icon)
def test_an_icon_draws_something_in_one_colour_only(qapp: object, icon: Icon) -> None:
    image = icon_pixmap(icon, 24, QColor("#AE2A1C")).toImage()
    pixels = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
    solid = [pixel for pixel in pixels if pixel.alpha() == 255]
    assert solid
    assert {pixel.name() for pixel in solid} == {"#ae2a1c"}
    assert any(pixel.alpha() == 0 for pixel in pixels)


def test_an_icon_is_sharp_at_double_scale(qapp: object) -> None:
    pixmap = icon_pixmap(Icon.PRINT, 20, QColor("black"), 2.0)
    assert pixmap.width() == 40
    assert pixmap.deviceIndependentSize().width() == 20


def test_an_icon_is_kept_until_the_theme_changes(qapp: object) -> None:
    clear_icons()
    first = icon_pixmap(Icon.PRINT, 20, QColor("black"))
    assert icon_pixmap(Icon.PRINT, 20, QColor("black")).cacheKey() == first.cacheKey()
    assert icon_pixmap(Icon.PRINT, 20, QColor("white")).cacheKey() != first.cacheKey()
    QPixmapCache.clear()
    assert icon_pixmap(Icon.PRINT, 20, QColor("black")).cacheKey() != first.cacheKey()


def test_an_icon_beside_a_word_is_painted_in_its_ink(qtbot: QtBot) -> None:
    label = IconLabel(Icon.ERROR)
    label.set_icon(Icon.ERROR, State.OVER.ink)
    qtbot.addWidget(label)
    image = label.grab().toImage()
    assert LIGHT.over.lower() in {image.pixelColor(x, 10).name() for x in range(image.width())}


def test_states_differ_in_icon_or_word_weight_and_never_by_colour_alone() -> None:
    looks = [(state.icon, state.bold) for state in State]
    assert len(set(looks)) == len(looks)
    assert all(state.tint(LIGHT) != state.tint(DARK) for state in State)


def test_every_sector_has_its_own_icon_and_an_unknown_one_a_quiet_look() -> None:
    assert len({sector.icon for sector in Sector}) == len(Sector)
    assert Sector.of("sundhed") is Sector.HEALTH
    assert Sector.of("akut") is Sector.OTHER
