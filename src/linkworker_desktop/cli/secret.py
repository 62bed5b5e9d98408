"""Where a command gets the passphrase: the environment or a prompt, never an argument others can see."""

from __future__ import annotations

import getpass
import os
import sys

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _

VARIABLE = "LINKWORKER_PASSPHRASE"


def ask_passphrase() -> str:
    """Return the passphrase. Raises `UserError` when there is neither a variable nor somebody to ask."""
    given = os.environ.get(VARIABLE)
    if given is not None:
        return given
    if not sys.stdin or not sys.stdin.isatty():
        raise _nobody_there()
    try:
        return getpass.getpass(_("Adgangskode: "))
    except EOFError as error:
        raise _nobody_there() from error


def _nobody_there() -> UserError:
    return UserError(_("Adgangskoden mangler. Sæt variablen LINKWORKER_PASSPHRASE."))
