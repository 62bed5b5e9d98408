"""Contacts as a table: the columns both CSV and Excel get, CSV for a Danish Excel, and a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import ContactDraft, PlaceDraft
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.exchange.contact_files.fields import FIELD_LABELS, Field
from linkworker_desktop.exchange.contact_files.formulas import harmless, phone_cell
from linkworker_desktop.exchange.contact_files.hours_cells import schedule_cell
from linkworker_desktop.exchange.contact_files.words import INTERPRETER_WORDS, NO, VISIBILITY_WORDS, YES

_FIRST = (Field.CATEGORY, Field.ORGANISATION, Field.UNIT, Field.SERVICE, Field.PERSON, Field.ROLE)
_LAST = (
    Field.WEBSITE,
    Field.HOURS,
    Field.SCHEDULE,
    Field.LANGUAGES,
    Field.INTERPRETER,
    Field.HOW_TO_APPLY,
    Field.WHAT_TO_BRING,
    Field.AREA,
    Field.NOTE,
    Field.PRINTABLE,
    Field.SENSITIVITY,
    Field.CLOSED_UNTIL,
    Field.CLOSED_WHY,
    Field.ENDED,
)
_VERIFIED = "Sidst bekræftet"
_WIDTHS = {
    "Note": 50,
    "Sted eller organisation": 32,
    "Person": 24,
    "E-mail 1": 30,
    "Vej 1": 28,
    "Kategori": 26,
}
_WIDTH = 16
_WIDEST_CELL = 32_767
"""Characters in one cell of a workbook."""


def table_of(
    drafts: Sequence[ContactDraft], *, private: bool = False
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return headers and rows, one row for a contact; as many columns of phones as any contact needs.

    Headers and words are Danish in every language of the program. `private` adds what only the user sees; the
    drafts are to be without it otherwise.
    """
    phones = max((len(draft.phones) for draft in drafts), default=0)
    emails = max((len(_emails(draft)) for draft in drafts), default=0)
    places = max((len(_places(draft)) for draft in drafts), default=0)
    headers = [FIELD_LABELS[field] for field in _FIRST]
    for number in range(1, max(phones, 1) + 1):
        headers += [f"Telefon {number}", f"Telefon {number} betegnelse"]
        headers += [f"Telefon {number} kun for mig"] if private else []
    for number in range(1, max(emails, 1) + 1):
        headers += [f"E-mail {number}", *([f"E-mail {number} betegnelse"] if number > 1 else [])]
        headers += [f"E-mail {number} kun for mig"] if private and number > 1 else []
    for number in range(1, max(places, 1) + 1):
        headers += [f"Vej {number}", f"Postnr. {number}", f"By {number}"]
        headers += [f"Adresse {number} betegnelse"] if number > 1 else []
    headers += [FIELD_LABELS[field] for field in _LAST]
    headers += [FIELD_LABELS[Field.PRIVATE_NOTE]] if private else []
    headers.append(_VERIFIED)
    return tuple(headers), [_row(draft, phones, emails, places, private=private) for draft in drafts]


def _row(draft: ContactDraft, phones: int, emails: int, places: int, *, private: bool) -> tuple[str, ...]:
    row = [
        CATEGORIES[draft.category].label,
        draft.organisation,
        draft.unit,
        draft.service,
        draft.person,
        draft.role,
    ]
    for number in range(max(phones, 1)):
        phone = draft.phones[number] if number < len(draft.phones) else None
        row += [phone.number, phone.label] if phone else ["", ""]
        row += [YES if phone and phone.only_me else ""] if private else []
    every = _emails(draft)
    for number in range(max(emails, 1)):
        address, label, only_me = every[number] if number < len(every) else ("", "", False)
        row += [address, *([label] if number else [])]
        row += [YES if only_me else ""] if private and number else []
    here = _places(draft)
    for number in range(max(places, 1)):
        place = here[number] if number < len(here) else PlaceDraft(_NOWHERE)
        row += [place.address.street, place.address.post_code, place.address.town]
        row += [place.label] if number else []
    row += _last(draft)
    row += [draft.private_note] if private else []
    row.append(_day(draft.verified_on))
    return tuple(row)


_NOWHERE = ContactDraft("other").address


def _emails(draft: ContactDraft) -> list[tuple[str, str, bool]]:
    """Return all addresses; the first place is the main one's, also when it is empty."""
    further = [(each.address, each.label, each.only_me) for each in draft.more_emails]
    return [(draft.email, "", False), *further] if draft.email or further else []


def _places(draft: ContactDraft) -> list[PlaceDraft]:
    has_any = draft.address != _NOWHERE or draft.more_addresses
    return [PlaceDraft(draft.address), *draft.more_addresses] if has_any else []


def _last(draft: ContactDraft) -> list[str]:
    return [
        draft.website,
        draft.hours,
        schedule_cell(draft.schedule) if draft.schedule or draft.hours else "",
        ", ".join(LANGUAGES[code].danish_name for code in draft.languages),
        INTERPRETER_WORDS[draft.interpreter],
        draft.how_to_apply,
        draft.what_to_bring,
        draft.area_served,
        draft.note,
        YES if draft.printable else NO,
        VISIBILITY_WORDS[draft.visibility],
        _day(draft.closed_until),
        draft.closed_why,
        _day(draft.ended_on),
    ]


def _day(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else ""


def csv_bytes(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return CSV as a Danish Excel opens it: UTF-8 with its mark, semicolons, CRLF, and nothing it would run."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow([harmless(header) for header in headers])
    numbers = {index for index, header in enumerate(headers) if _is_phone(header)}
    for row in rows:
        writer.writerow(
            [harmless(phone_cell(cell) if index in numbers else cell) for index, cell in enumerate(row)]
        )
    return buffer.getvalue().encode("utf-8-sig")


def _is_phone(header: str) -> bool:
    return header.startswith("Telefon ") and header.removeprefix("Telefon ").isdigit()


def xlsx_bytes(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook of one sheet; every cell is text, so no number loses a zero and nothing is a formula."""
    from openpyxl import Workbook  # slow to import
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Kontakter")
    sheet.freeze_panes = "A2"
    for index, header in enumerate(headers, start=1):
        letter = _column_letter(index)
        sheet.column_dimensions[letter].width = _WIDTHS.get(header, _WIDTH)
    bold = Font(bold=True)
    head = []
    for header in headers:
        cell = _text_cell(WriteOnlyCell, sheet, header)
        cell.font = bold
        head.append(cell)
    sheet.append(head)
    for row in rows:
        sheet.append([_text_cell(WriteOnlyCell, sheet, text) if text else None for text in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _column_letter(index: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(index)


def _text_cell(kind: Any, sheet: Any, text: str) -> Any:
    cell = kind(sheet, value=text[:_WIDEST_CELL])
    cell.data_type = "s"
    cell.number_format = "@"
    return cell
