"""The program itself, from the start to the overview, with the passphrase given the moment it can be typed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from linkworker_desktop.ui.start import run_window
from tools.bench.subjects.reporting import VAULT, report, since_start, work_folder

if TYPE_CHECKING:
    from linkworker_desktop.ui.program import Program

PASSPHRASE = "skovsunde"  # noqa: S105 - of the sample municipality
_painted: list[float] = []


def main() -> None:
    """Run the window as the user does, with somebody very quick at the keyboard."""
    sys.exit(run_window(str(work_folder() / VAULT), watch))


def watch(program: Program) -> None:
    """Go through the first screen as soon as it is painted."""
    from tools.bench.subjects.painting import FirstPaint

    FirstPaint(program.window, lambda: _unlock(program))
    program.entrance.opened.connect(lambda *_said: _watch_overview(program))


def _unlock(program: Program) -> None:
    from linkworker_desktop.ui.unlock.unlock_screen import UnlockScreen
    from tools.bench.subjects.painting import Enabled

    _painted.append(since_start())
    screen = program.window.screen_shown
    if not isinstance(screen, UnlockScreen):
        _fail(program, f"the first screen is {type(screen).__name__}")
        return
    screen.field.edit.setText(PASSPHRASE)
    screen.button.click()
    Enabled(screen.button, lambda: _check_opened(program))


def _check_opened(program: Program) -> None:
    """End at once when the button can be pressed again and no data are open."""
    if program.opened is None:
        _fail(program, "the sample municipality was not unlocked")


def _watch_overview(program: Program) -> None:
    from tools.bench.subjects.painting import FirstPaint

    if program.opened is not None:
        FirstPaint(program.opened.main.page, lambda: _finish(program))


def _fail(program: Program, sentence: str) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201
    _end(program, 1)


def _finish(program: Program) -> None:
    report(painted=_painted[0], usable=since_start())
    _end(program, 0)


def _end(program: Program, code: int) -> None:
    program.end()
    program._app.exit(code)  # noqa: SLF001 - quitting as the user does would make a backup first


if __name__ == "__main__":
    main()
