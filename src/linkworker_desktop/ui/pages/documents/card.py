"""The card of a family's documents: opened by a row, put in by dropping files on the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.document import DocumentId
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.document_reading import DocumentView
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.file_dialogs import files_dialog, when_files_chosen
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.documents.dropping import DropsDocuments
from linkworker_desktop.ui.pages.documents.opening import DocumentOpening
from linkworker_desktop.ui.pages.documents.row import DocumentRow
from linkworker_desktop.ui.pages.documents.running import is_program
from linkworker_desktop.ui.pages.family.open_row import OpenRow

MOST_SHOWN = 5


class DocumentsCard(Card):
    """The newest documents; nothing is read while the family has none."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Dokumenter"), parent=parent)
        self._services, self._act = services, actions
        self._sheet: FamilySheet | None = None
        self._shown: tuple[tuple[DocumentView, ...], bool, date] | None = None
        self._shows_all = False
        self._drops: DropsDocuments | None = None
        self.opening = DocumentOpening(services, actions, self)
        self.rows: list[DocumentRow] = []
        self.menu = QMenu(self)
        self.add_button = small_link_button(_("Tilføj"))
        self.add_button.setAccessibleName(_("Tilføj et dokument"))
        self.head.add_right(self.add_button)
        self.add_button.clicked.connect(self._ask_files)
        self.trash_button = self._add_foot()

    def show_family(self, sheet: FamilySheet, documents: int, now: datetime) -> None:
        """Show the `documents` of a family at local wall time `now`; nothing moves when they are the same."""
        self._sheet = sheet
        is_gone = sheet.deleted_at is not None
        self.setVisible(not is_gone)
        self._watch_page(takes=not is_gone)
        views = self._services.documents.of_family(sheet.id) if documents and not is_gone else ()
        self._show(views, now.date())

    def forget(self) -> None:
        """Begin with the newest ones again, for another family."""
        self._shown, self._shows_all = None, False
        self.opening.papers.remove()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Put files and what lies in folders with the family, in a worker."""
        if self._sheet is None:
            return
        family, chosen = self._sheet.id, tuple(paths)
        self._act.run_in_background(
            lambda: self._services.documents.add_files(family, chosen),
            when_alive(self, self._added),
        )

    def open_document(self, document: DocumentId) -> None:
        """Show a document outside the program."""
        self.opening.open(document)

    def change(self, view: DocumentView) -> None:
        """Open the dialog with what is said about a document."""
        from linkworker_desktop.ui.dialogs.document import DocumentDialog

        if self._sheet is not None:
            DocumentDialog(self._services, self._act, view, members_of(self._sheet), self.window()).open()

    def delete(self, view: DocumentView) -> None:
        """Put a document in the trash; it can be taken back."""
        place = self.rows.index(row) if (row := self._row_of(view.id)) is not None else 0
        if self._act.run_write(lambda: self._services.documents.delete([view.id])) is not None and self.rows:
            self.rows[min(place, len(self.rows) - 1)].button.setFocus()

    def show_trash(self) -> None:
        """Open the list of the documents in the trash."""
        from linkworker_desktop.ui.dialogs.document_trash import DocumentTrashDialog

        if self._sheet is not None:
            DocumentTrashDialog(self._services, self._act, self._sheet.id, self.window()).open()

    def fill_menu(self, view: DocumentView) -> QMenu:
        """Return the menu of a document."""
        name = view.draft.name
        self.menu.clear()
        if not is_program(name):
            self.menu.addAction(_("Åbn")).triggered.connect(lambda: self.open_document(view.id))
        self.menu.addAction(_("Gem som …")).triggered.connect(lambda: self.opening.save_as(view.id, name))
        self.menu.addAction(_("Ret …")).triggered.connect(lambda: self.change(view))
        self.menu.addSeparator()
        self.menu.addAction(_("Læg i papirkurven")).triggered.connect(lambda: self.delete(view))
        return self.menu

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.opening.papers.remove()

    def _added(self, changed: Changed) -> None:
        self._act.run_write(lambda: changed)

    def _ask_files(self) -> None:
        title, kind = _("Tilføj dokumenter"), _("Alle filer (*)")
        when_files_chosen(files_dialog(self.window(), title, kind), self.add_files)

    def _watch_page(self, *, takes: bool) -> None:
        if self._drops is None:
            page = _page_of(self)
            if page is None:
                return
            self._drops = DropsDocuments(page, self.add_files)
        self._drops.set_taking(takes=takes)
        self._drops.cover()

    def _show(self, views: tuple[DocumentView, ...], today: date) -> None:
        shown = (views, self._shows_all, today)
        if self._shown == shown:
            return
        self._shown = shown
        focused = next((row.view.id for row in self.rows if row.button.hasFocus()), None)
        self.head.set_count(str(len(views)) if views else "")
        self.clear_rows()
        self.rows = []
        for view in views if self._shows_all else views[:MOST_SHOWN]:
            self.rows.append(self._made_row(view, today))
            self.add_row(self.rows[-1])
        self._offer_rest(len(views) - len(self.rows))
        self.trash_button = self._add_foot()
        row = self._row_of(focused) if focused is not None else None
        if row is not None:
            row.button.setFocus()

    def _made_row(self, view: DocumentView, today: date) -> DocumentRow:
        row = DocumentRow(view, today)
        row.button.clicked.connect(lambda: self.open_document(view.id))
        row.button.change_wanted.connect(lambda: self.change(view))
        row.button.delete_wanted.connect(lambda: self.delete(view))
        row.menu_wanted.connect(lambda at: self._open_menu(view, at))
        return row

    def _open_menu(self, view: DocumentView, at: QPoint) -> None:
        self.fill_menu(view).popup(at)

    def _offer_rest(self, left: int) -> None:
        if left <= 0:
            return
        said = ngettext("Vis {n} mere", "Vis {n} mere", left).format(n=left)
        more = OpenRow((Span(said, ink=Ink.ACCENT),))
        more.clicked.connect(self._show_all)
        self.add_row(more)

    def _show_all(self) -> None:
        if self._shown is not None:
            views, _all, today = self._shown
            self._shows_all = True
            self._show(views, today)
            self.rows[MOST_SHOWN].button.setFocus()

    def _add_foot(self) -> Button:
        """Add the line that says how documents come here, and return the button to those that left."""
        trash = small_link_button(_("Papirkurv"))
        trash.setAccessibleName(_("Vis familiens slettede dokumenter"))
        trash.clicked.connect(self.show_trash)
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_8)
        line.addWidget(Label(_("Træk filer hertil"), ink=Ink.MUTED))
        line.addStretch(1)
        line.addWidget(trash)
        top = measures.GAP_8 if self.rows else 0
        self.body.setContentsMargins(measures.CARD_MARGIN, top, measures.CARD_MARGIN, measures.GAP_12)
        self.body.addLayout(line)
        return trash

    def _row_of(self, document: DocumentId) -> DocumentRow | None:
        return next((row for row in self.rows if row.view.id == document), None)


def members_of(sheet: FamilySheet) -> tuple[tuple[PersonId, str], ...]:
    """Return the members a document can be about, with their first names."""
    drafts = (member.draft for member in sheet.members)
    return tuple((draft.person, draft.given_name) for draft in drafts if draft.person is not None)


def _page_of(widget: QWidget) -> Page | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Page):
        above = above.parentWidget()
    return above
