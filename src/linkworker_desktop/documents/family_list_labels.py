"""The words of the printed list of families, in Danish: it is the office's own paper."""

from __future__ import annotations

CONFIDENTIAL = "FORTROLIGT"
EMPTY = "Ingen familier på listen."
PRINTED = "Trykt {date}"
NUMBER = "{n} familier"
ONE = "1 familie"
