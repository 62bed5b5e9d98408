"""Whether a rule is for somebody, and if it could be but is not, why not."""

from __future__ import annotations

from datetime import date

from linkworker_desktop.domain.family import ADULT_AGE, SCHOOL_AGES
from linkworker_desktop.domain.moments import age_on
from linkworker_desktop.domain.rules.anchors import Anchored, Anchors
from linkworker_desktop.domain.rules.due import Reason, ReasonKind
from linkworker_desktop.domain.rules.happening_words import label_of, noun_of
from linkworker_desktop.domain.rules.happenings import PERIOD_ENDS, HappeningKind
from linkworker_desktop.domain.rules.ledger import Ledger
from linkworker_desktop.domain.rules.rule import IN_PROGRAMME, Rule, Who
from linkworker_desktop.domain.rules.subjects import CONDITION_LABELS, Subject, Trait
from linkworker_desktop.i18n import _

_UNDER_SCHOOL_AGE = range(SCHOOL_AGES.start)
_BY_HOUSING = {Who.SCHOOL_CHILD: SCHOOL_AGES, Who.SMALL_CHILD: _UNDER_SCHOOL_AGE}


class Scope:
    """Answers for one set of facts on one day."""

    def __init__(self, ledger: Ledger, anchors: Anchors, today: date) -> None:
        self._ledger = ledger
        self._anchors = anchors
        self._today = today

    def includes(self, rule: Rule, subject: Subject, counted_from: date | None) -> bool:
        """Tell whether the rule's »who« takes the subject in; if not, nothing is shown at all.

        Adults are 18 on the day counted from (today while that is missing), minors under 18 when the
        municipality took over, children of an age when the family moved in. Somebody without a birth date is
        an adult unless known as a child.
        """
        if rule.only_for and not self._meets_any(rule, subject):
            return False
        match rule.who:
            case Who.ADULT | Who.ADULT_IN_PROGRAMME:
                return self._is_adult(subject, counted_from or self._today)
            case Who.PARTICIPANT:
                return self._is_on_course(subject) or self._is_adult(subject, counted_from or self._today)
            case Who.MINOR:
                return not self._is_adult(subject, self._arrival(subject))
            case Who.SCHOOL_CHILD | Who.SMALL_CHILD:
                return self._was_of_age(subject, _BY_HOUSING[rule.who])
            case _:
                return True

    def lacks_birth_date(self, rule: Rule, subject: Subject) -> bool:
        """Tell whether only the birth date can say if the rule is for this child."""
        return rule.who in _BY_HOUSING and subject.born is None

    def excluded(self, rule: Rule, subject: Subject) -> Reason | None:
        """Return the condition that keeps a subject out of the rule; who is on the course is never kept out."""
        if rule.who is Who.PARTICIPANT and self._is_on_course(subject):
            return None
        residence = self._ledger.residence(subject.ref)
        return next(
            (
                Reason(ReasonKind.RESIDENCE, _(CONDITION_LABELS[condition]))
                for condition in rule.not_for
                if subject.meets(condition, residence)
            ),
            None,
        )

    def reason_against(self, rule: Rule, subject: Subject, anchored: Anchored | None) -> Reason | None:
        """Return why the rule does not apply to a subject it is otherwise for, None if it does."""
        if excluded := self.excluded(rule, subject):
            return excluded
        on_course = rule.who is Who.PARTICIPANT and self._is_on_course(subject)
        if rule.who in IN_PROGRAMME and not on_course and Trait.IN_PROGRAMME not in subject.traits:
            return Reason(ReasonKind.NOT_IN_PROGRAMME)
        if anchored is not None and anchored.preceded_birth:
            return Reason(ReasonKind.BORN_LATER, anchored.label, anchored.when.day)
        return None

    def let_off(self, rule: Rule, subject: Subject, due: date | None) -> Reason | None:
        """Return the exemption in force today or on the due day, or that the case is closed; else None."""
        exemption = self._ledger.exemption(rule, subject.ref)
        if exemption is not None and exemption.on <= max(self._today, due or self._today):
            return Reason(ReasonKind.EXEMPT, exemption.reason, exemption.on)
        ended = self._ledger.ended_on(subject.ref)
        if ended is not None and ended <= self._today:
            return Reason(ReasonKind.CLOSED, on=ended)
        return None

    def end_of(self, rule: Rule, subject: Subject, anchored: date) -> tuple[HappeningKind, date] | None:
        """Return the fact, and its day, after which the rule asks for nothing more."""
        for kind in rule.until:
            nearest = self._ledger.nearest(kind, subject.ref)
            days = [when.day for when in nearest[1] if when.day >= anchored] if nearest else []
            if days:
                return kind, days[0]
        return None

    def ended(self, rule: Rule, subject: Subject, anchored: date, due: date) -> Reason | None:
        """Return what ends the rule before `due`, or for a repeat has ended it by today; else None."""
        end = self.end_of(rule, subject, anchored)
        if end is None or (due <= end[1] and not (rule.repeat and end[1] <= self._today)):
            return None
        return Reason(ReasonKind.ENDED, noun_of(end[0]), end[1])

    def resting(self, rule: Rule, subject: Subject, last_day: date) -> Reason | None:
        """Return the period in which the rule rests: one that covers today or the last day for it."""
        for begin in rule.unless:
            ends = [when.day for when in self._ledger.own(PERIOD_ENDS[begin], subject.ref)]
            for start in self._ledger.own(begin, subject.ref):
                end = next((day for day in ends if day >= start.day), date.max)
                if any(start.day <= day < end for day in (self._today, last_day)):
                    return Reason(ReasonKind.REPLACED, label_of(begin), start.day)
        return None

    def _meets_any(self, rule: Rule, subject: Subject) -> bool:
        residence = self._ledger.residence(subject.ref)
        return any(subject.meets(condition, residence) for condition in rule.only_for)

    def _is_adult(self, subject: Subject, day: date) -> bool:
        if subject.born is None:
            return Trait.CHILD not in subject.traits
        return age_on(subject.born, day) >= ADULT_AGE

    def _is_on_course(self, subject: Subject) -> bool:
        return bool(self._ledger.own(HappeningKind.COURSE_BEGUN, subject.ref))

    def _arrival(self, subject: Subject) -> date:
        found = self._anchors.takeover(subject.ref)
        if isinstance(found, HappeningKind):
            housed = self._ledger.nearest(HappeningKind.HOUSED, subject.ref)
            return min(self._today, housed[1][0].day) if housed else self._today
        return min(self._today, found.when.day)

    def _was_of_age(self, subject: Subject, ages: range) -> bool:
        if subject.born is None:
            return Trait.CHILD in subject.traits
        housed = self._ledger.nearest(HappeningKind.HOUSED, subject.ref)
        day = housed[1][0].day if housed else self._today
        return age_on(subject.born, max(day, subject.born)) in ages
