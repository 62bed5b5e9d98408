"""When a task of the reception plan is due, in words."""

from __future__ import annotations

from linkworker_desktop.domain.reception_plan import DueExpression, Timing, parse_due
from linkworker_desktop.domain.rules.happening_words import awaited
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.i18n import _, ngettext


def due_words(text: str) -> str:
    """Return `14 dage før overtagelse`, `hver 6. måned`, `løbende`. Raises ValueError for what is no due expression."""
    due = parse_due(text)
    match due.timing:
        case Timing.ONGOING:
            return _("løbende")
        case Timing.ON_EVENT:
            return _("når det sker")
        case Timing.BY_RULES:
            return _("som reglen siger")
        case _:
            return _dated(due)


def _dated(due: DueExpression) -> str:
    if due.repeat is not None:
        amount = due.repeat.amount
        words = {
            "d": ngettext("hver dag", "hver {n}. dag", amount),
            "w": ngettext("hver uge", "hver {n}. uge", amount),
            "m": ngettext("hver måned", "hver {n}. måned", amount),
        }[due.repeat.unit.value]
        return words.format(n=amount)
    fact = due.anchors[0]
    noun = awaited(fact) if isinstance(fact, HappeningKind) else fact
    if due.offset is None or due.offset.amount == 0:
        if fact is HappeningKind.INFO_MEETING_HELD:
            return _("senest på infomødet")
        return _("samme dag som {fact}").format(fact=noun)
    words = _("{span} før {fact}") if due.offset.amount < 0 else _("{span} efter {fact}")
    return words.format(span=due.offset.words, fact=noun)
