"""The open points of a family's first hours as check boxes in a flow; one click ticks one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import link_button
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.words import in_row

if TYPE_CHECKING:  # the rules are counted after the first paint
    from linkworker_desktop.services.morning_views import FirstHours, Point, PointKind

MOST = 3
FEW = MOST - 1
"""So many stand beside »+ 4 mere«."""


class PointBoxes(QWidget):
    """`ticked` carries a `Point`; `rest_wanted` asks for the points there is no room for."""

    ticked = Signal(object)
    rest_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=measures.GAP_8, line_spacing=0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(measures.small_control_height())
        self.boxes: dict[PointKind, CheckBox] = {}
        self._points: dict[PointKind, Point] = {}
        self.more = link_button("")
        self.more.clicked.connect(self.rest_wanted)
        self.more.hide()
        self._flow.addWidget(self.more)

    def show_points(self, first: FirstHours) -> None:
        """Show what is open; a box stays the same widget as long as its point is open."""
        name = in_row(first.row.surname)
        wanted = [point for point in first.points if not point.is_done]
        shown = wanted if len(wanted) <= MOST else wanted[:FEW]
        self._points = {point.kind: point for point in shown}
        had_focus = next((kind for kind, box in self.boxes.items() if box.hasFocus()), None)
        for kind in [kind for kind in self.boxes if kind not in self._points]:
            box = self.boxes.pop(kind)
            self._flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        for place, kind in enumerate(self._points):
            self._box(kind, place, name)
        rest = len(wanted) - len(shown)
        self.more.setVisible(rest > 0)
        if rest:
            self.more.setText(_("+ {count} mere").format(count=rest))
            self.more.setAccessibleName(
                _("{count} mere, som mangler for familien {name}").format(count=rest, name=name)
            )
        if had_focus is not None and had_focus not in self.boxes:
            self.focus_first()
        self.updateGeometry()

    def focus_first(self) -> bool:
        """Put the focus on the first box; tell whether there is one."""
        box = next(iter(self.boxes.values()), None)
        if box is not None:
            box.setFocus(Qt.FocusReason.OtherFocusReason)
        return box is not None

    def untick(self) -> None:
        """Take a tick back that could not be kept."""
        for box in self.boxes.values():
            box.setChecked(False)

    def _box(self, kind: PointKind, place: int, name: str) -> None:
        from linkworker_desktop.services.morning_views import POINT_LABELS

        label = _(POINT_LABELS[kind])
        box = self.boxes.get(kind)
        if box is None:
            box = CheckBox(label)
            box.clicked.connect(lambda _checked=False, at=kind: self._tick(at))
            self.boxes[kind] = box
        else:
            self._flow.removeWidget(box)
        box.setChecked(False)
        box.setAccessibleName(_("{point}, familien {name}").format(point=label, name=name))
        self._insert(box, place)
        box.show()

    def _insert(self, box: CheckBox, place: int) -> None:
        """Put a box at its place in the flow; the tab order follows."""
        later = [self._flow.takeAt(place) for _each in range(self._flow.count() - place)]
        self._flow.addWidget(box)
        for item in later:
            if item is not None:
                self._flow.addItem(item)
        before = list(self.boxes.values())[place - 1] if 0 < place <= len(self.boxes) - 1 else None
        if before is not None:
            QWidget.setTabOrder(before, box)

    def _tick(self, kind: PointKind) -> None:
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.boxes[kind].setFocus(Qt.FocusReason.OtherFocusReason)
        self.ticked.emit(self._points[kind])
