"""The week of a contact in the pane: open or not at this moment, the week with today marked, other days below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.opening_hours import Schedule
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import MixedText, Span
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.hours_words import now_words, spoken, week_lines

MINUTE = 60_000


class HoursWeek(QWidget):
    """Looks at the clock once a minute; its accessible name is the whole week.

    `beside` is what is said of the hours in words; with `is_closed` the place is closed for a while, whatever the
    clock says.
    """

    def __init__(
        self,
        schedule: Schedule,
        now: Callable[[], datetime],
        beside: str = "",
        *,
        is_closed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._schedule, self._now, self._beside, self._is_closed = schedule, now, beside, is_closed
        self._state = MixedText(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_4)
        if schedule:
            column.addWidget(self._state)
            column.addLayout(self._week())
            timer = QTimer(self, interval=MINUTE)
            timer.timeout.connect(self.say_now)
            timer.start()
            self.say_now()
        if beside:
            column.addWidget(Label(beside, wrap=True))

    def say_now(self) -> None:
        """Say whether the place is open at this moment."""
        now = self._now()
        state, rest = now_words(self._schedule, now)
        self._state.setVisible(not self._is_closed)
        self._state.set_spans(
            (Span(state, TypeRole.BODY_BOLD), Span(f" · {rest}" if rest else "", ink=Ink.MUTED))
        )
        said = "; ".join(part for part in (spoken(self._schedule, now), self._beside) if part)
        self.setAccessibleName(f"{_('Åbningstider')}: {said}")

    def _week(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(measures.GAP_16)
        grid.setVerticalSpacing(measures.GAP_4)
        grid.setColumnStretch(1, 1)
        for number, line in enumerate(week_lines(self._schedule, self._now().date())):
            role = TypeRole.BODY_BOLD if line.is_today else TypeRole.BODY
            days = Label(line.days, role, Ink.TEXT if line.is_today else Ink.MUTED)
            hours = Label(f"{line.hours} · {_('i dag')}" if line.is_today else line.hours, role, wrap=True)
            hours.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            hours.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            grid.addWidget(days, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(hours, number, 1)
        return grid
