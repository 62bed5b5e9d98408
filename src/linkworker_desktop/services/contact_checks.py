"""What is refused, and what is only remarked on, when a contact is saved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import ContactDraft, EmployerDraft
from linkworker_desktop.domain.family import Address
from linkworker_desktop.domain.opening_hours import ScheduleProblem, schedule_problem
from linkworker_desktop.domain.problems import InvalidInput, Problem, out_of_range, too_long
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.contact_cleaning import cleaned_contact

MOST_PHONES = 50
MOST_FURTHER = 20
MOST_LISTED = 60
_LONGEST = {"organisation": 200, "unit": 200, "service": 200, "person": 200, "role": 200, "email": 200}
_LONGEST |= {"website": 400, "hours": 400, "area_served": 400, "closed_why": 200, "source": 200}
_LONGEST |= {"verified_how": 200, "verified_by": 120, "how_to_apply": 4000, "what_to_bring": 4000}
_LONGEST |= {"note": 100_000, "private_note": 100_000}
_LONGEST_EMPLOYER = {"openings": 4000, "danish": 200, "skills": 4000, "mentor": 200, "transport": 4000}
_LONGEST_EMPLOYER |= {"last_placement_how": 4000}
FEWEST_DIGITS = 3
"""The shortest number that can be called has so many, as 112."""

_SCHEDULE_SENTENCES = {
    ScheduleProblem.WEEKDAY: N_("Åbningstiderne har en ugedag, der ikke findes. Ret dagen."),
    ScheduleProblem.EMPTY: N_("En åbningstid slutter, når den begynder. Ret klokkeslættet."),
    ScheduleProblem.OVERLAP: N_("To åbningstider på samme dag går ind over hinanden. Ret klokkeslættene."),
    ScheduleProblem.DATES: N_("En særlig åbningstid slutter, før den begynder. Ret datoerne."),
    ScheduleProblem.HALF: N_("En særlig åbningstid mangler det ene klokkeslæt. Skriv begge eller ingen."),
    ScheduleProblem.TOO_MANY: N_("Der er for mange åbningstider. Skriv de vigtigste."),
}


def checked_contact(draft: ContactDraft, today: date) -> ContactDraft:
    """Return the draft cleaned as it is kept. Raises `InvalidInput` with one sentence for each wrong field."""
    clean = cleaned_contact(draft)
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
        if len(getattr(draft, field)) > most:
            yield from too_long(field, getattr(draft, field), most)
    yield from _address_problems(draft.address)
    for index, place in enumerate(draft.more_addresses):
        yield from _address_problems(place.address, f"more_addresses.{index}.")
        yield from too_long(f"more_addresses.{index}.label", place.label, 80)
    yield from _phone_problems(draft)
    yield from _email_problems(draft)
    yield from _day_problems(draft, today)
    wrong = schedule_problem(draft.schedule) if draft.schedule else None
    if wrong is not None:
        yield Problem("schedule", _(_SCHEDULE_SENTENCES[wrong]))
    elif any(len(each.why) > 80 for each in draft.schedule.exceptions):
        yield from too_long("schedule", max((each.why for each in draft.schedule.exceptions), key=len), 80)
    if draft.website and not is_web_link(draft.website):
        yield Problem("website", _("Skriv et link, der begynder med https://, eller slet det."))
    if draft.employer is not None:
        yield from _employer_problems(draft.employer)


def _address_problems(address: Address, prefix: str = "") -> Iterable[Problem]:
    yield from too_long(f"{prefix}street", address.street, 200)
    yield from too_long(f"{prefix}town", address.town, 120)
    if address.post_code and not re.fullmatch(r"[0-9]{4}", address.post_code):
        yield Problem(f"{prefix}post_code", _("Skriv postnummeret med fire cifre, fx 0110."))


def _phone_problems(draft: ContactDraft) -> Iterable[Problem]:
    if len(draft.phones) > MOST_PHONES:
        yield Problem("phones", _("En kontakt kan højst have {most} telefonnumre.").format(most=MOST_PHONES))
    for index, each in enumerate(draft.phones):
        if len(each.number) > 80 or len(each.label) > 80:
            yield Problem(
                f"phones.{index}", _("Telefonnummeret er for langt. Skriv ét nummer på hver linje.")
            )


def _email_problems(draft: ContactDraft) -> Iterable[Problem]:
    if draft.email and not _is_address(draft.email):
        yield Problem("email", _("E-mailadressen mangler et @. Ret den, eller slet den."))
    if len(draft.more_emails) > MOST_FURTHER or len(draft.more_addresses) > MOST_FURTHER:
        field = "more_emails" if len(draft.more_emails) > MOST_FURTHER else "more_addresses"
        yield Problem(field, _("Der er for mange. Skriv højst {most}.").format(most=MOST_FURTHER))
    for index, each in enumerate(draft.more_emails):
        if not _is_address(each.address):
            yield Problem(f"more_emails.{index}", _("E-mailadressen mangler et @. Ret den, eller slet den."))
        yield from too_long(f"more_emails.{index}", each.address, 200)
        yield from too_long(f"more_emails.{index}", each.label, 80)


def _is_address(email: str) -> bool:
    return "@" in email and " " not in email


def _day_problems(draft: ContactDraft, today: date) -> Iterable[Problem]:
    if draft.verified_on and draft.verified_on > today:
        yield Problem("verified_on", _("Bekræftelsen ligger ude i fremtiden. Ret datoen."))
    yield from out_of_range("verified_on", draft.verified_on)
    yield from out_of_range("ended_on", draft.ended_on)
    yield from out_of_range("closed_until", draft.closed_until)


def _employer_problems(employer: EmployerDraft) -> Iterable[Problem]:
    for field, most in _LONGEST_EMPLOYER.items():
        yield from too_long(f"employer.{field}", getattr(employer, field), most)
    for field in ("trades", "lines"):
        listed: tuple[str, ...] = getattr(employer, field)
        if len(listed) > MOST_LISTED or any(len(each) > 80 for each in listed):
            yield Problem(f"employer.{field}", _("Listen er for lang. Skriv de vigtigste."))
    if employer.places is not None and not 0 <= employer.places <= 10_000:
        yield Problem("employer.places", _("Skriv et antal pladser mellem 0 og 10000."))
    yield from out_of_range("employer.last_placement_on", employer.last_placement_on)


def is_web_link(link: str) -> bool:
    """Tell whether a link may be kept and opened: https, a host, and nothing hidden in front of it."""
    return re.fullmatch(r"https:/{2}[^\s/?#@\\]+\.[^\s/?#@\\.]+(?:[/?#][^\s\\]*)?", link) is not None


def remarks_of(draft: ContactDraft) -> tuple[str, ...]:
    """Return what is odd about a contact that is kept all the same, each thing said once."""
    remarks = list(phone_sentences(each.number for each in draft.phones))
    if not draft.phones:
        remarks.append(_("Kontakten har intet telefonnummer og trykkes derfor uden."))
    odd = next((each for each in _addresses(draft) if not _looks_right(each)), None)
    if odd is not None:
        remarks.append(
            _("E-mailadressen {address} ser forkert ud. Den er gemt, som den er skrevet.").format(address=odd)
        )
    return tuple(remarks)


def _addresses(draft: ContactDraft) -> Iterable[str]:
    if draft.email:
        yield draft.email
    yield from (each.address for each in draft.more_emails)


def _looks_right(email: str) -> bool:
    return re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>.]+(?:\.[^@\s,;<>.]+)+", email) is not None


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
