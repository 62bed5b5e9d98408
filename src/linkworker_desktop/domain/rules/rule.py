"""A rule of the follow-up calendar: who it is for, what it counts from, how long, and on what ground it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from linkworker_desktop.domain.contact import months_later
from linkworker_desktop.domain.rules.arithmetic import Roll
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.subjects import Condition, SubjectKind
from linkworker_desktop.i18n.marks import N_

TAKEOVER_RULE = "R01"
"""The rule that says when the municipality takes over, as long as nobody has typed the date in."""
CHECKED_MONTHS = 12
NO_SPAN = Span(0, Unit.DAYS)


class Who(StrEnum):
    """Whom a rule makes a due date for: one for each."""

    FAMILY = "family"
    PERSON = "person"
    ADULT = "adult"
    ADULT_IN_PROGRAMME = "adult_in_programme"
    PARTICIPANT = "participant"
    """On the introductory course, or an adult in the programme who is to begin it."""
    MINOR = "minor"
    """Under 18 when the municipality took over."""
    SCHOOL_CHILD = "school_child"
    """6 to 16 years old when the family moved in."""
    SMALL_CHILD = "small_child"
    """Under 6 when the family moved in."""
    PLACEMENT = "placement"
    CONSENT = "consent"
    CONTACT = "contact"
    MEETING = "meeting"
    MUNICIPALITY = "municipality"

    @property
    def kind(self) -> SubjectKind:
        """Return the kind of subject the due date hangs on."""
        return SubjectKind(self.value) if self.value in _KINDS else SubjectKind.PERSON


_KINDS = frozenset(kind.value for kind in SubjectKind)

IN_PROGRAMME = frozenset({Who.ADULT_IN_PROGRAMME, Who.PARTICIPANT})

WHO_LABELS = {
    Who.FAMILY: N_("familien"),
    Who.PERSON: N_("hver person"),
    Who.ADULT: N_("hver voksen"),
    Who.ADULT_IN_PROGRAMME: N_("hver voksen i program"),
    Who.PARTICIPANT: N_("hver deltager i introforløb"),
    Who.MINOR: N_("hver under 18 ved overtagelsen"),
    Who.SCHOOL_CHILD: N_("hvert barn på 6-16 år ved indflytningen"),
    Who.SMALL_CHILD: N_("hvert barn under 6 år ved indflytningen"),
    Who.PLACEMENT: N_("hver praktik"),
    Who.CONSENT: N_("hvert samtykke"),
    Who.CONTACT: N_("hver kontakt"),
    Who.MEETING: N_("hvert møde"),
    Who.MUNICIPALITY: N_("kommunen"),
}


class Level(StrEnum):
    """On what ground a rule stands."""

    LAW = "law"
    LOCAL = "local"
    ADVICE = "advice"
    GOAL = "goal"
    INFO = "info"


LEVEL_LABELS = {
    Level.LAW: N_("Lov"),
    Level.LOCAL: N_("Lokalt"),
    Level.ADVICE: N_("Råd"),
    Level.GOAL: N_("Mål"),
    Level.INFO: N_("Oplysning"),
}


class CountFrom(StrEnum):
    """What a repeat is counted from."""

    COMPLETED = "completed"
    """From the last time it was done: »at least every …«."""
    PLANNED = "planned"
    """From the plan: done late, the next one does not move."""


@dataclass(frozen=True, slots=True)
class MonthlyWeekday:
    """The `nth` (1-4) weekday (0 is Monday) of every month."""

    nth: int
    weekday: int


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """The same day every year; 29 February is the 28th in other years."""

    month: int
    day: int


CalendarDay = MonthlyWeekday | YearlyDay


@dataclass(frozen=True, slots=True)
class Window:
    """`times` within the rule's offset; `step` apart are the soft targets, which nobody is late for."""

    times: int
    step: Span


Anchor = HappeningKind | str
"""A fact, or the code of another rule whose date is counted from."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `code` and `variant` together name it; variants share a code and exclude one another. `short` is the
    name where there is room for a few words only, e.g. in a day of the month.

    The date is `own_date` where that fact is recorded; else the first of `anchors` that has a date, plus
    `offset`, rolled. With `repeat` it comes again and again (first after one repeat), with `calendar` on fixed
    days without an anchor, with `window` so many times within the offset. No date lies after a fact of
    `until`. While a period begun by a fact of `unless` runs, the rule rests. Any fact of `done_by` (with
    `needs_all` every one of them) settles it; with `passes` the day itself does.

    `only_for` and `not_for` are conditions on the subject. `valid_from` and `valid_to` (both included) look at
    the day counted from. `basis` is the law or practice, `source` where it was read, `checked_on` when.
    """

    code: str
    name: str
    who: Who
    anchors: tuple[Anchor, ...] = ()
    offset: Span = NO_SPAN
    variant: str = ""
    short: str = ""
    own_date: HappeningKind | None = None
    repeat: Span | None = None
    count_from: CountFrom = CountFrom.COMPLETED
    calendar: CalendarDay | None = None
    window: Window | None = None
    until: tuple[HappeningKind, ...] = ()
    unless: tuple[HappeningKind, ...] = ()
    done_by: tuple[HappeningKind, ...] = ()
    needs_all: bool = False
    passes: bool = False
    only_for: tuple[Condition, ...] = ()
    not_for: tuple[Condition, ...] = ()
    roll: Roll = Roll.NONE
    warn: Span = NO_SPAN
    level: Level = Level.LOCAL
    basis: str = ""
    source: str = ""
    source_year: int | None = None
    checked_on: date | None = None
    checked_by: str = ""
    active: bool = True
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""

    @property
    def key(self) -> str:
        """Return what names the rule among all: `R01/ukraine`, or `R10`."""
        return f"{self.code}/{self.variant}" if self.variant else self.code

    @property
    def follows_law(self) -> bool:
        """Tell whether only public holidays, and not the municipality's closed days, move its dates."""
        return self.level is Level.LAW

    def is_valid_on(self, day: date) -> bool:
        """Tell whether the rule holds for what is counted from `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


def is_stale_law(rule: Rule, today: date) -> bool:
    """Tell whether a rule of law has not been checked against the law for more than twelve months."""
    if rule.level is not Level.LAW:
        return False
    return rule.checked_on is None or months_later(rule.checked_on, CHECKED_MONTHS) < today
