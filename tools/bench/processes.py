"""Runs each subject as a fresh process in a home of its own, and a private X server when one is asked for."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.bench.figures import Sample
from tools.bench.subjects.reporting import STARTED

LONGEST_SECONDS = 180
WIDTH, HEIGHT, DEPTH = 1920, 1080, 24
"""The screen, on both platforms: with room for a window of 1440 × 900."""


class BenchError(Exception):
    """A subject could not be measured; the message says why."""


def measure(subject: str, work: Path, environment: dict[str, str]) -> Sample:
    """Run a subject on the prepared folder `work` and return what it reported. Raises BenchError."""
    command = [sys.executable, "-m", f"tools.bench.subjects.{subject}", str(work)]
    started = environment | {STARTED: repr(time.monotonic())}
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, env=started, capture_output=True, text=True, timeout=LONGEST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise BenchError(f"{subject} did not end within {LONGEST_SECONDS} s") from error
    if done.returncode != 0:
        raise BenchError(f"{subject} failed:\n{done.stderr.strip()}")
    sample: Sample = json.loads(done.stdout.splitlines()[-1])
    return sample


def environment_for(work: Path, display: str | None) -> dict[str, str]:
    """Return an environment in which nothing of the user's own settings or data is read or written.

    Bytecode is kept in `work`, so that after the warm-up no round compiles what an installed program has compiled.
    """
    home = work / "home"
    home.mkdir(exist_ok=True)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "QT_", "LC_", "PYTHON"))
    }
    platform = "xcb" if display else f"offscreen:configfile={_screen_in(work)}"
    screen = {"QT_QPA_PLATFORM": platform} | ({"DISPLAY": display} if display else {})
    own = {"HOME": str(home), "TMPDIR": str(work), "PYTHONPYCACHEPREFIX": str(work / "bytecode")}
    return kept | screen | own | {"LANG": "da_DK.UTF-8"}


def _screen_in(work: Path) -> Path:
    """Return a file that gives Qt's offscreen platform a screen; its own is 800 × 800."""
    file = work / "screen.json"
    screen = {"name": "bench", "x": 0, "y": 0, "width": WIDTH, "height": HEIGHT, "logicalDpi": 96, "dpr": 1}
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return file


@contextmanager
def x_server() -> Iterator[str]:
    """Run a private X server and give its display. Raises BenchError when there is none to run."""
    program = shutil.which("Xvfb")
    if program is None:
        raise BenchError("--x11 needs Xvfb:  sudo apt-get install xvfb")
    reading, writing = os.pipe()
    command = [
        program,
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        f"{WIDTH}x{HEIGHT}x{DEPTH}",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)  # noqa: S603
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise BenchError("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
