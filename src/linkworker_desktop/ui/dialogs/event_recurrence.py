"""How an event comes again: offered in words, set by hand where no words fit, with its next three days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import NotADate, date_text, parse_date
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.recurrence import Frequency, Recurrence, checked, first_fit, next_days
from linkworker_desktop.domain.recurrence_words import WEEKDAYS, presets, recurrence_words
from linkworker_desktop.domain.rules.rule import CountFrom
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.day_words import short_date
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

_UNITS = (
    (Frequency.DAILY, N_("dage")),
    (Frequency.WEEKLY, N_("uger")),
    (Frequency.MONTHLY, N_("måneder")),
    (Frequency.YEARLY, N_("år")),
)
_NEVER, _UNTIL, _TIMES = range(3)
_MOST = 999


class RecurrenceField(QWidget):
    """`edited` at every choice. The offers follow the day the event begins on."""

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._start = today, today
        self._offers: list[Recurrence | None] = [None]
        self._own: Recurrence | None = None
        self.choice = ComboBox()
        self.field = Field(_("G&entages"), self.choice)
        self.interval = QLineEdit("1")
        self.unit = ComboBox()
        self.weekdays = [Chip(_(name)[:2]) for name in WEEKDAYS]
        self.ending = ComboBox()
        self.end = QLineEdit()
        self.from_done = CheckBox(_("Regn fra, hvornår det sidst blev gjort"))
        self.preview = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._by_hand = QWidget()
        self._week = QWidget()
        self._build()
        self._connect()
        self.set_start(today)

    def set_start(self, day: date) -> None:
        """Offer what fits a first day; what is chosen stays chosen in its place."""
        place = self.choice.currentIndex()
        self._start = day
        was_by_hand = place == len(self._offers) and place > 0
        offered = presets(day)
        self._offers = [None, *(preset.recurrence for preset in offered)]
        self.choice.blockSignals(True)
        self.choice.clear()
        self.choice.addItem(_("Nej, kun denne gang"))
        self.choice.addItems([preset.label for preset in offered])
        self.choice.addItem(_("Andet …"))
        last = len(self._offers)
        self.choice.setCurrentIndex(last if was_by_hand else min(max(place, 0), last - 1))
        self.choice.blockSignals(False)
        self._show()

    def set_recurrence(self, recurrence: Recurrence | None, start: date) -> None:
        """Show how something is repeated; what is not among the offers is set by hand."""
        self.set_start(start)
        place = self._offers.index(recurrence) if recurrence in self._offers else len(self._offers)
        if recurrence is not None and place == len(self._offers):
            self._put_by_hand(recurrence)
        self.choice.setCurrentIndex(place)
        self._show()

    def recurrence(self) -> Recurrence | None:
        """Return what is chosen, None for once. Raises `InvalidInput` for an end that cannot be read."""
        place = self.choice.currentIndex()
        if place < len(self._offers):
            return self._offers[max(place, 0)]
        return checked(self._typed())

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong under the choice; an empty text takes it away."""
        self.field.set_error(sentence)

    # -- building

    def _build(self) -> None:
        self.setFocusProxy(self.choice)
        self.interval.setFixedWidth(measures.scaled(56))
        self.interval.setAccessibleName(_("Hvor mange dage, uger, måneder eller år der går"))
        self.unit.addItems([_(name) for _frequency, name in _UNITS])
        self.unit.setCurrentIndex(1)
        self.unit.setAccessibleName(_("Dage, uger, måneder eller år"))
        self.ending.addItems([_("slutter aldrig"), _("slutter den"), _("slutter efter (gange)")])
        self.ending.setAccessibleName(_("Hvornår gentagelsen slutter"))
        self.end.setAccessibleName(_("Slutdag eller antal gange"))
        for chip, name in zip(self.weekdays, WEEKDAYS, strict=True):
            chip.setAccessibleName(_(name))
        rhythm = QHBoxLayout()
        rhythm.setSpacing(measures.GAP_8)
        rhythm.addWidget(Label(_("Hver")))
        rhythm.addWidget(self.interval)
        rhythm.addWidget(self.unit)
        rhythm.addStretch(1)
        ending = QHBoxLayout()
        ending.setSpacing(measures.GAP_8)
        ending.addWidget(self.ending)
        ending.addWidget(self.end, 1)
        ending.addStretch(0)
        flow = FlowLayout(self._week, spacing=measures.GAP_4)
        for chip in self.weekdays:
            flow.addWidget(chip)
        column = QVBoxLayout(self._by_hand)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_8)
        column.addLayout(rhythm)
        column.addWidget(self._week)
        column.addLayout(ending)
        column.addWidget(self.from_done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_8)
        layout.addWidget(self.field)
        layout.addWidget(self._by_hand)
        layout.addWidget(self.preview)

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._changed)
        self.interval.textChanged.connect(self._changed)
        self.unit.currentIndexChanged.connect(self._changed)
        self.ending.currentIndexChanged.connect(self._changed)
        self.end.textChanged.connect(self._changed)
        self.from_done.toggled.connect(self._changed)
        for chip in self.weekdays:
            chip.clicked.connect(self._changed)

    def _changed(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        by_hand = self.choice.currentIndex() == len(self._offers)
        self._by_hand.setVisible(by_hand)
        is_weekly = _UNITS[self.unit.currentIndex()][0] is Frequency.WEEKLY
        self._week.setVisible(is_weekly and not self.from_done.isChecked())
        self.end.setVisible(self.ending.currentIndex() != _NEVER)
        self.end.setPlaceholderText(_("fx 30/6") if self.ending.currentIndex() == _UNTIL else _("fx 10"))
        self.field.set_error("")
        self._say_next(by_hand=by_hand)

    def _say_next(self, *, by_hand: bool) -> None:
        try:
            recurrence = self.recurrence()
        except InvalidInput:
            self.preview.hide()
            return
        self.preview.setVisible(recurrence is not None)
        if recurrence is None:
            return
        days = next_days(recurrence, first_fit(recurrence, self._start))
        said = _("Næste: {days}").format(days=", ".join(short_date(day, self._today) for day in days))
        if by_hand:
            words = recurrence_words(recurrence, self._start)
            said = f"{words[:1].upper()}{words[1:]}. {said}"
        self.preview.setText(said)

    def _typed(self) -> Recurrence:
        frequency = _UNITS[self.unit.currentIndex()][0]
        from_done = self.from_done.isChecked()
        days = tuple(number for number, chip in enumerate(self.weekdays) if chip.isChecked())
        is_own = self._own is not None and self._own.frequency is frequency and not from_done
        until, count = self._ending()
        return Recurrence(
            frequency,
            int(text) if (text := self.interval.text().strip()).isdecimal() else 0,
            weekdays=days if frequency is Frequency.WEEKLY and not from_done else (),
            month_day=self._own.month_day if is_own and self._own is not None else None,
            nth=self._own.nth if is_own and self._own is not None else None,
            until=until,
            count=count,
            count_from=CountFrom.COMPLETED if from_done else CountFrom.PLANNED,
        )

    def _ending(self) -> tuple[date | None, int | None]:
        text = self.end.text().strip()
        match self.ending.currentIndex():
            case place if place == _UNTIL:
                try:
                    return parse_date(text, self._today), None
                except NotADate:
                    sentence = _("Skriv den sidste dag, fx 30/6.")
                    raise InvalidInput([Problem("recurrence.until", sentence)]) from None
            case place if place == _TIMES:
                if not text.isdecimal():
                    raise InvalidInput([Problem("recurrence.count", _("Skriv et antal gange, fx 10."))])
                return None, min(int(text), _MOST + 1)
            case _:
                return None, None

    def _put_by_hand(self, recurrence: Recurrence) -> None:
        self._own = recurrence
        self.interval.setText(str(recurrence.interval))
        self.unit.setCurrentIndex([frequency for frequency, _name in _UNITS].index(recurrence.frequency))
        for number, chip in enumerate(self.weekdays):
            chip.setChecked(number in recurrence.weekdays)
        self.from_done.setChecked(recurrence.count_from is CountFrom.COMPLETED)
        if recurrence.until is not None:
            self.ending.setCurrentIndex(_UNTIL)
            self.end.setText(date_text(recurrence.until))
        elif recurrence.count is not None:
            self.ending.setCurrentIndex(_TIMES)
            self.end.setText(str(recurrence.count))
        else:
            self.ending.setCurrentIndex(_NEVER)
