"""A contact made where it is missed: who, where, what kind, and a number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.contact import ContactDraft, PhoneDraft
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.pages.contacts.category_box import CategoryBox


class NewContactForm(QWidget):
    """`made` carries the draft when somebody asks to make it, `dropped` says that nobody wants it."""

    made = Signal(object)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = Field(_("&Navn"))
        self.organisation = Field(_("&Sted eller organisation"))
        self.unit = Field(_("&Afdeling"))
        self._box = CategoryBox()
        self.category = Field(_("&Kategori"), self._box)
        self.phone = Field(_("Tele&fon"))
        self.make_button = primary_button(_("Opret og vælg"))
        self.drop_button = secondary_button(_("Tilbage"))
        self._build()
        self.make_button.clicked.connect(lambda: self.made.emit(self.draft()))
        self.drop_button.clicked.connect(self.dropped)

    @property
    def category_box(self) -> CategoryBox:
        """The editor of the category."""
        return self._box

    def begin(self, name: str) -> None:
        """Show an empty form with the name that was searched for."""
        for field in (self.organisation, self.unit, self.phone):
            field.line_edit.clear()
        self.person.line_edit.setText(name)
        self._box.set_code("")
        self.show_problems(())
        self.person.setFocus()

    def draft(self) -> ContactDraft:
        """Return the contact as it is typed."""
        phone = self.phone.line_edit.text().strip()
        return ContactDraft(
            category=self._box.code(),
            organisation=self.organisation.line_edit.text().strip(),
            unit=self.unit.line_edit.text().strip(),
            person=self.person.line_edit.text().strip(),
            phones=(PhoneDraft(phone),) if phone else (),
        )

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show each problem at its field."""
        fields = {
            "person": self.person,
            "organisation": self.organisation,
            "unit": self.unit,
            "category": self.category,
            "phones": self.phone,
        }
        for field in fields.values():
            field.set_error("")
        for problem in reversed(problems):
            field = fields.get(problem.field.split(".", 1)[0], self.person)
            field.set_error(problem.sentence)
            field.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_12)
        column.addWidget(Label(_("Ny kontakt"), TypeRole.CARD_TITLE))
        grid = QGridLayout()
        grid.setHorizontalSpacing(measures.GAP_12)
        grid.setVerticalSpacing(measures.GAP_12)
        places = (
            (self.person, 0, 0), (self.phone, 0, 1),
            (self.organisation, 1, 0), (self.unit, 1, 1), (self.category, 2, 0),
        )  # fmt: skip
        for field, row, at in places:
            grid.addWidget(field, row, at)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addStretch(1)
        buttons.addWidget(self.drop_button)
        buttons.addWidget(self.make_button)
        column.addLayout(buttons)
