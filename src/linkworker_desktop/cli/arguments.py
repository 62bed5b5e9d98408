"""The commands and their options, with help in the language of the system."""

from __future__ import annotations

import argparse
import gettext
import os
from datetime import date
from pathlib import Path

from linkworker_desktop import __version__
from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.cli import calendar_commands, contact_arguments
from linkworker_desktop.cli.deadline_commands import add_deadlines
from linkworker_desktop.cli.family_command import add_family
from linkworker_desktop.cli.network_command import add_network
from linkworker_desktop.cli.paper_commands import add_papers
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.i18n import _, current_language

PROGRAM = "linkworker-desktop"
YEARS = range(2000, 2100)
"""Years the sample can be made for: its people are up to a hundred years old, and its plans reach into the next."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line. Without a command the window opens."""
    _translate_argparse()
    top = argparse.ArgumentParser(
        prog=PROGRAM,
        description=_(
            "Familier, kontakter og velkomstmapper for én link-worker. Uden kommando åbner vinduet."
        ),
        epilog=_("Adgangskoden spørges der om, eller den tages fra variablen LINKWORKER_PASSPHRASE."),
    )
    top.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    top.add_argument(
        "--data", type=Path, metavar=_("MAPPE"), help=_("mappen med data; ellers brugerens egen")
    )
    commands = top.add_subparsers(dest="command", metavar=_("KOMMANDO"), title=_("kommandoer"))
    _add_demo(commands)
    _add_family_commands(commands)
    add_family(commands)
    add_network(commands)
    add_deadlines(commands)
    calendar_commands.add_calendar(commands)
    _add_vault_commands(commands)
    _add_proof(commands)
    add_papers(commands)
    return top


def _translate_argparse() -> None:
    """Let argparse speak the interface's language; it looks its own sentences up in the current gettext domain."""
    os.environ["LANGUAGE"] = current_language()
    gettext.bindtextdomain("argparse", str(resource_path("locale")))
    gettext.textdomain("argparse")


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives its own type no public name


def _command(
    commands: _Commands[argparse.ArgumentParser], name: str, sentence: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=sentence, description=sentence)
    command.add_argument("--json", action="store_true", help=_("skriv ét JSON-objekt"))
    return command


def _add_demo(commands: _Commands[argparse.ArgumentParser]) -> None:
    demo = _command(commands, "demo", _("Lav eksempelkommunen Skovsunde og dens velkomstmapper."))
    demo.add_argument(
        "--out", type=Path, required=True, metavar=_("MAPPE"), help=_("en ny mappe til eksemplet")
    )
    demo.add_argument(
        "--today", type=_day, metavar=_("DATO"), help=_("dagen, eksemplet skal passe til: 2026-11-24")
    )


def _add_family_commands(commands: _Commands[argparse.ArgumentParser]) -> None:
    _command(commands, "families", _("Vis familierne."))
    folder = _command(commands, "folder", _("Lav en families velkomstmappe som PDF."))
    folder.add_argument("code", metavar=_("KODE"), help=_("familiens kode, fx F001"))
    folder.add_argument(
        "--language",
        action="append",
        choices=tuple(LANGUAGES),
        metavar=_("SPROG"),
        help=_("sprog ved siden af dansk, fx ar; kan gives flere gange; ellers familiens eget"),
    )
    folder.add_argument("--out", type=Path, required=True, metavar=_("FIL"), help=_("PDF-filen"))
    folder.add_argument(
        "--leave-out-missing", action="store_true", help=_("udelad de linjer, hvis oplysninger mangler")
    )
    folder.add_argument("--black-and-white", action="store_true", help=_("uden farver"))
    export = _command(commands, "export", _("Gem en familie, kontakter eller kalenderen i en fil."))
    contact_arguments.add_export(export)
    export.add_argument(
        "--without-own-notes", action="store_true", help=_("familien uden noter, der kun er for dig")
    )
    calendar_commands.add_export(export)
    take_in = _command(commands, "import", _("Hent en familie, kontakter eller aftaler fra filer."))
    contact_arguments.add_import(take_in)
    calendar_commands.add_import(take_in)
    contact_arguments.add_list(_command(commands, "contacts", _("Vis kontakterne.")))


def _add_vault_commands(commands: _Commands[argparse.ArgumentParser]) -> None:
    _command(commands, "check", _("Kontrollér alle data fra ende til anden."))
    backup = _command(commands, "backup", _("Lav en kontrolleret sikkerhedskopi."))
    backup.add_argument("--out", type=Path, required=True, metavar=_("FIL"), help=_("filen, der skrives"))
    restore = _command(
        commands, "restore", _("Gendan data fra en sikkerhedskopi; de gamle data lægges til side.")
    )
    restore.add_argument("file", type=Path, metavar=_("FIL"), help=_("sikkerhedskopien"))
    restore.add_argument(
        "--replace-other", action="store_true", help=_("også når mappen har helt andre data end kopien")
    )


def _add_proof(commands: _Commands[argparse.ArgumentParser]) -> None:
    proof = _command(
        commands, "proof", _("Sæt en tekst, som mappen ville sætte den: til den, der oversætter.")
    )
    proof.add_argument("file", type=Path, metavar=_("FIL"), help=_("teksten som Markdown"))
    proof.add_argument(
        "--language",
        choices=tuple(LANGUAGES),
        required=True,
        metavar=_("SPROG"),
        help=_("tekstens sprog, fx fa"),
    )
    proof.add_argument("--out", type=Path, required=True, metavar=_("FIL"), help=_("PDF-filen"))


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("skriv datoen som 2026-11-24")) from error
    if day.year not in YEARS:
        raise argparse.ArgumentTypeError(
            _("vælg et år fra {first} til {last}").format(first=YEARS[0], last=YEARS[-1])
        )
    return day
