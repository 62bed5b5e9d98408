"""What is refused, and what is only remarked on, when a contact is saved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import ContactDraft, PhoneDraft
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.i18n import _

MOST_PHONES = 50
_LONGEST = {"organisation": 200, "person": 200, "role": 200, "email": 200, "hours": 400}
_LONGEST |= {"note": 100_000, "verified_how": 200}
FEWEST_DIGITS = 3
"""The shortest number that can be called has so many, as 112."""


def checked_contact(draft: ContactDraft, today: date) -> ContactDraft:
    """Return the draft cleaned as it is kept. Raises `InvalidInput` with one sentence for each wrong field."""
    clean = replace(
        draft,
        organisation=cleaned(draft.organisation),
        person=cleaned(draft.person),
        role=cleaned(draft.role),
        email=cleaned(draft.email),
        hours=cleaned(draft.hours),
        verified_how=cleaned(draft.verified_how),
        note=cleaned(draft.note, lines=True),
        address=Address(
            cleaned(draft.address.street), cleaned(draft.address.post_code), cleaned(draft.address.town)
        ),
        phones=tuple(
            PhoneDraft(number, cleaned(each.label))
            for each in draft.phones
            if (number := cleaned(each.number))
        ),
        languages=tuple(dict.fromkeys(code for code in draft.languages if code in LANGUAGES)),
    )
    problems = list(_problems(clean, today))
    if problems:
        raise InvalidInput(problems)
    return clean


def _problems(draft: ContactDraft, today: date) -> Iterable[Problem]:
    if not draft.name:
        yield Problem("organisation", _("Skriv stedets eller personens navn."))
    if draft.category not in CATEGORIES:
        yield Problem("category", _("Vælg, hvad kontakten er."))
    for field, most in _LONGEST.items():
        yield from too_long(field, getattr(draft, field), most)
    yield from too_long("street", draft.address.street, 200)
    yield from too_long("town", draft.address.town, 120)
    if len(draft.phones) > MOST_PHONES:
        yield Problem("phones", _("En kontakt kan højst have {most} telefonnumre.").format(most=MOST_PHONES))
    for index, each in enumerate(draft.phones):
        if len(each.number) > 80 or len(each.label) > 80:
            yield Problem(
                f"phones.{index}", _("Telefonnummeret er for langt. Skriv ét nummer på hver linje.")
            )
    if draft.email and ("@" not in draft.email or " " in draft.email):
        yield Problem("email", _("E-mailadressen mangler et @. Ret den, eller slet den."))
    if draft.address.post_code and not re.fullmatch(r"[0-9]{4}", draft.address.post_code):
        yield Problem("post_code", _("Skriv postnummeret med fire cifre, fx 0110."))
    if draft.verified_on and draft.verified_on > today:
        yield Problem("verified_on", _("Bekræftelsen ligger ude i fremtiden. Ret datoen."))
    yield from out_of_range("verified_on", draft.verified_on)
    yield from out_of_range("ended_on", draft.ended_on)


def phone_sentences(numbers: Iterable[str]) -> tuple[str, ...]:
    """Return what is unusual about phone numbers, each thing said once. They are kept all the same."""
    said: dict[str, None] = {}
    for number in numbers:
        digits = len(phone.digits(number))
        if number and not digits:
            said[_("Telefonnummeret har ingen cifre. Det er gemt, som det er skrevet.")] = None
        elif number and digits < FEWEST_DIGITS:
            said[_("Telefonnummeret har for få cifre. Det er gemt, som det er skrevet.")] = None
    return tuple(said)
