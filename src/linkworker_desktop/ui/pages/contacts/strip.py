"""The strip under the number: whether the contact can be trusted, in the state's tint, icon and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.contact import VERIFIED_MONTHS, Freshness
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tokens import tokens_of
from linkworker_desktop.ui.models.contacts import again_in, time_since
from linkworker_desktop.ui.pages.contacts.field_words import fields_in_words
from linkworker_desktop.ui.words import capitalised


@dataclass(frozen=True, slots=True)
class StripWords:
    """What the strip says: a bold sentence and a small line."""

    state: State
    sentence: str
    rest: str


class StandingStrip(QWidget):
    """A tinted strip without a button; its words are its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = State.INFO
        self._icon = IconLabel(State.INFO.icon)
        self._sentence = Label("", TypeRole.BODY_BOLD, wrap=True)
        self._rest = Label("", TypeRole.SMALL, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._sentence)
        words.addWidget(self._rest)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(measures.GAP_12, measures.GAP_8, measures.GAP_12, measures.GAP_8)
        layout.setSpacing(measures.GAP_8)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)

    @property
    def text(self) -> str:
        """Everything the strip says."""
        return f"{self._sentence.text()} {self._rest.text()}".strip()

    def show_words(self, said: StripWords | None) -> None:
        """Say something, or hide when there is nothing to say."""
        self.setVisible(said is not None)
        if said is None:
            return
        self._state = said.state
        self._icon.set_icon(said.state.icon, said.state.ink)
        self._sentence.setText(said.sentence)
        self._rest.setText(said.rest)
        self._rest.setVisible(bool(said.rest))
        self.setAccessibleName(self.text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._state.tint(tokens_of(self)))
        painter.drawRoundedRect(QRectF(self.rect()), measures.RADIUS, measures.RADIUS)
        painter.end()


def strip_words(view: ContactView, today: date, months: int = VERIFIED_MONTHS) -> StripWords | None:
    """Return what is to be said of a contact, None for one that is confirmed and in use.

    `months` is how long a confirmation of its category counts.
    """
    draft = view.draft
    if view.deleted_at is not None:
        return StripWords(State.NOT_APPLICABLE, _("Ligger i papirkurven"), _("Trykkes ikke i nogen mappe."))
    if draft.ended_on is not None:
        sentence = _("Ophørt {day}").format(day=date_text(draft.ended_on))
        return StripWords(State.NOT_APPLICABLE, sentence, _("Trykkes ikke i nogen mappe."))
    if draft.closed_until is not None and draft.is_closed(today):
        return _closed(draft.closed_until, draft.closed_why)
    return _unconfirmed(view, today, months)


def confirmed_line(view: ContactView) -> str:
    """Return `Bekræftet 9.11.2026 af Maja Vindkærby (ringet op)`; empty for a contact nobody confirmed."""
    draft = view.draft
    if draft.verified_on is None:
        return ""
    day = date_text(draft.verified_on)
    said = _("Bekræftet {day}").format(day=day)
    if draft.verified_by:
        said = _("Bekræftet {day} af {name}").format(day=day, name=draft.verified_by)
    return f"{said} ({draft.verified_how})" if draft.verified_how else said


def _closed(until: date, why: str) -> StripWords:
    sentence = _("Lukket midlertidigt, åbner igen {day}").format(day=date_text(until))
    rest = _("Trykkes ikke, så længe der er lukket.")
    return StripWords(State.WAITING, sentence, f"{capitalised(why)}. {rest}" if why else rest)


def _unconfirmed(view: ContactView, today: date, months: int) -> StripWords | None:
    draft = view.draft
    if draft.verified_on is None or view.due_again is None:
        rest = _("Ring, og tryk »Stadig rigtigt«, når oplysningerne passer.")
        return StripWords(State.MISSING, _("Aldrig bekræftet"), rest)
    if view.freshness is Freshness.CHANGED:
        what = capitalised(fields_in_words(draft.changed))
        rest = _("{fields}. {confirmed}. Bekræft det nye.").format(
            fields=what, confirmed=confirmed_line(view)
        )
        return StripWords(State.MISSING, _("Rettet, siden det blev bekræftet"), rest)
    if view.freshness is Freshness.STALE:
        since = time_since(draft.verified_on, today)
        sentence = _("Sidst bekræftet for {since}").format(since=since)
        return StripWords(State.OVER, sentence, _with_rule(view, months))
    if view.freshness is Freshness.DUE_SOON:
        sentence = _("Skal bekræftes {when}").format(when=again_in(view.due_again, today))
        return StripWords(State.SOON, capitalised(sentence), _with_rule(view, months))
    return None


def _with_rule(view: ContactView, months: int) -> str:
    rule = ngettext(
        "Skal bekræftes hver måned.",
        "Skal bekræftes hver {months}. måned.",
        months,
    ).format(months=months)
    return f"{confirmed_line(view)}. {rule}"
