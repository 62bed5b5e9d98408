"""Files of contacts as other programs write them, nasty ones too; everybody in them is invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date

from linkworker_desktop.domain.contact import ContactDraft
from linkworker_desktop.exchange.contact_files.fields import ColumnMapping
from linkworker_desktop.exchange.contact_files.reading import contacts_in, read_file
from linkworker_desktop.exchange.contact_files.readings import ReadContact, Refused

TODAY = date(2026, 11, 24)

_DANISH = (
    "Titel;Fornavn;Mellemnavn;Efternavn;Suffiks;Firma;Afdeling;Stilling;Gade (arbejde);Gade 2 (firma);"
    "Gade 3 (firma);By (arbejde);Område (arbejde);Postnummer (arbejde);Land/område (arbejde);Gade (privat);"
    "By (privat);Postnummer (privat);Fax (arbejde);Telefon (arbejde);Telefon 2 (arbejde);Primær telefon (firma);"
    "Telefon (privat);Mobiltelefon;E-mail-adresse;E-mail-type;E-mail-vist navn;E-mail 2-adresse;Fødselsdag;"
    "Følsomhed;Kategorier;Notater;Privat;webside"
)

_ENGLISH = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
    "Business Street 2,Business City,Business State,Business Postal Code,Business Country/Region,Business Fax,"
    "Business Phone,Company Main Phone,Home Phone,Mobile Phone,Birthday,Categories,E-mail Address,E-mail Type,"
    "E-mail Display Name,Notes,Sensitivity,Web Page"
)
OUTLOOK_DANISH, OUTLOOK_ENGLISH = _DANISH.split(";"), _ENGLISH.split(",")


def outlook(headers: Sequence[str], *people: dict[str, str], delimiter: str = ";") -> str:
    """Return an export of Outlook: every cell quoted, CRLF; what is not given is empty."""

    def line(cells: Sequence[str]) -> str:
        return delimiter.join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\r\n"

    return line(headers) + "".join(line([person.get(header, "") for header in headers]) for person in people)


def read(
    data: bytes | str, *, mapping: ColumnMapping | None = None, **given: object
) -> list[ReadContact | Refused]:
    """Return what every row or card of a file became."""
    content = data.encode() if isinstance(data, str) else data
    reading = read_file(content, "liste", **given)  # type: ignore[arg-type]
    return list(contacts_in(reading, "other", TODAY, mapping))


def drafts(data: bytes | str, **given: object) -> list[ContactDraft]:
    """Return the contacts of a file of which every row can be read."""
    every = read(data, **given)
    refused = [each for each in every if isinstance(each, Refused)]
    assert not refused, refused
    return [each.draft for each in every if isinstance(each, ReadContact)]


def the_draft(data: bytes | str, **given: object) -> ContactDraft:
    """Return the only contact of a file."""
    (draft,) = drafts(data, **given)
    return draft


def refusals(data: bytes | str, **given: object) -> dict[int, str]:
    """Return the reasons of the refused rows by their numbers."""
    return {each.number: each.reason for each in read(data, **given) if isinstance(each, Refused)}


def names(data: bytes | str, **given: object) -> list[str]:
    """Return the names of the contacts that could be read."""
    return [
        each.draft.person or each.draft.name for each in read(data, **given) if isinstance(each, ReadContact)
    ]


def card(*lines: str, version: str = "3.0") -> str:
    """Return a vCard of some lines."""
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def workbook(*rows: Sequence[object], sheets: dict[str, Sequence[Sequence[object]]] | None = None) -> bytes:
    """Return an Excel workbook; `sheets` by their names, else one of the rows."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, content in (sheets or {"Ark1": rows}).items():
        sheet = book.create_sheet(name)
        for row in content:
            sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_parts(data: bytes, changed: dict[str, bytes]) -> bytes:
    """Return a zip with some of its parts replaced or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.pop(name, old.read(name)))
        for name, content in changed.items():
            new.writestr(name, content)
    return buffer.getvalue()
