"""The banner that names what a folder still wants, shown anew only when that changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from linkworker_desktop.i18n import _
from linkworker_desktop.services.folder_views import MissingFact
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.pages.folder.folder_words import missing_names, missing_sentence


class MissingBanner(QObject):
    """One banner on a page; `acted` is sent by its button »Udfyld«."""

    acted = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._banner: Banner | None = None
        self._said = ""

    def show(self, missing: Sequence[MissingFact]) -> None:
        """Name what is missing; nothing missing takes the banner away."""
        said = f"{missing_sentence(missing)} {missing_names(missing)}" if missing else ""
        if said == self._said:
            return
        self.drop()
        self._said = said
        if missing:
            self._banner = Banner(
                State.MISSING, missing_sentence(missing), missing_names(missing), action=_("Udfyld")
            )
            self._banner.acted.connect(self.acted)
            self._page.show_banner(self._banner)

    def drop(self) -> None:
        """Take the banner away until it is shown again."""
        if self._banner is not None and isValid(self._banner):
            self._banner.close_banner()
        self._banner, self._said = None, ""
