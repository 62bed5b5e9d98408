"""The page of a family's relay: who holds it, who does what, and the log."""

from linkworker_desktop.ui.pages.relay.page import RelayPage

__all__ = ["RelayPage"]
