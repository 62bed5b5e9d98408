"""The reception plan of one family: who does what by when, ticked, taken back and left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.problems import InvalidInput, out_of_range
from linkworker_desktop.domain.reception_plan import PlanTask, ReceptionPlan, plan_rows
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.calendar import HappeningRow
from linkworker_desktop.services import exemptions
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.deadlines import Deadlines
from linkworker_desktop.services.happening_places import family_of
from linkworker_desktop.services.happening_writing import write_down
from linkworker_desktop.services.happenings import Happenings, recorded_for
from linkworker_desktop.services.reception_views import ReceptionView, TaskState, TaskView
from linkworker_desktop.services.rule_book import plan_in_force
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.DEADLINE, Kind.FAMILY, Kind.FOLDER})
Fact = tuple[HappeningKind, SubjectRef, str]


class Reception:
    """Reads and ticks the plan; every call that changes something is one unit of work with its undo."""

    def __init__(
        self, database: Database, clock: Clock, deadlines: Deadlines, happenings: Happenings
    ) -> None:
        self._database = database
        self._clock = clock
        self._deadlines = deadlines
        self._happenings = happenings

    def of_family(self, family: UUID) -> ReceptionView:
        """Return the plan in force with the family's due dates."""
        with self._database.look() as look:
            plan = plan_in_force(look)
        deadlines = {id(each.row): each for each in self._deadlines.due(family)}
        return _view(plan, family, deadlines)

    def tick(self, family: UUID, code: str, on: date | None = None) -> Changed:
        """Record a task as done today or `on` a day, for everybody it is due for at the same time.

        A task that follows a rule records the rule's own fact, so that everything else that hangs on it follows.
        Raises `UserError` when there is nothing to be done, `InvalidInput` for an impossible day.
        """
        view = self._task(family, code)
        if problems := list(out_of_range("on", on)):
            raise InvalidInput(problems)
        facts = _facts(view.asked)
        if not facts:
            raise UserError(_nothing_to_tick(view))
        with self._database.write("reception.tick") as session:
            for kind, subject, rule in facts:
                when = self._happenings.now_for(kind) if on is None else When(on)
                write_down(session, kind, subject, when, self._clock.now(), rule=rule)
        done = _("»{task}« er gjort.").format(task=view.task.title)
        undone = _("»{task}« er ikke gjort.").format(task=view.task.title)
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)

    def untick(self, family: UUID, code: str) -> Changed:
        """Take the last deed of a task back. Raises `UserError` when it is kept where it cannot be taken from here."""
        view = self._task(family, code)
        last = view.last_done
        rows = [each for each in view.deadlines if each.row.done is not None and each.row.done.day == last]
        with self._database.write("reception.untick") as session:
            found = {row.id: row for each in rows for row in _deeds(session, each, family)}
            if not found:
                raise UserError(_("Det er skrevet ind på familiens side. Ret datoen dér."))
            for row in found.values():
                session.delete(row)
        done = _("»{task}« er ikke gjort.").format(task=view.task.title)
        undone = _("»{task}« er gjort.").format(task=view.task.title)
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)

    def leave_out(self, family: UUID, code: str, reason: str, on: date | None = None) -> Changed:
        """Leave a task out for a family, with the reason, from today or `on`. Raises `InvalidInput`.

        A task that follows rules lets the family off those rules.
        """
        view = self._task(family, code)
        day = on or self._clock.today()
        why = exemptions.checked_reason(reason, day)
        subject = SubjectRef(SubjectKind.FAMILY, family)
        with self._database.write("reception.leave_out") as session:
            owner = family_of(session, subject)
            for rule in codes_of(view.task):
                exemptions.give(session, subject, owner, why, day, rule)
        done = _("»{task}« er udeladt for familien.").format(task=view.task.title)
        undone = _("»{task}« gælder igen.").format(task=view.task.title)
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)

    def take_in(self, family: UUID, code: str) -> Changed:
        """Let a task that was left out apply again. Raises `UserError` when it was not left out."""
        view = self._task(family, code)
        subjects = {SubjectRef(SubjectKind.FAMILY, family)}
        subjects.update(ref for each in view.deadlines for ref in each.row.lineage)
        with self._database.write("reception.take_in") as session:
            ended = [exemptions.end(session, subjects, rule) for rule in codes_of(view.task)]
            if not any(ended):
                raise UserError(_("Opgaven er ikke udeladt."))
        done = _("»{task}« gælder igen.").format(task=view.task.title)
        undone = _("»{task}« er udeladt for familien.").format(task=view.task.title)
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)

    def _task(self, family: UUID, code: str) -> TaskView:
        view = self.of_family(family).task(code)
        if view is None:
            raise UserError(_("Opgaven er ikke i modtagelsesplanen mere. Åbn siden igen."))
        return view


def codes_of(task: PlanTask) -> tuple[str, ...]:
    """Return the codes of the rules that make a task's dates."""
    return (task.own.code,) if task.own is not None else task.rules


def _view(plan: ReceptionPlan, family: UUID, deadlines: dict[int, Deadline]) -> ReceptionView:
    rows = plan_rows(plan, SubjectRef(SubjectKind.FAMILY, family), [each.row for each in deadlines.values()])
    tasks = tuple(
        TaskView(
            row.task,
            None if row.leading is None else deadlines[id(row.leading)],
            tuple(deadlines[id(due)] for due in row.due_dates),
        )
        for row in rows
    )
    return ReceptionView(family, plan.periods, plan.units, tasks)


def _facts(asked: Iterable[Deadline]) -> tuple[Fact, ...]:
    """Return what is to be recorded for due dates; what needs more than a day is left out."""
    facts: dict[Fact, None] = {}
    for each in asked:
        if each.needs_page:
            continue
        kinds = each.settles if each.row.rule.needs_all else each.settles[:1]
        for kind in kinds:
            rule = each.row.rule.code if kind is HappeningKind.TICKED else ""
            facts[kind, recorded_for(kind, each), rule] = None
    return tuple(facts)


def _nothing_to_tick(view: TaskView) -> str:
    if any(each.needs_page for each in view.asked):
        return _("Skriv praktikken ind under »Praktik« på familiens side.")
    if view.state is TaskState.LEFT_OUT:
        return _("Opgaven er udeladt for familien.")
    return _("Der er ingen i familien, opgaven gælder for nu.")


def _deeds(session: Session, deadline: Deadline, family: UUID) -> list[HappeningRow]:
    """Return the recorded facts that finished a due date."""
    done, rule = deadline.row.done, deadline.row.rule
    if done is None:
        return []
    is_family = deadline.subject.kind is SubjectKind.FAMILY
    whose = (
        HappeningRow.family_id == family if is_family else HappeningRow.subject_id == deadline.subject.ident
    )
    kinds = [kind.value for kind in rule.done_by]
    ticked = (HappeningRow.kind == HappeningKind.TICKED.value) & (HappeningRow.rule == rule.code)
    return list(
        session.scalars(
            select(HappeningRow).where(
                whose, HappeningRow.on_date == done.day, or_(HappeningRow.kind.in_(kinds), ticked)
            )
        )
    )
