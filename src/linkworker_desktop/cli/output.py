"""What a command prints: lines for a person, or one JSON object."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from linkworker_desktop.base.errors import DataFolderReadOnly, UserError
from linkworker_desktop.base.files import write_atomically
from linkworker_desktop.i18n import _


def report(facts: dict[str, Any], lines: Iterable[str], *, as_json: bool) -> None:
    """Print `facts` as one JSON object, or `lines`."""
    if as_json:
        print(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        for line in lines:
            print(line)


def complain(sentence: str) -> None:
    """Print one sentence to standard error."""
    print(sentence, file=sys.stderr)


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises `UserError` with one sentence."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, content)
    except OSError as error:
        raise DataFolderReadOnly(
            _("Filen kan ikke skrives dér. Vælg et andet sted, eller skaf plads på disken.")
        ) from error


def read_text(path: Path, largest: int = 2_000_000) -> str:
    """Return a text file's content. Raises `UserError` when it is not UTF-8, too large or not there."""
    try:
        if path.stat().st_size > largest:
            raise UserError(_("Filen er for stor til at være en tekst."))
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UserError(_("Filen kan ikke læses. Se efter, om den ligger der.")) from error
    except UnicodeDecodeError as error:
        raise UserError(_("Filen er ikke en tekst i UTF-8. Gem den som UTF-8, og prøv igen.")) from error
