"""The page of the rules: all of them by level, one beside to read or to change, and what a change moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.rule_views import RuleChanges, RuleView
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import link_button, secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.empty_state import EmptyState
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.models.rules import RulesModel
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contact_import.rows import above_corners
from linkworker_desktop.ui.pages.rules.editing import RuleEditing
from linkworker_desktop.ui.pages.rules.listing import RuleList
from linkworker_desktop.ui.pages.rules.proposing import Proposing
from linkworker_desktop.ui.pages.rules.sharing import RuleSharing, changes_words
from linkworker_desktop.ui.pages.rules.sheet import RuleSheet
from linkworker_desktop.ui.rule_words import names_of, page_words

SEARCH_WIDTH = 240


class Shown(Enum):
    """Which rules the list shows."""

    ALL = N_("Alle")
    STALE = N_("Skal kontrolleres")
    OWN = N_("Ændret hos jer")
    OFF = N_("Slået fra")

    def takes(self, view: RuleView) -> bool:
        """Tell whether a rule is among them."""
        match self:
            case Shown.STALE:
                return view.is_stale
            case Shown.OWN:
                return view.is_own or view.is_changed
            case Shown.OFF:
                return not view.rule.active
            case _:
                return True


class RulesPage(Page):
    """A change that moves open dates is shown with them first; finished dates never move."""

    PLACE = Place.RULES

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Regler for frister"), scrolls=False, parent=parent)
        self._services, self._act = services, actions
        self._views: tuple[RuleView, ...] = ()
        self.shown = Shown.ALL
        self._model = RulesModel()
        self.list = RuleList()
        self.sheet = RuleSheet()
        self.proposing = Proposing(actions, self)
        self.editing = RuleEditing(services, actions, self)
        self.sharing = RuleSharing(services, actions, self)
        self._build_body()
        self._connect()
        self.set_breadcrumb([_("Indstillinger"), _("Regler for frister")])

    def open(self, destination: Destination) -> None:
        """Show the rules; the field is the key or the code of the rule to begin with."""
        self._load()
        if destination.field and not self.editing.is_open:
            self._select(destination.field)
        if not self.editing.is_open:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Show what was changed; the choice and typed text stay."""
        if kinds & {Kind.RULE, Kind.DEADLINE, Kind.CONTACT, Kind.FAMILY}:
            self._load()

    def leave(self) -> bool:
        """Keep what is typed and leave; what was only proposed is dropped."""
        self.editing.keep()
        self.proposing.drop()
        return True

    @property
    def current(self) -> RuleView | None:
        """The rule that is chosen."""
        index = self.list.currentIndex()
        return self._model.view_at(index.row()) if index.isValid() else None

    # -- building

    def _build_body(self) -> None:
        self.new_button = secondary_button(_("&Ny regel"), Icon.ADD)
        self.plan_link = link_button(_("Modtagelsesplanen"))
        for button in (self.plan_link, self.sharing.button, self.new_button):
            self.add_action(button)
        self.search = SearchField(_("Regel, hjemmel eller hvem"))
        self.search.setFixedWidth(measures.scaled(SEARCH_WIDTH))
        self.chips: dict[Shown, Chip] = {}
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_8)
        line.addWidget(self.search)
        for shown in Shown:
            chip = Chip(_(shown.value), count=0)
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _checked=False, one=shown: self.show_only(one))
            self.chips[shown] = chip
            line.addWidget(chip)
        line.addStretch(1)
        self.chips[Shown.ALL].setChecked(True)
        self.list.setModel(self._model)
        self.list.set_up(_("Regler"))
        card = Card()
        card.add_row(above_corners(self.list), stretch=1)
        self._left, self.pane = QStackedWidget(), QStackedWidget()
        self._left.addWidget(card)
        self._left.addWidget(EmptyState(_("Ingen regel passer til det, du søger"), drawing=False))
        self._left.addWidget(self.editing.form)
        for widget in (self.sheet, self.editing.form.effect, self.proposing.proposal):
            self.pane.addWidget(widget)
        halves = QHBoxLayout()
        halves.setSpacing(measures.CARD_GAP)
        halves.addWidget(self._left, 6)
        halves.addWidget(self.pane, 5)
        column = QVBoxLayout()
        column.setSpacing(measures.GAP_12)
        column.addLayout(line)
        column.addLayout(halves, 1)
        self.body.addLayout(column, 1)

    def _connect(self) -> None:
        self.crumb_pressed.connect(lambda _at: self._act.go(Destination(Place.SETTINGS)))
        self.plan_link.clicked.connect(lambda: self._act.go(Destination(Place.RECEPTION)))
        self.new_button.clicked.connect(self._begin_new)
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(self._fill)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.list.moved.connect(lambda _index: self._look_at())
        self.list.opened.connect(self._edit)
        self._model.switch_asked.connect(lambda key, on: self._switch(key, on=on))
        sheet = self.sheet
        sheet.checked_asked.connect(self._checked)
        sheet.edit_asked.connect(self._edit)
        sheet.switch_asked.connect(self._switch_current)
        sheet.restore_asked.connect(self._restore)
        self.editing.begun.connect(self._show_form)
        self.editing.ended.connect(self._back_to_list)
        self.editing.saved.connect(self._select)
        self.sharing.read.connect(self._propose_file)
        self.proposing.begun.connect(self._show_proposal)
        self.proposing.ended.connect(self._back_to_list)

    # -- showing

    def show_only(self, shown: Shown) -> None:
        """Show all rules, or only some."""
        self.shown = shown
        self.chips[shown].setChecked(True)
        self._fill()

    def _load(self) -> None:
        self._views = self._services.rules.rows()
        for shown, chip in self.chips.items():
            chip.set_count(sum(shown.takes(view) for view in self._views))
        self.set_sentence(page_words(self._views))
        self._fill()

    def _fill(self) -> None:
        self._pause.stop()
        chosen, scrolled = self.current, self.list.verticalScrollBar().value()
        words = self.search.text().casefold().split()
        found = [view for view in self._views if self.shown.takes(view) and _fits(view, words)]
        self._model.set_rules(found, self._views, self._services.clock.today())
        if not self.editing.is_open:
            self._left.setCurrentIndex(0 if found else 1)
        row = self._model.row_of(chosen.rule.key) if chosen is not None else None
        row = row if row is not None else self._model.first_row()
        self.list.setCurrentIndex(self._model.index(row) if row is not None else QModelIndex())
        if chosen is not None:
            self.list.verticalScrollBar().setValue(scrolled)
        self._look_at()

    def _look_at(self) -> None:
        view = self.current
        if self.editing.is_open or self.proposing.is_open:
            return
        self.pane.setVisible(view is not None)
        if view is not None:
            names = names_of([each.rule for each in self._views])
            self.sheet.show_view(view, names, self._services.clock.today())
            self.pane.setCurrentWidget(self.sheet)

    def _select(self, key: str) -> None:
        if self._model.row_of(key) is None:
            self.search.clear()
            self.show_only(Shown.ALL)
        row = self._model.row_of(key)
        if row is None:
            if any(task.code == key for task in self._services.reception_template.plan().tasks):
                self._act.go(Destination(Place.RECEPTION, field=key))
                return
            self._act.tell(Notice(NoticeState.INFO, _("Reglen findes ikke længere.")))
            return
        self.list.setCurrentIndex(self._model.index(row))
        self.list.scrollTo(self._model.index(row), RuleList.ScrollHint.PositionAtCenter)

    def _show_form(self) -> None:
        self._set_quiet(quiet=True)
        self._left.setCurrentWidget(self.editing.form)
        self.pane.setVisible(True)
        self.pane.setCurrentWidget(self.editing.form.effect)

    def _show_proposal(self) -> None:
        self.pane.setVisible(True)
        self.pane.setCurrentWidget(self.proposing.proposal)
        self.proposing.proposal.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_quiet(self, *, quiet: bool) -> None:
        """Take away, while somebody writes a rule, what is about the list."""
        for widget in (self.search, *self.chips.values(), self.new_button, self.sharing.button):
            widget.setVisible(not quiet)

    def _back_to_list(self) -> None:
        self._set_quiet(quiet=False)
        self._fill()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- acting

    def _begin_new(self) -> None:
        self.proposing.drop()
        self.editing.begin_new()

    def _edit(self) -> None:
        view = self.current
        if view is not None:
            self.proposing.drop()
            self.editing.begin(view.rule)

    def _checked(self) -> None:
        view = self.current
        if view is not None:
            self._act.run_write(lambda: self._services.rules.checked(view.rule.key))

    def _switch_current(self) -> None:
        view = self.current
        if view is not None:
            self._switch(view.rule.key, on=not view.rule.active)

    def _switch(self, key: str, *, on: bool) -> None:
        if self.editing.is_open:
            self.editing.cancel()
        rule = self._services.rules.rule(key)
        title = (_("Slå »{name}« til?") if on else _("Slå »{name}« fra?")).format(name=rule.name)
        lead = "" if on else _("Det, der er nået efter reglen, bliver stående.")
        self.proposing.ask(
            title,
            lead,
            _("Slå til") if on else _("Slå fra"),
            lambda: self._services.rules.preview(replace(rule, active=on)),
            lambda: self._services.rules.switch(key, on=on),
        )

    def _restore(self) -> None:
        view = self.current
        if view is None:
            return
        key, name = view.rule.key, view.rule.name
        title = _("Slet »{name}«?") if view.is_own else _("Bring »{name}« tilbage?")
        lead = (
            _("Er noget nået efter reglen, bliver den slået fra i stedet.")
            if view.is_own
            else _("Reglen bliver, som programmet kom med den.")
        )
        self.proposing.ask(
            title.format(name=name),
            lead,
            _("Slet") if view.is_own else _("Bring tilbage"),
            lambda: self._services.rules.preview_restore(key),
            lambda: self._services.rules.restore(key),
        )

    def _propose_file(self, changes: RuleChanges) -> None:
        self.editing.cancel()
        self.proposing.show(
            _("Hent reglerne fra filen?"),
            changes_words(changes),
            _("Hent reglerne"),
            changes.moves,
            lambda: self._services.rules.take_over(changes),
        )


def _fits(view: RuleView, words: Sequence[str]) -> bool:
    rule = view.rule
    text = " ".join((rule.name, rule.short, rule.basis, rule.source, rule.note, rule.code)).casefold()
    return all(word in text for word in words)
