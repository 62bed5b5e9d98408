"""The page of one family: where it is, who they are, what has happened, and what is next."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.document import DocumentId
from linkworker_desktop.domain.facts import Fact, FactScope
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.family_page import FamilyPageView
from linkworker_desktop.services.family_views import FamilySheet
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button
from linkworker_desktop.ui.kit.course_line import CourseSegment
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family.cards import FamilyCards
from linkworker_desktop.ui.pages.family.headline import Headline
from linkworker_desktop.ui.pages.family.lasting import Lasting
from linkworker_desktop.ui.pages.family.more import MoreMenu
from linkworker_desktop.ui.pages.family.note import note_draft
from linkworker_desktop.ui.pages.family.papers import PapersMenu
from linkworker_desktop.ui.pages.family.standing import Standing

MINUTE = 60_000
LOG = "log"
"""A destination with this field puts the cursor in the entry line; `log:` and an identifier shows that entry."""
DOCUMENT = "document"
"""`document:` and an identifier opens that document."""
_SHOWN = frozenset(Kind)
_WEIGHTS = (1.0, 1.0, 1.6)
"""How long the phases are beside each other on the line."""
TITLE_GAP = 40
"""What the gaps round the title and the scroll bar need."""


class FamilyPage(Page):
    """A family's file; the one primary button is its welcome folder."""

    PLACE = Place.FAMILY

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("", floats_banners=True, parent=parent)
        self._services, self._act = services, actions
        self._family: FamilyId | None = None
        self._title_words = ""
        self._standing = Standing(self)
        self._minute = QTimer(self, interval=MINUTE)
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the family of the destination and remember that it was opened."""
        is_new = destination.family != self._family
        self._family = destination.family
        if self._family is None or not self._note_opened(self._family):
            self._family = None
            self._act.go(Destination(Place.FAMILIES))
            return
        self._standing.renew()
        if not self._load(is_new_family=is_new):
            return
        if is_new:
            self.scroll_to_top()
        self._minute.start()
        self._show_field(destination.field, destination.person)

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; focus, scroll and what is being written stay."""
        if self._family is not None and kinds & _SHOWN:
            self._load()

    def leave(self) -> bool:
        """Keep what is being written, and delete papers opened outside the program.

        Raises `UserError` when something can be kept nowhere.
        """
        self._minute.stop()
        self.cards.papers.remove()
        self.cards.keep()
        return True

    def start_log(self) -> None:
        """Put the cursor in the entry line."""
        self.cards.entry.start()

    def start_filter(self) -> None:
        """Show what narrows the time line, with the cursor in it."""
        self.cards.timeline.filter.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cards.columns.fit(min(self.width(), measures.MAX_CONTENT_WIDTH + 48) - 2 * measures.PAGE_MARGIN)
        self._show_buttons()
        self._show_title()

    # -- building

    def _build_body(self) -> None:
        self.headline = Headline()
        self.edit_button = self.headline.edit_button
        self.add_beside_title(self.headline.address)
        self.add_below_title(self.headline)
        self.more = MoreMenu()
        self.paper_menu = PapersMenu(self._services, self._act, self)
        self.folder_button = primary_button(_("&Velkomstmappe"), Icon.MENU_BOOK)
        self.folder_button.setToolTip("Ctrl+P")
        for button in (self.more.button, self.paper_menu.button, self.folder_button):
            self.add_action(button)
        self.cards = FamilyCards(self._services, self._act, self)
        self.lasting = Lasting(self._services, self._act, self)
        self.body.addWidget(self.cards.course_card)
        self.body.addWidget(self.cards.columns, 1)

    def _connect(self) -> None:
        self.crumb_pressed.connect(lambda _index: self._act.go(Destination(Place.FAMILIES)))
        self.edit_button.clicked.connect(lambda: self._edit(""))
        self.folder_button.clicked.connect(self._open_folder)
        self.paper_menu.folder_asked.connect(self._open_folder)
        self.paper_menu.file_asked.connect(self.more.export_action.trigger)
        self.cards.members.add_button.clicked.connect(lambda: self._edit("members"))
        self.cards.folder.folder_wanted.connect(self._open_folder)
        self.cards.folder.fact_wanted.connect(self._open_fact)
        self.cards.folder.hand_over_wanted.connect(self._hand_over)
        self.cards.folder.reason_wanted.connect(self._say_why)
        self._standing.restore_wanted.connect(lambda: self.lasting.restore(self._sheet))
        self._standing.reopen_wanted.connect(lambda: self.lasting.reopen(self._sheet))
        self.more.exported.connect(self._export)
        self.more.plan_asked.connect(lambda: self._act.go(Destination(Place.RECEPTION, family=self._family)))
        self.more.log_trash_asked.connect(self.cards.show_log_trash)
        self.more.closing_asked.connect(lambda: self.lasting.close(self._sheet))
        self.more.reopened.connect(lambda: self.lasting.reopen(self._sheet))
        self.more.deleted.connect(lambda: self.lasting.delete(self._sheet))
        self.more.restored.connect(lambda: self.lasting.restore(self._sheet))
        self.more.erasing_asked.connect(lambda: self.lasting.erase(self._sheet))
        self._minute.timeout.connect(self._tick)

    # -- loading and showing

    def _note_opened(self, family: FamilyId) -> bool:
        try:
            self._services.families.note_opened(family)
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            return False
        return True

    def _load(self, *, is_new_family: bool = False) -> bool:
        """Read and show the family; return whether it is still there."""
        if self._family is None:
            return False
        try:
            view = self._services.families.page(self._family, note_draft(self._family))
        except UserError:
            self._act.go(Destination(Place.FAMILIES))
            return False
        self._sheet = view.sheet
        self._show_head(view)
        self._show_course(view)
        self._standing.show_sheet(view.sheet, self._services.clock.today())
        self.cards.show_family(view, local_now(self._services.clock), is_new=is_new_family)
        return True

    def _show_field(self, field: str, person: PersonId | None) -> None:
        name, _colon, entry = field.partition(":")
        if name == DOCUMENT and entry:
            self.cards.documents.open_document(DocumentId(UUID(entry)))
        elif name != LOG:
            self.folder_button.setFocus(Qt.FocusReason.MouseFocusReason)
        elif entry:
            self.cards.show_entry(UUID(entry))
        else:
            self.cards.entry.start(about=person)

    def _show_head(self, view: FamilyPageView) -> None:
        sheet = view.sheet
        self.set_breadcrumb((_("Familier"), words.in_row(sheet.surname)))
        self._title_words = words.family_title(sheet.surname)
        self.headline.show_sheet(sheet, view.due, local_now(self._services.clock))
        self._show_title()
        self.more.show_sheet(sheet)
        self.paper_menu.show_sheet(sheet)
        self.folder_button.setVisible(sheet.deleted_at is None)

    def _show_buttons(self) -> None:
        """Leave the words of two buttons out where the name of the family needs the room."""
        is_narrow = self.cards.columns.number == 1
        named = ((self.more.button, _("&Mere")), (self.paper_menu.button, _("&Papirer")))
        for button, words_of_it in named:
            button.setText("" if is_narrow else words_of_it)
            button.setAccessibleName(words_of_it.replace("&", ""))
            button.setToolTip(words_of_it.replace("&", "") if is_narrow else "")

    def _show_title(self) -> None:
        """Show the family's name, cut at its end where the buttons need the room."""
        buttons = (self.more.button, self.paper_menu.button, self.folder_button)
        taken = sum(button.sizeHint().width() + measures.GAP_12 for button in buttons)
        room = self.width() - 2 * measures.PAGE_MARGIN - taken - TITLE_GAP
        face = QFontMetrics(font(TypeRole.PAGE_TITLE))
        self.set_title(face.elidedText(self._title_words, Qt.TextElideMode.ElideRight, room))
        self.setAccessibleName(self._title_words)
        self.headline.fit(room - face.horizontalAdvance(self._title_words))

    def _show_course(self, view: FamilyPageView) -> None:
        names = (_("Ankomst"), _("Introforløb"), _("Praktik"))
        self.cards.course.set_segments(
            [
                CourseSegment(f"{number} {name}", phase.fact, phase.done, weight)
                for number, (name, phase, weight) in enumerate(
                    zip(names, view.phases, _WEIGHTS, strict=True), start=1
                )
            ]
        )
        self.cards.course_card.setVisible(view.sheet.closed_on is None)

    def _tick(self) -> None:
        if self.isVisible():
            self._load()

    # -- acting

    @property
    def sheet(self) -> FamilySheet:
        """The family that is shown."""
        return self._sheet

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

    def _export(self, path: Path, with_own_notes: bool) -> None:  # noqa: FBT001 - Qt's signal
        family, files = self._sheet.id, self._services.case_files
        content = partial(files.export, family, with_own_notes=with_own_notes)
        self._act.tell(self.more.write_case_file(path, content, self._services.database.files.root))
