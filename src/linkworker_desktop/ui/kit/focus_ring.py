"""What buttons do for the keyboard: a ring of two pixels of accent outside a gap of two, and Enter presses."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QDialog, QPushButton, QWidget

from linkworker_desktop.ui.kit.tokens import tokens_of

REACH = 4
WIDTH = 2
KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}
LEAVING = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest}


if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object  # PySide cannot build a widget with two widget bases


class Ringed(_Mixed):
    """What a button-like widget inherits first: a ring while the keyboard holds it, and Enter presses it.

    In a dialog with a default button Enter on a chip or a check box is the default button's.
    """

    _ring: _Ring | None = None
    _ringed_before = False

    def ring_radius(self) -> int:
        """Return the widget's own corner in pixels; the ring's corner follows it."""
        return 8

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._drop_ring()
        if event.reason() in KEYBOARD or (event.reason() in LEAVING and self._ringed_before):
            self._ring = _Ring(self, self.ring_radius())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed_before = self._ring is not None and event.reason() in LEAVING
        self._drop_ring()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._drop_ring()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if (
            event.key() not in ENTER
            or not plain
            or not isinstance(self, QAbstractButton)
            or _is_for_default(self)
        ):
            super().keyPressEvent(event)
            return
        event.accept()
        if not event.isAutoRepeat():
            self.click()

    def _drop_ring(self) -> None:
        if self._ring is not None:
            self._ring.leave()
            self._ring = None


class _Ring(QWidget):
    """The ring itself: follows its target, lets every click through, is nothing to a screen reader."""

    def __init__(self, target: QWidget, radius: int) -> None:
        watched = _watched(target)
        super().__init__(watched[-1])
        self._target = ref(target)  # a strong reference here is a cycle PySide does not survive at exit
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        for widget in watched:
            widget.installEventFilter(self)
        self._place()

    def leave(self) -> None:
        """Stop watching and disappear."""
        target = self._target()
        for widget in _watched(target) if target is not None else []:
            widget.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens_of(self).accent), WIDTH))
        corner = self._radius + REACH - WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        painter.end()

    def _place(self) -> None:
        target = self._target()
        page = self.parentWidget()
        if target is None or page is None:
            return
        corner = target.mapTo(page, QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-REACH, -REACH, REACH, REACH))
        self.raise_()
        self.show()


def _is_for_default(button: QAbstractButton) -> bool:
    """Tell whether Enter on something that is no push button belongs to the dialog's default button."""
    window = button.window()
    if isinstance(button, QPushButton) or not isinstance(window, QDialog):
        return False
    return any(other.isDefault() and other.isVisible() for other in window.findChildren(QPushButton))


def _watched(target: QWidget) -> list[QWidget]:
    """Return the target and the ancestors that may move it, ending with the one the ring is drawn on.

    Inside a scroll area that is the scrolled page, so that the ring scrolls along and is cut with the page.
    """
    result = [target]
    ancestor = target.parentWidget()
    while ancestor is not None:
        result.append(ancestor)
        outer = ancestor.parentWidget()
        if ancestor.isWindow() or (
            outer is not None and isinstance(outer.parentWidget(), QAbstractScrollArea)
        ):
            break
        ancestor = outer
    return result
