"""A page read back with PDFium, the engine of the most common viewers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

REFERENCE = Path(__file__).parents[2] / "reference"
LEFT, TOP = 60.0, 800.0
_STEERING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe]")


@dataclass(frozen=True)
class Char:
    """A character read from the page, with its box in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class ReadPage:
    """A page as PDFium sees it."""

    data: bytes

    def text(self) -> str:
        with pdfium.PdfDocument(self.data) as document:
            return str(document[0].get_textpage().get_text_range())

    def words(self) -> list[str]:
        return words_of(self.text())

    def chars(self) -> list[Char]:
        with pdfium.PdfDocument(self.data) as document:
            page = document[0].get_textpage()
            return [
                Char(chr(raw.FPDFText_GetUnicode(page, i)), *page.get_charbox(i))
                for i in range(page.count_chars())
            ]

    def picture(self, *, scale: float = 2.0) -> Any:
        with pdfium.PdfDocument(self.data) as document:
            return document[0].render(scale=scale, grayscale=True).to_pil()


def words_of(text: str) -> list[str]:
    """Return the words without steering characters, in canonical composition."""
    return unicodedata.normalize("NFC", _STEERING.sub("", text)).split()
