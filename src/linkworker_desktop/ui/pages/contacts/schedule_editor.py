"""The week of a contact as it is typed: one line for each weekday, or the whole week at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.hours_reading import parse_hours
from linkworker_desktop.domain.opening_hours import SHORT_WEEKDAYS, WHOLE_DAY, Opening
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.growing_rows import mark
from linkworker_desktop.ui.pages.contacts.hours_words import weekday_name
from linkworker_desktop.ui.words import capitalised

DAYS = range(7)
SOME_DAY = date(2026, 1, 5)


class DayLine(QLineEdit):
    """The hours of one weekday; text about several days that is pasted goes to `several_pasted` instead."""

    several_pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._takes_over():
            return
        super().keyPressEvent(event)

    def _takes_over(self) -> bool:
        text = QGuiApplication.clipboard().text()
        if text.strip() and parse_hours(text, SOME_DAY).schedule.weekly:
            self.several_pasted.emit(text)
            return True
        return False


class ScheduleEditor(QWidget):
    """`edited` at every change a user makes; `rest_found` carries what was pasted and is not about the week."""

    edited = Signal()
    rest_found = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.week = Field(_("Hele &ugen på én gang"), help_text=_("fx man-fre 9-15, tor 9-17. Tryk Enter."))
        self.days = [DayLine() for _day in DAYS]
        self._error = Label("", TypeRole.SMALL, Ink.OVER, wrap=True)
        self._build()
        self._connect()

    def openings(self) -> tuple[Opening, ...]:
        """Return every opening that can be read, by day and time."""
        return tuple(opening for day in DAYS for opening in read_day(day, self.days[day].text()) or ())

    def set_openings(self, openings: tuple[Opening, ...]) -> None:
        """Show a week without telling `edited`."""
        for day, line in enumerate(self.days):
            line.setText(day_text([each for each in openings if each.weekday == day]))
            line.setCursorPosition(0)
        self.week.line_edit.clear()
        self.say_errors()

    def loose(self) -> dict[str, str]:
        """Return the lines that cannot be read, by `schedule.0` for Monday."""
        lines = ((day, self.days[day].text()) for day in DAYS)
        return {f"schedule.{day}": text for day, text in lines if read_day(day, text) is None}

    def show_loose(self, loose: Mapping[str, str]) -> None:
        """Show lines as they were typed."""
        for day, line in enumerate(self.days):
            if f"schedule.{day}" in loose:
                line.setText(loose[f"schedule.{day}"])

    def set_error(self, sentence: str, day: int = 0) -> QWidget:
        """Show an error at a day's line; an empty one takes it away; return the line."""
        line = self.days[day]
        mark(line, wrong=bool(sentence))
        line.setAccessibleDescription(sentence)
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        return line

    def clear_errors(self) -> None:
        """Take every error away."""
        for day in DAYS:
            self.set_error("", day)
        self.week.set_error("")

    def say_errors(self) -> None:
        """Mark the lines that cannot be read, and say how they are written."""
        self.clear_errors()
        for name in reversed(self.loose()):
            self.set_error(_("Skriv fx 9–15, 9–12 og 13–17 eller lukket."), int(name.split(".")[1]))

    def take_text(self, text: str) -> bool:
        """Put hours of several days into their lines; tell whether anything was understood."""
        parsed = parse_hours(text, SOME_DAY)
        if not parsed.schedule.weekly:
            return False
        told = {each.weekday for each in parsed.schedule.weekly}
        for day in told:
            self.days[day].setText(day_text([each for each in parsed.schedule.weekly if each.weekday == day]))
        if parsed.rest or parsed.schedule.exceptions:
            self.rest_found.emit(text)
        self.say_errors()
        self.edited.emit()
        return True

    def _take_week(self) -> None:
        text = self.week.line_edit.text()
        if not text.strip():
            self.week.set_error("")
        elif self.take_text(text):
            self.week.line_edit.clear()
            self.days[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.week.set_error(_("Det kan ikke læses som åbningstider. Skriv fx man-fre 9-15."))

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(measures.GAP_12)
        grid.setVerticalSpacing(measures.GAP_4)
        grid.setColumnStretch(1, 1)
        for day, line in enumerate(self.days):
            name = Label(capitalised(weekday_name(day)))
            name.setBuddy(line)
            line.setAccessibleName(name.text())
            line.setMinimumWidth(0)
            line.setPlaceholderText(_("lukket"))
            grid.addWidget(name, day, 0)
            grid.addWidget(line, day, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_8)
        column.addWidget(self.week)
        column.addLayout(grid)
        column.addWidget(self._error)
        self._error.hide()

    def _connect(self) -> None:
        self.week.line_edit.returnPressed.connect(self._take_week)
        self.week.line_edit.editingFinished.connect(self._take_week)
        for line in self.days:
            line.textEdited.connect(self.edited)
            line.editingFinished.connect(self.say_errors)
            line.several_pasted.connect(self.take_text)


def read_day(day: int, text: str) -> tuple[Opening, ...] | None:
    """Return the openings of a weekday; none for »lukket« or nothing; None when the text cannot be read."""
    plain = text.strip()
    if not plain or plain.casefold().strip(".") in {"lukket", _("lukket")}:
        return ()
    parsed = parse_hours(f"{SHORT_WEEKDAYS[day]} {plain}", SOME_DAY)
    weekly = parsed.schedule.weekly
    is_own = all(each.weekday == day for each in weekly)
    return weekly if weekly and is_own and not parsed.rest and not parsed.schedule.exceptions else None


def day_text(openings: list[Opening]) -> str:
    """Return `9–12 og 13–17` as it can be typed."""
    return " og ".join(span_text(each.opens, each.closes) for each in openings)


def span_text(opens: time, closes: time) -> str:
    """Return `9–15.30` as it can be typed."""
    if (opens, closes) == WHOLE_DAY:
        return "døgnåbent"
    return f"{_clock(opens)}–{_clock(closes) if closes != time(0, 0) else '24'}"


def _clock(moment: time) -> str:
    return f"{moment.hour}.{moment.minute:02d}" if moment.minute else str(moment.hour)
