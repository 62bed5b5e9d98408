"""Asking for the day something happened, and where it counts the clock time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import NotADate, parse_date, parse_moment
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label

WIDTH = 420


class DayDialog(QDialog):
    """`write` records what happened at the typed day; with `note` it takes a note as well."""

    def __init__(
        self,
        title: str,
        proposed: When,
        today: date,
        actions: Actions,
        write: Callable[[When, str], Changed],
        *,
        note: str | None = None,
        remove: Callable[[], Changed] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today, self._act, self._write, self._remove = today, actions, write, remove
        self.day = Field(
            _("&Hvornår"), help_text=_("dag.måned.år, gerne med klokkeslæt, fx 20.11.2026 kl. 14.00")
        )
        self.day.line_edit.setText(proposed.text)
        self.note = None if note is None else Field(_("&Note"))
        if self.note is not None:
            self.note.line_edit.setText(note or "")
        self.save_button = primary_button(_("Gem"))
        self.cancel_button = secondary_button(_("Annullér"))
        self.remove_button = secondary_button(_("&Fjern"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(title)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.remove_button.clicked.connect(self.remove)

    def save(self) -> None:
        """Record it at the typed day; what is wrong is said at the field."""
        try:
            when = read_when(self.day.line_edit.text(), self._today)
        except NotADate:
            self._say(_("Skriv en dag, der findes, fx 20.11.2026 eller i går."))
            return
        note = "" if self.note is None else self.note.line_edit.text()
        try:
            changed = self._act.run_write(lambda: self._write(when, note))
        except InvalidInput as error:
            self._say(error.message)
            return
        if changed is not None:
            self.accept()

    def remove(self) -> None:
        """Take the fact away."""
        if self._remove is not None and self._act.run_write(self._remove) is not None:
            self.accept()

    def _say(self, sentence: str) -> None:
        self.day.set_error(sentence)
        self.day.setFocus()

    def _build(self, title: str) -> None:
        self.setWindowTitle(title)
        self.setMinimumWidth(measures.scaled(WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        layout.setSpacing(measures.GAP_16)
        layout.addWidget(Label(title, TypeRole.SECTION_TITLE, wrap=True))
        layout.addWidget(self.day)
        if self.note is not None:
            layout.addWidget(self.note)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        if self._remove is not None:
            buttons.addWidget(self.remove_button)
        else:
            self.remove_button.setParent(self)
            self.remove_button.hide()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        layout.addLayout(buttons)
        self.save_button.setDefault(True)
        self.day.line_edit.selectAll()


def read_when(text: str, today: date) -> When:
    """Return the day, and the clock time where one is typed. Raises `NotADate`."""
    try:
        return When(parse_date(text, today))
    except NotADate:
        moment = parse_moment(text, today)
        return When(moment.date(), time(moment.hour, moment.minute))
