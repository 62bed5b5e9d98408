"""What is typed about a contact's work with a family: for whom, how often, since when, about what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.moments import NotADate, date_text, parse_date
from linkworker_desktop.domain.network import (
    COUNTS_AS_LABELS,
    FREQUENCY_LABELS,
    CountsAs,
    Frequency,
    InvolvementDraft,
    NetworkMember,
)
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.flow_box import FlowBox
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label


class InvolvementForm(QWidget):
    """The fields; `is_whole` adds those only somebody who corrects needs: the end, the counting and a note."""

    edited = Signal()

    def __init__(
        self,
        members: Sequence[NetworkMember],
        today: date,
        *,
        is_whole: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today, self._is_whole = today, is_whole
        self.everybody = Chip(_("Hele familien"))
        self.members: dict[PersonId, Chip] = {
            member.id: Chip(words.in_row(member.name), several=True) for member in members
        }
        self._often, self._counting = ComboBox(), ComboBox()
        self.frequency = Field(_("&Hvor tit"), self._often)
        self.since = Field(_("&Siden"), help_text=_("dag.måned.år"))
        self.until = Field(_("T&il"))
        self.purpose = Field(_("&Om hvad"))
        self.counting = Field(_("&Tæller det med?"), self._counting)
        self.note = Field(_("&Note"))
        self._fill()
        self._build()
        self._connect()

    @property
    def often(self) -> ComboBox:
        """The choice of how often."""
        return self._often

    def show_draft(self, draft: InvolvementDraft) -> None:
        """Show what is kept."""
        for person, chip in self.members.items():
            chip.setChecked(person in draft.persons)
        self.everybody.setChecked(not draft.persons)
        self._often.setCurrentIndex(list(Frequency).index(draft.frequency))
        self._counting.setCurrentIndex(list(CountsAs).index(draft.counts_as))
        self.since.line_edit.setText(date_text(draft.since) if draft.since else "")
        self.until.line_edit.setText(date_text(draft.until) if draft.until else "")
        self.purpose.line_edit.setText(draft.purpose)
        self.note.line_edit.setText(draft.note)
        self.clear_problems()

    def read(self, draft: InvolvementDraft) -> InvolvementDraft:
        """Return `draft` with what is typed. Raises `InvalidInput` for a day that does not exist."""
        typed = replace(
            draft,
            persons=self._persons_of(draft),
            frequency=list(Frequency)[self._often.currentIndex()],
            since=self._day(self.since, "since"),
            purpose=self.purpose.line_edit.text().strip(),
        )
        if not self._is_whole:
            return typed
        return replace(
            typed,
            until=self._day(self.until, "until"),
            counts_as=list(CountsAs)[self._counting.currentIndex()],
            note=self.note.line_edit.text().strip(),
        )

    def persons(self) -> tuple[PersonId, ...]:
        """Return the chosen members; nobody is the whole family."""
        return tuple(person for person, chip in self.members.items() if chip.isChecked())

    def _persons_of(self, draft: InvolvementDraft) -> tuple[PersonId, ...]:
        """Return for whom it is: as before where no chip was turned, also for somebody who has no chip any more."""
        chosen = self.persons()
        is_untouched = chosen == tuple(person for person in self.members if person in draft.persons)
        return draft.persons if is_untouched and not self.everybody.isChecked() else chosen

    def show_problems(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Show each at its field, the first with the focus; return those that have no field here."""
        self.clear_problems()
        fields = self._fields()
        known = [problem for problem in problems if _last(problem.field) in fields]
        for problem in reversed(known):
            field = fields[_last(problem.field)]
            field.set_error(problem.sentence)
            field.setFocus()
        return tuple(problem for problem in problems if problem not in known)

    def clear_problems(self) -> None:
        """Take every error away."""
        for field in self._fields().values():
            field.set_error("")

    def _fields(self) -> dict[str, Field]:
        return {
            "since": self.since,
            "until": self.until,
            "purpose": self.purpose,
            "note": self.note,
            "frequency": self.frequency,
        }

    def _fill(self) -> None:
        self._often.addItems([words.capitalised(_(FREQUENCY_LABELS[each])) for each in Frequency])
        self._often.setCurrentIndex(list(Frequency).index(Frequency.UNKNOWN))
        self._counting.addItems([_(COUNTS_AS_LABELS[each]) for each in CountsAs])
        self.since.line_edit.setText(date_text(self._today))
        self.until.line_edit.setPlaceholderText(_("går videre"))
        self.everybody.setChecked(True)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_12)
        whom = QVBoxLayout()
        whom.setSpacing(measures.GAP_4)
        whom.addWidget(Label(_("For hvem"), TypeRole.SMALL_BOLD))
        chips = FlowBox()
        for chip in (self.everybody, *self.members.values()):
            chips.add(chip)
        whom.addWidget(chips)
        column.addLayout(whom)
        days = [self.frequency, self.since, *([self.until] if self._is_whole else [])]
        column.addLayout(_beside(days))
        column.addWidget(self.purpose)
        if self._is_whole:
            column.addLayout(_beside([self.counting, self.note]))
        else:
            for field in (self.until, self.counting, self.note):
                field.setParent(self)
                field.hide()

    def _connect(self) -> None:
        self.everybody.clicked.connect(self._choose_all)
        for chip in self.members.values():
            chip.clicked.connect(self._choose_some)
        self._often.activated.connect(lambda _at: self.edited.emit())
        self._counting.activated.connect(lambda _at: self.edited.emit())
        for field in (self.since, self.until, self.purpose, self.note):
            field.line_edit.textEdited.connect(lambda _text: self.edited.emit())

    def _choose_all(self) -> None:
        for chip in self.members.values():
            chip.setChecked(False)
        self.everybody.setChecked(True)
        self.edited.emit()

    def _choose_some(self) -> None:
        self.everybody.setChecked(not self.persons())
        self.edited.emit()

    def _day(self, field: Field, name: str) -> date | None:
        text = field.line_edit.text().strip()
        if not text:
            return None
        try:
            return parse_date(text, self._today)
        except NotADate:
            sentence = _("Skriv en dag, der findes, fx 20.11.2026 eller i går.")
            raise InvalidInput([Problem(name, sentence)]) from None


def _beside(fields: Sequence[Field]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(measures.GAP_12)
    for field in fields:
        box = QVBoxLayout()
        box.addWidget(field)
        box.addStretch(1)
        line.addLayout(box, 1)
    return line


def _last(field: str) -> str:
    return field.rsplit(".", 1)[-1]
