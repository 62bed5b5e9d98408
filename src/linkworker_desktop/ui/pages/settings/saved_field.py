"""A field that saves itself when it is left, and shows a refusal where it was typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.field import Field

Save = Callable[[str], Changed]


class SavedField(Field):
    """A line of text kept by a service; a text that was not changed is not saved again."""

    def __init__(
        self,
        label: str,
        actions: Actions,
        save: Save,
        *,
        help_text: str = "",
        editor: QLineEdit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, editor or QLineEdit(), help_text=help_text, parent=parent)
        self._actions, self._save = actions, save
        self._kept = ""
        self.line_edit.editingFinished.connect(self.keep)
        self.line_edit.textEdited.connect(lambda _text: self.set_error(""))

    def show_kept(self, text: str) -> None:
        """Show what is kept, unless somebody is typing here just now."""
        is_typing = self.line_edit.hasFocus() and self.line_edit.text() != self._kept
        self._kept = text
        if not is_typing and self.line_edit.text() != text:
            self.line_edit.setText(text)

    def keep(self) -> None:
        """Save what is typed if it is something else than what is kept."""
        typed = self.line_edit.text().strip()
        if typed == self._kept:
            return
        before, self._kept = self._kept, typed
        try:
            changed = self._actions.run_write(lambda: self._save(typed))
        except InvalidInput as refused:
            self._kept = before
            self.set_error(refused.problems[0].sentence)
            return
        self.set_error("")
        if changed is None:
            self._kept = before
