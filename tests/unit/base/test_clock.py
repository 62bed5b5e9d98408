"""Times are UTC, days are Danish days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from linkworker_desktop.base.clock import FixedClock, SystemClock


def test_the_day_changes_at_midnight_in_denmark_and_not_in_utc() -> None:
    clock = FixedClock(datetime(2026, 6, 30, 22, 30, tzinfo=UTC))
    assert clock.today() == date(2026, 7, 1)
    assert clock.now() == datetime(2026, 6, 30, 22, 30, tzinfo=UTC)


def test_a_fixed_clock_refuses_a_time_without_a_zone() -> None:
    with pytest.raises(ValueError, match="aware"):
        FixedClock(datetime(2026, 6, 30, 22, 30))


def test_the_system_clock_gives_an_aware_moment_in_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)
