"""From the text of a CSV file to its rows: the delimiter found, quoted line breaks kept, broken rows apart."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.exchange.contact_files.readings import LARGEST_FIELD, MOST_ROWS, RawRow
from linkworker_desktop.i18n import _

DELIMITERS = (";", ",", "\t", "|")
_SNIFFED_LINES = 400
_SNIFFED_ROWS = 80
_LONGEST_ROW = 300
"""Lines a row may reach over; a quote that is never closed would else swallow the file."""
_SAID = re.compile(r"^\ufeff?sep=(.)\r?\n?$", re.IGNORECASE)


def lines_of(text: str) -> list[str]:
    """Return the lines with their ends; only CR, LF and CRLF end one."""
    return list(io.StringIO(text.replace("\x00", ""), newline=""))


def said_delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter Excel's first line `sep=;` says, or nothing."""
    match = _SAID.match(lines[0]) if lines else None
    return match[1] if match else ""


def delimiter_of(lines: Sequence[str], known_headers: Callable[[Sequence[str]], int]) -> str:
    """Return the delimiter that gives most known headers, then most rows alike, then most columns.

    Returns `;` for a table of one column. `known_headers` counts the cells of a row that are headers.
    """
    best, best_score = ";", (0, 0.0, 1)
    for delimiter in DELIMITERS:
        score = _score(lines[:_SNIFFED_LINES], delimiter, known_headers)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _score(
    lines: Sequence[str], delimiter: str, known_headers: Callable[[Sequence[str]], int]
) -> tuple[int, float, int]:
    rows = []
    try:
        for row in csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter != "\t"):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) >= _SNIFFED_ROWS:
                break
    except csv.Error:
        rows = [line.rstrip("\r\n").split(delimiter) for line in lines[:_SNIFFED_ROWS] if line.strip()]
    if not rows:
        return 0, 0.0, 1
    columns, times = Counter(len(row) for row in rows).most_common(1)[0]
    widest = max(len(row) for row in rows)
    if widest < 2:
        return 0, 0.0, 1
    recognised = max(known_headers(row) for row in rows[:15])
    alike = times / len(rows) if columns > 1 else 0.0
    return (recognised if recognised > 1 else 0), round(alike, 2), columns


def rows_of(lines: Sequence[str], delimiter: str, odd_lines: Mapping[int, str]) -> Iterator[RawRow]:
    """Yield every row with its number as a spreadsheet shows it, blank ones too.

    A row with a quote that is never closed, a field that is too large or a line in another encoding has a fault.
    Raises `UserError` past the largest number of rows.
    """
    position = number = 0
    while position < len(lines):
        start = position
        reader = csv.reader(
            _from(lines, position), delimiter=delimiter, strict=True, skipinitialspace=delimiter != "\t"
        )
        try:
            for cells in reader:
                number += 1
                _within_limit(number)
                end = position + reader.line_num
                fault = _fault(cells, range(start, end), odd_lines) if odd_lines or _is_large(cells) else ""
                yield RawRow(number, tuple(cells), fault)
                start = end
            position = len(lines)
        except csv.Error:
            number += 1
            row, position = _broken(lines, start, delimiter, number)
            yield row


def _from(lines: Sequence[str], position: int) -> Iterator[str]:
    for index in range(position, len(lines)):
        yield lines[index]


def _within_limit(number: int) -> None:
    if number > MOST_ROWS + 1:
        raise UserError(_("Filen har over en million rækker. Del den op, og hent delene hver for sig."))


def _is_large(cells: Sequence[str]) -> bool:
    return any(len(cell) > LARGEST_FIELD for cell in cells)


def _fault(cells: Sequence[str], lines: range, odd_lines: Mapping[int, str]) -> str:
    if _is_large(cells):
        return too_large()
    other = next((odd_lines[line] for line in lines if line in odd_lines), "")
    return odd_encoding(other) if other else ""


def too_large() -> str:
    """Return what is said of a field that cannot be kept."""
    return _("Et felt er alt for stort (over 100.000 tegn).")


def odd_encoding(encoding: str) -> str:
    """Return what is said of a row in another encoding than the rest of the file."""
    if encoding == "latin-1":
        return _("Rækken har tegn, der ikke kan læses.")
    return _("Rækken er gemt i en anden tegnkodning ({encoding}) end resten af filen.").format(
        encoding={"cp1252": "Windows", "utf-8": "UTF-8"}.get(encoding, encoding)
    )


def _broken(lines: Sequence[str], start: int, delimiter: str, number: int) -> tuple[RawRow, int]:
    """Return the row that could not be read from line `start`, and the line to go on from."""
    line = lines[start]
    if line.count('"') % 2 == 0 and len(line) <= LARGEST_FIELD:
        cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=delimiter != "\t"), [])
        return RawRow(number, tuple(cells), too_large() if _is_large(cells) else ""), start + 1
    end = _closing_line(lines, start, delimiter)
    if end is not None:
        return RawRow(number, _shortened(line, delimiter), too_large()), end + 1
    sentence = _('Et anførselstegn (") er åbnet, men ikke lukket.')
    if len(line) > LARGEST_FIELD:
        sentence = too_large()
    return RawRow(number, _shortened(line, delimiter), sentence), start + 1


def _closing_line(lines: Sequence[str], start: int, delimiter: str) -> int | None:
    """Return the line on which the row's quotes are properly closed, None when they never are."""
    is_open = False
    for index in range(start, min(start + _LONGEST_ROW, len(lines))):
        line = lines[index].rstrip("\r\n")
        for match in re.finditer(r'"+', line):
            quotes = len(match[0])
            if not is_open:
                begins = match.start() == 0 or line[match.start() - 1] in (delimiter, " ")
                if not begins:
                    continue
                is_open = quotes % 2 == 1
            elif quotes % 2 == 1:
                after = line[match.end() : match.end() + 1]
                if after not in ("", delimiter):
                    return None
                is_open = False
        if not is_open:
            return index
    return None


def _shortened(line: str, delimiter: str) -> tuple[str, ...]:
    """Return the cells of a line that cannot be trusted, for showing it to the user."""
    return tuple(cell.strip('"')[:1000] for cell in line.rstrip("\r\n")[:20_000].split(delimiter)[:200])
