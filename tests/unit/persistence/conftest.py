"""A vault in a temporary folder, closed or open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders.vaults import Home, a_home

from linkworker_desktop.persistence.engine import Database


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder with a vault and a closed database of three contacts."""
    return a_home(tmp_path / "data", contacts=3)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An open, empty database."""
    opened = a_home(tmp_path / "open").open()
    yield opened
    opened.close()
