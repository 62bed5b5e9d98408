"""The smaller cards of the overview: waiting families, contacts to confirm, last opened, the first steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.contact import Freshness
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.services.family_views import FamilyRow
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import record_button, small_button, small_link_button
from linkworker_desktop.ui.kit.card import Card, Row
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import ElidedLabel
from linkworker_desktop.ui.kit.mixed_text import MixedText, Span
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.models.contacts import place_of, title_of
from linkworker_desktop.ui.navigation import Destination
from linkworker_desktop.ui.pages.family.open_row import OpenRow

MOST_WAITING = 6


class WaitingCard(Card):
    """Families nobody knows the housing date of; the button leads to that field."""

    family_wanted = Signal(object)
    date_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Venter på indflytning"), parent=parent)
        self.head.set_remark(_("Fristen regnes ud, når dagen er kendt"))
        self._shown: tuple[FamilyRow, ...] = ()

    def show_rows(self, rows: Sequence[FamilyRow]) -> None:
        """Show these families."""
        rows = tuple(rows)
        if rows == self._shown:
            return
        self._shown = rows
        self.clear_rows()
        self.head.set_count(str(len(rows)))
        for family in rows[:MOST_WAITING]:
            self.add_row(self._row(family))

    def _row(self, family: FamilyRow) -> Row:
        row, name = Row(), words.in_row(family.surname)
        facts = f" · {words.people_words(family.people)} · {words.language_words(family.languages)}"
        opener = OpenRow((Span(name, TypeRole.BODY_BOLD), Span(facts, ink=Ink.MUTED)))
        opener.setAccessibleName(_("Åbn familien {name}").format(name=name))
        opener.clicked.connect(lambda _checked=False: self.family_wanted.emit(family.id))
        button = small_button(_("Skriv dagen"), Icon.EVENT)
        button.setAccessibleName(_("Skriv, hvornår familien {name} flyttede ind").format(name=name))
        button.clicked.connect(lambda _checked=False: self.date_wanted.emit(family.id))
        row.line.setContentsMargins(0, 0, measures.CARD_MARGIN - 1, 0)
        row.line.addWidget(opener, 1)
        row.line.addWidget(button)
        return row


class ConfirmCard(Card):
    """Contacts nobody has confirmed for six months, each with the button that says they are still right."""

    confirmed = Signal(object)
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Bekræft kontakter"), parent=parent)
        self.all_link = small_link_button(_("Vis alle"))
        self.all_link.clicked.connect(self.all_wanted)
        self.head.add_right(self.all_link)
        self._shown: tuple[ContactView, ...] = ()

    def show_contacts(self, contacts: Sequence[ContactView], number: int) -> None:
        """Show the first of the `number` contacts to confirm."""
        contacts = tuple(contacts)
        self.head.set_count(str(number))
        if contacts == self._shown:
            return
        self._shown = contacts
        self.clear_rows()
        for contact in contacts:
            self.add_row(self._row(contact))

    def _row(self, contact: ContactView) -> Row:
        row, name, place = Row(), words.in_row(title_of(contact)), words.in_row(place_of(contact))
        spans = [Span(name, TypeRole.BODY_BOLD), *([Span(f" · {place}", ink=Ink.MUTED)] if place else [])]
        button = record_button(_("Stadig rigtigt"))
        button.setAccessibleName(_("{name}: stadig rigtigt").format(name=name))
        button.clicked.connect(lambda _checked=False: self.confirmed.emit(contact.id))
        facts = QVBoxLayout()
        facts.setSpacing(0)
        for text in _contact_lines(contact):
            facts.addWidget(ElidedLabel(text, TypeRole.SMALL, Ink.MUTED))
        below = QHBoxLayout()
        below.setSpacing(measures.GAP_12)
        below.addLayout(facts, 1)
        below.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        lines = QVBoxLayout()
        lines.setContentsMargins(0, measures.GAP_8, 0, measures.GAP_8)
        lines.setSpacing(0)
        lines.addWidget(MixedText(tuple(spans)))
        lines.addLayout(below)
        row.line.addLayout(lines, 1)
        return row


class RecentCard(Card):
    """The families last opened."""

    family_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Senest åbnet"), parent=parent)
        self._rows: list[OpenRow] = []
        self._shown: tuple[object, ...] = ()

    def show_rows(self, rows: Sequence[FamilyRow], now: datetime) -> None:
        """Show these families; the rows stay the same widgets while the families are the same."""
        shown = tuple(row.id for row in rows)
        if shown != self._shown:
            self._shown = shown
            self.clear_rows()
            self._rows = [OpenRow() for _row in rows]
            for opener, family in zip(self._rows, shown, strict=True):
                opener.clicked.connect(lambda _checked=False, at=family: self.family_wanted.emit(at))
                self.add_row(opener)
        for opener, row in zip(self._rows, rows, strict=True):
            time = words.folder_words(row.folder, now)
            opener.set_words((Span(words.in_row(row.surname), TypeRole.BODY_BOLD),), time.words, time.state)


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Something to do while the program is new, and where it is done."""

    text: str
    is_done: bool
    destination: Destination


class FirstStepsCard(Card):
    """»Kom godt i gang«: what is done has a tick, the rest leads on."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Kom godt i gang"), parent=parent)
        self._shown: tuple[FirstStep, ...] = ()

    def show_steps(self, steps: Sequence[FirstStep]) -> None:
        """Show these steps in their order."""
        steps = tuple(steps)
        if steps == self._shown:
            return
        self._shown = steps
        self.clear_rows()
        for step in steps:
            leading = (Icon.CHECK_CIRCLE, Ink.DONE) if step.is_done else (Icon.CHEVRON_RIGHT, Ink.MUTED)
            ink = Ink.MUTED if step.is_done else Ink.TEXT
            row = OpenRow((Span(step.text, ink=ink),), leading=leading)
            done = _("gjort") if step.is_done else _("mangler")
            row.setAccessibleName(f"{step.text}, {done}")
            row.clicked.connect(lambda _checked=False, at=step: self.wanted.emit(at.destination))
            self.add_row(row)


def _contact_lines(contact: ContactView) -> tuple[str, ...]:
    never = contact.freshness is Freshness.NEVER
    said = _("aldrig bekræftet") if never else _("over et halvt år siden")
    return tuple(part for part in (contact.phone, said) if part)
