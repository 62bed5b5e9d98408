"""Facts for the rule engine, invented: a family, its people, and what has happened to them."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from uuid import NAMESPACE_URL, uuid5

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.rules.due import DueDate
from linkworker_desktop.domain.rules.engine import due_dates
from linkworker_desktop.domain.rules.facts import Exemption, Facts, Settled
from linkworker_desktop.domain.rules.happenings import Happening, HappeningKind
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.rule_file import read_rules
from linkworker_desktop.domain.rules.subjects import Residence, Subject, SubjectKind, SubjectRef, Trait
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import WorkingDays

NOW = datetime(2026, 11, 24, 9, 0)
IN_PROGRAMME = frozenset({Trait.IN_PROGRAMME})


@cache
def default_rules() -> tuple[Rule, ...]:
    """Return the rules the program ships."""
    return read_rules(resource_path("rules", "default.toml").read_text(encoding="utf-8"))


def rule(key: str) -> Rule:
    """Return one shipped rule, by code or `code/variant`."""
    return next(each for each in default_rules() if each.key == key)


def ref(kind: SubjectKind, name: str) -> SubjectRef:
    """Return the reference of a subject by its name in the test."""
    return SubjectRef(kind, uuid5(NAMESPACE_URL, name))


FAMILY = ref(SubjectKind.FAMILY, "family")


def a_family(residence: Residence | None = Residence.ASYLUM, **fields: object) -> Subject:
    """Return the family."""
    return Subject(FAMILY, residence=residence, **fields)  # type: ignore[arg-type]


def a_person(name: str, born: date | None, *traits: Trait, **fields: object) -> Subject:
    """Return a member of the family."""
    traited = frozenset(traits)
    person = ref(SubjectKind.PERSON, name)
    return Subject(person, parent=FAMILY, born=born, traits=traited, **fields)  # type: ignore[arg-type]


def an_adult(name: str = "Samir", **fields: object) -> Subject:
    """Return an adult in the programme."""
    return a_person(name, date(1985, 3, 2), Trait.IN_PROGRAMME, **fields)


def on(when: date | datetime | When) -> When:
    """Return a day or a moment as the engine knows it."""
    if isinstance(when, When):
        return when
    return When.of(when) if isinstance(when, datetime) else When(when)


class Case:
    """A case that grows fact by fact and is asked for its due dates."""

    def __init__(self, *subjects: Subject, rules: tuple[Rule, ...] | None = None) -> None:
        self.subjects = [*subjects]
        self.happenings: list[Happening] = []
        self.exemptions: list[Exemption] = []
        self.settled: list[Settled] = []
        self.rules = default_rules() if rules is None else rules
        self.days = WorkingDays()

    def add(
        self,
        kind: HappeningKind,
        when: date | datetime | When,
        subject: Subject | None = None,
        rule: str = "",
    ) -> Case:
        """Record that something happened, to the first subject unless another is named."""
        who = (subject or self.subjects[0]).ref
        self.happenings.append(Happening(kind, who, on(when), rule))
        return self

    @property
    def facts(self) -> Facts:
        """Return everything recorded so far."""
        parts = (self.subjects, self.happenings, self.exemptions, self.settled)
        return Facts(*(tuple(part) for part in parts))  # type: ignore[arg-type]

    def dates(self, now: datetime = NOW) -> tuple[DueDate, ...]:
        """Return every due date."""
        return due_dates(self.rules, self.facts, now, self.days)

    def of(self, code: str, subject: Subject | None = None, now: datetime = NOW) -> list[DueDate]:
        """Return the due dates of one rule, for one subject or for all."""
        return [
            due
            for due in self.dates(now)
            if due.rule.code == code and (subject is None or due.subject == subject.ref)
        ]

    def one(self, code: str, subject: Subject | None = None, now: datetime = NOW) -> DueDate:
        """Return the only due date of one rule."""
        (due,) = self.of(code, subject, now)
        return due
