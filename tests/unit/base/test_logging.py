"""The log goes to one file and stays small."""

import logging
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from linkworker_desktop.base.logging import KEPT_FILES, MAX_BYTES, set_up_logging


@pytest.fixture(autouse=True)
def _root_logger_as_before() -> Iterator[None]:
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    yield
    for handler in [one for one in root.handlers if one not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_a_line_reaches_the_file_once_even_when_set_up_twice(tmp_path: Path) -> None:
    set_up_logging(tmp_path)
    file = set_up_logging(tmp_path)
    logging.getLogger("linkworker_desktop.test").info("opened %s", 3)
    assert file.read_text(encoding="utf-8").count("opened 3") == 1


def test_details_and_sql_are_left_out(tmp_path: Path) -> None:
    file = set_up_logging(tmp_path, verbose=True)
    logging.getLogger("sqlalchemy.engine").info("SELECT secret")
    logging.getLogger("linkworker_desktop.test").debug("shown when verbose")
    text = file.read_text(encoding="utf-8")
    assert "secret" not in text
    assert "shown when verbose" in text


def test_the_log_cannot_grow_without_end(tmp_path: Path) -> None:
    set_up_logging(tmp_path)
    handler = next(one for one in logging.getLogger().handlers if isinstance(one, RotatingFileHandler))
    assert (handler.maxBytes, handler.backupCount) == (MAX_BYTES, KEPT_FILES)
