"""What is imported in a thread: for the first page while the passphrase is typed, for the others behind that page."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from linkworker_desktop.base.resting import collector_at_rest

FIRST_PAGE = (
    "linkworker_desktop.persistence.vault",
    "linkworker_desktop.bootstrap",
    "linkworker_desktop.services.secrets",
    "linkworker_desktop.ui.opened",
    "linkworker_desktop.ui.pages.overview",
    "linkworker_desktop.services.backups",
    "linkworker_desktop.services.drafts",
    "linkworker_desktop.services.municipality",
    "linkworker_desktop.services.overview",
    "PySide6.QtSvg:QSvgRenderer",
    "PySide6.QtGui:QGradient",
)
"""All that stands between the passphrase and the overview, which is read without SQLAlchemy; what the key needs first.

A class stands here when PySide would make the names of its enumerations within the first painting.

The database itself waits until the key is made: that takes 64 MiB, and what is loaded before lies on top of them.
"""

OTHER_PAGES = (
    "linkworker_desktop.persistence.sessions",
    "linkworker_desktop.services.contacts",
    "linkworker_desktop.services.families",
    "linkworker_desktop.services.folders",
)
"""SQLAlchemy, the tables and what is asked of them; reportlab waits for the first paper."""


def load(names: Sequence[str]) -> None:
    """Import modules, and name the classes given as `module:class`; quick when they are there already."""
    with collector_at_rest():
        for name in names:
            module, _colon, cls = name.partition(":")
            imported = importlib.import_module(module)
            if cls:
                getattr(imported, cls)
