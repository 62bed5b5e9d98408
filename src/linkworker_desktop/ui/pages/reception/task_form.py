"""The form of one task in the template: what, who, in which period, when and of what kind."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.reception_plan import TASK_KIND_LABELS, PlanTask, ReceptionPlan, TaskKind
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.i18n import _
from linkworker_desktop.services.reception_views import TaskDraft
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button, primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.moves import Moves
from linkworker_desktop.ui.pages.contacts.scrolling import Sheet, area_of
from linkworker_desktop.ui.pages.reception.due_field import DueField
from linkworker_desktop.ui.pages.rules.choices import Choice
from linkworker_desktop.ui.pages.rules.pair import Pair
from linkworker_desktop.ui.pages.rules.span_field import NotASpan


class TaskForm(Card):
    """Always open on the chosen task; `edited` tells of typing, the others are wishes."""

    edited = Signal()
    save_asked = Signal()
    cancel_asked = Signal()
    delete_asked = Signal()
    move_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._code = ""
        self._heading = Label("", TypeRole.CARD_TITLE)
        self.title, self.unit = QLineEdit(), QLineEdit()
        self.period, self.kind = Choice(), Choice((_(word), kind) for kind, word in TASK_KIND_LABELS.items())
        self.due = DueField()
        self.moves = Moves()
        self.save_button = primary_button(_("&Gem"), Icon.CHECK)
        self.cancel_button = secondary_button(_("Annullér"))
        self.delete_button = secondary_button(_("Slet opgaven"), Icon.DELETE)
        self.up_button = icon_button(Icon.ARROW_UPWARD, _("Flyt opgaven op"))
        self.down_button = icon_button(Icon.ARROW_DOWNWARD, _("Flyt opgaven ned"))
        self.fields: dict[str, Field] = {}
        self._build()
        self._connect()

    @property
    def code(self) -> str:
        """The code of the task that is shown, empty for a new one."""
        return self._code

    def show_task(self, task: PlanTask | None, plan: ReceptionPlan, rules: Sequence[Rule]) -> None:
        """Show a task, or an empty form for a new one."""
        self._code = task.code if task is not None else ""
        self._heading.setText(_("Ret opgaven") if task is not None else _("Ny opgave"))
        self.setAccessibleName(self._heading.text())
        self.title.setText(task.title if task is not None else "")
        self.title.setCursorPosition(0)
        self.unit.setText(task.unit if task is not None else "")
        completer = QCompleter(list(plan.units), self.unit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.unit.setCompleter(completer)
        self.period.offer((period.name, period.code) for period in plan.periods)
        self.period.choose(task.period if task is not None else plan.periods[0].code)
        self.kind.choose(task.kind if task is not None else next(iter(TASK_KIND_LABELS)))
        self.due.show_task(task, rules)
        for button in (self.delete_button, self.up_button, self.down_button):
            button.setVisible(task is not None)
        self.cancel_button.setVisible(task is None)
        self.clear_errors()

    def to_json(self) -> str:
        """Return what stands in the form, whether or not it is a task yet."""
        kept = {
            "title": self.title.text(),
            "unit": self.unit.text(),
            "period": self.period.value(),
            "kind": self.kind.value().value,
            "due": self.due.chosen(),
        }
        return json.dumps(kept, ensure_ascii=False)

    def take_json(self, content: str) -> bool:
        """Show what was kept over the task that is shown; return whether it could be read."""
        try:
            kept = json.loads(content)
            self.due.take_chosen(kept["due"])
            self.kind.choose(TaskKind(kept["kind"]))
            self.period.choose(kept["period"])
            self.title.setText(str(kept["title"]))
            self.unit.setText(str(kept["unit"]))
        except (ValueError, KeyError, TypeError):  # another version's
            return False
        self.set_unsaved()
        return True

    def set_unsaved(self) -> None:
        """Say that what stands here is not saved, and offer to give it up."""
        self.cancel_button.setVisible(True)

    def typed(self) -> TaskDraft:
        """Return the task as it is typed. Raises `InvalidInput` for a number that is none."""
        try:
            due_text, rules = self.due.due_text(), self.due.rules()
        except NotASpan:
            raise InvalidInput([Problem("due", _("Skriv et helt tal, fx 14."))]) from None
        return TaskDraft(
            self.title.text(),
            self.unit.text(),
            self.period.value() or "",
            due_text,
            self.kind.value(),
            self._code,
            rules,
        )

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong at its fields and put the cursor in the first of them."""
        self.clear_errors()
        for problem in reversed(problems):
            field = self.fields.get(problem.field, self.due.field)
            field.set_error(problem.sentence)
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Take every error away."""
        for field in (*self.fields.values(), self.due.field):
            field.set_error("")

    def focus(self) -> None:
        """Put the cursor in the first field."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        margin = measures.CARD_MARGIN
        sheet = Sheet()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(margin, measures.GAP_12, margin, margin)
        column.setSpacing(measures.GAP_12)
        column.addWidget(self._field("title", _("Hvad der skal gøres"), self.title))
        unit_help = _("enhed eller person, fx Borgerservice")
        unit = self._field("unit", _("Hvem der gør det"), self.unit, unit_help)
        column.addWidget(Pair(unit, self._field("kind", _("Art"), self.kind)))
        column.addWidget(self._field("period", _("Periode"), self.period))
        column.addWidget(self.due)
        column.addStretch(1)
        head, foot = QWidget(), QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(margin, measures.GAP_8, margin, measures.GAP_8)
        line.addWidget(self._heading, 1)
        line.addWidget(self.up_button)
        line.addWidget(self.down_button)
        line = QHBoxLayout(foot)
        line.setContentsMargins(margin, measures.GAP_12, margin, measures.GAP_12)
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.save_button)
        line.addWidget(self.cancel_button)
        line.addStretch(1)
        line.addWidget(self.delete_button)
        self.add_row(head)
        self.add_row(area_of(sheet), stretch=1)
        self.add_row(self.moves)
        self.add_row(foot)

    def _field(self, name: str, label: str, editor: QWidget, help_text: str = "") -> Field:
        field = self.fields[name] = Field(label, editor, help_text=help_text)
        return field

    def _connect(self) -> None:
        self.title.textEdited.connect(self.edited)
        self.unit.textEdited.connect(self.edited)
        self.period.activated.connect(self.edited)
        self.kind.activated.connect(self.edited)
        self.due.edited.connect(self.edited)
        self.edited.connect(self.clear_errors)
        self.edited.connect(self.set_unsaved)
        self.save_button.clicked.connect(self.save_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.delete_button.clicked.connect(self.delete_asked)
        self.up_button.clicked.connect(lambda: self.move_asked.emit(-1))
        self.down_button.clicked.connect(lambda: self.move_asked.emit(1))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save_asked)
