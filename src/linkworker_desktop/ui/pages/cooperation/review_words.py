"""When something is to be looked through, in words and with its state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.cooperation_views import ReviewState
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.pages.cooperation.registers import Line

STATES = {
    ReviewState.OVERDUE: State.OVER,
    ReviewState.SOON: State.SOON,
    ReviewState.OK: State.COMING,
    ReviewState.NONE: State.WAITING,
}
_ORDER = (ReviewState.OVERDUE, ReviewState.SOON, ReviewState.OK, ReviewState.NONE)


def review_words(line: Line, today: date) -> str:
    """Return `12 dage over`, `om 10 dage`, `ses igennem 1.9.2027`, or that no day is set."""
    if line.is_over:
        return _("ophørt")
    if line.review_on is None:
        return _("ingen dato")
    days = (line.review_on - today).days
    if line.review is ReviewState.OVERDUE:
        return ngettext("{days} dag over", "{days} dage over", -days).format(days=-days)
    if days == 0:
        return _("i dag")
    if line.review is ReviewState.SOON:
        return ngettext("om {days} dag", "om {days} dage", days).format(days=days)
    return date_text(line.review_on)


def review_state(line: Line) -> State:
    """Return the look of a line's review."""
    return State.NOT_APPLICABLE if line.is_over else STATES[line.review]


def due_first(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines with the ones to be looked through first, the oldest first; what has ended stands last."""
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                line.is_over,
                _ORDER.index(line.review),
                (line.review_on or date.max) if line.review in _ORDER[:2] else date.max,
            ),
        )
    )


def page_words(due: int, kept: int) -> str:
    """Return the one line under the title."""
    if not kept:
        return _("Hvem gør hvad, indtil hvor, og hvem tager over?")
    if not due:
        return _("Alt er set igennem.")
    return ngettext("Én skal ses igennem.", "{count} skal ses igennem.", due).format(
        count=words.capitalised(words.number_word(due))
    )
