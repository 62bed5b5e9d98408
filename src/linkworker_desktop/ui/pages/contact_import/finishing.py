"""The end of an import: its words, the file of refused rows, and taking it all back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_import_plan import Outcome
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.file_dialogs import save_dialog, when_chosen
from linkworker_desktop.ui.pages.contact_import.chosen import ChosenFile
from linkworker_desktop.ui.pages.contact_import.done_step import DoneStep
from linkworker_desktop.ui.pages.contact_import.plan_words import done_words, left_out_words


class Finishing(DoneStep):
    """Shows what came of the files that were gone through."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._act = services, actions
        self._files: tuple[ChosenFile, ...] = ()
        self._reached = 0
        self.save_asked.connect(self._ask_where)
        self.undo_asked.connect(self._take_back)
        actions.undo_stack.indexChanged.connect(self._follow)

    def show_files(self, files: Sequence[ChosenFile]) -> None:
        """Show what came of these files."""
        self._files, self._reached = tuple(files), self._act.undo_stack.index()
        self._say(is_taken_back=False)

    def save_refused(self, file: Path) -> None:
        """Write the refused rows, each with its reason, to a file."""
        refused = [
            each.plan for each in self._files if each.plan is not None and each.plan.of(Outcome.REFUSED)
        ]
        try:
            for number, plan in enumerate(refused):
                target = file if number == 0 else file.with_stem(f"{file.stem} {number + 1}")
                content = self._services.contact_imports.refused_file(plan)
                write_output(target, content, self._services.database.files.root)
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            return
        self._act.tell(Notice(NoticeState.DONE, _("De afviste rækker er gemt."), str(file)))

    def _ask_where(self) -> None:
        dialog = save_dialog(self, _("Gem de afviste rækker"), _("CSV (*.csv)"), name=_("afviste rækker.csv"))
        when_chosen(dialog, self.save_refused)

    def _take_back(self) -> None:
        for file in self._files:
            if file.done is not None and file.done.changed.undo is not None:
                self._act.undo_stack.undo()

    def _follow(self, index: int) -> None:
        """Say that the import was taken back, also by Ctrl+Z, or done again."""
        if self.isVisible() and self._files:
            self._say(is_taken_back=index < self._reached)

    def _say(self, *, is_taken_back: bool) -> None:
        done = [each.done for each in self._files if each.done is not None]
        new, merged = sum(each.new for each in done), sum(each.merged for each in done)
        refused = sum(len(each.plan.of(Outcome.REFUSED)) for each in self._files if each.plan is not None)
        if is_taken_back:
            self.show_words(
                _("Importen er fortrudt"),
                _("Alt er, som det var før."),
                "",
                refused=refused > 0,
                can_undo=False,
            )
            return
        fetched = new + merged > 0
        self.show_words(
            _("Kontakterne er hentet") if fetched else _("Intet er hentet"),
            done_words(new, merged),
            left_out_words(refused, sum(each.left_out for each in done)),
            refused=refused > 0,
            can_undo=fetched,
        )
