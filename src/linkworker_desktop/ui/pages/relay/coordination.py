"""The dialogs of who coordinates: the model with one or two coordinators, and the mark of a stuck case."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.coordination import MODEL_LABELS, MODEL_MEANINGS, CoordinatorModel
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.relay_views import RelayView
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.life_form import typed
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.relay.form import RelayForm, text_field, typed_text
from linkworker_desktop.ui.pages.relay.person_picker import PersonPicker


class CoordinatorsDialog(RelayForm):
    """How the work is held together, and by whom: one or two at a time."""

    def __init__(
        self, services: Services, actions: Actions, view: RelayView, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Tovholdere"), services, actions, view, parent)
        self.model = ComboBox()
        for model in CoordinatorModel:
            self.model.addItem(_(MODEL_LABELS[model]), model)
        first = PersonPicker(services, view.people, nobody=_("Ingen"))
        second = PersonPicker(services, view.people, nobody=_("Ingen"))
        self.fields = {
            "model": Field(_("&Model"), self.model),
            "coordinators": Field(_("&Tovholder"), first),
            "second": Field(_("&Anden tovholder"), second, help_text=_("Højst to ad gangen.")),
        }
        self.build((("model",), ("coordinators",), ("second",)), can_remove=False)
        self._pickers = (first, second)
        self.model.currentIndexChanged.connect(self._explain)
        self._show(view)

    def written(self) -> Changed:
        """Set model and coordinators. Raises `InvalidInput`."""
        chosen = (self.actor("coordinators"), self.actor("second"))
        actors = [actor for actor in chosen if actor is not None]
        model = CoordinatorModel(self.model.currentData())
        return self.services.coordinators.save(self.view.family, model, actors)

    def _show(self, view: RelayView) -> None:
        self.model.setCurrentIndex(max(0, self.model.findData(view.coordination.model)))
        named = [each for each in view.coordination.coordinators if each.since is not None]
        for picker, coordinator in zip(self._pickers, named, strict=False):
            picker.choose(coordinator.actor)
        self._explain()

    def _explain(self) -> None:
        self.fields["model"].set_help(_(MODEL_MEANINGS[CoordinatorModel(self.model.currentData())]))


class HotspotDialog(RelayForm):
    """A case that sits fast and is lifted to a manager: why, who, and since when."""

    def __init__(
        self, services: Services, actions: Actions, view: RelayView, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Hotspot: løft sagen til en leder"), services, actions, view, parent)
        mark = view.coordination.hotspot
        self.fields = {
            "reason": text_field(_("&Hvad sidder fast")),
            "manager": Field(_("&Leder, der har sagen")),
            "on": Field(_("&Siden")),
        }
        self.remove_button.setText(_("&Ikke hotspot mere"))
        self.build((("reason",), ("manager", "on")), can_remove=mark is not None)
        self.set_day("on", self.today)
        if mark is not None:
            self.fields["reason"].editor.setPlainText(mark.reason)  # type: ignore[attr-defined]  # made three lines up
            self.fields["manager"].line_edit.setText(mark.manager)
            self.set_day("on", mark.on)

    def written(self) -> Changed:
        """Set the mark. Raises `InvalidInput`."""
        on: date | None = self.day("on")
        reason, manager = typed_text(self.fields["reason"]), typed(self.fields, "manager")
        return self.services.coordinators.set_hotspot(self.view.family, reason, manager, on)

    def removed(self) -> Changed:
        """Take the mark away."""
        return self.services.coordinators.end_hotspot(self.view.family)
