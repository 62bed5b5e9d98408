"""The template of the reception plan: its tasks in order, one beside to change, and what a change moves."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.reception_plan import PlanTask
from linkworker_desktop.i18n import _
from linkworker_desktop.services.rule_moves import MovedDate
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.headed_list import HeadedList
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.models.plan_tasks import PlanTasks
from linkworker_desktop.ui.pages.contact_import.rows import above_corners
from linkworker_desktop.ui.pages.reception.task_form import TaskForm
from linkworker_desktop.ui.pages.rules.proposing import Proposing

PAUSE = 300
DRAFT = "plan_task."
"""Of each task, by its code, what was typed and not saved; without a code that of a new one."""


class Template(QWidget):
    """What is typed is previewed and kept while typing, and stands there again until it is saved or given up.

    Alt+Up and Alt+Down move a task.
    """

    loaded = Signal()

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._act = services, actions
        self._model = PlanTasks()
        self._is_new, self._is_typed, self._is_loading, self._turn = False, False, False, 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.list = HeadedList()
        self.form = TaskForm()
        self.proposing = Proposing(actions, self)
        self._pane = QStackedWidget()
        self._build()
        self._connect()

    @property
    def current(self) -> PlanTask | None:
        """The task that is chosen."""
        index = self.list.currentIndex()
        return self._model.task_at(index.row()) if index.isValid() else None

    def load(self, code: str = "") -> None:
        """Show the plan in force; `code` is the task to begin with, else the one that is chosen stays."""
        chosen = self.current
        wanted = code or (chosen.code if chosen is not None else "")
        self._is_loading = True
        self._model.set_plan(self._services.reception_template.plan())
        row = self._model.row_of(wanted)
        row = row if row is not None else self._model.row_of("")
        self.list.setCurrentIndex(self._model.index(row) if row is not None else QModelIndex())
        self._is_loading = False
        if code and code != self.form.code:
            self.keep()
            self._is_new, self._is_typed = False, False
        if not self._is_typed:
            self._show()
        self.loaded.emit()

    def begin_new(self) -> None:
        """Open the form for a new task, empty or as far as somebody came with it."""
        self.keep()
        self._is_new = True
        self._show()
        self.form.focus()

    def resume(self) -> None:
        """Go to what was typed and not saved, if there is any."""
        kept = self._services.drafts.kinds(DRAFT)
        if DRAFT in kept:
            self.begin_new()
            return
        codes = (task.code for task in self._services.reception_template.plan().tasks)
        code = next((code for code in codes if f"{DRAFT}{code}" in kept), "")
        if code:
            self.load(code)

    def keep(self) -> None:
        """Keep what is typed for the next time its task is shown."""
        self._pause.stop()
        if self._is_typed:
            self._services.drafts.keep(self._draft(), self.form.to_json())

    def cancel(self) -> None:
        """Give up what is typed."""
        self._forget()
        self._is_new = False
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore(self) -> None:
        """Offer to bring the shipped plan back."""
        template = self._services.reception_template
        self.proposing.ask(
            _("Bring modtagelsesplanen tilbage?"),
            _("Den bliver, som programmet kom med den. Det, der er gjort, bliver stående."),
            _("Bring tilbage"),
            template.preview_restore,
            template.restore,
        )

    # -- building

    def _build(self) -> None:
        self.list.setModel(self._model)
        self.list.set_up(_("Opgaver i modtagelsesplanen"))
        card = Card()
        card.add_row(above_corners(self.list), stretch=1)
        self._pane.addWidget(self.form)
        self._pane.addWidget(self.proposing.proposal)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.CARD_GAP)
        line.addWidget(card, 6)
        line.addWidget(self._pane, 5)

    def _connect(self) -> None:
        self.list.moved.connect(lambda _index: self._chosen())
        self.list.opened.connect(self.form.focus)
        self._pause.timeout.connect(self._follow)
        form = self.form
        form.edited.connect(self._typed)
        form.save_asked.connect(self._save)
        form.cancel_asked.connect(self.cancel)
        form.delete_asked.connect(self._delete)
        form.move_asked.connect(self._move)
        self.proposing.begun.connect(self._show_proposal)
        self.proposing.ended.connect(self._show)
        for keys, steps in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=steps: self._move(by))

    # -- showing

    def _chosen(self) -> None:
        if self.current is not None and not self._is_loading and not self.proposing.is_open:
            self.keep()
            self._is_new = False
            self._show()

    def _show(self) -> None:
        self._turn += 1
        self._pause.stop()
        task = None if self._is_new else self.current
        plan, rules = self._services.reception_template.plan(), self._services.rules.all()
        self.form.show_task(task, plan, rules)
        self.form.moves.show_moves(())
        self._pane.setCurrentWidget(self.form)
        kept = self._services.drafts.kept(self._draft())
        self._is_typed = kept is not None and self.form.take_json(kept)
        if self._is_typed:
            self._preview()

    def _show_proposal(self) -> None:
        self._pane.setCurrentWidget(self.proposing.proposal)
        self.proposing.proposal.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._is_typed = True
        self._pause.start()

    def _follow(self) -> None:
        self.keep()
        self._preview()

    def _draft(self) -> str:
        return f"{DRAFT}{self.form.code}"

    def _forget(self) -> None:
        self._is_typed = False
        self._pause.stop()
        self._services.drafts.drop(self._draft())

    def _preview(self) -> None:
        self._turn += 1
        turn = self._turn
        try:
            draft = self.form.typed()
        except InvalidInput as error:
            self.form.moves.show_unknown(error.message)
            return
        self._act.run_in_background(
            lambda: self._services.reception_template.preview(draft),
            when_alive(self, lambda moves: self._show_moves(turn, moves)),
            when_alive(self, lambda error: self._cannot_show(turn, error)),
        )

    def _show_moves(self, turn: int, moves: tuple[MovedDate, ...]) -> None:
        if turn == self._turn:
            self.form.moves.show_moves(moves)

    def _cannot_show(self, turn: int, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if turn == self._turn:
            self.form.moves.show_unknown(_("Skriv resten, så vises det, hvad der flytter sig"))

    # -- acting

    def _save(self) -> None:
        titles = {task.code for task in self._services.reception_template.plan().tasks}
        try:
            draft = self.form.typed()
            self._is_typed = True  # what the write makes the page read again must not be shown over it
            outcome = self._act.run_write(lambda: self._services.reception_template.save(draft))
        except InvalidInput as error:
            self.form.refuse(error.problems)
            return
        if outcome is not None:
            self._forget()
            new = (
                task.code
                for task in self._services.reception_template.plan().tasks
                if task.code not in titles
            )
            self._is_new = False
            self.load(draft.code or next(new, ""))

    def _delete(self) -> None:
        task = self.current
        if task is None:
            return
        template = self._services.reception_template
        self.keep()
        self._is_typed = False
        self.proposing.ask(
            _("Slet »{task}«?").format(task=task.title),
            _("Opgaven forsvinder fra alle familiers planer."),
            _("Slet"),
            lambda: template.preview_remove(task.code),
            lambda: template.remove(task.code),
        )

    def _move(self, steps: int) -> None:
        task = self.current
        if task is not None and not self._is_new:
            self._act.run_write(lambda: self._services.reception_template.move(task.code, steps), quiet=True)
            self.load(task.code)
