"""The 96 hours to a folder."""

from __future__ import annotations

from datetime import datetime

import pytest

from linkworker_desktop.domain.folder_deadline import FolderDeadlineState, folder_deadline

HOUSED = datetime(2026, 11, 20, 14, 0)


@pytest.mark.parametrize(
    ("now", "state", "hours"),
    [
        (datetime(2026, 11, 20, 14, 0), FolderDeadlineState.DUE_SOON, 96),
        (datetime(2026, 11, 24, 8, 42), FolderDeadlineState.DUE_SOON, 5),
        (datetime(2026, 11, 24, 14, 0), FolderDeadlineState.DUE_SOON, 0),
        (datetime(2026, 11, 24, 14, 1), FolderDeadlineState.OVERDUE, 0),
        (datetime(2026, 11, 25, 15, 0), FolderDeadlineState.OVERDUE, -25),
        (datetime(2026, 11, 19, 14, 0), FolderDeadlineState.UPCOMING, 120),
    ],
)
def test_hours_are_counted_from_the_clock_time_of_housing(
    now: datetime, state: FolderDeadlineState, hours: int
) -> None:
    deadline = folder_deadline(HOUSED, None, now)
    assert (deadline.state, deadline.hours_left) == (state, hours)
    assert deadline.due == datetime(2026, 11, 24, 14, 0)


def test_the_change_of_the_clock_is_ignored() -> None:
    assert folder_deadline(
        datetime(2026, 10, 23, 12, 0), None, datetime(2026, 10, 23, 12, 0)
    ).due == datetime(2026, 10, 27, 12, 0)


def test_a_folder_handed_out_late_says_so() -> None:
    late = folder_deadline(HOUSED, datetime(2026, 11, 24, 14, 1), datetime(2026, 12, 1))
    in_time = folder_deadline(HOUSED, datetime(2026, 11, 24, 14, 0), datetime(2026, 12, 1))
    assert late.state is FolderDeadlineState.DONE_LATE
    assert in_time.state is FolderDeadlineState.DONE


def test_without_a_housing_date_the_clock_waits() -> None:
    assert folder_deadline(None, None, HOUSED).state is FolderDeadlineState.WAITING
