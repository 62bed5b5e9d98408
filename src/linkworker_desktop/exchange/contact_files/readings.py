"""What a file of contacts was read as: its kind, its encoding, its rows, and what each row became."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.exchange.contact_files.fields import ColumnMapping
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_

LARGEST = 200_000_000
"""Bytes of a file."""
MOST_ROWS = 1_000_000
PREVIEWED = 8
LARGEST_FIELD = 100_000
"""Characters in one cell or one value of a card; a note holds as many."""


class FileKind(StrEnum):
    """What a file of contacts is, judged by its content."""

    VCARD = "vcard"
    CSV = "csv"
    XLSX = "xlsx"


class Certainty(StrEnum):
    """How the encoding is known: said or proved by the file, guessed, or chosen by the user."""

    SURE = "sure"
    GUESSED = "guessed"
    FORCED = "forced"


ENCODINGS: Mapping[str, str] = MappingProxyType(
    {
        "utf-8": N_("UTF-8"),
        "cp1252": N_("Windows (vesteuropæisk)"),
        "utf-16-le": N_("UTF-16"),
        "utf-16-be": N_("UTF-16 (omvendt)"),
        "cp850": N_("DOS (vesteuropæisk)"),
        "mac-roman": N_("Mac (ældre)"),
    }
)
"""The encodings a file can be read in, and what they are called."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row of a table. `number` is the row as a spreadsheet shows it; `fault` says why it cannot be used."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class RawCard:
    """The lines of one card as they stood; `number` is the line it begins on."""

    number: int
    lines: tuple[bytes, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ReadContact:
    """A row or card read as a contact. `has_category` tells whether the file itself named the category."""

    number: int
    draft: ContactDraft
    remarks: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    has_category: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A row or card that cannot be used, with one sentence, what stood in it, and the name it had, if any."""

    number: int
    reason: str
    cells: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file as it was understood; `mapping` is None for vCard, `preview` shows the first rows of data.

    `rows` counts the rows of data or the cards, those that cannot be used included. `delimiter` is empty but for
    CSV; `encoding` is empty for XLSX, and for vCard, where every card has its own.
    """

    name: str
    kind: FileKind
    encoding: str = ""
    certainty: Certainty = Certainty.SURE
    delimiter: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    mapping: ColumnMapping | None = None
    table: Sequence[RawRow] = ()
    cards: Sequence[RawCard] = ()
    samples: tuple[tuple[str, ...], ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """Return how many rows of data or cards the file has."""
        return len(self.table) + len(self.cards)

    @property
    def preview(self) -> tuple[tuple[str, ...], ...]:
        """Return the cells of the first rows of data, or the first cards under `preview_headers`."""
        return self.samples or tuple(row.cells for row in self.table[:PREVIEWED])

    @property
    def preview_headers(self) -> tuple[str, ...]:
        """Return what stands above the preview."""
        if self.mapping is not None:
            return self.mapping.headers
        return (_("Person"), _("Sted"), _("Telefon"), _("E-mail"))
