"""The page of one family."""

from linkworker_desktop.ui.pages.family.page import FamilyPage

__all__ = ["FamilyPage"]
