"""The log: one small rotating file without a person's name, number or note in it."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

FILE_NAME = "linkworker-desktop.log"
MAX_BYTES = 1_000_000
KEPT_FILES = 3
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_QUIET = ("sqlalchemy", "alembic", "PIL")
"""Libraries that may write values or statements at lower levels."""


class _LogFile(RotatingFileHandler):
    """A log that stays silent when it cannot be written: a program without a log is still a program."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's own name
        """Leave the line out instead of printing a stack, which would show the line's values."""


def set_up_logging(folder: Path, *, verbose: bool = False) -> Path:
    """Send the program's log to a file in `folder` and return the file. Raises OSError if it cannot be made."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE_NAME
    handler = _LogFile(file, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(LINE))
    end_logging()
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    return file


def is_logging() -> bool:
    """Tell whether the program's log goes to a file already."""
    return any(isinstance(one, RotatingFileHandler) for one in logging.getLogger().handlers)


def end_logging() -> None:
    """Close the log's file; nothing is written to it from now on."""
    root = logging.getLogger()
    for old in [one for one in root.handlers if isinstance(one, RotatingFileHandler)]:
        root.removeHandler(old)
        old.close()


def places_of(trace: TracebackType | None) -> str:
    """Return file, line and function of each step, the last first; never a value or message, which may hold a name."""
    steps = traceback.extract_tb(trace)
    return " < ".join(f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in reversed(steps))
