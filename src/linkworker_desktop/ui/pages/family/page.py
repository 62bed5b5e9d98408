"""The page of one family: where it is, who they are, its welcome folder and a note."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.facts import Fact, FactScope
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.course_line import CourseLine, CourseSegment
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.opened_papers import OpenedPapers
from linkworker_desktop.ui.pages.family.folder import FolderCard
from linkworker_desktop.ui.pages.family.headline import Headline
from linkworker_desktop.ui.pages.family.life import Life, LifeCards
from linkworker_desktop.ui.pages.family.members import MembersCard
from linkworker_desktop.ui.pages.family.more import MoreMenu
from linkworker_desktop.ui.pages.family.note import NoteCard
from linkworker_desktop.ui.pages.family.standing import Standing

MINUTE = 60_000
ONE_COLUMN_BELOW = 860
RIGHT_WIDTH = 420
_SHOWN = frozenset(
    {Kind.FAMILY, Kind.FOLDER, Kind.CONTACT, Kind.MUNICIPALITY, Kind.DEADLINE, Kind.RULE, Kind.EVENT}
)
_WEIGHTS = (1.0, 1.0, 1.6)
"""How long the phases are beside each other on the line."""
TITLE_GAP = 80
"""What the address beside the title and the scroll bar need at the least."""


class FamilyPage(Page):
    """A family's file; the one primary button is its welcome folder."""

    PLACE = Place.FAMILY

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._services, self._act = services, actions
        self._family: FamilyId | None = None
        self._title_words = ""
        self._standing = Standing(self)
        self._papers = OpenedPapers(services.database.files.root, self)
        self._minute = QTimer(self, interval=MINUTE)
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the family of the destination and remember that it was opened."""
        is_new = destination.family != self._family
        self._family = destination.family
        if self._family is None or not self._note_opened(self._family):
            self._act.go(Destination(Place.FAMILIES))
            return
        if is_new:
            self.members.forget()
        self._standing.renew()
        self._load(is_new_family=is_new)
        self._minute.start()
        self.folder_button.setFocus(Qt.FocusReason.MouseFocusReason)

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; focus, scroll and a note being written stay."""
        if self._family is not None and kinds & _SHOWN:
            self._load()

    def leave(self) -> bool:
        """Keep the note, hide CPR numbers, delete papers opened outside the program.

        Raises `UserError` when the note can be kept nowhere.
        """
        self._minute.stop()
        self._papers.remove()
        if not self.note.flush():
            self._services.drafts.keep(_note_draft(self._sheet.id), self.note.text)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < measures.scaled(ONE_COLUMN_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        for place, share in enumerate((0, 0) if narrow else (3, 2)):
            self._columns.setStretch(place, share)
        self._right.setMaximumWidth(16_777_215 if narrow else measures.scaled(RIGHT_WIDTH))
        self._show_title()

    # -- building

    def _build_body(self) -> None:
        self.headline = Headline()
        self.add_beside_title(self.headline.address)
        self.add_below_title(self.headline)
        self.edit_button = secondary_button(_("&Ret"), Icon.EDIT)
        self.more = MoreMenu()
        self.folder_button = primary_button(_("&Velkomstmappe"), Icon.MENU_BOOK)
        self.folder_button.setToolTip("Ctrl+P")
        for button in (self.edit_button, self.more.button, self.folder_button):
            self.add_action(button)
        self.course = CourseLine()
        self._course_card = Card()
        self._course_card.body.addWidget(self.course)
        self.members = MembersCard(self._cpr_of)
        self.note = NoteCard(self._save_note)
        self.folder = FolderCard()
        self.life = LifeCards(self._services, self._act, self)
        self._left_column = QVBoxLayout()
        self._left_column.setSpacing(measures.CARD_GAP)
        for card in (self.members, self.life.placements, self.life.consents, self.life.history):
            self._left_column.addWidget(card)
        self._left_column.addStretch(1)
        self._right = QWidget()
        self._right_column = QVBoxLayout(self._right)
        self._right_column.setContentsMargins(0, 0, 0, 0)
        self._right_column.setSpacing(measures.CARD_GAP)
        self._right_column.addWidget(self.life.next)
        self._right_column.addWidget(self.folder)
        self._right_column.addWidget(self.note)
        self._right_column.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(measures.CARD_GAP)
        self._columns.addLayout(self._left_column, 3)
        self._columns.addWidget(self._right, 2)
        self.body.addWidget(self._course_card)
        self.body.addLayout(self._columns, 1)

    def _connect(self) -> None:
        self.crumb_pressed.connect(lambda _index: self._act.go(Destination(Place.FAMILIES)))
        self.edit_button.clicked.connect(lambda: self._edit(""))
        self.members.add_button.clicked.connect(lambda: self._edit("members"))
        self.folder_button.clicked.connect(self._open_folder)
        self.folder.folder_wanted.connect(self._open_folder)
        self.folder.fact_wanted.connect(self._open_fact)
        self.folder.paper_wanted.connect(self._open_paper)
        self.folder.hand_over_wanted.connect(self._hand_over)
        self.folder.reason_wanted.connect(self._say_why)
        self._standing.restore_wanted.connect(self._restore)
        self._standing.reopen_wanted.connect(self._reopen)
        self.more.exported.connect(self._export)
        self.more.plan_asked.connect(lambda: self._act.go(Destination(Place.RECEPTION, family=self._family)))
        self.more.closing_asked.connect(self._close)
        self.more.reopened.connect(self._reopen)
        self.more.deleted.connect(self._delete)
        self.more.restored.connect(self._restore)
        self.more.erasing_asked.connect(self._erase)
        self._minute.timeout.connect(self._tick)

    # -- loading and showing

    def _note_opened(self, family: FamilyId) -> bool:
        try:
            self._services.families.note_opened(family)
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            return False
        return True

    def _load(self, *, is_new_family: bool = False) -> None:
        if self._family is None:
            return
        try:
            view = self._services.families.page(self._family, _note_draft(self._family))
        except UserError:
            self._act.go(Destination(Place.FAMILIES))
            return
        self._sheet = sheet = view.sheet
        now = local_now(self._services.clock)
        life = self.life.show_family(sheet, now, is_new=is_new_family)
        self._show_head(sheet, life)
        self._show_course(sheet, life)
        self._standing.show_sheet(sheet, self._services.clock.today())
        today = self._services.clock.today()
        self.members.show_members(sheet.members, sheet.surname, today)
        if is_new_family:
            self.note.begin(sheet.note, view.unsaved_note)
        else:
            self.note.show_note(sheet.note)
        is_closed = sheet.closed_on is not None
        self.folder.show_folder(view.folder, now, is_closed=is_closed)

    def _show_head(self, sheet: FamilySheet, life: Life) -> None:
        self.set_breadcrumb((_("Familier"), words.in_row(sheet.surname)))
        self._title_words = words.family_title(sheet.surname)
        self._show_title()
        self.headline.show_sheet(sheet, life.due, local_now(self._services.clock))
        self.more.show_sheet(sheet)
        is_gone = sheet.deleted_at is not None
        for button in (self.folder_button, self.edit_button):
            button.setVisible(not is_gone)

    def _show_title(self) -> None:
        """Show the family's name, cut at its end where the buttons need the room."""
        buttons = (self.edit_button, self.more.button, self.folder_button)
        taken = sum(button.sizeHint().width() + measures.GAP_12 for button in buttons)
        room = self.width() - 2 * measures.PAGE_MARGIN - taken - TITLE_GAP
        face = QFontMetrics(font(TypeRole.PAGE_TITLE))
        self.set_title(face.elidedText(self._title_words, Qt.TextElideMode.ElideRight, room))
        self.setAccessibleName(self._title_words)

    def _show_course(self, sheet: FamilySheet, life: Life) -> None:
        names = (_("Ankomst"), _("Introforløb"), _("Praktik"))
        self.course.set_segments(
            [
                CourseSegment(f"{number} {name}", phase.fact, phase.done, weight)
                for number, (name, phase, weight) in enumerate(
                    zip(names, life.phases, _WEIGHTS, strict=True), start=1
                )
            ]
        )
        self._course_card.setVisible(sheet.closed_on is None)

    def _tick(self) -> None:
        if self.isVisible():
            self._load()

    # -- acting

    def _cpr_of(self, person: PersonId) -> str:
        if self._family is None:
            return ""
        members = self._services.families.draft(self._family).members
        return next((member.cpr for member in members if member.person == person), "")

    def _edit(self, field: str) -> None:
        self._act.go(Destination(Place.FAMILY_FORM, family=self._family, field=field))

    def _open_folder(self) -> None:
        self._act.go(Destination(Place.FOLDER, family=self._family))

    def _open_fact(self, wanted: tuple[int, Fact]) -> None:
        part, fact = wanted
        if fact.scope is FactScope.FAMILY_SHEET:
            fields = {"familie": "surname", "adresse": "street", "indflytning": "housed_at"}
            self._edit(fields.get(fact.name, ""))
            return
        self._act.go(Destination(Place.FOLDER, family=self._family, part=part, field=fact.name))

    def _open_paper(self, issue: UUID) -> None:
        try:
            self._papers.open(f"{issue.hex[-12:]}.pdf", self._services.issues.paper(issue))
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))

    def _hand_over(self, issue: UUID) -> None:
        from linkworker_desktop.ui.pages.folder.handing_over import HandingOver

        view = self._services.folders.view(self._sheet.id)
        HandingOver(self._services, self._act, self).ask(view, issue)

    def _say_why(self) -> None:
        self._act.tell(
            Notice(
                NoticeState.INFO,
                _("96 timer efter indflytning."),
                _("Det er kommunens egen frist efter Hedensted-modellen fra 2015, ikke et lovkrav."),
            )
        )

    def _save_note(self, note: str) -> str:
        """Save the note; return why it could not be saved, to be said below it."""
        family, drafts = self._sheet.id, self._services.drafts

        def work() -> Changed:
            changed = self._services.families.set_note(family, note)
            if drafts.kept(_note_draft(family)) is not None:
                drafts.drop(_note_draft(family))
            return changed

        try:
            changed = self._act.run_write(work, quiet=True)
        except InvalidInput as error:
            return error.message
        return "" if changed is not None else _("Noten er ikke gemt endnu.")

    def _export(self, path: Path) -> None:
        family = self._sheet.id
        data = self._services.database.files.root
        self._act.tell(
            self.more.write_case_file(path, lambda: self._services.case_files.export(family), data)
        )

    def _close(self) -> None:
        from linkworker_desktop.ui.dialogs.close_family import CloseFamilyDialog

        dialog = CloseFamilyDialog(self._services, self._act, self._sheet, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _reopen(self) -> None:
        self._act.run_write(lambda: self._services.families.reopen(self._sheet.id))

    def _delete(self) -> None:
        changed = self._act.run_write(lambda: self._services.families.delete(self._sheet.id))
        if changed is not None:
            self._act.go(Destination(Place.FAMILIES))

    def _restore(self) -> None:
        self._act.run_write(lambda: self._services.families.restore(self._sheet.id))

    def _erase(self) -> None:
        from linkworker_desktop.ui.dialogs.erase import ask_to_erase_family

        ask_to_erase_family(self._services, self._act, self._sheet.id, self)


def _note_draft(family: FamilyId) -> str:
    """Return the name of the draft with a family's note that could not be saved."""
    return f"note.{family.hex}"
