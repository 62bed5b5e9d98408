"""What is imported in a thread while the passphrase is typed, and while the key is made from it."""

from __future__ import annotations

import importlib

WARMED = (
    "linkworker_desktop.persistence.engine",
    "linkworker_desktop.services.secrets",
    "linkworker_desktop.services.backups",
    "linkworker_desktop.services.drafts",
    "linkworker_desktop.services.overview",
    "linkworker_desktop.services.municipality",
    "linkworker_desktop.ui.opened",
    "linkworker_desktop.ui.pages.overview",
    "PySide6.QtSvg",
)
"""Imported in a thread while the passphrase is typed; reportlab waits for the first paper."""


def import_all() -> None:
    """Import everything the first page needs; quick when it is there already."""
    for name in WARMED:
        importlib.import_module(name)
