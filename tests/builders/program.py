"""The whole program on a temporary folder, driven as a user drives it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.settings import Settings
from linkworker_desktop.bootstrap import create
from linkworker_desktop.persistence.keys import Cost
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.program import Program
from linkworker_desktop.ui.unlock.unlock_screen import UnlockScreen
from linkworker_desktop.ui.window import Window

PASSPHRASE = "fem grønne cykler ved havnen"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
LONG = 20_000
Screen = TypeVar("Screen", bound=QWidget)


@dataclass
class Desktop:
    """A program that was started, and what happened to it."""

    program: Program
    qtbot: QtBot
    folder: Path
    ended: list[bool] = field(default_factory=list)

    @property
    def window(self) -> Window:
        return self.program.window

    def screen(self, kind: type[Screen]) -> Screen:
        """Wait until a screen of this kind is seen and return it."""
        self.qtbot.waitUntil(lambda: isinstance(self.window.screen_shown, kind), timeout=LONG)
        shown = self.window.screen_shown
        assert isinstance(shown, kind)
        return shown

    def unlock(self, passphrase: str = PASSPHRASE) -> MainWindow:
        """Type the passphrase and return the main window."""
        screen = self.screen(UnlockScreen)
        self.qtbot.waitUntil(screen.button.isEnabled, timeout=LONG)
        self.qtbot.keyClicks(screen.field.edit, passphrase)
        screen.button.click()
        return self.screen(MainWindow)

    def finish(self) -> None:
        """End the program, whatever it is doing."""
        self.program.end()
        self.window.allow_closing()
        self.window.close()
        self.window.deleteLater()
        self.program.deleteLater()
        QApplication.processEvents()


def a_desktop(
    qtbot: QtBot, folder: Path, clock: Clock, *, settings: Settings | None = None, started: bool = True
) -> Desktop:
    """Return a program on `folder`, started unless said otherwise."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    store = QSettings(str(folder.parent / "window.ini"), QSettings.Format.IniFormat)
    program = Program(
        app,
        folder,
        settings or Settings(),
        folder.parent / "settings.json",
        clock=clock,
        window=Window(store),
    )
    desktop = Desktop(program, qtbot, folder)
    program.ended.connect(lambda: desktop.ended.append(True))
    if started:
        program.start()
    return desktop


def a_vault(folder: Path, clock: Clock, *, name: str = "Skovsunde Kommune") -> str:
    """Make a closed vault in `folder` and return its recovery key."""
    draft = MunicipalityDraft(name=name, town="Skovsunde", linkworker="Maja Vindkærby")
    services, key = create(folder, PASSPHRASE, draft, clock=clock, cost=CHEAP)
    services.close(with_backup=False)
    return key
