"""The drawn code has the modules of the payload, and nothing in its quiet zone."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
import segno

from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.qr import QUIET_ZONE, draw_qr, qr_matrix

SIDE = 60.0


def drawn(payload: str, pixels_per_module: int = 8) -> list[list[bool]]:
    """Return the modules read back from the rendered page, quiet zone included."""
    target = BytesIO()
    canvas = new_canvas(target, title="", invariant=True, page_size=(SIDE, SIDE))
    draw_qr(canvas, 0, 0, SIDE, payload)
    canvas.save()
    count = len(qr_matrix(payload)) + 2 * QUIET_ZONE
    page = pypdfium2.PdfDocument(target.getvalue())[0]
    picture = page.render(scale=count * pixels_per_module / SIDE).to_pil().convert("L")
    middle = pixels_per_module // 2
    places = [index * pixels_per_module + middle for index in range(count)]
    return [[picture.getpixel((x, y)) < 128 for x in places] for y in places]


@pytest.mark.parametrize(
    "payload", ["tel:01223344", "tel:+4501223344", "https://skovsunde.example/aæå", "مرحبا"]
)
def test_the_drawing_shows_exactly_the_modules_and_an_empty_quiet_zone(payload: str) -> None:
    modules = drawn(payload)
    inner = [row[QUIET_ZONE:-QUIET_ZONE] for row in modules[QUIET_ZONE:-QUIET_ZONE]]
    assert inner == [list(row) for row in qr_matrix(payload)]
    assert sum(map(sum, modules)) == sum(map(sum, inner))


def test_error_correction_is_level_m() -> None:
    wanted = segno.make_qr("tel:01223344", error="m", boost_error=False, mask=3)
    assert qr_matrix("tel:01223344") == tuple(tuple(bool(module) for module in row) for row in wanted.matrix)
