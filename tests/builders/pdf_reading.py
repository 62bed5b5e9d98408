"""What stands in a finished PDF, read back with pdfium: letters with their places, colours, ink."""

from __future__ import annotations

import base64
import ctypes
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageOps

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Letter:
    """A character with its origin and type size, in points from the lower left corner of the page."""

    text: str
    x: float
    baseline: float
    size: float


class ReadPdf:
    """A PDF opened for tests."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.document = pypdfium2.PdfDocument(data)

    def __len__(self) -> int:
        return len(self.document)

    def size(self, index: int) -> tuple[float, float]:
        return self.document[index].get_size()

    def text(self, index: int) -> str:
        return self.document[index].get_textpage().get_text_bounded().replace("\u00a0", " ")

    def letters(self, index: int) -> tuple[Letter, ...]:
        """Return the characters of a page that leave ink, in the order of the page's content."""
        return tuple(_letters(self.document[index].get_textpage()))

    def rows(self, index: int) -> tuple[str, ...]:
        """Return the letters on each baseline from left to right, as the eye meets them; no spaces."""
        lines: defaultdict[float, list[Letter]] = defaultdict(list)
        for letter in self.letters(index):
            lines[round(letter.baseline)].append(letter)
        return tuple(
            "".join(letter.text for letter in sorted(lines[y], key=lambda each: each.x))
            for y in sorted(lines, reverse=True)
        )

    def outline(self) -> dict[str, int]:
        """Return the page index every outline entry leads to."""
        return {entry.get_title(): entry.get_dest().get_index() for entry in self.document.get_toc()}

    def links(self, index: int) -> list[int]:
        """Return the page indexes that the links of a page lead to."""
        page, start, link = self.document[index], ctypes.c_int(0), pdfium.FPDF_LINK()
        targets = []
        while pdfium.FPDFLink_Enumerate(page, start, link):
            target = pdfium.FPDFLink_GetDest(self.document, link)
            targets.append(pdfium.FPDFDest_GetDestPageIndex(self.document, target))
        return targets

    def picture(self, index: int, scale: float = 2.0) -> Image.Image:
        """Return the page in grey, ink light on black, so that `getbbox` finds the ink."""
        return ImageOps.invert(self.document[index].render(scale=scale).to_pil().convert("L"))

    def ink(self, index: int) -> tuple[float, float, float, float] | None:
        """Return left, top, right, bottom of all ink in millimetres from the upper left corner; None if blank."""
        scale = 4.0
        box = self.picture(index, scale).point(lambda value: 255 if value > 12 else 0).getbbox()
        return None if box is None else tuple(edge / scale / MM for edge in box)  # type: ignore[return-value]

    def streams(self) -> Iterator[str]:
        """Yield every content stream of the file, decoded."""
        for match in re.finditer(rb"stream\r?\n(.*?)endstream", self.data, re.DOTALL):
            try:
                content = zlib.decompress(_binary(match[1]))
            except (ValueError, zlib.error):
                continue
            text = content.decode("latin-1")
            if re.search(r"\b(re|Tj|Do)\b", text):
                yield text


def _binary(raw: bytes) -> bytes:
    stripped = raw.strip()
    if stripped.endswith(b"~>"):
        return base64.a85decode(stripped[:-2])
    return stripped


def _letters(page: pypdfium2.PdfTextPage) -> Iterator[Letter]:
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if code <= 0x20 or code == 0xA0:
            continue
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        yield Letter(chr(code), x.value, y.value, pdfium.FPDFText_GetFontSize(page, index))
