"""A segmented switch between a few views of the same thing: Dansk | Arabisk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.tokens import tokens_of

PADDING = 14


class Switcher(QWidget):
    """Joined segments of which one is chosen; `name` says to a screen reader what they switch.

    `chosen` carries the index of the segment a user pressed. Left and right move between segments.
    """

    chosen = Signal(int)

    def __init__(self, labels: Sequence[str], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._group = QButtonGroup(self)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self.chosen)
        self.set_labels(labels)

    def set_labels(self, labels: Sequence[str]) -> None:
        """Replace the segments; the first one is chosen."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        for index, label in enumerate(labels):
            segment = _Segment(label, first=index == 0, last=index == len(labels) - 1)
            segment.setAccessibleName(f"{self._name}: {label}")
            self._group.addButton(segment, index)
            self._line.addWidget(segment)
        self.set_index(0)

    def index(self) -> int:
        """Return the chosen segment's index."""
        return self._group.checkedId()

    def set_index(self, index: int) -> None:
        """Choose a segment without telling `chosen`."""
        button = self._group.button(index)
        if button is not None:
            button.setChecked(True)
            self.setFocusProxy(button)


class _Segment(Ringed, QToolButton):
    """One segment; only the ends have corners."""

    def __init__(self, text: str, *, first: bool, last: bool) -> None:
        super().__init__()
        self._first, self._last = first, last
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def ring_radius(self) -> int:
        """Return the corner of chips."""
        return measures.RADIUS

    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(TypeRole.BODY_BOLD)).horizontalAdvance(self.text())
        return QSize(width + 2 * PADDING, measures.small_control_height() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, chosen = tokens_of(self), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = tokens.accent_tint if chosen else tokens.sunken if self.underMouse() else tokens.card
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(tokens.control), 1))
        painter.drawPath(self._shape())
        painter.setFont(font(TypeRole.BODY_BOLD if chosen else TypeRole.BODY))
        painter.setPen(QColor(tokens.accent if chosen else tokens.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _shape(self) -> QPainterPath:
        right = -0.5 if self._last else 0.5
        area = QRectF(self.rect()).adjusted(0.5, 0.5, right, -0.5)
        path = QPainterPath()
        path.addRoundedRect(area, measures.RADIUS, measures.RADIUS)
        if not self._first:
            path = path.united(_block(area.adjusted(0, 0, -measures.RADIUS, 0)))
        if not self._last:
            path = path.united(_block(area.adjusted(measures.RADIUS, 0, 0, 0)))
        return path


def _block(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(area)
    return path
