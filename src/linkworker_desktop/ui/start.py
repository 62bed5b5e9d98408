"""Starting the window: what its first frame needs at once, and the rest when that has been painted."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from linkworker_desktop.base.clock import SystemClock
from linkworker_desktop.base.paths import log_folder, settings_file
from linkworker_desktop.base.settings import chosen_data_folder, load_settings

if TYPE_CHECKING:
    from linkworker_desktop.ui.program import Program

_LOG_AFTER = 50
"""Milliseconds until there is a log; the first frame can do without."""
_LISTEN_AFTER = 1_000
"""Milliseconds until other starts are heard of; they have the patience to wait for it."""


def run_window(data: str | None = None, started: Callable[[Program], object] | None = None) -> int:
    """Open the window on the data folder `data`, or the user's own; return the exit code.

    `started` is called once with the program whose window was just shown.
    """
    gc.disable()  # until everything is imported: nothing of it is garbage, and each look through it takes longer
    from PySide6.QtCore import QTimer

    from linkworker_desktop.ui.application import make_application
    from linkworker_desktop.ui.crash import CrashReporter
    from linkworker_desktop.ui.program import Program
    from linkworker_desktop.ui.single_instance import SingleInstance

    file = settings_file()
    settings = load_settings(file)
    app = make_application(settings)
    CrashReporter(log_folder(), app).install()
    folder = chosen_data_folder(data, settings)
    instance = SingleInstance(folder, app)
    if not instance.claim():
        return 0
    program = Program(app, folder.absolute(), settings, file, clock=SystemClock())
    instance.raise_asked.connect(program.window.raise_window)
    program.ended.connect(app.quit)
    program.entrance.warmed.connect(_collect_garbage_again)
    program.start()
    QTimer.singleShot(_LOG_AFTER, app, _set_up_log)
    QTimer.singleShot(_LISTEN_AFTER, instance, instance.listen)
    if started is not None:
        started(program)
    code = app.exec()
    program.end()
    instance.release()
    return code


def _collect_garbage_again() -> None:
    """Let Python look for garbage, but not among the modules that stay until the end."""
    gc.freeze()
    gc.enable()


def _set_up_log() -> None:
    from linkworker_desktop.base.logging import set_up_logging

    with contextlib.suppress(OSError):  # a program without a log is still a program
        set_up_logging(log_folder())
