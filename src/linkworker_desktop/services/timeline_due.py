"""What the rules say on a time line: a fact that settled a due date in time or late, and what is over the time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.states import days_late
from linkworker_desktop.domain.rules.subjects import SubjectKind
from linkworker_desktop.domain.timeline import Badge, BadgeKind, Outcome, TimelineItem, TimelineKind
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.timeline_items import Fact, Told


class Settled:
    """The due dates of a family, looked up by the fact that settled them."""

    def __init__(self, due: Sequence[Deadline]) -> None:
        self._finished: dict[tuple[str, date], list[Deadline]] = {}
        self._open = [each for each in due if each.row.is_open and each.due is not None]
        self._names = {each.row.rule.code: each.row.rule.name for each in due}
        for each in due:
            if each.row.is_finished and each.row.done is not None:
                for key in {*(kind.value for kind in each.row.rule.done_by), each.row.rule.code}:
                    self._finished.setdefault((key, each.row.done.day), []).append(each)

    def with_outcome(self, one: Told) -> TimelineItem:
        """Return an item with what it settled: `Opfølgning i praktik`, til tiden, næste senest 20.11."""
        fact, item = one.fact, one.item
        if fact is None:
            return item
        found = self._settled_by(fact, item.day)
        if found is None:
            name = self._names.get(fact.rule) if fact.kind is HappeningKind.TICKED else None
            return item if name is None else replace(item, heading=name)
        is_ticked = fact.kind is HappeningKind.TICKED
        parts = (_standing(found), self._next(found), item.text)
        return replace(
            item,
            heading=found.name if is_ticked else item.heading,
            text=" ".join(part for part in parts if part),
            outcome=Outcome.LATE if found.state is State.DONE_LATE else Outcome.IN_TIME,
        )

    def _settled_by(self, fact: Fact, day: date) -> Deadline | None:
        key = fact.rule if fact.kind is HappeningKind.TICKED else fact.kind.value
        for each in self._finished.get((key, day), ()):
            if any(ref.ident == fact.subject for ref in each.row.lineage) and each.due is not None:
                return each
        return None

    def _next(self, done: Deadline) -> str:
        following = (
            each.due.day
            for each in self._open
            if each.due is not None
            and each.row.rule.code == done.row.rule.code
            and each.subject == done.subject
        )
        day = min(following, default=None)
        return "" if day is None else _("Næste senest {date}.").format(date=date_text(day))


def _standing(found: Deadline) -> str:
    aim, done = found.row.latest or found.due, found.row.done
    if found.state is State.DONE or aim is None or done is None:
        return _("Til tiden.")
    late = days_late(done, aim)
    if late == 0:
        return _("For sent.")
    return ngettext("{n} dag for sent.", "{n} dage for sent.", late).format(n=late)


def missed(
    due: Iterable[Deadline], now: datetime, *, first: date, last: date, person: UUID | None = None
) -> Iterator[TimelineItem]:
    """Yield what is over the time, on the last day it should have been done, from `first` to `last`."""
    for each in due:
        aim = each.row.latest or each.due
        if each.state is not State.OVERDUE or aim is None or not first <= aim.day <= last:
            continue
        of = each.row.of(SubjectKind.PERSON)
        if aim.moment > now or (person is not None and (of is None or of.ident != person)):
            continue
        yield TimelineItem(
            kind=TimelineKind.MISSED,
            ref=each.subject.ident,
            key=f"missed:{each.row.rule.code}:{each.subject.ident.hex}:{aim.day}",
            day=aim.day,
            clock=None,
            heading=each.name,
            text=_("Ikke gjort. {words}.").format(words=each.words[:1].upper() + each.words[1:]),
            badges=(Badge(BadgeKind.PERSON, each.person.partition(" ")[0]),) if each.person else (),
            about=() if of is None else (of.ident,),
            outcome=Outcome.MISSED,
        )
