"""What pages read about the rules."""

from __future__ import annotations

from dataclasses import dataclass

from linkworker_desktop.domain.rules.rule import Rule
from linkworker_desktop.services.rule_moves import MovedDate


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule in the list. `is_own` is one the program does not ship, `is_changed` one it ships otherwise.

    `is_stale` is a rule of law not checked for a year, `open_dates` how many dates it gives that are not met.
    """

    rule: Rule
    is_own: bool
    is_changed: bool
    is_stale: bool
    open_dates: int


@dataclass(frozen=True, slots=True)
class RuleChanges:
    """What taking over a rule file would do, before it is done.

    `rules` are all that hold afterwards. `removed` are those the file does not have; of them the ones something
    was finished under stay, switched off.
    """

    rules: tuple[Rule, ...]
    added: tuple[Rule, ...]
    changed: tuple[Rule, ...]
    removed: tuple[Rule, ...]
    moves: tuple[MovedDate, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether the file says what holds already."""
        return not (self.added or self.changed or self.removed)
