"""A due date as a row of a card: where it stands, what and who, one click to record it, and why it is so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from linkworker_desktop.domain.rules.due import ReasonKind
from linkworker_desktop.domain.rules.due import State as Standing
from linkworker_desktop.domain.rules.words import doubt_words
from linkworker_desktop.i18n import _
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button, record_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import LevelTag, StateLabel
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.rule_words import LEVELS

LOOKS = {
    Standing.OVERDUE: State.OVER,
    Standing.DUE_SOON: State.SOON,
    Standing.UPCOMING: State.COMING,
    Standing.DONE: State.DONE,
    Standing.DONE_LATE: State.DONE_LATE,
    Standing.WAITING: State.WAITING,
    Standing.NOT_APPLICABLE: State.NOT_APPLICABLE,
}


class DeadlineRow(QWidget):
    """Signals carry the due date. A click on the level opens the sentence that explains the date."""

    settled = Signal(object)
    """It happened now."""
    other_day_wanted = Signal(object)
    exemption_wanted = Signal(object)
    again_wanted = Signal(object)
    page_wanted = Signal(object)
    """More than a day is needed to settle it."""

    def __init__(self, deadline: Deadline, *, acts: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.deadline = deadline
        self.state = StateLabel(LOOKS[deadline.state], deadline.words)
        self.record_button = record_button(deadline.record_words)
        self.more_button = icon_button(Icon.MORE_HORIZ, _("Mere om »{name}«").format(name=deadline.name))
        self.why = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._build(acts=acts)
        self._connect()

    def show_deadline(self, deadline: Deadline) -> None:
        """Show the same due date as it stands now."""
        self.deadline = deadline
        self.state.set_state(LOOKS[deadline.state], deadline.words)

    def turn_why(self) -> None:
        """Show or hide why the date is what it is."""
        if not self.why.text():
            self.why.setText(_why(self.deadline))
        self.why.setVisible(self.why.isHidden())

    def menu(self) -> QMenu:
        """Return what else can be done with the due date."""
        menu = QMenu(self.more_button)
        row = self.deadline.row
        if row.is_open and not self.deadline.needs_page:
            menu.addAction(_("Sket en anden dag …")).triggered.connect(
                lambda: self.other_day_wanted.emit(self.deadline)
            )
        is_let_off = row.reason is not None and row.reason.kind is ReasonKind.EXEMPT
        if is_let_off:
            menu.addAction(_("Gælder igen")).triggered.connect(lambda: self.again_wanted.emit(self.deadline))
        elif not row.is_finished and row.reason is None:
            menu.addAction(_("Fritag …")).triggered.connect(lambda: self.exemption_wanted.emit(self.deadline))
        menu.addAction(_("Hvorfor denne dato?")).triggered.connect(self.turn_why)
        return menu

    def _build(self, *, acts: bool) -> None:
        self.why.hide()
        about = f"{self.deadline.name}, {self.deadline.about}"
        self.record_button.setAccessibleName(f"{self.deadline.record_words}: {about}")
        top = QHBoxLayout()
        top.setSpacing(measures.GAP_4)
        top.addWidget(self.state, 1)
        self.tag: LevelTag | None = None
        if (level := LEVELS.get(self.deadline.level)) is not None:
            self.tag = LevelTag(level)
            top.addWidget(self.tag)
        if acts:
            top.addWidget(self.more_button)
        names = QHBoxLayout()
        names.setSpacing(measures.GAP_8)
        names.addWidget(ElidedLabel(self.deadline.name, TypeRole.BODY_BOLD), 1)
        who = self.deadline.person.partition(" ")[0]
        names.addWidget(Label(words.in_row(who), TypeRole.SMALL, Ink.MUTED))
        column = QVBoxLayout(self)
        margin = measures.CARD_MARGIN - 1
        column.setContentsMargins(margin, measures.GAP_8, margin, measures.GAP_8)
        column.setSpacing(measures.GAP_4)
        column.addLayout(top)
        column.addLayout(names)
        column.addWidget(self.why)
        if acts and self._can_record():
            line = QHBoxLayout()
            line.addWidget(self.record_button)
            line.addStretch(1)
            column.addLayout(line)
        else:
            self.record_button.setParent(self)
            self.record_button.hide()
        if not acts:
            self.more_button.setParent(self)
            self.more_button.hide()

    def _can_record(self) -> bool:
        return (
            self.deadline.state in {Standing.OVERDUE, Standing.DUE_SOON} and not self.deadline.row.rule.passes
        )

    def _connect(self) -> None:
        self.record_button.clicked.connect(self._record)
        self.more_button.clicked.connect(
            lambda: self.menu().popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        )
        if self.tag is not None:
            self.tag.clicked.connect(self.turn_why)

    def _record(self) -> None:
        if self.deadline.needs_page:
            self.page_wanted.emit(self.deadline)
        else:
            self.settled.emit(self.deadline)


def _why(deadline: Deadline) -> str:
    due = deadline.row
    doubt = f" {doubt_words(due.doubt)}" if due.doubt is not None else ""
    day = _("Frist {date}.").format(date=due.due.text) if due.due is not None else ""
    note = f" {due.rule.note}" if due.rule.note else ""
    return f"{day} {deadline.why}{doubt}{note}".strip()
