"""The part of the rule form that says when: counted from what, once, again, so many times, or on fixed days."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.domain.rules.rule import (
    NO_SPAN,
    Anchor,
    CountFrom,
    MonthlyWeekday,
    Rule,
    Who,
    Window,
    YearlyDay,
)
from linkworker_desktop.domain.rules.rule_words import month_name, weekday_name
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.rules.choices import Choice, anchor_options, anchor_word
from linkworker_desktop.ui.pages.rules.pair import Pair
from linkworker_desktop.ui.pages.rules.span_field import ALL_UNITS, NUMBER_WIDTH, SpanField
from linkworker_desktop.ui.pages.rules.typed import typed_number, typed_span


class Manner(Enum):
    """How a rule's date comes."""

    ONCE = N_("kommer én gang")
    AGAIN = N_("kommer igen og igen")
    WINDOW = N_("et antal gange inden for en tid")
    MONTHLY = N_("en fast ugedag hver måned")
    YEARLY = N_("en fast dag hvert år")


_FIXED = {Manner.MONTHLY, Manner.YEARLY}
_A_MONTH = Span(1, Unit.MONTHS)


class TimingFields(QWidget):
    """Shows the fields the chosen manner needs; `typed` gives their values under the names they have in a rule."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._further: tuple[Anchor, ...] = ()
        self.manner = Choice((_(manner.value), manner) for manner in Manner)
        self.anchor, self.other = Choice(), Choice()
        self.offset = SpanField(_("Hvor længe"), ALL_UNITS, sides=True)
        self.every = SpanField(_("Hvor tit"))
        self.count_from = Choice(
            (
                (_("sidste gang, det blev gjort"), CountFrom.COMPLETED),
                (_("planen, også når det blev sent"), CountFrom.PLANNED),
            )
        )
        self.times = QLineEdit()
        self.times.setFixedWidth(measures.scaled(NUMBER_WIDTH))
        self.within = SpanField(_("Inden for"), ALL_UNITS)
        self.step = SpanField(_("Gerne hver"))
        self.nth = Choice((_("den {n}.").format(n=nth), nth) for nth in range(1, 5))
        self.weekday = Choice((weekday_name(day), day) for day in range(7))
        self.day = QLineEdit()
        self.day.setFixedWidth(measures.scaled(NUMBER_WIDTH))
        self.month = Choice((month_name(month), month) for month in range(1, 13))
        self.fields: dict[str, Field] = {}
        self._rows: list[tuple[frozenset[Manner], QWidget]] = []
        self._build()
        self._connect()

    def show_rule(self, rule: Rule, rules: Sequence[Rule]) -> None:
        """Show when a rule is due."""
        self.offer(rule.who, rules, rule.code)
        self._further = rule.anchors[2:]
        for place, box in enumerate((self.anchor, self.other)):
            anchor = rule.anchors[place] if place < len(rule.anchors) else None
            box.choose(anchor, anchor_word(anchor, rules) if anchor is not None else "")
        self.offset.show_span(rule.offset)
        self.within.show_span(rule.offset if rule.window else _A_MONTH)
        self.every.show_span(rule.repeat or _A_MONTH)
        self.count_from.choose(rule.count_from)
        self.times.setText(str(rule.window.times if rule.window else 1))
        self.step.show_span(rule.window.step if rule.window else _A_MONTH)
        match rule.calendar:
            case MonthlyWeekday(nth, weekday):
                self.nth.choose(nth)
                self.weekday.choose(weekday)
            case YearlyDay(month, day):
                self.day.setText(str(day))
                self.month.choose(month)
            case None:
                self.day.setText("1")
        self.manner.choose(manner_of(rule))
        self._show_rows()

    def offer(self, who: Who, rules: Sequence[Rule], own: str) -> None:
        """Offer what a rule for `who` can be counted from; `own` is the code of the rule itself."""
        options = anchor_options(who, rules, own)
        self.anchor.offer([(_("(vælg)"), None), *options])
        self.other.offer([(_("(ingenting)"), None), *options])

    def typed(self, problems: list[Problem]) -> dict[str, Any]:
        """Return the values; for what is no number add problems."""
        values: dict[str, Any] = {
            "anchors": self._anchors(),
            "offset": NO_SPAN,
            "repeat": None,
            "window": None,
            "calendar": None,
            "count_from": CountFrom.COMPLETED,
        }
        match self.manner.value():
            case Manner.ONCE:
                values["offset"] = typed_span("offset", self.offset, problems)
            case Manner.AGAIN:
                values["repeat"] = typed_span("repeat", self.every, problems)
                values["count_from"] = self.count_from.value()
            case Manner.WINDOW:
                times = typed_number("times", self.times.text(), problems)
                values["offset"] = typed_span("within", self.within, problems)
                values["window"] = Window(times, typed_span("step", self.step, problems))
            case Manner.MONTHLY:
                values |= {"anchors": (), "calendar": MonthlyWeekday(self.nth.value(), self.weekday.value())}
            case Manner.YEARLY:
                day = typed_number("calendar", self.day.text(), problems)
                values |= {"anchors": (), "calendar": YearlyDay(self.month.value(), day)}
        return values

    def _anchors(self) -> tuple[Any, ...]:
        chosen = (self.anchor.value(), self.other.value(), *self._further)
        return tuple(dict.fromkeys(anchor for anchor in chosen if anchor is not None))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_12)
        moving = frozenset(set(Manner) - _FIXED)
        self._row(column, frozenset(Manner), self._field("manner", _("Fristen"), self.manner))
        self._row(
            column,
            moving,
            self._field("anchors", _("Regnes fra"), self.anchor),
            self._field("other", _("Og er den dag ikke kendt, fra"), self.other),
        )
        self._row(column, frozenset({Manner.ONCE}), self._field("offset", _("Hvor længe"), self.offset))
        again = frozenset({Manner.AGAIN})
        self._row(
            column,
            again,
            self._field("repeat", _("Hvor tit"), self.every),
            self._field("count_from", _("Næste gang regnes fra"), self.count_from),
        )
        window = frozenset({Manner.WINDOW})
        self._row(
            column,
            window,
            self._field("times", _("Antal gange"), self.times),
            self._field("within", _("Inden for"), self.within),
        )
        self._row(column, window, self._field("step", _("Gerne hver"), self.step))
        self._row(
            column,
            frozenset({Manner.MONTHLY}),
            self._field("nth", _("Hvilken"), self.nth),
            self._field("weekday", _("Ugedag"), self.weekday),
        )
        self._row(
            column,
            frozenset({Manner.YEARLY}),
            self._field("calendar", _("Dag"), self.day),
            self._field("month", _("Måned"), self.month),
        )

    def _row(self, column: QVBoxLayout, manners: frozenset[Manner], *fields: Field) -> None:
        row = Pair(*fields)
        column.addWidget(row)
        self._rows.append((manners, row))

    def _field(self, name: str, label: str, editor: QWidget) -> Field:
        field = self.fields[name] = Field(label, editor)
        return field

    def _connect(self) -> None:
        self.manner.activated.connect(self._show_rows)
        boxes = (self.anchor, self.other, self.count_from, self.nth, self.weekday, self.month, self.manner)
        for box in boxes:
            box.activated.connect(self.edited)
        for span in (self.offset, self.every, self.within, self.step):
            span.edited.connect(self.edited)
        for line in (self.times, self.day):
            line.textEdited.connect(self.edited)

    def _show_rows(self) -> None:
        manner = self.manner.value()
        for manners, row in self._rows:
            row.setVisible(manner in manners)


def manner_of(rule: Rule) -> Manner:
    """Return how a rule's date comes."""
    if isinstance(rule.calendar, MonthlyWeekday):
        return Manner.MONTHLY
    if isinstance(rule.calendar, YearlyDay):
        return Manner.YEARLY
    if rule.window is not None:
        return Manner.WINDOW
    return Manner.ONCE if rule.repeat is None else Manner.AGAIN
