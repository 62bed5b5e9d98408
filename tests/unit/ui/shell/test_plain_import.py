"""The import statement is Python's own once the window's package is loaded."""

from __future__ import annotations

import builtins
import subprocess
import sys

from linkworker_desktop.ui import plain_import

KEPT_SOURCES = """
import linecache, sys
import linkworker_desktop.ui.main_window, linkworker_desktop.bootstrap
print(sum(name.endswith(".py") for name in linecache.cache if "linkworker_desktop" in name))
"""


def test_no_source_is_read_into_memory_by_importing() -> None:
    run = subprocess.run([sys.executable, "-c", KEPT_SOURCES], capture_output=True, text=True, check=True)
    assert int(run.stdout) == 0


def test_putting_it_back_twice_changes_nothing() -> None:
    plain_import.restore()
    before = builtins.__import__
    plain_import.restore()
    assert builtins.__import__ is before
