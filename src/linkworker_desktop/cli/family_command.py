"""The command that shows everything of one family: as in its case file, and how things stand today."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from linkworker_desktop.base.clock import local_now
from linkworker_desktop.cli.opening import unlocked
from linkworker_desktop.cli.output import report
from linkworker_desktop.domain.family import RELATION_LABELS
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.rules.due import OPEN, State
from linkworker_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from linkworker_desktop.bootstrap import Services
    from linkworker_desktop.services.family_page import FamilyPageView
    from linkworker_desktop.services.family_views import MemberSheet

_MOST_NOTES = 5


def add_family(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options to the command line."""
    sentence = _("Vis alt om én familie: det, familiefilen har, og hvordan det står til i dag.")
    command = commands.add_parser("family", help=sentence, description=sentence)
    command.add_argument("--json", action="store_true", help=_("skriv ét JSON-objekt"))
    command.add_argument("code", metavar=_("KODE"), help=_("familiens kode, fx F001"))


def family(arguments: argparse.Namespace) -> int:
    """Show one family. The JSON has the keys of the case file, and `now`: ages, counts and who holds the relay."""
    with unlocked(arguments) as services:
        found = services.families.by_code(arguments.code)
        view = services.families.page(found)
        today = local_now(services.clock).date()
        facts = _facts(services, view, today) if arguments.json else {}
    report(facts, _lines(view), as_json=arguments.json)
    return 0


def _facts(services: Services, view: FamilyPageView, today: date) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(services.case_files.export(view.sheet.id))
    counts = view.network.counts
    holder, offered = view.relay.holder, view.relay.offered_to
    case["now"] = {
        "today": today.isoformat(),
        "members": [_member(each) for each in view.sheet.members],
        "people": sum(each.lives_here for each in view.sheet.members),
        "languages": list(view.sheet.languages),
        "authorities": counts.authorities,
        "persons": counts.persons,
        "others": counts.others,
        "ended": counts.ended,
        "relay_holder": holder.actor.name if holder else None,
        "relay_offered_to": offered.actor.name if offered else None,
        "open_dates": sum(each.state in OPEN for each in view.due),
        "overdue": sum(each.state is State.OVERDUE for each in view.due),
        "documents": view.documents,
    }
    return case


def _member(member: MemberSheet) -> dict[str, Any]:
    return {
        "person": str(member.draft.person),
        "given_name": member.draft.given_name,
        "age": member.age,
        "is_adult": member.is_adult,
        "lives_here": member.lives_here,
    }


def _lines(view: FamilyPageView) -> Iterable[str]:
    sheet = view.sheet
    yield f"{sheet.code}  {sheet.surname}"
    if sheet.is_protected:
        yield "  " + _("Beskyttet adresse")
    elif sheet.address.line:
        yield f"  {sheet.address.line}"
    if sheet.housed_at is not None:
        yield "  " + _("Flyttet ind {date}").format(date=date_text(sheet.housed_at.date()))
    for member in sheet.members:
        yield "  " + _member_line(member)
    yield from _standing(view)
    open_dates = [each for each in view.due if each.state in OPEN]
    overdue = sum(each.state is State.OVERDUE for each in open_dates)
    number = len(open_dates)
    said = ngettext("{number} åben frist", "{number} åbne frister", number).format(number=number)
    yield "  " + (_("{dates}, {overdue} over tiden").format(dates=said, overdue=overdue) if overdue else said)
    for item in view.timeline.items[:_MOST_NOTES]:
        yield f"  {date_text(item.day)}  {item.heading}"


def _member_line(member: MemberSheet) -> str:
    draft = member.draft
    said = [draft.given_name, _(RELATION_LABELS[draft.relation])]
    if member.age is not None:
        said.append(ngettext("{number} år", "{number} år", member.age).format(number=member.age))
    if draft.reads_nothing:
        said.append(_("læser ikke"))
    elif draft.reads:
        said.append(_("læser {languages}").format(languages=_names(draft.reads)))
    if not member.lives_here:
        said.append(_("flyttet"))
    return ", ".join(said)


def _names(codes: Sequence[str]) -> str:
    return ", ".join(_(LANGUAGES[code].danish_name) for code in codes if code in LANGUAGES)


def _standing(view: FamilyPageView) -> Iterator[str]:
    counts = view.network.counts
    authorities = ngettext("{number} myndighed", "{number} myndigheder", counts.authorities)
    persons = ngettext("{number} person", "{number} personer", counts.persons)
    yield (
        "  " + authorities.format(number=counts.authorities) + ", " + persons.format(number=counts.persons)
    )
    if view.relay.holder is not None:
        yield "  " + _("Holder stafetten: {name}").format(name=view.relay.holder.actor.name)
