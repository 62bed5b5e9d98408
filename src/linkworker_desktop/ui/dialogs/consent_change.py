"""What becomes of a consent later: withdrawn on a day, or given anew on one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentId
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.consent_views import ConsentView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.life_form import LifeForm, typed
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.field import Field


class ConsentChangeForm(LifeForm):
    """A day, with today in it, and what goes with it."""

    def __init__(
        self,
        title: str,
        services: Services,
        actions: Actions,
        view: ConsentView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title.format(name=words.in_row(view.name)), services.clock.today(), actions, parent)
        self.services, self.view = services, view

    @property
    def consent(self) -> ConsentId:
        """The consent it is about."""
        if self.view.draft.consent is None:
            raise ValueError("a kept consent has an identifier")
        return self.view.draft.consent

    def required_day(self, name: str) -> date:
        """Return the day in a field. Raises `InvalidInput` for an empty one too."""
        day = self.day(name)
        if day is None:
            raise InvalidInput([Problem(name, _("Skriv en dato, der findes, fx 5.1.2026."))])
        return day

    def removed(self) -> Changed:
        """Nothing is removed here."""
        raise NotImplementedError


class WithdrawDialog(ConsentChangeForm):
    """When a consent was withdrawn, and how it was said."""

    def __init__(
        self, services: Services, actions: Actions, view: ConsentView, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Træk tilbage: {name}"), services, actions, view, parent)
        self.fields = {
            "withdrawn_on": Field(_("&Hvornår"), help_text=_("Fra den dag må der ikke deles mere.")),
            "withdrawn_how": Field(_("H&vordan"), help_text=_("fx ringede, sagde det ved et besøg, skrev")),
        }
        self.build((("withdrawn_on",), ("withdrawn_how",)), can_remove=False)
        self.save_button.setText(_("Træk tilbage"))
        self.set_day("withdrawn_on", self.today)

    def written(self) -> Changed:
        """Withdraw it. Raises `InvalidInput`."""
        on = self.required_day("withdrawn_on")
        return self.services.consents.withdraw(self.consent, on, typed(self.fields, "withdrawn_how"))


class RenewDialog(ConsentChangeForm):
    """When a consent was given anew. `paper_wanted` asks for the new form to be printed, when it is saved."""

    paper_wanted = Signal()

    def __init__(
        self, services: Services, actions: Actions, view: ConsentView, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Forny samtykket fra {name}"), services, actions, view, parent)
        self.paper = CheckBox(_("Udskriv blanketten til underskrift bagefter"))
        self.paper.setChecked(True)
        self.fields = {
            "given_on": Field(
                _("&Givet igen"), help_text=_("Det nye gælder det samme. Det gamle bliver stående.")
            ),
            "paper": Field(_("&Blanket"), self.paper),
        }
        self.build((("given_on",), ("paper",)), can_remove=False)
        self.save_button.setText(_("Forny"))
        self.set_day("given_on", self.today)
        self.accepted.connect(self._tell)

    def written(self) -> Changed:
        """Write it down. Raises `InvalidInput`."""
        on = self.required_day("given_on")
        if on < self.view.draft.given_on:
            sentence = _("Det gamle samtykke er givet senere. Ret datoen.")
            raise InvalidInput([Problem("given_on", sentence)])
        return self.services.consents.renew(self.consent, on)

    def _tell(self) -> None:
        if self.paper.isChecked():
            self.paper_wanted.emit()
