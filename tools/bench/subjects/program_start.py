"""The program itself, from the start to the overview, with the passphrase given the moment it can be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkworker_desktop.ui.start import run_window
from tools.bench.subjects.reporting import VAULT, report, since_start, work_folder

if TYPE_CHECKING:
    from linkworker_desktop.ui.program import Program

PASSPHRASE = "skovsunde"  # noqa: S105 - of the sample municipality
_painted: list[float] = []


def main() -> None:
    """Run the window as the user does, with somebody very quick at the keyboard."""
    run_window(str(work_folder() / VAULT), watch)


def watch(program: Program) -> None:
    """Go through the first screen as soon as it is painted."""
    from tools.bench.subjects.painting import FirstPaint

    FirstPaint(program.window, lambda: _unlock(program))
    program.entrance.opened.connect(lambda *_said: _watch_overview(program))


def _unlock(program: Program) -> None:
    _painted.append(since_start())
    screen = program.window.screen_shown
    screen.field.edit.setText(PASSPHRASE)  # type: ignore[union-attr]
    screen.button.click()  # type: ignore[union-attr]


def _watch_overview(program: Program) -> None:
    from tools.bench.subjects.painting import FirstPaint

    if program.opened is None:
        raise RuntimeError("the vault was opened and no main window shown")
    FirstPaint(program.opened.main.page, lambda: _finish(program))


def _finish(program: Program) -> None:
    report(painted=_painted[0], usable=since_start())
    program.end()
    program._app.exit(0)  # noqa: SLF001 - quitting as the user does would make a backup first


if __name__ == "__main__":
    main()
