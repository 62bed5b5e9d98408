"""The log: one small rotating file without a person's name, number or note in it."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "linkworker-desktop.log"
MAX_BYTES = 1_000_000
KEPT_FILES = 3
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_QUIET = ("sqlalchemy", "alembic", "fontTools", "PIL")
"""Libraries that may write values or statements at lower levels."""


def set_up_logging(folder: Path, *, verbose: bool = False) -> Path:
    """Send the program's log to a file in `folder` and return the file. Raises OSError if it cannot be made."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE_NAME
    handler = RotatingFileHandler(
        file, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter(LINE))
    root = logging.getLogger()
    for old in [one for one in root.handlers if isinstance(one, RotatingFileHandler)]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    return file
