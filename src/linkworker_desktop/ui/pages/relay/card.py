"""The card of the relay on a family's page: who holds it, to whom it is offered, and the one next step."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.relay_views import RelayView
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, small_button, small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel, paint_icon
from linkworker_desktop.ui.kit.label import ElidedLabel, Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import Badge
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.pages.relay.words import answer_line, offered_line
from linkworker_desktop.ui.words import in_row, joined, short_date

_SIGN = 36


class RelaySign(QWidget):
    """The sign of the relay: two arrows on the accent; grey as long as nobody holds it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_held = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_held(self, *, held: bool) -> None:
        """Show whether somebody holds the relay."""
        self._is_held = held
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(_SIGN), measures.scaled(_SIGN))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent if self._is_held else tokens.line2))
        painter.drawRoundedRect(QRectF(self.rect()), measures.RADIUS_LARGE, measures.RADIUS_LARGE)
        ink = Ink.ON_ACCENT if self._is_held else Ink.MUTED
        paint_icon(painter, QRectF(self.rect()), Icon.SYNC_ALT, ink.color(tokens))
        painter.end()


class RelayCard(Card):
    """Each signal carries the family; `RelayDeeds.serve` does what they ask for."""

    answer_wanted = Signal(object)
    give_on_wanted = Signal(object)
    begin_wanted = Signal(object)
    log_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Stafet"))
        self._family: UUID | None = None
        self._sign = RelaySign()
        self.caption = Label("", TypeRole.SMALL, Ink.MUTED)
        self.name = ElidedLabel("", TypeRole.CARD_TITLE)
        self.second = ElidedLabel("", TypeRole.SMALL, Ink.MUTED)
        self.offer = Label("", wrap=True)
        self.answer_by = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self.others = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self.hotspot = Badge("", State.MISSING, Icon.WARNING_AMBER)
        self.next_button: Button = small_button(_("Giv videre"))
        self.log_button = small_link_button(_("Stafetlog"))
        self.log_button.setAccessibleName(_("Vis stafetloggen"))
        self._offer_row = QWidget()
        self._next = self.give_on_wanted
        self._build()
        self.next_button.clicked.connect(lambda: self._next.emit(self._family))
        self.log_button.clicked.connect(lambda: self.log_wanted.emit(self._family))

    def show_relay(self, view: RelayView) -> None:
        """Show the relay of a family; the button is its next step."""
        self._family = view.family
        holder = view.holder
        self._sign.set_held(held=holder is not None)
        self.caption.setText(_("Holder stafetten") if holder else _("Stafet"))
        self.name.setText(in_row(holder.name) if holder else _("Ingen holder stafetten"))
        self.second.setText(_second_line(view))
        self.second.setVisible(bool(self.second.text()))
        self.offer.setText(offered_line(view))
        self.answer_by.setText(answer_line(view))
        self.answer_by.setVisible(bool(self.answer_by.text()))
        self._offer_row.setVisible(view.offered_to is not None)
        self._show_others(view)
        self._show_hotspot(view)
        self._show_next(view)

    def _show_others(self, view: RelayView) -> None:
        named = [each for each in view.coordination.coordinators if not each.is_holder]
        names = joined(in_row(each.actor.name) for each in named)
        if view.holder is None:
            said = _("Tovholder: {names}").format(names=names)
        else:
            said = _("Tovholder også: {names}").format(names=names)
        self.others.setText(said if names else "")
        self.others.setVisible(bool(names))

    def _show_hotspot(self, view: RelayView) -> None:
        mark = view.coordination.hotspot
        self.hotspot.setVisible(mark is not None)
        if mark is not None:
            self.hotspot.setText(_("Hotspot siden {date}").format(date=short_date(mark.on, view.today)))
            said = _("{manager} har sagen: {reason}").format(manager=mark.manager, reason=mark.reason)
            self.hotspot.setToolTip(said)
            self.hotspot.setAccessibleName(f"{self.hotspot.text()}: {said}")
            self.hotspot.updateGeometry()

    def _show_next(self, view: RelayView) -> None:
        if view.holder is None:
            words, name, self._next = (
                _("Vælg tovholder"),
                _("Vælg, hvem der holder stafetten"),
                self.begin_wanted,
            )
        elif view.state.offer is not None:
            taker = in_row(view.state.offer.taker.name)
            words, name = _("Svar …"), _("Skriv svaret fra {name}").format(name=taker)
            self._next = self.answer_wanted
        else:
            words, name, self._next = (
                _("Giv videre …"),
                _("Tilbyd stafetten til en anden"),
                self.give_on_wanted,
            )
        self.next_button.setText(words)
        self.next_button.setAccessibleName(name)
        self.next_button.setVisible(not view.is_closed)
        self.next_button.updateGeometry()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.caption, self.name, self.second):
            words.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(measures.GAP_12)
        top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        offer = QHBoxLayout(self._offer_row)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.setSpacing(measures.GAP_8)
        offer.addWidget(IconLabel(Icon.HOURGLASS_TOP, Ink.WAIT), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.offer)
        said.addWidget(self.answer_by)
        offer.addLayout(said, 1)
        foot = QHBoxLayout()
        foot.setSpacing(measures.GAP_12)
        foot.addWidget(self.next_button)
        foot.addStretch(1)
        foot.addWidget(self.log_button)
        self.body.addLayout(top)
        self.body.addWidget(self._offer_row)
        self.body.addWidget(self.others)
        self.body.addWidget(self.hotspot, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(foot)


def _second_line(view: RelayView) -> str:
    if view.holder is not None:
        return view.holder.second_line
    return _("Vælg en, der samler trådene.") if not view.is_closed else ""
