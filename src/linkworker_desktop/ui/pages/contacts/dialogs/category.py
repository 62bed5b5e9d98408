"""Giving several contacts another category."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.contacts.category_box import CategoryBox
from linkworker_desktop.ui.pages.contacts.dialogs.frame import FramedDialog


class CategoryDialog(FramedDialog):
    """One field; all contacts get what is chosen, in one step."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        contacts: Sequence[ContactId],
        parent: QWidget | None = None,
    ) -> None:
        said = ngettext(
            "{count} kontakt får en anden kategori.",
            "{count} kontakter får en anden kategori.",
            len(contacts),
        )
        super().__init__(_("Skift kategori"), said.format(count=len(contacts)), _("Skift"), parent)
        self._services, self._act, self._contacts = services, actions, tuple(contacts)
        self.category = CategoryBox()
        self.field = Field(_("&Hvad er de?"), self.category)
        self.column.addWidget(self.field)
        self.category.edited.connect(lambda: self.field.set_error(""))
        self.category.setFocus()

    def carry_out(self) -> None:
        """Give all the category; none chosen is said at the field."""
        code = self.category.code()
        if not code:
            self.field.set_error(_("Vælg, hvad kontakterne er."))
            self.category.setFocus()
            return
        contacts = self._services.contacts
        if self._act.run_write(lambda: contacts.set_category(self._contacts, code)) is not None:
            self.accept()
