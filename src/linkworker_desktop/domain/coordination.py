"""Who coordinates round a family: the models, at most two coordinators, and the mark of a stuck case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from linkworker_desktop.i18n.marks import N_

MOST_COORDINATORS = 2


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who works for the family; without a contact the link-worker, or somebody known by name alone."""

    name: str
    contact: UUID | None = None

    def is_same_as(self, other: Actor | None) -> bool:
        """Tell whether both are one: the same contact, or without contacts the same name."""
        if other is None or self.contact != other.contact:
            return False
        return self.contact is not None or self.name.casefold() == other.name.casefold()

    def is_among(self, others: Iterable[Actor]) -> bool:
        """Tell whether one of the others is the same."""
        return any(self.is_same_as(other) for other in others)


class CoordinatorModel(StrEnum):
    """How the work round a family is held together (LG Insight, twelve municipalities, 2012)."""

    NONE = ""
    SHARED = "shared"
    RELAY_HOLDER = "relay_holder"
    LINKWORKER = "linkworker"
    TEAM = "team"
    EXTENDED = "extended"
    HOTSPOT = "hotspot"


MODEL_LABELS = {
    CoordinatorModel.NONE: N_("Ikke valgt"),
    CoordinatorModel.SHARED: N_("Fælles koordinering"),
    CoordinatorModel.RELAY_HOLDER: N_("Fast stafetholder"),
    CoordinatorModel.LINKWORKER: N_("Selvstændig link-worker"),
    CoordinatorModel.TEAM: N_("Team"),
    CoordinatorModel.EXTENDED: N_("Udvidet koordinator"),
    CoordinatorModel.HOTSPOT: N_("Hotspot"),
}
MODEL_MEANINGS = {
    CoordinatorModel.NONE: N_("Den, der griber stafetten, bliver tovholder."),
    CoordinatorModel.SHARED: N_("Alle koordinerer efter skriftlige aftaler og referater."),
    CoordinatorModel.RELAY_HOLDER: N_("Den, der holder stafetten, er tovholder og følger den."),
    CoordinatorModel.LINKWORKER: N_("En link-worker uden for enhederne holder trådene."),
    CoordinatorModel.TEAM: N_("Et fast team mødes om familien."),
    CoordinatorModel.EXTENDED: N_("En eller to tovholdere har al kontakt til familien."),
    CoordinatorModel.HOTSPOT: N_("En leder har taget sagen, fordi den sad fast."),
}
FOLLOWING_THE_RELAY = frozenset(
    {CoordinatorModel.NONE, CoordinatorModel.RELAY_HOLDER, CoordinatorModel.EXTENDED}
)
"""The models in which taking the relay makes one a coordinator; in the others they are named by hand."""


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A stuck case a manager has taken up: since when, why, and who."""

    on: date
    reason: str
    manager: str


@dataclass(frozen=True, slots=True)
class Coordinator:
    """Somebody who coordinates now; `since` is None for a relay holder who is not named as one."""

    actor: Actor
    since: date | None
    is_holder: bool = False


@dataclass(frozen=True, slots=True)
class Coordination:
    """How a family is coordinated; the relay's holder stands first among the coordinators."""

    model: CoordinatorModel
    coordinators: tuple[Coordinator, ...] = ()
    hotspot: Hotspot | None = None


def with_holder(named: Iterable[Coordinator], holder: Actor | None) -> tuple[Coordinator, ...]:
    """Return the coordinators with the holder of the relay first, who counts as one though nobody named them."""
    rows = tuple(named)
    if holder is None:
        return rows
    own = next((each for each in rows if each.actor.is_same_as(holder)), None)
    first = Coordinator(holder, own.since if own else None, is_holder=True)
    return (first, *(each for each in rows if each is not own))


def after_relay(
    model: CoordinatorModel, now: tuple[Actor, ...], old: Actor | None, new: Actor | None
) -> tuple[Actor, ...]:
    """Return who coordinates when the relay has gone from `old` to `new`; None stands for nobody.

    Where the model follows the relay the old holder gives way; with an extended coordinator there may be two, so
    the old one stays while there is room. Where nobody coordinates yet, whoever takes the relay does. Coordinators
    named by hand are never pushed out.
    """
    if model not in FOLLOWING_THE_RELAY:
        return now if now or new is None else (new,)
    stays = model is CoordinatorModel.EXTENDED and new is not None
    is_there = new is not None and new.is_among(now)
    kept = now
    if not stays or (len(now) >= MOST_COORDINATORS and not is_there):
        kept = tuple(each for each in now if not each.is_same_as(old))
    if new is None or is_there or len(kept) >= MOST_COORDINATORS:
        return kept
    return (*kept, new)
