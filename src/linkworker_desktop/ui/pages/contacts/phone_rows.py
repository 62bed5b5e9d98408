"""The phone numbers of a contact: number and what it is, as many lines as are needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from linkworker_desktop.domain.contact import PhoneDraft
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.pages.contacts.growing_rows import GrowingRow, GrowingRows


class PhoneRow(GrowingRow):
    """One number with a word for what it is, and a padlock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(has_lock=True, parent=parent)
        self.number, self.label = QLineEdit(), QLineEdit()
        self.label.setPlaceholderText(_("fx hverdage"))
        for editor, share in ((self.number, 5), (self.label, 4)):
            editor.setMinimumWidth(0)
            editor.textEdited.connect(self.edited)
            self.line.addWidget(editor, share)
        self.end_line()

    def editors(self) -> Sequence[QWidget]:
        return (self.number, self.label)

    def set_place(self, place: int) -> None:
        self.number.setAccessibleName(_("Telefon {number}").format(number=place))
        self.label.setAccessibleName(_("Telefon {number}: hvad det er").format(number=place))
        self.remove.setAccessibleName(_("Slet telefon {number}").format(number=place))
        if self.lock is not None:
            self.lock.setAccessibleName(_("Telefon {number}: kun for mig").format(number=place))


class PhoneRows(GrowingRows[PhoneDraft, PhoneRow]):
    """All numbers under one label; there is always at least one line."""

    least = 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("&Telefon"), _("Tilføj nummer"), parent)

    def make_row(self) -> PhoneRow:
        return PhoneRow()

    def fill_row(self, row: PhoneRow, draft: PhoneDraft) -> None:
        row.number.setText(draft.number)
        row.label.setText(draft.label)
        row.set_locked(locked=draft.only_me)

    def read_row(self, row: PhoneRow) -> PhoneDraft | None:
        draft = PhoneDraft(row.number.text(), row.label.text(), row.is_locked)
        return draft if draft.number.strip() or draft.label.strip() else None
