"""Contacts on the command line: list them, take files in, hand them on."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.cli.output import read_text, report, write_file
from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.contact_import_plan import Action, Decision, ImportPlan, Outcome, PlannedRow
from linkworker_desktop.services.contact_views import ContactFilter, ContactView

if TYPE_CHECKING:
    from linkworker_desktop.exchange.contact_files.fields import ColumnMapping
    from linkworker_desktop.exchange.contact_files.readings import FileReading

DONE = 0
_WRITTEN = {Outcome.NEW: "new", Outcome.SAME: "merged", Outcome.KNOWN: "known", Outcome.DOUBTFUL: "doubtful"}


@dataclass(frozen=True, slots=True)
class _Planned:
    """One file with what importing it does."""

    file: Path
    reading: FileReading
    plan: ImportPlan


def list_contacts(arguments: argparse.Namespace, services: Services) -> int:
    """List the contacts, all active ones or those to confirm."""
    show = ContactFilter.TO_CONFIRM if arguments.due else ContactFilter.ACTIVE
    views = services.contacts.rows(show=show)
    lines = [_line(view) for view in views]
    nobody = _("Ingen kontakter skal bekræftes.") if arguments.due else _("Der er ingen kontakter endnu.")
    report({"contacts": [_facts(view) for view in views]}, lines or [nobody], as_json=arguments.json)
    return DONE


def _facts(view: ContactView) -> dict[str, Any]:
    draft = view.draft
    return {
        "id": str(view.id),
        "name": view.name,
        "organisation": draft.organisation,
        "unit": draft.unit,
        "person": draft.person,
        "role": draft.role,
        "category": draft.category,
        "phone": view.phone.replace("\u00a0", " "),
        "email": draft.email,
        "town": draft.address.town,
        "freshness": view.freshness.value,
        "verified_on": draft.verified_on.isoformat() if draft.verified_on else None,
        "due_again": view.due_again.isoformat() if view.due_again else None,
    }


def _line(view: ContactView) -> str:
    who = " · ".join(part for part in (view.name, view.draft.second_line) if part)
    return "  ".join(part for part in (who, view.phone) if part)


def import_contacts(arguments: argparse.Namespace, services: Services, data_folder: Path) -> int:
    """Take contacts in from files; every file is read before anything is written."""
    planned: list[_Planned] = []
    readings = [
        (file, services.contact_imports.read(file, encoding=arguments.encoding)) for file in arguments.files
    ]
    mappings = [_mapping(arguments.mapping, reading) for _file, reading in readings]
    decide = arguments.doubtful == "new"
    for (file, reading), mapping in zip(readings, mappings, strict=True):
        earlier = [each.plan for each in planned]
        plan = services.contact_imports.plan(
            reading, mapping=mapping, category=arguments.category, earlier=earlier
        )
        planned.append(_Planned(file, reading, plan))
    if not arguments.dry_run:
        services.contact_imports.carry_out_all(
            [(each.plan, _decisions(each.plan, decide=decide)) for each in planned]
        )
    if arguments.refused is not None:
        _write_refused(arguments.refused, planned, services, data_folder)
    facts = _import_facts(planned, dry_run=arguments.dry_run, decide=decide)
    report(facts, _import_lines(facts), as_json=arguments.json)
    return DONE


def _decisions(plan: ImportPlan, *, decide: bool) -> dict[int, Decision]:
    if not decide:
        return {}
    return {row.number: Decision(Action.KEEP_BOTH) for row in plan.of(Outcome.DOUBTFUL)}


def _mapping(file: Path | None, reading: FileReading) -> ColumnMapping | None:
    from linkworker_desktop.exchange.contact_files.fields import parse_mapping

    if file is None or reading.mapping is None:
        return None
    return parse_mapping(read_text(file).encode(), reading.mapping.headers)


def _write_refused(target: Path, planned: Sequence[_Planned], services: Services, data_folder: Path) -> None:
    refused = [each for each in planned if each.plan.of(Outcome.REFUSED)]
    if len(refused) > 1:
        raise UserError(_("Flere filer har afviste rækker. Hent filerne hver for sig for at få dem tilbage."))
    for each in refused:
        write_file(target, services.contact_imports.refused_file(each.plan), data_folder)


def _import_facts(planned: Sequence[_Planned], *, dry_run: bool, decide: bool) -> dict[str, Any]:
    rows = [_row_facts(each, row, decide=decide) for each in planned for row in each.plan.rows]
    counts = {name: sum(1 for row in rows if row["outcome"] == name) for name in _OUTCOMES}
    return {
        "dry_run": dry_run,
        "read": len(rows),
        **counts,
        "files": [_file_facts(each) for each in planned],
        "rows": rows,
    }


_OUTCOMES = ("new", "merged", "known", "doubtful", "refused")


def _row_facts(each: _Planned, row: PlannedRow, *, decide: bool) -> dict[str, Any]:
    outcome = _WRITTEN.get(row.outcome, "refused")
    if decide and row.outcome is Outcome.DOUBTFUL:
        outcome = "new"
    return {
        "file": str(each.file),
        "row": row.number,
        "outcome": outcome,
        "reason": row.reason,
        "name": row.name,
        "remarks": list(row.remarks),
    }


def _file_facts(each: _Planned) -> dict[str, Any]:
    from linkworker_desktop.exchange.contact_files.fields import mapping_json

    reading = each.reading
    columns = json.loads(mapping_json(reading.mapping))["columns"] if reading.mapping else []
    return {
        "file": str(each.file),
        "kind": reading.kind.value,
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "sheet": reading.sheet,
        "columns": columns,
        "remarks": list(reading.remarks),
    }


def _import_lines(facts: dict[str, Any]) -> Iterable[str]:
    for file in facts["files"]:
        yield from file["remarks"]
    for row in facts["rows"]:
        if row["outcome"] in ("doubtful", "refused"):
            who = f"{row['name']} – " if row["name"] else ""
            place = _("{file}, række {row}").format(file=Path(row["file"]).name, row=row["row"])
            yield f"{place}: {who}{row['reason']}"
    said = _("Prøve: intet er skrevet.") if facts["dry_run"] else ""
    counted = _(
        "{read} læst: {new} nye, {merged} lagt sammen, {known} kendt i forvejen, {doubtful} i tvivl, {refused} afvist."
    )
    yield " ".join(part for part in (said, counted.format(**facts)) if part)


def export_contacts(arguments: argparse.Namespace, services: Services, data_folder: Path) -> int:
    """Write contacts to a file."""
    from linkworker_desktop.services.contact_exports import ExportFormat, written

    chosen = ExportFormat(arguments.format)
    sector = Sector(arguments.sector) if arguments.sector else None
    drafts = services.contact_exports.drafts(sector=sector, private=arguments.private)
    data = written(chosen, drafts, services.clock, private=arguments.private)
    write_file(arguments.out, data, data_folder)
    facts = {"file": str(arguments.out), "contacts": len(drafts), "bytes": len(data)}
    number = ngettext("{number} kontakt", "{number} kontakter", len(drafts)).format(number=len(drafts))
    report(facts, [f"{arguments.out}  ·  {number}"], as_json=arguments.json)
    return DONE
