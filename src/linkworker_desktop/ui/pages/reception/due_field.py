"""When a task of the plan is due, chosen in words instead of written as an expression."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.domain.reception_plan import DueExpression, PlanTask, Timing, parse_due
from linkworker_desktop.domain.rules.happening_words import noun_of
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.rules.choices import Choice
from linkworker_desktop.ui.pages.rules.span_field import SpanField
from linkworker_desktop.ui.words import joined

_LETTERS = {
    HappeningKind.HOUSED: "H",
    HappeningKind.TAKEOVER: "T",
    HappeningKind.ALLOCATION: "A",
    HappeningKind.PERMIT_EXPIRES: "udløb",
}
_UNITS = {
    Unit.HOURS: "t",
    Unit.DAYS: "d",
    Unit.WORKING_DAYS: "hverdage",
    Unit.WEEKS: "uger",
    Unit.MONTHS: "md",
}
_EVERY = {Unit.DAYS: "d", Unit.WEEKS: "uge", Unit.MONTHS: "md"}
_A_WEEK, _HALF_A_YEAR = Span(7, Unit.DAYS), Span(6, Unit.MONTHS)


class DueManner(Enum):
    """What decides when a task is due."""

    DATED = N_("før eller efter en dag")
    RULE = N_("som en regel siger")
    EVERY = N_("igen og igen efter indflytningen")
    MEETING = N_("senest på infomødet")
    ONGOING = N_("løbende")
    EVENT = N_("når det sker")


class DueField(QWidget):
    """`due_text` and `rules` give what is chosen; raises NotASpan for a number that is none."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.manner = Choice((_(manner.value), manner) for manner in DueManner)
        self.span = SpanField(_("Hvor længe"), tuple(_UNITS), sides=True)
        self.anchor = Choice((noun_of(kind), kind) for kind in _LETTERS)
        self.rule = Choice()
        self.every = SpanField(_("Hvor tit"), tuple(_EVERY))
        self.field = Field(_("Hvornår"), self.manner)
        self._rows: dict[DueManner, QWidget] = {}
        self._build()

    def show_task(self, task: PlanTask | None, rules: Sequence[Rule]) -> None:
        """Show when a task is due; a new one a week after the family moved in."""
        options: list[tuple[str, object]] = []
        for code, name in {rule.code: rule.name for rule in rules}.items():
            options.append((name, (code, ())))
        self.rule.offer(options)
        self.span.show_span(_A_WEEK)
        self.every.show_span(_HALF_A_YEAR)
        self.manner.choose(DueManner.DATED)
        self.anchor.choose(HappeningKind.HOUSED)
        if task is not None:
            self._show(task, parse_due(task.due_text), {rule.code: rule.name for rule in rules})
        self._show_row()

    def due_text(self) -> str:
        """Return the due expression."""
        match self.manner.value():
            case DueManner.RULE:
                value = self.rule.value()
                return str(value[0]) if value is not None else ""
            case DueManner.EVERY:
                span = self.every.span()
                return f"hver {span.amount}. {_EVERY[span.unit]}"
            case DueManner.MEETING:
                return "infomøde"
            case DueManner.ONGOING:
                return "løbende"
            case DueManner.EVENT:
                return "hændelse"
            case _:
                span = self.span.span()
                letter = _LETTERS[self.anchor.value()]
                return f"{letter}{span.amount:+d} {_UNITS[span.unit]}" if span.amount else f"{letter}+0"

    def rules(self) -> tuple[str, ...]:
        """Return the rules followed beside those the expression names."""
        value = self.rule.value()
        return value[1] if self.manner.value() is DueManner.RULE and value is not None else ()

    def chosen(self) -> dict[str, Any]:
        """Return everything that is chosen and typed, to be kept as JSON."""
        code, further = self.rule.value() or ("", ())
        return {
            "manner": self.manner.value().name,
            "span": self.span.typed(),
            "anchor": self.anchor.value().value,
            "rule": [code, list(further)],
            "every": self.every.typed(),
        }

    def take_chosen(self, kept: Mapping[str, Any]) -> None:
        """Show what `chosen` returned. Raises KeyError, TypeError or ValueError for anything else."""
        code, further = kept["rule"]
        self.manner.choose(DueManner[kept["manner"]])
        self.span.take_typed(kept["span"])
        self.anchor.choose(HappeningKind(kept["anchor"]))
        self.every.take_typed(kept["every"])
        if code:
            self.rule.choose((str(code), tuple(map(str, further))), str(code))
        self._show_row()

    def _show(self, task: PlanTask, due: DueExpression, names: dict[str, str]) -> None:
        if task.rules:
            given = tuple(rule for rule in task.rules if rule not in due.rules)
            word = joined(names.get(code, code) for code in task.rules)
            plain = (task.rules[0], ()) if len(task.rules) == 1 and not given else None
            self.rule.choose(plain or (task.due_text, given), word)
            self.manner.choose(DueManner.RULE)
        elif due.timing is Timing.ONGOING:
            self.manner.choose(DueManner.ONGOING)
        elif due.timing is Timing.ON_EVENT:
            self.manner.choose(DueManner.EVENT)
        elif due.repeat is not None:
            self.every.show_span(due.repeat)
            self.manner.choose(DueManner.EVERY)
        elif HappeningKind.INFO_MEETING_HELD in due.anchors:
            self.manner.choose(DueManner.MEETING)
        else:
            self.anchor.choose(due.anchors[0])
            self.span.show_span(due.offset or _A_WEEK)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_12)
        column.addWidget(self.field)
        dated = QWidget()
        rows = QVBoxLayout(dated)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(measures.GAP_12)
        rows.addWidget(Field(_("Hvor længe"), self.span))
        rows.addWidget(Field(_("Regnes fra"), self.anchor))
        self._rows = {
            DueManner.DATED: dated,
            DueManner.RULE: Field(_("Reglen"), self.rule),
            DueManner.EVERY: Field(_("Hvor tit"), self.every),
        }
        for row in self._rows.values():
            column.addWidget(row)
        self.manner.activated.connect(self._show_row)
        for box in (self.manner, self.anchor, self.rule):
            box.activated.connect(self.edited)
        self.span.edited.connect(self.edited)
        self.every.edited.connect(self.edited)
        self.setFocusProxy(self.manner)

    def _show_row(self) -> None:
        for manner, row in self._rows.items():
            row.setVisible(self.manner.value() is manner)
