"""What a date is counted from: the fact, the other rule or the takeover a rule names, found for one subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from linkworker_desktop.domain.rules.arithmetic import rolled, shifted
from linkworker_desktop.domain.rules.due import Doubt, Why
from linkworker_desktop.domain.rules.happening_words import noun_of
from linkworker_desktop.domain.rules.happenings import RECURRING, HappeningKind
from linkworker_desktop.domain.rules.ledger import Ledger
from linkworker_desktop.domain.rules.rule import TAKEOVER_RULE, Anchor, Rule
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.subjects import SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import WorkingDays
from linkworker_desktop.i18n import _

_BEFORE_BIRTH = frozenset({HappeningKind.TAKEOVER, HappeningKind.ALLOCATION})


@dataclass(frozen=True, slots=True)
class Anchored:
    """A date to count from, and what it is called.

    `kind` is the fact at its root. `preceded_birth` says that it befell the family before the person was born.
    """

    when: When
    label: str
    kind: HappeningKind
    preceded_birth: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """A due date with how it was counted; `due` is None where it left the years the program keeps."""

    due: When | None
    why: Why
    anchored: Anchored
    doubt: Doubt | None = None


class Anchors:
    """Finds anchors and counts single dates from them, for one set of rules and facts."""

    def __init__(self, rules: Iterable[Rule], ledger: Ledger, days: WorkingDays) -> None:
        self._by_code: dict[str, list[Rule]] = {}
        for rule in rules:
            self._by_code.setdefault(rule.code, []).append(rule)
        self._ledger = ledger
        self._days = days
        self._takeovers: dict[SubjectRef, Anchored | HappeningKind] = {}

    def find(self, rule: Rule, ref: SubjectRef) -> Anchored | HappeningKind:
        """Return what the rule counts from for a subject, or the fact that is missing for it."""
        return self._first(rule.anchors, ref, ())

    def counted(self, rule: Rule, ref: SubjectRef) -> Counted | HappeningKind:
        """Return the rule's single date for a subject, or the fact that is missing for it."""
        return self._counted(rule, ref, ())

    def shift(self, when: When, span: Span, rule: Rule) -> tuple[When | None, bool]:
        """Return `when` moved by `span` and rolled as the rule says, and whether the roll moved it."""
        due = shifted(when, span, self._days, public_only=rule.follows_law)
        if due is None:
            return None, False
        day = rolled(due.day, rule.roll, self._days, public_only=rule.follows_law)
        if day is None or day == due.day:
            return (None if day is None else due), False
        return When(day, due.clock), True

    def fits(self, rule: Rule, ref: SubjectRef) -> bool:
        """Tell whether the rule's conditions include the subject."""
        subject, residence = self._ledger.subject(ref), self._ledger.residence(ref)
        if any(subject.meets(condition, residence) for condition in rule.not_for):
            return False
        return not rule.only_for or any(subject.meets(condition, residence) for condition in rule.only_for)

    def takeover(self, ref: SubjectRef) -> Anchored | HappeningKind:
        """Return when the municipality takes over: as typed in, else as the first rule says.

        A person who came later has a date of its own where one of the facts is recorded for that person.
        """
        if ref not in self._takeovers:
            self._takeovers[ref] = self._takeover(ref)
        return self._takeovers[ref]

    def _first(
        self, anchors: Sequence[Anchor], ref: SubjectRef, seen: tuple[str, ...]
    ) -> Anchored | HappeningKind:
        found: Anchored | HappeningKind = HappeningKind.TICKED
        for anchor in anchors:
            match anchor:
                case HappeningKind():
                    found = self._fact(anchor, ref)
                case _:
                    found = self._by_rule(anchor, ref, seen)
            if isinstance(found, Anchored):
                return found
        return found

    def _fact(self, kind: HappeningKind, ref: SubjectRef) -> Anchored | HappeningKind:
        if kind is HappeningKind.TAKEOVER:
            return self.takeover(ref)
        nearest = self._ledger.nearest(kind, ref)
        if nearest is None:
            return kind
        level, dates = nearest
        when = dates[-1] if kind in RECURRING else dates[0]
        return self._after_birth(Anchored(when, noun_of(kind), kind), level, ref)

    def _after_birth(self, anchored: Anchored, level: SubjectRef, ref: SubjectRef) -> Anchored:
        """Return a child born into the home as housed at birth, and mark what befell the family before it."""
        born = self._ledger.subject(ref).born
        if born is None or level == ref or born <= anchored.when.day:
            return anchored
        if anchored.kind is HappeningKind.HOUSED:
            return Anchored(When(born), noun_of(HappeningKind.BORN), HappeningKind.HOUSED)
        return replace(anchored, preceded_birth=anchored.kind in _BEFORE_BIRTH)

    def _by_rule(self, code: str, ref: SubjectRef, seen: tuple[str, ...]) -> Anchored | HappeningKind:
        if code in seen:
            return HappeningKind.TICKED
        missing = HappeningKind.TICKED
        for rule in self._by_code.get(code, ()):
            if not self.fits(rule, ref):
                continue
            counted = self._counted(rule, ref, (*seen, code))
            if isinstance(counted, HappeningKind):
                missing = counted
            elif counted.due is not None and rule.is_valid_on(counted.anchored.when.day):
                label = _("Fristen »{rule}«").format(rule=rule.name)
                return replace(counted.anchored, when=counted.due, label=label)
        return missing

    def _counted(self, rule: Rule, ref: SubjectRef, seen: tuple[str, ...]) -> Counted | HappeningKind:
        if rule.own_date and (own := self._ledger.nearest(rule.own_date, ref)):
            anchored = Anchored(own[1][-1], noun_of(rule.own_date), rule.own_date)
            return Counted(anchored.when, Why(anchored.label, anchored.when, is_own=True), anchored)
        anchored_or_missing = self._first(rule.anchors, ref, seen)
        if isinstance(anchored_or_missing, HappeningKind):
            return anchored_or_missing
        return self._from(rule, anchored_or_missing)

    def _from(self, rule: Rule, anchored: Anchored) -> Counted:
        span = rule.repeat or rule.offset
        due, is_rolled = self.shift(anchored.when, span, rule)
        why = Why(anchored.label, anchored.when, span, is_rolled=is_rolled)
        is_first = span.unit is Unit.WHOLE_MONTHS and anchored.when.day.day == 1
        return Counted(due, why, anchored, Doubt.FIRST_OF_MONTH if is_first else None)

    def _takeover(self, ref: SubjectRef) -> Anchored | HappeningKind:
        missing = HappeningKind.TAKEOVER
        for level in self._ledger.lineage(ref):
            if own := self._ledger.own(HappeningKind.TAKEOVER, level):
                return self._taken_over(own[-1], level, ref)
            for rule in self._by_code.get(TAKEOVER_RULE, ()):
                if not self.fits(rule, level):
                    continue
                missing = next((kind for kind in rule.anchors if isinstance(kind, HappeningKind)), missing)
                if due := self._takeover_at(rule, level):
                    return self._taken_over(When(due), level, ref)
        return missing

    def _takeover_at(self, rule: Rule, level: SubjectRef) -> date | None:
        for kind in rule.anchors:
            if not isinstance(kind, HappeningKind) or not (dates := self._ledger.own(kind, level)):
                continue
            counted = self._from(rule, Anchored(dates[0], noun_of(kind), kind))
            if rule.is_valid_on(dates[0].day) and counted.due is not None:
                return counted.due.day
        return None

    def _taken_over(self, when: When, level: SubjectRef, ref: SubjectRef) -> Anchored:
        anchored = Anchored(When(when.day), noun_of(HappeningKind.TAKEOVER), HappeningKind.TAKEOVER)
        return self._after_birth(anchored, level, ref)
