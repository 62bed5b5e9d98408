"""What can be wrong with something typed in: a refusal or a remark, each one sentence tied to its field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linkworker_desktop.base.errors import UserError


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence (already in the interface's language) about `field`, e.g. `members.2.birth_date`."""

    field: str
    sentence: str


class InvalidInput(UserError):
    """What was typed cannot be saved as it is; nothing has been changed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems[0].sentence)
