"""The page of working together: three registers, what is to be looked through first, and one description beside."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import link_button, secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.models.cooperation import RegisterModel
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contact_import.rows import Rows, above_corners
from linkworker_desktop.ui.pages.cooperation.describing import Describing
from linkworker_desktop.ui.pages.cooperation.offered import Offered
from linkworker_desktop.ui.pages.cooperation.poster_desk import PosterDesk
from linkworker_desktop.ui.pages.cooperation.reading import Reading
from linkworker_desktop.ui.pages.cooperation.registers import LOOKS, Draft, Line, Register, line_of
from linkworker_desktop.ui.pages.cooperation.review_words import due_first, page_words
from linkworker_desktop.ui.pages.cooperation.sheet import CooperationSheet

PAUSE = 120
SEARCH_WIDTH = 280


class CooperationPage(Page):
    """Who does what until where, what was agreed with volunteers, and how things are done."""

    PLACE = Place.COOPERATION

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Samarbejde"), scrolls=False, parent=parent)
        self._services, self._act = services, actions
        self._reading = Reading(services)
        self.register = Register.INTERFACE
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._load_lines)
        self._model = RegisterModel()
        self.list = Rows()
        self.sheet, self.offered = CooperationSheet(), Offered()
        self.describing = Describing(services, actions, self._reading, self)
        self.desk = PosterDesk(services, actions, self)
        self._build_body()
        self._connect()
        self.set_breadcrumb([_("Kontakter"), _("Samarbejde")])

    def open(self, destination: Destination) -> None:
        """Show the registers; the field `interface:<id>`, `agreement:<id>` or `procedure:<id>` chooses one."""
        name, _colon, code = destination.field.partition(":")
        if name in set(Register):
            self.choose(Register(name))
            if code:
                self._select(UUID(code))
            return
        self._load()
        if not self.describing.is_open:
            self._take_focus()

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; the choice and typed text stay."""
        if Kind.CONTACT in kinds:
            self._load()

    def leave(self) -> bool:
        """Keep what is typed and leave."""
        self._pause.stop()
        self.describing.keep()
        return True

    def choose(self, register: Register) -> None:
        """Show one of the three registers."""
        self.describing.put_aside()
        self.register = register
        self.chips[register].setChecked(True)
        self._load()

    @property
    def current(self) -> Line | None:
        """What is chosen in the list."""
        index = self.list.currentIndex()
        return self._model.line_at(index.row()) if index.isValid() else None

    # -- building

    def _build_body(self) -> None:
        self.new_button = secondary_button("", Icon.ADD)
        self.add_action(self.new_button)
        self.search = SearchField(_("Enhed, opgave eller ord"))
        self.search.setFixedWidth(measures.scaled(SEARCH_WIDTH))
        self.chips: dict[Register, Chip] = {}
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_8)
        line.addWidget(self.search)
        for register, look in LOOKS.items():
            chip = Chip(_(look.plural), look.icon, count=0)
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _checked=False, one=register: self.choose(one))
            self.chips[register] = chip
            line.addWidget(chip)
        line.addStretch(1)
        self.more_link = link_button("")
        line.addWidget(self.more_link)
        self.list.setModel(self._model)
        self.list.set_up(_("Samarbejde"))
        self._nothing = EmptyState(_("Ingen passer til det, du søger"), drawing=False)
        self._left = QStackedWidget()
        card = Card()
        card.add_row(above_corners(self.list), stretch=1)
        self._left.addWidget(card)
        self._left.addWidget(self._nothing)
        self.pane = QStackedWidget()
        self.pane.addWidget(self.sheet)
        for form in self.describing.forms.values():
            self.pane.addWidget(form)
        self._filled = QWidget()
        halves = QHBoxLayout(self._filled)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(measures.CARD_GAP)
        halves.addWidget(self._left, 5)
        halves.addWidget(self.pane, 6)
        self._empty = EmptyState(
            _("Hvem hjælper frivilligt til?"),
            _("Skriv ned, hvad de gør, hvad de ikke gør, og hvad de ikke siger videre. Så ved alle det."),
        )
        self.first_button = self._empty.add_primary(_(LOOKS[Register.AGREEMENT].new), Icon.ADD)
        self._stack = QStackedWidget()
        for widget in (self._filled, self.offered, self._empty):
            self._stack.addWidget(widget)
        column = QVBoxLayout()
        column.setSpacing(measures.GAP_12)
        column.addLayout(line)
        column.addWidget(self._stack, 1)
        self.body.addLayout(column, 1)

    def _connect(self) -> None:
        self.crumb_pressed.connect(lambda _at: self._act.go(Destination(Place.CONTACTS)))
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.list.moved.connect(lambda _index: self._look_at())
        self.list.opened.connect(self._edit)
        for button in (self.new_button, self.first_button, self.offered.own_button):
            button.clicked.connect(lambda _checked=False: self._begin_new())
        self.more_link.clicked.connect(self._show_offered)
        self.offered.chosen.connect(self._add_offered)
        self.offered.left.connect(self._load)
        self.describing.begun.connect(self._show_form)
        self.describing.ended.connect(self._load)
        self.describing.saved.connect(self._select)
        sheet = self.sheet
        sheet.edit_asked.connect(self._edit)
        sheet.reviewed_asked.connect(self._review)
        sheet.delete_asked.connect(self._delete)
        sheet.print_asked.connect(lambda: self._with_current(self.desk.print))
        sheet.save_asked.connect(lambda: self._with_current(self.desk.ask_file))

    # -- showing

    def _load(self) -> None:
        for register, chip in self.chips.items():
            chip.set_count(len(self._reading.views(register)) or None)
        self.chips[self.register].setChecked(True)
        self.new_button.setText(_(LOOKS[self.register].new))
        self._load_lines()

    def _load_lines(self) -> None:
        self._pause.stop()
        if self.describing.is_open:
            return
        kept = self._reading.views(self.register)
        shown = self._reading.views(self.register, self.search.text())
        chosen = self.current
        lines = due_first([line_of(view) for view in shown])
        self._model.set_lines(lines, self._services.clock.today())
        self.set_sentence(page_words(self._services.cooperation.due(), len(kept)))
        offered = self._reading.offered(self.register)
        self.more_link.setText(_("Tilføj de almindelige ({count})").format(count=len(offered)))
        self.more_link.setVisible(bool(offered) and bool(kept))
        self.new_button.setVisible(bool(kept))
        self.search.setVisible(bool(kept))
        if not kept:
            self._show_empty()
            return
        self._stack.setCurrentWidget(self._filled)
        self._left.setCurrentIndex(0 if lines else 1)
        row = self._model.row_of(chosen.id if chosen is not None else None)
        self.list.setCurrentIndex(self._model.index(row or 0) if lines else QModelIndex())
        self._look_at()

    def _show_empty(self) -> None:
        if self.register is Register.AGREEMENT:
            self._stack.setCurrentWidget(self._empty)
        else:
            self._show_offered()

    def _show_offered(self) -> None:
        is_interface = self.register is Register.INTERFACE
        self.describing.put_aside()
        self.offered.show_drafts(
            self._reading.offered(self.register),
            _("Hvem gør hvad, og hvem tager over?") if is_interface else _("Hvordan gør man?"),
            _("Begynd med de snitflader, de fleste kommuner har. Hvem der gør hvad, skriver I selv.")
            if is_interface
            else _("Begynd med de procedurer, de fleste kommuner har. Trinene skriver I selv."),
            _(LOOKS[self.register].new),
            is_empty=not self._reading.views(self.register),
        )
        self._stack.setCurrentWidget(self.offered)
        self.offered.take_focus()

    def _look_at(self) -> None:
        line = self.current
        if self.describing.is_open:
            return
        self.pane.setVisible(line is not None)
        if line is not None:
            view = self._reading.view(line.register, line.id)
            self.sheet.show_view(view, self._services.clock.today())
            self.pane.setCurrentWidget(self.sheet)

    def _show_form(self, form: QWidget) -> None:
        self._stack.setCurrentWidget(self._filled)
        self.new_button.hide()
        self.pane.show()
        self.pane.setCurrentWidget(form)

    def _select(self, wanted: UUID) -> None:
        if self._model.row_of(wanted) is None:
            self.search.clear()
            self._load_lines()
        row = self._model.row_of(wanted)
        if row is None:
            self._act.tell(Notice(NoticeState.INFO, _("Beskrivelsen findes ikke længere.")))
            return
        self.list.setCurrentIndex(self._model.index(row))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_focus(self) -> None:
        if self._stack.currentWidget() is self._filled:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._stack.currentWidget() is self._empty:
            self.first_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.offered.take_focus()

    # -- acting

    def _begin_new(self) -> None:
        self.describing.begin_new(self.register)

    def _edit(self) -> None:
        line = self.current
        if line is not None:
            self.describing.begin(self._reading.view(line.register, line.id))

    def _review(self) -> None:
        line = self.current
        if line is not None:
            self._act.run_write(lambda: self._services.cooperation.reviewed(line.id))

    def _delete(self) -> None:
        line = self.current
        if line is not None:
            self._act.run_write(lambda: self._services.cooperation.delete(line.id))

    def _add_offered(self, drafts: tuple[Draft, ...]) -> None:
        self._act.run_write(lambda: self._services.cooperation.add_offered(drafts))
        self._load()
        self._take_focus()

    def _with_current(self, work: Callable[[Register, UUID, str], object]) -> None:
        line = self.current
        if line is not None:
            work(line.register, line.id, line.title)
