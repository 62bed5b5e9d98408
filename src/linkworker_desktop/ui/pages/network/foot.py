"""The line below the map: the others that are not counted, and the slider back in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from linkworker_desktop.domain.network import NetworkBody
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.flow_box import FlowBox
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import paint_icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.states import Sector
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

HANDLE, GROOVE = 16, 4
SLIDER_WIDTH = 110
PAST_WIDTH = 350
PAUSE = 60
"""Milliseconds a slider rests before the network of its day is read."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class OtherButton(Ringed, QToolButton):
    """Somebody who works with the family and is no authority: icon and name; a click opens it."""

    def __init__(self, body: NetworkBody, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body, self._icon = body, Sector.of(body.sector.value).icon
        self.setText(words.in_row(body.name))
        self.setAccessibleName(_("{name}, tælles ikke med").format(name=body.name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def ring_radius(self) -> int:
        """Return the corner of chips."""
        return measures.RADIUS

    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(TypeRole.BODY)).horizontalAdvance(self.text()) + 2
        return QSize(measures.scaled(measures.ICON_SMALL) + 6 + width, measures.small_control_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, side = tokens_of(self), measures.scaled(measures.ICON_SMALL)
        painter = QPainter(self)
        place = QPointF(0, (self.height() - side) / 2)
        paint_icon(painter, place, self._icon, QColor(tokens.muted), measures.ICON_SMALL)
        painter.setFont(font(TypeRole.BODY))
        painter.setPen(QColor(tokens.accent if self.underMouse() else tokens.text))
        painter.drawText(QRect(side + 6, 0, self.width() - side - 6, self.height()), _MIDDLE, self.text())
        painter.end()


class DaySlider(QSlider):
    """A slider over the days on which something changed, the last place being today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Sådan så det ud"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(SLIDER_WIDTH), measures.small_control_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(measures.scaled(80), measures.small_control_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, side = tokens_of(self), measures.scaled(HANDLE)
        span = max(1, self.maximum() - self.minimum())
        x = side / 2 + (self.value() - self.minimum()) / span * (self.width() - side)
        y = self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.control))
        painter.drawRoundedRect(QRectF(x, y - 1, self.width() - x, 2), 1, 1)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(0, y - GROOVE / 2, x, GROOVE), 2, 2)
        painter.setBrush(QColor(tokens.card))
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawEllipse(QPointF(x, y), side / 2 - 1, side / 2 - 1)
        if self.hasFocus():
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(QPointF(x, y), side / 2 - 5, side / 2 - 5)
        painter.end()


class Foot(QWidget):
    """`day_chosen` carries the day somebody wants to see; `opened` the body that was pressed."""

    day_chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[date, ...] = ()
        self._today = date.min
        self.others = Card()
        self.past = Card()
        self.slider = DaySlider()
        self._first = Label("", TypeRole.BODY)
        self._shown_day = Label("", TypeRole.BODY_BOLD)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._flow = FlowBox(spacing=measures.GAP_16, line_spacing=0)
        self._bodies: tuple[NetworkBody, ...] = ()
        self._build()
        self.slider.valueChanged.connect(self._slide)
        self._pause.timeout.connect(self._choose)

    @property
    def buttons(self) -> tuple[OtherButton, ...]:
        """The others, in their order."""
        return tuple(self._flow.findChildren(OtherButton))

    def show_others(self, bodies: Sequence[NetworkBody]) -> None:
        """Show those who are not counted; without any the card is away."""
        self.others.setVisible(bool(bodies))
        if tuple(bodies) == self._bodies:
            return
        self._bodies = tuple(bodies)
        for button in self.buttons:
            self._flow.drop(button)
        for body in bodies:
            button = OtherButton(body)
            button.clicked.connect(lambda _checked=False, one=body: self.opened.emit(one))
            self._flow.add(button)

    def show_days(self, days: Sequence[date], today: date, on: date) -> None:
        """Let the slider go over the days something changed, up to today; without any it is away."""
        past = tuple(day for day in days if day < today)
        self.past.setVisible(bool(past))
        self._days, self._today = (*past, today), today
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(self._days) - 1)
        self.slider.setPageStep(max(1, len(self._days) // 5))
        place = max((at for at, day in enumerate(self._days) if day <= on), default=0)
        self.slider.setValue(place)
        self.slider.blockSignals(False)
        self._first.setText(words.short_date(past[0], today) if past else "")
        face = QFontMetrics(font(TypeRole.BODY_BOLD))
        said = [_("i dag"), *(words.short_date(day, today) for day in past)]
        self._shown_day.setMinimumWidth(max(face.horizontalAdvance(each) for each in said))
        self._say(self._days[place])

    def turn(self, *, is_narrow: bool) -> None:
        """Put the two below each other where there is no room beside."""
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        policy = QSizePolicy.Policy
        self.past.setSizePolicy(policy.Preferred if is_narrow else policy.Minimum, policy.Preferred)
        self.past.setMinimumWidth(0 if is_narrow else measures.scaled(PAST_WIDTH))

    def _build(self) -> None:
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(measures.GAP_12)
        others = QHBoxLayout()
        others.setSpacing(measures.GAP_16)
        others.addWidget(Label(_("Andre, tælles ikke med"), TypeRole.BODY, Ink.MUTED))
        others.addWidget(self._flow, 1)
        self.others.body.addLayout(others)
        past = QHBoxLayout()
        past.setSpacing(measures.GAP_12)
        past.addWidget(Label(_("Sådan så det ud"), TypeRole.BODY, Ink.MUTED))
        past.addWidget(self._first)
        past.addWidget(self.slider, 1)
        past.addWidget(self._shown_day)
        self.past.body.addLayout(past)
        for card in (self.others, self.past):
            card.body.setContentsMargins(measures.CARD_MARGIN, 8, measures.CARD_MARGIN, 8)
        self._line.addWidget(self.others, 1)
        self._line.addWidget(self.past)

    def _slide(self) -> None:
        self._say(self._days[self.slider.value()])
        self._pause.start()

    def _choose(self) -> None:
        self.day_chosen.emit(self._days[self.slider.value()])

    def _say(self, day: date) -> None:
        said = _("i dag") if day == self._today else words.short_date(day, self._today)
        self._shown_day.setText(said)
        self.slider.setAccessibleDescription(said)
