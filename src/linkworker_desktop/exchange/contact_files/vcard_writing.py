"""Contacts as vCard 4.0 (RFC 6350): folded at 75 octets, escaped, nothing lost that a contact has a field for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import ContactDraft, EmailDraft, PhoneDraft, PlaceDraft, Visibility
from linkworker_desktop.domain.family import Address
from linkworker_desktop.exchange.contact_files.header_names import FAX, HOME, MOBILE, PAGER, WORK
from linkworker_desktop.exchange.contact_files.hours_cells import schedule_cell
from linkworker_desktop.exchange.contact_files.vcard_contacts import OWN
from linkworker_desktop.exchange.contact_files.words import INTERPRETER_WORDS, NO, VISIBILITY_WORDS

_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;"})
_TYPES = {MOBILE: "cell", WORK: "work", HOME: "home", FAX: "fax", PAGER: "pager"}


def vcards(drafts: Iterable[ContactDraft]) -> bytes:
    """Return the cards of contacts in their order, UTF-8."""
    return b"".join(b"".join(map(_folded, _lines(draft))) for draft in drafts)


def _lines(draft: ContactDraft) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "PRODID:-//Linkworker Desktop//DA"
    if draft.contact is not None:
        yield f"UID:urn:uuid:{draft.contact}"
    yield f"KIND:{'individual' if draft.person else 'org'}"
    yield f"FN:{_text(draft.person or draft.organisation)}"
    if draft.person:
        yield f"N:{_name(draft.person)}"
    if draft.organisation or draft.unit:
        yield f"ORG:{_text(draft.organisation)}" + (f";{_text(draft.unit)}" if draft.unit else "")
    if draft.role:
        yield f"TITLE:{_text(draft.role)}"
    group = _Groups()
    for phone in draft.phones:
        yield from group.phone(phone)
    if draft.email:
        yield f"EMAIL;PREF=1:{_text(draft.email)}" if draft.more_emails else f"EMAIL:{_text(draft.email)}"
    for email in draft.more_emails:
        yield from group.email(email)
    for place in _places(draft):
        yield from group.place(place)
    if draft.website:
        yield f"URL:{draft.website}"
    yield f"CATEGORIES:{_text(CATEGORIES[draft.category].label)}"
    for code in draft.languages:
        yield f"LANG:{code}"
    if draft.note:
        yield f"NOTE:{_text(draft.note)}"
    if draft.visibility is Visibility.ONLY_ME:
        yield "CLASS:CONFIDENTIAL"
    yield from _own(draft)
    yield "END:VCARD"


def _own(draft: ContactDraft) -> Iterator[str]:
    """Yield what the standard has no property for."""
    values = {
        "SERVICE": draft.service,
        "HOURS": draft.hours,
        "SCHEDULE": schedule_cell(draft.schedule) if draft.schedule or draft.hours else "",
        "INTERPRETER": INTERPRETER_WORDS[draft.interpreter],
        "HOW-TO-APPLY": draft.how_to_apply,
        "WHAT-TO-BRING": draft.what_to_bring,
        "AREA": draft.area_served,
        "PRINTABLE": "" if draft.printable else NO,
        "VISIBILITY": "" if draft.visibility is Visibility.EVERYONE else VISIBILITY_WORDS[draft.visibility],
        "CLOSED-UNTIL": draft.closed_until.isoformat() if draft.closed_until else "",
        "CLOSED-WHY": draft.closed_why,
        "ENDED": draft.ended_on.isoformat() if draft.ended_on else "",
        "PRIVATE-NOTE": draft.private_note,
    }
    for name, value in values.items():
        if value:
            yield f"{OWN}{name}:{_text(value)}"


class _Groups:
    """Numbers the groups by which a value has a label of its own."""

    def __init__(self) -> None:
        self._number = 0

    def phone(self, phone: PhoneDraft) -> Iterator[str]:
        kind = f";TYPE={_TYPES[phone.label]}" if phone.label in _TYPES else ""
        yield from self._labelled(
            f"TEL;VALUE=text{kind}", phone.label, _text(phone.number), only_me=phone.only_me
        )

    def email(self, email: EmailDraft) -> Iterator[str]:
        yield from self._labelled("EMAIL", email.label, _text(email.address), only_me=email.only_me)

    def place(self, place: PlaceDraft) -> Iterator[str]:
        address = place.address
        value = f";;{_text(address.street)};{_text(address.town)};;{_text(address.post_code)};"
        yield from self._labelled("ADR", place.label, value, only_me=False)

    def _labelled(self, head: str, label: str, value: str, *, only_me: bool) -> Iterator[str]:
        head += f";{OWN}ONLY-ME=1" if only_me else ""
        if not label:
            yield f"{head}:{value}"
            return
        self._number += 1
        yield f"item{self._number}.{head}:{value}"
        yield f"item{self._number}.X-ABLabel:{_text(label)}"


def _places(draft: ContactDraft) -> Sequence[PlaceDraft]:
    main = [PlaceDraft(draft.address)] if draft.address != Address() else []
    return [*main, *draft.more_addresses]


def _name(person: str) -> str:
    """Return the last word as the surname and the others as given names, as most programs sort them."""
    given, _space, family = person.rpartition(" ")
    return f"{_text(family)};{_text(given)};;;" if given else f";{_text(person)};;;"


def _text(value: str) -> str:
    return value.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """Return a line in octets, CRLF at the end, no physical line longer than 75 octets and no letter split."""
    data = line.encode()
    if len(data) <= _OCTETS:
        return data + b"\r\n"
    parts, start, room = [], 0, _OCTETS
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(data[start:end])
        start, room = end, _OCTETS - 1
    return b"\r\n ".join(parts) + b"\r\n"
