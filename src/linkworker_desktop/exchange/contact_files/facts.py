"""The last step from what a row or a card holds to a contact as the program keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import (
    ContactDraft,
    EmailDraft,
    InterpreterHelp,
    PhoneDraft,
    PlaceDraft,
    Visibility,
)
from linkworker_desktop.domain.family import Address
from linkworker_desktop.exchange.contact_files import cells
from linkworker_desktop.exchange.contact_files.fields import Field
from linkworker_desktop.exchange.contact_files.header_names import HOME, OTHER, WORK, spelled
from linkworker_desktop.exchange.contact_files.hours_cells import hours_of
from linkworker_desktop.exchange.contact_files.names import Named
from linkworker_desktop.exchange.contact_files.places import PlaceParts, address_of
from linkworker_desktop.exchange.contact_files.words import INTERPRETER_WORDS, VISIBILITY_WORDS
from linkworker_desktop.i18n import _

_PRIVATE_WORDS = frozenset(
    {"privat", "private", "personlig", "personal", "fortroligt", "fortrolig", "confidential"}
)


@dataclass(slots=True)
class Gathered:
    """The values of one row or card, sorted by what they are.

    `places` are the addresses by a name of their own, `place_labels` what the file calls them. `home_phones` and
    `home_places` are the ones the file says are at home.
    """

    single: dict[Field, str] = field(default_factory=dict)
    phones: list[PhoneDraft] = field(default_factory=list)
    home_phones: set[PhoneDraft] = field(default_factory=set)
    emails: list[EmailDraft] = field(default_factory=list)
    places: dict[str, PlaceParts] = field(default_factory=dict)
    place_labels: dict[str, str] = field(default_factory=dict)
    home_places: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Given:
    """What no file says: the category of contacts without one, the day, and what they say they are from."""

    category: str
    today: date
    source: str = ""


_LABELS = {WORK: WORK, OTHER: OTHER, HOME: HOME}
_ORDER = {"": 0, WORK: 0, OTHER: 2, HOME: 3}
_Told = TypeVar("_Told")


def finished(got: Gathered, who: Named, given: Given) -> tuple[ContactDraft, bool]:
    """Return the contact and whether the file named its category.

    A private number of somebody at an organisation is kept for the user alone, and a private address in the note
    only the user sees: neither belongs in a folder that is handed out.
    """
    has_place = bool(who.organisation)
    own, private_lines = _addresses(got, at_work=has_place)
    main = own[0].address if own else Address()
    said = _category(got)
    shared = [each for each in got.emails if not each.only_me]
    languages = _languages(got)
    schedule, hours = hours_of(got.single, given.today)
    draft = ContactDraft(
        category=said or given.category,
        organisation=who.organisation,
        person=who.person,
        role=got.single.get(Field.ROLE, ""),
        phones=_phones(got, at_work=has_place),
        email=shared[0].address if shared else "",
        more_emails=tuple(each for each in got.emails if not shared or each is not shared[0]),
        address=main,
        more_addresses=tuple(own[1:]),
        hours=hours,
        schedule=schedule,
        languages=languages,
        printable=cells.is_yes(got.single.get(Field.PRINTABLE, "")) is not False,
        note="\n".join(note for note in got.notes if note),
        private_note="\n".join(
            part for part in (got.single.get(Field.PRIVATE_NOTE, ""), *private_lines) if part
        ),
        unit=_unless_same(got.single.get(Field.UNIT, ""), who.organisation),
        service=_unless_same(got.single.get(Field.SERVICE, ""), who.organisation),
        website=_website(got),
        interpreter=_told(INTERPRETER_WORDS, got.single.get(Field.INTERPRETER, ""), InterpreterHelp.UNKNOWN),
        how_to_apply=got.single.get(Field.HOW_TO_APPLY, ""),
        what_to_bring=got.single.get(Field.WHAT_TO_BRING, ""),
        area_served=got.single.get(Field.AREA, ""),
        visibility=_visibility(got),
        ended_on=cells.day(got.single.get(Field.ENDED, "")),
        closed_until=cells.day(got.single.get(Field.CLOSED_UNTIL, "")),
        closed_why=got.single.get(Field.CLOSED_WHY, ""),
        source=given.source,
    )
    return draft, bool(said)


def _phones(got: Gathered, *, at_work: bool) -> tuple[PhoneDraft, ...]:
    """Return the numbers, each once."""
    seen: dict[str, PhoneDraft] = {}
    for each in got.phones:
        key = phone.digits(each.number) or each.number
        if key in seen:
            continue
        if at_work and each in got.home_phones and not each.only_me:
            each = replace(each, only_me=True)  # noqa: PLW2901
            got.remarks.append(_("Det private nummer er kun synligt for dig."))
        seen[key] = each
    return tuple(seen.values())


def _addresses(got: Gathered, *, at_work: bool) -> tuple[list[PlaceDraft], list[str]]:
    """Return the addresses, the main one first, and the lines only the user is to see."""
    own: list[PlaceDraft] = []
    private: list[str] = []
    for name in sorted(got.places, key=lambda each: _ORDER.get(each, 1)):
        if not got.places[name]:
            continue
        address, remarks = address_of(got.places[name])
        got.remarks.extend(remarks)
        if at_work and (name == HOME or name in got.home_places):
            private.append(f"Privat adresse: {address.line}")
            got.remarks.append(_("Den private adresse er kun synlig for dig."))
        elif address not in [each.address for each in own]:
            own.append(PlaceDraft(address, got.place_labels.get(name, _LABELS.get(name, ""))))
    return own, private


def _category(got: Gathered) -> str:
    found = ""
    for text in got.categories:
        code, unknown = cells.category_in(text)
        found = found or code
        if unknown:
            sentence = _("Filens kategori »{name}« har vi ikke.")
            got.remarks.append(sentence.format(name=cells.tidy(", ".join(unknown))[:80]))
    return found


def _languages(got: Gathered) -> tuple[str, ...]:
    codes: dict[str, None] = {}
    for text in got.languages:
        named, unknown = cells.languages_in(text)
        codes |= dict.fromkeys(named)
        if unknown:
            got.notes.append(cells.tidy("Sprog: " + ", ".join(unknown)))
    return tuple(codes)


def _website(got: Gathered) -> str:
    raw = got.single.get(Field.WEBSITE, "")
    if not raw:
        return ""
    found = cells.website(raw)
    if not found:
        got.remarks.append(_("»{text}« er ikke en webadresse og er udeladt.").format(text=raw[:60]))
    return found


def _visibility(got: Gathered) -> Visibility:
    raw = got.single.get(Field.SENSITIVITY, "")
    if not raw:
        return Visibility.EVERYONE
    if cells.is_yes(raw) or spelled(raw) in _PRIVATE_WORDS:
        return Visibility.ONLY_ME
    return _told(VISIBILITY_WORDS, raw, Visibility.EVERYONE)


def _told(words: Mapping[_Told, str], text: str, otherwise: _Told) -> _Told:
    if not text:
        return otherwise
    return next((value for value, word in words.items() if spelled(word) == spelled(text)), otherwise)


def _unless_same(text: str, name: str) -> str:
    return "" if text.casefold() == name.casefold() else text
