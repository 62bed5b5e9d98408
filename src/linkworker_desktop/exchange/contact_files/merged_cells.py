"""Cells of a workbook merged downwards: what stands in the uppermost counts for every row beside them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from linkworker_desktop.exchange.contact_files.readings import RawRow

_LARGEST = 20_000_000
"""Bytes of a sheet up to which merged cells are looked for; hand-made lists are far smaller."""
_TALLEST = 1_000


def with_merged(data: bytes, sheet: str, rows: tuple[RawRow, ...]) -> tuple[RawRow, ...]:
    """Return the rows with the cells under a merged one filled in. `data` is a workbook known to be harmless."""
    if not _has_merged(data):
        return rows
    changed: dict[int, list[str]] = {}
    place = {row.number: index for index, row in enumerate(rows)}
    for column, first, last in _ranges(data, sheet):
        text = _cell(rows, place.get(first), column)
        for number in range(first + 1, last + 1):
            index = place.get(number)
            if text and index is not None and any(rows[index].cells):
                cells = changed.setdefault(index, list(rows[index].cells))
                cells += [""] * (column + 1 - len(cells))
                cells[column] = text
    return tuple(
        replace(row, cells=tuple(changed[index])) if index in changed else row
        for index, row in enumerate(rows)
    )


def _has_merged(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [each for each in archive.infolist() if each.filename.startswith("xl/worksheets/")]
        if sum(each.file_size for each in sheets) > _LARGEST:
            return False
        return any(b"<mergeCell " in archive.read(each) for each in sheets if not each.is_dir())


def _ranges(data: bytes, sheet: str) -> list[tuple[int, int, int]]:
    """Return column from 0, first row and last row of what is merged downwards."""
    import openpyxl  # slow to import

    with closing(openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)) as book:
        merged = getattr(book[sheet], "merged_cells", None)
        ranges = merged.ranges if merged is not None else ()
        return [
            (each.min_col - 1, each.min_row, each.max_row)
            for each in ranges
            if each.min_row < each.max_row < each.min_row + _TALLEST
        ]


def _cell(rows: Sequence[RawRow], index: int | None, column: int) -> str:
    if index is None or column >= len(rows[index].cells):
        return ""
    return rows[index].cells[column]
