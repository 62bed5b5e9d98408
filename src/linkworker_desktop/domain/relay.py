"""The relay of a family: what its log is made of, and what the log says now.

When two or more work for a family they choose a relay holder, who keeps the log. The relay cannot be passed on
before another has taken it (LG Insight, twelve municipalities, 2012).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from linkworker_desktop.domain.coordination import Actor
from linkworker_desktop.i18n.marks import N_


class RelayKind(StrEnum):
    """What an entry of the log does."""

    OPENED = "opened"
    NOTE = "note"
    AGREEMENT = "agreement"
    MEETING = "meeting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CLOSED = "closed"
    CORRECTION = "correction"
    """Speaks of an entry and leaves it as it is."""
    RETRACTED = "retracted"
    """Takes an entry back; a retraction that is itself taken back counts no more."""


RELAY_LABELS = {
    RelayKind.OPENED: N_("Stafetten begyndt"),
    RelayKind.NOTE: N_("Notat"),
    RelayKind.AGREEMENT: N_("Aftale"),
    RelayKind.MEETING: N_("Møde"),
    RelayKind.OFFERED: N_("Stafetten tilbudt"),
    RelayKind.ACCEPTED: N_("Stafetten grebet"),
    RelayKind.DECLINED: N_("Stafetten afslået"),
    RelayKind.CLOSED: N_("Stafetten slut"),
    RelayKind.CORRECTION: N_("Rettelse"),
    RelayKind.RETRACTED: N_("Fortrudt"),
}
MOVES = frozenset(
    {RelayKind.OPENED, RelayKind.OFFERED, RelayKind.ACCEPTED, RelayKind.DECLINED, RelayKind.CLOSED}
)
"""What the relay itself goes through; the rest is said about the work."""
ABOUT_ENTRIES = frozenset({RelayKind.CORRECTION, RelayKind.RETRACTED})


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed, who does it, and by when."""

    what: str
    who: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class RelayEntry:
    """One entry. `at` is local wall time, at midnight where only the day is known; `seq` is the order it was written.

    `giver` is who opens, offers or held the relay, `taker` whom it goes to; `corrects` is the entry that a
    correction or a retraction is about.
    """

    id: UUID
    seq: int
    kind: RelayKind
    at: datetime
    author: str = ""
    text: str = ""
    agreements: tuple[Agreement, ...] = ()
    initiative: str = ""
    giver: Actor | None = None
    taker: Actor | None = None
    answer_by: date | None = None
    family_told: bool = False
    corrects: UUID | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer nobody has answered yet; `entry` is the one that made it."""

    taker: Actor
    at: datetime
    answer_by: date | None
    entry: UUID


@dataclass(frozen=True, slots=True)
class Doing:
    """What somebody does for the family by what was agreed last."""

    who: str
    agreements: tuple[Agreement, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody who held the relay, from one moment to another."""

    holder: Actor
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class RelayState:
    """What the log says now. `holder` is None as long as nobody has begun, and when the relay has ended.

    `initiative` is who acts next: as said last, else the holder. `doing` has the latest agreement first, `past` the
    holders of earlier in their order.
    """

    holder: Actor | None = None
    since: datetime | None = None
    offer: Offer | None = None
    initiative: str = ""
    doing: tuple[Doing, ...] = ()
    past: tuple[Tenure, ...] = ()
    last_move: datetime | None = field(default=None, compare=False)


def retracted(entries: Iterable[RelayEntry]) -> frozenset[UUID]:
    """Return the entries that count no more: those a retraction in force takes back."""
    gone: set[UUID] = set()
    for entry in sorted(entries, key=lambda each: each.seq, reverse=True):
        if entry.kind is RelayKind.RETRACTED and entry.id not in gone and entry.corrects is not None:
            gone.add(entry.corrects)
    return frozenset(gone)


def counting(entries: Iterable[RelayEntry]) -> tuple[RelayEntry, ...]:
    """Return the entries that say how things stand, in the order they were written."""
    known = tuple(entries)
    gone = retracted(known)
    counted = (each for each in known if each.id not in gone and each.kind not in ABOUT_ENTRIES)
    return tuple(sorted(counted, key=lambda each: each.seq))


def state_of(entries: Iterable[RelayEntry]) -> RelayState:
    """Return what a log says now; what the log could not have taken in is passed over."""
    state = RelayState()
    for entry in counting(entries):
        if fits(state, entry):
            state = after(state, entry)
    return state


def standing(entries: Iterable[RelayEntry]) -> tuple[RelayEntry, ...]:
    """Return the entries that count and are not passed over, in the order they were written."""
    state, stood = RelayState(), []
    for entry in counting(entries):
        if fits(state, entry):
            state = after(state, entry)
            stood.append(entry)
    return tuple(stood)


def after(state: RelayState, entry: RelayEntry) -> RelayState:
    """Return the state when an entry that fits has been added."""
    match entry.kind:
        case RelayKind.OPENED if entry.taker is not None:
            state = replace(state, holder=entry.taker, since=entry.at, initiative=entry.taker.name)
        case RelayKind.OFFERED if entry.taker is not None:
            state = replace(state, offer=Offer(entry.taker, entry.at, entry.answer_by, entry.id))
        case RelayKind.ACCEPTED if entry.taker is not None:
            taken = replace(state, past=_ended(state, entry.at), offer=None)
            state = replace(taken, holder=entry.taker, since=entry.at, initiative=entry.taker.name)
        case RelayKind.DECLINED:
            state = replace(state, offer=None)
        case RelayKind.CLOSED:
            state = replace(state, past=_ended(state, entry.at), holder=None, since=None, doing=())
            return replace(state, initiative="", last_move=entry.at)
    if entry.kind in MOVES:
        state = replace(state, last_move=entry.at)
    return replace(state, initiative=entry.initiative or state.initiative, doing=_doing(state.doing, entry))


def fits(state: RelayState, entry: RelayEntry) -> bool:
    """Tell whether an entry does anything where it stands; a log from elsewhere can hold what does not."""
    match entry.kind:
        case RelayKind.OPENED:
            return state.holder is None and entry.taker is not None
        case RelayKind.ACCEPTED:
            return state.offer is not None and entry.taker is not None
        case RelayKind.DECLINED:
            return state.offer is not None
        case RelayKind.OFFERED:
            return state.holder is not None and state.offer is None and entry.taker is not None
        case RelayKind.CLOSED:
            return state.holder is not None and state.offer is None
        case _:
            return state.holder is not None


def _ended(state: RelayState, at: datetime) -> tuple[Tenure, ...]:
    if state.holder is None or state.since is None:
        return state.past
    return (*state.past, Tenure(state.holder, state.since, at))


def _doing(known: tuple[Doing, ...], entry: RelayEntry) -> tuple[Doing, ...]:
    """Return what everybody does, with what an entry agrees put before what the same ones did until now."""
    said: dict[str, list[Agreement]] = {}
    names: dict[str, str] = {}
    for each in entry.agreements:
        key = each.who.casefold()
        names.setdefault(key, each.who)
        said.setdefault(key, []).append(each)
    new = tuple(Doing(names[key], tuple(each), entry.at) for key, each in said.items())
    return (*new, *(each for each in known if each.who.casefold() not in said))
