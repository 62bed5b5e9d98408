"""The reception plan every family gets: its tasks added, changed, removed and put in order, with what moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, too_long
from linkworker_desktop.domain.reception_plan import (
    PlanTask,
    ReceptionPlan,
    parse_due,
    read_reception_plan,
)
from linkworker_desktop.domain.reception_plan_file import write_reception_plan
from linkworker_desktop.domain.rules.rule_checks import LONGEST_NAME
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.calendar import ReceptionPlanRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.reception_views import TaskDraft
from linkworker_desktop.services.rule_book import plan_in_force, rules_in_force, shipped_plan
from linkworker_desktop.services.rule_moves import MovedDate, Situation, keep
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.RULE, Kind.DEADLINE})
_LONGEST_UNIT = 80
_USED_CODES = """
SELECT rule FROM happening WHERE rule <> '' UNION SELECT rule FROM exemption WHERE rule <> ''
UNION SELECT rule FROM settled
"""
_MOST_OF_A_PERIOD = 1000


class ReceptionTemplate:
    """The municipality's own plan; until something is changed it is the one the program ships."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def plan(self) -> ReceptionPlan:
        """Return the plan in force."""
        with self._database.look() as look:
            return plan_in_force(look)

    def is_own(self) -> bool:
        """Tell whether the municipality has changed the plan."""
        return self.plan() != shipped_plan()

    def task(self, code: str) -> PlanTask:
        """Return one task. Raises `UserError` when it is gone."""
        return _found(self.plan(), code)

    def preview(self, draft: TaskDraft) -> tuple[MovedDate, ...]:
        """Return the open dates that saving a task would move. Raises `InvalidInput`."""
        return self._moves(self._with(draft)[0])

    def preview_remove(self, code: str) -> tuple[MovedDate, ...]:
        """Return the open dates that would go with a task."""
        return self._moves(_without(self.plan(), code))

    def save(self, draft: TaskDraft) -> Changed:
        """Keep a task, new or changed; a new one comes last in its period. Raises `InvalidInput`."""
        plan, title = self._with(draft)
        said = _("»{task}« er gemt i modtagelsesplanen.").format(task=title)
        undone = _("Modtagelsesplanen er, som den var.")
        return self._replace(plan, done=said, undone=undone)

    def remove(self, code: str) -> Changed:
        """Take a task out of the plan; what was ticked stays recorded for the families."""
        task = self.task(code)
        done = _("»{task}« er taget ud af modtagelsesplanen.").format(task=task.title)
        undone = _("»{task}« er i modtagelsesplanen igen.").format(task=task.title)
        return self._replace(_without(self.plan(), code), done=done, undone=undone)

    def move(self, code: str, steps: int) -> Changed:
        """Move a task up (negative) or down among the tasks of its period; past the end it stays there."""
        plan = self.plan()
        task = _found(plan, code)
        fellows = [each for each in plan.tasks if each.period == task.period]
        place = max(0, min(len(fellows) - 1, fellows.index(task) + steps))
        fellows.remove(task)
        fellows.insert(place, task)
        left = iter(fellows)
        tasks = tuple(next(left) if each.period == task.period else each for each in plan.tasks)
        done = _("»{task}« er flyttet.").format(task=task.title)
        undone = _("»{task}« står, hvor den stod.").format(task=task.title)
        return self._replace(replace(plan, tasks=tasks), done=done, undone=undone)

    def preview_restore(self) -> tuple[MovedDate, ...]:
        """Return the open dates that the shipped plan would move."""
        return self._moves(shipped_plan())

    def restore(self) -> Changed:
        """Bring the plan back as the program ships it."""
        done = _("Modtagelsesplanen er, som programmet kom med den.")
        return self._replace(shipped_plan(), done=done, undone=_("Modtagelsesplanen er, som I havde den."))

    def _with(self, draft: TaskDraft) -> tuple[ReceptionPlan, str]:
        with self._database.look() as look:
            plan = plan_in_force(look)
            known = frozenset(rule.code for rule in rules_in_force(look))
            used = {row.rule for row in look.rows(_USED_CODES)}
        clean = _checked(draft, plan, known)
        if not clean.code:
            clean = replace(clean, code=_new_code(plan, clean.period, used))
        task = _task_of(plan, clean)
        return _placed(plan, task), task.title

    def _moves(self, plan: ReceptionPlan) -> tuple[MovedDate, ...]:
        return self._situation().after(plan=plan).moves

    def _replace(self, plan: ReceptionPlan, *, done: str, undone: str) -> Changed:
        outcome = self._situation().after(plan=plan)
        with self._database.write("reception_plan.save") as session:
            keep(session, outcome, self._clock.now())
            row = session.get(ReceptionPlanRow, 1)
            if plan == shipped_plan():
                if row is not None:
                    session.delete(row)
            elif row is None:
                session.add(
                    ReceptionPlanRow(id=1, body=write_reception_plan(plan), updated_at=self._clock.now())
                )
            else:
                row.body, row.updated_at = write_reception_plan(plan), self._clock.now()
        return changed(self._database, session, _KINDS, done=done, undone=undone, remarks=outcome.remarks)

    def _situation(self) -> Situation:
        with self._database.look() as look:
            return Situation(look, local_now(self._clock))


def _found(plan: ReceptionPlan, code: str) -> PlanTask:
    found = next((task for task in plan.tasks if task.code == code), None)
    if found is None:
        raise UserError(_("Opgaven er ikke i modtagelsesplanen mere. Åbn siden igen."))
    return found


def _without(plan: ReceptionPlan, code: str) -> ReceptionPlan:
    _found(plan, code)
    return replace(plan, tasks=tuple(task for task in plan.tasks if task.code != code))


def _checked(draft: TaskDraft, plan: ReceptionPlan, known: frozenset[str]) -> TaskDraft:
    clean = replace(
        draft,
        title=cleaned(draft.title),
        unit=cleaned(draft.unit),
        due_text=" ".join(draft.due_text.split()),
    )
    problems = [
        *([] if clean.title else [Problem("title", _("Skriv, hvad der skal gøres."))]),
        *([] if clean.unit else [Problem("unit", _("Skriv, hvem der gør det."))]),
        *too_long("title", clean.title, LONGEST_NAME),
        *too_long("unit", clean.unit, _LONGEST_UNIT),
    ]
    if clean.period not in {period.code for period in plan.periods}:
        problems.append(Problem("period", _("Vælg en periode.")))
    if clean.code:
        _found(plan, clean.code)
    problems += _due_problems(clean, known)
    if problems:
        raise InvalidInput(problems)
    return clean


def _due_problems(draft: TaskDraft, known: frozenset[str]) -> list[Problem]:
    try:
        due = parse_due(draft.due_text)
    except ValueError as error:
        sentence = str(error)
        return [Problem("due", f"{sentence[:1].upper()}{sentence[1:]}")]
    missing = [rule for rule in (*due.rules, *draft.rules) if rule not in known]
    return [Problem("due", _("Reglen findes ikke længere. Vælg en anden."))] if missing else []


def _task_of(plan: ReceptionPlan, draft: TaskDraft) -> PlanTask:
    """Return the task as the plan file would give it, so that it is what is read again."""
    named = parse_due(draft.due_text).rules
    blank = PlanTask(
        draft.code,
        draft.period,
        draft.unit,
        draft.title,
        draft.due_text,
        draft.kind,
        parse_due(draft.due_text).timing,
        tuple(dict.fromkeys([*named, *draft.rules])),
    )
    return read_reception_plan(write_reception_plan(replace(plan, tasks=(blank,)))).tasks[0]


def _placed(plan: ReceptionPlan, task: PlanTask) -> ReceptionPlan:
    """Return the plan with the task where it stood, or last in its period if it is new there."""
    old = next((each for each in plan.tasks if each.code == task.code), None)
    if old is not None and old.period == task.period:
        return replace(plan, tasks=tuple(task if each is old else each for each in plan.tasks))
    tasks = [each for each in plan.tasks if each is not old]
    order = [period.code for period in plan.periods]
    place = _after_last(tasks, lambda each: order.index(each.period) <= order.index(task.period))
    tasks.insert(place, task)
    return replace(plan, tasks=tuple(tasks))


def _after_last(tasks: Sequence[PlanTask], fits: Callable[[PlanTask], bool]) -> int:
    return max((place + 1 for place, task in enumerate(tasks) if fits(task)), default=0)


def _new_code(plan: ReceptionPlan, period: str, used: set[str]) -> str:
    """Return a code no task has or had, so that an old tick does not settle the new task."""
    taken = used | {task.code for task in plan.tasks} | {task.code for task in shipped_plan().tasks}
    codes = (f"{period}{number:02d}" for number in range(1, _MOST_OF_A_PERIOD))
    return next(code for code in codes if code not in taken)
