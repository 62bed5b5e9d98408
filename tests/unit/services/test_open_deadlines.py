"""Asking for open due dates alone gives exactly the open ones of all, for families of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
from tests.conftest import CHEAP

from linkworker_desktop.base.clock import LOCAL_ZONE, FixedClock
from linkworker_desktop.bootstrap import Services, create
from linkworker_desktop.domain.rules.due import OPEN, State
from linkworker_desktop.services.sample import SAMPLE_MUNICIPALITY, SAMPLE_PASSPHRASE, build_sample

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    clock = FixedClock(datetime.combine(TODAY, time(8, 42), LOCAL_ZONE).astimezone(UTC))
    folder = tmp_path_factory.mktemp("open") / "data"
    services, _key = create(folder, SAMPLE_PASSPHRASE, SAMPLE_MUNICIPALITY, clock=clock, cost=CHEAP)
    build_sample(services, TODAY)
    yield services
    services.close(with_backup=False)


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 11, 24, 8, 42),
        datetime(2025, 1, 1, 0, 0),
        datetime(2026, 3, 29, 2, 30),
        datetime(2027, 8, 31, 23, 59),
        datetime(2036, 2, 29, 12, 0),
    ],
)
def test_the_quick_way_gives_the_same_open_dates_on_any_day(town: Services, now: datetime) -> None:
    every = [row.row for row in town.deadlines.due(now=now) if row.state in OPEN]
    quick = [row.row for row in town.deadlines.due(states=OPEN, now=now)]

    assert quick == every
    assert len(quick) > 200


def test_asking_for_what_is_late_gives_what_is_late(town: Services) -> None:
    late = [row for row in town.deadlines.due() if row.state is State.OVERDUE]

    assert town.deadlines.due(states=[State.OVERDUE]) == tuple(late)
