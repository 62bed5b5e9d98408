"""The rules of the follow-up calendar."""

from linkworker_desktop.ui.pages.rules.page import RulesPage

__all__ = ["RulesPage"]
