"""The card in the middle of the page: the entry line, what is looked for, and what has happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.log_entry import LogEntryId
from linkworker_desktop.domain.timeline import (
    TimelineFilter,
    TimelineItem,
    TimelinePage,
    grouped,
    time_words,
)
from linkworker_desktop.i18n import _
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family.log_words import row_of
from linkworker_desktop.ui.pages.family.open_row import OpenRow
from linkworker_desktop.ui.pages.family.timeline_filter import TimelineFilterBar
from linkworker_desktop.ui.pages.family.timeline_model import TimelineModel
from linkworker_desktop.ui.pages.family.timeline_row import TimelineRow
from linkworker_desktop.ui.pages.family.timeline_view import TimelineView


@dataclass(frozen=True, slots=True)
class TimelineOf:
    """Whose line it is: a family's with its members to choose among, or one person's."""

    family: FamilyId
    members: tuple[tuple[PersonId, str], ...] = ()
    person: PersonId | None = None


class Timeline(QWidget):
    """The list with its filter; pages of a hundred are read as somebody scrolls.

    `opened` and `deleted` carry a `TimelineItem`.
    """

    opened = Signal(object)
    deleted = Signal(object)

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._act = services, actions
        self._of: TimelineOf | None = None
        self._due: tuple[Deadline, ...] = ()
        self._now: datetime | None = None
        self._items: tuple[TimelineItem, ...] = ()
        self._next: str | None = None
        self._pages = 1
        self._around: LogEntryId | None = None
        self.model = TimelineModel(self._read_more)
        self.view = TimelineView(self.model)
        self.filter = TimelineFilterBar()
        self.newest_row = OpenRow((Span(_("Vis det nyeste"), TypeRole.BODY_BOLD, Ink.ACCENT),))
        self.newest_row.hide()
        self.nothing = Label("", ink=Ink.MUTED, wrap=True)
        self.nothing.setContentsMargins(*(measures.CARD_MARGIN,) * 4)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, measures.GAP_4)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(self.newest_row)
        column.addWidget(self.nothing)
        column.addWidget(self.view, 1)
        self.view.opened.connect(self.opened)
        self.view.deleted.connect(self.deleted)
        self.newest_row.clicked.connect(self._show_newest)
        self.filter.changed.connect(self._show_newest)
        self.filter.closed.connect(self.view.setFocus)

    @property
    def items(self) -> tuple[TimelineItem, ...]:
        """What has been read so far."""
        return self._items

    def begin(self, of: TimelineOf, page: TimelinePage, due: Sequence[Deadline], now: datetime) -> None:
        """Show another line from its newest end, without a filter."""
        self._of, self._due, self._now, self._pages = of, tuple(due), now, 1
        self._stand_around(None)
        self.filter.begin(of.members)
        self._take(page)
        self.view.clearSelection()
        self.view.setCurrentIndex(QModelIndex())
        self.view.scrollToTop()

    def show_page(self, of: TimelineOf, page: TimelinePage, due: Sequence[Deadline], now: datetime) -> None:
        """Follow a change: the first page is given, and what was read after it is read again if need be."""
        self._of, self._due, self._now = of, tuple(due), now
        self.filter.show_members(of.members)
        if self.filter.is_on or self._around is not None:
            self._guarded(lambda: self._take(self._reread(self._first())))
        elif self._pages > 1 and page.items != self._items[: len(page.items)]:
            self._take(self._reread(page))
        elif self._pages == 1:
            self._take(page)
        else:
            self._show()

    def show_around(self, entry: LogEntryId) -> None:
        """Show the page that begins on the day of a log entry, with that entry chosen. Raises `UserError`."""
        if self._of is None:
            return
        page = self._services.timeline.around(self._of.family, entry, due=self._due, now=self._now)
        self.filter.begin(self._of.members)
        self._pages = 1
        self._stand_around(entry)
        self._take(page)
        self.choose(next((item.key for item in page.items if item.ref == entry), ""))

    def choose(self, key: str) -> None:
        """Choose a row by its key and scroll to it."""
        number = self.model.number_of(key)
        if number is not None:
            index = self.model.index(number)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- reading

    def _read(self, after: str | None = None) -> TimelinePage:
        if self._of is None:
            return TimelinePage(())
        show = self.filter.value
        if self._of.person is not None:
            show = replace(show, person=self._of.person)
        return self._services.timeline.page(self._of.family, show, after=after, due=self._due, now=self._now)

    def _first(self) -> TimelinePage:
        if self._around is None or self._of is None:
            return self._read()
        return self._services.timeline.around(self._of.family, self._around, due=self._due, now=self._now)

    def _show_newest(self) -> None:
        self._pages = 1
        self._stand_around(None)
        self._guarded(lambda: self._take(self._read()))
        self.view.scrollToTop()

    def _stand_around(self, entry: LogEntryId | None) -> None:
        self._around = entry
        self.newest_row.setVisible(entry is not None)

    def _reread(self, page: TimelinePage) -> TimelinePage:
        """Return the first page with as many after it as were read before."""
        for _number in range(self._pages - 1):
            if page.next is None:
                break
            after = self._read(page.next)
            page = TimelinePage((*page.items, *after.items), after.next)
        return page

    def _read_more(self) -> None:
        if self._next is not None:
            self._guarded(self._take_more)

    def _take_more(self) -> None:
        page = self._read(self._next)
        self._pages += 1
        self._take(TimelinePage((*self._items, *page.items), page.next))

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))

    # -- showing

    def _take(self, page: TimelinePage) -> None:
        self._items, self._next = page.items, page.next
        self._show()

    def _show(self) -> None:
        today = self._now.date() if self._now is not None else self._services.clock.today()
        self.model.show_rows(rows_of(self._items, today), has_more=self._next is not None)
        is_empty = not self._items
        self.nothing.setText(
            _("Intet passer. Prøv med færre ord, eller vis alt.")
            if self.filter.value != TimelineFilter()
            else _("Intet er skrevet endnu. Skriv den første note her over.")
        )
        self.nothing.setVisible(is_empty)
        self.view.setVisible(not is_empty)


class TimelineCard(Card):
    """The entry line above the time line."""

    def __init__(self, entry: QWidget, timeline: Timeline, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Hvad der er sket"))
        self.add_row(entry)
        self.add_row(timeline, stretch=1)


def rows_of(items: Sequence[TimelineItem], today: date) -> tuple[TimelineRow, ...]:
    """Return headings and entries in their order."""
    rows: list[TimelineRow] = []
    for group in grouped(items, today):
        rows.append(TimelineRow(f"heading:{group.heading}", group.heading))
        rows += [row_of(item, time_words(item, today)) for item in group.items]
    return tuple(rows)
