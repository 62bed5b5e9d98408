"""Agreements as they are typed in: what, who does it, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from linkworker_desktop.domain.moments import NotADate, date_text, parse_date
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.relay import Agreement
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.pages.contacts.growing_rows import GrowingRow, GrowingRows

_WHO_WIDTH = 190
_DUE_WIDTH = 110


class AgreementRow(GrowingRow):
    """One agreement; who does it can be chosen or typed."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.what, self.due = QLineEdit(), QLineEdit()
        self.who = ComboBox()
        self.who.setEditable(True)
        self.who.addItems(["", *names])
        self.who.setFixedWidth(measures.scaled(_WHO_WIDTH))
        self.due.setFixedWidth(measures.scaled(_DUE_WIDTH))
        self.what.setPlaceholderText(_("Hvad"))
        who = self.who.lineEdit()
        if who is not None:
            who.setPlaceholderText(_("Hvem"))
        self.due.setPlaceholderText(_("Senest"))
        self.line.addWidget(self.what, 1)
        self.line.addWidget(self.who)
        self.line.addWidget(self.due)
        self.end_line()
        self.what.textEdited.connect(self.edited)
        self.who.editTextChanged.connect(self.edited)
        self.due.textEdited.connect(self.edited)

    def editors(self) -> Sequence[QWidget]:
        """Return the three editors from left to right."""
        return (self.what, self.who, self.due)

    def set_place(self, place: int) -> None:
        """Name the editors by the line's number."""
        self.what.setAccessibleName(_("Aftale {n}: hvad").format(n=place))
        self.who.setAccessibleName(_("Aftale {n}: hvem").format(n=place))
        self.due.setAccessibleName(_("Aftale {n}: senest").format(n=place))
        self.remove.setAccessibleName(_("Fjern aftale {n}").format(n=place))


class AgreementRows(GrowingRows[Agreement, AgreementRow]):
    """The agreements of an entry; a day that does not exist is said at its line."""

    def __init__(self, names: Sequence[str], today: date, parent: QWidget | None = None) -> None:
        self._names, self._today = tuple(names), today
        super().__init__(_("Aftaler"), _("Tilføj en aftale"), parent)
        self.setFocusProxy(self.add_button)

    def make_row(self) -> AgreementRow:
        """Return an empty agreement."""
        return AgreementRow(self._names)

    def fill_row(self, row: AgreementRow, draft: Agreement) -> None:
        """Show an agreement."""
        row.what.setText(draft.what)
        row.who.setEditText(draft.who)
        row.due.setText("" if draft.due is None else date_text(draft.due))

    def read_row(self, row: AgreementRow) -> Agreement | None:
        """Return the agreement of a line. Raises `InvalidInput` for a day that does not exist."""
        what, who, due = row.what.text().strip(), row.who.currentText().strip(), row.due.text().strip()
        if not (what or who or due):
            return None
        try:
            day = parse_date(due, self._today) if due else None
        except NotADate:
            field = f"agreements.{self.rows.index(row)}.due"
            raise InvalidInput([Problem(field, _("Skriv en dato, der findes, fx 5.1.2026."))]) from None
        return Agreement(what, who, day)

    def _renumber(self) -> None:
        super()._renumber()
        self._label.hide()  # the field round the lines has the label
