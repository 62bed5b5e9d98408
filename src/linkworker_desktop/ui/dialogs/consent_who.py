"""For whom a consent is and who gives it: proposed from their age, free to change, with what is to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from linkworker_desktop.domain.consent import GIVEN_BY_LABELS, ConsentDraft, ConsentParty, GivenBy
from linkworker_desktop.domain.consent_standing import Giving, remarks_about
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.i18n import _
from linkworker_desktop.services.consent_asking import Asked
from linkworker_desktop.ui import words
from linkworker_desktop.ui.dialogs.consent_typed import BY_AGE
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.flow_box import FlowBox
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.completion import Completer

LEAST_LETTERS = 16


class ConsentWho(QWidget):
    """The chips of those it is for, who gives it, and the name of who has custody. A kept consent is for one."""

    edited = Signal()

    def __init__(
        self, people: Sequence[Asked], adults: Sequence[str], today: date, *, is_kept: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._people, self._today, self._is_kept = tuple(people), today, is_kept
        self._is_free = False  # somebody chose who gives it, other than the age says
        self.persons = {each.person: Chip(words.in_row(each.name), several=True) for each in people}
        self._chips = FlowBox()
        self.given_by = ComboBox()
        self.giver = Field(_("F&orældremyndighed hos"))
        self.fields = {
            "persons": Field(_("&Hvem"), self._chips),
            "given_by": Field(_("Givet &af"), self.given_by),
            "giver": self.giver,
        }
        self.remarks = Label("", TypeRole.SMALL, Ink.SOON, wrap=True)
        self._build(adults)
        for person, chip in self.persons.items():
            chip.clicked.connect(lambda _on=False, person=person: self._chosen(person))
        self.given_by.activated.connect(self._freely)
        self.giver.line_edit.textEdited.connect(lambda _text: self.edited.emit())

    def chosen(self) -> tuple[PersonId, ...]:
        """Return whom it is for."""
        return tuple(person for person, chip in self.persons.items() if chip.isChecked())

    def giver_chosen(self) -> str:
        """Return who gives it as it is kept; empty leaves it to each one's age."""
        return str(self.given_by.currentData() or BY_AGE)

    def show_who(self, persons: Iterable[PersonId], given_by: str, giver: str) -> None:
        """Show whom it is for and who gives it."""
        chosen = set(persons)
        for person, chip in self.persons.items():
            chip.setChecked(person in chosen)
        self._is_free = bool(given_by)
        self.given_by.setCurrentIndex(max(0, self.given_by.findData(given_by)))
        self.giver.line_edit.setText(giver)
        self._follow()

    def _chosen(self, person: PersonId) -> None:
        if self._is_kept:
            for each, chip in self.persons.items():
                chip.setChecked(each == person)
        self._follow()
        self.edited.emit()

    def _freely(self, _row: int) -> None:
        self._is_free = bool(self.giver_chosen())
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        """Propose who gives it by the age of those chosen, and say what is to be looked at."""
        chosen = [each for each in self._people if self.persons[each.person].isChecked()]
        by_age = {each.by_age for each in chosen}
        if not self._is_free and not self._is_kept:
            proposed = by_age.pop().value if len(by_age) == 1 else BY_AGE
            self.given_by.setCurrentIndex(max(0, self.given_by.findData(proposed)))
        said = self._givers(chosen)
        self.giver.setVisible(any(each is not GivenBy.SELF for each in said.values() if each is not None))
        remarks = [
            sentence
            for each in chosen
            for sentence in remarks_about(
                _nothing_but(said[each.person], each.person, self._today),
                Giving(each.born),
                each.name,
                self._today,
            )
        ]
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))

    def _givers(self, chosen: Sequence[Asked]) -> dict[PersonId, GivenBy | None]:
        said = self.giver_chosen()
        if said:
            return {each.person: GivenBy(said) for each in chosen}
        return {each.person: None if self._is_kept else each.by_age for each in chosen}

    def _build(self, adults: Sequence[str]) -> None:
        for chip in self.persons.values():
            self._chips.add(chip)
        if self.persons:
            self._chips.setFocusProxy(next(iter(self.persons.values())))
        unsaid = _("ikke skrevet ned") if self._is_kept else _("efter alderen")
        self.given_by.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.given_by.setMinimumContentsLength(LEAST_LETTERS)
        self.given_by.addItem(unsaid, BY_AGE)
        for value, label in GIVEN_BY_LABELS.items():
            self.given_by.addItem(_(label), value.value)
        if adults:
            names = words.joined(words.in_row(name) for name in adults)
            self.giver.set_help(_("Voksne i husstanden: {names}").format(names=names))
        self.giver.line_edit.setCompleter(Completer(QStringListModel(list(adults), self), self))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(measures.GAP_12)
        grid.setVerticalSpacing(measures.GAP_12)
        grid.addWidget(self.fields["persons"], 0, 0, 1, 2)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.fields["given_by"], 1, 0, top)
        grid.addWidget(self.giver, 1, 1, top)
        grid.addWidget(self.remarks, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)


def _nothing_but(given_by: GivenBy | None, person: PersonId, today: date) -> ConsentDraft:
    """Return a consent of which only who gives it can be wrong."""
    whole = frozenset(InformationKind)
    there = (ConsentParty("–"),)
    return ConsentDraft(person, today, given_by=given_by, giver="–", scope=whole, parties=there)
