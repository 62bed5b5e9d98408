"""The anchor: the audit chain's last row noted beside the database, so that a lost tail is noticed."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from linkworker_desktop.base.files import temporary_beside

log = logging.getLogger(__name__)

NEWEST_HEAD = "SELECT seq, sha256 FROM audit ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of the audit chain."""

    seq: int
    sha256: str


def write_anchor(file: Path, vault_id: str, head: Head) -> None:
    """Note the head after a commit. The data are safe without it, so a failure is logged and no more.

    Not synced to the disk: after a power cut an older anchor is still right about the rows it knows.
    """
    content = json.dumps({"vault": vault_id, "seq": head.seq, "sha256": head.sha256})
    try:
        temporary = temporary_beside(file)
        temporary.write_text(content, encoding="ascii")
        temporary.replace(file)
    except OSError as error:
        log.warning("the anchor could not be written: %s", type(error).__name__)


def read_anchor(file: Path, vault_id: str) -> Head | None:
    """Return the noted head, or None if there is none that belongs to this vault."""
    try:
        content = json.loads(file.read_bytes())
        if content["vault"] != vault_id:
            return None
        return Head(int(content["seq"]), str(content["sha256"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        log.warning("the anchor could not be read: %s", type(error).__name__)
        return None
