"""Running one command: arguments in, exit code out, one sentence when it cannot be done."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.cli.arguments import parser
from linkworker_desktop.cli.output import complain, report
from linkworker_desktop.i18n import _, set_language
from linkworker_desktop.i18n.catalogue import system_language


def run(argv: Sequence[str]) -> int:
    """Run a command and return its exit code: 0 done, 1 refused with one sentence, 2 not understood, 130 stopped."""
    set_language(system_language())
    _speak_utf8()
    arguments = parser().parse_args(argv)
    if arguments.command is None:
        raise ValueError("the window has no command")
    from linkworker_desktop.cli.commands import COMMANDS

    try:
        return COMMANDS[arguments.command](arguments)
    except UserError as error:
        if arguments.json:
            report({"error": error.message}, (), as_json=True)
        complain(error.message)
        return 1
    except KeyboardInterrupt:
        complain(_("Afbrudt."))
        return 130


def _speak_utf8() -> None:
    """Print every letter, also where the system has no locale."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
