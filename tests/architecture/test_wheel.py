"""The built wheel carries all data files and finds them where it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = "linkworker_desktop"

SHOW = """
import linkworker_desktop
from linkworker_desktop.base.resources import resource_path
print(linkworker_desktop.__file__)
print(resource_path("fonts", "manifest.toml"))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel unpacked, as an installer would leave it."""
    place = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(place)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [wheel] = place.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place / "site")
    return place / "site"


def test_an_installed_program_finds_its_data_beside_its_code(installed: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", SHOW]
    done = subprocess.run(command, cwd=installed, env=environment, capture_output=True, text=True, check=True)
    code, data = done.stdout.splitlines()
    assert Path(code) == installed / PACKAGE / "__init__.py"
    assert Path(data) == installed / PACKAGE / "resources" / "fonts" / "manifest.toml"
    assert Path(data).is_file()


def test_the_wheel_holds_every_data_file_and_every_module(installed: Path) -> None:
    assert _files(installed / PACKAGE / "resources") == _files(ROOT / "resources")
    code = {name for name in _files(ROOT / "src" / PACKAGE) if not name.startswith("resources/")}
    assert {name for name in _files(installed / PACKAGE) if not name.startswith("resources/")} == code


def test_the_licences_of_fonts_and_icons_travel_along(installed: Path) -> None:
    [information] = installed.glob("*.dist-info")
    licences = _files(information / "licenses")
    assert "LICENSE" in licences
    assert {name.split("/")[1] for name in licences if name != "LICENSE"} >= {"fonts", "icons"}


def _files(folder: Path) -> set[str]:
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
