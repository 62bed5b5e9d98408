"""Kinds of entries and of what stands on the time line, in words and icons."""

from __future__ import annotations

from linkworker_desktop.domain.log_entry import LOG_KIND_LABELS, SENSITIVITY_LABELS, LogKind, Sensitivity
from linkworker_desktop.domain.timeline import BadgeKind, Outcome, TimelineItem, TimelineKind
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family.timeline_row import TimelineBadge, TimelineRow

CHIPS = (LogKind.NOTE, LogKind.CALL, LogKind.VISIT, LogKind.AGREEMENT)
"""The kinds that stand under the entry line; the others are chosen when an entry is changed."""
ICONS_OF_KINDS = {
    LogKind.NOTE: Icon.DESCRIPTION,
    LogKind.CALL: Icon.CALL,
    LogKind.VISIT: Icon.HOME,
    LogKind.AGREEMENT: Icon.HANDSHAKE,
    LogKind.LETTER: Icon.MAIL,
}
_ICONS = {
    TimelineKind.NOTE: Icon.DESCRIPTION,
    TimelineKind.CALL: Icon.CALL,
    TimelineKind.VISIT: Icon.HOME,
    TimelineKind.AGREEMENT: Icon.HANDSHAKE,
    TimelineKind.LETTER: Icon.MAIL,
    TimelineKind.MEETING: Icon.FORUM,
    TimelineKind.APPOINTMENT: Icon.EVENT,
    TimelineKind.TASK: Icon.CHECK,
    TimelineKind.FACT: Icon.CHECK_CIRCLE,
    TimelineKind.FOLDER: Icon.MENU_BOOK,
    TimelineKind.MOVE: Icon.GROUP,
    TimelineKind.RELAY: Icon.SYNC_ALT,
    TimelineKind.CONSENT: Icon.VERIFIED_USER,
    TimelineKind.PLACEMENT: Icon.WORK,
    TimelineKind.DOCUMENT: Icon.FOLDER,
    TimelineKind.MISSED: Icon.ERROR,
}
_OUTCOMES = {
    Outcome.IN_TIME: (Icon.CHECK_CIRCLE, Ink.DONE),
    Outcome.LATE: (Icon.DONE_ALL, Ink.DONE),
    Outcome.MISSED: (Icon.ERROR, Ink.OVER),
    Outcome.WITHDRAWN: (Icon.CANCEL, Ink.OVER),
}
_PADLOCKED = {BadgeKind.ONLY_ME, BadgeKind.SENSITIVE}


def kind_label(kind: LogKind) -> str:
    """Return »Ringet«."""
    return _(LOG_KIND_LABELS[kind])


def sensitivity_label(sensitivity: Sensitivity) -> str:
    """Return »Kun for mig«."""
    return _(SENSITIVITY_LABELS[sensitivity])


def row_of(item: TimelineItem, when: str) -> TimelineRow:
    """Return an item as a row of the time line; `when` stands at its right end."""
    icon, ink = _ICONS.get(item.kind, Icon.DESCRIPTION), Ink.ACCENT
    if item.outcome is not None:
        icon, ink = _OUTCOMES[item.outcome]
    return TimelineRow(
        key=item.key,
        icon=icon,
        ink=ink,
        title=item.heading,
        text=f"{item.text} …" if item.is_cut else item.text,
        when=when,
        badges=tuple(
            TimelineBadge(words.in_row(badge.text), Icon.LOCK if badge.kind in _PADLOCKED else None)
            for badge in item.badges
        ),
        about=item,
    )
