"""Pictures for tests."""

from __future__ import annotations

import io

from PIL import Image


def a_picture(side: int = 4) -> bytes:
    """Return a square PNG; another side gives another file."""
    out = io.BytesIO()
    Image.new("RGB", (side, side), (90, 120, 80)).save(out, "PNG")
    return out.getvalue()
