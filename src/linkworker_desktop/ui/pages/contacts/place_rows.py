"""Further addresses of a contact: what it is, street, post code and town."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from linkworker_desktop.domain.contact import PlaceDraft
from linkworker_desktop.domain.family import Address
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.pages.contacts.growing_rows import GrowingRow, GrowingRows

_PARTS = ("street", "post_code", "town")


class PlaceRow(GrowingRow):
    """Street and the word for it in one line, post code and town below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.street, self.label, self.post_code, self.town = (QLineEdit() for _each in range(4))
        self.street.setPlaceholderText(_("Vej og nummer"))
        self.label.setPlaceholderText(_("fx værkstedet"))
        self.post_code.setPlaceholderText(_("Postnummer"))
        self.town.setPlaceholderText(_("By"))
        below = QHBoxLayout()
        below.setSpacing(measures.GAP_8)
        for editor, share, line in (
            (self.street, 5, self.line),
            (self.label, 4, self.line),
            (self.post_code, 2, below),
            (self.town, 3, below),
        ):
            editor.setMinimumWidth(0)
            editor.textEdited.connect(self.edited)
            line.addWidget(editor, share)
        self.end_line()
        self.column.addLayout(below)

    def editors(self) -> Sequence[QWidget]:
        return (self.street, self.label, self.post_code, self.town)

    def set_place(self, place: int) -> None:
        number = place + 1
        self.street.setAccessibleName(_("Adresse {number}").format(number=number))
        self.label.setAccessibleName(_("Adresse {number}: hvad det er").format(number=number))
        self.post_code.setAccessibleName(_("Adresse {number}: postnummer").format(number=number))
        self.town.setAccessibleName(_("Adresse {number}: by").format(number=number))
        self.remove.setAccessibleName(_("Slet adresse {number}").format(number=number))


class PlaceRows(GrowingRows[PlaceDraft, PlaceRow]):
    """The addresses after the first one; there may be none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Flere adresser"), _("Tilføj adresse"), parent)

    def make_row(self) -> PlaceRow:
        return PlaceRow()

    def fill_row(self, row: PlaceRow, draft: PlaceDraft) -> None:
        for part in _PARTS:
            getattr(row, part).setText(getattr(draft.address, part))
        row.label.setText(draft.label)

    def read_row(self, row: PlaceRow) -> PlaceDraft | None:
        typed = [getattr(row, part).text() for part in _PARTS]
        label = row.label.text()
        return PlaceDraft(Address(*typed), label) if any(text.strip() for text in (*typed, label)) else None
