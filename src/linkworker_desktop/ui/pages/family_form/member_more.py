"""The further facts of a person in the form: names, CPR number, languages, when they came and went, programme."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.family_form.language_choice import LanguageChoice
from linkworker_desktop.ui.pages.family_form.programme import ProgrammeFields
from linkworker_desktop.ui.pages.family_form.secret_field import CprField
from linkworker_desktop.ui.pages.family_form.side_by_side import at_top
from linkworker_desktop.ui.pages.family_form.typed import TypedMember


class MoreAboutMember(QWidget):
    """The further facts of a person, under their line."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cpr = CprField()
        self.speaks = LanguageChoice(_("Familiens sprog"))
        self.reads = LanguageChoice(_("Familiens sprog"))
        self.reads_nothing = CheckBox(_("Læser ikke: mappen læses højt"))
        self.fields = {
            "surname": Field(_("Efternavn, hvis et andet")),
            "original_name": Field(_("Navn med egne bogstaver")),
            "cpr": Field(_("CPR-nummer"), self.cpr),
            "speaks": Field(_("Taler"), self.speaks),
            "reads": Field(_("Læser"), self.reads),
            "moved_in": Field(_("Flyttede ind, hvis en anden dag")),
            "moved_out": Field(_("Flyttede ud")),
        }
        self.programme = ProgrammeFields()
        self.fields |= self.programme.fields
        self._build()
        self._connect()

    def typed(self) -> TypedMember:
        """Return the further facts; the rest of the line is left empty."""
        return TypedMember(
            surname=self.fields["surname"].line_edit.text(),
            original_name=self.fields["original_name"].line_edit.text(),
            cpr=self.cpr.number(),
            speaks=self.speaks.codes(),
            reads=self.reads.codes(),
            reads_nothing=self.reads_nothing.isChecked(),
            moved_in=self.fields["moved_in"].line_edit.text(),
            moved_out=self.fields["moved_out"].line_edit.text(),
            programme=self.programme.typed(),
        )

    def show_typed(self, typed: TypedMember) -> None:
        """Show the further facts of somebody."""
        for name in ("surname", "original_name", "moved_in", "moved_out"):
            self.fields[name].line_edit.setText(getattr(typed, name))
        self.cpr.set_number(typed.cpr)
        self.speaks.set_codes(typed.speaks)
        self.reads.set_codes(typed.reads)
        self.reads_nothing.setChecked(typed.reads_nothing)
        self.fields["reads"].setEnabled(not typed.reads_nothing)
        self.programme.show_typed(typed.programme)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Return the editors in the order Tab goes through them."""
        fields = self.fields
        return (
            *(fields[name].editor for name in ("surname", "original_name", "cpr", "speaks", "reads")),
            self.reads_nothing,
            fields["moved_in"].editor,
            fields["moved_out"].editor,
            *self.programme.tab_stops(),
        )

    def _build(self) -> None:
        grid = QGridLayout(self)
        left = measures.scaled(32) + measures.GAP_12
        grid.setContentsMargins(left, measures.GAP_4, 0, measures.GAP_12)
        grid.setHorizontalSpacing(measures.GAP_12)
        grid.setVerticalSpacing(measures.GAP_12)
        places = (("surname", "original_name", "cpr"), ("speaks", "reads"), ("moved_in", "moved_out"))
        for row, names in enumerate(places):
            for column, name in enumerate(names):
                grid.addLayout(at_top(self.fields[name]), row, column)
        grid.addWidget(self.reads_nothing, 1, 2, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.programme, 3, 0, 1, 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)

    def _connect(self) -> None:
        for name in ("surname", "original_name", "moved_in", "moved_out"):
            self.fields[name].line_edit.textEdited.connect(self.edited)
        for choice in (self.cpr, self.speaks, self.reads):
            choice.edited.connect(self.edited)
        self.reads_nothing.clicked.connect(self.edited)
        self.programme.edited.connect(self.edited)
        self.reads_nothing.toggled.connect(lambda on: self.fields["reads"].setEnabled(not on))
