"""What kind of file it is, judged by what is in it and never by its name."""

from __future__ import annotations

import io
import re
import zipfile

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.exchange.contact_files.readings import LARGEST, FileKind
from linkworker_desktop.i18n import _

_HEAD = 4096
_CARD_BEGINS = re.compile(rb"(?im)^[ \t]*(?:item\d+\.)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*\r?$")
_BINARY_SHARE = 0.05
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TEXT_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1a")


def kind_of(data: bytes) -> FileKind:
    """Return the kind of a file of contacts. Raises `UserError` with one sentence for anything else."""
    if len(data) > LARGEST:
        raise UserError(_("Filen fylder mere end 200 MB. Del den op, og hent delene hver for sig."))
    if not data.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise UserError(_("Filen er tom. Der er ingen kontakter i den."))
    if data.startswith(b"PK"):
        return _kind_of_archive(data)
    sentence = _other_kind(data)
    if sentence:
        raise UserError(sentence)
    if _CARD_BEGINS.search(_bare(data[: 16 * _HEAD])):
        return FileKind.VCARD
    if _is_binary(data[:_HEAD]):
        raise UserError(_("Filen er ikke en kontaktfil. Vælg en vCard-, CSV- eller Excel-fil."))
    return FileKind.CSV


def _kind_of_archive(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, EOFError):
        raise UserError(_("Filen er beskadiget og kan ikke åbnes. Bed om at få den sendt igen.")) from None
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        if "xl/workbook.bin" in names:
            raise UserError(
                _("Filen er en binær Excel-fil (.xlsb). Gem den i Excel som .xlsx, og prøv igen.")
            )
        return FileKind.XLSX
    if "mimetype" in names or any(name.startswith(("word/", "ppt/")) for name in names):
        raise UserError(_("Filen er et dokument. Gem listen som CSV eller Excel (.xlsx), og prøv igen."))
    if "vault.json" in names:
        raise UserError(_("Filen er en sikkerhedskopi. Den gendannes fra startbilledet."))
    raise UserError(_("Filen er en zip-fil. Pak den ud, og vælg kontaktfilen i den."))


def _other_kind(data: bytes) -> str:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _("Filen er en ældre eller låst Excel-fil. Gem den som .xlsx uden adgangskode, og prøv igen.")
    if data.startswith(b"!BDN"):
        return _("Filen er et Outlook-arkiv. Eksportér kontakterne fra Outlook som CSV, og prøv igen.")
    if data.startswith(b"%PDF"):
        return _("Filen er en PDF. Vælg en vCard-, CSV- eller Excel-fil.")
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM\x00", b"II*\x00", b"MM\x00*")):
        return _("Filen er et billede. Vælg en vCard-, CSV- eller Excel-fil.")
    text = _bare(data[:_HEAD])
    if re.match(rb"BEGIN\s*:\s*VCALENDAR", text, re.IGNORECASE):
        return _("Filen er en kalender. Vælg en vCard-, CSV- eller Excel-fil.")
    if text.startswith(b"{\\rtf") or re.match(rb"<(!doctype|html|\?xml|table|svg)", text, re.IGNORECASE):
        return _(
            "Filen er en webside eller et dokument. Gem listen som CSV eller Excel (.xlsx), og prøv igen."
        )
    if re.match(rb"[{\[]\s*[\"{\[\]}]", text):
        return _("Filen er en datafil (JSON). En familiefil hentes ind under Familier.")
    if re.match(rb"(version: 1\s+)?dn: ", text):
        return _("Filen er en LDIF-fil. Eksportér som vCard eller CSV, og prøv igen.")
    return ""


def _bare(head: bytes) -> bytes:
    """Return the beginning of a text without its mark, and without the NULs of UTF-16."""
    for mark in _BOMS:
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"").lstrip()


def _is_binary(head: bytes) -> bool:
    """Tell whether too much of it is control characters; NULs alone may be UTF-16 or dirt."""
    odd = sum(1 for byte in head if byte < 32 and byte not in _TEXT_CONTROLS and byte != 0)
    nulls = head.count(0)
    is_wide = nulls and max(head[::2].count(0), head[1::2].count(0)) > 0.35 * len(head) / 2
    return odd > _BINARY_SHARE * len(head) or (not is_wide and nulls > 0.3 * len(head))
