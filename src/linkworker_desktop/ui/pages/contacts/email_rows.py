"""Further e-mail addresses of a contact, one line each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from linkworker_desktop.domain.contact import EmailDraft
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.pages.contacts.growing_rows import GrowingRow, GrowingRows


class EmailRow(GrowingRow):
    """One address with a word for what it is, and a padlock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(has_lock=True, parent=parent)
        self.address, self.label = QLineEdit(), QLineEdit()
        self.label.setPlaceholderText(_("fx vagt"))
        for editor, share in ((self.address, 6), (self.label, 3)):
            editor.setMinimumWidth(0)
            editor.textEdited.connect(self.edited)
            self.line.addWidget(editor, share)
        self.end_line()

    def editors(self) -> Sequence[QWidget]:
        return (self.address, self.label)

    def set_place(self, place: int) -> None:
        number = place + 1
        self.address.setAccessibleName(_("E-mail {number}").format(number=number))
        self.label.setAccessibleName(_("E-mail {number}: hvad det er").format(number=number))
        self.remove.setAccessibleName(_("Slet e-mail {number}").format(number=number))
        if self.lock is not None:
            self.lock.setAccessibleName(_("E-mail {number}: kun for mig").format(number=number))


class EmailRows(GrowingRows[EmailDraft, EmailRow]):
    """The addresses after the first one; there may be none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Flere e-mails"), _("Tilføj e-mail"), parent)

    def make_row(self) -> EmailRow:
        return EmailRow()

    def fill_row(self, row: EmailRow, draft: EmailDraft) -> None:
        row.address.setText(draft.address)
        row.label.setText(draft.label)
        row.set_locked(locked=draft.only_me)

    def read_row(self, row: EmailRow) -> EmailDraft | None:
        draft = EmailDraft(row.address.text(), row.label.text(), row.is_locked)
        return draft if draft.address.strip() or draft.label.strip() else None
