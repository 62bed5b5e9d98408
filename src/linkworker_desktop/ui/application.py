"""Starting the window: the look, the log, one instance per data folder, and the event loop."""

from __future__ import annotations

import contextlib
import gc
import sys

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from linkworker_desktop import __version__
from linkworker_desktop.base.clock import SystemClock
from linkworker_desktop.base.paths import APPLICATION, log_folder, settings_file
from linkworker_desktop.base.settings import Settings, chosen_data_folder, load_settings
from linkworker_desktop.i18n import set_language
from linkworker_desktop.ui.crash import CrashReporter
from linkworker_desktop.ui.kit.theme import Theme, apply_theme


def run_window(data: str | None = None) -> int:
    """Open the window on the data folder `data`, or the user's own; return the exit code."""
    gc.disable()  # until everything is imported: nothing of it is garbage, and each look through it takes longer
    file = settings_file()
    settings = load_settings(file)
    app = make_application(settings)
    crash = CrashReporter(log_folder(), app)
    crash.install()
    QTimer.singleShot(0, app, _set_up_log)  # after the first paint
    folder = chosen_data_folder(data, settings)
    from linkworker_desktop.ui.single_instance import SingleInstance

    instance = SingleInstance(folder, app)
    if not instance.claim():
        return 0
    from linkworker_desktop.ui.program import Program

    program = Program(app, folder.absolute(), settings, file, clock=SystemClock())
    instance.raise_asked.connect(program.window.raise_window)
    program.ended.connect(app.quit)
    program.entrance.warmed.connect(_collect_garbage_again)
    program.start()
    code = app.exec()
    program.end()
    return code


def _collect_garbage_again() -> None:
    """Let Python look for garbage, but not among the modules that stay until the end."""
    gc.freeze()
    gc.enable()


def make_application(settings: Settings) -> QApplication:
    """Return the application object, dressed as the settings say."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(APPLICATION)
    app.setOrganizationName(APPLICATION)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APPLICATION)
    app.setQuitOnLastWindowClosed(False)
    dress(app, settings)
    speak(app, settings.language)
    return app


def dress(app: QApplication, settings: Settings) -> None:
    """Give the program the theme and the text size of the settings."""
    apply_theme(app, Theme(settings.theme), text_size=settings.text_size)


def speak(app: QApplication, language: str) -> None:
    """Let our texts and Qt's own buttons speak a language."""
    set_language(language)
    old = app.findChild(QTranslator)
    if old is not None:
        app.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(app)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def _set_up_log() -> None:
    from linkworker_desktop.base.logging import set_up_logging

    with contextlib.suppress(OSError):  # a program without a log is still a program
        set_up_logging(log_folder())
