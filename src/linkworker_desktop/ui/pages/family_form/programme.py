"""On what ground a person stays in Denmark, and whether they are in the programme."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from linkworker_desktop.domain.family import ADULT_AGE
from linkworker_desktop.domain.rules.subjects import Trait
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family_form.side_by_side import at_top
from linkworker_desktop.ui.pages.family_form.typed import TypedProgramme
from linkworker_desktop.ui.residence_words import residence_choices

_CHILD_TRAITS = (Trait.SUPPORT_PLAN, Trait.PLACED_OUTSIDE_HOME)


class ProgrammeFields(QWidget):
    """The section »Opholdsgrundlag og program« of one person; what cannot concern their age is hidden."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[str, ...] = ()
        self._age: int | None = None
        self.residence = ComboBox()
        self.in_programme = CheckBox(_("I program"))
        self.traits = {
            Trait.SUPPORT_PLAN: CheckBox(_("Har barnets plan eller får støtte")),
            Trait.PLACED_OUTSIDE_HOME: CheckBox(_("Anbragt uden for hjemmet")),
        }
        self.fields = {
            "residence": Field(_("Opholdsgrundlag"), self.residence),
            "exempt_reason": Field(_("Hvorfor ikke i program")),
            "exempt_on": Field(_("Fra hvilken dag")),
        }
        self._build()
        self._connect()
        self._show_programme()

    def typed(self) -> TypedProgramme:
        """Return what stands in the section."""
        ticked = [trait.value for trait, box in self.traits.items() if box.isChecked()]
        return TypedProgramme(
            residence=str(self.residence.currentData()),
            is_in=self.in_programme.isChecked(),
            reason=self.fields["exempt_reason"].line_edit.text(),
            reason_on=self.fields["exempt_on"].line_edit.text(),
            other=tuple(sorted({*self._kept, *ticked})),
        )

    def show_typed(self, typed: TypedProgramme) -> None:
        """Show somebody's residence and programme."""
        self._kept = tuple(trait for trait in typed.other if trait not in _CHILD_TRAITS)
        self.residence.setCurrentIndex(max(0, self.residence.findData(typed.residence)))
        self.in_programme.setChecked(typed.is_in)
        self.fields["exempt_reason"].line_edit.setText(typed.reason)
        self.fields["exempt_on"].line_edit.setText(typed.reason_on)
        for trait, box in self.traits.items():
            box.setChecked(trait.value in typed.other)
        self.show_age(self._age)
        self._show_programme()

    def show_age(self, age: int | None) -> None:
        """Hide what does not concern somebody of this age, unless it is ticked."""
        self._age = age
        is_child = age is not None and age < ADULT_AGE
        is_adult = age is not None and age >= ADULT_AGE
        self.in_programme.setVisible(not is_child or not self.in_programme.isChecked())
        for box in self.traits.values():
            box.setVisible(not is_adult or box.isChecked())

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Return the editors in the order Tab goes through them."""
        reasons = (self.fields["exempt_reason"].editor, self.fields["exempt_on"].editor)
        return (self.residence, self.in_programme, *self.traits.values(), *reasons)

    def _build(self) -> None:
        for value, label in residence_choices():
            self.residence.addItem(label, value)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, measures.GAP_8, 0, 0)
        grid.setHorizontalSpacing(measures.GAP_12)
        grid.setVerticalSpacing(measures.GAP_8)
        title = Label(_("Opholdsgrundlag og program"), TypeRole.SMALL, Ink.MUTED)
        grid.addWidget(title, 0, 0, 1, 3)
        grid.addLayout(at_top(self.fields["residence"]), 1, 0)
        grid.addWidget(self.in_programme, 1, 1, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.traits[Trait.SUPPORT_PLAN], 1, 2, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.traits[Trait.PLACED_OUTSIDE_HOME], 2, 2)
        grid.addLayout(at_top(self.fields["exempt_reason"]), 3, 0, 1, 2)
        grid.addLayout(at_top(self.fields["exempt_on"]), 3, 2)
        for column in range(3):
            grid.setColumnStretch(column, 1)

    def _connect(self) -> None:
        self.residence.activated.connect(self.edited)
        for box in (self.in_programme, *self.traits.values()):
            box.clicked.connect(self.edited)
        self.in_programme.toggled.connect(self._show_programme)
        for name in ("exempt_reason", "exempt_on"):
            self.fields[name].line_edit.textEdited.connect(self.edited)

    def _show_programme(self) -> None:
        is_out = not self.in_programme.isChecked()
        for name in ("exempt_reason", "exempt_on"):
            self.fields[name].setVisible(is_out)
