"""A widget of chips and tags in lines, always as high as its lines need."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker_desktop.ui.kit.flow_layout import FlowLayout


class FlowBox(QWidget):
    """Holds a `FlowLayout`; `spacing` between items, `line_spacing` between lines, in pixels.

    A layout that is short of room would cut its last line, so the box asks for the height of its lines.
    """

    def __init__(self, *, spacing: int = 8, line_spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=spacing, line_spacing=line_spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._flow.addWidget(widget)

    def take(self, widget: QWidget) -> None:
        """Take a widget out of the lines; it stays a child of the box."""
        self._flow.removeWidget(widget)

    def drop(self, widget: QWidget) -> None:
        """Take a widget out and delete it."""
        self._flow.removeWidget(widget)
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()

    def width_of_one_line(self) -> int:
        """Return how wide everything is beside each other."""
        return self._flow.sizeHint().width()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._ask_for_height()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask_for_height()

    def _ask_for_height(self) -> None:
        wanted = self._flow.heightForWidth(max(1, self.width()))
        if wanted != self.minimumHeight():
            self.setMinimumHeight(wanted)
