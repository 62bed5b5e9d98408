"""The command that lists due dates, with their state on any day and why they are as they are."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.cli.opening import unlocked
from linkworker_desktop.cli.output import report
from linkworker_desktop.domain.moments import NotADate, parse_date, parse_moment
from linkworker_desktop.domain.ranges import is_kept_day
from linkworker_desktop.domain.rules.due import STATE_LABELS, Margin, State
from linkworker_desktop.domain.rules.rule import LEVEL_LABELS
from linkworker_desktop.domain.rules.spans import Unit
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.words import reason_words
from linkworker_desktop.i18n import _
from linkworker_desktop.services.deadline_views import Deadline


def add_deadlines(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options to the command line."""
    sentence = _("Vis fristerne, deres tilstand og hvorfor de er, som de er.")
    command = commands.add_parser("deadlines", help=sentence, description=sentence)
    command.add_argument("--json", action="store_true", help=_("skriv ét JSON-objekt"))
    command.add_argument("--family", metavar=_("KODE"), help=_("kun én families frister, fx F001"))
    command.add_argument(
        "--today",
        type=_moment,
        metavar=_("DATO"),
        help=_(
            "som det ser ud den dag: 2026-11-24, eller 2026-11-24T08:42; uden klokkeslæt fra dagens begyndelse"
        ),
    )
    command.add_argument(
        "--state",
        action="append",
        choices=[state.value for state in State],
        metavar=_("TILSTAND"),
        help=_("kun frister i denne tilstand, fx overdue; kan gives flere gange"),
    )
    command.add_argument("--contacts", action="store_true", help=_("også kontakter, der skal bekræftes"))


def deadlines(arguments: argparse.Namespace) -> int:
    """List the due dates of one family or of everybody."""
    with unlocked(arguments) as services:
        family = services.families.by_code(arguments.family) if arguments.family else None
        now = arguments.today or local_now(services.clock)
        rows = services.deadlines.due(
            family,
            states=[State(state) for state in arguments.state or ()],
            now=now,
            with_contacts=arguments.contacts,
        )
    facts = {"today": now.isoformat(timespec="minutes"), "deadlines": [_facts(row) for row in rows]}
    report(facts, _lines(rows), as_json=arguments.json)
    return 0


def _facts(row: Deadline) -> dict[str, Any]:
    due = row.row
    return {
        "family": row.code or None,
        "surname": row.surname or None,
        "person": row.person or None,
        "about": row.about or None,
        "subject": due.subject.kind.value,
        "subject_id": str(due.subject.ident),
        "rule": due.rule.code,
        "variant": due.rule.variant or None,
        "number": due.number,
        "name": row.name,
        "level": row.level.value,
        "due": _iso(due.due),
        "latest": _iso(due.latest),
        "state": row.state.value,
        **_margin(due.margin),
        "done": _iso(due.done),
        "words": row.words,
        "why": row.why,
        "reason": reason_words(due.reason) if due.reason else None,
        "waiting_for": due.waiting_for.value if due.waiting_for else None,
        "missing": [tick.kind.value for tick in due.ticks if tick.when is None],
        "doubt": due.doubt.value if due.doubt else None,
    }


def _margin(margin: Margin | None) -> dict[str, int]:
    if margin is None:
        return {}
    unit = "hours" if margin.unit is Unit.HOURS else "days"
    return {f"{unit}_{'over' if margin.is_over else 'left'}": margin.amount}


def _iso(when: When | None) -> str | None:
    if when is None:
        return None
    return when.day.isoformat() if when.clock is None else when.moment.isoformat(timespec="minutes")


def _lines(rows: Sequence[Deadline]) -> Iterable[str]:
    if not rows:
        return [_("Der er ingen frister.")]
    cells = [
        (
            row.due.text if row.due else "–",
            row.words or _(STATE_LABELS[row.state]),
            _(LEVEL_LABELS[row.level]),
            " · ".join(part for part in (row.code, row.about) if part),
            row.name,
        )
        for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    widths[-1] = 0
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in cells]


def _moment(text: str) -> datetime:
    for read in (datetime.fromisoformat, _typed_moment, _typed_day):
        try:
            found = read(text)
        except ValueError:
            continue
        if found.tzinfo is None and is_kept_day(found):
            return found
    raise argparse.ArgumentTypeError(_("skriv datoen som 2026-11-24 eller 2026-11-24T08:42"))


def _typed_moment(text: str) -> datetime:
    day, _separator, clock = text.partition(" ")
    try:
        return parse_moment(f"{_danish(day)} {clock}", _NO_DAY)
    except NotADate as error:
        raise ValueError(text) from error


def _typed_day(text: str) -> datetime:
    try:
        return datetime.combine(parse_date(text, _NO_DAY), time())
    except NotADate as error:
        raise ValueError(text) from error


def _danish(day: str) -> str:
    try:
        known = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{known.day}.{known.month}.{known.year}"


_NO_DAY = date(2000, 1, 1)
"""Only whole dates are read here, so that a command means the same every day."""
