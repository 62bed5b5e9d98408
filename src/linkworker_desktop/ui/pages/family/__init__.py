"""The page of one family; loaded when it is first wanted, since the overview borrows some of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linkworker_desktop.ui.pages.family.page import FamilyPage

__all__ = ["FamilyPage"]


def __getattr__(name: str) -> object:
    if name != "FamilyPage":
        raise AttributeError(name)
    from linkworker_desktop.ui.pages.family.page import FamilyPage

    return FamilyPage
