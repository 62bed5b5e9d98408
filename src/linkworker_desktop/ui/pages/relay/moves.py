"""The dialogs in which the relay moves: begun, offered, answered, ended."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.relay_views import RelayView, Said
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.life_form import typed
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.relay.form import RelayForm, text_field, typed_text
from linkworker_desktop.ui.pages.relay.person_picker import PersonPicker
from linkworker_desktop.ui.pages.relay.words import answer_line, offered_line
from linkworker_desktop.ui.words import in_row

DAYS_TO_ANSWER = 14
"""As many days as the rule about an offered relay allows."""


class BeginDialog(RelayForm):
    """Who holds the relay first."""

    def __init__(
        self, services: Services, actions: Actions, view: RelayView, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Hvem holder stafetten?"), services, actions, view, parent)
        help_text = _("Holder loggen, indkalder til møder og følger aftaler op.")
        self.fields = {
            "holder": Field(_("&Stafetholder"), PersonPicker(services, view.people), help_text=help_text),
            "at": self.day_field(),
            "text": text_field(_("H&vorfor nu"), _("Kan udelades. Familien kan læse med."), lines=2),
        }
        self.save_button.setText(_("Begynd stafetten"))
        self.build((("holder",), ("at",), ("text",)), can_remove=False)

    def written(self) -> Changed:
        """Begin the relay. Raises `InvalidInput`."""
        holder = self.required_actor("holder")
        with self.said_at("at"):
            said = Said(typed_text(self.fields["text"]), at=self.moment())
            return self.services.relay.open(self.view.family, holder, said)


class OfferDialog(RelayForm):
    """To whom the relay is offered, and by when an answer is asked for."""

    def __init__(
        self, services: Services, actions: Actions, view: RelayView, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Giv stafetten videre"), services, actions, view, parent)
        holder = view.state.holder
        others = [each for each in view.people if not each.actor.is_same_as(holder)]
        name = in_row(holder.name) if holder else ""
        help_text = _("{name} holder stafetten, til svaret er ja.").format(name=name) if name else ""
        self.fields = {
            "to": Field(
                _("&Tilbyd den til"), PersonPicker(services, others, nobody=_("Vælg …")), help_text=help_text
            ),
            "at": self.day_field(),
            "answer_by": Field(_("S&var senest")),
            "text": text_field(_("Hv&orfor skifter den"), _("Kan udelades."), lines=2),
        }
        self.set_day("answer_by", self.today + timedelta(days=DAYS_TO_ANSWER))
        self.save_button.setText(_("Tilbyd stafetten"))
        self.build((("to",), ("at", "answer_by"), ("text",)), can_remove=False)

    def written(self) -> Changed:
        """Offer the relay. Raises `InvalidInput`."""
        taker, answer_by = self.required_actor("to"), self.day("answer_by")
        with self.said_at("to"):
            said = Said(typed_text(self.fields["text"]), at=self.moment())
            return self.services.relay.offer(self.view.family, taker, said, answer_by=answer_by)


class AnswerDialog(RelayForm):
    """Yes or no to an offered relay: one click where nothing is to be added."""

    def __init__(
        self, services: Services, actions: Actions, view: RelayView, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Svar på stafetten"), services, actions, view, parent)
        self._is_yes = True
        self.told = CheckBox(_("&Familien har fået besked"))
        offered = " · ".join(part for part in (offered_line(view), answer_line(view)) if part)
        self.fields = {
            "by": Field(_("Hvem &svarede"), help_text=offered),
            "at": self.day_field(),
            "text": text_field(_("&Bemærkning"), _("Kan udelades."), lines=2),
            "told": Field(_("Når svaret er ja"), self.told),
        }
        self.fields["by"].line_edit.setText(view.state.offer.taker.name if view.state.offer else "")
        self.told.setAccessibleName(self.told.text().replace("&", ""))
        self.save_button.setText(_("Sagde &ja"))
        self.remove_button.setText(_("Sagde &nej"))
        self.build((("by", "at"), ("text",), ("told",)), can_remove=True)

    def written(self) -> Changed:
        """Write the answer. Raises `InvalidInput`."""
        relay, family = self.services.relay, self.view.family
        with self.said_at("by"):
            said = Said(typed_text(self.fields["text"]), at=self.moment())
            if not self._is_yes:
                return relay.decline(family, said)
            by = typed(self.fields, "by")
            return relay.accept(family, said, by=by, family_told=self.told.isChecked())

    def remove(self) -> None:
        """Write that the answer was no, and close."""
        self._is_yes = False
        self.save()
        self._is_yes = True


class CloseDialog(RelayForm):
    """The relay ends: the family needs nobody to hold the threads any more."""

    def __init__(
        self, services: Services, actions: Actions, view: RelayView, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Afslut stafetten"), services, actions, view, parent)
        self.fields = {
            "text": text_field(_("H&vorfor slutter den")),
            "at": self.day_field(),
        }
        self.save_button.setText(_("Afslut stafetten"))
        self.build((("text",), ("at",)), can_remove=False)

    def written(self) -> Changed:
        """End the relay. Raises `InvalidInput`."""
        with self.said_at("at"):
            said = Said(typed_text(self.fields["text"]), at=self.moment())
            return self.services.relay.close(self.view.family, said)
