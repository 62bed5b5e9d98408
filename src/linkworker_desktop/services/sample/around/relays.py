"""The relay logs of the sample, and who coordinates round its families."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from linkworker_desktop.base.clock import LOCAL_ZONE
from linkworker_desktop.domain.coordination import CoordinatorModel
from linkworker_desktop.domain.relay import RelayKind
from linkworker_desktop.persistence.tables.relay import CoordinatorRow, RelayEntryRow
from linkworker_desktop.services.sample.around.contacts import Contact, Directory
from linkworker_desktop.services.sample.around.shapes import around_shape, ident_of
from linkworker_desktop.services.sample.families import SampleFamily

_ANSWER_DAYS = 14
_BEGUN_AFTER = 12
_EVERY_PASSED_ON = 5
_MORNING = time(9, 15)
_FIRST_HOLDER = ("Integrationsenheden", "Sine Tidselmark")
_OFFERED_TO = ("Sundhedsplejen", "Inger Vindkærby")


class RelayLog:
    """Writes the relay log of one family, entry by entry."""

    def __init__(self, family: SampleFamily, author: str) -> None:
        self.rows: list[RelayEntryRow] = []
        self._family = family
        self._author = author

    def add(
        self,
        kind: RelayKind,
        day: date,
        text: str = "",
        *,
        giver: Contact | None = None,
        taker: Contact | None = None,
    ) -> RelayEntryRow:
        """Add an entry on a day and return it."""
        number, at = len(self.rows) + 1, datetime.combine(day, _MORNING)
        row = RelayEntryRow(
            id=ident_of(f"relay/{self._family.code}/{number}"),
            family_id=self._family.id,
            seq=number,
            at=at,
            recorded_at=at.replace(tzinfo=LOCAL_ZONE).astimezone(UTC),
            author=self._author,
            kind=kind.value,
            text=text,
            agreements=[],
            initiative="",
            family_told=False,
        )
        if giver is not None:
            row.from_contact, row.from_name = giver[0], giver[1].person
        if taker is not None:
            row.to_contact, row.to_name = taker[0], taker[1].person
        self.rows.append(row)
        return row


def relay_of(
    family: SampleFamily, number: int, directory: Directory, today: date, author: str
) -> tuple[RelayEntryRow, ...]:
    """Return the relay log of the family with a number in the list; families still arriving have none."""
    housed = family.draft.housed_at
    shape = around_shape().relay
    if housed is None or family.draft.surname in shape.uncoordinated:
        return ()
    begun = housed.date() + timedelta(days=_BEGUN_AFTER)
    if begun >= today:
        return ()
    rng = Random(f"skovsunde/relay/{family.code}")  # noqa: S311 - invented data
    log = RelayLog(family, author)
    is_first = family.draft.surname == around_shape().family
    holder = (
        directory.named(*_FIRST_HOLDER)
        if is_first
        else directory.somebody("Integrationsenheden", rng, "rådgiver")
    )
    log.add(RelayKind.OPENED, begun, "To enheder arbejder med familien.", taker=holder)
    agreed_on = today - timedelta(days=9) if is_first else min(begun + timedelta(days=9), today)
    agreed = log.add(RelayKind.AGREEMENT, agreed_on)
    agreed.agreements = [
        {"what": what, "who": who, "due": (agreed_on + timedelta(days=21)).isoformat()}
        for what, who in zip(rng.sample(shape.agreed, 2), (holder[1].person, "Familien"), strict=True)
    ]
    agreed.initiative = holder[1].person
    if is_first:
        offered = log.add(
            RelayKind.OFFERED,
            today - timedelta(days=1),
            shape.offered,
            giver=holder,
            taker=directory.named(*_OFFERED_TO),
        )
        offered.answer_by = today - timedelta(days=1) + timedelta(days=_ANSWER_DAYS)
    elif number % _EVERY_PASSED_ON == 0 and begun + timedelta(days=40) < today:
        taker = directory.somebody("Børne- og Familieafdelingen", rng, "familierådgiver")
        day = begun + timedelta(days=33)
        log.add(RelayKind.OFFERED, day, giver=holder, taker=taker)
        log.add(RelayKind.ACCEPTED, day + timedelta(days=4), giver=holder, taker=taker).family_told = True
    return tuple(log.rows)


def coordinators(family: SampleFamily, log: tuple[RelayEntryRow, ...]) -> Iterator[CoordinatorRow]:
    """Yield who coordinates: whoever took the relay, from then on until the next one did."""
    taken = [row for row in log if row.kind in {RelayKind.OPENED.value, RelayKind.ACCEPTED.value}]
    for number, row in enumerate(taken):
        later = taken[number + 1] if number + 1 < len(taken) else None
        yield CoordinatorRow(
            id=ident_of(f"coordinator/{family.code}/{number}"),
            family_id=family.id,
            contact_id=row.to_contact,
            name=row.to_name,
            since=row.at.date(),
            until=None if later is None else later.at.date(),
        )


def model_of(family: SampleFamily) -> CoordinatorModel:
    """Return how a family is coordinated."""
    is_stuck = family.draft.surname == around_shape().relay.hotspot
    return CoordinatorModel.HOTSPOT if is_stuck else CoordinatorModel.RELAY_HOLDER
