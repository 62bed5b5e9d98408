"""The card with the people of a family: age, name, relation and what they read; a row opens the person's page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from linkworker_desktop.domain.text import isolated
from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_views import MemberSheet
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.age_disc import DIAMETER, age_words, paint_age_disc
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card, Strip
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span, paint_spans
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.pages.family.open_row import OpenRow

MOST_SHOWN = 12
"""A larger family begins with so many, so that what is below is still found."""


class MembersCard(Card):
    """Everybody in the family; those who moved out stand last, under a strip. `opened` carries a PersonId."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Familien"), parent=parent)
        self._shown: tuple[object, ...] | None = None
        self._shows_all = False
        self.add_button = small_link_button(_("Tilføj"))
        self.add_button.setAccessibleName(_("Tilføj en person til familien"))
        self.head.add_right(self.add_button)
        self.rows: list[MemberRow] = []
        self.more_row: OpenRow | None = None

    def show_members(self, members: Sequence[MemberSheet], surname: str, today: date) -> None:
        """Show these people; nothing moves when they are the same as before."""
        content = (tuple(members), surname, today)
        if self._shown == content:
            return
        self._shown = content
        self._again(members, surname, today)

    def forget(self) -> None:
        """Begin with the first people again, for another family."""
        self._shown, self._shows_all = None, False

    def _again(self, members: Sequence[MemberSheet], surname: str, today: date) -> None:
        here = [member for member in members if member.lives_here]
        gone = [member for member in members if not member.lives_here]
        self.clear_rows()
        self.head.set_count(str(len(here)) if here else "")
        self.rows, self.more_row = [], None
        most = len(members) if self._shows_all or len(members) <= MOST_SHOWN + 1 else MOST_SHOWN
        for member in here[:most]:
            self._add(member, surname, today)
        if gone[: most - len(here[:most])]:
            self.add_row(Strip(_("Flyttet ud")))
        for member in gone[: most - len(here[:most])]:
            self._add(member, surname, today)
        if most < len(members):
            said = _("Vis alle {count}").format(count=len(members))
            self.more_row = OpenRow((Span(said, TypeRole.BODY_BOLD, Ink.ACCENT),))
            self.more_row.clicked.connect(lambda: self._show_all(members, surname, today))
            self.add_row(self.more_row)
        if not members:
            self.body.setContentsMargins(measures.CARD_MARGIN, 0, measures.CARD_MARGIN, measures.CARD_MARGIN)
            said = _("Skriv, hvem der bor sammen, så passer mappen til dem.")
            self.body.addWidget(Label(said, ink=Ink.MUTED, wrap=True))

    def _show_all(self, members: Sequence[MemberSheet], surname: str, today: date) -> None:
        self._shows_all = True
        self._again(members, surname, today)
        if len(self.rows) > MOST_SHOWN:
            self.rows[MOST_SHOWN].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, member: MemberSheet, surname: str, today: date) -> None:
        row = MemberRow(member, surname, today)
        person = member.draft.person
        row.clicked.connect(lambda _checked=False: self.opened.emit(person))
        self.rows.append(row)
        self.add_row(row)


class MemberRow(QAbstractButton):
    """A person as a disc with the age, and two lines; pressed it leads to the person's page."""

    def __init__(self, member: MemberSheet, surname: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.member = member
        self.spans, self.second = name_spans(member, surname), second_line(member, today)
        said = ("".join(span.text for span in self.spans), age_words(member.age), self.second)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, measures.two_line_row_height() - 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, room = tokens_of(self), self.rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.fillRect(room, QColor(tokens.sunken))
        side, left = measures.scaled(DIAMETER), measures.CARD_MARGIN - 1
        disc = QRectF(left, (room.height() - side) / 2, side, side)
        paint_age_disc(painter, disc, self.member.age, tokens)
        left += side + measures.GAP_12
        width = room.width() - left - measures.CARD_MARGIN + 1
        upper, lower = measures.line_height(TypeRole.BODY), measures.line_height(TypeRole.SMALL)
        top = (room.height() - upper - (lower if self.second else 0)) // 2
        paint_spans(painter, QRect(left, top, width, upper), self.spans, self)
        if self.second:
            small = (Span(self.second, TypeRole.SMALL, Ink.MUTED),)
            paint_spans(painter, QRect(left, top + upper, width, lower), small, self)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(room).adjusted(3, 3, -3, -3), measures.RADIUS_LARGE, measures.RADIUS_LARGE
            )
        painter.end()


def name_spans(member: MemberSheet, surname: str) -> tuple[Span, ...]:
    """Return `Samir · far · سامر`; the surname stands only where it is another than the family's."""
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
    if draft.moved_out is not None:
        left = _("flyttede ud {day}") if draft.moved_out <= today else _("flytter ud {day}")
        parts.append(left.format(day=words.short_date(draft.moved_out, today)))
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
    return " · ".join(parts)
