"""A box to tick by hand, or ticked already with a drawn mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_LINE = 0.9
_MARK = 0.16
"""Thickness of the mark, as a share of the box."""


@dataclass(frozen=True, slots=True)
class TickBox:
    """A square of `width` points; the mark is a drawing, never a letter of a font."""

    width: float
    is_ticked: bool = False

    @property
    def height(self) -> float:
        return self.width

    def draw(self, canvas: Any, left: float, top: float) -> None:
        side = self.width
        canvas.saveState()
        canvas.setStrokeGray(0)
        canvas.setLineWidth(_LINE)
        canvas.rect(left, top - side, side, side, stroke=1, fill=0)
        if self.is_ticked:
            canvas.setLineWidth(side * _MARK)
            canvas.setLineCap(1)
            canvas.setLineJoin(1)
            path = canvas.beginPath()
            path.moveTo(left + side * 0.18, top - side * 0.52)
            path.lineTo(left + side * 0.42, top - side * 0.78)
            path.lineTo(left + side * 0.92, top - side * 0.12)
            canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()
