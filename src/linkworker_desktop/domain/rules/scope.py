"""Whether a rule is for somebody, and if it could be but is not, why not."""

from __future__ import annotations

from datetime import date

from linkworker_desktop.domain.family import ADULT_AGE, SCHOOL_AGES
from linkworker_desktop.domain.moments import age_on
from linkworker_desktop.domain.rules.account import Account
from linkworker_desktop.domain.rules.anchors import Anchored, Anchors
from linkworker_desktop.domain.rules.due import Reason, ReasonKind
from linkworker_desktop.domain.rules.happening_words import label_of, noun_of
from linkworker_desktop.domain.rules.happenings import PERIOD_ENDS, HappeningKind
from linkworker_desktop.domain.rules.rule import IN_PROGRAMME, Rule, Who
from linkworker_desktop.domain.rules.subjects import CONDITION_LABELS, Trait
from linkworker_desktop.i18n import _

_UNDER_SCHOOL_AGE = range(SCHOOL_AGES.start)
_BY_HOUSING = {Who.SCHOOL_CHILD: SCHOOL_AGES, Who.SMALL_CHILD: _UNDER_SCHOOL_AGE}


class Scope:
    """Answers for one set of facts on one day."""

    def __init__(self, anchors: Anchors, today: date) -> None:
        self._anchors = anchors
        self._today = today

    def includes(self, rule: Rule, account: Account, counted_from: date | None) -> bool:
        """Tell whether the rule's »who« takes the subject in; if not, nothing is shown at all.

        Adults are 18 on the day counted from (today while that is missing), minors under 18 when the
        municipality took over, children of an age when the family moved in. Somebody without a birth date is
        an adult unless known as a child.
        """
        if rule.only_for and not any(account.meets(condition) for condition in rule.only_for):
            return False
        who = rule.who
        if who is Who.ADULT or who is Who.ADULT_IN_PROGRAMME:
            return self._is_adult(account, counted_from or self._today)
        if who is Who.PARTICIPANT:
            return self._is_on_course(account) or self._is_adult(account, counted_from or self._today)
        if who is Who.MINOR:
            return not self._is_adult(account, self._arrival(account))
        return who not in _BY_HOUSING or self._was_of_age(account, _BY_HOUSING[who])

    def lacks_birth_date(self, rule: Rule, account: Account) -> bool:
        """Tell whether only the birth date can say if the rule is for this child."""
        return rule.who in _BY_HOUSING and account.subject.born is None

    def excluded(self, rule: Rule, account: Account) -> Reason | None:
        """Return the condition that keeps a subject out of the rule; who is on the course is never kept out."""
        if not rule.not_for or (rule.who is Who.PARTICIPANT and self._is_on_course(account)):
            return None
        met = next((condition for condition in rule.not_for if account.meets(condition)), None)
        return None if met is None else Reason(ReasonKind.RESIDENCE, _(CONDITION_LABELS[met]))

    def reason_against(self, rule: Rule, account: Account, anchored: Anchored | None) -> Reason | None:
        """Return why the rule does not apply to a subject it is otherwise for, None if it does."""
        if rule.not_for and (excluded := self.excluded(rule, account)):
            return excluded
        on_course = rule.who is Who.PARTICIPANT and self._is_on_course(account)
        if rule.who in IN_PROGRAMME and not on_course and Trait.IN_PROGRAMME not in account.subject.traits:
            return Reason(ReasonKind.NOT_IN_PROGRAMME)
        if anchored is not None and anchored.preceded_birth:
            return Reason(ReasonKind.BORN_LATER, anchored.label, anchored.when.day)
        return None

    def let_off(self, rule: Rule, account: Account, due: date | None) -> Reason | None:
        """Return the exemption in force today or on the due day, or that the case is closed; else None."""
        exemption = account.exemption(rule) if account.exemptions else None
        if exemption is not None and exemption.on <= max(self._today, due or self._today):
            return Reason(ReasonKind.EXEMPT, exemption.reason, exemption.on)
        ended = account.ended_on
        if ended is not None and ended <= self._today:
            return Reason(ReasonKind.CLOSED, on=ended)
        return None

    def end_of(self, rule: Rule, account: Account, anchored: date) -> tuple[HappeningKind, date] | None:
        """Return the fact, and its day, after which the rule asks for nothing more."""
        for kind in rule.until:
            nearest = account.nearest(kind)
            days = [when.day for when in nearest[1] if when.day >= anchored] if nearest else []
            if days:
                return kind, days[0]
        return None

    def ended(self, rule: Rule, account: Account, anchored: date, due: date) -> Reason | None:
        """Return what ends the rule before `due`, or for a repeat has ended it by today; else None."""
        end = self.end_of(rule, account, anchored)
        if end is None or (due <= end[1] and not (rule.repeat and end[1] <= self._today)):
            return None
        return Reason(ReasonKind.ENDED, noun_of(end[0]), end[1])

    def resting(self, rule: Rule, account: Account, last_day: date) -> Reason | None:
        """Return the period in which the rule rests: one that covers today or the last day for it."""
        for begin in rule.unless:
            ends = [when.day for when in account.own(PERIOD_ENDS[begin])]
            for start in account.own(begin):
                end = next((day for day in ends if day >= start.day), date.max)
                if any(start.day <= day < end for day in (self._today, last_day)):
                    return Reason(ReasonKind.REPLACED, label_of(begin), start.day)
        return None

    def _is_adult(self, account: Account, day: date) -> bool:
        if account.subject.born is None:
            return Trait.CHILD not in account.subject.traits
        return age_on(account.subject.born, day) >= ADULT_AGE

    def _is_on_course(self, account: Account) -> bool:
        return bool(account.own(HappeningKind.COURSE_BEGUN))

    def _arrival(self, account: Account) -> date:
        found = self._anchors.takeover(account)
        if isinstance(found, HappeningKind):
            housed = account.nearest(HappeningKind.HOUSED)
            return min(self._today, housed[1][0].day) if housed else self._today
        return min(self._today, found.when.day)

    def _was_of_age(self, account: Account, ages: range) -> bool:
        if account.subject.born is None:
            return Trait.CHILD in account.subject.traits
        housed = account.nearest(HappeningKind.HOUSED)
        day = housed[1][0].day if housed else self._today
        return age_on(account.subject.born, max(day, account.subject.born)) in ages
