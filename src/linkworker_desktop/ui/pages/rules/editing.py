"""Writing a rule: its sentence and what it moves follow the typing, and what is typed is kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import Rule, Who
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.i18n import _
from linkworker_desktop.services.rule_moves import MovedDate
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.pages.rules.form import RuleForm

PAUSE = 300
DRAFT = "rule_form"


class RuleEditing(QObject):
    """One rule at a time. `saved` carries its key, `ended` tells that the form is closed."""

    begun = Signal()
    ended = Signal()
    saved = Signal(str)

    def __init__(self, services: Services, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._act = services, actions
        self._open: Rule | None = None
        self._turn = 0
        self.form = RuleForm(services.clock.today())
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._follow)
        self.form.edited.connect(self._typed)
        self.form.save_asked.connect(self.save)
        self.form.cancel_asked.connect(self.cancel)

    @property
    def is_open(self) -> bool:
        """Whether somebody is writing."""
        return self._open is not None

    def begin_new(self) -> None:
        """Open the form for a rule of one's own: a week after the family moved in, until something else is typed."""
        code = self._services.rules.new_code()
        rule = Rule(
            code, "", Who.FAMILY, (HappeningKind.HOUSED,), Span(7, Unit.DAYS), warn=Span(2, Unit.DAYS)
        )
        self._begin(rule, is_new=True)

    def begin(self, rule: Rule) -> None:
        """Open the form for a rule; what was typed over it earlier is back."""
        self._begin(rule, is_new=False)

    def save(self) -> None:
        """Save what is typed, or say at its fields what is wrong."""
        if self._open is None:
            return
        self._pause.stop()
        try:
            rule = self.form.typed()
            outcome = self._act.run_write(lambda: self._services.rules.save(rule))
        except InvalidInput as error:
            self.form.refuse(error.problems)
            return
        if outcome is not None:
            self._close()
            self.saved.emit(rule.key)

    def cancel(self) -> None:
        """Give up what is typed."""
        if self._open is not None:
            self._close()

    def keep(self) -> None:
        """Keep what is typed for the next time the form is opened."""
        self._pause.stop()
        if self._open is not None:
            self._services.drafts.keep(DRAFT, self.form.to_json())

    def _begin(self, rule: Rule, *, is_new: bool) -> None:
        self._open = rule
        self.form.show_rule(rule, self._services.rules.all(), is_new=is_new)
        kept = self._services.drafts.kept(DRAFT)
        if kept is not None and not self.form.take_json(kept):
            self._services.drafts.drop(DRAFT)
        self.begun.emit()
        self.form.focus()
        self._follow()

    def _typed(self) -> None:
        self._pause.start()

    def _follow(self) -> None:
        """Keep what is typed and show what it would move; counting is done in a thread."""
        if self._open is None:
            return
        self._turn += 1
        turn = self._turn
        try:
            rule = self.form.typed()
        except InvalidInput:
            self.form.effect.moves.show_unknown(_("Skriv resten, så vises det, hvad der flytter sig"))
            return
        if rule != self._open:
            self.keep()
        named = rule if rule.name else replace(rule, name="…")
        self._act.run_in_background(
            lambda: self._services.rules.preview(named),
            when_alive(self, lambda moves: self._show(turn, moves)),
            when_alive(self, lambda error: self._cannot_show(turn, error)),
        )

    def _show(self, turn: int, moves: tuple[MovedDate, ...]) -> None:
        if turn == self._turn and self._open is not None:
            self.form.effect.moves.show_moves(moves)

    def _cannot_show(self, turn: int, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if turn != self._turn:
            return
        if isinstance(error, InvalidInput):
            self.form.effect.moves.show_unknown(error.message)
        else:
            self._act.tell(Notice(NoticeState.OVER, error.message))

    def _close(self) -> None:
        self._open = None
        self._turn += 1
        self._pause.stop()
        if self._services.drafts.kept(DRAFT) is not None:
            self._services.drafts.drop(DRAFT)
        self.ended.emit()
