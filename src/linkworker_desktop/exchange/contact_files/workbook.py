"""From an Excel workbook to rows of text; what could harm is looked for before anything is parsed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.exchange.contact_files.merged_cells import with_merged
from linkworker_desktop.exchange.contact_files.readings import LARGEST_FIELD, MOST_ROWS, RawRow
from linkworker_desktop.exchange.contact_files.table_text import too_large
from linkworker_desktop.i18n import _

_LARGEST_UNPACKED = 600_000_000
_LARGEST_RATIO = 200
"""A real list of contacts shrinks to a tenth; a bomb to a thousandth."""
_SMALL = 5_000_000
"""Bytes unpacked below which the ratio does not matter."""
_MOST_ENTRIES = 10_000
_MOST_COLUMNS = 500
_MOST_BLANK = 1_000
"""Empty rows in a row after which a sheet is over: formatting alone can reach a million rows down."""
_FORBIDDEN = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Workbook:
    """The names of the sheets, the one that was read, its rows, and what is to be said about the file."""

    sheets: tuple[str, ...]
    sheet: str
    rows: tuple[RawRow, ...]
    remarks: tuple[str, ...]


def workbook_of(
    data: bytes, sheet: str | None = None, is_list: Callable[[Sequence[RawRow]], bool] = bool
) -> Workbook:
    """Return the rows of a sheet; of the first that `is_list` when none is named, else the first with rows.

    Formulas give the value Excel saved. Macros, links to other files and pictures are never opened. Raises
    `UserError` for an encrypted or damaged file, entities, and a file that unpacks to far more than it is.
    """
    import openpyxl  # slow to import

    _inspect(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception:  # whatever a damaged workbook makes openpyxl raise
        raise _damaged() from None
    with closing(book):
        names = tuple(each.title for each in book.worksheets)
        if not names:
            raise UserError(_("Regnearket har ingen ark med rækker."))
        if sheet is not None and sheet not in names:
            raise UserError(_("Regnearket har ikke et ark, der hedder »{sheet}«.").format(sheet=sheet))
        found: dict[str, tuple[RawRow, ...]] = {}
        for name in names if sheet is None else (sheet,):
            found[name] = _rows(book[name])
            if name == sheet or (found[name] and is_list(found[name])):
                return Workbook(names, name, _merged(data, name, found[name]), _remarks(names, name, data))
        name = next((name for name in names if found[name]), "")
        return Workbook(
            names, name or names[0], found.get(name, ()), _remarks(names, name, data) if name else ()
        )


def _merged(data: bytes, name: str, rows: tuple[RawRow, ...]) -> tuple[RawRow, ...]:
    try:
        return with_merged(data, name, rows)
    except Exception:  # whatever a damaged workbook makes openpyxl raise
        raise _damaged() from None


def _inspect(data: bytes) -> None:
    """Refuse a bomb by what it unpacks to, and any XML that declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sentence = _unsafe(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError):
        raise _damaged() from None
    if sentence:
        raise UserError(sentence)


def _unsafe(archive: zipfile.ZipFile) -> str:
    """Return why a workbook is not opened; zipfile never unpacks more than an entry says of itself."""
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        return _("Filen har en adgangskode. Gem den uden adgangskode, og prøv igen.")
    is_bomb = len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED
    if is_bomb or any(_is_blown_up(entry) for entry in entries):
        return _("Filen pakker langt mere ud, end den fylder. Den åbnes ikke.")
    parts = (entry for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if any(_has_entities(archive, entry) for entry in parts):
        return _(
            "Regnearket har noget i sig, som et regneark ikke skal have (XML-entiteter). Det åbnes ikke."
        )
    return ""


def _is_blown_up(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL and entry.file_size > _LARGEST_RATIO * max(entry.compress_size, 1)


def _has_entities(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    with archive.open(entry) as stream:
        head = stream.read(65_536)
    return _FORBIDDEN.search(head.replace(b"\x00", b"")) is not None


def _rows(sheet: Any) -> tuple[RawRow, ...]:
    """Return the rows of a sheet up to the last with anything in it."""
    reset = getattr(sheet, "reset_dimensions", None)
    if reset is not None:
        reset()  # what the file says of its own size may be wrong
    rows: list[RawRow] = []
    last = 0
    try:
        for number, values in _numbered(sheet):
            row = _row(number, values)
            rows.append(row)
            if any(row.cells):
                last = len(rows)
            elif len(rows) - last > _MOST_BLANK:
                break
            if last > MOST_ROWS + 1:
                break
    except Exception:  # whatever a damaged sheet makes openpyxl raise
        raise _damaged() from None
    if last > MOST_ROWS + 1:
        raise UserError(_("Filen har over en million rækker. Del den op, og hent delene hver for sig."))
    return tuple(rows[:last])


def _row(number: int, values: Sequence[object]) -> RawRow:
    cells = tuple(_text(value) for value in values[:_MOST_COLUMNS])
    if any(len(cell) > LARGEST_FIELD for cell in cells):
        return RawRow(number, tuple(cell[:1000] for cell in cells), too_large())
    return RawRow(number, cells)


def _numbered(sheet: Any) -> Iterator[tuple[int, Sequence[object]]]:
    if not hasattr(sheet, "iter_rows"):  # a sheet that is only a chart
        return
    yield from enumerate(sheet.iter_rows(values_only=True), start=1)


def _text(value: object) -> str:
    """Return a cell as it is read: figures without a false `.0`, days as 24-11-2026, yes and no as ja and nej."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("_x000D_", "")
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e16 else f"{value:.15g}"
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y}" if value.time() == time() else f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)


def _remarks(names: Sequence[str], chosen: str, data: bytes) -> tuple[str, ...]:
    said = []
    if len(names) > 1:
        sentence = _("Filen har {number} ark. »{sheet}« er læst. Vælg et andet, hvis det er forkert.")
        said.append(sentence.format(number=len(names), sheet=chosen))
    if b"xl/vbaProject.bin" in data:
        said.append(_("Filen har makroer. De er ikke åbnet."))
    if b"xl/externalLinks/" in data:
        said.append(_("Filen henviser til andre filer. De er ikke åbnet."))
    return tuple(said)


def _damaged() -> UserError:
    return UserError(_("Regnearket er beskadiget og kan ikke læses. Bed om at få det sendt igen."))
