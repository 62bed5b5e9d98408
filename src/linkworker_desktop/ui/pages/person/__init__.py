"""The page of one person of a family."""

from linkworker_desktop.ui.pages.person.page import PersonPage

__all__ = ["PersonPage"]
