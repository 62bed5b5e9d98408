"""Opening an entry beside where it stands, and giving the focus back when it is put away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.services.calendar_views import CalendarEntry
from linkworker_desktop.services.putting_off import put_off_until
from linkworker_desktop.ui.pages.calendar.agenda_card import AgendaCard
from linkworker_desktop.ui.pages.calendar.deed import Deed
from linkworker_desktop.ui.pages.calendar.deeds import Deeds
from linkworker_desktop.ui.pages.calendar.details import EntryDetails, Fill
from linkworker_desktop.ui.pages.calendar.details_words import facts_of


class Opening(QObject):
    """The page's one open entry; a deed puts it away before it is done."""

    def __init__(self, services: Services, deeds: Deeds, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._deeds, self._page = services, deeds, page
        self._opener: QWidget | None = None
        self.details = EntryDetails(page)
        self.details.wanted.connect(self._run)
        self.details.closed.connect(self._give_focus_back)

    def open(self, opener: QWidget, entry: CalendarEntry, area: QRect) -> None:
        """Show an entry that stands in an area of a view."""
        self._opener = opener
        view = self._services.events.details(entry.event) if entry.event is not None else None
        if entry.deadline is not None:
            drafts, now = self._services.drafts, local_now(self._services.clock)
            entry = replace(entry, snoozed_until=put_off_until(drafts, entry, now))
        facts = facts_of(entry, view, self._services.clock.today())
        menus: dict[Deed, Fill] = {Deed.SNOOZE: partial(self._deeds.fill_snooze, entry)}
        if entry.occurrence is not None:
            menus[Deed.DELETE] = partial(self._deeds.fill_delete, entry)
        place = QRect(opener.mapTo(self._page, area.topLeft()), area.size())
        self.details.show_entry(entry, facts, place, menus)

    def put_away(self) -> None:
        """Show no entry."""
        self.details.put_away()

    def _run(self, deed: Deed, entry: CalendarEntry) -> None:
        self.details.put_away()
        self._deeds.run(deed, entry)

    def _give_focus_back(self) -> None:
        opener, self._opener = self._opener, None
        if opener is None:
            return
        target = opener.days if isinstance(opener, AgendaCard) else opener
        if target.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)
