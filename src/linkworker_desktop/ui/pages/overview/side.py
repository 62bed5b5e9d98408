"""The smaller cards of the overview: families that wait, contacts to confirm, last opened, the first steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.family_views import FamilyRow
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.card import Card, Row
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.mixed_text import MixedText, Span
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.navigation import Destination
from linkworker_desktop.ui.pages.family.open_row import OpenRow
from linkworker_desktop.ui.pages.overview.keyed_rows import KeyedRows

if TYPE_CHECKING:
    from linkworker_desktop.services.morning_views import RecentFamily

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


class ConfirmLine(Card):
    """One line about the contacts nobody has confirmed lately, with the way to the call round."""

    round_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Bekræft kontakter"))
        self._words = MixedText()
        self.button = small_button(_("Start ringerunden"), Icon.CALL)
        self.button.clicked.connect(self.round_wanted)
        row = Row()
        row.line.setContentsMargins(measures.CARD_MARGIN - 1, 0, measures.CARD_MARGIN - 1, 0)
        row.line.addWidget(IconLabel(Icon.CONTACT_PHONE, Ink.MUTED))
        row.line.addWidget(self._words, 1)
        row.line.addWidget(self.button)
        self.add_row(row)

    def show_number(self, number: int) -> None:
        """Show how many contacts are to be confirmed, or hide when none is."""
        self.setVisible(number > 0)
        said = ngettext("{count} kontakt skal bekræftes", "{count} kontakter skal bekræftes", number)
        self._words.set_spans((Span(said.format(count=number)),))


class QuietCard(Card):
    """Said instead of the first hours and what is late, when there is neither."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Intet haster"))
        row = Row(height=52)
        row.line.addWidget(IconLabel(Icon.CHECK_CIRCLE, Ink.DONE))
        said = (
            Span(_("Intet haster."), TypeRole.BODY_BOLD),
            Span(" " + _("Ingen mappe skal ud, og intet er over tiden.")),
        )
        row.line.addWidget(MixedText(said), 1)
        self.add_row(row)


class RecentCard(Card):
    """The families last opened, each with its phase and its next date."""

    family_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Senest åbnet"), parent=parent)
        self._keyed: KeyedRows[FamilyId, OpenRow] = KeyedRows(self)

    def show_families(self, families: Sequence[RecentFamily], today: date) -> None:
        """Show these families; the rows stay the same widgets while the families are the same."""
        self._keyed.put([each.row.id for each in families], self._row)
        for opener, each in zip(self._keyed.rows, families, strict=True):
            phase = _("Fase {number}").format(number=each.phase)
            spans = (
                Span(words.in_row(each.row.surname), TypeRole.BODY_BOLD),
                Span(f" · {phase}", ink=Ink.MUTED),
            )
            if each.late:
                opener.set_words(spans, each.late, State.OVER)
            elif each.next is not None:
                day = words.short_date(each.next.day, today)
                opener.set_words(spans, _("næste {date}").format(date=day))
            else:
                opener.set_words(spans)

    def _row(self, family: FamilyId) -> OpenRow:
        opener = OpenRow()
        opener.clicked.connect(lambda: self.family_wanted.emit(family))
        return opener


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
        """Show these steps in their order, or hide where there is none."""
        steps = tuple(steps)
        self.setVisible(bool(steps))
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
