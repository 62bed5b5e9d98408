"""One family's welcome folder, two clicks from paper."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.folder_views import FolderPartView, FolderView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import ElidedLabel
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import StateLabel
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.folder.columns import Columns
from linkworker_desktop.ui.pages.folder.folder_words import folder_languages, non_reader_sentence
from linkworker_desktop.ui.pages.folder.handing_over import HandingOver, open_issue
from linkworker_desktop.ui.pages.folder.header import HeaderButtons
from linkworker_desktop.ui.pages.folder.missing_banner import MissingBanner
from linkworker_desktop.ui.pages.folder.panels import MissingPanel, ProgressPanel
from linkworker_desktop.ui.pages.folder.paper_builder import PaperBuilder
from linkworker_desktop.ui.pages.folder.paper_desk import Errand, PaperDesk
from linkworker_desktop.ui.pages.folder.part_pane import PartPane
from linkworker_desktop.ui.pages.folder.parts_card import PartsCard
from linkworker_desktop.ui.pages.folder.text_drafts import unsaved_parts
from linkworker_desktop.ui.preview import Preview

MINUTE = 60_000
PRINTED_BANNER_MILLISECONDS = 120_000


class FolderPage(Page):
    """Header with hours left and »Udskriv«; parts, part and paper; panels that open before and during printing."""

    PLACE = Place.FOLDER

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Velkomstmappe"), scrolls=False, parent=parent)
        self._services, self._act = services, actions
        self._family: FamilyId | None = None
        self._view: FolderView | None = None
        self._unsaved: tuple[int, ...] = ()
        self._left_at: QWidget | None = None
        """Where the cursor was when the page was left."""
        self._build_page()
        self._connect_page()

    # -- the protocol of pages

    def open(self, destination: Destination) -> None:
        """Show the folder of the destination's family, at its part or in the field of a fact."""
        if destination.family is None:
            self._act.go(Destination(Place.FAMILIES))
            return
        if destination.family != self._family:
            self._family, self._left_at = destination.family, None
            self.preview.forget()
        self._missing.drop()
        self.missing_panel.hide()
        if not self._load():
            return
        if destination.part is not None:
            self.parts.select(destination.part)
            self.preview.go_to_part(destination.part)
        if destination.field:
            self._fill(destination.field)
        elif self._left_at is not None and isValid(self._left_at):
            self._left_at.setFocus()
        else:
            self.parts.view.setFocus()

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed somewhere; what is typed, chosen and scrolled to stays."""
        if kinds and self._family is not None and self.isVisible():
            self._load()

    def leave(self) -> bool:
        """Keep everything typed; always lets go. Raises `UserError` when something can be kept nowhere."""
        focused = QApplication.focusWidget()
        self._left_at = focused if focused is not None and self.isAncestorOf(focused) else None
        self.desk.forget()
        self._missing.drop()
        self.part.save_now()
        if self.part.is_changed:
            raise UserError(_("En oplysning i mappen kunne ikke gemmes. Skriv den igen."))
        return True

    # -- steps

    def _build_page(self) -> None:
        self.parts, self.part = PartsCard(), PartPane(self._services, self._act)
        self.preview = Preview(self._act)
        self.columns = Columns(self.parts, self.part, self.preview)
        self._missing = MissingBanner(self)
        self.missing_panel, self.progress = MissingPanel(), ProgressPanel()
        self.builder = PaperBuilder(self._services.papers, self._act, self)
        self.desk = PaperDesk(self._services, self._act, self.builder, self.progress, self)
        self.handing_over = HandingOver(self._services, self._act, self)
        self.buttons = HeaderButtons()
        self._whose = ElidedLabel("", TypeRole.COUNTDOWN_PLAIN, Ink.MUTED)
        self._hours = StateLabel(State.COMING, "")
        self._minute = QTimer(self, interval=MINUTE)
        self.add_beside_title(self._whose)
        self.add_beside_title(self._hours)
        self.add_action(self.buttons)
        for widget in (self.missing_panel, self.progress):
            self.body.addWidget(widget)
            widget.hide()
        self.body.addWidget(self.columns, 1)

    def _connect_page(self) -> None:
        self.crumb_pressed.connect(self._go_back)
        self.buttons.print_button.clicked.connect(self.print_folder)
        self.buttons.save_button.clicked.connect(lambda: self.desk.save(self._errand()))
        self.buttons.open_action.triggered.connect(lambda: self.desk.open(self._errand()))
        self.buttons.hand_over_action.triggered.connect(self._hand_over_latest)
        self.parts.selected.connect(self._show_part)
        self.parts.model.tick_asked.connect(self._tick)
        self.parts.model.move_asked.connect(self._move)
        self.part.text.draft_changed.connect(self._show_unsaved)
        self.parts.languages.chosen.connect(self._choose_languages)
        self.builder.built.connect(self.preview.show_paper)
        self.builder.failed.connect(self.preview.show_problem)
        self.preview.retried.connect(self.builder.retry)
        self.desk.recorded.connect(self._say_recorded)
        self.desk.waiting_changed.connect(self.buttons.set_waiting)
        self._missing.acted.connect(self._fill_first)
        self.missing_panel.confirmed.connect(self._print_anyway)
        self.missing_panel.filled_asked.connect(self._fill)
        self.missing_panel.closed.connect(self._close_panel)
        self._minute.timeout.connect(self._show_hours)
        self._minute.start()

    def _load(self) -> bool:
        if self._family is None:
            return False
        try:
            self._view = self._services.folders.view(self._family)
        except UserError as error:
            self._family = self._view = None
            self._act.go(Destination(Place.FAMILIES))
            self._act.tell(Notice(NoticeState.INFO, error.message))
            return False
        self._show(self._view)
        self.builder.request(self._family, self._view.languages)
        return True

    def _show(self, view: FolderView) -> None:
        name = words.in_row(view.surname)
        self.set_breadcrumb((_("Familier"), name, _("Velkomstmappe")))
        languages = folder_languages(view.languages)
        family = words.family_title(view.surname)
        self._whose.setText(_("{family} · {languages}").format(family=family, languages=languages))
        self._show_hours()
        self._show_unsaved()
        self.parts.show_parts(view.parts)
        self.parts.languages.show_languages(
            view.languages,
            are_proposed=view.languages_are_proposed,
            note=non_reader_sentence(view.non_readers),
        )
        self._show_part(self.parts.number or view.parts[0].number)
        self._show_missing(view)
        self.buttons.hand_over_action.setEnabled(open_issue(view) is not None)

    def _show_unsaved(self) -> None:
        """Mark the parts whose text is not what was typed."""
        if self._view is not None:
            self._unsaved = unsaved_parts(self._services.drafts, self._view.parts, self._view.languages)
            self.parts.model.set_unsaved(self._unsaved)

    def _show_hours(self) -> None:
        view = self._view
        if view is None:
            return
        said = words.folder_words(view.deadline, local_now(self._services.clock))
        self._hours.set_state(said.state, said.words)
        self._hours.setToolTip(said.date_line)
        self._hours.setVisible(not view.is_closed or view.deadline.done_at is not None)

    def _show_part(self, number: int) -> None:
        part = self._part(number)
        if self._view is None or part is None:
            return
        if number != self.part.number:
            self.part.save_now()
            if self.part.number:  # a folder just opened begins with its cover
                self.preview.go_to_part(number)
        self.part.show_part(self._view, part)

    def _show_missing(self, view: FolderView) -> None:
        if not self.missing_panel.isHidden():  # the panel says it all; the banner comes back when it closes
            self._missing.drop()
            if view.missing or self._unsaved:
                self._ask_to_print(view)
                return
            self.missing_panel.hide()
        self._missing.show(view.missing)

    # -- what somebody does

    def print_folder(self) -> None:
        """Print, after what is missing was seen once more; nothing missing goes straight to the dialog."""
        if self._view is None or self.desk.is_printing:
            return
        self.part.save_now()
        if (self._view.missing or self._unsaved) and self.missing_panel.isHidden():
            self._missing.drop()
            self._ask_to_print(self._view)
            self.missing_panel.print_button.setFocus()
            return
        self._print_anyway()

    def _ask_to_print(self, view: FolderView) -> None:
        stale = len(view.stale)
        self.missing_panel.show_missing(view.missing, view.parts, unsaved=self._unsaved, stale=stale)

    def _print_anyway(self) -> None:
        self._close_panel()
        self.desk.print(self._errand())

    def _close_panel(self) -> None:
        if not self.missing_panel.isHidden():
            self.missing_panel.hide()
            self.buttons.print_button.setFocus()
        if self._view is not None:
            self._show_missing(self._view)

    def _fill_first(self) -> None:
        if self._view is not None and self._view.missing:
            self._fill(self._view.missing[0].fact.name)

    def _fill(self, fact: str) -> None:
        self._close_panel()
        if not fact and self._unsaved:
            self.parts.select(self._unsaved[0])
            self.columns.show_part()
            self.part.text.editor.setFocus()
            return
        asking = [
            part
            for part in (self._view.parts if self._view else ())
            if any(field.fact.name == fact for field in part.facts)
        ]
        if not asking:
            return
        part = next((part for part in asking if part.included), asking[0])
        self.parts.select(part.number)
        self.columns.show_part()
        self.part.focus_fact(fact)

    def _tick(self, number: int, is_in: bool) -> None:  # noqa: FBT001 - carried by a signal
        if (family := self._family) is not None:
            folders = self._services.folders
            self._act.run_write(lambda: folders.include(family, number, included=is_in), quiet=True)

    def _move(self, number: int, place: int) -> None:
        if (family := self._family) is not None:
            self.preview.follow(number)
            self._act.run_write(lambda: self._services.folders.move(family, number, place), quiet=True)

    def _choose_languages(self, languages: tuple[str, ...]) -> None:
        if (family := self._family) is not None:
            folders = self._services.folders
            self._act.run_write(lambda: folders.set_languages(family, languages), quiet=True)

    def _say_recorded(self, issue: UUID, sentence: str) -> None:
        banner = Banner(
            State.DONE,
            sentence,
            _("Notér, når familien har fået den."),
            action=_("Notér udlevering"),
            dismissible=True,
            milliseconds=PRINTED_BANNER_MILLISECONDS,
        )
        banner.acted.connect(lambda: self._hand_over(issue, banner))
        self.show_banner(banner)

    def _hand_over(self, issue: UUID, banner: Banner) -> None:
        if self._view is not None:
            self.handing_over.ask(self._view, issue, done=banner.close_banner)

    def _hand_over_latest(self) -> None:
        issue = open_issue(self._view) if self._view is not None else None
        if self._view is not None and issue is not None:
            self.handing_over.ask(self._view, issue.id)

    def _go_back(self, index: int) -> None:
        place = (Place.FAMILIES, Place.FAMILY)[index]
        self._act.go(Destination(place, family=self._family if index else None))

    # -- inside

    def _part(self, number: int) -> FolderPartView | None:
        parts = self._view.parts if self._view is not None else ()
        return next((part for part in parts if part.number == number), None)

    def _errand(self) -> Errand:
        view = self._view
        if view is None:
            raise ValueError("there is no folder to print before the page was opened")
        return Errand(view.family, view.code, view.languages, self.preview.page_index)
