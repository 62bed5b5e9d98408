"""Due dates that are put off: nobody is reminded of them before a time, and the date itself stays where it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from linkworker_desktop.domain.moments import moment_text
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.services.calendar_views import CalendarEntry
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.drafts import Drafts
from linkworker_desktop.services.reminder_memory import recall, remember


def put_off_until(drafts: Drafts, entry: CalendarEntry, now: datetime) -> datetime | None:
    """Return until when a due date is put off, in wall time; None when it is not, or that time has come."""
    until = recall(drafts).put_off.get(entry.key)
    return until if until is not None and until > now else None


def put_off(drafts: Drafts, entry: CalendarEntry, until: datetime, now: datetime) -> Changed:
    """Be reminded of a due date at `until` (wall time) and not before. Raises `InvalidInput` for a time past."""
    if until <= now:
        raise InvalidInput([Problem("until", _("Vælg et tidspunkt, der ikke er gået."))])
    return _write(drafts, entry.key, until, now, _said(until))


def _write(drafts: Drafts, key: str, until: datetime | None, now: datetime, sentence: str) -> Changed:
    memory = recall(drafts)
    before = memory.put_off.get(key)
    others = {each: at for each, at in memory.put_off.items() if each != key}
    remember(drafts, replace(memory, put_off=others if until is None else others | {key: until}), now)
    undone = _("Påmindelsen er der igen.") if before is None else _said(before)
    again = _said(until) if until is not None else undone

    def undo() -> Changed:
        back = _write(drafts, key, before, now, undone)
        return replace(back, undo=lambda: _write(drafts, key, until, now, again))

    return Changed(frozenset({Kind.EVENT}), sentence, undo=undo)


def _said(until: datetime) -> str:
    return _("Du bliver mindet om det igen {when}.").format(when=moment_text(until))
