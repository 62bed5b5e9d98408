"""»Oplysninger«: what a part wants to know of the family, each kept as soon as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.facts import FactKind, FactScope
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.folder_views import FactField
from linkworker_desktop.services.pictures import LARGEST_FILE
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.folder.fact_field import SheetFact, TypedFact
from linkworker_desktop.ui.pages.folder.map_field import MapField

FORM_FIELDS = {"familie": "surname", "adresse": "street", "indflytning": "housed_at"}
"""Facts of the family's own form, and the names of their fields there."""


class FactsSection(QWidget):
    """The fields of one part. The same part shown again keeps what somebody is typing."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._actions = services, actions
        self._family: FamilyId | None = None
        self._shown: tuple[str, ...] = ()
        self._number = 0
        self._fields: dict[str, TypedFact | SheetFact | MapField] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(measures.GAP_12)
        self._layout.addWidget(Label(_("Oplysninger"), TypeRole.CARD_TITLE))

    def field(self, name: str) -> TypedFact | SheetFact | MapField:
        """Return the field of a fact. Raises KeyError for one the part does not ask for."""
        return self._fields[name]

    def show_facts(self, family: FamilyId, number: int, facts: Sequence[FactField]) -> None:
        """Show what part `number` asks of `family`."""
        names = tuple(value.fact.name for value in facts)
        if (family, number, names) != (self._family, self._number, self._shown):
            self._rebuild(facts)
        self._family, self._number, self._shown = family, number, names
        for value in facts:
            field = self._fields[value.fact.name]
            if isinstance(field, MapField):
                field.show_picture(self._services.folders.map_picture(family))
            else:
                field.show_value(value)
        self.setVisible(bool(facts))

    def focus_fact(self, name: str) -> bool:
        """Put the cursor in a fact's field; False when this part does not ask for it."""
        field = self._fields.get(name)
        if field is not None:
            field.setFocus()
        return field is not None

    @property
    def is_changed(self) -> bool:
        """Whether something typed is not kept."""
        return any(isinstance(field, TypedFact) and field.is_changed for field in self._fields.values())

    def save_now(self) -> None:
        """Keep everything typed, without waiting for a pause."""
        for field in self._fields.values():
            if isinstance(field, TypedFact):
                field.finish()

    def _rebuild(self, facts: Sequence[FactField]) -> None:
        for field in self._fields.values():
            field.hide()
            field.deleteLater()
        self._fields = {}
        for value in facts:
            field = self._made(value)
            self._fields[value.fact.name] = field
            self._layout.addWidget(field)

    def _made(self, value: FactField) -> TypedFact | SheetFact | MapField:
        if value.fact.kind is FactKind.IMAGE:
            picture = MapField(value.fact)
            picture.picked.connect(self._keep_map)
            picture.removed.connect(self._remove_map)
            return picture
        if value.fact.scope is FactScope.FAMILY_SHEET:
            sheet = SheetFact(value)
            sheet.asked.connect(self.go_to_form)
            return sheet
        typed = TypedFact(value)
        typed.paused.connect(self._keep_quietly)
        typed.left.connect(self._keep)
        return typed

    def go_to_form(self, name: str) -> None:
        """Go to the field of the family's own form where a fact is kept."""
        field = FORM_FIELDS.get(name, name)
        self._actions.go(Destination(Place.FAMILY_FORM, family=self._family, field=field))

    def _keep_quietly(self, name: str, typed: str) -> None:
        try:
            self._write(name, typed)
        except InvalidInput:
            return  # half typed; told when the field is left

    def _keep(self, name: str, typed: str) -> None:
        try:
            self._write(name, typed)
        except InvalidInput as error:
            field = self._fields.get(name)
            if isinstance(field, TypedFact):
                field.set_error(error.message)

    def _write(self, name: str, typed: str) -> None:
        family, field = self._family, self._fields[name]
        if family is None or not isinstance(field, TypedFact):
            return

        def work() -> Changed:
            changed = self._services.folders.set_fact(family, name, typed)
            field.mark_kept()
            return changed

        if self._actions.run_write(work, quiet=True) is None:
            field.set_error(_("Ikke gemt endnu."))

    def _keep_map(self, file: Path) -> None:
        family, field = self._family, self._fields.get("kort")
        if family is None or not isinstance(field, MapField):
            return

        def done(changed: Changed) -> None:
            self._actions.run_write(lambda: changed)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            if isValid(field):
                field.set_error(error.message)

        self._actions.run_in_background(
            lambda: self._services.folders.set_map(family, _content(file)), done, failed
        )

    def _remove_map(self) -> None:
        family = self._family
        if family is not None:
            self._actions.run_write(lambda: self._services.folders.set_map(family, None))


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise UserError(_("Billedet fylder mere end 50 MB. Gem det mindre, og vælg det igen."))
        return file.read_bytes()
    except OSError as error:
        raise UserError(_("Filen kan ikke læses. Vælg billedet igen.")) from error
