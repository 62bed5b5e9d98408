"""Reading a file of contacts: what it is, what its columns are, and what each row or card becomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.exchange.contact_files.columns import (
    Head,
    has_headers,
    head_of,
    known_headers,
    not_taken_in,
)
from linkworker_desktop.exchange.contact_files.decoding import decoded
from linkworker_desktop.exchange.contact_files.detection import kind_of
from linkworker_desktop.exchange.contact_files.facts import Given
from linkworker_desktop.exchange.contact_files.fields import ColumnMapping, Field
from linkworker_desktop.exchange.contact_files.formulas import MARK, as_written
from linkworker_desktop.exchange.contact_files.readings import (
    ENCODINGS,
    PREVIEWED,
    FileKind,
    FileReading,
    RawCard,
    RawRow,
    ReadContact,
    Refused,
)
from linkworker_desktop.exchange.contact_files.row_contacts import RowReader
from linkworker_desktop.exchange.contact_files.table_text import (
    DELIMITERS,
    delimiter_of,
    lines_of,
    rows_of,
    said_delimiter,
)
from linkworker_desktop.exchange.contact_files.vcard_cards import cards_of
from linkworker_desktop.exchange.contact_files.vcard_contacts import contact_of
from linkworker_desktop.exchange.contact_files.workbook import workbook_of
from linkworker_desktop.i18n import _


def read_file(
    data: bytes,
    name: str = "",
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    has_header: bool | None = None,
) -> FileReading:
    """Return what a file of contacts holds; what is given is not guessed.

    Raises `UserError` with one sentence for a file of another kind, an empty or damaged one, and one too large.
    """
    if encoding is not None and encoding not in ENCODINGS:
        raise UserError(_("Tegnkodningen »{encoding}« kendes ikke.").format(encoding=encoding))
    kind = kind_of(data)
    if kind is FileKind.VCARD:
        cards, remarks = cards_of(data, encoding)
        return FileReading(name, kind, cards=cards, samples=_samples(cards), remarks=remarks)
    if kind is FileKind.XLSX:
        book = workbook_of(data, sheet, has_headers)
        head, rows = _with_head(book.rows, has_header)
        rows = tuple(_filled_up(row, len(head.mapping.columns)) for row in rows)
        return FileReading(
            name,
            kind,
            sheets=book.sheets,
            sheet=book.sheet,
            mapping=head.mapping,
            table=rows,
            remarks=(*book.remarks, *head.remarks),
        )
    return _text_table(data, name, encoding, delimiter, has_header=has_header)


def _samples(cards: Sequence[RawCard]) -> tuple[tuple[str, ...], ...]:
    """Return the first cards in a few words: person, place, phone and e-mail."""
    shown = []
    for card in cards[:PREVIEWED]:
        read = contact_of(card, Given("other", date.min))
        if isinstance(read, Refused):
            shown.append((read.name, "", "", ""))
        else:
            phone = read.draft.phones[0].number if read.draft.phones else ""
            shown.append((read.draft.person, read.draft.organisation, phone, read.draft.email))
    return tuple(shown)


def _text_table(
    data: bytes, name: str, encoding: str | None, delimiter: str | None, *, has_header: bool | None
) -> FileReading:
    text = decoded(data, encoding)
    lines = lines_of(text.text)
    odd = text.odd_lines
    said = said_delimiter(lines)
    if said:
        lines, odd = lines[1:], {number - 1: other for number, other in odd.items()}
    if delimiter is None:
        delimiter = said if said in DELIMITERS else delimiter_of(lines, known_headers)
    elif delimiter not in DELIMITERS:
        raise UserError(_("Skilletegnet skal være semikolon, komma, tabulator eller lodret streg."))
    rows = tuple(map(_restored, rows_of(lines, delimiter, odd)))
    head, rows = _with_head(rows, has_header)
    _require_a_list(head, rows)
    remarks = list(head.remarks)
    if odd:
        sentence = _("Filen blander tegnkodninger. Rækker i en anden end resten er ikke taget med.")
        remarks.insert(0, sentence)
    return FileReading(
        name,
        FileKind.CSV,
        text.encoding,
        text.certainty,
        delimiter,
        mapping=head.mapping,
        table=rows,
        remarks=tuple(remarks),
    )


def _restored(row: RawRow) -> RawRow:
    """Return a row without the apostrophes that keep a spreadsheet from running a cell."""
    if not any(cell[:1] == MARK for cell in row.cells):
        return row
    return replace(row, cells=tuple(map(as_written, row.cells)))


def _filled_up(row: RawRow, width: int) -> RawRow:
    """Return a row with the empty cells a workbook leaves out at its end; cells have addresses and cannot shift."""
    missing = width - len(row.cells)
    return replace(row, cells=row.cells + ("",) * missing) if missing > 0 else row


def _with_head(rows: tuple[RawRow, ...], has_header: bool | None) -> tuple[Head, tuple[RawRow, ...]]:  # noqa: FBT001
    head = head_of(rows, has_header)
    table = tuple(row for row in rows[head.first_row :] if row.fault or any(map(str.strip, row.cells)))
    said = [*head.remarks]
    left_out = not_taken_in(head.mapping, table)
    if left_out:
        said.append(left_out)
    if not table:
        said.insert(0, _("Filen har kun overskrifter og ingen rækker. Der er 0 kontakter at hente."))
    return Head(head.mapping, head.first_row, tuple(said)), table


def _require_a_list(head: Head, rows: tuple[RawRow, ...]) -> None:
    """Refuse a text that is no table: one column, no header, and no address or number in it."""
    has_known = any(column.field not in (None, Field.NAME) for column in head.mapping.columns)
    is_prose = len(head.mapping.columns) < 2 and not head.mapping.has_header
    if (is_prose or not head.mapping.columns) and not _lists_something(head, rows, has_known=has_known):
        raise UserError(_("Filen ligner ikke en liste med kontakter. Vælg en vCard-, CSV- eller Excel-fil."))


def _lists_something(head: Head, rows: tuple[RawRow, ...], *, has_known: bool) -> bool:
    if not has_known:
        return False
    longest = max((len(row.cells[0]) for row in rows if row.cells), default=0)
    return longest < 80 and len(rows) > 0 and bool(head.mapping.columns)


def contacts_in(
    reading: FileReading,
    category: str,
    today: date,
    mapping: ColumnMapping | None = None,
    *,
    source: str = "",
) -> Iterator[ReadContact | Refused]:
    """Yield what every row or card of a file became.

    `category` is for those the file gives none, `today` tells which year a day without one is in, `source` is what the
    contacts say they are from. Raises `UserError` when the mapping cannot be used.
    """
    given = Given(category, today, source)
    if reading.kind is FileKind.VCARD:
        for card in reading.cards:
            yield contact_of(card, given)
        return
    chosen = mapping or reading.mapping
    if chosen is None:
        raise UserError(_("Filen har ingen kolonner."))
    if len(chosen.columns) < len(reading.mapping.columns if reading.mapping else ()):
        raise UserError(_("Kolonnevalget passer ikke til filen. Vælg kolonnerne igen."))
    problems = chosen.problems()
    if problems and reading.table:
        raise UserError(problems[0])
    yield from RowReader(chosen, given).read_all(reading.table)
