"""Narrowing the register: by member, and by how a consent stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.consent_standing import STATE_LABELS, ConsentState
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.consent_views import ConsentView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.flow_box import FlowBox
from linkworker_desktop.ui.pages.consents.words import IN_ORDER, LOOKS


class ConsentFilters(FlowBox):
    """A chip for each member with a consent and for each state there is; nothing chosen shows everything."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Vis kun"))
        self.persons: dict[PersonId, Chip] = {}
        self.states: dict[ConsentState, Chip] = {}

    def forget(self) -> None:
        """Choose nothing, for another family."""
        self._put((), (), set(), set())

    def offer(self, views: Sequence[ConsentView], order: Sequence[PersonId]) -> None:
        """Offer what there is among the consents, people in an order; what is chosen stays while it is there."""
        names = {view.draft.person: view.name for view in views}
        people = tuple((person, names[person]) for person in order if person in names)
        there = {view.state for view in views}
        states = tuple(state for state in IN_ORDER if state in there)
        if people != self._people or states != self._states:
            self._put(people, states, self.chosen_persons(), self.chosen_states())
        for state, chip in self.states.items():
            chip.set_count(sum(view.state is state for view in views))

    def choose(self, person: PersonId) -> None:
        """Show one member's alone."""
        for each, chip in self.persons.items():
            chip.setChecked(each == person)
        self.edited.emit()

    def chosen_persons(self) -> set[PersonId]:
        """Return the members chosen."""
        return {person for person, chip in self.persons.items() if chip.isChecked()}

    def chosen_states(self) -> set[ConsentState]:
        """Return the states chosen."""
        return {state for state, chip in self.states.items() if chip.isChecked()}

    def narrowed(self, views: Sequence[ConsentView]) -> tuple[ConsentView, ...]:
        """Return what is to be seen of the consents: those that hold first, the renewed last."""
        persons, states = self.chosen_persons(), self.chosen_states()
        kept = [
            view
            for view in views
            if (not persons or view.draft.person in persons) and (not states or view.state in states)
        ]
        return tuple(sorted(kept, key=lambda view: IN_ORDER.index(view.state)))

    _people: tuple[tuple[PersonId, str], ...] = ()
    _states: tuple[ConsentState, ...] = ()

    def _put(
        self,
        people: tuple[tuple[PersonId, str], ...],
        states: tuple[ConsentState, ...],
        persons_on: set[PersonId],
        states_on: set[ConsentState],
    ) -> None:
        for chip in (*self.persons.values(), *self.states.values()):
            self.drop(chip)
        self._people, self._states = people, states
        one = len(people) < 2
        self.persons = (
            {} if one else {person: Chip(words.in_row(name), several=True) for person, name in people}
        )
        self.states = (
            {}
            if len(states) < 2
            else {state: Chip(_(STATE_LABELS[state]), LOOKS[state].icon) for state in states}
        )
        for person, chip in self.persons.items():
            self._add(chip, is_on=person in persons_on)
        for state, chip in self.states.items():
            self._add(chip, is_on=state in states_on)
        self.setVisible(bool(self.persons or self.states))

    def _add(self, chip: Chip, *, is_on: bool) -> None:
        chip.setChecked(is_on)
        chip.clicked.connect(lambda _on=False: self.edited.emit())
        self.add(chip)
