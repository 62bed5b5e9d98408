"""The sample's contacts: 60 organisations, their people, numbers nobody has, and when each was confirmed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from linkworker_desktop.domain.contact import (
    VERIFIED_MONTHS,
    ContactDraft,
    EmployerDraft,
    PhoneDraft,
    Visibility,
    months_later,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.hours_reading import parse_hours
from linkworker_desktop.services.sample.shapes import (
    OrganisationShape,
    PersonShape,
    WorkShape,
    danish_names,
    organisations,
    towns,
)

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_HOW = ("ringet op", "ringet op", "skrevet til", "set på hjemmesiden")
_FRESH_DAYS = (5, 150)
_PRIVATE = "Ring kun på egen mobil efter kl. 16."
_OWN_NUMBERS = "01 23 40"


def contact_drafts(today: date) -> list[ContactDraft]:
    """Return all contacts but the region's emergency numbers, confirmed at days counted from `today`."""
    rng = Random("skovsunde/contacts")  # noqa: S311 - invented data
    people = _invented_people(rng)
    numbers = _FreeNumbers(organisations())
    return [draft for shape in organisations() for draft in _of(shape, today, rng, people, numbers)]


def advisers() -> tuple[str, ...]:
    """Return the names of the advisers families are given."""
    return tuple(
        person.name
        for shape in organisations()
        if shape.category == "integration_unit"
        for person in shape.people
        if person.role == "rådgiver"
    )


def interpreter_for(language: str) -> str:
    """Return who interprets `language`: an interpreter by name, else the bureau."""
    found = "Tolkebroen"
    for shape in organisations():
        if shape.category == "interpreter":
            found = next(
                (person.name for person in shape.people if person.name and language in person.languages),
                found,
            )
    return found


def _of(
    shape: OrganisationShape, today: date, rng: Random, people: Iterator[str], numbers: _FreeNumbers
) -> Iterator[ContactDraft]:
    hours = parse_hours(shape.hours, today)
    own = ContactDraft(
        category=shape.category,
        organisation=shape.name,
        role=shape.role,
        phones=(PhoneDraft(shape.phone),) if shape.phone else (),
        email=f"kontakt@{shape.domain}" if shape.domain else "",
        address=_address(shape),
        schedule=hours.schedule,
        hours=hours.rest,
        languages=shape.languages,
        printable=shape.printable,
    )
    if shape.entry:
        closed_until = None if shape.closed is None else today + timedelta(days=shape.closed)
        entry = replace(
            own,
            website=f"https://{shape.domain}" if shape.domain else "",
            closed_until=closed_until,
            closed_why=shape.closed_why,
            employer=_employer(shape.work, today),
        )
        yield _confirmed(entry, shape, today, rng)
    for person in shape.people:
        name = person.name or next(people)
        draft = replace(
            own,
            person=name,
            role=person.role,
            phones=(PhoneDraft(person.phone or numbers.after(shape)),),
            email=f"{_mailbox(name)}@{shape.domain}" if shape.domain else "",
            languages=person.languages,
            printable=person.printable,
            visibility=Visibility.ONLY_ME if person.only_me else Visibility.EVERYONE,
            private_note=_PRIVATE if person.only_me else "",
        )
        yield _confirmed(draft, person, today, rng)


def _confirmed(
    draft: ContactDraft, shape: OrganisationShape | PersonShape, today: date, rng: Random
) -> ContactDraft:
    days, how = rng.randint(*_FRESH_DAYS), rng.choice(_HOW)
    if shape.never:
        return draft
    if shape.due_in is not None:
        verified_on = months_later(today + timedelta(days=shape.due_in), -VERIFIED_MONTHS)
    else:
        verified_on = today - timedelta(days=days if shape.verified is None else shape.verified)
    ended_on = None if shape.ended is None else today - timedelta(days=shape.ended)
    return replace(draft, verified_on=verified_on, verified_how=shape.how or how, ended_on=ended_on)


def _employer(work: WorkShape | None, today: date) -> EmployerDraft | None:
    if work is None:
        return None
    return EmployerDraft(
        trades=work.trades,
        places=work.places,
        openings=work.openings,
        danish=work.danish,
        skills=work.skills,
        languages=work.languages,
        mentor=work.mentor,
        transport=work.transport,
        lines=work.lines,
        last_placement_on=None if work.placed is None else today - timedelta(days=work.placed),
        last_placement_how=work.how,
    )


def _address(shape: OrganisationShape) -> Address:
    town = next((town.name for town in towns().town if town.post_code == shape.post_code), "")
    return Address(shape.street, shape.post_code, town)


def _invented_people(rng: Random) -> Iterator[str]:
    """Yield names of which no two are alike, and none is one the data files give somebody."""
    given, surnames = danish_names().given, list(danish_names().surnames)
    taken = {person.name for shape in organisations() for person in shape.people}
    while True:
        rng.shuffle(surnames)
        for surname in surnames:
            name = f"{rng.choice(given)} {surname}"
            if name not in taken:
                taken.add(name)
                yield name


def _mailbox(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return re.sub(r"[^a-z]+", ".", "".join(sign for sign in folded if not unicodedata.combining(sign)))


class _FreeNumbers:
    """Hands out phone numbers beside an organisation's own, each one once."""

    def __init__(self, shapes: Sequence[OrganisationShape]) -> None:
        self._taken = {shape.phone for shape in shapes} | {
            person.phone for shape in shapes for person in shape.people
        }

    def after(self, shape: OrganisationShape) -> str:
        """Return the next free number of the organisation's series of a hundred."""
        series = shape.phone[: len(_OWN_NUMBERS)] or _OWN_NUMBERS
        number = next(number for end in range(11, 100) if (number := f"{series} {end}") not in self._taken)
        self._taken.add(number)
        return number
