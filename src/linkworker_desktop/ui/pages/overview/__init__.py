"""The first page in the morning."""

from linkworker_desktop.ui.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]
