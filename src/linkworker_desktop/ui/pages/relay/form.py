"""What the dialogs of the relay share: the day it happened, who is chosen, and a refusal said in the form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.coordination import Actor
from linkworker_desktop.domain.moments import NotADate
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.relay_rules import RelayRefused
from linkworker_desktop.i18n import _
from linkworker_desktop.services.relay_views import RelayView
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.day_dialog import read_when
from linkworker_desktop.ui.dialogs.life_form import LifeForm
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.relay.person_picker import PersonPicker


class RelayForm(LifeForm):
    """A form about one family's relay; »Gem« says in words what it does where a subclass names its button."""

    def __init__(
        self, title: str, services: Services, actions: Actions, view: RelayView, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, services.clock.today(), actions, parent)
        self.services, self.view = services, view

    def day_field(self) -> Field:
        """Return the field of when it happened, with today in it."""
        field = Field(_("&Hvornår"), help_text=_("i dag, i går, 20/11 eller 20.11.2026 kl. 14.00"))
        field.line_edit.setText(_("i dag"))
        return field

    def moment(self) -> datetime | None:
        """Return when it happened: None for now, midnight for another day. Raises `InvalidInput`."""
        typed = self.fields["at"].line_edit.text().strip()
        if typed.casefold() in {"", _("i dag")}:
            return None
        try:
            when = read_when(typed, self.today)
        except NotADate:
            sentence = _("Skriv en dag, der findes, fx 20.11.2026 eller i går.")
            raise InvalidInput([Problem("at", sentence)]) from None
        return datetime.combine(when.day, when.clock or datetime.min.time())

    def actor(self, name: str) -> Actor | None:
        """Return who is chosen in a field. Raises `InvalidInput` when the contact is gone."""
        picker = self.fields[name].editor
        if not isinstance(picker, PersonPicker):
            raise TypeError(name)
        try:
            return picker.chosen()
        except UserError as error:
            raise InvalidInput([Problem(name, error.message)]) from None

    def required_actor(self, name: str) -> Actor:
        """Return who is chosen. Raises `InvalidInput` when nobody is."""
        actor = self.actor(name)
        if actor is None:
            raise InvalidInput([Problem(name, _("Vælg en person."))])
        return actor

    @contextmanager
    def said_at(self, name: str) -> Iterator[None]:
        """Say a refusal of the log at a field of the form."""
        try:
            yield
        except RelayRefused as refused:
            raise InvalidInput([Problem(name, refused.message)]) from None


def text_field(label: str, help_text: str = "", *, lines: int = 3) -> Field:
    """Return a field of several lines; Tab leaves it."""
    editor = QPlainTextEdit()
    editor.setTabChangesFocus(True)
    editor.setFixedHeight(measures.control_height() + (lines - 1) * editor.fontMetrics().lineSpacing())
    return Field(label, editor, help_text=help_text)


def typed_text(field: Field) -> str:
    """Return what stands in a field of several lines. Raises TypeError for another one."""
    if not isinstance(field.editor, QPlainTextEdit):
        raise TypeError(type(field.editor).__name__)
    return field.editor.toPlainText()
