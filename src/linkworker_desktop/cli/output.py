"""What a command prints: lines for a person, or one JSON object."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.files import NotAFile, TooLarge, read_at_most
from linkworker_desktop.base.paths import DataFolder
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


def write_file(path: Path, content: bytes, folder: Path) -> None:
    """Write a file whole or not at all, making its folder, and never over the data in `folder`.

    Raises `UserError` with one sentence.
    """
    from linkworker_desktop.services.outputs import from_disk, refuse_own_files, write_output

    refuse_own_files(path, DataFolder(folder))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise from_disk(error) from error
    write_output(path, content, folder)


def read_text(path: Path, largest: int = 2_000_000) -> str:
    """Return a text file's content. Raises `UserError` when it is not UTF-8, too large or not there."""
    try:
        return read_at_most(path, largest).decode("utf-8-sig")
    except TooLarge as error:
        raise UserError(_("Filen er for stor til at være en tekst.")) from error
    except NotAFile as error:
        raise UserError(_("Det er ikke en fil. Vælg selve filen.")) from error
    except OSError as error:
        raise UserError(_("Filen kan ikke læses. Se efter, om den ligger der.")) from error
    except UnicodeDecodeError as error:
        raise UserError(_("Filen er ikke en tekst i UTF-8. Gem den som UTF-8, og prøv igen.")) from error
