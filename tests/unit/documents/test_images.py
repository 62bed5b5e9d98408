"""Pictures of any size and kind fit the room they get."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from tests.builders.folder import a_folder, a_part
from tests.builders.pdf_reading import ReadPdf

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.documents.folder import folder_pdf
from linkworker_desktop.documents.images import PlacedImage


def a_picture(width: int, height: int, mode: str = "RGB", kind: str = "PNG") -> bytes:
    target = BytesIO()
    Image.new(mode, (width, height)).save(target, kind)
    return target.getvalue()


@pytest.mark.parametrize(("width", "height"), [(4000, 100), (100, 4000), (1, 1), (3000, 2000)])
def test_a_picture_fits_without_changing_its_shape(width: int, height: int) -> None:
    image = PlacedImage(a_picture(width, height), 300, 200)
    assert image.width <= 300.01
    assert image.height <= 200.01
    assert image.width == pytest.approx(300, abs=0.5) or image.height == pytest.approx(200, abs=0.5)
    assert image.width / image.height == pytest.approx(width / height, rel=0.05)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", a_picture(50, 50)[:60]])
def test_what_is_no_whole_picture_is_refused_in_danish(data: bytes) -> None:
    with pytest.raises(UserError, match="Billedet kan ikke læses"):
        PlacedImage(data, 300, 200)


def test_a_large_photo_does_not_make_a_large_file() -> None:
    photo = Image.effect_noise((4000, 3000), 60).convert("RGB")
    target = BytesIO()
    photo.save(target, "JPEG", quality=95)
    part = a_part(4, 1, "uk", map_image=target.getvalue())
    assert len(folder_pdf(a_folder("uk", parts=(part,))).data) < len(target.getvalue()) / 2


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "CMYK", "1"])
def test_a_logo_of_any_kind_is_printed_also_in_black_and_white(mode: str) -> None:
    logo = a_picture(80, 40, mode, "TIFF" if mode == "CMYK" else "PNG")
    for black_and_white in (False, True):
        data = folder_pdf(a_folder("uk", logo=logo, part_numbers=()), black_and_white=black_and_white).data
        ink = ReadPdf(data).ink(0)
        assert ink is not None
        assert ink[0] >= 23.5
