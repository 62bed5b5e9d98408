"""A small question: which day, and at what time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import NotADate, date_text, parse_date, parse_time, time_text
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.day_words import capitalised, day_words, week_words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

WIDTH = 400


@dataclass(frozen=True, slots=True)
class DayQuestion:
    """What is asked, of what, what the button says, and what stands there at first."""

    title: str
    about: str
    button: str
    first: When | None = None


class DayDialog(QDialog):
    """`chosen` carries the `When`; the dialog stays until it is accepted."""

    chosen = Signal(object)

    def __init__(self, question: DayQuestion, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.day = Field(_("&Dag"), help_text=_("i dag, 26/11 eller +3u"))
        self.clock = Field(_("&Klokken"), help_text=_("Kan udelades."))
        self.take_button = primary_button(question.button)
        self.cancel_button = secondary_button(_("Annullér"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(question.first)
        self._build(question)
        self._connect()

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong with the day."""
        self.day.set_error(sentence)
        self.day.setFocus()

    def _fill(self, first: When | None) -> None:
        when = first or When(self._today)
        self.day.line_edit.setText(date_text(when.day))
        if when.clock is not None:
            self.clock.line_edit.setText(time_text(when.clock))
        self.day.line_edit.selectAll()
        self._say_day()

    def _build(self, question: DayQuestion) -> None:
        self.setWindowTitle(question.title)
        self.setMinimumWidth(measures.scaled(WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        layout.setSpacing(measures.GAP_16)
        layout.addWidget(Label(question.title, TypeRole.SECTION_TITLE, wrap=True))
        layout.addWidget(Label(question.about, ink=Ink.MUTED, wrap=True))
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.day, 3, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.clock, 2, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.take_button)
        layout.addLayout(buttons)
        self.take_button.setDefault(True)

    def _connect(self) -> None:
        self.day.line_edit.textChanged.connect(self._say_day)
        self.take_button.clicked.connect(self._take)
        self.cancel_button.clicked.connect(self.reject)

    def _say_day(self) -> None:
        self.day.set_error("")
        self.day.set_help(typed_day_words(self.day.line_edit.text(), self._today))

    def _take(self) -> None:
        try:
            day = parse_date(self.day.line_edit.text(), self._today)
        except NotADate:
            self.show_problem(_("Skriv en dag, der findes, fx i dag, 26/11 eller +3u."))
            return
        text = self.clock.line_edit.text().strip()
        try:
            clock = parse_time(text) if text else None
        except NotADate:
            self.clock.set_error(_("Skriv et klokkeslæt, fx 14.30."))
            self.clock.setFocus()
            return
        self.clock.set_error("")
        self.chosen.emit(When(day, clock))


def typed_day_words(text: str, today: date) -> str:
    """Return what a typed day means, `Torsdag 26.11., uge 48`; how to write one where it means nothing yet."""
    try:
        day = parse_date(text, today)
    except NotADate:
        return _("i dag, 26/11 eller +3u")
    return f"{capitalised(day_words(day, today))}, {week_words(day)}"
