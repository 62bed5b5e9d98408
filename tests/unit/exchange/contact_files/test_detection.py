"""A file is what it holds, whatever it is called."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.builders.contact_files import card, workbook

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.exchange.contact_files.detection import kind_of
from linkworker_desktop.exchange.contact_files.readings import FileKind


def a_zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (card("FN:Mette Vang").encode(), FileKind.VCARD),
        (card("FN:Mette Vang").lower().encode("utf-16"), FileKind.VCARD),
        (b"\xef\xbb\xbf\n\n" + card("FN:Mette Vang").encode(), FileKind.VCARD),
        (b"Navn;Tlf\nMette Vang;20202020\n", FileKind.CSV),
        ("Navn;Tlf\nMette Vang;20202020\n".encode("utf-16-le"), FileKind.CSV),
        (workbook(["Navn"], ["Mette Vang"]), FileKind.XLSX),
    ],
)
def test_the_three_kinds_are_known_by_their_content(data: bytes, kind: FileKind) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "tom"),
        (b"\xef\xbb\xbf \r\n\r\n", "tom"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "billede"),
        (b"MZ\x90\x00\x03" + bytes(range(256)) * 8, "ikke en kontaktfil"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), ".xlsx"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "kalender"),
        (b"<html><table><tr><td>Navn</td></tr></table>", "webside"),
        (b'{"format": "linkworker-case"}', "familiefil"),
        (b"dn: cn=Mette Vang\ncn: Mette Vang\n", "LDIF"),
        (b"{\\rtf1\\ansi Navn}", "dokument"),
        (a_zip("[Content_Types].xml", "word/document.xml"), "dokument"),
        (a_zip("kontakter.csv"), "zip-fil"),
        (a_zip("[Content_Types].xml", "xl/workbook.bin"), ".xlsb"),
        (a_zip("vault.json"), "sikkerhedskopi"),
        (b"PK\x03\x04" + b"broken" * 20, "beskadiget"),
    ],
)
def test_another_kind_is_refused_in_one_sentence_that_says_what_it_is(data: bytes, word: str) -> None:
    with pytest.raises(UserError) as refused:
        kind_of(data)
    assert word in refused.value.message
