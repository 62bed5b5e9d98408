"""What comes out: a due date with its state, what is missing or why it does not apply, and how it was counted.

What is made for each of tens of thousands is a tuple.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n.marks import N_


class State(StrEnum):
    """Where a due date stands; derived from the facts, never stored."""

    NOT_APPLICABLE = "not_applicable"
    WAITING = "waiting"
    UPCOMING = "upcoming"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"


FINISHED = frozenset({State.DONE, State.DONE_LATE})
OPEN = frozenset({State.UPCOMING, State.DUE_SOON, State.OVERDUE})

STATE_LABELS = {
    State.NOT_APPLICABLE: N_("gælder ikke"),
    State.WAITING: N_("venter"),
    State.UPCOMING: N_("kommende"),
    State.DUE_SOON: N_("snart"),
    State.OVERDUE: N_("over tiden"),
    State.DONE: N_("holdt"),
    State.DONE_LATE: N_("holdt for sent"),
}


class ReasonKind(StrEnum):
    """Why a rule does not apply to somebody it could apply to."""

    EXEMPT = "exempt"
    NOT_IN_PROGRAMME = "not_in_programme"
    RESIDENCE = "residence"
    CLOSED = "closed"
    ENDED = "ended"
    REPLACED = "replaced"
    BORN_LATER = "born_later"
    OUT_OF_YEARS = "out_of_years"


@dataclass(frozen=True, slots=True)
class Reason:
    """`text` is the exemption's own reason, or the translated name of what ended, replaced or excludes it."""

    kind: ReasonKind
    text: str = ""
    on: date | None = None


class Doubt(StrEnum):
    """What the user should look at before relying on the date."""

    FIRST_OF_MONTH = "first_of_month"
    """Decided on the first of a month: whether that month is the first whole one must be asked."""
    HOLIDAY = "holiday"
    """A fixed day of the calendar that is a holiday or closed: ask for another day."""
    BEFORE_ANCHOR = "before_anchor"
    """Done before the fact it is counted from."""


class Why(NamedTuple):
    """How the date was counted: `label` and `anchor` plus `span`.

    Without `anchor` it is a fixed day of the calendar. `is_own` is a date typed in by hand, `is_rolled` one
    moved to a working day, `is_next` one counted from the last time.
    """

    label: str
    anchor: When | None = None
    span: Span | None = None
    is_own: bool = False
    is_rolled: bool = False
    is_next: bool = False


@dataclass(frozen=True, slots=True)
class WindowCount:
    """How many of so many times are held, by when the last must be, and the soft targets."""

    times: int
    held: int
    ends_on: date
    targets: tuple[date, ...]


class Margin(NamedTuple):
    """How much is left, or with `is_over` how much it is over; hours or days."""

    amount: int
    unit: Unit
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """One of several facts that together settle a due date; `when` is None as long as it is missing."""

    kind: HappeningKind
    when: When | None


@dataclass(frozen=True, slots=True)
class DueDate:
    """One due date of one rule for one subject. `lineage` is the subject, its parent, and so on up.

    `due` is None while `waiting_for` is missing, and where the rule gives no date. `latest` is the day nobody
    may pass where it is not `due` itself (a window's end). `number` counts the times of a repeat or window.
    `sentence` is the remembered reason of a finished date; else `words.why_sentence` makes one.
    """

    rule: Rule
    lineage: tuple[SubjectRef, ...]
    state: State
    due: When | None = None
    latest: When | None = None
    margin: Margin | None = None
    done: When | None = None
    number: int | None = None
    waiting_for: HappeningKind | None = None
    reason: Reason | None = None
    why: Why | None = None
    window: WindowCount | None = None
    ticks: tuple[Tick, ...] = ()
    doubt: Doubt | None = None
    sentence: str = ""

    @property
    def subject(self) -> SubjectRef:
        """Return whom it is for."""
        return self.lineage[0]

    @property
    def is_open(self) -> bool:
        """Tell whether there is a date still to be met."""
        return self.state in OPEN

    @property
    def is_finished(self) -> bool:
        """Tell whether it is done, in time or late."""
        return self.state in FINISHED

    def of(self, kind: SubjectKind) -> SubjectRef | None:
        """Return the family, person … this belongs to, None where there is none."""
        for ref in self.lineage:
            if ref.kind is kind:
                return ref
        return None
