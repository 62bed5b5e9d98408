"""The calendar page: four views of the same things, and the day list beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QHideEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.moments import NotADate, parse_date
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import CalendarEntry, WheelMark
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.dialogs.event import EventDialog, whom_of_family
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.calendar.agenda_card import AgendaCard
from linkworker_desktop.ui.pages.calendar.deeds import Deeds
from linkworker_desktop.ui.pages.calendar.filters import FilterRow, hint_of
from linkworker_desktop.ui.pages.calendar.head import CalendarHead
from linkworker_desktop.ui.pages.calendar.month_view import MonthView
from linkworker_desktop.ui.pages.calendar.narrowing import Choice
from linkworker_desktop.ui.pages.calendar.opening import Opening
from linkworker_desktop.ui.pages.calendar.paper_dialog import OnScreen
from linkworker_desktop.ui.pages.calendar.papers_button import PapersButton
from linkworker_desktop.ui.pages.calendar.reading import Read, event_of, read
from linkworker_desktop.ui.pages.calendar.span import Shown, View
from linkworker_desktop.ui.pages.calendar.week_view import WeekView
from linkworker_desktop.ui.pages.calendar.year_layout import entry_of
from linkworker_desktop.ui.pages.calendar.year_view import YearView

BESIDE_FROM = 1060
"""From this width of the page (a window of 1280) the day list stands beside the other views."""
MINUTE = 60_000
OVERDUE = "overdue"
READ_AGAIN = 5
"""Every so many minutes the words »3 timer tilbage« are counted anew."""
_FOLLOWS = frozenset(
    {Kind.EVENT, Kind.DEADLINE, Kind.RULE, Kind.FAMILY, Kind.FOLDER, Kind.CONTACT, Kind.MUNICIPALITY}
)


class CalendarPage(Page):
    """Opens at the current week; a destination's text may name a day, its family narrows what is seen."""

    PLACE = Place.CALENDAR

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Kalender"), scrolls=False, parent=parent)
        self._services, self._act = services, actions
        self._shown = Shown(View.MONTH, services.clock.today())
        self._agenda_from = services.clock.today()
        self._minutes = self._asked = self._places = 0
        self._deeds = Deeds(services, actions, self)
        self._minute = QTimer(self, interval=MINUTE)
        self._build_body()
        self._connect()

    @property
    def shown(self) -> Shown:
        """Which days are on the screen, and how."""
        return self._shown

    def on_screen(self) -> OnScreen:
        """Return what is shown, for papers and files."""
        return OnScreen(self._shown, self.filters.choice.wanted(), self._services.clock.today())

    def open(self, destination: Destination) -> None:
        """Load and show; a day in the destination's text is brought into sight, or what is late."""
        today = self._services.clock.today()
        self._offer_filters()
        if destination.family is not None:
            self.filters.set_families(frozenset({destination.family}))
        try:
            day = parse_date(destination.text, today) if destination.text else None
        except NotADate:
            day = None
        if day is not None:
            self._shown = self._shown.at(day)
        if destination.field == OVERDUE:
            self._shown = replace(self._shown, view=View.AGENDA, day=today)
        if destination.event is not None:
            self._open_event(destination.event)
            return
        self.load(partial(self._put_cursor, day) if day is not None else None)

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Follow a write; cursor, choice and scroll stay."""
        if kinds & _FOLLOWS:
            if kinds & {Kind.FAMILY, Kind.MUNICIPALITY}:
                self._offer_filters()
            self.details.put_away()
            self.load()

    def leave(self) -> bool:
        """Nothing is typed on this page itself."""
        self.details.put_away()
        return True

    def load(self, then: Callable[[], object] | None = None) -> None:
        """Read what is shown in a thread and show it, then do what was waiting for it.

        Due dates of hundreds of families take longer than a frame. An answer that came too late is dropped.
        """
        self._asked += 1
        number, shown, start = self._asked, self._shown, self._agenda_from
        wanted, places = self.filters.choice.wanted(), self.month.places()
        self._places = places

        def take(found: Read) -> None:
            if number == self._asked:
                self._show(found)
            if then is not None:
                then()

        self._act.run_in_background(
            lambda: read(self._services, shown, start, wanted, places=places), when_alive(self, take)
        )

    def show_view(self, view: View) -> None:
        """Turn to another view of the same days."""
        today = self._services.clock.today()
        day = self._cursor_day()
        if view is View.AGENDA or not self._shown.holds(day):
            day = today if self._shown.holds(today) else self._shown.first
        self._go(replace(self._shown, view=view, day=day))

    def new_event(self, at: When | None = None) -> EventDialog:
        """Open the form for something new."""
        families = self.filters.choice.families
        family = next(iter(families)) if len(families) == 1 else None
        whom = whom_of_family(family, self.filters.name_of(family)) if family else None
        dialog = EventDialog.new(self._services, self._act, self, at=at, whom=whom)
        dialog.open()
        return dialog

    # -- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if self._asked and self.month.places() > self._places:
            self.load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.details.put_away()
        super().mousePressEvent(event)

    # -- building

    def _build_body(self) -> None:
        self.papers = PapersButton(self._services, self._act, self.on_screen, self)
        self.head = CalendarHead(self, self.papers)
        self.filters = FilterRow()
        self.month, self.week, self.year = MonthView(), WeekView(), YearView()
        self.agenda = AgendaCard()
        self._opening = Opening(self._services, self._deeds, self)
        self.details = self._opening.details
        self._stack = QStackedWidget()
        for view in (self.month, self.week, self.year):
            self._stack.addWidget(view)
        holder = QWidget()
        columns = QHBoxLayout(holder)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(measures.CARD_GAP)
        columns.addWidget(self._stack, 1)
        columns.addWidget(self.agenda)
        self.body.setSpacing(measures.GAP_12)
        self.body.addWidget(self.filters)
        self.body.addWidget(holder, 1)
        order = (*self.head.in_order, self.filters, self._stack, self.agenda)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._minute.timeout.connect(self.tick)
        self.head.range.clicked.connect(self._turn_month)
        self.head.back.clicked.connect(lambda: self._turn(-1))
        self.head.ahead.clicked.connect(lambda: self._turn(1))
        self.head.today.clicked.connect(self._go_today)
        self.head.views.chosen.connect(lambda index: self.show_view(View(index)))
        self.head.new.clicked.connect(lambda _checked=False: self.new_event())
        self.filters.chosen.connect(self._narrow)
        for view in (self.month, self.week):
            view.entry_opened.connect(partial(self._opening.open, view))
            view.day_opened.connect(self._open_day)
            view.day_asked.connect(self.new_event)
            view.entry_moved.connect(self._move)
            view.move_refused.connect(self._deeds.say_fixed)
            view.left_at.connect(self._follow_cursor)
            view.turned.connect(self._turn)
        self.year.mark_opened.connect(self._open_mark)
        self.year.turned.connect(self._turn)
        self.agenda.entry_opened.connect(partial(self._opening.open, self.agenda))

    # -- showing

    def tick(self) -> None:
        """Follow the clock: the line of now each minute, the words every few, the day at midnight."""
        self._minutes += 1
        now = local_now(self._services.clock)
        self.week.set_now(now)
        if self._minutes % READ_AGAIN == 0 and not self.details.isVisible():
            self.load()

    def _show(self, found: Read) -> None:
        now, shown = local_now(self._services.clock), self._shown
        today = now.date()
        match shown.view:
            case View.MONTH:
                self.month.show_days(found.days, today, shown.day.month if shown.whole_month else None)
                self._stack.setCurrentWidget(self.month)
            case View.WEEK:
                self.week.show_week(shown.first, found.entries, found.names, now)
                self._stack.setCurrentWidget(self.week)
            case View.YEAR if found.wheel is not None:
                self.year.show_year(found.wheel, today)
                self.agenda.show_year(found.wheel)
                self._stack.setCurrentWidget(self.year)
            case _:
                pass
        if shown.view is not View.YEAR:
            self.agenda.show_entries(found.late, found.agenda)
        self._show_words(today)
        self._arrange()

    def _show_words(self, today: date) -> None:
        shown = self._shown
        self.head.show_span(shown, today)
        self.filters.set_filtering(filters=shown.view is not View.YEAR)
        self.filters.set_hint(hint_of(shown.view))

    def _arrange(self) -> None:
        is_list = self._shown.view is View.AGENDA
        is_wide = self.width() >= BESIDE_FROM
        self.head.fit(min(self.width(), measures.MAX_CONTENT_WIDTH + 2 * measures.PAGE_MARGIN))
        self._stack.setVisible(not is_list)
        self.agenda.setVisible(is_list or is_wide)
        self.agenda.set_wide(is_wide=is_list)

    def _offer_filters(self) -> None:
        self.filters.show_options(self._services.families.rows(), self._services.calendar.units())

    # -- moving about

    def _go(self, shown: Shown, cursor: date | None = None) -> None:
        self.details.put_away()
        self._shown = shown
        self._show_words(self._services.clock.today())
        self._arrange()
        self.load(partial(self._put_cursor, cursor) if cursor is not None else None)

    def _put_cursor(self, day: date) -> None:
        if self._shown.view is View.MONTH and self._shown.holds(day):
            self.month.set_cursor(day)
        elif self._shown.view is View.WEEK and self._shown.holds(day):
            self.week.set_cursor(day)

    def _turn(self, pages: int) -> None:
        self._go(self._shown.turned(pages))

    def _turn_month(self) -> None:
        whole = not self._shown.whole_month
        day = self._cursor_day() if whole else self._services.clock.today()
        self._go(replace(self._shown, whole_month=whole, day=day))

    def _go_today(self) -> None:
        today = self._services.clock.today()
        self._agenda_from = today
        self._go(replace(self._shown, day=today), today)

    def _follow_cursor(self, day: date) -> None:
        self._go(self._shown.following(day), day)

    def _cursor_day(self) -> date:
        match self._shown.view:
            case View.MONTH:
                return self.month.cursor_day
            case View.WEEK:
                return self.week.cursor_day
            case _:
                return self._shown.day

    def _narrow(self, _choice: Choice) -> None:
        self.details.put_away()
        self.load()

    def _open_day(self, day: date) -> None:
        """Show everything of a day in the list beside, or where there is no room for it, in the list alone."""
        self._agenda_from = day
        if self.agenda.isHidden():
            self._shown = replace(self._shown, view=View.AGENDA, day=day)
        self.load(partial(self.agenda.go_to, day))

    # -- entries

    def _open_event(self, event: UUID) -> None:
        """Go to the day of an event, the next one of a series, and open it there."""
        found = event_of(self._services, event)
        if found is not None:
            view = View.MONTH if self._shown.view is View.YEAR else self._shown.view
            self._shown = Shown(view, self._shown.day).at(found.day)
            self.load(partial(self._point_out, found.day, found.entry))

    def _point_out(self, day: date, entry: CalendarEntry | None) -> None:
        self._put_cursor(day)
        if entry is None:
            return
        self._choose(entry.key)
        view = self.month if self._shown.view is View.MONTH else self.week
        area = view.area_of(entry.key) if self._shown.view is not View.AGENDA else None
        self._opening.open(view if area else self.agenda, entry, area or QRect(0, 0, 1, 1))

    def _open_mark(self, mark: WheelMark, area: QRect) -> None:
        self._opening.open(self.year, entry_of(mark), area)

    def _move(self, entry: CalendarEntry, to: When) -> None:
        if not self._deeds.move(entry, to):
            return
        if not self._shown.holds(to.day):
            self._follow_cursor(to.day)
        self.load(partial(self._choose, entry.key))

    def _choose(self, key: str) -> None:
        if self._shown.view is View.MONTH:
            self.month.choose(key)
        elif self._shown.view is View.WEEK:
            self.week.choose(key)
