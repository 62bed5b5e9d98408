"""A row of the file beside the contact it looks like: field by field, ours or theirs, and what to do with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_import_plan import (
    Action,
    Decision,
    Difference,
    Outcome,
    PlannedRow,
    Side,
)
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contact_import.side_choice import SideChoice

HERE, THERE, BOTH = 0, 1, 2


class Compare(QWidget):
    """`decided` carries the row's number and its `Decision`."""

    decided = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: PlannedRow | None = None
        self._sides: dict[str, Side] = {}
        self.choices: dict[tuple[str, Side], SideChoice | Chip] = {}
        self.merge_chip = Chip(_("Læg sammen"), several=True)
        self.both_chip = Chip(_("Behold begge"), several=True)
        self.skip_chip = Chip(_("Spring over"), several=True)
        self._actions = QButtonGroup(self)
        self._actions.setExclusive(False)
        self._grid = QGridLayout()
        self._note = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._build()

    def show_row(self, row: PlannedRow, decision: Decision | None) -> None:
        """Show a row and what was decided about it."""
        self._row = row
        chosen: Mapping[str, Side] = decision.sides if decision is not None else {}
        self._sides = {each.field: chosen.get(each.field, each.proposed) for each in row.differences}
        self._show_action(decision.action if decision is not None else _usual(row))
        self._fill(row)

    def decide(self, action: Action) -> None:
        """Decide about the row that is shown."""
        if self._row is None:
            return
        self._show_action(action)
        sides = dict(self._sides) if action is Action.MERGE else {}
        self.decided.emit(self._row.number, Decision(action, sides))

    def _build(self) -> None:
        self._grid.setHorizontalSpacing(measures.GAP_8)
        self._grid.setVerticalSpacing(measures.GAP_4)
        self._grid.setColumnStretch(HERE, 1)
        self._grid.setColumnStretch(THERE, 1)
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_8)
        for chip, action in (
            (self.merge_chip, Action.MERGE),
            (self.both_chip, Action.KEEP_BOTH),
            (self.skip_chip, Action.SKIP),
        ):
            self._actions.addButton(chip)
            chip.clicked.connect(lambda _checked=False, said=action: self.decide(said))
            line.addWidget(chip)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_12)
        column.addLayout(line)
        column.addWidget(self._note)
        column.addLayout(self._grid)

    def _fill(self, row: PlannedRow) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.choices = {}
        if not row.differences:
            return
        ours = _("Her i dag") if row.same_row is None else _("Række {number}").format(number=row.same_row)
        for column, head in ((HERE, ours), (THERE, _("I filen"))):
            self._grid.addWidget(Label(head, TypeRole.SMALL_BOLD, Ink.MUTED), 0, column)
        for line, each in enumerate(row.differences, start=1):
            self._add(line, each)

    def _add(self, line: int, each: Difference) -> None:
        top = Qt.AlignmentFlag.AlignTop
        caption = Label(each.label, TypeRole.SMALL_BOLD)
        caption.setContentsMargins(0, measures.GAP_8, 0, 0)
        self._grid.addWidget(caption, 2 * line - 1, HERE, 1, 3)
        for column, side, text, name in (
            (HERE, Side.OURS, each.ours, _("her i dag")),
            (THERE, Side.THEIRS, each.theirs, _("i filen")),
        ):
            choice = SideChoice(words.in_row(text), f"{each.label}, {name}")
            self._put(choice, each, side)
            self._grid.addWidget(choice, 2 * line, column)
        if each.can_both:
            both = Chip(_("Begge"), several=True)
            both.setAccessibleName(_("{label}: begge").format(label=each.label))
            self._put(both, each, Side.BOTH)
            self._grid.addWidget(both, 2 * line, BOTH, top)

    def _put(self, choice: SideChoice | Chip, each: Difference, side: Side) -> None:
        choice.setCheckable(True)
        choice.setChecked(self._sides[each.field] is side)
        choice.clicked.connect(lambda _checked=False: self._choose(each.field, side))
        self.choices[each.field, side] = choice

    def _choose(self, field: str, side: Side) -> None:
        self._sides[field] = side
        for (name, each), choice in self.choices.items():
            if name == field:
                choice.setChecked(each is side)
        self.decide(Action.MERGE)

    def _show_action(self, action: Action | None) -> None:
        for chip, each in (
            (self.merge_chip, Action.MERGE),
            (self.both_chip, Action.KEEP_BOTH),
            (self.skip_chip, Action.SKIP),
        ):
            chip.setChecked(each is action)
        self._note.setText(
            {
                Action.MERGE: _("De bliver til én kontakt med det, du har valgt herunder."),
                Action.KEEP_BOTH: _("Den i filen bliver en kontakt for sig selv."),
                Action.SKIP: _("Den i filen bliver ikke hentet. Din kontakt er, som den var."),
                None: _("Er det den samme? Vælg. Ellers bliver den ikke hentet."),
            }[action]
        )


def _usual(row: PlannedRow) -> Action | None:
    return Action.MERGE if row.outcome is Outcome.SAME else None
