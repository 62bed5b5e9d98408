"""The page with all families."""

from linkworker_desktop.ui.pages.families.page import FamiliesPage

__all__ = ["FamiliesPage"]
