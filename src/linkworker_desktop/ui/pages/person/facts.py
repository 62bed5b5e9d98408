"""The card with the facts of a person, and the CPR number when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_views import MemberSheet
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.residence_words import RESIDENCE_LABELS

SHOWN_MILLISECONDS = 20_000
CAPTION_WIDTH = 92
CprOf = Callable[[PersonId], str]


class FactsCard(Card):
    """What is known of a person, line by line; what is not known is left out, except a birth date."""

    def __init__(self, cpr_of: CprOf, parent: QWidget | None = None) -> None:
        super().__init__(_("Om personen"), parent=parent)
        self._cpr_of = cpr_of
        self._shown: tuple[object, ...] | None = None
        self.cpr: CprLine | None = None
        self.edit_button = small_link_button(_("Ret"))
        self.edit_button.setAccessibleName(_("Ret oplysningerne om personen"))
        self.head.add_right(self.edit_button)

    def show_member(self, member: MemberSheet, today: date, documents: int) -> None:
        """Show a person with so many documents; nothing moves when everything is as before."""
        if self._shown == (member, today, documents):
            return
        self._shown = (member, today, documents)
        self.clear_rows()
        self.cpr = None
        self.body.setContentsMargins(measures.CARD_MARGIN, 0, measures.CARD_MARGIN, measures.CARD_MARGIN)
        for caption, value in fact_lines(member):
            self.body.addWidget(_FactLine(caption, Label(value, wrap=True)))
        if documents:
            self.body.addWidget(_FactLine(_("Dokumenter"), Label(str(documents))))
        if member.cpr_masked and member.draft.person is not None:
            self.cpr = CprLine(member, member.draft.person, self._cpr_of)
            self.body.addWidget(_FactLine(_("CPR"), self.cpr))
            for remark in member.cpr_remarks:
                self.body.addWidget(Label(remark, TypeRole.SMALL, Ink.MUTED, wrap=True))

    def forget(self) -> None:
        """Show the next person from the beginning, with the number masked."""
        self._shown = None


class CprLine(QWidget):
    """The CPR number, masked until »Vis« is pressed and again after twenty seconds."""

    def __init__(self, member: MemberSheet, person: PersonId, cpr_of: CprOf) -> None:
        super().__init__()
        self._member, self._person, self._cpr_of = member, person, cpr_of
        self.hiding = QTimer(self, singleShot=True, interval=SHOWN_MILLISECONDS)
        self.number = Label("")
        self.show_button = small_link_button(_("Vis"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.number)
        line.addWidget(self.show_button)
        line.addStretch(1)
        self.show_button.clicked.connect(self._turn)
        self.hiding.timeout.connect(self._mask)
        self._mask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._mask()

    def _turn(self) -> None:
        if self.hiding.isActive():
            self._mask()
            return
        self.number.setText(self._cpr_of(self._person))
        self.show_button.setText(_("Skjul"))
        self.hiding.start()

    def _mask(self) -> None:
        self.hiding.stop()
        self.number.setText(self._member.cpr_masked)
        self.show_button.setText(_("Vis"))
        name = self._member.draft.given_name
        self.show_button.setAccessibleName(_("Vis CPR-nummeret for {name} i 20 sekunder").format(name=name))


def fact_lines(member: MemberSheet) -> tuple[tuple[str, str], ...]:
    """Return captions and values: born, residence, languages, reading, moves."""
    draft = member.draft
    born = date_text(draft.birth_date) if draft.birth_date is not None else _("fødselsdato mangler")
    reads = _("ingenting, læs højt") if draft.reads_nothing else words.language_words(draft.reads)
    lines = (
        (_("Født"), born),
        (_("Ophold"), _(RESIDENCE_LABELS[draft.residence]) if draft.residence is not None else ""),
        (_("Taler"), words.language_words(draft.speaks)),
        (_("Læser"), reads),
        (_("Flyttet ind"), date_text(draft.moved_in) if draft.moved_in is not None else ""),
        (_("Flyttet ud"), date_text(draft.moved_out) if draft.moved_out is not None else ""),
        (_("Fritaget"), draft.exempt_reason),
    )
    return tuple((caption, value) for caption, value in lines if value)


class _FactLine(QWidget):
    """A muted caption and its value."""

    def __init__(self, caption: str, value: QWidget) -> None:
        super().__init__()
        name = Label(caption, ink=Ink.MUTED)
        name.setMinimumWidth(measures.scaled(CAPTION_WIDTH))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_8)
        line.addWidget(name)
        line.addWidget(value, 1)
