"""What Ctrl+L does: the cursor goes to the log of the family that is seen, else of the one opened last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.navigation import Destination, Place

if TYPE_CHECKING:
    from linkworker_desktop.bootstrap import Services
    from linkworker_desktop.ui.main_window import MainWindow


def write_log(window: MainWindow, services: Services, actions: Actions) -> None:
    """Put the cursor in the entry line; before any family was opened the search box asks which."""
    there = way_to_log(window.here, services)
    start = getattr(window.page, "start_log", None)
    if start is not None:
        start()
    elif there is not None:
        actions.go(there)
    else:
        window.search.start()
        window.tell(Notice(NoticeState.INFO, _("Vælg en familie først."), _("Så kan du skrive i dens log.")))


def way_to_log(here: Destination, services: Services) -> Destination | None:
    """Return the place of the entry line, about the person that is seen; None while no family has been opened."""
    family = here.family
    if family is None:
        opened = services.families.recently_opened(1)
        family = opened[0].id if opened else None
    if family is None:
        return None
    return Destination(Place.FAMILY, family=family, field="log", person=here.person)
