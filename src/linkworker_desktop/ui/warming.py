"""What is imported in a thread: for the first page while the passphrase is typed, for the others behind that page."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from linkworker_desktop.base.resting import collector_at_rest

FIRST_PAGE = (
    "linkworker_desktop.persistence.vault",
    "linkworker_desktop.ui.opened",
    "linkworker_desktop.ui.pages.overview",
    "linkworker_desktop.services.secrets",
    "linkworker_desktop.services.backups",
    "linkworker_desktop.services.drafts",
    "linkworker_desktop.services.municipality",
    "linkworker_desktop.services.overview",
    "PySide6.QtSvg",
)
"""All that stands between the passphrase and the overview, which is read without SQLAlchemy.

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
    """Import modules; quick when they are there already."""
    with collector_at_rest():
        for name in names:
            importlib.import_module(name)
