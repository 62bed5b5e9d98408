"""A work placement: who, where, from when to when, and why it stopped early."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.employer_fit import Wishes
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.placement import PLACEMENT_LABELS, PlacementDraft, PlacementKind
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.life_form import LifeForm, typed
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field

_TEXTS = ("mentor", "transport", "tasks", "ended_early_reason")


class PlacementDialog(LifeForm):
    """Without `draft` a new placement, of `person` where one is given."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        people: Sequence[tuple[PersonId, str]],
        draft: PlacementDraft | None = None,
        person: PersonId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Ny praktik") if draft is None else _("Praktik")
        super().__init__(title, services.clock.today(), actions, parent)
        self._services, self._draft = services, draft
        self.who, self.employer, self.kind = ComboBox(), ComboBox(), ComboBox()
        self._fill(people)
        self.fields = {
            "person": Field(_("&Hvem"), self.who),
            "employer": Field(_("&Virksomhed"), self.employer),
            "kind": Field(_("&Art"), self.kind),
            "begun_on": Field(_("&Begynder")),
            "planned_end_on": Field(_("&Slutter efter planen")),
            "mentor": Field(_("&Mentor")),
            "transport": Field(_("&Transport"), help_text=_("bus, tid og billet")),
            "tasks": Field(_("&Opgaver")),
            "ended_on": Field(_("S&luttede"), help_text=_("tom, så længe den er i gang")),
            "ended_early_reason": Field(_("Hvorfor &før tiden")),
        }
        rows = (
            ("person", "employer"), ("begun_on", "planned_end_on"), ("kind", "mentor"), ("transport", "tasks"),
            ("ended_on", "ended_early_reason"),
        )  # fmt: skip
        self.build(rows, can_remove=draft is not None)
        self._show(draft or PlacementDraft(person or people[0][0], self.today))

    def written(self) -> Changed:
        """Save the placement; one that stopped early needs a reason. Raises `InvalidInput`."""
        begun = self.day("begun_on")
        if begun is None:
            raise InvalidInput([Problem("begun_on", _("Skriv, hvornår praktikken begynder."))])
        draft = PlacementDraft(
            person=self.who.currentData(),
            begun_on=begun,
            kind=PlacementKind(str(self.kind.currentData())),
            employer=self.employer.currentData(),
            planned_end_on=self.day("planned_end_on"),
            ended_on=self.day("ended_on"),
            note=self._draft.note if self._draft else "",
            placement=self._draft.placement if self._draft else None,
            **{name: typed(self.fields, name) for name in _TEXTS},
        )
        if draft.is_stopped_early and not draft.ended_early_reason.strip():
            sentence = _("Skriv, hvorfor praktikken sluttede før tiden.")
            raise InvalidInput([Problem("ended_early_reason", sentence)])
        return self._services.placements.save(draft)

    def removed(self) -> Changed:
        """Take the placement away."""
        if self._draft is None or self._draft.placement is None:
            raise ValueError("only a kept placement can be removed")
        return self._services.placements.remove(self._draft.placement)

    def _fill(self, people: Sequence[tuple[PersonId, str]]) -> None:
        for person, name in people:
            self.who.addItem(name, person)
        self.employer.addItem(_("Ikke valgt"), None)
        for match in self._services.employers.match(Wishes()):
            self.employer.addItem(match.contact.name, match.contact.id)
        for kind, label in PLACEMENT_LABELS.items():
            self.kind.addItem(_(label), kind.value)

    def _show(self, draft: PlacementDraft) -> None:
        self.who.setCurrentIndex(max(0, self.who.findData(draft.person)))
        if draft.employer is not None and self.employer.findData(draft.employer) < 0:
            self.employer.addItem(self._services.contacts.view(draft.employer).name, draft.employer)
        self.employer.setCurrentIndex(max(0, self.employer.findData(draft.employer)))
        self.kind.setCurrentIndex(max(0, self.kind.findData(draft.kind.value)))
        for name in ("begun_on", "planned_end_on", "ended_on"):
            day: date | None = getattr(draft, name)
            self.set_day(name, day)
        for name in _TEXTS:
            self.fields[name].line_edit.setText(getattr(draft, name))
