"""A length of time typed as a number and chosen as a unit: 96 timer efter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from linkworker_desktop.domain.rules.spans import LARGEST, Span, Unit
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

NUMBER_WIDTH, UNIT_WIDTH, SIDE_WIDTH = 72, 132, 96
UNIT_WORDS = {
    Unit.HOURS: N_("timer"),
    Unit.DAYS: N_("dage"),
    Unit.WORKING_DAYS: N_("hverdage"),
    Unit.WEEKS: N_("uger"),
    Unit.MONTHS: N_("måneder"),
    Unit.WHOLE_MONTHS: N_("hele måneder"),
    Unit.YEARS: N_("år"),
}
ALL_UNITS = tuple(UNIT_WORDS)
PLAIN_UNITS = tuple(unit for unit in ALL_UNITS if unit is not Unit.WHOLE_MONTHS)


class NotASpan(ValueError):
    """The number is none, or too large."""


class SpanField(QWidget):
    """A number and a unit; with `sides` also before or after. `name` is said by screen readers."""

    edited = Signal()

    def __init__(
        self,
        name: str,
        units: Sequence[Unit] = PLAIN_UNITS,
        *,
        sides: bool = False,
        after: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sided = sides
        self.number = QLineEdit()
        self.number.setFixedWidth(measures.scaled(NUMBER_WIDTH))
        self.number.setAccessibleName(_("{name}: tal").format(name=name))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.unit = ComboBox()
        self.unit.setFixedWidth(measures.scaled(UNIT_WIDTH))
        self.unit.setAccessibleName(_("{name}: enhed").format(name=name))
        for unit in units:
            self.unit.addItem(_(UNIT_WORDS[unit]), unit)
        self.side = ComboBox()
        self.side.setFixedWidth(measures.scaled(SIDE_WIDTH))
        self.side.setAccessibleName(_("{name}: før eller efter").format(name=name))
        self.side.addItem(_("efter"), 1)
        self.side.addItem(_("før"), -1)
        self.setFocusProxy(self.number)
        line = FlowLayout(self, spacing=measures.GAP_8, line_spacing=measures.GAP_4)
        line.addWidget(self.number)
        line.addWidget(self.unit)
        line.addWidget(self.side)
        if after:
            line.addWidget(Label(after, TypeRole.BODY, Ink.MUTED))
        self.side.setVisible(sides)
        self.number.textEdited.connect(self.edited)
        self.unit.activated.connect(self.edited)
        self.side.activated.connect(self.edited)

    def span(self) -> Span:
        """Return what is typed. Raises NotASpan; an empty number is none."""
        text = self.number.text().strip().replace(".", "")
        try:
            amount = int(text)
        except ValueError:
            raise NotASpan(text) from None
        if self._sided:
            amount *= int(self.side.currentData())
        if abs(amount) > LARGEST:
            raise NotASpan(text)
        return Span(amount, Unit(self.unit.currentData()))

    def typed(self) -> list[str]:
        """Return what stands in the field, number, unit and side, whether or not it is a length."""
        return [self.number.text(), str(self.unit.currentData()), str(self.side.currentData())]

    def take_typed(self, typed: Sequence[str]) -> None:
        """Show what `typed` returned. Raises ValueError for what it never returned."""
        number, unit, side = typed
        self.show_span(Span(int(side), Unit(unit)))
        self.number.setText(str(number))

    def show_span(self, span: Span) -> None:
        """Show a length; a unit that is not offered is added."""
        amount = abs(span.amount) if self._sided else span.amount
        self.number.setText(str(amount))
        place = self.unit.findData(span.unit)
        if place < 0:
            self.unit.addItem(_(UNIT_WORDS[span.unit]), span.unit)
            place = self.unit.count() - 1
        self.unit.setCurrentIndex(place)
        self.side.setCurrentIndex(1 if span.amount < 0 else 0)
