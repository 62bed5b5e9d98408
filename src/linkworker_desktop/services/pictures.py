"""Pictures from outside: measured before they are opened, made small, and stripped of what they tell about a place."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _

if TYPE_CHECKING:
    from PIL import Image

LARGEST_FILE = 50_000_000
LONGEST_SIDE = 3000
_MOST_PIXELS = 200_000_000
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


def normalised_picture(content: bytes) -> bytes:
    """Return the first frame of a picture as PNG or JPEG, upright, at most 3000 pixels a side, without metadata.

    Raises `UserError` when it is no picture that can be read, or too large.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(content) > LARGEST_FILE:
        raise UserError(_("Billedet fylder mere end 50 MB. Gem det mindre, og vælg det igen."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    raise UserError(_("Billedet har for mange punkter. Gem det mindre, og vælg det igen."))
                if _is_normal(opened):
                    opened.load()
                    return content
                opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                picture = ImageOps.exif_transpose(opened)
                picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                return _saved(picture, is_photo=opened.format == "JPEG")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise UserError(_("Filen er ikke et billede, der kan læses. Vælg en PNG- eller JPEG-fil.")) from error


def _is_normal(picture: Image.Image) -> bool:
    """Tell whether a picture can be kept to the byte: the right format and size, and nothing but the picture."""
    is_plain = not (set(picture.info) - {"dpi", "jfif", "jfif_version", "jfif_unit", "jfif_density"})
    fits = max(picture.size) <= LONGEST_SIDE and picture.mode == "RGB"
    return picture.format in ("PNG", "JPEG") and fits and is_plain and not picture.getexif()


def _saved(picture: Image.Image, *, is_photo: bool) -> bytes:
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "P", "PA"):
        layered = picture.convert("RGBA")
        picture = Image.new("RGB", layered.size, "white")
        picture.paste(layered, mask=layered.getchannel("A"))
    picture = picture.convert("RGB")
    out = io.BytesIO()
    picture.save(out, "JPEG" if is_photo else "PNG", **({"quality": 88} if is_photo else {"optimize": True}))
    return out.getvalue()
