"""The list, the bell and the system's notice around one main window, and what their buttons do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QBoxLayout

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.reminder_views import Reminder, SnoozeChoice, snooze_choices
from linkworker_desktop.services.reminders import notification
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.reminders.bell import Bell
from linkworker_desktop.ui.reminders.panel import ReminderPanel
from linkworker_desktop.ui.reminders.tray import Tray
from linkworker_desktop.ui.reminders.watch import ReminderWatch

_AFTER_THE_FACTS = 2
"""The bell stands after what the status line says of saving and the backup."""


class ReminderDesk(QObject):
    """Lives as long as the main window. The list never takes the focus by itself."""

    def __init__(self, services: Services, actions: Actions, main: MainWindow, tray: Tray) -> None:
        super().__init__(main)
        self._services, self._act, self._main, self._tray = services, actions, main, tray
        self._waiting: tuple[Reminder, ...] = ()
        self._title = ""
        self.watch = ReminderWatch(services, actions, self)
        self.panel = ReminderPanel(main)
        self.bell = Bell()
        line = main.status.layout()
        if isinstance(line, QBoxLayout):
            line.insertWidget(_AFTER_THE_FACTS, self.bell)
        self._connect()

    def start(self, *, again: bool = False) -> None:
        """Tell what was missed and watch the clock; `again` when the window was only built anew."""
        if again:
            self.watch.look()
        else:
            self.watch.start()

    def stop(self) -> None:
        """Watch no more, e.g. because the data are locked."""
        self.watch.stop()
        self._tray.rest()

    def show_waiting(self) -> None:
        """Show all that waits and put the focus there."""
        if self._waiting:
            self._show(_("Påmindelser"), self._waiting)
            self.panel.rows[0].open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.panel.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self._main.installEventFilter(self)
        self.watch.opened.connect(self._missed)
        self.watch.changed.connect(self._changed)
        self.watch.arrived.connect(self._arrived)
        self.bell.clicked.connect(self._turn)
        self.panel.done_wanted.connect(self.done)
        self.panel.snooze_wanted.connect(self.snooze)
        self.panel.open_wanted.connect(self.open)
        self.panel.seen_wanted.connect(self._seen)

    # -- what the buttons do

    def done(self, reminder: Reminder) -> None:
        """Record it as done today."""
        self._write(partial(self._services.reminders.done, reminder))

    def snooze(self, reminder: Reminder, choice: SnoozeChoice) -> None:
        """Be reminded again later."""
        self._write(partial(self._services.reminders.snooze, reminder, choice.until))

    def open(self, reminder: Reminder) -> None:
        """Go where it stands: an event in the calendar, a due date with its family."""
        entry = reminder.entry
        self.panel.put_away()
        if entry.event is not None:
            self._act.go(Destination(Place.CALENDAR, event=entry.event))
        elif entry.family is not None:
            self._act.go(Destination(Place.FAMILY, family=FamilyId(entry.family)))
        else:
            self._act.go(Destination(Place.CALENDAR, text=date_text(entry.when.day)))

    def _seen(self, reminders: tuple[Reminder, ...]) -> None:
        self._services.reminders.seen(reminders)
        self.panel.put_away()
        self.watch.look()

    def _write(self, work: Callable[[], Changed]) -> None:
        try:
            self._act.run_write(work)
        except InvalidInput as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))

    # -- what the watch says

    def _missed(self, reminders: tuple[Reminder, ...]) -> None:
        if reminders:
            self._show(_("Mens du var væk"), reminders)

    def _changed(self, reminders: tuple[Reminder, ...]) -> None:
        self._waiting = reminders
        self.bell.set_number(len(reminders))
        if not reminders:
            self._tray.rest()
        if self.panel.isVisible():
            self._follow(reminders)

    def _follow(self, reminders: tuple[Reminder, ...]) -> None:
        """Leave out of the open list what is done or put off; nothing left, nothing shown."""
        keys = {each.key for each in reminders}
        shown = [each for each in self.panel.shown if each.key in keys or not self._is_watched(each)]
        new = [each for each in reminders if each.key not in {one.key for one in shown}]
        if not shown and not new:
            self.panel.put_away()
        else:
            self._show(self._title, (*shown, *new))

    def _is_watched(self, reminder: Reminder) -> bool:
        """Tell whether it would be among those that wait, were it not done: what only passed by is not."""
        return not reminder.is_missed

    def _arrived(self, reminders: tuple[Reminder, ...]) -> None:
        self._show(_("Påmindelser"), self._waiting)
        title, text = notification(reminders)
        self._tray.say(title, text, self._tray_actions(reminders[0]) if len(reminders) == 1 else ())

    def _tray_actions(self, reminder: Reminder) -> tuple[tuple[str, Callable[[], object]], ...]:
        deadline = reminder.entry.deadline
        hour = snooze_choices(local_now(self._services.clock))[0]
        later = (_("Udsæt 1 time"), partial(self.snooze, reminder, hour))
        there = (_("Åbn"), partial(self._open_from_tray, reminder))
        if deadline is not None and deadline.needs_page:
            return (later, there)
        return ((_("Udført"), partial(self.done, reminder)), later, there)

    def _open_from_tray(self, reminder: Reminder) -> None:
        self._tray.pressed.emit()
        self.open(reminder)

    # -- the list

    def _turn(self) -> None:
        if self.panel.isVisible():
            self.panel.put_away()
        else:
            self.show_waiting()

    def _show(self, title: str, reminders: tuple[Reminder, ...]) -> None:
        self._title = title
        now = local_now(self._services.clock)
        self.panel.show_reminders(title, reminders, now.date(), snooze_choices(now))
        self.panel.show()
        self._place()
        self.panel.raise_()

    def _place(self) -> None:
        left = self._main.side_panel.width() + measures.PAGE_MARGIN
        foot = QPoint(left, self._main.status.geometry().top() - measures.GAP_8)
        self.panel.place(foot)
