"""Pictures the user put in: the town map and the municipality's logo."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _

_RESOLUTION = 220
"""Dots per inch kept in the file: more than office printers show in a photo or a map."""
_QUALITY = 92


class PlacedImage:
    """An image scaled to fit into a width and a height in points.

    Raises UserError when the bytes are not a picture that can be read.
    """

    def __init__(
        self, data: bytes, most_width: float, most_height: float, *, black_and_white: bool = False
    ) -> None:
        most = (round(most_width / 72 * _RESOLUTION), round(most_height / 72 * _RESOLUTION))
        prepared, (pixels_wide, pixels_high) = _prepared(data, most, black_and_white)
        self._reader = ImageReader(BytesIO(prepared))
        scale = min(most_width / pixels_wide, most_height / pixels_high)
        self.width = pixels_wide * scale
        self.height = pixels_high * scale

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Draw with the upper left corner at left, top."""
        canvas.drawImage(self._reader, left, top - self.height, self.width, self.height, mask="auto")


@lru_cache(maxsize=8)
def _prepared(data: bytes, most: tuple[int, int], is_grey: bool) -> tuple[bytes, tuple[int, int]]:  # noqa: FBT001
    """Return the picture turned upright and reduced to `most` pixels, as JPEG, or PNG where it is transparent."""
    try:
        image = ImageOps.exif_transpose(Image.open(BytesIO(data)))
        image.thumbnail(most)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError(_("Billedet kan ikke læses. Vælg et andet billede (PNG eller JPEG).")) from error
    target = BytesIO()
    if image.has_transparency_data:
        image.convert("LA" if is_grey else "RGBA").save(target, "PNG")
    else:
        image.convert("L" if is_grey else "RGB").save(target, "JPEG", quality=_QUALITY, subsampling=0)
    return target.getvalue(), image.size
