"""What the morning page does when something on it is pressed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.navigation import Destination, Place

if TYPE_CHECKING:
    from linkworker_desktop.services.calendar_views import CalendarEntry
    from linkworker_desktop.services.morning_views import Point


class MorningDeeds:
    """Ticks, records and goes where somebody wants to go; `page` is what a dialog stands over."""

    def __init__(self, services: Services, actions: Actions, page: QWidget) -> None:
        self._services, self._act, self._page = services, actions, page

    def tick(self, family: FamilyId, point: Point) -> bool:
        """Tick a point of the first hours for everybody it is open for; tell whether that was written.

        The welcome folder is not only ticked: to whom it was handed out is asked, or its page opened to print it.
        """
        from linkworker_desktop.services.morning_views import PointKind

        if point.kind is PointKind.FOLDER:
            self._hand_over(family)
            return False
        happenings = self._services.happenings
        return self._act.run_write(lambda: happenings.settle_all(point.open, kind=point.settles)) is not None

    def record(self, entry: CalendarEntry) -> None:
        """Record that what is late happened today."""
        self._act.run_write(lambda: self._recorded(entry))

    def open_entry(self, entry: CalendarEntry) -> None:
        """Go to whom an entry is about, else to its day in the calendar."""
        if entry.family is not None and entry.event is None:
            self.open_family(FamilyId(entry.family))
        else:
            self.open_day(entry.when.day)

    def open_day(self, day: date) -> None:
        """Go to a day of the calendar."""
        self._act.go(Destination(Place.CALENDAR, text=date_text(day)))

    def open_today(self) -> None:
        """Go to the calendar as it was left."""
        self._act.go(Destination(Place.CALENDAR))

    def open_late(self) -> None:
        """Go to everything that is late."""
        self._act.go(Destination(Place.CALENDAR, field="overdue"))

    def open_family(self, family: FamilyId) -> None:
        """Go to a family."""
        self._act.go(Destination(Place.FAMILY, family=family))

    def open_folder(self, family: FamilyId) -> None:
        """Go to a family's welcome folder."""
        self._act.go(Destination(Place.FOLDER, family=family))

    def say_why(self, entry: CalendarEntry) -> None:
        """Say why a date is what it is."""
        if entry.deadline is not None:
            self._act.tell(Notice(NoticeState.INFO, f"{entry.title}.", entry.deadline.why))

    def say_why_hours(self) -> None:
        """Say where the 96 hours come from."""
        reason = _("Det er kommunens egen frist efter Hedensted-modellen fra 2015, ikke et lovkrav.")
        self._act.tell(Notice(NoticeState.INFO, _("96 timer efter indflytning."), reason))

    def _recorded(self, entry: CalendarEntry) -> Changed:
        if entry.deadline is not None:
            return self._services.happenings.settle(entry.deadline)
        if entry.event is None:
            raise ValueError("a day off cannot be done")
        return self._services.events.complete(entry.event, occurrence=entry.occurrence)

    def _hand_over(self, family: FamilyId) -> None:
        from linkworker_desktop.ui.pages.folder.handing_over import HandingOver, open_issue

        view = self._services.folders.view(family)
        issue = open_issue(view)
        if issue is None:
            self.open_folder(family)
        else:
            HandingOver(self._services, self._act, self._page).ask(view, issue.id)
