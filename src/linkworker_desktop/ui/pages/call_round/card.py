"""One contact of the round: the number to dial, what is known, and the answers with their keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.services.call_round_views import Card as RoundCard
from linkworker_desktop.services.call_round_views import Outcome
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, ButtonKind, primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.models.contacts import area_words, icon_of, place_of, title_of
from linkworker_desktop.ui.pages.call_round.edit import RoundEdit
from linkworker_desktop.ui.pages.call_round.how_asked import HowAsked
from linkworker_desktop.ui.pages.call_round.key_button import KeyButton
from linkworker_desktop.ui.pages.call_round.phone_lines import PhoneLines
from linkworker_desktop.ui.pages.call_round.words import folders_words, tried_words
from linkworker_desktop.ui.pages.contacts.facts import (
    BesideIcon,
    FactRow,
    breakable,
    coming_facts,
    note_facts,
    place_facts,
    talk_facts,
)
from linkworker_desktop.ui.pages.contacts.hours_week import HoursWeek
from linkworker_desktop.ui.pages.contacts.scrolling import Sheet, area_of
from linkworker_desktop.ui.pages.contacts.strip import StandingStrip, strip_words


class ContactCard(Card):
    """Shows one card of the round; `answered` carries an `Outcome`, `corrected` a `ContactDraft`."""

    answered = Signal(object)
    corrected = Signal(object)
    edit_began = Signal()
    edit_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: ContactDraft | None = None
        self._today = date(2000, 1, 1)
        self._icon = IconLabel(Icon.PERSON, Ink.MUTED, measures.ICON_SMALL)
        self._area = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._name = Label("", TypeRole.SECTION_TITLE, wrap=True)
        self._second = Label("", TypeRole.LEAD, Ink.MUTED, wrap=True)
        self.phones = PhoneLines()
        self.strip = StandingStrip()
        self._why = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._facts = QVBoxLayout()
        self.asked = HowAsked()
        self.edit = RoundEdit()
        self.right_button = KeyButton(_("Stadig rigtigt"), "J", ButtonKind.PRIMARY, Icon.CHECK)
        self.edit_button = KeyButton(_("Ret"), "R")
        self.missed_button = KeyButton(_("Ikke truffet"), "T")
        self.end_button = KeyButton(_("Ophørt"), "O")
        self.save_button = primary_button(_("Gem og bekræft"), Icon.CHECK)
        self.cancel_button = secondary_button(_("Annullér"))
        self._build()
        self._connect()

    @property
    def is_editing(self) -> bool:
        """Whether the facts are being corrected."""
        return self._middle.currentIndex() == 1

    @property
    def answers(self) -> tuple[Button, ...]:
        """The buttons of the answers, in their order."""
        return (self.right_button, self.edit_button, self.missed_button, self.end_button)

    def show_card(self, card: RoundCard, months: int, now: Callable[[], datetime]) -> None:
        """Show a card, with nothing typed; `months` is how long a confirmation counts, `now` local wall time."""
        view, draft, today = card.contact, card.contact.draft, now().date()
        self._today = today
        self._shown = draft
        name = words.in_row(title_of(view))
        self.setAccessibleName(name)
        self._icon.set_icon(icon_of(view.category))
        self._area.setText(area_words(view.category))
        self._name.setText(breakable(name))
        about = [place_of(view), draft.unit, draft.service, draft.role]
        _say(self._second, " · ".join(words.in_row(part) for part in about if part))
        self.phones.show_phones(draft.phones)
        self.strip.show_words(strip_words(view, today, months))
        _say(
            self._why,
            " ".join(part for part in (folders_words(card.folders), tried_words(card, today)) if part),
        )
        self._show_facts(draft, now)
        self.asked.begin(has_phone=bool(draft.phones))
        self._show_middle(editing=False)
        self._area_of_facts.verticalScrollBar().setValue(0)

    def begin_edit(self) -> None:
        """Let the facts be corrected where they stand."""
        if self._shown is not None and not self.is_editing:
            self.edit.show_draft(self._shown, self._today)
            self._show_middle(editing=True)
            self.edit_began.emit()
            self.edit.focus()

    def end_edit(self) -> None:
        """Show the facts again; what was typed is forgotten."""
        if self.is_editing:
            self._show_middle(editing=False)
            self.edit_ended.emit()
            self.take_focus()

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Say what is wrong with the correction."""
        self.edit.refuse(problems)

    def take_focus(self) -> None:
        """Give the keys to the answers."""
        self.right_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- building

    def _build(self) -> None:
        self.add_row(self._who())
        self._middle = QStackedWidget()
        self._facts_sheet, edit_sheet = Sheet(), Sheet()
        self._facts.setSpacing(measures.GAP_12)
        column = QVBoxLayout(self._facts_sheet)
        column.setContentsMargins(*_margins(measures.GAP_16))
        column.addLayout(self._facts)
        column.addStretch(1)
        column = QVBoxLayout(edit_sheet)
        column.setContentsMargins(*_margins(measures.GAP_16))
        column.addWidget(self.edit)
        self._area_of_facts = area_of(self._facts_sheet)
        self._middle.addWidget(self._area_of_facts)
        self._middle.addWidget(area_of(edit_sheet))
        self._middle.setMinimumHeight(1)  # in a low window the facts scroll, the number never gives way
        self.add_row(self._middle, stretch=1)
        self._feet = (self._answer_foot(), self._edit_foot())
        self.add_row(_together(self._feet))

    def _who(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(*_margins(measures.GAP_16))
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setSpacing(measures.GAP_8)
        above.addWidget(self._icon)
        above.addWidget(self._area, 1)
        column.addLayout(above)
        column.addWidget(self._name)
        column.addWidget(self._second)
        column.addSpacing(measures.GAP_12)
        column.addWidget(self.phones)
        column.addSpacing(measures.GAP_12)
        column.addWidget(self.strip)
        column.addSpacing(measures.GAP_4)
        column.addWidget(self._why)
        return head

    def _answer_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(*_margins(measures.GAP_12))
        column.setSpacing(measures.GAP_12)
        line = FlowLayout()
        for button in self.answers:
            line.addWidget(button)
        column.addWidget(self.asked)
        column.addLayout(line)
        return foot

    def _edit_foot(self) -> QWidget:
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(*_margins(measures.GAP_12))
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.save_button)
        line.addWidget(self.cancel_button)
        hint = Label(_("Enter gemmer og går videre"), TypeRole.SMALL, Ink.MUTED, wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(hint, 1)
        return foot

    def _connect(self) -> None:
        for button, outcome in (
            (self.right_button, Outcome.RIGHT),
            (self.missed_button, Outcome.NOT_REACHED),
            (self.end_button, Outcome.ENDED),
        ):
            button.clicked.connect(lambda _checked=False, said=outcome: self.answered.emit(said))
        self.edit_button.clicked.connect(self.begin_edit)
        self.asked.left.connect(self.take_focus)
        self.cancel_button.clicked.connect(self.end_edit)
        self.edit.cancel_asked.connect(self.end_edit)
        for asked in (self.save_button.clicked, self.edit.save_asked):
            asked.connect(lambda *_: self.corrected.emit(self.edit.typed()))

    def _show_middle(self, *, editing: bool) -> None:
        self._middle.setCurrentIndex(1 if editing else 0)
        for foot, shown in zip(self._feet, (not editing, editing), strict=True):
            foot.setVisible(shown)
        self._why.setVisible(not editing and bool(self._why.text()))
        self.phones.setVisible(not editing)
        self.strip.setVisible(not editing and bool(self.strip.text))

    def _show_facts(self, draft: ContactDraft, now: Callable[[], datetime]) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for fact in place_facts(draft):
            self._facts.addWidget(FactRow(fact))
        if draft.schedule or draft.hours:
            week = HoursWeek(draft.schedule, now, draft.hours)
            self._facts.addWidget(BesideIcon(Icon.SCHEDULE, week))
        for fact in chain(talk_facts(draft), coming_facts(draft), note_facts(draft)):
            self._facts.addWidget(FactRow(fact))


def _say(label: Label, text: str) -> None:
    label.setText(breakable(text))
    label.setVisible(bool(text))


def _margins(vertical: int) -> tuple[int, int, int, int]:
    return (measures.GAP_24, vertical, measures.GAP_24, vertical)


def _together(widgets: Sequence[QWidget]) -> QWidget:
    """Return a widget that is as high as those of `widgets` that are shown."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        column.addWidget(widget)
    return sheet
