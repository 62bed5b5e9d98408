"""Every job that needs no screen; each function takes the parsed arguments and returns the exit code."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from linkworker_desktop.base.errors import OtherData
from linkworker_desktop.cli.calendar_commands import calendar, export_calendar, import_calendar
from linkworker_desktop.cli.deadline_commands import deadlines
from linkworker_desktop.cli.demo import demo
from linkworker_desktop.cli.family_command import family
from linkworker_desktop.cli.network_command import network
from linkworker_desktop.cli.opening import data_folder, unlocked
from linkworker_desktop.cli.output import complain, read_text, report, write_file
from linkworker_desktop.cli.paper_commands import papers
from linkworker_desktop.cli.secret import ask_passphrase
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services import secrets

FAILED = 1
DONE = 0


def families(arguments: argparse.Namespace) -> int:
    """List the families that are not closed."""
    with unlocked(arguments) as services:
        rows = services.families.rows()
    facts = [
        {
            "code": row.code,
            "surname": row.surname,
            "people": row.people,
            "languages": list(row.languages),
            "housed_at": row.housed_at.isoformat(timespec="minutes") if row.housed_at else None,
            "folder": row.folder.state.value,
            "folder_due": row.folder.due.isoformat(timespec="minutes") if row.folder.due else None,
        }
        for row in rows
    ]
    lines = [
        f"{row.code}  {row.surname}  ·  "
        + ngettext("{number} person", "{number} personer", row.people).format(number=row.people)
        + "  ·  "
        + ", ".join(_(LANGUAGES[code].danish_name) for code in row.languages)
        for row in rows
    ]
    report({"families": facts}, lines or [_("Der er ingen familier endnu.")], as_json=arguments.json)
    return DONE


def folder(arguments: argparse.Namespace) -> int:
    """Make one family's folder; refuse while facts are missing unless their lines are to be left out."""
    with unlocked(arguments) as services:
        family = services.families.by_code(arguments.code)
        view = services.folders.view(family)
        missing = [
            {"fact": each.fact.name, "label": _(each.fact.label), "parts": list(each.parts)}
            for each in view.missing
        ]
        if missing and not arguments.leave_out_missing:
            sentence = _("Mappen er ikke lavet, for der mangler oplysninger:")
            lines = [sentence, *(f"  – {each['label']}" for each in missing)]
            lines.append(_("Udfyld dem, eller brug --leave-out-missing for at udelade linjerne."))
            if arguments.json:
                report({"file": None, "missing": missing}, (), as_json=True)
            else:
                complain("\n".join(lines))
            return FAILED
        languages = arguments.language or list(view.languages)
        paper = services.papers.folder(family, languages, black_and_white=arguments.black_and_white)
    write_file(arguments.out, paper.pdf, data_folder(arguments))
    facts = {"file": str(arguments.out), "pages": paper.pages, "languages": languages, "missing": missing}
    pages = ngettext("{number} side", "{number} sider", paper.pages).format(number=paper.pages)
    report(facts, [f"{arguments.out}  ·  {pages}"], as_json=arguments.json)
    return DONE


def export(arguments: argparse.Namespace) -> int:
    """Write one family's case file, contacts or the calendar."""
    with unlocked(arguments) as services:
        if arguments.is_calendar:
            return export_calendar(arguments, services, data_folder(arguments))
        if arguments.is_contacts:
            from linkworker_desktop.cli.contacts import export_contacts

            return export_contacts(arguments, services, data_folder(arguments))
        family = services.families.by_code(arguments.code)
        data = services.case_files.export(family, with_own_notes=not arguments.without_own_notes)
    write_file(arguments.out, data, data_folder(arguments))
    report({"file": str(arguments.out), "bytes": len(data)}, [str(arguments.out)], as_json=arguments.json)
    return DONE


def take_in(arguments: argparse.Namespace) -> int:
    """Take a family in from a case file, or contacts or appointments from files of other programs."""
    with unlocked(arguments) as services:
        if arguments.is_calendar:
            return import_calendar(arguments, services)
        if arguments.is_contacts:
            from linkworker_desktop.cli.contacts import import_contacts

            return import_contacts(arguments, services, data_folder(arguments))
        changed = services.case_files.import_file(arguments.file)
        code = (
            next(row.code for row in services.families.rows() if row.id == changed.id) if changed.id else ""
        )
    report(
        {"code": code, "sentence": changed.sentence}, [f"{code}  {changed.sentence}"], as_json=arguments.json
    )
    return DONE


def contacts(arguments: argparse.Namespace) -> int:
    """List contacts."""
    from linkworker_desktop.cli.contacts import list_contacts

    with unlocked(arguments) as services:
        return list_contacts(arguments, services)


def check(arguments: argparse.Namespace) -> int:
    """Check the whole vault."""
    with unlocked(arguments) as services:
        found = services.backups.check()
        notices = services.database.notices()
        kept_aside = services.backups.kept_aside()
    faults = [*found.page_faults, *found.structure_faults, *found.broken_references]
    facts = {
        "sound": found.is_sound,
        "faults": faults,
        "audit_chain": found.chain.is_sound,
        "rows": found.counts,
        "notices": list(notices),
        "kept_aside": [str(each) for each in kept_aside],
    }
    lines = [*notices]
    if found.is_sound:
        lines.append(_("Alt er helt: filen, henvisningerne og loggen."))
    else:
        lines.append(_("Der er fundet fejl i data. Gendan den nyeste sikkerhedskopi."))
        lines += faults
    if kept_aside:
        lines.append(_("Data fra før en gendannelse ligger her. Slet dem selv, når du er sikker:"))
        lines += [f"  {each}" for each in kept_aside]
    report(facts, lines, as_json=arguments.json)
    return DONE if found.is_sound else FAILED


def backup(arguments: argparse.Namespace) -> int:
    """Make a verified backup."""
    with unlocked(arguments) as services:
        made = services.backups.make(arguments.out)
    report(
        {"file": str(made.file), "made_at": made.made_at.isoformat(timespec="seconds")},
        [_("Sikkerhedskopien er lavet og kontrolleret: {file}").format(file=made.file)],
        as_json=arguments.json,
    )
    return DONE


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in place of the data in the folder; the old data are kept aside."""
    target = data_folder(arguments)
    try:
        kept_aside = secrets.restore(
            arguments.file,
            target,
            passphrase=ask_passphrase(),
            replace_other_vault=arguments.replace_other,
        )
    except OtherData as error:
        raise OtherData(
            _("Mappen {folder} har andre data end kopien. Vælg en anden, eller brug --replace-other.").format(
                folder=target
            )
        ) from error
    lines = [_("Data er gendannet og kontrolleret i {folder}.").format(folder=target)]
    if kept_aside:
        lines.append(_("De gamle data ligger i {folder}.").format(folder=kept_aside))
    facts = {"folder": str(target), "kept_aside": str(kept_aside) if kept_aside else None}
    report(facts, lines, as_json=arguments.json)
    return DONE


def proof(arguments: argparse.Namespace) -> int:
    """Set any text as the folder would."""
    from linkworker_desktop.services.proof import proof_paper

    pdf = proof_paper(read_text(arguments.file), arguments.language, arguments.file.stem)
    write_file(arguments.out, pdf, data_folder(arguments))
    report({"file": str(arguments.out)}, [str(arguments.out)], as_json=arguments.json)
    return DONE


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": demo,
    "families": families,
    "family": family,
    "network": network,
    "folder": folder,
    "export": export,
    "import": take_in,
    "contacts": contacts,
    "deadlines": deadlines,
    "calendar": calendar,
    "check": check,
    "backup": backup,
    "restore": restore,
    "proof": proof,
    "papers": papers,
}
