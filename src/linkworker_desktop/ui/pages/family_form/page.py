"""The page with the form: five facts at first, everything typed is kept until it is saved or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.drafts import FAMILY_FORM
from linkworker_desktop.services.family_checks import checked_family
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import link_button, primary_button, secondary_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.family_form.facts import FactsCard
from linkworker_desktop.ui.pages.family_form.people import PeopleCard
from linkworker_desktop.ui.pages.family_form.tab_order import chain
from linkworker_desktop.ui.pages.family_form.typed import (
    Reading,
    TypedFamily,
    from_json,
    joining,
    read,
    to_json,
    typed_of,
)

DRAFT = FAMILY_FORM
PAUSE = 400
WIDTH = 880


class FamilyFormPage(Page):
    """A new family, or an existing one with all its facts."""

    PLACE = Place.FAMILY_FORM

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Ny familie"), scrolls=False, parent=parent)
        self._services, self._act = services, actions
        self._family: FamilyId | None = None
        self._shown = TypedFamily()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build_body()
        self._connect()

    def open(self, destination: Destination) -> None:
        """Show the family of the destination, or a new one; what was typed earlier and not saved is back."""
        self._family = destination.family
        self.facts.set_now(local_now(self._services.clock))
        self._load()
        self._show_head()
        self._focus(destination.field)

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """Keep what is typed, whatever was changed elsewhere."""

    def leave(self) -> bool:
        """Keep what is typed and leave."""
        self._keep()
        return True

    def typed(self) -> TypedFamily:
        """Return everything as it stands in the form."""
        family = str(self._family) if self._family is not None else ""
        return replace(self.facts.typed(), members=self.people.typed(), family=family)

    def show_more(self, *, shown: bool) -> None:
        """Open or close what is not needed at first."""
        self._more_shown = shown
        self.facts.show_more(shown=shown)
        self.people.show_more(shown=shown)
        self.more_button.setText(_("Færre oplysninger") if shown else _("Flere oplysninger"))
        self.more_button.set_icon(Icon.EXPAND_LESS if shown else Icon.EXPAND_MORE)

    # -- building

    def _build_body(self) -> None:
        self._more_shown = False
        self.facts = FactsCard(local_now(self._services.clock))
        self.people = PeopleCard(self._services.clock.today())
        self.more_button = link_button(_("Flere oplysninger"))
        self.save_button = primary_button(_("Opret familie"), Icon.CHECK)
        self.drop_button = secondary_button(_("Kassér"))
        self._key = Label("Ctrl+Enter", TypeRole.SMALL, Ink.MUTED)
        sheet = QWidget()
        sheet.setMaximumWidth(measures.scaled(WIDTH))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, measures.GAP_16)
        column.setSpacing(measures.CARD_GAP)
        column.addWidget(self.facts)
        column.addWidget(self.people)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._area = _area_of(sheet)
        foot = QHBoxLayout()
        foot.setSpacing(measures.GAP_12)
        for widget in (self.save_button, self.drop_button, self._key):
            foot.addWidget(widget)
        foot.addStretch(1)
        self.body.setSpacing(measures.GAP_12)
        self.body.addWidget(self._area, 1)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._keep)
        for card in (self.facts, self.people):
            card.edited.connect(self._pause.start)
        self.people.grown.connect(lambda editor: QTimer.singleShot(0, lambda: self._reveal(editor)))
        self.people.known_asked.connect(self._ask_for_known)
        self.more_button.clicked.connect(lambda: self.show_more(shown=not self._more_shown))
        self.save_button.clicked.connect(self.save)
        self.drop_button.clicked.connect(self.drop)
        self.crumb_pressed.connect(self._go_crumb)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    # -- loading and showing

    def _load(self) -> None:
        kept = self._services.drafts.kept(self._draft_kind())
        unfinished = from_json(kept) if kept is not None else None
        try:
            saved = self._saved()
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            self._act.go(Destination(Place.FAMILIES))
            return
        self._shown = saved
        self._show_typed(unfinished or saved)
        if unfinished is not None:
            self._act.tell(
                Notice(
                    NoticeState.INFO, _("Det, du var i gang med, er her igen."), _("Det er ikke gemt endnu.")
                )
            )

    def _saved(self) -> TypedFamily:
        if self._family is None:
            return TypedFamily()
        return typed_of(self._services.families.draft(self._family), self._services.clock.today())

    def _show_typed(self, typed: TypedFamily) -> None:
        self.facts.show_typed(typed)
        self.people.show_typed(typed.members)
        self.show_more(shown=self._family is not None or typed.protected_address or bool(typed.note))
        foot = (self.more_button, self.save_button, self.drop_button)
        chain((self.facts.note, *self.people.tab_stops(), *foot))

    def _show_head(self) -> None:
        if self._family is None:
            self.set_title(_("Ny familie"))
            self.set_breadcrumb((_("Familier"), _("Ny familie")))
            self.save_button.setText(_("Opret familie"))
            return
        name = words.in_row(self._shown.surname)
        self.set_title(_("Ret familien {name}").format(name=name))
        self.set_breadcrumb((_("Familier"), name, _("Ret")))
        self.save_button.setText(_("Gem familien"))

    def _focus(self, field: str) -> None:
        editor: QWidget = self.facts.fields["surname"].editor
        if field in self.facts.fields:
            editor = self.facts.fields[field].editor
        elif field.startswith("members") and self.people.editors:
            editor = self.people.editors[0].given_name
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal(editor)

    def _reveal(self, widget: QWidget) -> None:
        self._area.ensureWidgetVisible(widget, 0, measures.GAP_24)

    # -- acting

    def save(self) -> None:
        """Save the family and go to its page; what is wrong is said at its field."""
        self._pause.stop()
        self._clear_errors()
        today = self._services.clock.today()
        reading = read(self.typed(), today)
        if reading.problems:
            self._refuse(reading, _all_problems(reading, today))
            return
        try:
            changed = self._act.run_write(
                lambda: self._services.families.save(reading.draft, moving=reading.moving)
            )
        except InvalidInput as error:
            self._refuse(reading, error.problems)
            return
        if changed is not None and changed.id is not None:
            self._services.drafts.drop(self._draft_kind())
            self._shown = self.typed()
            self._act.go(Destination(Place.FAMILY, family=FamilyId(changed.id)))

    def _ask_for_known(self) -> None:
        """Open the search for somebody who is in the program already."""
        from linkworker_desktop.ui.dialogs.add_known_person import AddKnownPersonDialog

        today = self._services.clock.today()
        draft = read(self.typed(), today).draft
        housed = draft.housed_at if self._family is None else None
        here = {member.person for member in draft.members if member.person and member.moved_out is None}
        dialog = AddKnownPersonDialog(
            self._services.families.found_persons,
            here,
            today,
            housed.date() if housed is not None else today,
            self,
        )
        dialog.chosen.connect(self._add_known)
        dialog.open()

    def _add_known(self, person: PersonId, day: date) -> None:
        try:
            member, homes = self._services.families.known_person(person)
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            return
        leaves = (home.surname for home in homes if home.family != self._family)
        self.people.add(joining(member, leaves, day))

    def drop(self) -> None:
        """Give up what was typed; it can be taken back."""
        self._pause.stop()
        typed, kind, family = self.typed(), self._draft_kind(), self._family
        was_touched = self._is_touched(typed)
        self._services.drafts.drop(kind)
        self._shown = typed
        self._go_back()
        if was_touched:
            self._act.tell(
                Notice(
                    NoticeState.INFO,
                    _("Det, du havde skrevet, er kasseret."),
                    button=_("Fortryd"),
                    act=lambda: self._take_back(kind, typed, family),
                    is_undo=True,
                )
            )

    def _take_back(self, kind: str, typed: TypedFamily, family: FamilyId | None) -> None:
        self._services.drafts.keep(kind, to_json(typed))
        self._act.go(Destination(Place.FAMILY_FORM, family=family))

    def _go_crumb(self, index: int) -> None:
        if index == 0:
            self._act.go(Destination(Place.FAMILIES))
        else:
            self._go_back()

    def _go_back(self) -> None:
        if self._family is None:
            self._act.go(Destination(Place.FAMILIES))
        else:
            self._act.go(Destination(Place.FAMILY, family=self._family))

    def _keep(self) -> None:
        self._pause.stop()
        typed = self.typed()
        if not self._is_touched(typed):
            return
        try:
            self._services.drafts.keep(self._draft_kind(), to_json(typed))
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))

    def _is_touched(self, typed: TypedFamily) -> bool:
        return _without_blanks(typed) != _without_blanks(self._shown)

    def _draft_kind(self) -> str:
        return DRAFT if self._family is None else f"fam.{self._family.hex}"

    def _clear_errors(self) -> None:
        self.facts.clear_errors()
        self.people.clear_errors()

    def _refuse(self, reading: Reading, problems: Sequence[Problem]) -> None:
        self._keep()
        first: QWidget | None = None
        for problem in problems:
            field = reading.field_on_screen(problem.field)
            card = self.people if field.startswith("members") else self.facts
            editor = card.set_error(field, problem.sentence)
            first = first or editor
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._reveal(first)


def _all_problems(reading: Reading, today: date) -> list[Problem]:
    """Return what could not be read, and what the service refuses in the rest."""
    unread = {problem.field for problem in reading.problems}
    try:
        checked_family(reading.draft, today)
    except InvalidInput as error:
        more = [problem for problem in error.problems if problem.field not in unread]
        return sorted([*reading.problems, *more], key=_place_in_form)
    return reading.problems


def _place_in_form(problem: Problem) -> tuple[int, int, bool]:
    order = ("surname", "street", "post_code", "town", "housed_at", "note", "members")
    head, *rest = problem.field.split(".")
    line = int(rest[0]) if rest else -1
    return (
        order.index(head) if head in order else len(order),
        line,
        not problem.field.endswith("given_name"),
    )


def _without_blanks(typed: TypedFamily) -> TypedFamily:
    return replace(typed, members=tuple(member for member in typed.members if not member.is_blank))


def _area_of(sheet: QWidget) -> QScrollArea:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(sheet, 1)
    line.addStretch(0)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    return area
