"""How an entry is drawn: ground, border, sign and ink by its kind and state, never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.services.calendar_views import CalendarEntry, EntryKind
from linkworker_desktop.ui.kit import states
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.tokens import Ink

AGREED = frozenset({EntryKind.APPOINTMENT, EntryKind.MEETING})
"""What is agreed with somebody: it stands at its clock time on a tint."""
SIGN_OF_LAW = "§"
_STATES = {
    State.UPCOMING: states.State.COMING,
    State.DUE_SOON: states.State.SOON,
    State.OVERDUE: states.State.OVER,
    State.DONE: states.State.DONE,
    State.DONE_LATE: states.State.DONE_LATE,
    State.WAITING: states.State.WAITING,
    State.NOT_APPLICABLE: states.State.NOT_APPLICABLE,
}
_LEVELS = {
    Level.LAW: states.Level.LAW,
    Level.LOCAL: states.Level.LOCAL,
    Level.ADVICE: states.Level.ADVICE,
    Level.GOAL: states.Level.GOAL,
}


@dataclass(frozen=True, slots=True)
class EntryLook:
    """Names of tokens: `ground` and `border` are None where nothing is filled or framed."""

    ground: str | None
    border: str | None
    icon: Icon | None
    icon_ink: Ink
    ink: Ink = Ink.TEXT
    sign: str = ""


def look_of(entry: CalendarEntry) -> EntryLook:
    """Return how an entry is drawn in a cell."""
    is_law = entry.level is Level.LAW
    return _look(
        entry.state,
        is_agreed=entry.kind in AGREED,
        has_clock=entry.when.clock is not None,
        is_law=is_law,
        is_past=entry.is_past,
    )


def kit_state(state: State) -> states.State:
    """Return the look of a due date's state."""
    return _STATES[state]


def kit_level(level: Level | None) -> states.Level | None:
    """Return the tag of a level; mere information has none."""
    return _LEVELS.get(level) if level is not None else None


@cache
def _look(state: State, *, is_agreed: bool, has_clock: bool, is_law: bool, is_past: bool) -> EntryLook:
    sign = SIGN_OF_LAW if is_law else ""
    ink = Ink.MUTED if is_past else Ink.TEXT
    match state:
        case State.DONE | State.DONE_LATE:
            icon = Icon.DONE_ALL if state is State.DONE_LATE else Icon.CHECK_CIRCLE
            return EntryLook(None, None, icon, Ink.DONE, Ink.MUTED)
        case State.OVERDUE:
            return EntryLook("over_tint", None, Icon.ERROR, Ink.OVER, sign=sign)
        case _ if is_agreed:
            return EntryLook("accent_tint", None, None if has_clock else Icon.EVENT, Ink.ACCENT, ink)
        case State.DUE_SOON:
            return EntryLook("soon_tint", None, Icon.SCHEDULE, Ink.SOON, sign=sign)
        case _ if is_law:
            return EntryLook("card", "law", None, Ink.LAW, sign=sign)
        case _:
            return EntryLook("card", "line", Icon.EVENT, Ink.MUTED)
