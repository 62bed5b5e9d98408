"""How the rules are said on their page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.rules.rule import LEVEL_LABELS, Level, Rule
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.rule_moves import MovedDate
from linkworker_desktop.services.rule_views import RuleView
from linkworker_desktop.ui.kit import states
from linkworker_desktop.ui.words import in_row

LEVELS = {
    Level.LAW: states.Level.LAW,
    Level.LOCAL: states.Level.LOCAL,
    Level.ADVICE: states.Level.ADVICE,
    Level.GOAL: states.Level.GOAL,
}
"""How a level is drawn; what is only told has no tag."""
LEVEL_TITLES = {
    Level.LAW: N_("Lov"),
    Level.LOCAL: N_("Lokalt aftalt"),
    Level.ADVICE: N_("Råd"),
    Level.GOAL: N_("Mål"),
    Level.INFO: N_("Til oplysning"),
}
LEVEL_ORDER = tuple(LEVEL_TITLES)


def level_word(level: Level) -> str:
    """Return the word of a level as it stands on its tag."""
    look = LEVELS.get(level)
    return look.word if look is not None else _(LEVEL_LABELS[level])


def checked_words(view: RuleView, today: date) -> str:
    """Return `kontrolleret 21.11.2026`, or for how long a rule of law was not."""
    day = view.rule.checked_on
    if day is None:
        return _("ikke kontrolleret")
    if not view.is_stale:
        return _("kontrolleret {date}").format(date=date_text(day))
    months = (today.year - day.year) * 12 + today.month - day.month
    words = ngettext("ikke kontrolleret i {n} måned", "ikke kontrolleret i {n} måneder", months)
    return words.format(n=months)


def open_words(number: int) -> str:
    """Return `7 åbne frister`; empty where there is none."""
    return ngettext("{n} åben frist", "{n} åbne frister", number).format(n=number) if number else ""


def page_words(views: Sequence[RuleView]) -> str:
    """Return the line under the page's title."""
    stale = sum(view.is_stale for view in views)
    line = _("Programmet husker for dig. Det er ikke juridisk rådgivning.")
    if not stale:
        return line
    words = ngettext(
        "{n} lovregel er ikke kontrolleret i et år.", "{n} lovregler er ikke kontrolleret i et år.", stale
    )
    return f"{line} {words.format(n=stale)}"


def families_words(moves: Sequence[MovedDate]) -> str:
    """Return for how many families dates move; empty where they are nobody's."""
    number = len({move.code for move in moves if move.code})
    return ngettext("for {n} familie", "for {n} familier", number).format(n=number) if number else ""


def move_who(move: MovedDate) -> str:
    """Return whom a date is for, with the family where it is for one person in it."""
    about = in_row(move.about or _("Kommunen"))
    if not move.surname or move.about == move.surname or move.about.endswith(f" {move.surname}"):
        return about
    return f"{about} · {in_row(move.surname)}"


def move_words(move: MovedDate) -> str:
    """Return `1.11.2026 → 1.12.2026`, `ny: 1.12.2026` or `falder væk: 1.11.2026`."""
    if move.before is None and move.after is not None:
        return _("ny: {date}").format(date=move.after.text)
    if move.after is None and move.before is not None:
        return _("falder væk: {date}").format(date=move.before.text)
    before, after = (when.text if when else "" for when in (move.before, move.after))
    return f"{before} → {after}"


def names_of(rules: Sequence[Rule]) -> dict[str, str]:
    """Return what the rules are called, by code."""
    return {rule.code: rule.name for rule in rules}
