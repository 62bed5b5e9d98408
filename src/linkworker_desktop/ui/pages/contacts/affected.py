"""The banner after a printed fact was changed: which folders that are handed out have the old one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from shiboken6 import isValid

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.contact_views import AffectedFolder
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.navigation import Destination, Place

MOST_NAMED = 3


class AffectedNote(QObject):
    """Watches the contact that was saved last, as long as nobody closes the banner."""

    def __init__(self, services: Services, actions: Actions, page: Page) -> None:
        super().__init__(page)
        self._services, self._act, self._page = services, actions, page
        self._contact: ContactId | None = None
        self._told: tuple[AffectedFolder, ...] = ()
        self._banner: Banner | None = None

    @property
    def banner(self) -> Banner | None:
        """The banner that is on the page."""
        return self._banner if self._banner is not None and isValid(self._banner) else None

    def watch(self, contact: ContactId) -> None:
        """Say of a contact, from now on, which folders have other facts of it."""
        self._contact = contact
        self.say()

    def say(self) -> None:
        """Say it anew; what is undone takes the banner away."""
        folders = self._services.contacts.affected_folders(self._contact) if self._contact is not None else ()
        if folders == self._told:
            return
        self._told = folders
        if self.banner is not None:
            self.banner.close_banner()
        self._banner = None
        if folders:
            banner = affected_banner(folders)
            banner.acted.connect(lambda: self._act.go(where_to(folders)))
            self._banner = banner
            self._page.show_banner(banner)


def affected_banner(folders: Sequence[AffectedFolder]) -> Banner:
    """Return a banner that names the families; its button leads to the folder, or to the list of several."""
    families = list(dict.fromkeys(words.in_row(each.surname) for each in folders))
    fields = words.joined(dict.fromkeys(field for each in folders for field in each.fields))
    sentence = ngettext(
        "{count} udleveret mappe har de gamle oplysninger.",
        "{count} udleverede mapper har de gamle oplysninger.",
        len(folders),
    ).format(count=len(folders))
    named = ", ".join(families[:MOST_NAMED])
    if len(families) > MOST_NAMED:
        named = _("{names} og {count} til").format(names=named, count=len(families) - MOST_NAMED)
    rest = _("{families} skal have en ny side: {fields}.").format(families=named, fields=fields)
    button = _("Åbn mappen") if len({each.family for each in folders}) == 1 else _("Vis mapperne")
    return Banner(State.SOON, sentence, rest, action=button, dismissible=True)


def where_to(folders: Sequence[AffectedFolder]) -> Destination:
    """Return where the folders are printed anew."""
    families = {each.family for each in folders}
    if len(families) == 1:
        return Destination(Place.FOLDER, family=next(iter(families)))
    return Destination(Place.FOLDERS)
