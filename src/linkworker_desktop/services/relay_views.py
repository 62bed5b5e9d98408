"""What pages and papers read of a family's relay, and what is typed in for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linkworker_desktop.domain.coordination import Actor, Coordination
from linkworker_desktop.domain.relay import Agreement, RelayEntry, RelayState


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says. `at` is local wall time, at midnight where only the day is known; None is now.

    `initiative` is who acts next; empty leaves it where it is.
    """

    text: str = ""
    agreements: tuple[Agreement, ...] = ()
    initiative: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with where they work and the number to ring; both may be empty."""

    actor: Actor
    unit: str = ""
    phone: str = ""

    @property
    def name(self) -> str:
        return self.actor.name

    @property
    def second_line(self) -> str:
        """Return `Integrationsenheden · 01 23 40 11`."""
        return " · ".join(part for part in (self.unit, self.phone) if part)


@dataclass(frozen=True, slots=True)
class RelayLine:
    """An entry with the corrections that speak of it."""

    entry: RelayEntry
    is_retracted: bool = False
    corrections: tuple[RelayEntry, ...] = ()
    can_retract: bool = False


@dataclass(frozen=True, slots=True)
class RelayView:
    """The relay of a family. `lines` are the entries, the newest first, without corrections and retractions.

    `people` are those who can take the relay or do something: the link-worker, the coordinators, and everybody
    who works with the family. `is_closed` says that the family is closed or in the trash.
    """

    family: UUID
    code: str
    surname: str
    today: date
    state: RelayState
    lines: tuple[RelayLine, ...]
    coordination: Coordination
    holder: Person | None
    offered_to: Person | None
    people: tuple[Person, ...]
    languages: tuple[str, ...] = ()
    is_closed: bool = False

    @property
    def agreed(self) -> tuple[tuple[str, Agreement], ...]:
        """Return what everybody does, as said last, each with who does it; earliest due first."""
        each = [(doing.who, agreement) for doing in self.state.doing for agreement in doing.agreements]
        return tuple(sorted(each, key=lambda pair: pair[1].due or date.max))
