"""A small form for something in a family's life: fields, »Gem«, and »Fjern« for what is there already."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import NotADate, date_text, parse_date
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label

WIDTH = 560


class LifeForm(QDialog):
    """Subclasses fill `fields` in the order they are shown, and say what is saved and removed."""

    def __init__(self, title: str, today: date, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today, self._act = today, actions
        self.fields: dict[str, Field] = {}
        self.save_button = primary_button(_("Gem"))
        self.cancel_button = secondary_button(_("Annullér"))
        self.remove_button = secondary_button(_("&Fjern"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(measures.scaled(WIDTH))

    def written(self) -> Changed:
        """Save what stands in the form. Raises `InvalidInput`."""
        raise NotImplementedError

    def removed(self) -> Changed:
        """Remove what the form is about."""
        raise NotImplementedError

    def day(self, name: str) -> date | None:
        """Return the day in a field, None for an empty one. Raises `InvalidInput` naming the field."""
        text = self.fields[name].line_edit.text().strip()
        try:
            return parse_date(text, self.today) if text else None
        except NotADate:
            raise InvalidInput([Problem(name, _("Skriv en dato, der findes, fx 5.1.2026."))]) from None

    def set_day(self, name: str, day: date | None) -> None:
        """Show a day in a field."""
        self.fields[name].line_edit.setText("" if day is None else date_text(day))

    def save(self) -> None:
        """Save and close; what is wrong is said at its field."""
        for field in self.fields.values():
            field.set_error("")
        try:
            changed = self._act.run_write(self.written)
        except InvalidInput as error:
            for problem in reversed(error.problems):
                field = self.fields.get(problem.field, next(iter(self.fields.values())))
                field.set_error(problem.sentence)
                field.setFocus()
            return
        if changed is not None:
            self.accept()

    def remove(self) -> None:
        """Remove and close."""
        if self._act.run_write(self.removed) is not None:
            self.accept()

    def build(self, rows: tuple[tuple[str, ...], ...], *, can_remove: bool) -> None:
        """Lay the fields out, row by row."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        layout.setSpacing(measures.GAP_16)
        layout.addWidget(Label(self.windowTitle(), TypeRole.SECTION_TITLE))
        grid = QGridLayout()
        grid.setHorizontalSpacing(measures.GAP_12)
        grid.setVerticalSpacing(measures.GAP_12)
        for row, names in enumerate(rows):
            for column, name in enumerate(names):
                span = 2 if len(names) == 1 else 1
                grid.addWidget(self.fields[name], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        layout.addLayout(grid)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addWidget(self.remove_button)
        self.remove_button.setVisible(can_remove)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        layout.addLayout(buttons)
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.remove_button.clicked.connect(self.remove)


def typed(fields: Mapping[str, Field], name: str) -> str:
    """Return the text of a line field."""
    return fields[name].line_edit.text()
