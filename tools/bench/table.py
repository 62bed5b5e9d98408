"""The results as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from tools.bench.figures import Result, Unit

HEAD = ("figure", "measured", "floor", "ratio", "min..max", "target", "")


def table(results: Sequence[Result]) -> str:
    """Return one aligned line for each result, flagged where the target is missed."""
    rows = [HEAD, *(_row(result) for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["  ".join(_cell(row, column, widths) for column in range(len(HEAD))).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def _row(result: Result) -> tuple[str, ...]:
    figure = result.figure
    return (
        figure.name,
        _amount(result.measured, figure.unit),
        _amount(result.floor, figure.unit),
        f"{result.ratio:.2f}x",
        f"{min(result.ratios):.2f}..{max(result.ratios):.2f}",
        f"{figure.goal} {figure.target:g}x",
        "MISSED" if result.is_missed else "ok",
    )


def _amount(value: float, unit: Unit) -> str:
    return f"{value:.3f} {unit}" if unit is Unit.SECONDS else f"{value:.0f} {unit}"


def _cell(row: Sequence[str], column: int, widths: Sequence[int]) -> str:
    is_number = 0 < column < len(HEAD) - 1
    return row[column].rjust(widths[column]) if is_number else row[column].ljust(widths[column])
