"""The card about a family's welcome folder: its time, what it lacks, and what was printed and handed out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.text import NO_BREAK_SPACE
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.folder_views import FolderStanding, Issue
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import record_button, small_link_button
from linkworker_desktop.ui.kit.card import Card, Strip
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span
from linkworker_desktop.ui.kit.states import Level
from linkworker_desktop.ui.kit.tag import LevelTag
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family.countdown import Countdown
from linkworker_desktop.ui.pages.family.open_row import OpenRow

MOST_MISSING = 4


class FolderCard(Card):
    """Signals carry what somebody wants: a missing fact, the stale contacts, a printed paper, a hand-over."""

    fact_wanted = Signal(object)
    """(part number, Fact)"""
    folder_wanted = Signal()
    paper_wanted = Signal(object)
    hand_over_wanted = Signal(object)
    reason_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Velkomstmappe"), parent=parent)
        self._shown: tuple[object, ...] | None = None
        tag = LevelTag(Level.LOCAL)
        tag.clicked.connect(self.reason_wanted)
        self.head.add_right(tag)
        self.issue_rows: list[IssueRow] = []
        self.fact_rows: list[OpenRow] = []

    def show_folder(self, view: FolderStanding, now: datetime, *, is_closed: bool = False) -> None:
        """Show the folder at local wall time `now`; the rows stay the same while they say the same.

        Nobody is waiting for the folder of a family that is closed, so its time is not counted.
        """
        is_done = view.deadline.done_at is not None
        time = words.folder_words(view.deadline, now)
        content = (time.state, view.missing, view.stale, view.issues, is_closed)
        if content == self._shown:
            self._time.set_state(time.state, time.words)
            self._date.setText(time.date_line)
            return
        self._shown = content
        self.clear_rows()
        self._add_time(time, is_shown=is_done or not is_closed)
        self._add_missing(view, is_done=is_done or is_closed)
        self._add_issues(view.issues, now.date())

    def _add_time(self, time: words.TimeWords, *, is_shown: bool) -> None:
        self._time = Countdown()
        self._time.set_state(time.state, time.words)
        self._date = Label(time.date_line, TypeRole.SMALL, Ink.MUTED)
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(
            measures.CARD_MARGIN - 1, measures.GAP_12, measures.CARD_MARGIN - 1, measures.GAP_12
        )
        column.setSpacing(0)
        column.addWidget(self._time)
        if time.date_line:
            line = QHBoxLayout()
            line.setContentsMargins(measures.scaled(18) + 6, 0, 0, 0)
            line.addWidget(self._date)
            column.addLayout(line)
        self.add_row(block)
        block.setVisible(is_shown)

    def _add_missing(self, view: FolderStanding, *, is_done: bool) -> None:
        self.fact_rows = []
        count = len(view.missing)
        said = ngettext("{count} oplysning mangler", "{count} oplysninger mangler", count).format(count=count)
        if count and is_done:
            self._add_door(said)
        elif count:
            self.add_row(Strip(said))
            for missing in view.missing[:MOST_MISSING]:
                row = OpenRow((Span(_(missing.fact.label)),), _part_words(missing.positions))
                row.clicked.connect(
                    lambda _checked=False, at=missing: self.fact_wanted.emit((at.parts[0], at.fact))
                )
                self.fact_rows.append(row)
                self.add_row(row)
        if count > MOST_MISSING and not is_done:
            self._add_door(_("Vis alle {count}").format(count=count), leads_on=True)
        if view.stale:
            said = ngettext("{count} kontakt skal bekræftes", "{count} kontakter skal bekræftes", view.stale)
            self._add_door(said.format(count=view.stale))

    def _add_door(self, text: str, *, leads_on: bool = False) -> None:
        if leads_on:
            row = OpenRow((Span(text, TypeRole.BODY_BOLD, Ink.ACCENT),))
        else:
            row = OpenRow((Span(text),), leading=(Icon.WARNING_AMBER, Ink.SOON))
        row.clicked.connect(self.folder_wanted)
        self.add_row(row)

    def _add_issues(self, issues: Sequence[Issue], today: date) -> None:
        self.issue_rows = []
        if issues:
            self.add_row(Strip(_("Trykt og udleveret")))
        for issue in issues:
            row = IssueRow(issue, today)
            row.open_button.clicked.connect(lambda _checked=False, at=issue.id: self.paper_wanted.emit(at))
            row.note_button.clicked.connect(
                lambda _checked=False, at=issue.id: self.hand_over_wanted.emit(at)
            )
            self.issue_rows.append(row)
            self.add_row(row)


class IssueRow(QWidget):
    """A printed folder: when it was handed out, to whom and how, or the button that notes it."""

    def __init__(self, issue: Issue, today: date) -> None:
        super().__init__()
        self.issue: UUID = issue.id
        self.open_button = small_link_button(_("Åbn PDF"))
        self.note_button = record_button(_("Notér udlevering"))
        title, second = issue_words(issue, today)
        name = Label(title, TypeRole.BODY_BOLD, wrap=True)
        self.open_button.setAccessibleName(_("Åbn PDF: {title}").format(title=title))
        top = QHBoxLayout()
        top.setSpacing(measures.GAP_8)
        top.addWidget(name, 1)
        top.addWidget(self.open_button)
        column = QVBoxLayout(self)
        margin = measures.CARD_MARGIN - 1
        column.setContentsMargins(margin, measures.GAP_8, margin, measures.GAP_8)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(Label(second, TypeRole.SMALL, Ink.MUTED, wrap=True))
        if issue.handed_out_at is None:
            column.addSpacing(measures.GAP_4)
            line = QHBoxLayout()
            line.addWidget(self.note_button)
            line.addStretch(1)
            column.addLayout(line)
        else:
            self.note_button.setParent(self)
            self.note_button.hide()


def issue_words(issue: Issue, today: date) -> tuple[str, str]:
    """Return the two lines of a printed folder: what happened when, and to whom in which languages."""
    pages = ngettext("{pages} side", "{pages} sider", issue.pages).format(pages=issue.pages)
    languages = words.language_words(issue.languages)
    if issue.handed_out_at is None:
        when = words.moment_words(issue.printed_at, today)
        return _("Trykt {moment}").format(moment=when), " · ".join(
            part for part in (languages, pages) if part
        )
    when = words.moment_words(issue.handed_out_at, today)
    to = _("til {name}").format(name=words.in_row(issue.handed_to)) if issue.handed_to else ""
    aloud = _("læst højt") if issue.read_aloud else ""
    interpreter = _("tolk: {name}").format(name=words.in_row(issue.interpreter)) if issue.interpreter else ""
    by = _("af {name}").format(name=issue.handed_by) if issue.handed_by else ""
    second = " · ".join(part for part in (to, by, languages, aloud, interpreter, pages) if part)
    return _("Udleveret {moment}").format(moment=when), second


def _part_words(parts: tuple[int, ...]) -> str:
    if len(parts) == 1:
        return _("del{space}{part}").format(space=NO_BREAK_SPACE, part=parts[0])
    return _("{count} dele").format(count=len(parts))
