"""The consents of the sample: the adults' own, and those the first family's parents have given for their children."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID, uuid5

from linkworker_desktop.domain.consent import GivenBy
from linkworker_desktop.domain.contact import months_later
from linkworker_desktop.domain.family import MemberDraft
from linkworker_desktop.persistence.tables.calendar import ConsentPartyRow, ConsentRow
from linkworker_desktop.services.sample.contacts import interpreter_for
from linkworker_desktop.services.sample.families import SampleFamily
from linkworker_desktop.services.sample.life.shapes import PurposeShape, life_shape

_NAMESPACE = UUID("0c3d2c53-3f0b-5d77-8c7a-5a0e1d3f5e22")
_FIRST = "Zahrabani"
_WITHDRAWN = "Hana"
_CHILDREN = ("Karim", "Nour", "Yasin")
"""The children whose parents have said yes; the eldest is asked herself."""
_WITHDRAWN_DAYS = 12
_LONGEST_AGO = 300
_HOLDER = "Integrationsenheden"


def consents(families: Sequence[SampleFamily], today: date) -> Iterator[ConsentRow]:
    """Yield what has been said yes to, one of them withdrawn; the same day gives the same consents."""
    shape = life_shape()
    first = next(family for family in families if family.draft.surname == _FIRST)
    children = [each for each in first.draft.members if each.given_name in _CHILDREN]
    adults = [
        (family, member)
        for family in families
        for member in family.draft.members
        if family.draft.housed_at is not None and member.is_adult(today)
    ]
    doubled = [(*each, turn) for turn in range(2) for each in adults]
    for number, (family, member, turn) in enumerate(doubled[: shape.consents - len(children)]):
        purpose = shape.purpose[(number + turn) % len(shape.purpose)]
        row = _row(f"consent/{number}", family, member, purpose)
        row.given_by = GivenBy.SELF.value
        row.given_on = _given_on(family, turn, today)
        if member.given_name == _WITHDRAWN and family.draft.surname == _FIRST and turn == 0:
            row.withdrawn_on = today - timedelta(days=_WITHDRAWN_DAYS)
            row.withdrawn_how = "sagt i telefonen med tolk"
        yield row
    for child in children:
        row = _row(f"consent/child/{child.given_name}", first, child, shape.purpose[0])
        row.given_by, row.giver = GivenBy.CUSTODY_HOLDER.value, "Samer og Rima"
        row.given_on = _given_on(first, 0, today)
        row.valid_to = months_later(row.given_on, 12)
        yield row


def _given_on(family: SampleFamily, turn: int, today: date) -> date:
    housed = family.draft.housed_at
    given = today if housed is None else housed.date() + timedelta(days=10 + 5 * turn)
    return min(max(given, today - timedelta(days=_LONGEST_AGO)), today)


def _row(name: str, family: SampleFamily, member: MemberDraft, purpose: PurposeShape) -> ConsentRow:
    language = family.shape.language
    row = ConsentRow(id=uuid5(_NAMESPACE, name), person_id=member.person, purpose=purpose.title)
    row.holder, row.language, row.scope = _HOLDER, language, sorted(purpose.about)
    row.interpreter, row.read_aloud = interpreter_for(language), member.reads_nothing
    row.parties = [
        ConsentPartyRow(id=uuid5(_NAMESPACE, f"{name}/{place}"), position=place, organisation=each)
        for place, each in enumerate(purpose.places)
    ]
    return row
