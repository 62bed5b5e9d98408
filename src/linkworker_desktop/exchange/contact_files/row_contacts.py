"""From a row of a table and what its columns are to a contact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linkworker_desktop.domain.contact import EmailDraft, PhoneDraft
from linkworker_desktop.exchange.contact_files import cells
from linkworker_desktop.exchange.contact_files.facts import Gathered, Given, finished
from linkworker_desktop.exchange.contact_files.fields import ColumnMapping, Field
from linkworker_desktop.exchange.contact_files.header_names import (
    ASSISTANT,
    FAX,
    HOME,
    MAIN,
    MOBILE,
    PAGER,
    label_word,
)
from linkworker_desktop.exchange.contact_files.misplaced import ShiftCheck
from linkworker_desktop.exchange.contact_files.names import Named, named, person_name
from linkworker_desktop.exchange.contact_files.places import PlaceParts
from linkworker_desktop.exchange.contact_files.readings import RawRow, ReadContact, Refused
from linkworker_desktop.i18n import _

_RANKS = {MOBILE: 1, MAIN: 2, HOME: 4, "bil": 5, "tilbagekald": 5, "radio": 5, PAGER: 6, ASSISTANT: 6, FAX: 7}
"""Which number comes first, the one that is printed large; those not named here stand as they came."""

_PARTS = frozenset({Field.STREET, Field.POST_BOX, Field.POST_CODE, Field.TOWN, Field.COUNTRY})


class RowReader:
    """Reads the rows of one table. Made once for a mapping."""

    def __init__(self, mapping: ColumnMapping, given: Given) -> None:
        self._given = given
        self._shift = ShiftCheck(mapping)
        self._columns = tuple(
            (index, column.field, column.label)
            for index, column in enumerate(mapping.columns)
            if column.field not in (None, Field.IGNORED, *_BOUND)
        )
        self._beside = {target: _beside(mapping, value, target) for value, target in _BINDINGS}

    def read(self, row: RawRow) -> ReadContact | Refused | None:
        """Return the contact of a row, why there is none, or None for an empty row."""
        if row.fault:
            return Refused(row.number, row.fault, row.cells)
        if not any(map(str.strip, row.cells)):
            return None
        fault = self._shift.fault(row.cells)
        if fault:
            return Refused(row.number, fault, row.cells)
        got = self._gathered(row.cells)
        who = self._who(got)
        if not (who.organisation or who.person):
            return Refused(row.number, _("Rækken har intet navn på sted eller person."), row.cells)
        draft, has_category = finished(got, who, self._given)
        return ReadContact(row.number, draft, tuple(dict.fromkeys(got.remarks)), row.cells, has_category)

    def read_all(self, rows: Sequence[RawRow]) -> Iterator[ReadContact | Refused]:
        """Yield what every row that is not empty became."""
        for row in rows:
            outcome = self.read(row)
            if outcome is not None:
                yield outcome

    def _gathered(self, row: Sequence[str]) -> Gathered:
        got = Gathered()
        ranked: list[tuple[int, PhoneDraft]] = []
        width = len(row)
        for index, column, label in self._columns:
            if index >= width:
                break
            raw = row[index]
            if not raw or raw.isspace():
                continue
            if column is Field.PHONE:
                ranked += self._phones(got, row, index, label, raw)
            elif column is Field.EMAIL:
                self._add_emails(got, row, index, raw)
            elif column in _PARTS:
                _add_place(got, column, label, raw)
            elif column is Field.NOTE:
                got.notes.append(cells.tidy_lines(raw))
            elif column is Field.CATEGORY:
                got.categories.append(cells.tidy(raw) if ":::" not in raw else raw)
            elif column is Field.LANGUAGES:
                got.languages.append(raw)
            elif column is Field.ADDRESS_LABEL:
                got.place_labels[label] = cells.tidy(label_word(raw.strip()))
                if got.place_labels[label] == HOME:
                    got.home_places.add(label)
            elif column in _LINES:
                got.single.setdefault(column, cells.tidy_lines(raw))
            elif column is not None:
                got.single.setdefault(column, cells.tidy(raw))
        got.phones = [each for _rank, each in sorted(ranked, key=lambda pair: pair[0])]
        return got

    def _phones(
        self, got: Gathered, row: Sequence[str], index: int, label: str, raw: str
    ) -> Iterator[tuple[int, PhoneDraft]]:
        """Yield the numbers of a cell with their ranks."""
        text = cells.whole_number(raw.strip())
        _remark_on_number(got, text)
        said = self._said(Field.PHONE_LABEL, row, index)
        word = label_word(said) or label
        only_me = bool(cells.is_yes(self._said(Field.PHONE_PRIVATE, row, index)))
        found = cells.phones_in(text)
        if not found:
            got.notes.append(cells.tidy(f"Telefon: {raw}"))
            sentence = _("»{text}« er ikke et telefonnummer og er sat i noten.")
            got.remarks.append(sentence.format(text=raw.strip()[:60]))
        for each in found:
            whole = ", ".join(
                dict.fromkeys(part for part in (cells.tidy(word), cells.tidy(each.label)) if part)
            )
            number = PhoneDraft(cells.tidy(each.number), whole, only_me)
            if word == HOME:
                got.home_phones.add(number)
            yield 0 if said else _RANKS.get(label, 0), number

    def _add_emails(self, got: Gathered, row: Sequence[str], index: int, raw: str) -> None:
        label = cells.tidy(label_word(self._said(Field.EMAIL_LABEL, row, index)))
        only_me = bool(cells.is_yes(self._said(Field.EMAIL_PRIVATE, row, index)))
        found = cells.emails_in(cells.tidy(raw))
        if not found:
            text = raw.strip()
            if text.casefold().startswith("/o="):
                got.remarks.append(_("En intern Exchange-adresse er udeladt; den virker kun i Outlook."))
                return
            got.notes.append(cells.tidy(f"E-mail: {text}"))
            got.remarks.append(
                _("»{text}« er ikke en e-mailadresse og er sat i noten.").format(text=text[:60])
            )
        for address in found:
            if address.casefold() not in {each.address.casefold() for each in got.emails}:
                got.emails.append(EmailDraft(address, label, only_me))

    def _said(self, target: Field, row: Sequence[str], index: int) -> str:
        """Return what the column beside a value says of it: its label, or who may see it."""
        place = self._beside[target].get(index)
        return row[place].strip() if place is not None and place < len(row) else ""

    def _who(self, got: Gathered) -> Named:
        single = got.single
        parts = person_name(
            single.get(Field.PREFIX, ""),
            single.get(Field.GIVEN, ""),
            single.get(Field.MIDDLE, ""),
            single.get(Field.FAMILY, ""),
            single.get(Field.SUFFIX, ""),
        )
        has_parts = Field.GIVEN in single or Field.FAMILY in single
        person = single.get(Field.PERSON, "") or (parts if has_parts else "")
        name = "" if has_parts else single.get(Field.NAME, "")
        place = single.get(Field.ORGANISATION, "")
        if not place and not person and not name:
            place = single.get(Field.UNIT, "") or single.get(Field.SERVICE, "")
        return named(place, person, name, single.get(Field.DISPLAY_NAME, ""))


_BOUND = (Field.PHONE_LABEL, Field.PHONE_PRIVATE, Field.EMAIL_LABEL, Field.EMAIL_PRIVATE)
_BINDINGS = (
    (Field.PHONE, Field.PHONE_LABEL),
    (Field.PHONE, Field.PHONE_PRIVATE),
    (Field.EMAIL, Field.EMAIL_LABEL),
    (Field.EMAIL, Field.EMAIL_PRIVATE),
)
_LINES = frozenset({Field.PRIVATE_NOTE, Field.HOW_TO_APPLY, Field.WHAT_TO_BRING})


def _beside(mapping: ColumnMapping, value: Field, target: Field) -> dict[int, int]:
    """Return for each column of values the one that speaks of it: by the number in the header, else the nearest."""
    values = [index for index, column in enumerate(mapping.columns) if column.field is value]
    bound = {}
    for index, column in enumerate(mapping.columns):
        if column.field is not target or not values:
            continue
        number = _number(mapping.headers[index])
        same = [place for place in values if number and _number(mapping.headers[place]) == number]
        nearest = min(values, key=lambda place: (abs(place - index), place < index))
        bound[same[0] if same else nearest] = index
    return bound


def _remark_on_number(got: Gathered, text: str) -> None:
    if len(text) == 8:
        return
    if cells.is_spoilt_number(text):
        sentence = _("Telefonnummeret »{number}« er afrundet af et regneark. Se efter i den rigtige liste.")
        got.remarks.append(sentence.format(number=text))
    elif text.isdigit() and len(text) == 7:
        sentence = _("Telefonnummeret »{number}« har kun syv cifre. Måske mangler der et nul foran.")
        got.remarks.append(sentence.format(number=text))


def _number(header: str) -> str:
    match = re.search(r"\d+", header)
    return match[0] if match else ""


def _add_place(got: Gathered, column: Field, label: str, raw: str) -> None:
    parts = got.places.setdefault(label, PlaceParts())
    if column is Field.STREET:
        text = cells.tidy(re.sub(r"\s*[\r\n]+\s*", ", ", raw.strip()))
        if text not in parts.streets:
            parts.streets.append(text)
    elif column is Field.POST_BOX:
        parts.post_box = cells.tidy(raw)
    elif column is Field.POST_CODE:
        parts.post_code = parts.post_code or cells.whole_number(cells.tidy(raw))
    elif column is Field.TOWN:
        parts.town = parts.town or cells.tidy(raw)
    else:
        parts.country = parts.country or cells.tidy(raw)
