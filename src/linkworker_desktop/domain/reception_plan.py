"""The reception plan: tasks by period and unit, each due a while from a fact or together with a rule."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, too_long
from linkworker_desktop.domain.rules.due import DueDate, State
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import NO_SPAN, Anchor, Level, Rule, Who
from linkworker_desktop.domain.rules.rule_checks import LONGEST_NAME
from linkworker_desktop.domain.rules.spans import LARGEST, Span, Unit
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_

FORMAT = 1
_MOST_TASKS = 500
_LONGEST_FILE = 1_000_000
_CODE = re.compile(r"[A-QS-Z][A-Za-z0-9]{0,11}")
"""Not R: the rules' codes begin with it."""
_OFFSET = re.compile(r"(A|T|H|udløb)\s*([+-])\s*(\d{1,5})\s*(t|d|uger?|hverdage?|md)?")
_EVERY = re.compile(r"hver (\d{1,3})\. (d|uge|md)")
_RULES = re.compile(r"R\d\w*(?:/R\d\w*)*")
_UNITS = {
    "t": Unit.HOURS,
    "d": Unit.DAYS,
    "u": Unit.WEEKS,
    "h": Unit.WORKING_DAYS,
    "m": Unit.MONTHS,
}
_ANCHORS: dict[str, HappeningKind] = {
    "A": HappeningKind.ALLOCATION,
    "T": HappeningKind.TAKEOVER,
    "H": HappeningKind.HOUSED,
    "udløb": HappeningKind.PERMIT_EXPIRES,
}
_RULE_WORDS = {"forløb": ("R20", "R21"), "praktik": ("R32",), "alder": ("R61a", "R60", "R62")}
_A_FORTNIGHT = 14


class TaskKind(StrEnum):
    """What sort of task it is, in the words of the file."""

    TASK = "opgave"
    DEADLINE = "frist"
    LAW = "lov"
    REPEAT = "gentag"
    GOAL = "mål"


TASK_KIND_LABELS = {
    TaskKind.TASK: N_("Opgave"),
    TaskKind.DEADLINE: N_("Frist"),
    TaskKind.LAW: N_("Lov"),
    TaskKind.REPEAT: N_("Gentages"),
    TaskKind.GOAL: N_("Mål"),
}
_LEVELS = {TaskKind.LAW: Level.LAW, TaskKind.GOAL: Level.GOAL}


class Timing(StrEnum):
    """What decides when a task is due."""

    DATED = "dated"
    BY_RULES = "by_rules"
    ONGOING = "ongoing"
    ON_EVENT = "on_event"


_UNDATED = {"løbende": Timing.ONGOING, "hændelse": Timing.ON_EVENT}


@dataclass(frozen=True, slots=True)
class DueExpression:
    """When a task is due: with rules, or `offset` or `repeat` from the first of `anchors` that is known."""

    timing: Timing
    rules: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    offset: Span | None = None
    repeat: Span | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A column of the plan; `name` is Danish."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PlanTask:
    """One task. `due_text` is the due expression as written, `rules` the codes of the rules it follows.

    `own` is the task's own rule where it follows no other. Ticking the task is a TICKED happening of the
    family (of the person, for `udløb`) with the task's code.
    """

    code: str
    period: str
    unit: str
    title: str
    due_text: str
    kind: TaskKind
    timing: Timing
    rules: tuple[str, ...] = ()
    own: Rule | None = None


@dataclass(frozen=True, slots=True)
class ReceptionPlan:
    """The periods in their order and the tasks in theirs."""

    periods: tuple[Period, ...]
    tasks: tuple[PlanTask, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """Return the units, in the order they first have a task."""
        return tuple(dict.fromkeys(task.unit for task in self.tasks))


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A task for one family: `leading` is the date to show, None where nothing concerns the family yet."""

    task: PlanTask
    leading: DueDate | None
    due_dates: tuple[DueDate, ...] = ()


def plan_rules(plan: ReceptionPlan) -> tuple[Rule, ...]:
    """Return the tasks' own rules, to be counted by the rule engine together with the others."""
    return tuple(task.own for task in plan.tasks if task.own is not None)


def plan_rows(plan: ReceptionPlan, family: SubjectRef, due_dates: Iterable[DueDate]) -> tuple[PlanRow, ...]:
    """Return every task with its due dates for one family, from the engine's due dates."""
    by_code: dict[str, list[DueDate]] = {}
    for due in due_dates:
        if due.of(SubjectKind.FAMILY) == family:
            by_code.setdefault(due.rule.code, []).append(due)
    rows = []
    for task in plan.tasks:
        codes = (task.own.code,) if task.own else task.rules
        found = tuple(due for code in codes for due in by_code.get(code, ()))
        rows.append(PlanRow(task, _leading(found), found))
    return tuple(rows)


def read_reception_plan(text: str) -> ReceptionPlan:
    """Return the plan a file holds; raises `InvalidInput` with one sentence for each fault."""
    content = _content(text)
    problems: list[Problem] = []
    periods = tuple(Period(_said(table, "code"), _said(table, "name")) for table in _list(content, "period"))
    known = {period.code for period in periods}
    tasks: list[PlanTask] = []
    for place, table in enumerate(_list(content, "task"), start=1):
        try:
            task = _task(table)
        except ValueError as error:
            problems.append(Problem(f"tasks.{place}", f"{_named(table, place)}: {error}"))
            continue
        tasks.append(task)
        if task.period not in known:
            sentence = _("perioden »{period}« findes ikke i filen.").format(period=task.period)
            problems.append(Problem(f"tasks.{place}.period", f"{_named(table, place)}: {sentence}"))
    doubled = {task.code for task in tasks if sum(other.code == task.code for other in tasks) > 1}
    problems.extend(
        Problem("tasks", _("Opgave {code} står der flere gange.").format(code=code))
        for code in sorted(doubled)
    )
    if problems:
        raise InvalidInput(problems)
    return ReceptionPlan(periods, tuple(tasks))


def parse_due(text: str) -> DueExpression:
    """Return what a due expression says.

    `A+1 hverdag`, `T-14 d`, `H+96 t`, `infomøde`, `T+1 md`, `R45/R46`, `hver 6. md`, `udløb-3 md`, `forløb`,
    `praktik`, `alder`, `løbende`, `hændelse`. Raises ValueError with a translated sentence for anything else.
    """
    text = " ".join(text.split())
    if match := _OFFSET.fullmatch(text):
        amount = int(match[2] + match[3])
        if abs(amount) > LARGEST or (amount and not match[4]):
            raise ValueError(_due_fault(text))
        span = Span(amount, _UNITS[(match[4] or "d")[0]])
        return DueExpression(Timing.DATED, anchors=(_ANCHORS[match[1]],), offset=span)
    if (match := _EVERY.fullmatch(text)) and int(match[1]):
        span = Span(int(match[1]), _UNITS[match[2][0]])
        return DueExpression(Timing.DATED, anchors=(HappeningKind.HOUSED,), repeat=span)
    if _RULES.fullmatch(text):
        return DueExpression(Timing.BY_RULES, rules=tuple(text.split("/")))
    if text in _RULE_WORDS:
        return DueExpression(Timing.BY_RULES, rules=_RULE_WORDS[text])
    if text == "infomøde":
        meetings = (HappeningKind.INFO_MEETING_HELD, HappeningKind.INFO_MEETING_PLANNED)
        return DueExpression(Timing.DATED, anchors=meetings, offset=Span(0, Unit.HOURS))
    if text in _UNDATED:
        return DueExpression(_UNDATED[text])
    raise ValueError(_due_fault(text))


def _due_fault(text: str) -> str:
    sentence = _("tidspunktet »{text}« kan ikke læses. Skriv fx »H+96 t«, »T+1 md« eller »løbende«.")
    return sentence.format(text=text)


def _task(table: dict[str, Any]) -> PlanTask:
    code, title = _said(table, "code"), _said(table, "title")
    if not _CODE.fullmatch(code):
        raise ValueError(_("koden skal begynde med et stort bogstav fra A til Z, dog ikke R, fx P101."))
    if problem := next(iter(too_long("title", title, LONGEST_NAME)), None):
        raise ValueError(problem.sentence)
    if not title or not _said(table, "unit"):
        raise ValueError(_("enhed og opgave skal begge være udfyldt."))
    if _said(table, "kind") not in set(TaskKind):
        raise ValueError(_("arten skal være opgave, frist, lov, gentag eller mål."))
    kind, due = TaskKind(_said(table, "kind")), parse_due(_said(table, "due"))
    given = table.get("rules", [])
    if not isinstance(given, list) or not all(isinstance(rule, str) for rule in given):
        raise ValueError(_("reglerne skal stå som en liste af koder."))
    rules = tuple(dict.fromkeys([*due.rules, *given]))
    own = None if rules else _own_rule(code, title, kind, due)
    timing = Timing.BY_RULES if rules else due.timing
    return PlanTask(
        code,
        _said(table, "period"),
        _said(table, "unit"),
        title,
        _said(table, "due"),
        kind,
        timing,
        rules,
        own,
    )


def _own_rule(code: str, title: str, kind: TaskKind, due: DueExpression) -> Rule:
    return Rule(
        code,
        title,
        Who.PERSON if HappeningKind.PERMIT_EXPIRES in due.anchors else Who.FAMILY,
        due.anchors,
        due.offset or NO_SPAN,
        repeat=due.repeat,
        warn=_warning(due.offset or due.repeat),
        level=_LEVELS.get(kind, Level.LOCAL),
        basis=_("Modtagelsesplanen"),
    )


def _warning(span: Span | None) -> Span:
    if span is not None and span.unit is Unit.HOURS:
        return Span(24, Unit.HOURS)
    is_near = span is not None and span.unit is not Unit.MONTHS and abs(span.amount) <= _A_FORTNIGHT
    return Span(2 if is_near else _A_FORTNIGHT, Unit.DAYS)


def _leading(found: Sequence[DueDate]) -> DueDate | None:
    """Return the first open date, else the one waited for, else the last finished, else any."""
    if open_dates := [due for due in found if due.is_open]:
        return min(open_dates, key=lambda due: (due.due or When(date.max)).moment)
    if waiting := [due for due in found if due.state is State.WAITING]:
        return waiting[0]
    if finished := [due for due in found if due.is_finished]:
        return max(finished, key=lambda due: (due.done or When(date.min)).moment)
    return next(iter(found), None)


def _content(text: str) -> dict[str, Any]:
    try:
        content = tomllib.loads(text.removeprefix("\ufeff")) if len(text) <= _LONGEST_FILE else {}
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        sentence = _("Filen kan ikke læses som en modtagelsesplan: {fault}").format(fault=error)
        raise InvalidInput([Problem("file", sentence)]) from error
    tasks = content.get("task")
    if content.get("format") != FORMAT or not isinstance(tasks, list) or len(tasks) > _MOST_TASKS:
        raise InvalidInput([Problem("file", _("Filen er ikke en modtagelsesplan."))])
    return content


def _list(content: dict[str, Any], name: str) -> list[dict[str, Any]]:
    tables = content.get(name, [])
    return [table for table in tables if isinstance(table, dict)] if isinstance(tables, list) else []


def _said(table: dict[str, Any], name: str) -> str:
    value = table.get(name, "")
    return cleaned(value) if isinstance(value, str) else ""


def _named(table: dict[str, Any], place: int) -> str:
    code = _said(table, "code")
    return _("Opgave {code}").format(code=code) if code else _("Opgave nummer {place}").format(place=place)
