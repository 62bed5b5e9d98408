"""A consent: who gave it, what for, from when to when, and when it was withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.life_form import LifeForm, typed
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field


class ConsentDialog(LifeForm):
    """Without `draft` a new consent, which may be of everybody grown up at once."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        people: Sequence[tuple[PersonId, str]],
        draft: ConsentDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Nyt samtykke") if draft is None else _("Samtykke")
        super().__init__(title, services.clock.today(), actions, parent)
        self._services, self._draft, self._people = services, draft, tuple(people)
        self.who = ComboBox()
        if draft is None and len(people) > 1:
            self.who.addItem(_("Alle voksne"), None)
        for person, name in people:
            self.who.addItem(name, person)
        self.fields = {
            "person": Field(_("&Hvem"), self.who),
            "purpose": Field(_("&Til hvad"), help_text=_("fx skole, job og praktik, helbred")),
            "given_on": Field(_("&Givet")),
            "valid_to": Field(_("&Gælder til"), help_text=_("tom: så længe reglen om samtykke siger")),
            "withdrawn_on": Field(_("T&rukket tilbage"), help_text=_("tom, så længe det gælder")),
        }
        self.build(
            (("person", "purpose"), ("given_on", "valid_to"), ("withdrawn_on",)), can_remove=draft is not None
        )
        self._show(draft)

    def written(self) -> Changed:
        """Save the consent. Raises `InvalidInput`."""
        given = self.day("given_on")
        if given is None:
            raise InvalidInput([Problem("given_on", _("Skriv, hvornår samtykket er givet."))])
        person: PersonId | None = self.who.currentData()
        draft = ConsentDraft(
            person=person or self._people[0][0],
            given_on=given,
            purpose=typed(self.fields, "purpose"),
            valid_to=self.day("valid_to"),
            withdrawn_on=self.day("withdrawn_on"),
            note=self._draft.note if self._draft else "",
            consent=self._draft.consent if self._draft else None,
        )
        if person is None:
            return self._services.consents.save_for([each for each, _name in self._people], draft)
        return self._services.consents.save(draft)

    def removed(self) -> Changed:
        """Take the consent away."""
        if self._draft is None or self._draft.consent is None:
            raise ValueError("only a kept consent can be removed")
        return self._services.consents.remove(self._draft.consent)

    def _show(self, draft: ConsentDraft | None) -> None:
        if draft is None:
            self.set_day("given_on", self.today)
            return
        self.who.setCurrentIndex(max(0, self.who.findData(draft.person)))
        self.fields["purpose"].line_edit.setText(draft.purpose)
        for name in ("given_on", "valid_to", "withdrawn_on"):
            self.set_day(name, getattr(draft, name))
