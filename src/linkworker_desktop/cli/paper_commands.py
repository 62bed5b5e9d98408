"""The command that makes a paper, chosen by its name: about contacts, about one family, or of the calendar."""

from __future__ import annotations

import argparse
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.cli.opening import data_folder, unlocked
from linkworker_desktop.cli.output import report, write_file
from linkworker_desktop.domain.languages import DANISH, LANGUAGES
from linkworker_desktop.i18n import _

if TYPE_CHECKING:
    from linkworker_desktop.bootstrap import Services


class PaperName(StrEnum):
    """The papers this command makes."""

    DIRECTORY = "directory"
    POCKET = "pocket"
    FRIDGE = "fridge"
    RECEPTION = "reception"
    NETWORK = "network"
    LOG = "log"
    FAMILY_SHEET = "family-sheet"
    CONSENT = "consent"
    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"
    OVERDUE = "overdue"
    YEAR = "year"


OF_A_FAMILY = frozenset(
    {PaperName.FRIDGE, PaperName.RECEPTION, PaperName.NETWORK, PaperName.LOG}
    | {PaperName.FAMILY_SHEET, PaperName.CONSENT}
)
GROUPINGS = ("town", "sector")
_YEARS = range(2000, 2100)


def add_papers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options to the command line."""
    sentence = _("Lav et papir som PDF: om kontakter, til en familie eller af kalenderen.")
    papers_command = commands.add_parser("papers", help=sentence, description=sentence)
    papers_command.add_argument("--json", action="store_true", help=_("skriv ét JSON-objekt"))
    papers_command.add_argument(
        "code",
        nargs="?",
        default="",
        metavar=_("KODE"),
        help=_("familiens kode, fx F001, til papirer om en familie"),
    )
    papers_command.add_argument(
        "--paper",
        choices=[each.value for each in PaperName],
        required=True,
        metavar=_("PAPIR"),
        help=_(
            "directory: kontaktbogen; pocket: lommeudgaven; fridge: familiens datoer til køleskabet; "
            "reception: modtagelsesplanens tjeklister; family-sheet: familiearket; network: netværkskortet; "
            "log: stafetloggen; consent: samtykker til underskrift; month, week, agenda, overdue, year: kalenderen"
        ),
    )
    papers_command.add_argument("--out", type=Path, required=True, metavar=_("FIL"), help=_("PDF-filen"))
    _add_contact_options(papers_command)
    papers_command.add_argument(
        "--language",
        choices=tuple(LANGUAGES),
        metavar=_("SPROG"),
        help=_("de faste ords sprog, fx uk; til fridge, log og consent sproget ved siden af dansk"),
    )
    papers_command.add_argument("--black-and-white", action="store_true", help=_("uden farver"))
    papers_command.add_argument(
        "--from", dest="first", type=_day, metavar=_("DATO"), help=_("kalenderens første dag: 2026-11-24")
    )
    papers_command.add_argument(
        "--on", type=_day, metavar=_("DATO"), help=_("netværkskortet, som det så ud den dag: 2026-11-24")
    )
    papers_command.add_argument(
        "--without-names", action="store_true", help=_("kalenderen med familiernes koder og uden navne")
    )


def _add_contact_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--by",
        choices=GROUPINGS,
        default=GROUPINGS[0],
        metavar=_("ORDEN"),
        help=_("town: by for by; sector: område for område; gælder kontaktbogen"),
    )
    command.add_argument(
        "--private", action="store_true", help=_("også det, kun du må se; det står på hver side")
    )
    command.add_argument(
        "--short-edge",
        action="store_true",
        help=_("lommeudgaven til en printer, der vender arket om den korte kant"),
    )


def papers(arguments: argparse.Namespace) -> int:
    """Make one paper and write it."""
    paper = PaperName(arguments.paper)
    if paper in OF_A_FAMILY and not arguments.code:
        raise UserError(_("Skriv familiens kode foran, fx: papers F001 --paper fridge"))
    if paper not in OF_A_FAMILY and arguments.code:
        raise UserError(_("Papiret er ikke til en familie. Lad koden være ude."))
    with unlocked(arguments) as services:
        if paper in {PaperName.DIRECTORY, PaperName.POCKET}:
            pdf = _of_contacts(services, arguments, paper)
        elif paper in OF_A_FAMILY:
            pdf = _of_family(services, arguments, paper)
        else:
            pdf = _of_calendar(services, arguments, paper)
    write_file(arguments.out, pdf, data_folder(arguments))
    facts = {"file": str(arguments.out), "paper": arguments.paper, "bytes": len(pdf)}
    report(facts, [str(arguments.out)], as_json=arguments.json)
    return 0


def _of_contacts(services: Services, arguments: argparse.Namespace, paper: PaperName) -> bytes:
    language = arguments.language or DANISH
    if paper is PaperName.DIRECTORY:
        return services.contact_papers.directory(
            by=arguments.by,
            private=arguments.private,
            language=language,
            black_and_white=arguments.black_and_white,
        )
    return services.contact_papers.pocket(
        private=arguments.private,
        language=language,
        short_edge=arguments.short_edge,
        black_and_white=arguments.black_and_white,
    )


def _of_family(services: Services, arguments: argparse.Namespace, paper: PaperName) -> bytes:
    family = services.families.by_code(arguments.code)
    plain: bool = arguments.black_and_white
    match paper:
        case PaperName.FRIDGE:
            return services.calendar_papers.fridge(family, arguments.language, black_and_white=plain)
        case PaperName.NETWORK:
            return services.network_papers.pdf(family, on=arguments.on, black_and_white=plain)
        case PaperName.LOG:
            return services.relay_papers.pdf(family, language=arguments.language, black_and_white=plain)
        case PaperName.FAMILY_SHEET:
            return services.family_sheets.pdf(family, black_and_white=plain)
        case PaperName.CONSENT:
            return services.consent_papers.pdf(family, language=arguments.language, black_and_white=plain)
        case _:
            return services.calendar_papers.reception_lists(family, black_and_white=plain)


def _of_calendar(services: Services, arguments: argparse.Namespace, paper: PaperName) -> bytes:
    made, with_names = services.calendar_papers, not arguments.without_names
    first: date = arguments.first or services.clock.today()
    match paper:
        case PaperName.MONTH:
            return made.month(first, with_names=with_names)
        case PaperName.WEEK:
            return made.week(first, with_names=with_names)
        case PaperName.AGENDA:
            return made.agenda(first, with_names=with_names)
        case PaperName.OVERDUE:
            return made.overdue(with_names=with_names)
        case _:
            return made.year_wheel(first.year, with_names=with_names)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("skriv datoen som 2026-11-24")) from error
    if day.year not in _YEARS:
        raise argparse.ArgumentTypeError(
            _("vælg et år fra {first} til {last}").format(first=_YEARS[0], last=_YEARS[-1])
        )
    return day
