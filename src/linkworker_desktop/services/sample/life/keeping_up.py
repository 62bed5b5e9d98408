"""What a link-worker who keeps up has done: every due date of the past is met, but for the few the morning shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from linkworker_desktop.domain.rules.due import DueDate
from linkworker_desktop.domain.rules.engine import due_dates
from linkworker_desktop.domain.rules.facts import Exemption, Facts
from linkworker_desktop.domain.rules.happening_words import HAPPENING_WORDS
from linkworker_desktop.domain.rules.happenings import Happening, HappeningKind
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.services.rule_facts import KnownFacts
from linkworker_desktop.services.sample.life.facts import FIRST_HOURS, LATE
from linkworker_desktop.services.sample.life.shapes import life_shape

SOON_DAYS = 14
MOST_SOON = 14
"""How much is due within two weeks at the most, the first hours included; the answer about the relay comes on top."""
_ROUNDS = 40
_OF_FIRST_HOURS = frozenset({"R10", "R11", "R12", "R13", "R14"})
_NEVER_TICKED = frozenset({"R01", "R62"})
_ITSELF = frozenset({"R70", "R74", "R76", "R79"})
"""The municipality's own meetings, which are held as appointments."""
_BY_THE_CLOCK = _OF_FIRST_HOURS - {"R14"}
_SHOWN_SOON = ("R30", "R46", "R60", "R47", "R04", "R32", "R63", "R72")
"""What is left open of what is due soon, in this order, one of each rule first."""


@dataclass(slots=True)
class KeptUp:
    """What was done since: facts and exemptions to be written down."""

    happenings: list[Happening]
    exemptions: list[Exemption]


class KeepingUp:
    """Meets due dates family by family until only those are open that the morning shows.

    `homes` gives the family of everything facts are recorded for, `names` the surnames of the families; the same
    facts give the same answer.
    """

    def __init__(
        self, rules: Sequence[Rule], known: KnownFacts, now: datetime, homes: Mapping[UUID, UUID]
    ) -> None:
        self._rules, self._days, self._now = rules, known.days, now
        self._names = {family: name.surname for family, name in known.families.items()}
        self._facts = _by_home(known.facts, homes)
        self._rng = Random("skovsunde/keeping up")  # noqa: S311 - invented data
        self._done = KeptUp([], [])

    def run(self) -> KeptUp:
        """Return everything that was done."""
        today = self._now.date()
        for home in self._facts:
            self._keep_up(home, today, ())
        soon = today + timedelta(days=SOON_DAYS)
        staying = self._staying(soon)
        for home in self._facts:
            self._keep_up(home, soon, staying)
        return self._done

    def _keep_up(self, home: UUID | None, until: date, staying: Collection[_Key]) -> None:
        for _round in range(_ROUNDS):
            todo = {_key(row): row for row in reversed(self._todo(home, until))}
            for key in (*staying, *(("R43", subject) for code, subject in todo if code == "R40")):
                todo.pop(key, None)
            if not todo:
                return
            kept, let_off = len(self._done.happenings), len(self._done.exemptions)
            for row in todo.values():
                self._meet(row)
            facts = self._facts[home]
            self._facts[home] = replace(
                facts,
                happenings=(*facts.happenings, *self._done.happenings[kept:]),
                exemptions=(*facts.exemptions, *self._done.exemptions[let_off:]),
            )

    def _todo(self, home: UUID | None, until: date) -> list[DueDate]:
        """Return what is open until a day and not to stay so, by date."""
        return [row for row in self._open(home, until) if not self._is_on_purpose(row)]

    def _open(self, home: UUID | None, until: date) -> list[DueDate]:
        rows = due_dates(self._rules, self._facts[home], self._now, self._days)
        return [row for row in rows if row.is_open and row.due is not None and row.due.day <= until]

    def _staying(self, until: date) -> Collection[_Key]:
        """Return what is due soon and left open, so that the next weeks are not empty."""
        on_purpose, soon = 0, []
        for home in self._facts:
            for row in self._open(home, until):
                is_late = row.due is not None and row.due.day < self._now.date()
                if not self._is_on_purpose(row):
                    soon.append(row)
                elif not is_late:
                    on_purpose += 1
        chosen: list[_Key] = []
        for code in _SHOWN_SOON:
            keys = sorted({_key(row) for row in soon if row.rule.code == code}, key=lambda key: key[1].ident)
            chosen += [key for key in keys if key not in chosen][
                : max(0, MOST_SOON - on_purpose - len(chosen))
            ][:1]
        return chosen

    def _is_on_purpose(self, row: DueDate) -> bool:
        """Tell whether the morning shows this as open or late."""
        family = row.of(SubjectKind.FAMILY)
        surname = self._names.get(family.ident, "") if family else ""
        if row.rule.code in _ITSELF | _NEVER_TICKED or (
            surname in FIRST_HOURS and row.rule.code in _OF_FIRST_HOURS
        ):
            return True
        if surname not in LATE.get(row.rule.code, ()) or family is None:
            return False
        person = row.of(SubjectKind.PERSON)
        return person is None or person == self._first_person(family)

    def _first_person(self, family: SubjectRef) -> SubjectRef:
        return next(each.ref for each in self._facts[family.ident].subjects if each.parent == family)

    def _meet(self, row: DueDate) -> None:
        if row.rule.code == "R21":
            self._let_wait(row)
            return
        when = self._done_at(row)
        for kind in self._settling(row):
            subject = row.subject
            if kind is not HappeningKind.TICKED:
                subject = row.of(HAPPENING_WORDS[kind].recorded_for) or subject
            rule = row.rule.code if kind is HappeningKind.TICKED else ""
            self._done.happenings.append(Happening(kind, subject, when, rule))

    def _settling(self, row: DueDate) -> tuple[HappeningKind, ...]:
        if row.rule.needs_all:
            return tuple(tick.kind for tick in row.ticks if tick.when is None)
        if row.rule.code == "R12":
            return (HappeningKind.PLACED_ON_LADDER,)
        return row.rule.done_by[:1] or (HappeningKind.TICKED,)

    def _done_at(self, row: DueDate) -> When:
        """Return a moment shortly before the due date, after what it is counted from and before now."""
        if row.due is None:
            raise ValueError("only what has a date is met")
        early = row.due.day - timedelta(days=self._rng.randint(0, 3))
        anchor = row.why.anchor.day if row.why is not None and row.why.anchor is not None else date.min
        after = min(anchor, self._now.date()) if anchor <= row.due.day else date.min
        day = max(min(early, self._now.date() - timedelta(days=1)), after)
        if row.due.clock is not None and row.rule.code in _BY_THE_CLOCK:
            clock = time(10, 0)
            is_late = row.due.day == day and clock > row.due.clock
            return When(day, row.due.clock if is_late else clock)
        return When(day)

    def _let_wait(self, row: DueDate) -> None:
        reason = self._rng.choice(life_shape().waiting_reasons)
        on = row.due.day if row.due else self._now.date()
        self._done.exemptions.append(Exemption(row.subject, reason, min(on, self._now.date()), row.rule.code))


_Key = tuple[str, SubjectRef]


def _key(row: DueDate) -> _Key:
    return row.rule.code, row.subject


def _by_home(facts: Facts, homes: Mapping[UUID, UUID]) -> dict[UUID | None, Facts]:
    """Return the facts of each family, and under None the municipality's own."""

    def of(records: Sequence[Any], home: UUID | None) -> tuple[Any, ...]:
        return tuple(each for each in records if homes.get(each.subject.ident) == home)

    return {
        home: Facts(
            tuple(each for each in facts.subjects if homes.get(each.ref.ident) == home),
            of(facts.happenings, home),
            of(facts.exemptions, home),
            of(facts.settled, home),
        )
        for home in [*dict.fromkeys(homes.values()), None]
    }
