"""The calendar on the command line: list it, write it as an iCalendar file, take such files in."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.cli.opening import unlocked
from linkworker_desktop.cli.output import report, write_file
from linkworker_desktop.domain.moments import date_text, time_text
from linkworker_desktop.domain.ranges import is_kept_day
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from linkworker_desktop.bootstrap import Services
    from linkworker_desktop.services.calendar_import import IcalPlan
    from linkworker_desktop.services.calendar_views import CalendarEntry, CalendarFilter

CALENDAR = "calendar"
"""The word after `import` and `export` that means the calendar and not a family."""
DONE = 0
_OF_CONTACTS = ("format", "sector", "private", "mapping", "encoding", "refused")
_A_FORTNIGHT = timedelta(days=13)


def add_calendar(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command that lists the calendar."""
    sentence = _("Vis kalenderen: frister, aftaler, opgaver, møder og fridage.")
    command = commands.add_parser(CALENDAR, help=sentence, description=sentence)
    command.add_argument("--json", action="store_true", help=_("skriv ét JSON-objekt"))
    _add_days(command)


def add_export(command: argparse.ArgumentParser) -> None:
    """Add what `export calendar` takes to the command `export`."""
    group = command.add_argument_group(_("kun for calendar"))
    _add_days(group)
    group.add_argument(
        "--without-names",
        action="store_true",
        help=_("uden navne, steder og egne titler: kun »Frist« og »Møde«"),
    )


def add_import(command: argparse.ArgumentParser) -> None:
    """Add what `import calendar` takes to the command `import`."""
    group = command.add_argument_group(_("kun for calendar"))
    group.add_argument(
        "--closed-days", action="store_true", help=_("filens hele dage er kommunens lukkedage, ikke aftaler")
    )


def sort_out(arguments: argparse.Namespace, top: argparse.ArgumentParser) -> bool:
    """Tell whether `import` or `export` is about the calendar; end with code 2 for options that are not."""
    word = arguments.code if arguments.command == "export" else str(arguments.files[0])
    arguments.is_calendar = word == CALENDAR
    if not arguments.is_calendar:
        names = ("first", "last", "family", "without_names", "closed_days")
        if any(getattr(arguments, name, None) for name in names):
            top.error(_("de valg hører til kalenderen: »export calendar« og »import calendar«"))
        return False
    if any(getattr(arguments, name, None) for name in _OF_CONTACTS):
        top.error(_("de valg hører til kontakterne"))
    arguments.is_contacts = False
    if arguments.command == "import":
        if len(arguments.files) != 2:
            top.error(_("skriv én kalenderfil (.ics)"))
        arguments.file = arguments.files[1]
    return True


def calendar(arguments: argparse.Namespace) -> int:
    """List what stands in the calendar; without days the two weeks from today."""
    with unlocked(arguments) as services:
        first = arguments.first or services.clock.today()
        last = arguments.last or first + _A_FORTNIGHT
        _require_order(first, last)
        entries = services.calendar.entries(first, last, _filter(services, arguments.family))
    facts = {"from": first.isoformat(), "to": last.isoformat(), "entries": [_facts(each) for each in entries]}
    report(facts, _lines(entries), as_json=arguments.json)
    return DONE


def export_calendar(arguments: argparse.Namespace, services: Services, data_folder: Path) -> int:
    """Write the calendar as an iCalendar file."""
    _require_order(arguments.first, arguments.last)
    written = services.calendar_exchange.ical(
        arguments.first,
        arguments.last,
        _filter(services, arguments.family),
        with_names=not arguments.without_names,
    )
    write_file(arguments.out, written.data, data_folder)
    facts = {
        "file": str(arguments.out),
        "bytes": len(written.data),
        "events": written.events,
        "with_names": not arguments.without_names,
    }
    number = ngettext("{n} aftale", "{n} aftaler", written.events).format(n=written.events)
    report(facts, [f"{arguments.out}  ·  {number}"], as_json=arguments.json)
    return DONE


def import_calendar(arguments: argparse.Namespace, services: Services) -> int:
    """Take own appointments, or closed days, in from an iCalendar file."""
    plan = services.calendar_exchange.plan(arguments.file, as_closed_days=arguments.closed_days)
    sentence = "" if arguments.dry_run else services.calendar_exchange.take_in(plan).sentence
    facts = _plan_facts(plan, dry_run=arguments.dry_run)
    report({**facts, "sentence": sentence}, _plan_lines(plan, sentence), as_json=arguments.json)
    return DONE


def _add_days(command: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    command.add_argument(
        "--from", dest="first", type=_day, metavar=_("DATO"), help=_("den første dag: 2026-11-24")
    )
    command.add_argument("--to", dest="last", type=_day, metavar=_("DATO"), help=_("den sidste dag, med"))
    command.add_argument("--family", metavar=_("KODE"), help=_("kun én familie, fx F001"))


def _filter(services: Services, code: str | None) -> CalendarFilter:
    from linkworker_desktop.services.calendar_views import EVERYTHING, CalendarFilter

    if not code:
        return EVERYTHING
    return CalendarFilter(families=frozenset({services.families.by_code(code)}))


def _require_order(first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise UserError(_("Den første dag ligger efter den sidste. Byt om på --from og --to."))


def _facts(entry: CalendarEntry) -> dict[str, Any]:
    deadline = entry.deadline
    return {
        "kind": entry.kind.value,
        "when": _iso(entry.when),
        "ends": _iso(entry.ends),
        "due": _iso(entry.due),
        "part": entry.part.value,
        "title": entry.title,
        "about": entry.about or None,
        "family": entry.code or None,
        "surname": entry.surname or None,
        "place": entry.place or None,
        "state": entry.state.value,
        "words": entry.words,
        "level": entry.level.value if entry.level else None,
        "unit": entry.unit or None,
        "responsible": entry.responsible.value if entry.responsible else None,
        "rule": deadline.row.rule.code if deadline else None,
        "why": deadline.why if deadline else None,
        "event": str(entry.event) if entry.event else None,
        "occurrence": entry.occurrence.isoformat() if entry.occurrence else None,
        "repeats": entry.repeats,
    }


def _iso(when: When | None) -> str | None:
    if when is None:
        return None
    return when.day.isoformat() if when.clock is None else when.moment.isoformat(timespec="minutes")


def _lines(entries: Sequence[CalendarEntry]) -> Iterable[str]:
    if not entries:
        return [_("Der står intet i kalenderen de dage.")]
    return [
        "  ".join(
            part
            for part in (
                date_text(entry.when.day).rjust(10),
                (time_text(entry.when.clock) if entry.when.clock else "").rjust(5),
                " · ".join(word for word in (entry.title, entry.about, entry.place) if word),
                f"({entry.words})" if entry.words else "",
            )
            if part
        )
        for entry in entries
    ]


def _plan_facts(plan: IcalPlan, *, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "new": len(plan.new) + len(plan.closed),
        "changed": len(plan.changed),
        "known": plan.known,
        "refused": [{"title": each.title, "reason": each.reason} for each in plan.refused],
        "remarks": list(plan.remarks),
        "events": [
            {"uid": item.uid, "title": item.title, "when": _iso(item.starts), "remarks": list(item.remarks)}
            for item in (*plan.new, *plan.changed)
        ],
        "closed_days": [
            {"name": each.name, "month": each.month, "day": each.day, "year": each.year}
            for each in plan.closed
        ],
    }


def _plan_lines(plan: IcalPlan, sentence: str) -> Iterable[str]:
    counted = _("Nye: {new}. Ændret: {changed}. Kendt i forvejen: {known}. Afvist: {refused}.").format(
        new=len(plan.new) + len(plan.closed),
        changed=len(plan.changed),
        known=plan.known,
        refused=len(plan.refused),
    )
    refused = (f"  – {each.title}: {each.reason}" for each in plan.refused)
    remarks = (f"  – {item.title}: {remark}" for item in plan.new for remark in item.remarks)
    return [line for line in (counted, *plan.remarks, *refused, *dict.fromkeys(remarks), sentence) if line]


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("skriv datoen som 2026-11-24")) from error
    if not is_kept_day(day):
        raise argparse.ArgumentTypeError(_("skriv datoen som 2026-11-24"))
    return day
