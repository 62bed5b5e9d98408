"""A family of the first 96 hours: the time left, who they are, what is open, and the next step."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.folder_deadline import FolderDeadline, folder_deadline
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, ButtonKind
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.progress_bar import ThinBar
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family.countdown import Countdown
from linkworker_desktop.ui.pages.family.open_row import OpenRow
from linkworker_desktop.ui.pages.overview.points import PointBoxes

if TYPE_CHECKING:  # the rules are counted after the first paint
    from linkworker_desktop.services.family_views import FamilyRow
    from linkworker_desktop.services.folder_needs import FolderNeeds
    from linkworker_desktop.services.morning_views import FirstHours

TIME_WIDTH = 172


class HoursRow(QWidget):
    """The signals carry the family, or the family and the point that was ticked."""

    folder_wanted = Signal(object)
    family_wanted = Signal(object)
    ticked = Signal(object)

    def __init__(self, family: FamilyId) -> None:
        super().__init__()
        self.family = family
        self.points = PointBoxes()
        self._time = Countdown()
        self._date = Label("", TypeRole.SMALL, Ink.MUTED)
        self._bar = ThinBar()
        self._done = Label("", TypeRole.SMALL, Ink.MUTED)
        self.name_button = OpenRow(flush=True)
        self.button = Button(_("Åbn mappen"), ButtonKind.SECONDARY)
        self._opens_folder = True
        self._build()
        self.name_button.clicked.connect(lambda: self.family_wanted.emit(self.family))
        self.points.rest_wanted.connect(lambda: self.family_wanted.emit(self.family))
        self.points.ticked.connect(lambda point: self.ticked.emit((self.family, point)))
        self.button.clicked.connect(self._step)

    @property
    def time_words(self) -> str:
        """What the row says of its time."""
        return self._time.text()

    @property
    def done_words(self) -> str:
        """How many points are in order: `5 af 7`; empty until they are counted."""
        return self._done.text()

    def show_time(self, row: FamilyRow, now: datetime) -> None:
        """Show who they are, and how much of their 96 hours is left at local wall time `now`."""
        clock = _clock_of(row.folder, row.housed_at, now)
        time, name = words.folder_words(clock, now), words.in_row(row.surname)
        self._time.set_state(time.state, time.words)
        self._date.setText(time.date_line)
        ink = time.state.ink if time.state is not State.COMING else Ink.MUTED
        self._bar.set_share(words.time_gone(clock, now), ink)
        facts = f"  {words.people_words(row.people)} · {words.language_words(row.languages)}"
        self.name_button.set_words((Span(name, TypeRole.BODY_BOLD), Span(facts, ink=Ink.MUTED)))
        self.name_button.setAccessibleName(
            _("Familien {name}, {facts}, {time}").format(name=name, facts=facts.strip(), time=time.words)
        )

    def show_points(self, first: FirstHours) -> None:
        """Show what is in order and what is open."""
        self._done.setText(_("{done} af {all}").format(done=first.done, all=len(first.points)))
        self._done.setAccessibleName(
            _("{done} af {all} er i orden").format(done=first.done, all=len(first.points))
        )
        had_focus = any(box.hasFocus() for box in self.points.boxes.values())
        self.points.show_points(first)
        if had_focus and not self.points.boxes:
            self.button.setFocus()

    def show_step(self, surname: str, *, is_first: bool, wants_folder: bool) -> None:
        """Show the next step; the first row has the page's primary button, and leads to the folder if it is open."""
        self._opens_folder = is_first and wants_folder
        name = words.in_row(surname)
        if self._opens_folder:
            text, said = _("Åbn mappen"), _("Åbn mappen til familien {name}").format(name=name)
        else:
            text, said = _("Åbn familien"), _("Åbn familien {name}").format(name=name)
        kind = ButtonKind.PRIMARY if is_first else ButtonKind.SECONDARY
        if self.button.kind is not kind:
            self.button.set_kind(kind)
        if self.button.text() != text:
            self.button.setText(text)
        self.button.setAccessibleName(said)

    def show_needs(self, needs: FolderNeeds | None) -> None:
        """Say with the button what the folder still wants."""
        said = _needs_words(needs) if needs is not None and self._opens_folder else ""
        self.button.setToolTip(said)
        self.button.setAccessibleDescription(said)

    def _build(self) -> None:
        time = QVBoxLayout()
        time.setSpacing(0)
        date = QHBoxLayout()
        date.setContentsMargins(measures.scaled(18) + 6, 0, 0, measures.GAP_8)
        date.addWidget(self._date)
        time.addStretch(1)
        time.addWidget(self._time)
        time.addLayout(date)
        time.addWidget(self._bar)
        time.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(measures.GAP_8)
        head.addWidget(self.name_button, 1)
        head.addWidget(self._done)
        column = QVBoxLayout()
        column.setSpacing(measures.GAP_4)
        column.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.points)
        column.addStretch(1)
        grid = QGridLayout(self)
        margin = measures.CARD_MARGIN
        grid.setContentsMargins(margin, measures.GAP_12, margin, measures.GAP_12)
        grid.setHorizontalSpacing(measures.GAP_12)
        grid.setColumnMinimumWidth(1, measures.scaled(240))
        grid.setColumnMinimumWidth(0, measures.scaled(TIME_WIDTH))
        grid.setColumnStretch(1, 1)
        grid.addLayout(time, 0, 0)
        grid.addLayout(column, 0, 1)
        grid.addWidget(self.button, 0, 2)

    def _step(self) -> None:
        wanted = self.folder_wanted if self._opens_folder else self.family_wanted
        wanted.emit(self.family)


def _clock_of(folder: FolderDeadline, housed_at: datetime | None, now: datetime) -> FolderDeadline:
    """Return the family's own clock, which runs on when the folder is out and other points are open."""
    return folder_deadline(housed_at, None, now) if folder.done_at is not None else folder


def _needs_words(needs: FolderNeeds) -> str:
    if needs.printed is not None:
        return _("Mappen er trykt")
    things = []
    if needs.missing:
        words_ = ngettext("{count} oplysning", "{count} oplysninger", needs.missing)
        things.append(words_.format(count=needs.missing))
    if needs.stale:
        words_ = ngettext("{count} bekræftelse", "{count} bekræftelser", needs.stale)
        things.append(words_.format(count=needs.stale))
    if not things:
        return _("Mappen er klar til at blive trykt")
    return _("Mappen mangler {things}").format(things=words.joined(things))
