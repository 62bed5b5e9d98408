"""The rows that could not be taken in, given back as CSV with the reason beside each."""

from __future__ import annotations

from collections.abc import Sequence

from linkworker_desktop.exchange.contact_files.table_writing import csv_bytes

_REASON = "Årsag"
_ROW = "Række"
_CARD = "Kort"


def refused_table(headers: Sequence[str], refused: Sequence[tuple[int, tuple[str, ...], str]]) -> bytes:
    """Return the rows as CSV: the file's own columns, then the row's number and its reason.

    Put right and read again, the added columns are passed over. Cards stand in a column of their own.
    """
    width = max((len(cells) for _number, cells, _reason in refused), default=0)
    names = list(headers) if headers else [_CARD]
    names += [f"Kolonne {index + 1}" for index in range(len(names), width)]
    rows = [
        (*cells, *[""] * (len(names) - len(cells)), str(number), reason) for number, cells, reason in refused
    ]
    return csv_bytes([*names, _ROW, _REASON], rows)
