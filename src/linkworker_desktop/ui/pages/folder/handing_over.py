"""Asking when and to whom a folder was handed out, and keeping the answer."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.services.folder_views import FolderView, HandOver, Issue
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.hand_over import HandOverDialog, HandOverProposal


class HandingOver(QObject):
    """Opens the dialog over a page and records what it says."""

    def __init__(self, services: Services, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._actions, self._window = services, actions, window

    def ask(
        self, view: FolderView, issue: UUID, *, done: Callable[[], object] | None = None
    ) -> HandOverDialog:
        """Open the dialog for a printed folder; `done` is called when the hand-over is recorded."""
        dialog = HandOverDialog(self._proposal(view, issue), self._window)
        dialog.noted.connect(lambda said: self._record(dialog, issue, said, done))
        dialog.open()
        return dialog

    def _proposal(self, view: FolderView, issue: UUID) -> HandOverProposal:
        sheet = self._services.families.sheet(view.family)
        adults = tuple(
            f"{member.draft.given_name} {member.draft.surname or sheet.surname}".strip()
            for member in sheet.members
            if member.is_adult and member.lives_here
        )
        printed = next((each for each in view.issues if each.id == issue), None)
        languages = view.languages if printed is None else printed.languages
        return HandOverProposal(
            now=local_now(self._services.clock),
            adults=adults,
            languages=(*(code for code in languages if code != DANISH), DANISH),
            non_readers=view.non_readers,
        )

    def _record(
        self, dialog: HandOverDialog, issue: UUID, said: HandOver, done: Callable[[], object] | None
    ) -> None:
        try:
            changed = self._actions.run_write(lambda: self._services.issues.hand_over(issue, said))
        except InvalidInput as error:
            dialog.show_problems(error.problems)
            return
        if changed is None:
            return  # the notice says why; what is typed stays
        dialog.accept()
        if done is not None:
            done()


def open_issue(view: FolderView) -> Issue | None:
    """Return the folder printed last that nobody has handed out yet."""
    return next((issue for issue in view.issues if issue.handed_out_at is None), None)
