"""PySide is loaded without what only its error messages need, and the import statement stays Python's own."""

from __future__ import annotations

import subprocess
import sys

import PySide6

from linkworker_desktop.ui import plain_import

KEPT_SOURCES = """
import linecache, sys
import linkworker_desktop.ui.main_window, linkworker_desktop.bootstrap
print(sum(name.endswith(".py") for name in linecache.cache if "linkworker_desktop" in name))
"""
PYTHONS_OWN = """
import builtins
own = builtins.__import__
import linkworker_desktop.ui
print(builtins.__import__ is own)
"""
LOADED_BEFORE = """
import builtins
import PySide6.QtWidgets
before = builtins.__import__.__name__
import linkworker_desktop.ui
print(before, builtins.__import__.__name__)
"""
LOADED = """
import sys
import linkworker_desktop.ui
print(*sorted(name for name in sys.modules if name.partition(".")[0] in {"shibokensupport", "argparse", "ast"}))
"""
MISTAKES = """
from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QLabel
from threading import Thread

def told(mistake):
    try:
        mistake()
    except Exception as error:
        print(type(error).__name__, error)

told(lambda: QLabel(3, 4, 5))
told(lambda: QSize("wide"))
told(lambda: QObject(nonsense=1))
other = Thread(target=told, args=[lambda: QSize(1, 2).scaled([])])
other.start()
other.join()
print(QLabel.setText.__doc__)
"""
BOTH_AT_ONCE = """
import linkworker_desktop.ui
from PySide6.QtCore import QSize
from threading import Barrier, Thread

start, told = Barrier(2), []

def mistake():
    start.wait()
    try:
        QSize("wide")
    except TypeError as error:
        told.append(str(error))

threads = [Thread(target=mistake) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(told), len(set(told)))
"""
OTHER_VERSION = """
import builtins, sys
source = open({path!r}, encoding="utf-8").read().replace('KNOWN = {{"6.', 'KNOWN = {{"5.')
exec(compile(source, "plain_import", "exec"), {{"__name__": "plain"}})
print("shibokensupport.signature.parser" in sys.modules, builtins.__import__.__name__)
"""


def test_no_source_is_read_into_memory_by_importing() -> None:
    assert _printed(KEPT_SOURCES) == "0"


def test_the_import_statement_is_pythons_own() -> None:
    assert _printed(PYTHONS_OWN) == "True"


def test_no_source_is_read_either_where_pyside_was_loaded_before() -> None:
    assert _printed(LOADED_BEFORE) == "__feature_import__ __lazy_import__"


def test_nothing_is_loaded_that_only_error_messages_need() -> None:
    assert _printed(LOADED) == "shibokensupport.signature.mapping"


def test_wrong_arguments_are_told_as_pyside_tells_them() -> None:
    told = _printed("import linkworker_desktop.ui\n" + MISTAKES)
    assert "Supported signatures" in told
    assert told == _printed(MISTAKES)


def test_two_threads_may_make_their_first_mistake_at_once() -> None:
    assert _printed(BOTH_AT_ONCE) == "2 1"


def test_the_version_in_use_is_known() -> None:
    assert PySide6.__version__ in plain_import.KNOWN


def test_a_version_whose_start_is_unknown_is_loaded_as_it_wants_to_be() -> None:
    assert _printed(OTHER_VERSION.format(path=plain_import.__file__)) == "True __import__"


def _printed(program: str) -> str:
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return run.stdout.strip()
