"""Where a contact is and how it is written to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.contacts.completion import Completer
from linkworker_desktop.ui.pages.contacts.email_rows import EmailRows
from linkworker_desktop.ui.pages.contacts.form_parts.part import FormPart
from linkworker_desktop.ui.pages.contacts.place_rows import PlaceRows
from linkworker_desktop.ui.pages.family_form.address_fields import NarrowField, SharedNote

_ADDRESS = ("street", "post_code", "town")


class ReachPart(FormPart):
    """Address, e-mail and page on the net; more of each on further lines."""

    texts = ("email", "website")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.more_emails, self.more_addresses = EmailRows(), PlaceRows()
        self._towns = QStringListModel(self)
        post_code, town = NarrowField(_("Postn&ummer")), NarrowField(_("&By"))
        self.add_fields(
            {
                "street": Field(_("&Adresse")),
                "post_code": post_code,
                "town": town,
                "email": Field(_("&E-mail")),
                "website": Field(_("Hjemmeside")),
            }
        )
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_12)
        line.addWidget(post_code, 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(town, 3, Qt.AlignmentFlag.AlignTop)
        place = QVBoxLayout()
        place.setSpacing(measures.GAP_4)
        place.addLayout(line)
        place.addWidget(SharedNote((post_code, town)))
        self.column.addWidget(self.fields["street"])
        self.column.addLayout(place)
        for widget in (self.more_addresses, self.fields["email"], self.more_emails, self.fields["website"]):
            self.column.addWidget(widget)
        town.line_edit.setCompleter(Completer(self._towns, self))
        for rows in (self.more_emails, self.more_addresses):
            rows.edited.connect(self.edited)
            rows.regrown.connect(self.regrown)

    def set_towns(self, names: Sequence[str]) -> None:
        """Complete the town with these names."""
        self._towns.setStringList(list(names))

    def show_draft(self, draft: ContactDraft) -> None:
        super().show_draft(draft)
        for name in _ADDRESS:
            self.set_text(name, getattr(draft.address, name))
        self.more_emails.set_drafts(draft.more_emails)
        self.more_addresses.set_drafts(draft.more_addresses)

    def read(self, draft: ContactDraft) -> ContactDraft:
        return replace(
            super().read(draft),
            address=Address(*(self.text(name) for name in _ADDRESS)),
            more_emails=self.more_emails.drafts(),
            more_addresses=self.more_addresses.drafts(),
        )

    def summary(self) -> str:
        said = (self.text(name).strip() for name in ("street", "town", "email", "website"))
        return ", ".join(part for part in said if part)

    def knows(self, head: str) -> bool:
        return head in {"more_emails", "more_addresses"} or super().knows(head)

    def set_error(self, problem: Problem) -> QWidget:
        head, *rest = problem.field.split(".")
        place = int(rest[0]) if rest else 0
        if head == "more_emails":
            return self.more_emails.set_error(problem.sentence, place)
        if head == "more_addresses":
            return self.more_addresses.set_error(problem.sentence, place)
        return super().set_error(problem)

    def clear_errors(self) -> None:
        super().clear_errors()
        self.more_emails.set_error("")
        self.more_addresses.set_error("")

    def stops(self) -> list[QWidget]:
        place = [self.fields[name].editor for name in _ADDRESS]
        mail, site = self.fields["email"].editor, self.fields["website"].editor
        return [*place, *self.more_addresses.stops(), mail, *self.more_emails.stops(), site]
