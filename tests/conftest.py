"""Fixtures everybody uses: a clock that stands still, a real encrypted vault, a Danish interface."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import Services, create
from linkworker_desktop.i18n import set_language
from linkworker_desktop.persistence.keys import Cost
from linkworker_desktop.services.municipality import MunicipalityDraft

PASSPHRASE = "fem grønne cykler ved havnen"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    """Every test starts in Danish, whatever the machine speaks."""
    set_language("da")
    yield
    set_language("da")


@pytest.fixture
def clock() -> FixedClock:
    """Tuesday 24 November 2026, 8.42 in Denmark."""
    return FixedClock(datetime(2026, 11, 24, 7, 42, tzinfo=UTC))


@pytest.fixture
def municipality() -> MunicipalityDraft:
    return MunicipalityDraft(
        name="Skovsunde Kommune",
        town="Skovsunde",
        region="Region Midtjylland",
        linkworker="Maja Vindkærby",
        linkworker_phone="01 23 45 67",
        linkworker_hours="hverdage 9–15",
    )


@pytest.fixture
def services(tmp_path: Path, clock: FixedClock, municipality: MunicipalityDraft) -> Iterator[Services]:
    """An open, empty vault with its municipality."""
    made, _recovery_key = create(tmp_path / "data", PASSPHRASE, municipality, clock=clock, cost=CHEAP)
    yield made
    made.close(with_backup=False)
