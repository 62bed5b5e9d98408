"""The cards of a family's page: made once, put in their columns, and shown what was read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.log_entry import LogEntryId
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.family_page import FamilyPageView
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.course_line import CourseLine
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.opened_papers import OpenedPapers
from linkworker_desktop.ui.pages.documents.card import DocumentsCard
from linkworker_desktop.ui.pages.family.columns import Columns
from linkworker_desktop.ui.pages.family.entry_line import EntryLine
from linkworker_desktop.ui.pages.family.folder import FolderCard
from linkworker_desktop.ui.pages.family.life import LifeCards, LifeView
from linkworker_desktop.ui.pages.family.members import MembersCard
from linkworker_desktop.ui.pages.family.network_card import NetworkCard
from linkworker_desktop.ui.pages.family.note import NoteCard, note_draft
from linkworker_desktop.ui.pages.family.opening import Opening
from linkworker_desktop.ui.pages.family.timeline import Timeline, TimelineCard, TimelineOf
from linkworker_desktop.ui.pages.relay.card import RelayCard
from linkworker_desktop.ui.pages.relay.deeds import RelayDeeds


class FamilyCards(QObject):
    """Left who they are, in the middle what has happened, right what is next."""

    def __init__(self, services: Services, actions: Actions, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._act, self._page = services, actions, page
        self._family: FamilyId | None = None
        self.papers = OpenedPapers(services.database.files.root, self)
        self.course = CourseLine()
        self.course_card = Card()
        self.course_card.body.addWidget(self.course)
        self.members, self.folder, self.network = MembersCard(), FolderCard(), NetworkCard()
        self.note, self.documents = NoteCard(self._save_note), DocumentsCard(services, actions)
        self.relay, self.relay_deeds = RelayCard(), RelayDeeds(services, actions, page)
        self.life = LifeCards(services, actions, page, self.relay_deeds)
        self.entry = EntryLine(services, actions)
        self.timeline = Timeline(services, actions)
        self.columns = Columns()
        self.columns.fill(
            (self.members, self.life.consents, self.life.placements, self.note),
            TimelineCard(self.entry, self.timeline),
            (self.relay, self.life.next, self.network, self.folder, self.documents),
        )
        self.opening = Opening(
            services, actions, self.papers, self.life, page, open_document=self.documents.open_document
        )
        self._connect()

    def show_family(self, view: FamilyPageView, now: datetime, *, is_new: bool) -> None:
        """Show a family at local wall time `now`; where it is the same one, what is written and chosen stays."""
        sheet, today = view.sheet, now.date()
        self._family = sheet.id
        line = TimelineOf(sheet.id, members_of(sheet))
        if is_new:
            self.members.forget()
            self.documents.forget()
            self.note.begin(sheet.note, view.unsaved_note)
            self.entry.begin(sheet, view.network, view.unsaved_line)
            self.timeline.begin(line, view.timeline, view.due, now)
        else:
            self.note.show_note(sheet.note)
            self.entry.show_family(sheet, view.network)
            self.timeline.show_page(line, view.timeline, view.due, now)
        self.opening.show(sheet.id, line.members)
        self.members.show_members(sheet.members, sheet.surname, today)
        life = LifeView(sheet.id, sheet.surname, sheet.members, view.due, view.placements, view.consents)
        self.life.show_life(life, now, is_new=is_new)
        is_quiet = sheet.closed_on is not None or sheet.deleted_at is not None
        self.relay.show_relay(view.relay)
        self.relay.setVisible(not is_quiet)
        self.network.show_network(sheet, view.network)
        self.folder.show_folder(view.folder, now, is_closed=sheet.closed_on is not None)
        self.documents.show_family(sheet, view.documents, now)

    def show_entry(self, entry: UUID) -> None:
        """Show where a log entry stands on the time line, with it chosen."""
        if self._family is None:
            return
        try:
            self.timeline.show_around(LogEntryId(entry))
        except UserError as error:
            self._act.tell(Notice(NoticeState.INFO, error.message))

    def keep(self) -> None:
        """Keep what is written and not yet saved. Raises `UserError` when it can be kept nowhere."""
        if self._family is None:
            return
        if not self.note.flush():
            self._services.drafts.keep(note_draft(self._family), self.note.text)
        self.entry.flush()

    def _connect(self) -> None:
        self.relay_deeds.serve(self.relay)
        self.members.opened.connect(self._open_person)
        self.network.opened.connect(self._open_network)
        self.network.add_wanted.connect(lambda: self._open_network("add"))
        self.folder.paper_wanted.connect(self._open_paper)
        self.timeline.opened.connect(self.opening.open)
        self.timeline.deleted.connect(self.opening.delete)
        self.entry.search_wanted.connect(self.timeline.filter.start)
        self.entry.phrases_wanted.connect(self._edit_phrases)

    def _open_person(self, person: PersonId | None) -> None:
        if person is not None:
            self._act.go(Destination(Place.PERSON, family=self._family, person=person))

    def _open_network(self, field: str = "") -> None:
        self._act.go(Destination(Place.NETWORK, family=self._family, field=field))

    def _open_paper(self, issue: UUID) -> None:
        try:
            self.opening.open_paper(issue)
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))

    def show_log_trash(self) -> None:
        """Show the deleted entries of the log, to be brought back."""
        from linkworker_desktop.ui.dialogs.log_trash import LogTrashDialog

        if self._family is not None:
            LogTrashDialog(self._services, self._act, self._family, self._page).open()

    def _edit_phrases(self) -> None:
        from linkworker_desktop.ui.dialogs.log_phrases import PhrasesDialog

        PhrasesDialog(self._services, self._act, self._page).open()

    def _save_note(self, note: str) -> str:
        """Save the standing note; return why it could not be saved, to be said below it."""
        family, drafts = self._family, self._services.drafts
        if family is None:
            return ""

        def work() -> Changed:
            changed = self._services.families.set_note(family, note)
            if drafts.kept(note_draft(family)) is not None:
                drafts.drop(note_draft(family))
            return changed

        try:
            changed = self._act.run_write(work, quiet=True)
        except InvalidInput as error:
            return error.message
        return "" if changed is not None else _("Noten er ikke gemt endnu.")


def members_of(sheet: FamilySheet) -> tuple[tuple[PersonId, str], ...]:
    """Return the members of a family as they are chosen among."""
    drafts = (member.draft for member in sheet.members)
    return tuple((each.person, each.given_name) for each in drafts if each.person is not None)
