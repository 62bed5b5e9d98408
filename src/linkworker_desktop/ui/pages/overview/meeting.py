"""The card of the next meeting: what it is, how far away, and how many families are new since the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.moments import time_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.overview.about_row import WideBelowRow

if TYPE_CHECKING:
    from linkworker_desktop.services.morning_views import NextMeeting


class MeetingCard(Card):
    """`opened` carries the meeting's entry."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Næste møde"))
        self.row = WideBelowRow()
        self.add_row(self.row)
        self._meeting: NextMeeting | None = None
        self.row.clicked.connect(self._open)

    def show_meeting(self, meeting: NextMeeting | None) -> None:
        """Show the next meeting, or hide where there is none."""
        self._meeting = meeting
        self.setVisible(meeting is not None)
        if meeting is None:
            return
        entry = meeting.entry
        about = words.in_row(entry.surname or entry.about)
        spans = [Span(entry.title, TypeRole.BODY_BOLD)]
        if about:
            spans.append(Span(f" · {about}", ink=Ink.MUTED))
        self.row.set_words(tuple(spans), _days_words(meeting.days), State.COMING, second=_when_words(meeting))

    def _open(self) -> None:
        if self._meeting is not None:
            self.opened.emit(self._meeting.entry)


def _days_words(days: int) -> str:
    match days:
        case 0:
            return _("i dag")
        case 1:
            return _("i morgen")
        case _:
            return _("om {days} dage").format(days=days)


def _when_words(meeting: NextMeeting) -> str:
    when = meeting.entry.when
    said = words.date_title(when.day)
    if when.clock is not None:
        said = _("{day} kl. {time}").format(day=said, time=time_text(when.clock))
    new = meeting.new_families
    if not new:
        return said
    families = ngettext("{count} ny familie", "{count} nye familier", new).format(count=new)
    return f"{said} · {families}"
