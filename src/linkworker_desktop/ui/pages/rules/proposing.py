"""A change of the rules that is shown with what it moves, and made when somebody says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.rule_moves import MovedDate
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.moves import Proposal


class Proposing(QObject):
    """One change at a time; `begun` tells that it is to be shown, `ended` that it was made or left."""

    begun = Signal()
    ended = Signal()

    def __init__(self, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._act = actions
        self._do: Callable[[], Changed] | None = None
        self.proposal = Proposal()
        self.proposal.accepted.connect(self._accept)
        self.proposal.declined.connect(self._decline)

    @property
    def is_open(self) -> bool:
        """Whether a change is being shown."""
        return self._do is not None

    def ask(
        self,
        title: str,
        lead: str,
        accept: str,
        preview: Callable[[], tuple[MovedDate, ...]],
        do: Callable[[], Changed],
    ) -> None:
        """Show what a change moves before it is made; one that moves nothing is made at once."""
        try:
            moves = preview()
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            return
        if moves:
            self.show(title, lead, accept, moves, do)
        else:
            self._act.run_write(do)

    def show(
        self,
        title: str,
        lead: str,
        accept: str,
        moves: Sequence[MovedDate],
        do: Callable[[], Changed],
    ) -> None:
        """Show a change with what it moves."""
        self._do = do
        self.proposal.propose(title, lead, accept, moves)
        self.begun.emit()

    def drop(self) -> None:
        """Forget what is shown."""
        self._do = None

    def _accept(self) -> None:
        do, self._do = self._do, None
        if do is not None:
            self._act.run_write(do)
        self.ended.emit()

    def _decline(self) -> None:
        self._do = None
        self.ended.emit()
