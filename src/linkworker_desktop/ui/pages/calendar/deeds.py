"""Doing what somebody asks of an entry: recorded, moved, put off, let off, opened; all of it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import CalendarEntry
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.putting_off import put_off
from linkworker_desktop.services.reminder_views import snooze_choices
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.dialogs.event import EventDialog
from linkworker_desktop.ui.dialogs.event_day import DayDialog, DayQuestion
from linkworker_desktop.ui.dialogs.event_exempt import ExemptDialog
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.calendar.deed import Deed


class Deeds(QObject):
    """What buttons, keys and dragging have in common."""

    def __init__(self, services: Services, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._act, self._window = services, actions, window

    def run(self, deed: Deed, entry: CalendarEntry) -> None:
        """Do it, or ask first what has to be known."""
        work: dict[Deed, Callable[[CalendarEntry], object]] = {
            Deed.DONE: self.done,
            Deed.REOPEN: self._reopen,
            Deed.OTHER_DAY: self._other_day,
            Deed.EXEMPT: self._exempt,
            Deed.MOVE: self._ask_where,
            Deed.EDIT: self.edit,
            Deed.DELETE: self._delete,
            Deed.FAMILY: self._open_family,
            Deed.RULE: self._open_rule,
        }
        work[deed](entry)

    def done(self, entry: CalendarEntry) -> Changed | None:
        """Record it as held or done today."""
        deadline, event = entry.deadline, entry.event
        if deadline is not None:
            return self._act.run_write(lambda: self._services.happenings.settle(deadline))
        if event is None:
            return None
        return self._act.run_write(lambda: self._services.events.complete(event, occurrence=entry.occurrence))

    def move(self, entry: CalendarEntry, to: When) -> bool:
        """Move an own entry; say why where it cannot be moved. Return whether it was moved."""
        event = entry.event
        if event is None or not entry.is_movable:
            self.say_fixed(entry)
            return False
        try:
            moved = self._act.run_write(
                lambda: self._services.events.move(event, to, occurrence=entry.occurrence, part=entry.part)
            )
        except InvalidInput as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            return False
        return moved is not None

    def say_fixed(self, entry: CalendarEntry) -> None:
        """Say why something cannot be moved."""
        if entry.deadline is not None:
            self._act.tell(
                Notice(NoticeState.INFO, _("En frist kan ikke flyttes: den regnes ud."), entry.deadline.why)
            )
        elif entry.is_done:
            self._act.tell(Notice(NoticeState.INFO, _("»{title}« er holdt.").format(title=entry.title)))

    def edit(self, entry: CalendarEntry) -> None:
        """Open the form with what was typed in."""
        if entry.event is not None:
            view = self._services.events.details(entry.event)
            self._show(EventDialog.editing(self._services, self._act, view, entry, self._window))

    def fill_snooze(self, entry: CalendarEntry, menu: QMenu) -> None:
        """Offer until when to be left alone."""
        for choice in snooze_choices(local_now(self._services.clock)):
            work = partial(self._snooze, entry, choice.until)
            menu.addAction(choice.label).triggered.connect(partial(self._write, work))

    def fill_delete(self, entry: CalendarEntry, menu: QMenu) -> None:
        """Offer to call off one day of a series, the rest of it, or all."""
        event, occurrence = entry.event, entry.occurrence
        if event is None or occurrence is None:
            return
        events = self._services.events
        choices: tuple[tuple[str, Callable[[], Changed]], ...] = (
            (_("Aflys kun denne dag"), partial(events.cancel, event, occurrence)),
            (
                _("Slut rækken før denne dag"),
                partial(events.end_series, event, occurrence - timedelta(days=1)),
            ),
            (_("Slet hele rækken"), partial(events.delete, event)),
        )
        for words, work in choices:
            menu.addAction(words).triggered.connect(partial(self._write, work))

    # -- one by one

    def _reopen(self, entry: CalendarEntry) -> None:
        event = entry.event
        if event is not None:
            self._act.run_write(lambda: self._services.events.reopen(event, occurrence=entry.occurrence))

    def _snooze(self, entry: CalendarEntry, until: datetime) -> Changed:
        if entry.event is not None:
            return self._services.events.snooze(entry.event, until, occurrence=entry.occurrence)
        return put_off(self._services.drafts, entry, until, local_now(self._services.clock))

    def _delete(self, entry: CalendarEntry) -> None:
        event = entry.event
        if event is not None:
            self._act.run_write(lambda: self._services.events.delete(event))

    def _open_family(self, entry: CalendarEntry) -> None:
        if entry.family is not None:
            self._act.go(Destination(Place.FAMILY, family=FamilyId(entry.family)))

    def _open_rule(self, entry: CalendarEntry) -> None:
        if entry.deadline is not None:
            self._act.go(Destination(Place.RULES, field=entry.deadline.row.rule.key))

    def _other_day(self, entry: CalendarEntry) -> None:
        deadline = entry.deadline
        if deadline is None:
            return
        question = DayQuestion(
            _("Skriv, hvornår det skete"),
            entry.title,
            _("Skriv det ned"),
            self._services.happenings.now_for(deadline.settles[0]) if deadline.settles else None,
        )
        self._ask(question, partial(self._settle, deadline))

    def _settle(self, deadline: Deadline, when: When) -> Changed:
        return self._services.happenings.settle(deadline, when)

    def _ask_where(self, entry: CalendarEntry) -> None:
        event = entry.event
        if event is not None:
            question = DayQuestion(_("Flyt til en anden dag"), entry.title, _("Flyt"), entry.when)
            move = partial(self._services.events.move, event, occurrence=entry.occurrence, part=entry.part)
            self._ask(question, move)

    def _exempt(self, entry: CalendarEntry) -> None:
        if entry.deadline is not None:
            self._show(ExemptDialog(self._services, self._act, entry.deadline, self._window))

    def _ask(self, question: DayQuestion, work: Callable[[When], Changed]) -> None:
        dialog = DayDialog(question, self._services.clock.today(), self._window)
        dialog.chosen.connect(partial(self._take_day, dialog, work))
        self._show(dialog)

    def _take_day(self, dialog: DayDialog, work: Callable[[When], Changed], when: When) -> None:
        try:
            done = self._act.run_write(lambda: work(when))
        except InvalidInput as error:
            dialog.show_problem(error.message)
            return
        if done is not None:
            dialog.accept()

    def _write(self, work: Callable[[], Changed], _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        try:
            self._act.run_write(work)
        except InvalidInput as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))

    def _show(self, dialog: QDialog) -> None:
        dialog.open()
