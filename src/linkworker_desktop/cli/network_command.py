"""The command that shows who works with a family: the authorities and their people, counted, on any day."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.cli.opening import unlocked
from linkworker_desktop.cli.output import report
from linkworker_desktop.domain.categories import SECTOR_LABELS
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.moments import NotADate, date_text, parse_date
from linkworker_desktop.domain.network import (
    ENDED_LABELS,
    FREQUENCY_LABELS,
    BodyPerson,
    Counts,
    Frequency,
    NetworkBody,
    NetworkMember,
)
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.ranges import is_kept_day
from linkworker_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from linkworker_desktop.services.network_views import NetworkView

_NO_DAY = date(2000, 1, 1)
"""Only whole dates are read, so that a command means the same every day."""


def add_network(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options to the command line."""
    sentence = _("Vis, hvem der arbejder med en familie: myndigheder, personer og andre.")
    command = commands.add_parser("network", help=sentence, description=sentence)
    command.add_argument("--json", action="store_true", help=_("skriv ét JSON-objekt"))
    command.add_argument("code", metavar=_("KODE"), help=_("familiens kode, fx F001"))
    command.add_argument(
        "--member",
        action="append",
        default=[],
        metavar=_("MEDLEM"),
        help=_("kun dem, der arbejder med dette medlem: fornavn eller id; kan gives flere gange"),
    )
    command.add_argument(
        "--on", type=_day, metavar=_("DATO"), help=_("som det så ud den dag: 2026-11-24; ellers i dag")
    )


def network(arguments: argparse.Namespace) -> int:
    """Show the network of one family."""
    with unlocked(arguments) as services:
        family = services.families.by_code(arguments.code)
        view = services.network.of_family(family, on=arguments.on)
        chosen = [_member(view, said) for said in arguments.member]
        if chosen:
            members = [member.id for member in chosen]
            view = services.network.of_family(family, on=arguments.on, members=members)
    report(_facts(view, chosen), _lines(view, chosen), as_json=arguments.json)
    return 0


def _member(view: NetworkView, said: str) -> NetworkMember:
    """Return the member of an identifier, a first name or a whole name. Raises `UserError`."""
    found, name = view.called(said), cleaned(said)[:40]
    if not found:
        raise UserError(_("Der er ingen i familien, der hedder »{name}«.").format(name=name))
    if len(found) > 1:
        sentence = _("Der er flere i familien, der hedder »{name}«. Skriv personens id, som --json viser.")
        raise UserError(sentence.format(name=name))
    return found[0]


# -- for programs


def _facts(view: NetworkView, chosen: Sequence[NetworkMember]) -> dict[str, Any]:
    shown, names = view.network, _names(view)
    return {
        "family": view.code,
        "surname": view.surname,
        "on": view.on.isoformat(),
        "of_members": [member.name for member in chosen] or None,
        "counts": asdict(shown.counts),
        "per_member": [
            {
                "id": str(member.id),
                "name": member.name,
                "is_here": member.is_here,
                **asdict(shown.per_member[member.id]),
            }
            for member in shown.members
        ],
        "per_sector": {sector.value: asdict(counts) for sector, counts in shown.per_sector.items()},
        "coordinators": [each.name for each in view.coordinators],
        "is_uncoordinated": view.is_uncoordinated,
        "authorities": [_body(body, names) for body in shown.authorities],
        "persons": [
            {"name": person.name, "role": person.role, "authority": body.name}
            for body in shown.authorities
            for person in body.named
        ],
        "others": [_body(body, names) for body in shown.others],
        "ended": [_body(body, names) for body in shown.ended],
    }


def _body(body: NetworkBody, names: Mapping[PersonId, str]) -> dict[str, Any]:
    return {
        "name": body.name,
        "organisation": body.organisation or None,
        "sector": body.sector.value,
        "members": _known(body.members, names),
        "whole_family": body.is_for_all,
        "frequency": body.frequency.value,
        "since": _iso(body.since),
        "until": _iso(body.until),
        "persons": [
            {
                "contact": str(person.contact),
                "name": person.name or None,
                "role": person.role,
                "members": _known(person.members, names),
                "whole_family": person.is_for_all,
                "frequency": person.frequency.value,
                "since": _iso(person.since),
                "until": _iso(person.until),
                "purpose": person.purpose,
                "ended": person.ended.value if person.ended else None,
            }
            for person in body.persons
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _names(view: NetworkView) -> dict[PersonId, str]:
    return {member.id: member.name for member in view.network.members}


def _known(members: Iterable[PersonId], names: Mapping[PersonId, str]) -> list[str]:
    return [names[each] for each in members if each in names]


# -- for a person


def _lines(view: NetworkView, chosen: Sequence[NetworkMember]) -> Iterator[str]:
    shown, names = view.network, _names(view)
    of = _("for {names}").format(names=", ".join(each.name for each in chosen)) if chosen else ""
    yield "  ·  ".join(part for part in (view.code, view.surname, date_text(view.on), of) if part)
    yield "  ·  ".join(_counted(shown.counts))
    if view.is_uncoordinated:
        yield _("Der er mere end {limit} myndigheder og ingen tovholder.").format(limit=view.limit)
    for member in shown.members:
        yield f"  {member.name}: {', '.join(_counted(shown.per_member[member.id])[:2])}"
    for sector, counts in shown.per_sector.items():
        if counts.authorities:
            yield f"  {_(SECTOR_LABELS[sector])}: {', '.join(_counted(counts)[:2])}"
    for title, bodies in (
        ("", shown.authorities),
        (_("Andre, der ikke tælles med"), shown.others),
        (_("Ikke med længere"), shown.ended),
    ):
        if bodies and title:
            yield ""
            yield title
        for body in bodies:
            yield from _body_lines(body, names)


def _counted(counts: Counts) -> list[str]:
    said = [
        ngettext("{number} myndighed", "{number} myndigheder", counts.authorities).format(
            number=counts.authorities
        ),
        ngettext("{number} person", "{number} personer", counts.persons).format(number=counts.persons),
    ]
    if counts.others:
        said.append(_("{number} andre (tælles ikke med)").format(number=counts.others))
    if counts.ended:
        said.append(_("{number} ikke med længere").format(number=counts.ended))
    return said


def _body_lines(body: NetworkBody, names: Mapping[PersonId, str]) -> Iterator[str]:
    place = f"{body.name} ({body.organisation})" if body.organisation else body.name
    parts = (place, _(SECTOR_LABELS[body.sector]), _how_often(body.frequency), _for_whom(body, names))
    yield ""
    yield "  ·  ".join(part for part in parts if part)
    for person in body.persons:
        who = ", ".join(part for part in (person.name, person.role) if part) or _("uden navn")
        said = (who, _for_whom(person, names), _how_often(person.frequency), _when(person), person.purpose)
        ended = _(ENDED_LABELS[person.ended]) if person.ended else ""
        yield "    " + "  ·  ".join(part for part in (*said, ended) if part)


def _for_whom(each: NetworkBody | BodyPerson, names: Mapping[PersonId, str]) -> str:
    if each.is_for_all:
        return _("for hele familien")
    return _("for {names}").format(names=", ".join(_known(each.members, names)))


def _how_often(frequency: Frequency) -> str:
    return "" if frequency is Frequency.UNKNOWN else _(FREQUENCY_LABELS[frequency])


def _when(person: BodyPerson) -> str:
    since = _("fra {date}").format(date=date_text(person.since)) if person.since else ""
    until = _("til {date}").format(date=date_text(person.until)) if person.until else ""
    return " ".join(part for part in (since, until) if part)


def _day(text: str) -> date:
    for read in (date.fromisoformat, _typed):
        try:
            day = read(text)
        except ValueError:
            continue
        if is_kept_day(day):
            return day
    raise argparse.ArgumentTypeError(_("skriv datoen som 2026-11-24"))


def _typed(text: str) -> date:
    try:
        return parse_date(text, _NO_DAY)
    except NotADate as error:
        raise ValueError(text) from error
