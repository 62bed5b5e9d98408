"""The network page in a window of its own, with a family of 18 authorities and 47 people."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot
from tests.builders.network import a_networked_family
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import Services, create, unlock
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.network import NetworkPage

CLOCK = FixedClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC))


@pytest.fixture(scope="session")
def kept_network(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, FamilyId]:
    """A closed vault with the family, made once and copied for every test."""
    folder = tmp_path_factory.mktemp("network") / "data"
    draft = MunicipalityDraft(name="Skovsunde Kommune", town="Skovsunde", linkworker="Maja Vindkærby")
    services, _key = create(folder, PASSPHRASE, draft, clock=CLOCK, cost=CHEAP)
    family = a_networked_family(services)
    services.close(with_backup=False)
    return folder, family


@pytest.fixture
def services(tmp_path: Path, kept_network: tuple[Path, FamilyId]) -> Iterator[Services]:
    shutil.copytree(kept_network[0], tmp_path / "data")
    opened = unlock(tmp_path / "data", passphrase=PASSPHRASE, clock=CLOCK)
    yield opened
    opened.close(with_backup=False)


@pytest.fixture
def family(kept_network: tuple[Path, FamilyId]) -> FamilyId:
    return kept_network[1]


@pytest.fixture
def page(qtbot: QtBot, services: Services, actions: Actions, family: FamilyId) -> Iterator[NetworkPage]:
    made = NetworkPage(services, actions)
    qtbot.addWidget(made)
    actions.changed.connect(made.refresh)
    made.resize(1232, 832)
    made.show()
    made.open(Destination(Place.NETWORK, family=family))
    yield made
    made.leave()
    QThreadPool.globalInstance().waitForDone(5000)
    qtbot.wait(1)
