"""Ears for what a page says to its window."""

from __future__ import annotations

from dataclasses import dataclass, field

from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions, Notice
from linkworker_desktop.ui.navigation import Destination


@dataclass
class Heard:
    """Notices, journeys and changes since `listen`."""

    notices: list[Notice] = field(default_factory=list)
    travels: list[Destination] = field(default_factory=list)
    changes: list[frozenset[Kind]] = field(default_factory=list)


def listen(actions: Actions) -> Heard:
    """Return what is told from now on."""
    heard = Heard()
    actions.noticed.connect(heard.notices.append)
    actions.travelled.connect(heard.travels.append)
    actions.changed.connect(heard.changes.append)
    return heard
