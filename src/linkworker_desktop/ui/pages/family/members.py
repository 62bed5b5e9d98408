"""The card with the people of a family: age, name, what they read, and the CPR number when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.text import isolated
from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_views import MemberSheet
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.age_disc import AgeDisc
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card, Row, Strip
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import MixedText, Span
from linkworker_desktop.ui.kit.tokens import Ink

SHOWN_MILLISECONDS = 20_000
CprOf = Callable[[PersonId], str]


class MembersCard(Card):
    """Everybody in the family; those who moved out stand last, under a strip."""

    def __init__(self, cpr_of: CprOf, parent: QWidget | None = None) -> None:
        super().__init__(_("Hvem bor sammen"), parent=parent)
        self._cpr_of = cpr_of
        self._shown: tuple[MemberSheet, ...] | None = None
        self.add_button = small_link_button(_("Tilføj"))
        self.add_button.setAccessibleName(_("Tilføj en person til familien"))
        self.head.add_right(self.add_button)
        self.rows: list[MemberRow] = []

    def show_members(self, members: Sequence[MemberSheet], surname: str, today: date) -> None:
        """Show these people; nothing moves when they are the same as before."""
        if self._shown == tuple(members):
            return
        self._shown = tuple(members)
        here = [member for member in members if member.lives_here]
        gone = [member for member in members if not member.lives_here]
        self.clear_rows()
        self.head.set_count(str(len(here)) if here else "")
        self.rows = []
        for member in here:
            self._add(member, surname, today)
        if gone:
            self.add_row(Strip(_("Flyttet ud")))
        for member in gone:
            self._add(member, surname, today)
        if not members:
            self.body.setContentsMargins(measures.CARD_MARGIN, 0, measures.CARD_MARGIN, measures.CARD_MARGIN)
            said = _("Skriv, hvem der bor sammen, så passer mappen til dem.")
            self.body.addWidget(Label(said, ink=Ink.MUTED, wrap=True))

    def forget(self) -> None:
        """Show the next people from the beginning, with every CPR number masked."""
        self._shown = None

    def _add(self, member: MemberSheet, surname: str, today: date) -> None:
        row = MemberRow(member, surname, today, self._cpr_of)
        self.rows.append(row)
        self.add_row(row)


class MemberRow(Row):
    """A person on two lines, with the CPR number masked until »Vis« is pressed."""

    def __init__(self, member: MemberSheet, surname: str, today: date, cpr_of: CprOf) -> None:
        super().__init__(height=measures.two_line_row_height())
        self._member, self._cpr_of = member, cpr_of
        self.hiding = QTimer(self, singleShot=True, interval=SHOWN_MILLISECONDS)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch(1)
        lines.addWidget(MixedText(_first_line(member, surname)))
        second = second_line(member, today)
        if second:
            lines.addWidget(MixedText((Span(second, TypeRole.SMALL, Ink.MUTED),)))
        lines.addStretch(1)
        self.line.addWidget(AgeDisc(member.age))
        self.line.addLayout(lines, 1)
        self.number = Label("", TypeRole.SMALL, Ink.MUTED)
        self.show_button = small_link_button(_("Vis"))
        if member.cpr_masked:
            self._add_cpr()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._member.cpr_masked:
            self._mask()

    def _add_cpr(self) -> None:
        self.line.addWidget(self.number)
        self.line.addWidget(self.show_button)
        self.show_button.clicked.connect(self._turn)
        self.hiding.timeout.connect(self._mask)
        self._mask()

    def _turn(self) -> None:
        if self.hiding.isActive():
            self._mask()
            return
        person = self._member.draft.person
        if person is None:
            return
        self.number.setText(self._cpr_of(person))
        self.show_button.setText(_("Skjul"))
        self.hiding.start()

    def _mask(self) -> None:
        self.hiding.stop()
        self.number.setText(self._member.cpr_masked)
        self.show_button.setText(_("Vis"))
        name = self._member.draft.given_name
        self.show_button.setAccessibleName(_("Vis CPR-nummeret for {name} i 20 sekunder").format(name=name))


def _first_line(member: MemberSheet, surname: str) -> tuple[Span, ...]:
    draft = member.draft
    other = draft.surname if draft.surname and draft.surname != surname else ""
    spans = [Span(words.in_row(f"{draft.given_name} {other}".strip()), TypeRole.BODY_BOLD)]
    relation = words.relation_word(draft.relation)
    if relation:
        spans.append(Span(f" · {relation}", ink=Ink.MUTED))
    if draft.original_name:
        spans.append(Span(f" · {isolated(draft.original_name, any_script=True)}", ink=Ink.MUTED))
    return tuple(spans)


def second_line(member: MemberSheet, today: date) -> str:
    """Return what a person reads and speaks, and when they come or go: `læser ikke · læs højt · taler arabisk`."""
    draft, parts = member.draft, []
    if member.age is None:
        parts.append(_("alder mangler"))
    if draft.reads_nothing:
        parts += [_("læser ikke"), _("læs højt")]
    elif draft.reads:
        parts.append(_("læser {languages}").format(languages=words.language_words(draft.reads)))
    spoken = tuple(code for code in draft.speaks if code not in draft.reads)
    if spoken:
        parts.append(_("taler {languages}").format(languages=words.language_words(spoken)))
    if draft.moved_in is not None:
        came = _("flyttede ind {day}") if draft.moved_in <= today else _("flytter ind {day}")
        parts.append(came.format(day=words.short_date(draft.moved_in, today)))
    if draft.moved_out is not None:
        left = _("flyttede ud {day}") if draft.moved_out <= today else _("flytter ud {day}")
        parts.append(left.format(day=words.short_date(draft.moved_out, today)))
    return " · ".join(parts)
