"""»Over tiden« and the days that follow: the list that says everything the painted views show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import AgendaDay, CalendarEntry, YearWheel
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.pages.calendar.agenda_delegate import AgendaDelegate
from linkworker_desktop.ui.pages.calendar.agenda_model import AgendaModel, AgendaRow, rows_of, rows_of_year

PINNED = 3
"""So many late things stand on top before anybody asks for all."""
WIDTH = 296


class AgendaCard(Card):
    """Late things stay on top however far the days below are scrolled; Enter or a click opens a row."""

    entry_opened = Signal(object, object)
    """CalendarEntry and the QRect of its row in this card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Dagsliste"), parent=parent)
        self._late: tuple[CalendarEntry, ...] = ()
        self._shows_all = False
        self.all_link = small_link_button(_("Vis alle"))
        self.late = EntryList(_("Over tiden"))
        self.days = EntryList(_("Dagsliste"))
        self._build()
        self._connect()

    def show_entries(self, late: Sequence[CalendarEntry], days: Sequence[AgendaDay]) -> None:
        """Show what is late and the days; place and choice in both lists stay."""
        self._late = tuple(late)
        self._show_late()
        self.days.show_rows(rows_of(days))

    def show_year(self, wheel: YearWheel) -> None:
        """Show the meetings of a year instead of the days."""
        self._late = ()
        self._show_late()
        self.head.set_title(_("Møder i {year}").format(year=wheel.year))
        self.days.show_rows(rows_of_year(wheel))

    def go_to(self, day: date) -> None:
        """Bring a day to the top of the list and choose its first entry."""
        heading = self.days.agenda.heading_of(day)
        if heading is None:
            return
        self.days.scrollTo(self.days.agenda.index(heading), QAbstractItemView.ScrollHint.PositionAtTop)
        if self.days.agenda.entry_at(heading + 1) is not None:
            self.days.setCurrentIndex(self.days.agenda.index(heading + 1))
        self.days.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_wide(self, *, is_wide: bool) -> None:
        """Take all the room there is, or stand beside another view."""
        if is_wide:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(measures.scaled(WIDTH))

    def _build(self) -> None:
        self.head.add_right(self.all_link)
        self.all_link.setAccessibleName(_("Vis alt, hvad der er over tiden"))
        self.late.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.add_row(self.late)
        self.add_row(self.days, stretch=1)

    def _connect(self) -> None:
        self.all_link.clicked.connect(self._turn)
        for entries in (self.late, self.days):
            entries.opened.connect(lambda entry, area, at=entries: self._open(entry, area, at))

    def _open(self, entry: CalendarEntry, area: QRect, entries: EntryList) -> None:
        self.entry_opened.emit(entry, QRect(entries.viewport().mapTo(self, area.topLeft()), area.size()))

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        self._show_late()

    def _show_late(self) -> None:
        number = len(self._late)
        shown = self._late if self._shows_all else self._late[:PINNED]
        self.head.set_title(_("Over tiden") if number else _("Dagsliste"))
        self.head.set_count(str(number) if number else "")
        self.all_link.setVisible(number > PINNED)
        self.all_link.setText(_("Vis færre") if self._shows_all else _("Vis alle"))
        self.late.show_rows([AgendaRow(each.when.day, entry=each, is_late=True) for each in shown])
        self.late.setVisible(bool(shown))


class EntryList(Restyled, QListView):
    """A list of entries; `opened` carries one and where its row is."""

    opened = Signal(object, object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agenda = AgendaModel()
        self.setModel(self.agenda)
        self.setItemDelegate(AgendaDelegate(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setContentsMargins(0, 0, 0, 0)
        self.clicked.connect(self._open)

    def restyle(self) -> None:
        """Measure the rows again in the text size of the moment."""
        self.scheduleDelayedItemsLayout()

    def show_rows(self, rows: Sequence[AgendaRow]) -> None:
        """Show rows; the chosen entry and the scroll stay where they can."""
        chosen = self.agenda.entry_at(self.currentIndex().row())
        place = self.verticalScrollBar().value()
        if not self.agenda.show_rows(rows):
            return
        row = self.agenda.row_of(chosen.key) if chosen is not None else None
        if row is not None:
            self.setCurrentIndex(self.agenda.index(row))
        self.updateGeometry()
        self.verticalScrollBar().setValue(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        height = sum(self.sizeHintForRow(row) for row in range(self.agenda.rowCount()))
        return QSize(200, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self.sizeHint().height(), measures.scaled(120)))

    def _open(self, index: QModelIndex) -> None:
        entry = self.agenda.entry_at(index.row())
        if entry is not None:
            self.opened.emit(entry, self.visualRect(index))
