"""Whom an entry is about and who may see it, as chips that a click takes away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.log_entry import LogDraft, Sensitivity
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.pages.family.entry_choices import ChosenContact, ChosenPerson, EntryChoices
from linkworker_desktop.ui.pages.family.log_words import sensitivity_label


class EntryTags(QWidget):
    """Nothing is seen while nothing is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.persons: tuple[ChosenPerson, ...] = ()
        self.contact: ChosenContact | None = None
        self.sensitivity = Sensitivity.NORMAL
        self.chips: list[Chip] = []
        self._flow = FlowLayout(self)
        self.hide()

    def show_draft(self, draft: LogDraft, choices: EntryChoices) -> None:
        """Show what a draft says; its contact comes with `set_contact`."""
        self.persons = tuple(
            ChosenPerson(person, name) for person in draft.persons if (name := choices.name_of(person))
        )
        self.contact, self.sensitivity = None, draft.sensitivity
        self._again()

    def add_person(self, person: ChosenPerson) -> None:
        """Let the entry be about one more."""
        if person not in self.persons:
            self.persons = (*self.persons, person)
            self._again()

    def turn_person(self, person: ChosenPerson) -> None:
        """Let the entry be about somebody, or no longer."""
        if person in self.persons:
            self.persons = tuple(each for each in self.persons if each != person)
            self._again()
        else:
            self.add_person(person)

    def set_contact(self, contact: ChosenContact | None) -> None:
        """Let the entry be about this contact, or about none."""
        if contact != self.contact:
            self.contact = contact
            self._again()

    def set_sensitivity(self, sensitivity: Sensitivity) -> None:
        """Say who may see the entry."""
        if sensitivity is not self.sensitivity:
            self.sensitivity = sensitivity
            self._again()

    def _again(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for person in self.persons:
            self._add(person.name).clicked.connect(lambda _on=False, person=person: self.turn_person(person))
        if self.contact is not None:
            self._add(self.contact.name).clicked.connect(lambda: self.set_contact(None))
        if self.sensitivity is not Sensitivity.NORMAL:
            chip = self._add(sensitivity_label(self.sensitivity))
            chip.clicked.connect(lambda: self.set_sensitivity(Sensitivity.NORMAL))
        self.setVisible(bool(self.chips))
        self.changed.emit()

    def _add(self, text: str) -> Chip:
        chip = Chip(text, Icon.CLOSE, checkable=False)
        chip.setAccessibleName(_("Fjern {name}").format(name=text))
        self._flow.addWidget(chip)
        chip.show()
        self.chips.append(chip)
        return chip
