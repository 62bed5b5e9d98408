"""The card with the folder's facts that are the same for every family."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.facts import Fact
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.pages.settings.saved_field import SavedField

OWN_FIELDS = {
    "kommune": "name",
    "by": "town",
    "region": "region",
    "linkworker": "linkworker",
    "linkworker_telefon": "linkworker_phone",
    "linkworker_tid": "linkworker_hours",
}
"""Facts that are fields of the municipality itself and stand on its card, by their names there."""


class FactsCard(Card):
    """One field for each fact, with the hint of the fact below it."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Ens for alle mapper"), parent=parent)
        self._services, self._actions = services, actions
        self.body.setSpacing(measures.GAP_12)
        self.fields: dict[str, SavedField] = {}
        for each in services.municipality.facts():
            if each.fact.name not in OWN_FIELDS:
                self.fields[each.fact.name] = self._field(each.fact)
                self.body.addWidget(self.fields[each.fact.name])

    def load(self) -> None:
        """Show what is kept."""
        for each in self._services.municipality.facts():
            if each.fact.name in self.fields:
                self.fields[each.fact.name].show_kept(each.value)

    def _field(self, fact: Fact) -> SavedField:
        def save(text: str) -> Changed:
            return self._services.municipality.set_fact(fact.name, text)

        hint = _(fact.hint) if fact.hint else ""
        return SavedField(_(fact.label), self._actions, save, help_text=hint)
