"""What every subject says at its end: seconds, and its own peak memory. Imports next to nothing, to weigh nothing."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path

STARTED = "BENCH_STARTED"
"""The variable with the monotonic clock at the moment before the process was started."""

VAULT = "vault"
"""The sample municipality within the prepared folder."""


def since_start() -> float:
    """Return the seconds since the moment before this process was started."""
    return time.monotonic() - float(os.environ[STARTED])


def peak_mebibytes() -> float:
    """Return the most memory this process has had resident.

    Linux counts it for this program alone in /proc; getrusage would count the parent's before the start as well.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def report(**values: float) -> None:
    """Print the values and this process's peak memory."""
    print(json.dumps(values | {"peak": peak_mebibytes()}))  # noqa: T201
    sys.stdout.flush()


def work_folder() -> Path:
    """Return the folder with the prepared material."""
    return Path(sys.argv[1])
