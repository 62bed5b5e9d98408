"""A late module is found by every import and executed once, by the first that wants something of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from threading import Barrier, Thread
from types import ModuleType

import pytest

from linkworker_desktop.base.late_modules import LateModule, import_late

SLOW = """
import time
time.sleep(0.05)
from collections import deque
executed = deque([1])
"""


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a module that takes a while to execute and was never imported."""
    name = f"slow_{tmp_path.name.replace('-', '_')}"
    (tmp_path / f"{name}.py").write_text(SLOW, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield name
    sys.modules.pop(name, None)


def test_importing_it_twice_does_not_execute_it(slow: str) -> None:
    import_late([slow])
    import_module(slow)
    assert "executed" not in object.__getattribute__(import_module(slow), "__dict__")


def test_it_is_an_ordinary_module_once_something_of_it_was_used(slow: str) -> None:
    import_late([slow])
    module = import_module(slow)
    assert list(module.executed) == [1]
    assert type(module) is ModuleType
    assert module is sys.modules[slow]


def test_a_second_thread_waits_for_the_whole_module(slow: str) -> None:
    import_late([slow])
    module, start, seen = import_module(slow), Barrier(4), []

    def use() -> None:
        start.wait()
        seen.append(module.executed)

    threads = [Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 4
    assert all(one is seen[0] for one in seen)


def test_one_that_is_loaded_is_left_alone() -> None:
    import_late(["json"])
    assert type(sys.modules["json"]) is ModuleType


def test_one_that_fails_fails_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "breaks_late.py").write_text("raise OSError('no')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    import_late(["breaks_late"])
    for _ in range(2):
        with pytest.raises(OSError, match="no"):
            _ = sys.modules["breaks_late"].anything
    assert type(sys.modules.pop("breaks_late")) is LateModule
