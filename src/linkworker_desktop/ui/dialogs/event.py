"""Writing an appointment, a task or a meeting into the calendar, or changing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.events import EventKind
from linkworker_desktop.domain.moments import date_text, time_text
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.calendar_views import CalendarEntry
from linkworker_desktop.services.event_views import EventView
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.event_form import EventForm
from linkworker_desktop.ui.dialogs.event_typed import (
    TypedEvent,
    Whom,
    from_json,
    is_blank,
    problem_fields,
    read,
    to_json,
    typed_of,
)
from linkworker_desktop.ui.dialogs.event_whom import finder_of
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button, small_link_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.switcher import Switcher
from linkworker_desktop.ui.kit.tokens import Ink

DRAFT = "event_form"
"""The kind under which a new event is kept while it is unfinished."""
PAUSE = 800
"""Milliseconds without a key before what is typed is kept."""
WIDTH = 560
ONLY, SERIES = range(2)
_TITLES = {
    EventKind.APPOINTMENT: (N_("Ny aftale"), N_("Ret aftalen")),
    EventKind.TASK: (N_("Ny opgave"), N_("Ret opgaven")),
    EventKind.MEETING: (N_("Nyt møde"), N_("Ret mødet")),
}


class EventDialog(QDialog):
    """Ctrl+Enter saves; what is typed is kept at every pause and stands there next time. `saved` carries the id."""

    saved = Signal(object)

    def __init__(
        self,
        services: Services,
        actions: Actions,
        parent: QWidget | None = None,
        *,
        view: EventView | None = None,
        entry: CalendarEntry | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._act, self._view, self._entry = services, actions, view, entry
        self._today = services.clock.today()
        self._before = TypedEvent()
        self._is_done = False
        self.form = EventForm(self._today, finder_of(services), services.events.units())
        self.scope = Switcher([_("Kun denne dag"), _("Hele rækken")], name=_("Hvad rettes"))
        self.heading = Label("", TypeRole.SECTION_TITLE)
        self.remarks = Label("", TypeRole.SMALL, Ink.SOON, wrap=True)
        self.kept = Label(_("Her er det, du begyndte på."), TypeRole.SMALL, Ink.MUTED)
        self.again_link = small_link_button(_("Begynd forfra"))
        self.save_button = primary_button(_("Gem"), Icon.CHECK)
        self.cancel_button = secondary_button(_("Annullér"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._show(self._first())
        if view is not None:
            self._show_kept(self._kept())

    @classmethod
    def new(
        cls,
        services: Services,
        actions: Actions,
        parent: QWidget | None = None,
        *,
        at: When | None = None,
        kind: EventKind | None = None,
        whom: Whom | None = None,
    ) -> EventDialog:
        """Return the form for something new; what was begun before stands in it, at the day that is asked for."""
        dialog = cls(services, actions, parent)
        dialog._begin(at, kind, whom)
        return dialog

    @classmethod
    def editing(
        cls,
        services: Services,
        actions: Actions,
        view: EventView,
        entry: CalendarEntry,
        parent: QWidget | None,
    ) -> EventDialog:
        """Return the form with an event in it; one day of a series is changed alone unless somebody says all."""
        return cls(services, actions, parent, view=view, entry=entry)

    @property
    def draft_kind(self) -> str:
        """Under which kind this form is kept while it is unfinished."""
        return DRAFT if self._view is None else f"evt.{self._view.id.hex}"

    @property
    def occurrence(self) -> date | None:
        """The day of a series that is changed alone."""
        if self._entry is None or self._entry.occurrence is None or self.scope.index() == SERIES:
            return None
        return self._entry.occurrence

    def save(self) -> None:
        """Save, or say at the fields what is wrong."""
        self.form.clear_problems()
        event = self._view.id if self._view is not None else None
        try:
            draft = read(self.form.typed(), self._today)
            changed = self._act.run_write(
                lambda: self._services.events.save(draft, event, occurrence=self.occurrence)
            )
        except InvalidInput as error:
            self.show_problems(error.problems)
            return
        if changed is not None:
            self._is_done = True
            self._forget()
            self.saved.emit(changed.id)
            self.accept()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show every problem at its field and put the cursor in the first."""
        first: QWidget | None = None
        unplaced: list[str] = []
        for name, sentence in problem_fields(tuple(problems)):
            editor = self.form.show_problem(name, sentence)
            if editor is None:
                unplaced.append(sentence)
            first = first or editor
        if unplaced:
            self._say(unplaced)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Keep what is unfinished, however the dialog is closed."""
        if not self._is_done:
            self._keep()
        super().done(result)

    def sizeHint(self) -> QSize:
        inner = self.form.sizeHint().height() + measures.scaled(190)
        room = self.screen().availableGeometry().height() - measures.scaled(80)
        return QSize(measures.scaled(WIDTH), min(inner, room))

    # -- building

    def _build(self) -> None:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, measures.GAP_12, measures.GAP_4)
        inner.addWidget(self.form)
        inner.addStretch(1)
        area.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(measures.PAGE_MARGIN, measures.GAP_16, measures.GAP_12, measures.GAP_16)
        layout.setSpacing(measures.GAP_12)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.scope)
        layout.addLayout(head)
        layout.addLayout(self._kept_line())
        layout.addWidget(area, 1)
        layout.addWidget(self.remarks)
        layout.addLayout(self._foot())
        self.scope.setVisible(self._entry is not None and self._entry.occurrence is not None)
        self.remarks.hide()
        self.setMinimumWidth(measures.scaled(WIDTH))

    def _kept_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_8)
        line.addWidget(self.kept)
        line.addWidget(self.again_link)
        line.addStretch(1)
        for widget in (self.kept, self.again_link):
            widget.hide()
        return line

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, measures.GAP_12, 0)
        foot.setSpacing(measures.GAP_12)
        foot.addWidget(Label(_("Ctrl+Enter gemmer"), TypeRole.SMALL, Ink.MUTED))
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        return foot

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.again_link.clicked.connect(self._begin_again)
        self.scope.chosen.connect(self._scope_chosen)
        self.form.edited.connect(self._pause.start)
        self.form.turned.connect(self._say_kind)
        self._pause.timeout.connect(self._paused)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)

    # -- what stands in it

    def _first(self) -> TypedEvent:
        if self._view is None:
            return TypedEvent(day=date_text(self._today))
        if self.occurrence is not None and self._entry is not None:
            return typed_of(self._view, only=self._entry.when, ends=self._entry.ends)
        return typed_of(self._view)

    def _show(self, typed: TypedEvent) -> None:
        self.form.show_typed(typed)
        self.form.set_series(is_series=self.occurrence is None)
        self._before = self.form.texts()
        self.form.title.setFocus()

    def _begin(self, at: When | None, kind: EventKind | None, whom: Whom | None) -> None:
        begun = self._kept()
        typed = begun or self._first()
        if at is not None:
            clock = time_text(at.clock) if at.clock is not None else typed.start
            typed = replace(typed, day=date_text(at.day), start=clock)
        if kind is not None:
            typed = replace(typed, kind=kind.value)
        if whom is not None:
            typed = replace(typed, whom=whom)
        self._show(typed)
        self._say_kept(is_kept=begun is not None)

    def _kept(self) -> TypedEvent | None:
        kept = self._services.drafts.kept(self.draft_kind)
        return from_json(kept) if kept is not None else None

    def _show_kept(self, begun: TypedEvent | None) -> None:
        """Show what was begun and not saved, over what stands in the calendar."""
        if begun is not None:
            before = self._before
            self._show(begun)
            self._before = before
        self._say_kept(is_kept=begun is not None)

    def _say_kept(self, *, is_kept: bool) -> None:
        for widget in (self.kept, self.again_link):
            widget.setVisible(is_kept)

    def _begin_again(self) -> None:
        self._forget()
        self._say_kept(is_kept=False)
        self._show(self._first())

    def _scope_chosen(self) -> None:
        self._show(self._first())

    def _paused(self) -> None:
        self._keep()
        try:
            draft = read(self.form.texts(), self._today)
        except InvalidInput:
            return
        self._say(list(self._services.events.remarks(draft)))

    def _say_kind(self, kind: EventKind) -> None:
        new, old = _TITLES[kind]
        title = _(new) if self._view is None else _(old)
        self.setWindowTitle(title)
        self.heading.setText(title)

    def _say(self, sentences: list[str]) -> None:
        self.remarks.setText(" ".join(sentences))
        self.remarks.setVisible(bool(sentences))

    def _keep(self) -> None:
        """Keep what is unfinished; a form nobody changed leaves nothing behind."""
        self._pause.stop()
        typed = self.form.texts()
        if typed != self._before and not is_blank(typed):
            self._services.drafts.keep(self.draft_kind, to_json(typed))

    def _forget(self) -> None:
        self._pause.stop()
        if self._services.drafts.kept(self.draft_kind) is not None:
            self._services.drafts.drop(self.draft_kind)


def whom_of_family(family: UUID, surname: str) -> Whom:
    """Return a family as whom an event is for."""
    return Whom(surname, family=family.hex)
