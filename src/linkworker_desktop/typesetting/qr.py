"""QR codes as one vector path."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import segno

QUIET_ZONE = 4
"""Empty modules on each side, as ISO/IEC 18004 asks for."""

Matrix = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=256)
def qr_matrix(payload: str) -> Matrix:
    """Return the dark modules of the code, row by row from the top, without the quiet zone.

    Error correction level M. Text outside ASCII is written as UTF-8 with an ECI mark, without which
    readers have taken it for Chinese.
    """
    if payload.isascii():
        code = segno.make_qr(payload, error="m", boost_error=False)
    else:
        code = segno.make_qr(payload, error="m", boost_error=False, encoding="utf-8", eci=True)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def draw_qr(canvas: Any, x: float, y: float, side: float, payload: str) -> None:
    """Draw the code in a square of `side` points with its lower left corner at x, y; quiet zone inside."""
    matrix = qr_matrix(payload)
    module = side / (len(matrix) + 2 * QUIET_ZONE)
    canvas.saveState()
    canvas.setFillGray(0)
    outline = canvas.beginPath()
    for row, modules in enumerate(matrix):
        bottom = y + side - (QUIET_ZONE + row + 1) * module
        for start, end in _dark_stretches(modules):
            outline.rect(x + (QUIET_ZONE + start) * module, bottom, (end - start) * module, module)
    canvas.drawPath(outline, fill=1, stroke=0)
    canvas.restoreState()


def _dark_stretches(modules: tuple[bool, ...]) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    for column, is_dark in enumerate(modules):
        if not is_dark:
            continue
        if stretches and stretches[-1][1] == column:
            stretches[-1] = (stretches[-1][0], column + 1)
        else:
            stretches.append((column, column + 1))
    return stretches
