"""Closing a contact for a while: until which day, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.moments import NotADate, parse_date
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.contacts.dialogs.frame import FramedDialog


class CloseDialog(FramedDialog):
    """The contact falls out of print until the day it opens again."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        contact: ContactId,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("{name} er lukket midlertidigt").format(name=words.in_row(name)),
            _("Kontakten trykkes ikke, før den åbner igen. Den kan stadig findes her."),
            _("Lukket"),
            parent,
        )
        self._services, self._act, self._contact = services, actions, contact
        self.until = Field(_("Åbner &igen"), help_text=_("dag.måned.år, fx 5.1.2026, eller +3u"))
        self.why = Field(_("&Hvorfor"), help_text=_("fx sommerferie eller ombygning. Kan stå tomt."))
        for field in (self.until, self.why):
            self.column.addWidget(field)
        self.until.setFocus()

    def carry_out(self) -> None:
        """Close the contact; a day that cannot be read, or is over, is said at its field."""
        today = self._services.clock.today()
        try:
            until = parse_date(self.until.line_edit.text(), today)
        except NotADate:
            self._refuse(_("Skriv en dato, der findes, fx 5.1.2026."))
            return
        if until <= today:
            self._refuse(_("Dagen skal ligge efter i dag."))
            return
        why = self.why.line_edit.text()
        try:
            changed = self._act.run_write(
                lambda: self._services.contacts.close_until(self._contact, until, why)
            )
        except InvalidInput as error:
            for problem in error.problems:
                (self.why if problem.field == "closed_why" else self.until).set_error(problem.sentence)
            return
        if changed is not None:
            self.accept()

    def _refuse(self, sentence: str) -> None:
        self.until.set_error(sentence)
        self.until.setFocus()
