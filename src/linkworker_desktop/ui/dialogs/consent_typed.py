"""What stands in the form of a consent: kept while it is unfinished, and read into consents."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from uuid import UUID

from linkworker_desktop.domain.consent import ConsentDraft, ConsentId, ConsentParty, GivenBy
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.document import DocumentId
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.moments import NotADate, date_text, parse_date
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _

BY_AGE = ""
"""Given by whom each one's age says: the young and the grown up themselves, for children who has custody."""
Party = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class TypedConsent:
    """The form as texts. Persons, contacts and the scan are named by their identifiers in hexadecimal."""

    persons: tuple[str, ...] = ()
    given_by: str = BY_AGE
    giver: str = ""
    holder: str = ""
    purpose: str = ""
    scope: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    given_on: str = ""
    valid_to: str = ""
    language: str = ""
    interpreter: str = ""
    read_aloud: bool = False
    exceptions: str = ""
    note: str = ""
    document: str = ""
    withdrawn_on: str = ""
    withdrawn_how: str = ""


def to_json(typed: TypedConsent) -> str:
    """Return a form as it is kept."""
    return json.dumps(asdict(typed), ensure_ascii=False)


def from_json(kept: str) -> TypedConsent | None:
    """Return a form that was kept; None for one of another version of the program."""
    try:
        content = dict(json.loads(kept).items())
        known = {field.name: content[field.name] for field in fields(TypedConsent) if field.name in content}
        for name in ("persons", "scope"):
            known[name] = tuple(str(each) for each in known.get(name, ()))
        known["parties"] = tuple(_party_texts(each) for each in known.get("parties", ()))
    except (ValueError, TypeError, AttributeError):
        return None
    return TypedConsent(**known)


def typed_of(draft: ConsentDraft) -> TypedConsent:
    """Return the form with a consent in it."""
    return TypedConsent(
        persons=(draft.person.hex,),
        given_by=draft.given_by.value if draft.given_by is not None else BY_AGE,
        giver=draft.giver,
        holder=draft.holder,
        purpose=draft.purpose,
        scope=tuple(kind.value for kind in InformationKind if kind in draft.scope),
        parties=tuple(texts_of(party) for party in draft.parties),
        given_on=date_text(draft.given_on),
        valid_to=_day_text(draft.valid_to),
        language=draft.language,
        interpreter=draft.interpreter,
        read_aloud=draft.read_aloud,
        exceptions=draft.exceptions,
        note=draft.note,
        document=draft.document.hex if draft.document is not None else "",
        withdrawn_on=_day_text(draft.withdrawn_on),
        withdrawn_how=draft.withdrawn_how,
    )


def texts_of(party: ConsentParty) -> Party:
    """Return a party as four texts."""
    return party.organisation, party.unit, party.name, party.contact.hex if party.contact else ""


def party_from(texts: Party) -> ConsentParty:
    """Return the party of four texts."""
    organisation, unit, name, contact = texts
    return ConsentParty(organisation, unit, name, ContactId(UUID(contact)) if contact else None)


def read(
    typed: TypedConsent,
    today: date,
    by_age: Mapping[PersonId, GivenBy],
    consent: ConsentId | None = None,
) -> tuple[ConsentDraft, ...]:
    """Return one consent for each person chosen. Raises `InvalidInput` with one sentence for each wrong field.

    `by_age` says who gives it for each member where the form leaves that to their age; a `consent` that is changed
    and never said it goes on saying nothing.
    """
    problems: list[Problem] = []
    days = {name: _day(typed, name, today, problems) for name in ("given_on", "valid_to", "withdrawn_on")}
    if not typed.given_on.strip():
        problems.append(Problem("given_on", _("Skriv, hvornår samtykket er givet.")))
    if not typed.persons:
        problems.append(Problem("persons", _("Vælg, hvem der har givet samtykke.")))
    given_on = days["given_on"]
    if problems or given_on is None:
        raise InvalidInput(problems)
    return tuple(_drafts(typed, given_on, days, by_age, consent))


def _drafts(
    typed: TypedConsent,
    given_on: date,
    days: Mapping[str, date | None],
    by_age: Mapping[PersonId, GivenBy],
    consent: ConsentId | None,
) -> Iterator[ConsentDraft]:
    for each in typed.persons:
        person = PersonId(UUID(each))
        said = GivenBy(typed.given_by) if typed.given_by else None
        given_by = said if said is not None or consent is not None else by_age.get(person)
        yield ConsentDraft(
            person=person,
            given_on=given_on,
            purpose=typed.purpose,
            valid_to=days["valid_to"],
            withdrawn_on=days["withdrawn_on"],
            note=typed.note,
            consent=consent,
            given_by=given_by,
            giver="" if given_by is GivenBy.SELF else typed.giver,
            holder=typed.holder,
            scope=frozenset(InformationKind(kind) for kind in typed.scope),
            parties=tuple(party_from(party) for party in typed.parties),
            language=typed.language,
            interpreter=typed.interpreter,
            read_aloud=typed.read_aloud,
            exceptions=typed.exceptions,
            withdrawn_how=typed.withdrawn_how if days["withdrawn_on"] is not None else "",
            document=DocumentId(UUID(typed.document)) if typed.document else None,
        )


def _day(typed: TypedConsent, name: str, today: date, problems: list[Problem]) -> date | None:
    text = getattr(typed, name).strip()
    try:
        return parse_date(text, today) if text else None
    except NotADate:
        problems.append(Problem(name, _("Skriv en dato, der findes, fx 5.1.2026.")))
        return None


def _day_text(day: date | None) -> str:
    return "" if day is None else date_text(day)


def _party_texts(kept: list[str]) -> Party:
    organisation, unit, name, contact = (str(each) for each in kept)
    return organisation, unit, name, contact
