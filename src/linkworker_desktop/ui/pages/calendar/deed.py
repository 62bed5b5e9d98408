"""What can be done with an entry."""

from __future__ import annotations

from enum import StrEnum


class Deed(StrEnum):
    """The buttons of an opened entry."""

    DONE = "done"
    REOPEN = "reopen"
    OTHER_DAY = "other_day"
    EXEMPT = "exempt"
    MOVE = "move"
    EDIT = "edit"
    SNOOZE = "snooze"
    DELETE = "delete"
    FAMILY = "family"
    RULE = "rule"
