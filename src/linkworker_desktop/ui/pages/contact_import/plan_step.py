"""The third step: what will happen, row by row where somebody wants to see it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from linkworker_desktop.exchange.contact_files.readings import FileKind
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.contact_import_plan import Action, Decision, Outcome, PlannedRow
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.models.contact_import import PlanModel, shown_name
from linkworker_desktop.ui.pages.contact_import.chosen import ChosenFile
from linkworker_desktop.ui.pages.contact_import.compare import Compare
from linkworker_desktop.ui.pages.contact_import.plan_words import undecided
from linkworker_desktop.ui.pages.contact_import.row_facts import RowFacts
from linkworker_desktop.ui.pages.contact_import.rows import Rows, above_corners
from linkworker_desktop.ui.pages.contacts.scrolling import Sheet, area_of

CHIPS = {
    Outcome.DOUBTFUL: (N_("I tvivl"), Icon.HELP),
    Outcome.SAME: (N_("Lægges sammen"), Icon.SYNC_ALT),
    Outcome.NEW: (N_("Nye"), Icon.ADD),
    Outcome.REFUSED: (N_("Kan ikke hentes"), Icon.BLOCK),
    Outcome.KNOWN: (N_("Her i forvejen"), Icon.CHECK),
}
"""In the order somebody wants to see them: what asks for a decision first."""


class PlanStep(QWidget):
    """`decided` tells that the numbers have changed."""

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: ChosenFile | None = None
        self._shown: PlannedRow | None = None
        self._model = PlanModel()
        self.list = Rows()
        self.list.setModel(self._model)
        self.list.set_up(_("Rækkerne i filen"))
        self.chips: dict[Outcome, Chip] = {}
        self.rest_button = small_button(_("For resten …"), Icon.EXPAND_MORE)
        self.rest_menu = QMenu(self)
        self.compare, self._facts = Compare(), RowFacts()
        self._name = Label("", TypeRole.COUNTDOWN, wrap=True)
        self._where = Label("", TypeRole.SMALL, Ink.MUTED)
        self._reason = Label("", TypeRole.BODY, wrap=True)
        self._remarks = QVBoxLayout()
        self._build()
        self._connect()

    def show_file(self, file: ChosenFile) -> None:
        """Show the plan of a file, what asks for a decision first."""
        plan = file.plan
        assert plan is not None  # the wizard plans before it shows
        self._file = file
        counts = plan.counts
        for outcome, chip in self.chips.items():
            chip.set_count(counts.get(outcome, 0))
            chip.setVisible(counts.get(outcome, 0) > 0)
        first = next((outcome for outcome in CHIPS if counts.get(outcome)), None)
        self._say_remarks(plan.remarks)
        self._arrangement.setVisible(first is not None)
        if first is not None:
            self.choose(first)

    def choose(self, outcome: Outcome) -> None:
        """Show the rows of one outcome."""
        file = self._file
        if file is None or file.plan is None:
            return
        self.chips[outcome].setChecked(True)
        self._model.set_rows(file.plan.of(outcome), file.decisions)
        self.rest_button.setVisible(outcome in {Outcome.DOUBTFUL, Outcome.SAME})
        if self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0))

    def take_focus(self) -> None:
        """Put the focus in the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        chips = FlowLayout()
        for outcome, (title, icon) in CHIPS.items():
            chip = Chip(_(title), icon, count=0)
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _checked=False, said=outcome: self.choose(said))
            self.chips[outcome] = chip
            chips.addWidget(chip)
        for title, action in (
            (_("Læg dem sammen"), Action.MERGE),
            (_("Behold begge"), Action.KEEP_BOTH),
            (_("Spring dem over"), Action.SKIP),
        ):
            entry = self.rest_menu.addAction(title)
            entry.triggered.connect(lambda _checked=False, said=action: self._decide_rest(said))
        left = Card()
        left.add_row(above_corners(self.list), stretch=1)
        right = Card()
        sheet = Sheet()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(*(measures.CARD_MARGIN,) * 4)
        column.setSpacing(measures.GAP_4)
        column.addWidget(self._where)
        column.addWidget(self._name)
        column.addWidget(self._reason)
        column.addSpacing(measures.GAP_8)
        column.addWidget(self.compare)
        column.addWidget(self._facts)
        column.addStretch(1)
        right.add_row(area_of(sheet), stretch=1)
        line = QHBoxLayout()
        line.addLayout(chips, 1)
        line.addWidget(self.rest_button, 0, Qt.AlignmentFlag.AlignTop)
        self._arrangement = Halves(left, right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_12)
        layout.addLayout(self._remarks)
        layout.addLayout(line)
        layout.addWidget(self._arrangement, 1)

    def _connect(self) -> None:
        self.list.moved.connect(self._look_at)
        self.compare.decided.connect(self._decide)
        self.rest_button.clicked.connect(self._open_menu)

    def _look_at(self, index: QModelIndex) -> None:
        if not index.isValid() or self._file is None:
            return
        row = self._shown = self._model.row_at(index.row())
        is_card = self._file.reading is not None and self._file.reading.kind is FileKind.VCARD
        where = _("Linje {number} i filen") if is_card else _("Række {number} i filen")
        self._where.setText(where.format(number=row.number))
        self._name.setText(shown_name(row))
        self._reason.setText(row.reason)
        self._reason.setVisible(bool(row.reason))
        can_choose = row.outcome in {Outcome.DOUBTFUL, Outcome.SAME}
        self.compare.setVisible(can_choose)
        self._facts.setVisible(not can_choose or not row.differences)
        if can_choose:
            self.compare.show_row(row, self._file.decisions.get(row.number))
        self._facts.show_row(row)

    def _decide(self, number: int, decision: Decision) -> None:
        file = self._file
        if file is None:
            return
        file.decisions[number] = decision
        self._model.tell_decided()
        self.decided.emit()

    def _decide_rest(self, action: Action) -> None:
        """Decide about every row shown that nobody decided about."""
        file = self._file
        if file is None:
            return
        for line in range(self._model.rowCount()):
            number = self._model.row_at(line).number
            file.decisions.setdefault(number, Decision(action))
        self._model.tell_decided()
        self._look_at(self.list.currentIndex())
        self.decided.emit()

    def _open_menu(self) -> None:
        self.rest_menu.popup(self.rest_button.mapToGlobal(self.rest_button.rect().bottomLeft()))

    def _say_remarks(self, remarks: tuple[str, ...]) -> None:
        while (item := self._remarks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for remark in remarks[:2]:
            self._remarks.addWidget(Banner(State.INFO, remark))

    @property
    def undecided(self) -> int:
        """How many doubtful rows nobody has decided about."""
        file = self._file
        return 0 if file is None or file.plan is None else undecided(file.plan, file.decisions)


class Halves(QWidget):
    """The list at the left and what is looked at beside it, two to three."""

    def __init__(self, first: QWidget, second: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.CARD_GAP)
        line.addWidget(first, 5)
        line.addWidget(second, 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, measures.scaled(240))
