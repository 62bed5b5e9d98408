"""The facts, indexed: what is recorded for a subject, for those above it and for those below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from linkworker_desktop.domain.rules.facts import Exemption, Facts, Settled
from linkworker_desktop.domain.rules.happenings import Happening, HappeningKind
from linkworker_desktop.domain.rules.rule import IN_PROGRAMME, Rule
from linkworker_desktop.domain.rules.subjects import REUNIFIED, Residence, Subject, SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When

_DEEPEST = 5


class Ledger:
    """Answers about one set of facts. A happening of a subject nobody knows is left aside."""

    def __init__(self, facts: Facts) -> None:
        self._subjects = {subject.ref: subject for subject in facts.subjects}
        self._by_kind: dict[SubjectKind, list[Subject]] = defaultdict(list)
        for subject in self._subjects.values():
            self._by_kind[subject.ref.kind].append(subject)
        self._lineages = {ref: self._lineage(ref) for ref in self._subjects}
        self._members_residences: dict[SubjectRef, list[Residence]] = defaultdict(list)
        for person in self._by_kind[SubjectKind.PERSON]:
            if person.parent is not None and person.residence:
                self._members_residences[person.parent].append(person.residence)
        self._residences = {ref: self._found_residence(ref) for ref in self._subjects}
        self._own: dict[tuple[HappeningKind, SubjectRef], list[When]] = defaultdict(list)
        self._below: dict[tuple[HappeningKind, SubjectRef], list[When]] = defaultdict(list)
        self._ticked: dict[tuple[str, SubjectRef], list[When]] = defaultdict(list)
        self._firsts: dict[SubjectRef, dict[str, When]] = defaultdict(dict)
        self._kinds: dict[SubjectRef, set[str]] = defaultdict(set)
        for happening in sorted(facts.happenings, key=lambda happening: happening.when.moment):
            self._enter(happening)
        self._exemptions: dict[SubjectRef, list[Exemption]] = defaultdict(list)
        for exemption in facts.exemptions:
            self._exemptions[exemption.subject].append(exemption)
        self._settled = {(item.rule, item.subject, item.done_on): item for item in facts.settled}
        self._passed = {
            (item.rule, item.subject): item for item in facts.settled if item.due.day == item.done_on
        }
        self._by_day = self._days_of_facts() if facts.settled else {}

    def subjects(self, kind: SubjectKind) -> Iterable[Subject]:
        """Return the subjects of a kind, in the order they were given."""
        return self._by_kind[kind]

    def subject(self, ref: SubjectRef) -> Subject:
        """Return the subject of a reference that is known."""
        return self._subjects[ref]

    def lineage(self, ref: SubjectRef) -> tuple[SubjectRef, ...]:
        """Return the subject itself, its parent, and so on up."""
        return self._lineages[ref]

    def own(self, kind: HappeningKind, ref: SubjectRef) -> tuple[When, ...]:
        """Return when it happened to this very subject, earliest first."""
        born = self._subjects[ref].born if kind is HappeningKind.BORN else None
        return (When(born),) if born else tuple(self._own.get((kind, ref), ()))

    def nearest(self, kind: HappeningKind, ref: SubjectRef) -> tuple[SubjectRef, tuple[When, ...]] | None:
        """Return whose dates hold for the subject, its own or the nearest above it, and the dates."""
        for level in self._lineages[ref]:
            if dates := self.own(kind, level):
                return level, dates
        return None

    def recorded(self, kind: HappeningKind, ref: SubjectRef) -> tuple[When, ...]:
        """Return when it happened to the subject or to one below it, earliest first."""
        return tuple(self._below.get((kind, ref), ()))

    def first_and_last(self, today: date) -> tuple[date, date]:
        """Return the first and the last day anything is recorded for, today included."""
        days = {today, *(when.day for dates in self._own.values() for when in (dates[0], dates[-1]))}
        return min(days), max(days)

    def happened_to(self, ref: SubjectRef, today: date) -> frozenset[str]:
        """Return the facts of the subject and those below it, and the rules ticked off, up to today."""
        return frozenset(name for name, when in self._firsts.get(ref, {}).items() if when.day <= today)

    def kinds_near(self, ref: SubjectRef) -> frozenset[str]:
        """Return the facts recorded for the subject or one above it, on whatever day."""
        return frozenset().union(*(self._kinds.get(level, ()) for level in self._lineages[ref]))

    def ticked(self, rule: str, ref: SubjectRef) -> tuple[When, ...]:
        """Return when the rule was ticked off for the subject, earliest first."""
        return tuple(self._ticked.get((rule, ref), ()))

    def residence(self, ref: SubjectRef) -> Residence | None:
        """Return the subject's ground of residence, or the one of the nearest above it.

        A family without one has that of its first member who did not come to somebody already here.
        """
        return next((found for level in self._lineages[ref] if (found := self._residences[level])), None)

    def ended_on(self, ref: SubjectRef) -> date | None:
        """Return the day the subject or one above it ended, the earliest of them."""
        days = [day for level in self._lineages[ref] if (day := self._subjects[level].ended_on)]
        return min(days, default=None)

    def exemption(self, rule: Rule, ref: SubjectRef) -> Exemption | None:
        """Return the earliest exemption of the subject, or of one above it, from this rule."""
        found = [
            exemption
            for level in self._lineages[ref]
            for exemption in self._exemptions.get(level, ())
            if exemption.rule == rule.code or (not exemption.rule and rule.who in IN_PROGRAMME)
        ]
        return min(found, key=lambda exemption: exemption.on, default=None)

    def settled(self, rule: Rule, ref: SubjectRef, done: When) -> Settled | None:
        """Return what was remembered of a due date finished that day."""
        return self._settled.get((rule.code, ref, done.day))

    def passed(self, rule: Rule, ref: SubjectRef) -> Settled | None:
        """Return what was remembered of a date that the day itself finished."""
        return self._passed.get((rule.code, ref)) if rule.passes else None

    def recorded_on(self, ref: SubjectRef, day: date) -> When | None:
        """Return a fact of a day, of the subject or of one below it; None where nothing is recorded then."""
        if ref not in self._subjects:
            return None
        return self._by_day.get((ref, day))

    def _enter(self, happening: Happening) -> None:
        if happening.subject not in self._subjects:
            return
        if happening.kind is HappeningKind.TICKED:
            self._ticked[happening.rule, happening.subject].append(happening.when)
            self._firsts[happening.subject].setdefault(happening.rule, happening.when)
            return
        self._kinds[happening.subject].add(happening.kind)
        self._own[happening.kind, happening.subject].append(happening.when)
        for level in self._lineages[happening.subject]:
            self._below[happening.kind, level].append(happening.when)
            self._firsts[level].setdefault(happening.kind, happening.when)

    def _days_of_facts(self) -> dict[tuple[SubjectRef, date], When]:
        ticked = ((ref, dates) for (_rule, ref), dates in self._ticked.items())
        below = ((ref, dates) for (_kind, ref), dates in self._below.items())
        return {(ref, when.day): when for ref, dates in (*ticked, *below) for when in dates}

    def _lineage(self, ref: SubjectRef) -> tuple[SubjectRef, ...]:
        found: list[SubjectRef] = []
        level: SubjectRef | None = ref
        while level in self._subjects and level not in found and len(found) < _DEEPEST:
            found.append(level)
            level = self._subjects[level].parent
        return tuple(found)

    def _found_residence(self, ref: SubjectRef) -> Residence | None:
        if self._subjects[ref].residence or ref.kind is not SubjectKind.FAMILY:
            return self._subjects[ref].residence
        known = self._members_residences.get(ref, [])
        return next((residence for residence in known if residence not in REUNIFIED), next(iter(known), None))
