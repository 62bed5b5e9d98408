"""The card »De første 96 timer«: a row for each folder that is not out yet, the fewest hours first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.overview import OpenFolder
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, ButtonKind, link_button, record_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import MixedText, Span
from linkworker_desktop.ui.kit.progress_bar import ThinBar
from linkworker_desktop.ui.kit.states import Level, State
from linkworker_desktop.ui.kit.tag import LevelTag
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family.countdown import Countdown
from linkworker_desktop.ui.pages.family.open_row import OpenRow

TIME_WIDTH = 190


class FirstHoursCard(Card):
    """Signals carry what was asked for: a folder, a family, a hand-over, the rest of the list, the reason."""

    folder_wanted = Signal(object)
    family_wanted = Signal(object)
    hand_over_wanted = Signal(object)
    all_wanted = Signal()
    reason_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("De første 96 timer"), parent=parent)
        tag = LevelTag(Level.LOCAL)
        tag.clicked.connect(self.reason_wanted)
        self.head.add_right(tag)
        self.head.set_remark(_("Kommunens egen frist"))
        self.rows: list[HoursRow] = []
        self._rest = 0

    def show_folders(self, folders: Sequence[OpenFolder], count: int, now: datetime) -> None:
        """Show these folders of `count`; rows stay the same widgets while the families are the same."""
        said = ngettext("{count} familie", "{count} familier", count).format(count=count)
        self.head.set_count(said)
        rest = count - len(folders)
        if [each.row.id for each in folders] != [row.family for row in self.rows] or rest != self._rest:
            self._rebuild(folders, rest)
        for place, (row, folder) in enumerate(zip(self.rows, folders, strict=True)):
            row.show_folder(folder, now, is_first=place == 0)

    def _rebuild(self, folders: Sequence[OpenFolder], rest: int) -> None:
        self._rest = rest
        self.clear_rows()
        self.rows = []
        for each in folders:
            row = HoursRow(each.row.id)
            row.folder_button.clicked.connect(
                lambda _checked=False, at=each.row.id: self.folder_wanted.emit(at)
            )
            row.family_button.clicked.connect(
                lambda _checked=False, at=each.row.id: self.family_wanted.emit(at)
            )
            row.hand_over_wanted.connect(self.hand_over_wanted)
            self.rows.append(row)
            self.add_row(row)
        if rest > 0:
            holder = QWidget()
            line = QHBoxLayout(holder)
            line.setContentsMargins(measures.GAP_12, measures.GAP_8, measures.GAP_12, measures.GAP_8)
            more = link_button(_("+ {count} mere").format(count=rest))
            more.clicked.connect(self.all_wanted)
            line.addWidget(more)
            line.addStretch(1)
            self.add_row(holder)


class HoursRow(QWidget):
    """Hours left, the family, what the folder wants, and the buttons."""

    hand_over_wanted = Signal(object)

    def __init__(self, family: FamilyId) -> None:
        super().__init__()
        self.family = family
        self._printed: UUID | None = None
        self._time = Countdown()
        self._date = Label("", TypeRole.SMALL, Ink.MUTED)
        self._bar = ThinBar()
        self.family_button = OpenRow(flush=True)
        self._wants = MixedText()
        self.note_button = record_button(_("Notér udlevering"))
        self.folder_button = Button(_("Åbn mappen"), ButtonKind.SECONDARY)
        self.note_button.clicked.connect(self._ask_hand_over)
        self._build()

    def show_folder(self, folder: OpenFolder, now: datetime, *, is_first: bool) -> None:
        """Show where the folder stands at local wall time `now`; the first one has the primary button."""
        row, name = folder.row, words.in_row(folder.row.surname)
        time = words.folder_words(row.folder, now)
        self._time.set_state(time.state, time.words)
        self._date.setText(time.date_line)
        ink = time.state.ink if time.state is not State.COMING else Ink.MUTED
        self._bar.set_share(words.time_gone(row.folder, now), ink)
        facts = f"  {words.people_words(row.people)} · {words.language_words(row.languages)}"
        self.family_button.set_words((Span(name, TypeRole.BODY_BOLD), Span(facts, ink=Ink.MUTED)))
        self.family_button.setAccessibleName(_("Åbn familien {name}").format(name=name))
        self._wants.set_spans(_wants(folder))
        self._printed = folder.needs.printed
        self.note_button.setVisible(self._printed is not None)
        self.note_button.setAccessibleName(_("Notér udlevering til familien {name}").format(name=name))
        kind = ButtonKind.PRIMARY if is_first else ButtonKind.SECONDARY
        if self.folder_button.kind is not kind:
            self.folder_button.set_kind(kind)
        self.folder_button.setAccessibleName(_("Åbn mappen til familien {name}").format(name=name))

    @property
    def time_words(self) -> str:
        """What the row says of its time."""
        return self._time.text()

    def _build(self) -> None:
        time = QVBoxLayout()
        time.setSpacing(0)
        date = QHBoxLayout()
        date.setContentsMargins(measures.scaled(18) + 6, 0, 0, measures.GAP_8)
        date.addWidget(self._date)
        time.addWidget(self._time)
        time.addLayout(date)
        time.addWidget(self._bar)
        words_column = QVBoxLayout()
        words_column.setSpacing(measures.GAP_4)
        wants = QHBoxLayout()
        wants.setSpacing(measures.GAP_12)
        wants.addWidget(self._wants)
        wants.addWidget(self.note_button)
        wants.addStretch(1)
        words_column.addWidget(self.family_button)
        words_column.addLayout(wants)
        grid = QGridLayout(self)
        margin = measures.CARD_MARGIN - 1
        grid.setContentsMargins(margin, measures.GAP_16, margin, measures.GAP_16)
        grid.setHorizontalSpacing(measures.GAP_16)
        grid.setColumnMinimumWidth(0, measures.scaled(TIME_WIDTH))
        grid.setColumnStretch(1, 1)
        grid.addLayout(time, 0, 0)
        grid.addLayout(words_column, 0, 1)
        grid.addWidget(self.folder_button, 0, 2)

    def _ask_hand_over(self) -> None:
        if self._printed is not None:
            self.hand_over_wanted.emit((self.family, self._printed))


def _wants(folder: OpenFolder) -> tuple[Span, ...]:
    if folder.needs.printed is not None:
        return (Span(_("Trykt")),)
    missing, stale = folder.needs.missing, folder.needs.stale
    things = []
    if missing:
        things.append(ngettext("{count} oplysning", "{count} oplysninger", missing).format(count=missing))
    if stale:
        things.append(ngettext("{count} bekræftelse", "{count} bekræftelser", stale).format(count=stale))
    if not things:
        return (Span(_("Klar til at blive trykt")),)
    return (Span(_("Mangler {things}").format(things=words.joined(things))),)
