"""The first frame waits for next to nothing, and the first page not for SQLAlchemy; counted, not timed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.bootstrap import create
from linkworker_desktop.services.municipality import MunicipalityDraft

COURSE = """
import enum, json, os, sys
from linkworker_desktop.ui.start import run_window

seen = {}

def names(kind):
    own = len(kind.__members__) if kind.__module__.startswith("PySide6") else 0
    return own + sum(map(names, type.__subclasses__(kind)))

def note(what):
    seen[what] = {"modules": sorted(sys.modules), "names": names(enum.Enum)}

def watch(program):
    from PySide6.QtCore import QObject, QEvent, QTimer

    class FirstPaint(QObject):
        def __init__(self, widget, then):
            super().__init__(widget)
            self.widget, self.then = widget, then
            widget.installEventFilter(self)

        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                self.widget.removeEventFilter(self)
                self.then()
            return False

    def painted():
        note("frame")
        QTimer.singleShot(0, unlock)

    def unlock():
        screen = program.window.screen_shown
        screen.field.edit.setText(sys.argv[2])
        screen.button.click()

    def overview():
        note("page")
        print(json.dumps(seen), flush=True)
        os._exit(0)

    FirstPaint(program.window, painted)
    program.entrance.opened.connect(lambda *_said: FirstPaint(program.opened.main.page, overview))
    QTimer.singleShot(60_000, lambda: os._exit(3))

run_window(sys.argv[1], watch)
"""

LATER_THAN_THE_FRAME = (
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
    "_hashlib",
    "argparse",
    "cryptography",
    "dis",
    "linkworker_desktop.bootstrap",
    "linkworker_desktop.ui.kit.icons",
    "linkworker_desktop.ui.main_window",
    "logging.handlers",
    "shibokensupport.signature.parser",
    "sqlcipher3",
)
LATER_THAN_THE_PAGE = (
    "alembic",
    "babel",
    "fontTools",
    "holidays",
    "linkworker_desktop.services.morning",
    "linkworker_desktop.ui.idle",
    "markdown_it",
    "openpyxl",
    "reportlab",
    "sqlalchemy",
    "uharfbuzz",
)
OWN_MODULES = 58
"""So many of our own modules and packages the first frame takes."""
ENUMERATED = 2_900
"""So many names of enumerations: PySide makes each in Python. A bare window has 1,250, »Qt« 1,195, QStyle 570."""
UPWARDS = """
import enum
import linkworker_desktop.ui.plain_import
from PySide6.QtWidgets import QApplication, QPushButton
from linkworker_desktop.ui.kit.page import Page

def names(kind):
    own = len(kind.__members__) if kind.__module__.startswith("PySide6") else 0
    return own + sum(map(names, type.__subclasses__(kind)))

app = QApplication([])
page, button = Page("Overblik"), QPushButton()
page.body.addWidget(button)
page.show()
before, widget, kinds = names(enum.Enum), button, []
while widget is not None:
    kinds.append(type(widget).__name__)
    widget = widget.parentWidget()
print(names(enum.Enum) - before, *kinds)
"""
BEFORE_THE_KEY = """
import sys
from pathlib import Path
from linkworker_desktop.ui import warming

warming.load(warming.FIRST_PAGE)
from linkworker_desktop.persistence.vault import open_with_passphrase

open_with_passphrase(Path(sys.argv[1]), sys.argv[2])
print(*sorted(sys.modules))
"""
LATER_THAN_THE_KEY = ("_hashlib", "sqlalchemy", "sqlcipher3")
"""Each megabyte loaded before lies below those of Argon2id, and so on top of the most the program ever takes."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a new municipality in the folder `data`."""
    place = tmp_path_factory.mktemp("start")
    services, _key = create(place / "data", PASSPHRASE, MunicipalityDraft(name="Skovsunde"), cost=CHEAP)
    services.close(with_backup=False)
    return place


@pytest.fixture(scope="module")
def course(place: Path) -> dict[str, Any]:
    """What was loaded at the first frame of »Lås op« and at the first page."""
    command = [sys.executable, "-c", COURSE, str(place / "data"), PASSPHRASE]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment(place))
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return seen


@pytest.mark.parametrize("module", [*LATER_THAN_THE_FRAME, *LATER_THAN_THE_PAGE])
def test_the_first_frame_waits_for_nothing_it_does_not_show(course: dict[str, Any], module: str) -> None:
    assert module not in course["frame"]["modules"]


def test_the_first_frame_takes_few_modules_of_ours(course: dict[str, Any]) -> None:
    own = [name for name in course["frame"]["modules"] if name.startswith("linkworker_desktop.")]
    assert 40 < len(own) <= OWN_MODULES, own


def test_the_first_frame_makes_few_enumerations(course: dict[str, Any]) -> None:
    assert course["frame"]["names"] <= ENUMERATED


def test_the_focus_ring_finds_its_page_without_loading_every_class_of_widgets(place: Path) -> None:
    """A widget that Qt made itself has no object in Python; to find its class, PySide loads them all: 400 names."""
    command = [sys.executable, "-c", UPWARDS]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment(place))
    assert done.returncode == 0, done.stderr
    made, *kinds = done.stdout.split()
    assert "QScrollArea" in kinds
    assert made == "0"


@pytest.mark.parametrize("module", LATER_THAN_THE_PAGE)
def test_the_overview_is_read_without_what_only_other_pages_need(course: dict[str, Any], module: str) -> None:
    assert module not in course["page"]["modules"]


def test_the_key_is_made_before_what_can_wait_for_it(place: Path) -> None:
    command = [sys.executable, "-c", BEFORE_THE_KEY, str(place / "data"), PASSPHRASE]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment(place))
    assert done.returncode == 0, done.stderr
    assert not {*LATER_THAN_THE_KEY} & {*done.stdout.split()}


def _environment(place: Path) -> dict[str, str]:
    return os.environ | {"HOME": str(place), "XDG_CONFIG_HOME": str(place), "QT_QPA_PLATFORM": "offscreen"}
