"""The program's entrance: a command runs in the terminal, without one the window opens."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the arguments after its name (those of the process when None); return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if _is_for_window(arguments):
        from linkworker_desktop.ui.start import run_window

        return run_window(_data_folder(arguments))
    from linkworker_desktop.cli.main import run

    return run(arguments)


def _is_for_window(arguments: Sequence[str]) -> bool:
    """Tell whether nothing but a data folder is named."""
    rest = list(arguments)
    if rest[:1] == ["--data"] and len(rest) >= 2:
        rest = rest[2:]
    elif rest and rest[0].startswith("--data="):
        rest = rest[1:]
    return not rest


def _data_folder(arguments: Sequence[str]) -> str | None:
    if not arguments:
        return None
    return arguments[1] if arguments[0] == "--data" else arguments[0].partition("=")[2]


if __name__ == "__main__":
    sys.exit(main())
