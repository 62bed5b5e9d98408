"""QR codes as one vector path."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import segno

QUIET_ZONE = 4
"""Empty modules on each side, as ISO/IEC 18004 asks for."""

_MASK = 3
"""Any mask pattern may be read. Trying all eight takes five times as long as one, and for phone numbers the best of
them scores 1 % better than always this one."""

Matrix = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=256)
def qr_matrix(payload: str) -> Matrix:
    """Return the dark modules of the code, row by row from the top, without the quiet zone.

    Error correction level M. Text outside ASCII is written as UTF-8 with an ECI mark, without which
    readers have taken it for Chinese.
    """
    if payload.isascii():
        code = segno.make_qr(payload, error="m", boost_error=False, mask=_MASK)
    else:
        code = segno.make_qr(payload, error="m", boost_error=False, mask=_MASK, encoding="utf-8", eci=True)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def draw_qr(canvas: Any, x: float, y: float, side: float, payload: str) -> None:
    """Draw the code in a square of `side` points with its lower left corner at x, y; quiet zone inside."""
    size, path = _outline(payload)
    module = side / size
    canvas.addLiteral(f"q 0 g {module:.5f} 0 0 {module:.5f} {x:.3f} {y:.3f} cm\n{path}\nf Q")


@lru_cache(maxsize=256)
def _outline(payload: str) -> tuple[int, str]:
    """Return the side of the code with its quiet zone, and its path, both in modules."""
    matrix = qr_matrix(payload)
    size = len(matrix) + 2 * QUIET_ZONE
    path = [
        f"{QUIET_ZONE + start} {size - QUIET_ZONE - 1 - row} {end - start} 1 re"
        for row, modules in enumerate(matrix)
        for start, end in _dark_stretches(modules)
    ]
    return size, "\n".join(path)


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
