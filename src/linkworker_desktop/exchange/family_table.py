"""A list of families as a workbook: exactly what is shown, and nothing a spreadsheet would run."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from linkworker_desktop.exchange.contact_files.formulas import harmless

_WIDEST_CELL = 32_000
_LEAST, _MOST = 8, 44
"""Widths of columns in characters."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_SHEET = 31


def xlsx_bytes(title: str, headers: Sequence[str], rows: Sequence[Sequence[str | int]]) -> bytes:
    """Return a workbook of one sheet named `title`; texts are texts, an `int` is a number that can be counted."""
    from openpyxl import Workbook  # slow to import
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(sheet_name(title))
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_widths(headers, rows), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    bold = Font(bold=True)
    head = [_cell(WriteOnlyCell, sheet, header) for header in headers]
    for cell in head:
        cell.font = bold
    sheet.append(head)
    for row in rows:
        sheet.append([_cell(WriteOnlyCell, sheet, value) for value in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet_name(title: str) -> str:
    """Return a name a sheet may have."""
    clean = " ".join(title.translate(_FORBIDDEN).split()).strip("'")
    return clean[:_LONGEST_SHEET] or "Liste"


def _widths(headers: Sequence[str], rows: Sequence[Sequence[str | int]]) -> list[int]:
    longest = [len(header) for header in headers]
    for row in rows:
        longest = [max(most, len(str(value))) for most, value in zip(longest, row, strict=True)]
    return [min(_MOST, max(_LEAST, most + 2)) for most in longest]


def _cell(kind: Any, sheet: Any, value: str | int) -> Any:
    if isinstance(value, int):
        return kind(sheet, value=value)
    cell = kind(sheet, value=harmless(value[:_WIDEST_CELL]))
    cell.data_type = "s"
    cell.number_format = "@"
    return cell
