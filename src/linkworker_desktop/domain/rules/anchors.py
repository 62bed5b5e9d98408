"""What a date is counted from: the fact, the other rule or the takeover a rule names, found for one subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from linkworker_desktop.domain.rules.account import Account
from linkworker_desktop.domain.rules.arithmetic import Roll, rolled, shifted
from linkworker_desktop.domain.rules.due import Doubt, Why
from linkworker_desktop.domain.rules.happening_words import noun_of
from linkworker_desktop.domain.rules.happenings import RECURRING, HappeningKind
from linkworker_desktop.domain.rules.rule import TAKEOVER_RULE, Anchor, Rule
from linkworker_desktop.domain.rules.spans import Span, Unit
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.working_days import WorkingDays
from linkworker_desktop.i18n import _

_BEFORE_BIRTH = frozenset({HappeningKind.TAKEOVER, HappeningKind.ALLOCATION})


class Anchored(NamedTuple):
    """A date to count from, and what it is called.

    `kind` is the fact at its root. `preceded_birth` says that it befell the family before the person was born.
    """

    when: When
    label: str
    kind: HappeningKind
    preceded_birth: bool = False

    @property
    def day_of_age(self) -> date | None:
        """The day on which somebody's age is looked at; None for a birth, which says nothing of age."""
        return None if self.kind is HappeningKind.BORN else self.when.day


class Counted(NamedTuple):
    """A due date with how it was counted; `due` is None where it left the years the program keeps."""

    due: When | None
    why: Why
    anchored: Anchored
    doubt: Doubt | None = None


class Anchors:
    """Finds anchors and counts single dates from them, for one set of rules and facts."""

    def __init__(self, rules: Iterable[Rule], days: WorkingDays) -> None:
        self._by_code: dict[str, list[Rule]] = {}
        for rule in rules:
            self._by_code.setdefault(rule.code, []).append(rule)
        self._days = days
        self._facts: dict[tuple[HappeningKind, Account], Anchored | HappeningKind] = {}
        self._takeovers: dict[Account, When | HappeningKind | None] = {}

    def counted(self, rule: Rule, account: Account) -> Counted | HappeningKind:
        """Return the rule's single date for a subject, or the fact that is missing for it."""
        return self._counted(rule, account, ())

    def shift(self, when: When, span: Span, rule: Rule) -> tuple[When | None, bool]:
        """Return `when` moved by `span` and rolled as the rule says, and whether the roll moved it."""
        is_law = rule.follows_law
        due = shifted(when, span, self._days, public_only=is_law)
        if due is None or rule.roll is Roll.NONE:
            return due, False
        day = rolled(due.day, rule.roll, self._days, public_only=is_law)
        if day is None or day == due.day:
            return (None if day is None else due), False
        return When(day, due.clock), True

    def takeover(self, account: Account) -> Anchored | HappeningKind:
        """Return when the municipality takes over: as typed in, else as the first rule says.

        A person who came later has a date of its own where one of the facts is recorded for that person.
        """
        return self._fact(HappeningKind.TAKEOVER, account)

    def _first(
        self, anchors: Sequence[Anchor], account: Account, seen: tuple[str, ...]
    ) -> Anchored | HappeningKind:
        found: Anchored | HappeningKind = HappeningKind.TICKED
        for anchor in anchors:
            if isinstance(anchor, HappeningKind):
                found = self._fact(anchor, account)
            else:
                found = self._by_rule(anchor, account, seen)
            if isinstance(found, Anchored):
                return found
        return found

    def _fact(self, kind: HappeningKind, account: Account) -> Anchored | HappeningKind:
        """Return the date of a fact, found once for each subject: many rules count from the same."""
        key = (kind, account)
        if (known := self._facts.get(key)) is not None:
            return known
        found = self._takeover(account) if kind is HappeningKind.TAKEOVER else _recorded(kind, account)
        self._facts[key] = found
        return found

    def _by_rule(self, code: str, account: Account, seen: tuple[str, ...]) -> Anchored | HappeningKind:
        if code in seen:
            return HappeningKind.TICKED
        missing = HappeningKind.TICKED
        for rule in self._by_code.get(code, ()):
            if not _fits(rule, account):
                continue
            counted = self._counted(rule, account, (*seen, code))
            if isinstance(counted, HappeningKind):
                missing = counted
            elif counted.due is not None and rule.is_valid_on(counted.anchored.when.day):
                label = _("Fristen »{rule}«").format(rule=rule.name)
                return counted.anchored._replace(when=counted.due, label=label)
        return missing

    def _counted(self, rule: Rule, account: Account, seen: tuple[str, ...]) -> Counted | HappeningKind:
        if rule.own_date is not None and (own := account.nearest(rule.own_date)):
            anchored = Anchored(own[1][-1], noun_of(rule.own_date), rule.own_date)
            return Counted(anchored.when, Why(anchored.label, anchored.when, is_own=True), anchored)
        anchored_or_missing = self._first(rule.anchors, account, seen)
        if isinstance(anchored_or_missing, HappeningKind):
            return anchored_or_missing
        return self._from(rule, anchored_or_missing)

    def _from(self, rule: Rule, anchored: Anchored) -> Counted:
        span = rule.repeat or rule.offset
        due, is_rolled = self.shift(anchored.when, span, rule)
        why = Why(anchored.label, anchored.when, span, is_rolled=is_rolled)
        is_first = span.unit is Unit.WHOLE_MONTHS and anchored.when.day.day == 1
        return Counted(due, why, anchored, Doubt.FIRST_OF_MONTH if is_first else None)

    def _takeover(self, account: Account) -> Anchored | HappeningKind:
        missing = HappeningKind.TAKEOVER
        for level in account.levels:
            found = self._takeover_of(level)
            if isinstance(found, When):
                return _after_birth(_taken_over(found), level, account)
            missing = found or missing
        return missing

    def _takeover_of(self, level: Account) -> When | HappeningKind | None:
        """Return the day by what is recorded for this very subject, else what is missing; once for each."""
        if level not in self._takeovers:
            own = level.own(HappeningKind.TAKEOVER)
            self._takeovers[level] = When(own[-1].day) if own else self._takeover_by_rule(level)
        return self._takeovers[level]

    def _takeover_by_rule(self, level: Account) -> When | HappeningKind | None:
        missing = None
        for rule in self._by_code.get(TAKEOVER_RULE, ()):
            if not _fits(rule, level):
                continue
            missing = next((kind for kind in rule.anchors if isinstance(kind, HappeningKind)), missing)
            if due := self._takeover_at(rule, level):
                return When(due)
        return missing

    def _takeover_at(self, rule: Rule, level: Account) -> date | None:
        for kind in rule.anchors:
            if not isinstance(kind, HappeningKind) or not (dates := level.own(kind)):
                continue
            counted = self._from(rule, Anchored(dates[0], noun_of(kind), kind))
            if rule.is_valid_on(dates[0].day) and counted.due is not None:
                return counted.due.day
        return None


def _fits(rule: Rule, account: Account) -> bool:
    """Tell whether the rule's conditions include the subject."""
    if rule.not_for and any(account.meets(condition) for condition in rule.not_for):
        return False
    return not rule.only_for or any(account.meets(condition) for condition in rule.only_for)


def _recorded(kind: HappeningKind, account: Account) -> Anchored | HappeningKind:
    nearest = account.nearest(kind)
    if nearest is None:
        return kind
    level, dates = nearest
    when = dates[-1] if kind in RECURRING else dates[0]
    return _after_birth(Anchored(when, noun_of(kind), kind), level, account)


def _taken_over(when: When) -> Anchored:
    return Anchored(when, noun_of(HappeningKind.TAKEOVER), HappeningKind.TAKEOVER)


def _after_birth(anchored: Anchored, level: Account, account: Account) -> Anchored:
    """Return a child born into the home as housed at birth, and mark what befell the family before it."""
    born = account.subject.born
    if born is None or level is account or born <= anchored.when.day:
        return anchored
    if anchored.kind is HappeningKind.HOUSED:
        return Anchored(When(born), noun_of(HappeningKind.BORN), HappeningKind.HOUSED)
    return anchored._replace(preceded_birth=anchored.kind in _BEFORE_BIRTH)
