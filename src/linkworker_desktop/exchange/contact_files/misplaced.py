"""Rows whose columns have shifted: too many or too few cells, or values that stand under another header."""

from __future__ import annotations

from collections.abc import Sequence

from linkworker_desktop.exchange.contact_files import cells
from linkworker_desktop.exchange.contact_files.fields import ColumnMapping, Field
from linkworker_desktop.exchange.contact_files.header_names import spelled
from linkworker_desktop.i18n import _

_WORDS = frozenset(
    {
        Field.ORGANISATION,
        Field.UNIT,
        Field.PERSON,
        Field.ROLE,
        Field.TOWN,
        Field.STREET,
        Field.GIVEN,
        Field.FAMILY,
        Field.MIDDLE,
        Field.NAME,
        Field.COUNTRY,
        Field.CATEGORY,
    }
)
_NAMES = frozenset({Field.GIVEN, Field.FAMILY, Field.NAME, Field.PERSON})
_CHECKABLE = frozenset({Field.PHONE, Field.EMAIL, Field.POST_CODE, Field.WEBSITE})
_DAYS = frozenset(map(spelled, ("Fødselsdag", "Fødselsdato", "Birthday", "Mærkedag", "Anniversary")))
_CLOSED = frozenset(
    map(
        spelled,
        (
            "E-mail-type",
            "E-mail 2-type",
            "E-mail 3-type",
            "E-mail Type",
            "E-mail 2 Type",
            "E-mail 3 Type",
            "Område (arbejde)",
            "Område (privat)",
            "Andet område",
            "Business State",
            "Home State",
            "Other State",
            "State",
            "Initialer",
            "Initials",
        ),
    )
)
"""Headers of columns that are not taken in and hold neither an address nor a number when they are in their place."""
_NO_DAY = ("0-0-00", "0/0/00")
"""What Outlook writes for a day nobody has entered."""
_USUAL = frozenset({"", "SMTP", "EX", *_NO_DAY})
_NO_WORDS = frozenset({"falsk", "sand", "false", "true"})
_NOT_YES_OR_NO = frozenset(
    {Field.ORGANISATION, Field.UNIT, Field.ROLE, Field.TOWN, Field.STREET, Field.COUNTRY}
)


class ShiftCheck:
    """Tells why a row cannot be trusted. Made once for a mapping."""

    def __init__(self, mapping: ColumnMapping) -> None:
        self._headers = mapping.headers
        self._width = len(mapping.columns)
        self._fields = tuple(column.field for column in mapping.columns)
        self._checked = tuple(
            (index, field)
            for index, field in enumerate(self._fields)
            if field in _WORDS or field in _CHECKABLE
        )
        keys = tuple(map(spelled, mapping.headers)) if mapping.has_header else ()
        self._watched = tuple(index for index, key in enumerate(keys) if key in _CLOSED or key in _DAYS)
        self._days = frozenset(index for index, key in enumerate(keys) if key in _DAYS)

    def fault(self, row: Sequence[str]) -> str:
        """Return one sentence when the row's columns have shifted, else nothing."""
        if len(row) > self._width and any(cell.strip() for cell in row[self._width :]):
            sentence = _("Rækken har {number} kolonner, men filen har {expected}.")
            return sentence.format(number=_filled_width(row), expected=self._width)
        for index, field in self._checked:
            if index >= len(row) or not row[index]:
                continue
            # most cells begin with a letter and hold no address: they fit in every column of words
            is_plain = row[index][0].isalpha() and "@" not in row[index] and field in _WORDS
            if self._days and is_plain and field in _NOT_YES_OR_NO and row[index].casefold() in _NO_WORDS:
                return self._shifted(row, index)
            if not is_plain and not self._fits(field, row[index].strip(), row):
                return self._shifted(row, index)
        stray = self._stray(row)
        if stray is not None:
            return self._shifted(row, stray)
        if len(row) < self._width and not self._ends_rightly(row):
            sentence = _("Rækken har {number} kolonner, men filen har {expected}.")
            return sentence.format(number=len(row), expected=self._width)
        return ""

    def _shifted(self, row: Sequence[str], index: int) -> str:
        sentence = _("Kolonnerne er forskudt: »{value}« står under »{header}«.")
        return sentence.format(value=row[index].strip()[:60], header=self._headers[index])

    def _stray(self, row: Sequence[str]) -> int | None:
        """Return the place of a value that has slipped out of its column into one that is not taken in."""
        width = len(row)
        if not _USUAL.issuperset([row[index] for index in self._watched if index < width]):
            for index in self._watched:
                if index < width and self._is_stray(index, row[index].strip()):
                    return index
        if not self._days or not any(empty in row for empty in _NO_DAY):
            return None
        return next((index for index, text in enumerate(row) if self._is_day_elsewhere(index, text)), None)

    def _is_stray(self, index: int, text: str) -> bool:
        if index in self._days:
            return bool(text) and ("@" in text or not any(map(str.isdigit, text)))
        return "@" in text or cells.is_phone(text) or bool(cells.post_code(text))

    def _is_day_elsewhere(self, index: int, text: str) -> bool:
        return text in _NO_DAY and index not in self._days and self._fields[index] is not None

    def _fits(self, field: Field | None, text: str, row: Sequence[str]) -> bool:
        if field is Field.EMAIL:
            return "@" in text or not (cells.is_phone(text) or cells.post_code(text))
        if field is Field.PHONE:
            return not cells.is_email(text)
        if field is Field.POST_CODE:
            return not (cells.is_email(text) or cells.is_phone(text))
        if field is Field.WEBSITE:
            return not (cells.is_phone(text) or cells.post_code(text))
        if cells.is_phone(text) or (field is Field.COUNTRY and cells.post_code(text)):
            return False
        if "@" in text and cells.is_email(text):
            return field in _NAMES and self._has_email(row)
        return not cells.post_code(text) or not self._has_odd_post_code(row)

    def _has_email(self, row: Sequence[str]) -> bool:
        return any(
            "@" in cell for cell, field in zip(row, self._fields, strict=False) if field is Field.EMAIL
        )

    def _has_odd_post_code(self, row: Sequence[str]) -> bool:
        """Tell whether something else stands where the post code should be: then the one found elsewhere has moved."""
        found = (
            cell.strip() for cell, field in zip(row, self._fields, strict=False) if field is Field.POST_CODE
        )
        return any(
            text and not cells.is_some_post_code(text) and not cells.code_and_town(text) for text in found
        )

    def _ends_rightly(self, row: Sequence[str]) -> bool:
        """Tell whether a short row's last filled cell is surely in its own column: only the end is missing."""
        last = max((index for index, cell in enumerate(row) if cell.strip()), default=-1)
        if last < 0:
            return True
        field, text = self._fields[last], row[last].strip()
        if field is Field.EMAIL:
            return cells.is_email(text)
        if field is Field.PHONE:
            return bool(cells.phones_in(text))
        if field is Field.POST_CODE:
            return bool(cells.post_code(text))
        return field is Field.WEBSITE and bool(cells.website(text))


def _filled_width(row: Sequence[str]) -> int:
    return max(index for index, cell in enumerate(row) if cell.strip()) + 1
