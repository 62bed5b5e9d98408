"""How a PDF is begun: language, title, no Helvetica in the file, and the same bytes each time when asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import BaseDocTemplate
from reportlab.platypus.tables import CellStyle

INITIAL_FONT = "LinkworkerTextLayer"
_PRODUCER = "Linkworker Desktop"


class _NoFace:
    name = INITIAL_FONT


class _NoFont:
    """Stands for reportlab's initial font, so that it writes none; all text goes through the text layer."""

    fontName = INITIAL_FONT  # noqa: N815 - name used by reportlab
    face = _NoFace()
    _dynamicFont = 1  # noqa: N815
    _multiByte = 1  # noqa: N815

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"text is drawn with the text layer, not with reportlab's fonts ({name})")


def new_document(
    file: str | Path | BinaryIO,
    *,
    title: str,
    language: str = "da-DK",
    author: str = "",
    invariant: bool = False,
    page_size: tuple[float, float] = A4,
    template: type[BaseDocTemplate] = BaseDocTemplate,
    **settings: Any,
) -> Any:
    """Return a document template to be built; `settings` go to reportlab (margins, page templates).

    `invariant` leaves out times and random identifiers, so that equal content gives equal bytes.
    """
    return template(
        _target(file),
        pagesize=page_size,
        **_properties(title, language, author, invariant=invariant),
        **settings,
    )


def new_canvas(
    file: str | Path | BinaryIO,
    *,
    title: str,
    language: str = "da-DK",
    author: str = "",
    invariant: bool = False,
    page_size: tuple[float, float] = A4,
) -> Canvas:
    """Return a canvas for papers drawn page by page; the caller saves it."""
    properties = _properties(title, language, author, invariant=invariant)
    title, author = properties.pop("title"), properties.pop("author")
    creator, producer = properties.pop("creator"), properties.pop("producer")
    canvas = Canvas(_target(file), pagesize=page_size, **properties)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator(creator)
    canvas.setProducer(producer)
    return canvas


def _properties(title: str, language: str, author: str, *, invariant: bool) -> dict[str, Any]:
    _prepare_reportlab()
    return {
        "title": title,
        "author": author,
        "creator": _PRODUCER,
        "producer": _PRODUCER,
        "lang": language,
        "invariant": int(invariant),
        "initialFontName": INITIAL_FONT,
        "pageCompression": 1,
    }


def _prepare_reportlab() -> None:
    """Set what reportlab only knows for the whole process; doing it again changes nothing."""
    rl_config.useA85 = 0  # streams stay binary: a quarter smaller than as ASCII
    if INITIAL_FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(_NoFont())
    CellStyle.fontname = INITIAL_FONT  # a table sets the font of its cells even when they hold paragraphs


def _target(file: str | Path | BinaryIO) -> str | BinaryIO:
    return str(file) if isinstance(file, Path) else file
