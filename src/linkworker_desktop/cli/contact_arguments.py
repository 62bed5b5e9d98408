"""The options of the commands for contacts, and telling them from the commands for families."""

from __future__ import annotations

import argparse
from pathlib import Path

from linkworker_desktop.cli import calendar_commands
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.i18n import _

CONTACTS = "contacts"
"""The word after `import` and `export` that means contacts and not a family."""
FORMATS = ("vcard", "csv", "xlsx", "hsds")
_ENCODINGS = ("utf-8", "cp1252", "utf-16-le", "utf-16-be", "cp850", "mac-roman")
_IMPORT_ONLY = ("dry_run", "mapping", "encoding", "refused")


def add_list(command: argparse.ArgumentParser) -> None:
    """Add the options of `contacts`."""
    command.add_argument("--due", action="store_true", help=_("kun dem, der skal bekræftes"))


def add_import(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `import`: a family file, or the word contacts and files of contacts."""
    command.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar=_("FIL"),
        help=_(
            "familiefilen; ordet contacts og filer med vCard, CSV eller Excel; eller ordet calendar og en .ics-fil"
        ),
    )
    group = command.add_argument_group(_("kun for contacts"))
    command.add_argument("--dry-run", action="store_true", help=_("vis, hvad der ville ske, og skriv intet"))
    group.add_argument(
        "--mapping", type=Path, metavar=_("FIL"), help=_("hvilke kolonner der er hvad, som JSON")
    )
    group.add_argument(
        "--category",
        choices=tuple(CATEGORIES),
        default="other",
        metavar=_("KATEGORI"),
        help=_("kategorien for dem, filen ikke giver en, fx gp"),
    )
    group.add_argument(
        "--doubtful",
        choices=("skip", "new"),
        default="skip",
        help=_("dem, der måske er der i forvejen: udelad dem (skip), eller opret dem (new)"),
    )
    group.add_argument(
        "--encoding", choices=_ENCODINGS, metavar=_("TEGNKODNING"), help=_("filens tegnkodning, fx cp1252")
    )
    group.add_argument(
        "--refused", type=Path, metavar=_("FIL"), help=_("skriv de afviste rækker hertil som CSV med årsag")
    )


def add_export(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `export`: a family's code, or the word contacts and a format."""
    command.add_argument(
        "code", metavar=_("KODE"), help=_("familiens kode, fx F001; eller ordet contacts eller calendar")
    )
    command.add_argument("--out", type=Path, required=True, metavar=_("FIL"), help=_("filen, der skrives"))
    group = command.add_argument_group(_("kun for contacts"))
    group.add_argument("--format", choices=FORMATS, help=_("filens slags"))
    group.add_argument(
        "--sector", choices=tuple(each.value for each in Sector), help=_("kun kontakter i denne sektor")
    )
    group.add_argument(
        "--private", action="store_true", help=_("også det, kun du må se: numre, noter og kontakter")
    )


def sort_out(arguments: argparse.Namespace, top: argparse.ArgumentParser) -> None:
    """Tell contacts and the calendar from a family by the word; code 2 and a sentence for what does not go together."""
    if arguments.command in {"import", "export"} and calendar_commands.sort_out(arguments, top):
        return
    if arguments.command == "import":
        _sort_out_import(arguments, top)
    elif arguments.command == "export":
        arguments.is_contacts = arguments.code == CONTACTS
        if arguments.is_contacts and arguments.format is None:
            top.error(_("skriv også --format"))
        if not arguments.is_contacts and (arguments.format or arguments.sector or arguments.private):
            top.error(_("de valg hører til »export contacts«"))


def _sort_out_import(arguments: argparse.Namespace, top: argparse.ArgumentParser) -> None:
    arguments.is_contacts = str(arguments.files[0]) == CONTACTS
    if arguments.is_contacts:
        arguments.files = arguments.files[1:]
        if not arguments.files:
            top.error(_("skriv også filen med kontakter"))
        return
    given = any(getattr(arguments, name) for name in _IMPORT_ONLY)
    if given or arguments.category != "other" or arguments.doubtful != "skip":
        top.error(_("de valg hører til »import contacts«"))
    if len(arguments.files) > 1:
        top.error(_("skriv kun én familiefil"))
    arguments.file = arguments.files[0]
