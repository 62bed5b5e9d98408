"""Which row of a table holds the headers, and what each column is: by its header, else by what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from linkworker_desktop.exchange.contact_files import cells
from linkworker_desktop.exchange.contact_files.fields import (
    MANY,
    NAMING,
    ONLY_ONE,
    Column,
    ColumnMapping,
    Field,
)
from linkworker_desktop.exchange.contact_files.header_names import HOME, known, spelled
from linkworker_desktop.exchange.contact_files.readings import RawRow
from linkworker_desktop.i18n import _

_HEADER_ROWS = 15
"""Titles and empty rows above the headers are passed over so far down."""
_SAMPLE = 200
_MOSTLY = 0.6
_EMPTY_WORDS = frozenset(
    {
        "",
        "0",
        "0-0-00",
        "00-00-00",
        "0/0/00",
        "smtp",
        "ex",
        "normal",
        "falsk",
        "false",
        "uspecificeret",
        "unspecified",
    }
)
"""What Outlook writes where nothing was written."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a table: the mapping, the place of the first row of data, and what is to be said."""

    mapping: ColumnMapping
    first_row: int
    remarks: tuple[str, ...] = ()


def has_headers(rows: Sequence[RawRow]) -> bool:
    """Tell whether one of the first rows holds headers that are known."""
    return _row_of_headers(rows) is not None


def known_headers(row: Sequence[str]) -> int:
    """Return how many cells of a row are known headers."""
    return sum(1 for cell in row if len(cell) < 60 and known(cell) is not None)


def head_of(rows: Sequence[RawRow], has_header: bool | None = None) -> Head:  # noqa: FBT001 - three answers
    """Return what the columns of a table are; `has_header` overrides what is seen."""
    place = _header_place(rows) if has_header in (None, True) else None
    if has_header and place is None:
        place = next((index for index, row in enumerate(rows) if any(map(str.strip, row.cells))), None)
    if place is None:
        return _headless(rows)
    headers = _trimmed(rows[place].cells, rows[place + 1 :])
    return _by_headers(headers, rows[place + 1 : place + 1 + _SAMPLE], place + 1)


def _header_place(rows: Sequence[RawRow]) -> int | None:
    """Return the place of the row with most known headers; else of a first row of words above rows of values."""
    best = _row_of_headers(rows)
    if best is not None:
        return best
    first = next((index for index, row in enumerate(rows) if any(map(str.strip, row.cells))), None)
    if first is None or any(map(_is_value, rows[first].cells)):
        return None
    below = rows[first + 1 : first + 21]
    return (
        first
        if any(_heads_values(cell, below, index) for index, cell in enumerate(rows[first].cells))
        else None
    )


def _row_of_headers(rows: Sequence[RawRow]) -> int | None:
    best, most = None, 0
    for index, row in enumerate(rows[:_HEADER_ROWS]):
        filled = [cell for cell in row.cells if cell.strip()]
        recognised = known_headers(filled)
        enough = recognised >= 2 or (recognised == 1 and len(filled) <= 2)
        if enough and recognised > most and 3 * recognised >= len(filled):
            best, most = index, recognised
    return best


def _heads_values(header: str, below: Sequence[RawRow], index: int) -> bool:
    """Tell whether words stand above a column of e-mails, phones or post codes."""
    filled = [text for row in below if (text := _cell(row, index))]
    return bool(header.strip() and filled) and sum(map(_is_value, filled)) >= _MOSTLY * len(filled)


def _is_value(cell: str) -> bool:
    text = cell.strip()
    return "@" in text or cells.is_phone(text) or bool(cells.post_code(text) or cells.code_and_town(text))


def _trimmed(headers: Sequence[str], rows: Sequence[RawRow]) -> tuple[str, ...]:
    """Return the headers without empty ones at the end, unless a good part of the rows has something there."""
    names = [cells.tidy(header) for header in headers]
    used = Counter(
        index for row in rows[:_SAMPLE] for index, cell in enumerate(row.cells[: len(names)]) if cell.strip()
    )
    while names and not names[-1] and not used[len(names) - 1]:
        names.pop()
    return tuple(name or _made_up(index) for index, name in enumerate(names))


def _made_up(index: int) -> str:
    return _("Kolonne {number}").format(number=index + 1)


def _by_headers(headers: tuple[str, ...], sample: Sequence[RawRow], first_row: int) -> Head:
    columns = [known(header) or Column() for header in headers]
    _tell_title_from_role(headers, columns)
    _tell_person_from_name(headers, columns)
    _tell_phone_from_secrecy(columns, sample)
    taken = {column.field for column in columns}
    for index, column in enumerate(columns):
        if column.field is None:
            guess = _by_content([_cell(row, index) for row in sample], strong_only=True)
            if guess is not None and (guess in MANY or guess not in taken):
                columns[index] = Column(guess)
                taken.add(guess)
    if not taken & NAMING:
        _name_by_content(columns, sample)
    remarks = _without_doubles(headers, columns)
    return Head(ColumnMapping(headers, tuple(columns)), first_row, remarks)


def _tell_title_from_role(headers: Sequence[str], columns: list[Column]) -> None:
    """Outlook's »Titel« beside »Stilling« is Hr. and Fru; in a plain list it is what the person does."""
    keys = [spelled(header) for header in headers]
    if any(key in {"stilling", "jobtitle"} for key in keys):
        for index, key in enumerate(keys):
            if key in {"titel", "title"}:
                columns[index] = Column(Field.PREFIX)


def _tell_person_from_name(headers: Sequence[str], columns: list[Column]) -> None:
    """»Kontakt« beside »Navn« is the person to ask for at that place."""
    names = [index for index, column in enumerate(columns) if column.field is Field.NAME]
    if len(names) == 2 and not any(column.field is Field.PERSON for column in columns):
        for index in names:
            if spelled(headers[index]) in {"kontakt", "kontaktnavn", "contact"}:
                columns[index] = Column(Field.PERSON)
                return


def _tell_phone_from_secrecy(columns: list[Column], sample: Sequence[RawRow]) -> None:
    """»Privat« above numbers is a phone at home, not who may see the contact."""
    for index, column in enumerate(columns):
        if column.field is Field.SENSITIVITY:
            guess = _by_content([_cell(row, index) for row in sample], strong_only=True)
            if guess is Field.PHONE or guess is Field.EMAIL:
                columns[index] = Column(guess, HOME if guess is Field.PHONE else "")


def _without_doubles(headers: Sequence[str], columns: list[Column]) -> tuple[str, ...]:
    """Leave out the second of two columns that say the same where only one can count, and say so."""
    seen: set[tuple[Field, str]] = set()
    remarks = []
    for index, column in enumerate(columns):
        if column.field is None or column.field in MANY:
            continue
        key = (column.field, spelled(headers[index]))
        if key in seen:
            columns[index] = Column()
            sentence = _(
                "Kolonnen »{header}« står flere gange. Den første bruges. Vælg selv, hvis det er forkert."
            )
            remarks.append(sentence.format(header=headers[index]))
        seen.add(key)
    return (*dict.fromkeys(remarks), *_without_synonyms(headers, columns))


def _without_synonyms(headers: Sequence[str], columns: list[Column]) -> list[str]:
    first: dict[Column, int] = {}
    remarks = []
    for index, column in enumerate(columns):
        if column.field not in ONLY_ONE or first.setdefault(column, index) == index:
            continue
        columns[index] = Column()
        sentence = _(
            "»{first}« og »{second}« er det samme. »{first}« bruges. Vælg selv, hvis det er forkert."
        )
        remarks.append(sentence.format(first=headers[first[column]], second=headers[index]))
    return remarks


def _headless(rows: Sequence[RawRow]) -> Head:
    """Return the columns of a table without headers, by what stands in them."""
    sample = [row for row in rows[:_SAMPLE] if any(map(str.strip, row.cells))]
    width = Counter(len(row.cells) for row in sample).most_common(1)[0][0] if sample else 0
    while width and not any(_cell(row, width - 1) for row in sample):
        width -= 1
    columns: list[Column] = []
    for index in range(width):
        guess = _by_content([_cell(row, index) for row in sample], strong_only=False)
        taken = {column.field for column in columns}
        columns.append(Column(guess if guess is not None and (guess in MANY or guess not in taken) else None))
    _name_by_content(columns, sample)
    headers = tuple(_made_up(index) for index in range(width))
    remark = _("Filen har ingen overskrifter. Kolonnerne er gættet. Se efter, om de er rigtige.")
    return Head(ColumnMapping(headers, tuple(columns), has_header=False), 0, (remark,))


def _name_by_content(columns: list[Column], sample: Sequence[RawRow]) -> None:
    """Take the first column of words that nobody has claimed for the name."""
    free = [index for index, column in enumerate(columns) if column.field is None]
    for index in free:
        filled = [text for row in sample if (text := _cell(row, index))]
        words = [
            text for text in filled if any(map(str.isalpha, text)) and not _is_value(text) and len(text) < 80
        ]
        if filled and len(words) >= _MOSTLY * len(filled) and len(filled) >= _MOSTLY * len(sample):
            columns[index] = Column(Field.NAME)
            return


def _cell(row: RawRow, index: int) -> str:
    return row.cells[index].strip() if index < len(row.cells) else ""


_STRONG: tuple[tuple[Field, Callable[[str], bool]], ...] = (
    (Field.EMAIL, cells.is_email),
    (Field.PHONE, cells.is_phone),
    (Field.POST_CODE, lambda text: bool(cells.post_code(text))),
    (Field.WEBSITE, lambda text: text.startswith(("http://", "https://", "www."))),
)
_WEAK: tuple[tuple[Field, Callable[[str], bool]], ...] = (
    (Field.TOWN, lambda text: cells.code_and_town(text) is not None),
    (Field.STREET, lambda text: cells.street_and_town(text) is not None or _is_street(text)),
)


def _by_content(values: Sequence[str], *, strong_only: bool) -> Field | None:
    filled = [value for value in values if value]
    if not filled:
        return None
    for field, fits in (*_STRONG, *(() if strong_only else _WEAK)):
        if sum(map(fits, filled)) >= _MOSTLY * len(filled):
            return field
    return None


def _is_street(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and words[0].isalpha() and any(word[0].isdigit() for word in words[1:3])


def not_taken_in(mapping: ColumnMapping, rows: Sequence[RawRow]) -> str:
    """Return the sentence naming the columns with content that will not be taken in; empty when there are none."""
    left = [
        header
        for index, (header, column) in enumerate(zip(mapping.headers, mapping.columns, strict=True))
        if column.field in (None, Field.IGNORED)
        and any(_says_something(row, index) for row in rows[:_SAMPLE])
    ]
    if not left:
        return ""
    shown = ", ".join(f"»{header}«" for header in left[:6]) + (" …" if len(left) > 6 else "")
    return _("Disse kolonner hentes ikke: {headers}.").format(headers=shown)


def _says_something(row: RawRow, index: int) -> bool:
    return _cell(row, index).casefold() not in _EMPTY_WORDS
