"""An entry that is carried by the pointer: from where, over which place, and whether it may move at all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from linkworker_desktop.services.calendar_views import CalendarEntry


@dataclass(frozen=True, slots=True)
class Drag:
    """Nothing is carried while `entry` is None. `is_moving` once the pointer went further than a slip."""

    entry: CalendarEntry | None = None
    origin: QRect = field(default_factory=QRect)
    start: QPoint = field(default_factory=QPoint)
    point: QPoint = field(default_factory=QPoint)
    target: date | None = None
    is_moving: bool = False

    @classmethod
    def begun(cls, entry: CalendarEntry, area: QRect, point: QPoint) -> Drag:
        """Return the entry taken hold of at a point."""
        return cls(entry, QRect(area), QPoint(point), QPoint(point))

    @property
    def is_refused(self) -> bool:
        """Tell whether somebody drags what cannot be moved."""
        return self.is_moving and self.entry is not None and not self.entry.is_movable

    @property
    def area(self) -> QRect:
        """Return where the carried entry is now."""
        return self.origin.translated(self.point - self.start)

    def at(self, point: QPoint, target: date | None) -> Drag:
        """Return the entry carried on to a point."""
        far = (point - self.start).manhattanLength() >= QApplication.startDragDistance()
        is_moving = self.is_moving or far
        return replace(self, point=QPoint(point), target=target if is_moving else None, is_moving=is_moving)
