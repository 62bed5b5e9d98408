"""The row under the title: whose, which unit's, who is responsible, and what sorts of things are seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.domain.events import RESPONSIBLE_LABELS
from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_views import FamilyRow
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import ElidedLabel
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.calendar.narrowing import Choice
from linkworker_desktop.ui.pages.calendar.pick_button import PickButton
from linkworker_desktop.ui.pages.calendar.span import View
from linkworker_desktop.ui.words import in_row


class FilterRow(QWidget):
    """`chosen` carries the `Choice`; what was chosen stays until the program is closed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = Choice()
        self._names: dict[UUID, str] = {}
        self.families = PickButton(_("Alle familier"))
        self.units = PickButton(_("Alle enheder"))
        self.responsible = PickButton(_("Alle ansvarlige"))
        self.meetings = Chip(_("Møder"), several=True)
        self.deadlines = Chip(_("Frister"), several=True)
        self.law = Chip(_("§ Lov"), several=True)
        self.local = Chip(_("Lokalt"), several=True)
        self._filters = QWidget()
        self.hint = ElidedLabel("", TypeRole.SMALL, Ink.MUTED)
        self._build()
        self._connect()

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        return self._choice

    def show_options(self, families: Sequence[FamilyRow], units: Sequence[str]) -> None:
        """Offer the families and units there are; ticks of those that are gone are dropped."""
        choice = self._choice
        self._names = {row.id: row.surname for row in families}
        offered = [(f"{in_row(row.surname)} · {row.code}", row.id) for row in families]
        self.families.set_options(offered, choice.families)
        self.units.set_options([(unit, unit) for unit in units], choice.units)
        who = [(_(label), who) for who, label in RESPONSIBLE_LABELS.items()]
        self.responsible.set_options(who, choice.responsible)
        known = frozenset(row.id for row in families)
        self._choice = replace(choice, families=choice.families & known, units=choice.units & set(units))

    def set_filtering(self, *, filters: bool) -> None:
        """Show the filters, or keep their room for the hint alone where there is nothing to filter."""
        self.setMinimumHeight(measures.small_control_height())
        self._filters.setVisible(filters)

    def set_hint(self, text: str) -> None:
        """Show a remark at the right end, where the filters leave room for it."""
        self.hint.setText(text)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        taken = sum(widget.sizeHint().width() + measures.GAP_8 for widget in self._all())
        room = self.width() - measures.GAP_16 - (0 if self._filters.isHidden() else taken)
        self.hint.setVisible(bool(self.hint.text()) and self.hint.sizeHint().width() <= room)

    def _all(self) -> tuple[QWidget, ...]:
        return (self.families, self.units, self.responsible, *self._chips())

    def name_of(self, family: UUID) -> str:
        """Return a family's surname; empty for one that is not offered."""
        return self._names.get(family, "")

    def set_families(self, families: frozenset[UUID]) -> None:
        """Show only these families, e.g. because somebody came from one."""
        self._choose(replace(self._choice, families=families))

    def _build(self) -> None:
        flow = FlowLayout(self._filters, spacing=measures.GAP_8)
        for widget in self._all():
            flow.addWidget(widget)
        for chip in self._chips():
            chip.setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(measures.GAP_16)
        row.addWidget(self._filters, 3)
        row.addWidget(self.hint, 0)

    def _chips(self) -> tuple[Chip, ...]:
        return self.meetings, self.deadlines, self.law, self.local

    def _connect(self) -> None:
        self.families.picked.connect(lambda ticked: self._choose(replace(self._choice, families=ticked)))
        self.units.picked.connect(lambda ticked: self._choose(replace(self._choice, units=ticked)))
        self.responsible.picked.connect(
            lambda ticked: self._choose(replace(self._choice, responsible=ticked))
        )
        for chip in self._chips():
            chip.clicked.connect(self._chip_pressed)

    def _chip_pressed(self) -> None:
        self._choose(
            replace(
                self._choice,
                meetings=self.meetings.isChecked(),
                deadlines=self.deadlines.isChecked(),
                law=self.law.isChecked(),
                local=self.local.isChecked(),
            )
        )

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        self.chosen.emit(choice)


def hint_of(view: View) -> str:
    """Return the remark at the right end of the row in a view."""
    match view:
        case View.MONTH | View.WEEK:
            return _("Træk en aftale for at flytte den. Ctrl+Z fortryder.")
        case View.YEAR:
            return _("Årshjulet viser kommunens egne møder. De enkelte familiers står i de andre visninger.")
        case _:
            return ""
