"""A quiet message in the page: one state, one bold sentence, at most one small button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, ButtonKind, icon_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.mixed_text import MixedText, Span
from linkworker_desktop.ui.kit.restyled import Tall
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tokens import tokens_of

UNDO_MILLISECONDS = 10_000


class Banner(Tall, QWidget):
    """An inline message: tint and border in the state's colour, first sentence bold, one button.

    `acted` is sent when the button is pressed, `closed` when the banner has left. With
    `milliseconds` it leaves by itself, but never while the pointer or the focus is on it.
    """

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        state: State,
        sentence: str,
        rest: str = "",
        *,
        action: str = "",
        action_icon: Icon | None = None,
        dismissible: bool = False,
        milliseconds: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._left = state, False
        self._button = Button(action, ButtonKind.SMALL, action_icon) if action else None
        self._close = icon_button(Icon.CLOSE, _("Luk beskeden")) if dismissible else None
        self._timer = QTimer(self, singleShot=True, interval=milliseconds)
        self.setAccessibleName(f"{sentence} {rest}".strip())
        self._build(sentence, rest)
        self._connect()
        if milliseconds:
            self._timer.start()

    @property
    def button(self) -> Button | None:
        """The banner's button, if it has one."""
        return self._button

    @property
    def state(self) -> State:
        """The state the banner tells of."""
        return self._state

    @property
    def leaves_by_itself(self) -> bool:
        """Whether the banner leaves after a time, like the one with »Fortryd«."""
        return self._timer.interval() > 0

    def least_height(self) -> int:
        """Return 44 at 100 %."""
        return measures.small_control_height() + 16

    def close_banner(self) -> None:
        """Leave the page and tell `closed`; a second call does nothing."""
        if self._left:
            return
        self._left = True
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() is QEvent.Type.FocusOut:
            self._resume()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._resume()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._state.tint(tokens))
        painter.setPen(QPen(QColor(self._state.ink.color(tokens)), 1))
        corner = measures.RADIUS_LARGE
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        painter.end()

    def _build(self, sentence: str, rest: str) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(measures.CARD_MARGIN, 7, measures.GAP_8, 7)
        layout.setSpacing(10)
        layout.addWidget(IconLabel(self._state.icon, self._state.ink, 18))
        layout.addWidget(MixedText(_spans(sentence, rest), wrap=True), 1)
        for button in (self._button, self._close):
            if button is not None:
                layout.addWidget(button)
        self.restyle()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.close_banner)
        if self._button is not None:
            self._button.clicked.connect(self.acted)
        if self._close is not None:
            self._close.clicked.connect(self.close_banner)
        for button in (self._button, self._close):
            if button is not None:
                button.installEventFilter(self)

    def _resume(self) -> None:
        held = self.underMouse() or any(b is not None and b.hasFocus() for b in (self._button, self._close))
        if self.leaves_by_itself and not self._left and not held:
            self._timer.start()


def undo_banner(sentence: str, rest: str = "", parent: QWidget | None = None) -> Banner:
    """Return the banner after something is done: »Fortryd« for ten seconds, longer while it is held."""
    return Banner(
        State.DONE,
        sentence,
        rest,
        action=_("Fortryd"),
        action_icon=Icon.UNDO,
        milliseconds=UNDO_MILLISECONDS,
        parent=parent,
    )


def _spans(sentence: str, rest: str) -> tuple[Span, ...]:
    if not rest:
        return (Span(sentence),)
    return Span(sentence, TypeRole.BODY_BOLD), Span(f" {rest}")
