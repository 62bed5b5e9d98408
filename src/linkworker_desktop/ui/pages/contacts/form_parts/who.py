"""What the contact is, who it is, and the numbers it is called on: all that is asked for at first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.contacts.category_box import CategoryBox
from linkworker_desktop.ui.pages.contacts.completion import Completer
from linkworker_desktop.ui.pages.contacts.form_parts.part import FormPart
from linkworker_desktop.ui.pages.contacts.phone_rows import PhoneRows


class WhoPart(FormPart):
    """`category_chosen` carries the code of another category, `place_left` the name of another organisation."""

    category_chosen = Signal(str)
    place_left = Signal(str)
    texts = ("organisation", "person", "role")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.category, self.phones = CategoryBox(), PhoneRows()
        self._names = QStringListModel(self)
        self.add_fields(
            {
                "category": Field(_("&Hvad er det?"), self.category),
                "organisation": Field(_("&Sted"), help_text=_("Virksomhed, skole, forening eller afdeling")),
                "person": Field(_("&Person")),
                "role": Field(_("&Rolle eller titel")),
            }
        )
        for field in self.fields.values():
            self.column.addWidget(field)
        self.column.addWidget(self.phones)
        organisation = self.fields["organisation"].line_edit
        organisation.setCompleter(Completer(self._names, self))
        organisation.editingFinished.connect(lambda: self.place_left.emit(organisation.text().strip()))
        self.category.edited.connect(self._note_category)
        self.phones.edited.connect(self.edited)
        self.phones.regrown.connect(self.regrown)

    def set_organisations(self, names: Sequence[str]) -> None:
        """Complete the place with these names."""
        self._names.setStringList(list(names))

    def show_draft(self, draft: ContactDraft) -> None:
        super().show_draft(draft)
        self.category.set_code(draft.category)
        self.phones.set_drafts(draft.phones)

    def read(self, draft: ContactDraft) -> ContactDraft:
        return replace(super().read(draft), category=self.category.code(), phones=self.phones.drafts())

    def knows(self, head: str) -> bool:
        return head == "phones" or super().knows(head)

    def set_error(self, problem: Problem) -> QWidget:
        head, *rest = problem.field.split(".")
        if head == "phones":
            return self.phones.set_error(problem.sentence, int(rest[0]) if rest else 0)
        return super().set_error(problem)

    def clear_errors(self) -> None:
        super().clear_errors()
        self.phones.set_error("")

    def stops(self) -> list[QWidget]:
        return [*super().stops(), *self.phones.stops()]

    def _note_category(self) -> None:
        self.fields["category"].set_error("")
        self.category_chosen.emit(self.category.code())
        self.edited.emit()
