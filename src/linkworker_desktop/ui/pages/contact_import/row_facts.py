"""What a row of the file says, field by field, when there is nothing to choose."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.opening_hours import hours_text
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_import_plan import PlannedRow
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.models.contacts import area_words, icon_of
from linkworker_desktop.ui.pages.contacts.facts import Fact, FactRow

LONGEST = 400
MOST_CELLS = 40


class RowFacts(QWidget):
    """Shows the contact a row became, or the cells of one that was refused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(measures.GAP_12)

    def show_row(self, row: PlannedRow) -> None:
        """Show a row."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for fact in _facts(row.draft) if row.draft is not None else _cells(row):
            self._column.addWidget(FactRow(fact))
        for remark in row.remarks:
            self._column.addWidget(Label(remark, wrap=True))


def _facts(draft: ContactDraft) -> Iterator[Fact]:
    category = CATEGORIES.get(draft.category, CATEGORIES["other"])
    yield Fact(icon_of(category), _("Kategori"), area_words(category))
    for each in draft.phones:
        yield Fact(Icon.CALL, _("Telefon"), phone.shown(each.number), each.label)
    for email in (draft.email, *(one.address for one in draft.more_emails)):
        if email:
            yield Fact(Icon.MAIL, _("E-mail"), email)
    for address in (draft.address, *(one.address for one in draft.more_addresses)):
        if address.line:
            yield Fact(Icon.PLACE, _("Adresse"), words.in_row(address.line))
    hours = "; ".join(part for part in (hours_text(draft.schedule), draft.hours) if part)
    if hours:
        yield Fact(Icon.SCHEDULE, _("Åbningstider"), hours)
    if draft.languages:
        yield Fact(Icon.TRANSLATE, _("Sprog"), words.language_words(draft.languages))
    if draft.website:
        yield Fact(Icon.OPEN_IN_NEW, _("Hjemmeside"), draft.website)
    if draft.note:
        yield Fact(Icon.NOTE, _("Note"), draft.note[:LONGEST])


def _cells(row: PlannedRow) -> Iterator[Fact]:
    said = " · ".join(words.in_row(cell.strip()[:LONGEST]) for cell in row.cells[:MOST_CELLS] if cell.strip())
    if said:
        yield Fact(Icon.DESCRIPTION, _("I filen"), said)
