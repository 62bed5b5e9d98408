"""Around the window: one instance, idle time, crashes, and what is imported when."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.program import LONG

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.settings import Settings, load_settings, save_settings
from linkworker_desktop.ui import idle
from linkworker_desktop.ui.crash import CrashReporter
from linkworker_desktop.ui.dialogs.crash import CrashDialog
from linkworker_desktop.ui.idle import IdleWatch
from linkworker_desktop.ui.single_instance import SingleInstance, server_name

HOLDS_THE_NAME = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from linkworker_desktop.ui.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.claim(), flush=True)
app.exec()
"""

STARTS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.settings import Settings
from linkworker_desktop.ui.application import make_application
from linkworker_desktop.ui.program import Program
from linkworker_desktop.ui.window import Window

folder = Path(sys.argv[1])
app = make_application(Settings())
window = Window(QSettings(str(folder) + ".ini", QSettings.Format.IniFormat))
program = Program(app, folder, Settings(), None, clock=FixedClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC)),
                  window=window)
program.ended.connect(app.quit)
program.start()
heavy = ("sqlalchemy", "cryptography", "sqlcipher3", "zxcvbn", "PySide6.QtSvg", "linkworker_desktop.bootstrap")
print("first", [name for name in heavy if name in sys.modules])
screen = window.screen_shown
screen.field.edit.setText(sys.argv[2])
screen.unlock()

def look():
    if program.opened is None:
        QTimer.singleShot(50, look)
        return
    late = ("reportlab", "alembic", "openpyxl", "PySide6.QtWebEngineCore", "zxcvbn", "PySide6.QtPrintSupport")
    print("opened", [name for name in late if name in sys.modules])
    program.quit()

QTimer.singleShot(50, look)
app.exec()
"""


def test_a_second_start_raises_the_first_window(qtbot: QtBot, folder: Path) -> None:
    first, second = SingleInstance(folder), SingleInstance(folder)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.raise_asked, timeout=LONG):
        assert not second.claim()
    first.release()


def test_other_data_are_another_program(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert first.claim()
    assert second.claim()
    for instance in (first, second):
        instance.release()


def test_a_killed_program_does_not_keep_the_next_one_out(qtbot: QtBot, folder: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS_THE_NAME, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "True"
    holder.kill()
    holder.wait()
    holder.stdout.close()
    next_one = SingleInstance(folder)
    assert next_one.claim()
    next_one.release()


def test_the_name_does_not_tell_the_folder(folder: Path) -> None:
    assert "data" not in server_name(folder)


@pytest.fixture
def watch(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> IdleWatch:
    now = [0.0, 0.0]
    monkeypatch.setattr(idle, "_now", lambda: (now[0], now[1]))
    made = IdleWatch(qapp)
    made.clock = now  # type: ignore[attr-defined]
    return made


def fired(watch: IdleWatch, monotonic: float, wall: float) -> bool:
    seen: list[bool] = []
    watch.idle.connect(lambda: seen.append(True))
    watch.clock[:] = [monotonic, wall]  # type: ignore[attr-defined]
    watch._look()
    return bool(seen)


def test_nobody_for_the_whole_time_is_idle(watch: IdleWatch) -> None:
    watch.start(15)
    assert not fired(watch, 14 * 60, 14 * 60)
    assert fired(watch, 15 * 60, 15 * 60)


def test_a_laptop_that_slept_is_idle_at_once(watch: IdleWatch) -> None:
    watch.start(15)
    assert fired(watch, 10, 3 * 3600)


@pytest.mark.parametrize("touch", ["key", "move"])
def test_a_key_or_a_movement_counts_as_somebody(watch: IdleWatch, qtbot: QtBot, touch: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitActive(widget)
    watch.start(15)
    watch.clock[:] = [600, 600]  # type: ignore[attr-defined]
    handle = widget.windowHandle()
    if touch == "key":
        QTest.keyClick(handle, Qt.Key.Key_A)
    else:
        QTest.mouseMove(handle, QPoint(5, 5))
    assert not fired(watch, 1000, 1000)
    assert fired(watch, 600 + 900, 600 + 900)


def test_a_stopped_watch_says_nothing(watch: IdleWatch) -> None:
    watch.start(15)
    watch.stop()
    assert not watch.is_watching


def an_error(message: str) -> tuple[type[BaseException], BaseException, TracebackType | None]:
    """Return an error as `sys.excepthook` gets it."""
    try:
        {}[message]
    except KeyError as error:
        return KeyError, error, error.__traceback__
    raise AssertionError("an empty dictionary has no keys")


def test_an_unexpected_error_is_one_calm_sentence(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    reporter = CrashReporter()
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(reporter.happened):
        reporter.report(*an_error("Nakhlawar, Karim"))
    dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog))
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "du kan arbejde videre" in shown
    assert "KeyError" not in shown
    assert "Nakhlawar" not in caplog.text
    assert "KeyError" in caplog.text
    assert "test_around.py" in caplog.text
    dialog.go_on.click()


def test_an_error_in_a_thread_reaches_the_window(qtbot: QtBot) -> None:
    reporter = CrashReporter()

    def work() -> None:
        reporter.report(*an_error("x"))

    with qtbot.waitSignal(reporter.happened, timeout=LONG):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    shown = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog)]
    assert [dialog.isVisible() for dialog in shown][-1:] == [True]
    shown[-1].go_on.click()


def test_many_errors_are_one_dialog(qtbot: QtBot) -> None:
    reporter = CrashReporter()
    for _number in range(5):
        reporter.report(RuntimeError, RuntimeError(), None)
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]
    assert len(shown) == 1
    shown[0].go_on.click()


def test_a_start_imports_nothing_heavy_before_the_first_paint(folder: Path, clock: FixedClock) -> None:
    from tests.builders.program import PASSPHRASE, a_vault

    a_vault(folder, clock)
    run = subprocess.run(
        [sys.executable, "-c", STARTS, str(folder), PASSPHRASE],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert run.stdout.splitlines() == ["first []", "opened []"]


@pytest.mark.parametrize(
    "odd", ['{"theme": "pink"}', '{"text_size": 99}', '{"lock_minutes": true}', '{"recent_vault": 3}']
)
def test_odd_choices_are_passed_over(tmp_path: Path, odd: str) -> None:
    (tmp_path / "settings.json").write_text(odd)
    assert load_settings(tmp_path / "settings.json") == Settings()


def test_every_choice_is_loaded_again(tmp_path: Path) -> None:
    chosen = Settings("en", "/d", "/b", "dark", 130, 0, "sample")
    save_settings(tmp_path / "settings.json", chosen)
    assert load_settings(tmp_path / "settings.json") == chosen
