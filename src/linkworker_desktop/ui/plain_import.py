"""Python's own `import` instead of PySide's, which reads the source of every module that is imported."""

from __future__ import annotations

import builtins

from linkworker_desktop.base.resting import collector_at_rest

with collector_at_rest():  # PySide makes a great many objects when it is loaded, and no cycle among them
    from PySide6 import QtCore, QtGui, QtWidgets  # noqa: F401 - it puts its own `__import__` in place


def restore() -> None:
    """Let the import statement be Python's again.

    PySide's one looks through each module's source for the word »PySide6«, to know where `from __feature__ import`
    may change names. Nothing here uses that, and the sources of SQLAlchemy alone stay in memory with 15 MiB.
    """
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
