"""The banner on a family's page while the family is closed or lies in the trash."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.states import State


class Standing(QObject):
    """Puts the banner above the cards and takes it down; its button is one of the two wishes."""

    restore_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._shown: tuple[object, ...] = ()
        self._banner: Banner | None = None

    def show_sheet(self, sheet: FamilySheet, today: date) -> None:
        """Show how the family stands; nothing happens while it stands the same."""
        shown = (sheet.id, sheet.deleted_at, sheet.closed_on, sheet.closed_reason)
        if shown == self._shown:
            return
        self.renew()
        self._shown = shown
        banner = self._banner_of(sheet, today)
        if banner is not None:
            banner.closed.connect(self._forget)
            self._banner = banner
            self._page.body.insertWidget(0, banner)

    def renew(self) -> None:
        """Put the banner up again at the next look, also where somebody closed it."""
        if self._banner is not None and isValid(self._banner):
            self._banner.close_banner()
        self._forget()

    def _banner_of(self, sheet: FamilySheet, today: date) -> Banner | None:
        if sheet.deleted_at is not None:
            banner = Banner(State.INFO, _("Familien ligger i papirkurven."), action=_("Hent tilbage"))
            banner.acted.connect(self.restore_wanted)
            return banner
        if sheet.closed_on is None:
            return None
        rest = (words.day_words(sheet.closed_on, today), sheet.closed_reason)
        said = " · ".join(part for part in rest if part)
        banner = Banner(State.INFO, _("Familien er afsluttet."), said, action=_("Genåbn"))
        banner.acted.connect(self.reopen_wanted)
        return banner

    def _forget(self) -> None:
        self._banner, self._shown = None, ()
