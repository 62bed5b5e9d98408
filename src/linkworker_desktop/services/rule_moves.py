"""What a change of rules, plan or closed days moves, and what is written down so that nothing finished moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.domain.reception_plan import ReceptionPlan, plan_rules
from linkworker_desktop.domain.rules.due import DueDate
from linkworker_desktop.domain.rules.facts import Facts, Settled
from linkworker_desktop.domain.rules.happenings import Happening
from linkworker_desktop.domain.rules.preview import Move, moves_between
from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.words import why_sentence
from linkworker_desktop.domain.rules.working_days import WorkingDays
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.persistence.look import Look
from linkworker_desktop.persistence.tables.calendar import HappeningRow, SettledRow
from linkworker_desktop.services.deadlines import contact_names, counted, own_months
from linkworker_desktop.services.rule_book import plan_in_force, rules_in_force
from linkworker_desktop.services.rule_facts import KnownFacts, known_facts


@dataclass(frozen=True, slots=True)
class MovedDate:
    """One open date a change moves: for whom, from when to when; None where it comes or goes.

    `about` is the person, contact or family it is for, `surname` and `code` are the family's.
    """

    about: str
    surname: str
    code: str
    name: str
    before: When | None
    after: When | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change does. `settled` are finished dates it would rewrite, `passed` days gone by it would move."""

    moves: tuple[MovedDate, ...]
    settled: tuple[DueDate, ...]
    passed: tuple[DueDate, ...]

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return how many open dates move, as a sentence; none where nothing does."""
        return (f"{moves_words(self.moves)}.",) if self.moves else ()


def moves_words(moves: Sequence[MovedDate]) -> str:
    """Return `7 åbne frister flytter sig`, or that they all are new or fall away."""
    number = len(moves)
    if number and all(move.after is None for move in moves):
        words = ngettext("{n} åben frist falder væk", "{n} åbne frister falder væk", number)
    elif number and all(move.before is None for move in moves):
        words = ngettext("{n} ny frist kommer til", "{n} nye frister kommer til", number)
    elif number:
        words = ngettext("{n} åben frist flytter sig", "{n} åbne frister flytter sig", number)
    else:
        return _("Ingen åbne frister flytter sig")
    return words.format(n=number)


class Situation:
    """The facts of everybody and the rules, plan and working days of today, read once."""

    def __init__(self, look: Look, now: datetime, *, with_contacts: bool = False) -> None:
        self.rules = rules_in_force(look)
        self.plan = plan_in_force(look)
        self.now = now
        self._known = known_facts(look, with_contacts=with_contacts)
        self._months = own_months(look) if with_contacts else {}
        self._contacts = contact_names(look) if with_contacts else {}

    @property
    def days(self) -> WorkingDays:
        """Return the working days of today."""
        return self._known.days

    def due(self) -> tuple[DueDate, ...]:
        """Return every due date as it stands."""
        return self._counted(self.rules, self.plan, self.days, self._known.facts)

    def after(
        self,
        *,
        rules: Sequence[Rule] | None = None,
        plan: ReceptionPlan | None = None,
        days: WorkingDays | None = None,
    ) -> Outcome:
        """Return what other rules, another plan or other working days would do."""
        new = (tuple(self.rules if rules is None else rules), plan or self.plan, days or self.days)
        before, after = self.due(), self._counted(*new, self._known.facts)
        settled, passed = _rewritten(before, after)
        if passed:
            after = self._counted(*new, _with(self._known.facts, settled, passed))
            standing = {(row.rule.code, row.subject, row.due) for row in after if row.is_finished}
            settled += tuple(row for row in passed if (row.rule.code, row.subject, row.due) not in standing)
        moves = (_moved(move, self._known, self._contacts) for move in moves_between(before, after))
        return Outcome(tuple(sorted(moves, key=_reading_order)), settled, passed)

    def finished_codes(self) -> frozenset[str]:
        """Return the codes of the rules under which something is finished."""
        return frozenset(row.rule.code for row in self.due() if row.is_finished)

    def _counted(
        self, rules: Sequence[Rule], plan: ReceptionPlan, days: WorkingDays, facts: Facts
    ) -> tuple[DueDate, ...]:
        known = replace(self._known, facts=facts, days=days)
        return counted((*rules, *plan_rules(plan)), known, self.now, self._months)


def keep(session: Session, outcome: Outcome, now: datetime) -> None:
    """Write down what the change would otherwise rewrite; `now` is an instant."""
    known = {
        (row.rule, row.subject_kind, row.subject_id, row.done_on)
        for row in (session.scalars(select(SettledRow)) if outcome.settled else ())
    }
    for row in outcome.settled:
        item = _settled(row)
        if (item.rule, item.subject.kind.value, item.subject.ident, item.done_on) not in known:
            session.add(_settled_row(item, _family(row)))
    for row in outcome.passed:
        session.add(_passed_row(row, now))


def _rewritten(
    before: Iterable[DueDate], after: Iterable[DueDate]
) -> tuple[tuple[DueDate, ...], tuple[DueDate, ...]]:
    """Return the finished dates that would stand otherwise, those met by a deed and those the day itself met."""
    standing = {_finished_key(row): _as_told(row) for row in after if row.done is not None}
    lost = [
        row
        for row in before
        if row.done is not None and row.due is not None and standing.get(_finished_key(row)) != _as_told(row)
    ]
    return tuple(row for row in lost if not _just_passed(row)), tuple(
        row for row in lost if _just_passed(row)
    )


def _just_passed(row: DueDate) -> bool:
    """Tell whether nobody recorded it, and a fact of its own can hold the day from now on."""
    return row.rule.passes and row.rule.own_date is not None and row.done == row.due


def _finished_key(row: DueDate) -> tuple[str, SubjectRef, date]:
    return row.rule.code, row.subject, row.done.day if row.done else date.max


def _as_told(row: DueDate) -> object:
    """Return what must not change of a finished date; that its rule was checked again is no change."""
    return row.due, row.latest, why_sentence(replace(row, rule=replace(row.rule, checked_on=None)))


def _with(facts: Facts, settled: Iterable[DueDate], passed: Iterable[DueDate]) -> Facts:
    taken = (
        Happening(row.rule.own_date, row.subject, row.due)
        for row in passed
        if row.rule.own_date is not None and row.due is not None
    )
    return replace(
        facts,
        happenings=(*facts.happenings, *taken),
        settled=(*facts.settled, *(_settled(row) for row in settled)),
    )


def _settled(row: DueDate) -> Settled:
    if row.done is None or row.due is None:
        raise ValueError("only a finished date can be remembered")
    return Settled(row.rule.code, row.subject, row.done.day, row.due, row.latest, why_sentence(row))


def _settled_row(item: Settled, family: UUID | None) -> SettledRow:
    return SettledRow(
        rule=item.rule,
        subject_kind=item.subject.kind.value,
        subject_id=item.subject.ident,
        family_id=family,
        done_on=item.done_on,
        due_on=item.due.day,
        due_time=item.due.clock,
        latest_on=item.latest.day if item.latest else None,
        sentence=item.sentence,
    )


def _passed_row(row: DueDate, now: datetime) -> HappeningRow:
    if row.due is None or row.rule.own_date is None:
        raise ValueError("only a day that has passed can be written down as a fact")
    return HappeningRow(
        kind=row.rule.own_date.value,
        subject_kind=row.subject.kind.value,
        subject_id=row.subject.ident,
        family_id=_family(row),
        on_date=row.due.day,
        at_time=row.due.clock,
        rule="",
        note=_("Skrevet ned, da reglen blev ændret: {why}").format(why=why_sentence(row)),
        recorded_at=now,
    )


def _family(row: DueDate) -> UUID | None:
    family = row.of(SubjectKind.FAMILY)
    return family.ident if family else None


def _moved(move: Move, known: KnownFacts, contacts: dict[UUID, str]) -> MovedDate:
    shown = move.after or move.before
    if shown is None:
        raise ValueError("a move without a date")
    family, person = shown.of(SubjectKind.FAMILY), shown.of(SubjectKind.PERSON)
    named = known.families.get(family.ident) if family else None
    name = (known.persons.get(person.ident) if person else None) or (
        named.surname if named else contacts.get(shown.subject.ident, "")
    )
    return MovedDate(
        name,
        named.surname if named else "",
        named.code if named else "",
        shown.rule.name,
        move.before.due if move.before else None,
        move.after.due if move.after else None,
    )


def _reading_order(move: MovedDate) -> tuple[str, str, datetime]:
    first = move.after or move.before
    return move.surname.casefold(), move.about.casefold(), first.moment if first else datetime.min  # noqa: DTZ901
