"""Where a family is on its way, in three phases, from its due dates and placements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from linkworker_desktop.domain.rules.due import DueDate, ReasonKind, State
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.placements import PlacementView

_FIRST_HOURS = frozenset({"R10", "R11", "R12", "R13"})
_COURSE, _WORK = "R20", "R21"
_HOURS = timedelta(hours=96)


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase: a short fact, and how much of it is gone (0 to 1)."""

    fact: str
    done: float = 0.0


def phases_of(
    due: Sequence[Deadline], placements: Sequence[PlacementView], housed_at: datetime | None, now: datetime
) -> tuple[Phase, Phase, Phase]:
    """Return arrival, introductory course and placement of one family at local wall time `now`."""
    return _arrival(due, housed_at, now), _course(due, now.date()), _placement(due, placements, now.date())


def _arrival(due: Sequence[Deadline], housed_at: datetime | None, now: datetime) -> Phase:
    rows = [each for each in due if each.row.rule.code in _FIRST_HOURS]
    points = [each for each in rows if each.state is not State.NOT_APPLICABLE]
    if housed_at is None or housed_at > now:
        return Phase(_("ikke flyttet ind"))
    missing = sum(not each.row.is_finished for each in points)
    if not points:
        return Phase("", 1.0)
    if not missing:
        late = any(each.state is State.DONE_LATE for each in points)
        return Phase(_("nået, noget for sent") if late else _("96 timer nået"), 1.0)
    gone = min(0.99, (now - housed_at) / _HOURS)
    words = ngettext("{n} punkt mangler", "{n} punkter mangler", missing).format(n=missing)
    return Phase(words, gone)


def _course(due: Sequence[Deadline], today: date) -> Phase:
    spans = [span for each in due if each.row.rule.code == _COURSE and (span := _span_of(each.row))]
    if not spans:
        is_asked = any(each.row.rule.code == _COURSE and each.state is State.WAITING for each in due)
        return Phase(_("ikke begyndt") if is_asked else _("gælder ikke"), 0.0)
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    words = f"{_day(first)}–{_day(last)}"
    if last < today:
        return Phase(words, 1.0)
    return Phase(words, _share(first, last, today))


def _span_of(row: DueDate) -> tuple[date, date] | None:
    if row.why is None or row.why.anchor is None or row.due is None:
        return None
    last = row.done.day if row.done is not None else row.due.day
    return row.why.anchor.day, last


def _placement(due: Sequence[Deadline], placements: Sequence[PlacementView], today: date) -> Phase:
    running = [view for view in placements if view.draft.ended_on is None and view.draft.begun_on <= today]
    words = [_running_words(view, today) for view in running]
    words += _waiting_words(due)
    if running:
        shares = [
            _share(view.draft.begun_on, view.draft.planned_end_on or today + timedelta(days=30), today)
            for view in running
        ]
        return Phase(" · ".join(words), max(shares))
    if placements:
        return Phase(" · ".join(words) or _("afsluttet"), 1.0)
    has_job = any(each.row.rule.code == _WORK and each.row.is_finished for each in due)
    return Phase(_("i job"), 1.0) if has_job else Phase(" · ".join(words))


def _running_words(view: PlacementView, today: date) -> str:
    begun, end = view.draft.begun_on, view.draft.planned_end_on
    week = (today - begun).days // 7 + 1
    if end is None:
        return _("{name}, uge {week}").format(name=view.name, week=week)
    weeks = max(1, round((end - begun).days / 7))
    return _("{name}, uge {week} af {weeks}").format(name=view.name, week=week, weeks=weeks)


def _waiting_words(due: Sequence[Deadline]) -> list[str]:
    return [
        f"{each.person.partition(' ')[0]}: {reason.text[:1].lower()}{reason.text[1:]}"
        for each in due
        if each.row.rule.code == _WORK and (reason := each.row.reason) and reason.kind is ReasonKind.EXEMPT
    ]


def _share(first: date, last: date, today: date) -> float:
    whole = max(1, (last - first).days + 1)
    return min(0.99, max(0.02, ((today - first).days + 1) / whole))


def _day(day: date) -> str:
    return f"{day.day}.{day.month}."
