"""Cells that a spreadsheet would run as formulas, made harmless on the way out and restored on the way in."""

from __future__ import annotations

import re

MARK = "'"
_SIGNS = "=+-@\t\r"
_MARKED = _SIGNS + MARK
_SPACED_NUMBER = re.compile(r"\+\d+(?: \d+)+")
_LONG_DISTANCE = re.compile(r"\+[\d \u00a0.\-/]+")


def harmless(cell: str) -> str:
    """Return a cell with an apostrophe before what a spreadsheet would run.

    A plus and groups of figures with spaces between them needs none: no spreadsheet takes it for a formula or a
    figure, and it stays readable.
    """
    if not cell or cell[0] not in _MARKED or _SPACED_NUMBER.fullmatch(cell):
        return cell
    if cell[0] == MARK and (len(cell) == 1 or cell[1] not in _MARKED):
        return cell
    return MARK + cell


def as_written(cell: str) -> str:
    """Return a cell without the apostrophe that made it harmless."""
    return cell[1:] if cell[:1] == MARK and len(cell) > 1 and cell[1] in _MARKED else cell


def phone_cell(number: str) -> str:
    """Return a number as it stands in CSV: the same figures, written so that a spreadsheet leaves them alone.

    `+4520202020` becomes `+45 20 20 20 20`, `+46-8-1234` becomes `+46 8 1234`, and a zero in front keeps its place
    by a space after it. Anything else stays as typed.
    """
    if _LONG_DISTANCE.fullmatch(number):
        digits = re.sub(r"\D", "", number)
        if digits.startswith("45") and len(digits) == 10:
            return "+45 " + " ".join(digits[start : start + 2] for start in range(2, 10, 2))
        spaced = "+" + " ".join(part for part in re.split(r"[^\d]+", number[1:]) if part)
        return spaced if " " in spaced else f"+{digits[:2]} {digits[2:]}".rstrip()
    if number.isdigit() and number.startswith("00") and len(number) > 4:
        return f"00 {number[2:]}"
    return number
