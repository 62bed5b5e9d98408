"""The page of a family's network."""

from linkworker_desktop.ui.pages.network.page import NetworkPage

__all__ = ["NetworkPage"]
