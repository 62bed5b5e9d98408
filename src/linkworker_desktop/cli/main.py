"""Running one command: arguments in, exit code out, one sentence when it cannot be done."""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import sys
from collections.abc import Iterator, Sequence

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.cli.arguments import parser
from linkworker_desktop.cli.contact_arguments import sort_out
from linkworker_desktop.cli.output import complain, report
from linkworker_desktop.i18n import _, set_language
from linkworker_desktop.i18n.catalogue import system_language

log = logging.getLogger(__name__)

REFUSED = 1
OUR_FAULT = 70
"""`EX_SOFTWARE` of sysexits.h."""
STOPPED = 130
NOBODY_READS = 141
"""What a shell says of a program whose reader has gone, as in `… | head -1`."""


def run(argv: Sequence[str]) -> int:
    """Run a command and return its exit code.

    0 done, 1 refused with one sentence, 2 not understood, 70 a mistake in the program, 130 stopped, 141 nobody reads.
    """
    set_language(system_language())
    _speak_utf8()
    top = parser()
    arguments = top.parse_args(argv)
    if arguments.command is None:
        top.error(_("skriv en kommando"))
    sort_out(arguments, top)
    with _logged():
        try:
            code = _done(arguments)
            _finish_output()
        except BrokenPipeError:
            code = NOBODY_READS
        except KeyboardInterrupt:
            complain(_("Afbrudt."))
            return STOPPED
        except Exception as error:
            code = _our_fault(error, as_json=arguments.json)
        if code in (NOBODY_READS, OUR_FAULT):
            _give_up_output()
    return code


def _done(arguments: argparse.Namespace) -> int:
    from linkworker_desktop.cli.commands import COMMANDS

    try:
        return COMMANDS[arguments.command](arguments)
    except UserError as error:
        _refuse(error.message, as_json=arguments.json)
        return REFUSED


def _our_fault(error: Exception, *, as_json: bool) -> int:
    from linkworker_desktop.base.logging import places_of

    log.error("unexpected %s at %s", type(error).__name__, places_of(error.__traceback__))
    sentence = _("Der skete en fejl i programmet, og kommandoen blev ikke færdig. Stedet står i loggen.")
    with contextlib.suppress(OSError):  # the fault may be that nothing can be printed
        _refuse(sentence, as_json=as_json)
    return OUR_FAULT


def _refuse(sentence: str, *, as_json: bool) -> None:
    complain(sentence)
    if as_json:
        report({"error": sentence}, (), as_json=True)


def _finish_output() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _give_up_output() -> None:
    """Let go of what could not be printed; Python would otherwise complain of it at the end."""
    try:
        _finish_output()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextlib.contextmanager
def _logged() -> Iterator[None]:
    """Send what the command logs to the program's log, unless somebody has set one up."""
    from linkworker_desktop.base.logging import end_logging, is_logging, set_up_logging
    from linkworker_desktop.base.paths import log_folder

    if is_logging():
        yield
        return
    with contextlib.suppress(OSError):  # a program without a log is still a program
        set_up_logging(log_folder())
    try:
        yield
    finally:
        end_logging()


def _speak_utf8() -> None:
    """Print every letter, also where the system has no locale, and something for a name that is none."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
