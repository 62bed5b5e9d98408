"""What is typed in for a relay, cleaned and checked before it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from linkworker_desktop.domain.coordination import MOST_COORDINATORS, Actor, Hotspot
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.domain.relay import Agreement, RelayKind
from linkworker_desktop.i18n import _
from linkworker_desktop.services.relay_views import Said

_LONGEST_TEXT = 4000
_LONGEST_WHAT = 400
_LONGEST_NAME = 200
_LONGEST_REASON = 400


def checked_said(kind: RelayKind, said: Said, now: datetime) -> Said:
    """Return what is said as it is kept, with its moment. Raises `InvalidInput` with a sentence for each field."""
    text, initiative = cleaned(said.text, lines=True), cleaned(said.initiative)
    agreements = tuple(
        Agreement(cleaned(each.what), cleaned(each.who), each.due)
        for each in said.agreements
        if cleaned(each.what) or cleaned(each.who) or each.due
    )
    at = (said.at or now).replace(second=0, microsecond=0)
    problems = [
        *out_of_range("at", at),
        *too_long("text", text, _LONGEST_TEXT),
        *too_long("initiative", initiative, _LONGEST_NAME),
        *_agreement_problems(agreements),
        *_missing(kind, text, agreements),
    ]
    _require(problems)
    return Said(text, agreements, initiative, at)


def checked_actor(actor: Actor, field: str) -> Actor:
    """Return somebody as they are kept. Raises `InvalidInput` for nobody, or a name that is too long."""
    name = cleaned(actor.name)
    problems = [
        *([] if name else [Problem(field, _("Vælg en person."))]),
        *too_long(field, name, _LONGEST_NAME),
    ]
    _require(problems)
    return Actor(name, actor.contact)


def checked_coordinators(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return those who are to coordinate, each once. Raises `InvalidInput` for more than two."""
    found: list[Actor] = []
    for actor in actors:
        clean = checked_actor(actor, "coordinators")
        if not clean.is_among(found):
            found.append(clean)
    if len(found) > MOST_COORDINATORS:
        raise InvalidInput([Problem("coordinators", _("En familie har højst to tovholdere ad gangen."))])
    return tuple(found)


def checked_hotspot(mark: Hotspot, today: date) -> Hotspot:
    """Return the mark of a stuck case as it is kept. Raises `InvalidInput`."""
    reason, manager = cleaned(mark.reason, lines=True), cleaned(mark.manager)
    problems = [
        *([] if reason else [Problem("reason", _("Skriv, hvad der sidder fast."))]),
        *([] if manager else [Problem("manager", _("Skriv, hvilken leder der har sagen."))]),
        *too_long("reason", reason, _LONGEST_REASON),
        *too_long("manager", manager, _LONGEST_NAME),
        *out_of_range("on", mark.on),
    ]
    if mark.on > today:
        problems.append(Problem("on", _("Dagen er ikke kommet endnu.")))
    _require(problems)
    return Hotspot(mark.on, reason, manager)


def checked_answer_by(day: date | None, at: datetime) -> date | None:
    """Return the day an answer is asked for by. Raises `InvalidInput` for a day before the offer."""
    problems = list(out_of_range("answer_by", day))
    if day is not None and not problems and day < at.date():
        problems.append(Problem("answer_by", _("Svaret kan ikke komme før tilbuddet. Ret en af datoerne.")))
    _require(problems)
    return day


def _missing(kind: RelayKind, text: str, agreements: tuple[Agreement, ...]) -> list[Problem]:
    if kind in {RelayKind.NOTE, RelayKind.CORRECTION} and not text:
        return [Problem("text", _("Skriv, hvad der skal stå."))]
    if kind is RelayKind.AGREEMENT and not agreements:
        return [Problem("agreements.0.what", _("Skriv, hvad der er aftalt."))]
    if kind is RelayKind.MEETING and not text and not agreements:
        return [Problem("text", _("Skriv, hvad mødet handlede om, eller hvad der blev aftalt."))]
    return []


def _agreement_problems(agreements: tuple[Agreement, ...]) -> Iterable[Problem]:
    for number, each in enumerate(agreements):
        field = f"agreements.{number}"
        if not each.what:
            yield Problem(f"{field}.what", _("Skriv, hvad der er aftalt."))
        yield from too_long(f"{field}.what", each.what, _LONGEST_WHAT)
        yield from too_long(f"{field}.who", each.who, _LONGEST_NAME)
        yield from out_of_range(f"{field}.due", each.due)


def _require(problems: list[Problem]) -> None:
    if problems:
        raise InvalidInput(problems)
