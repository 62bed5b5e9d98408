"""The call round: one contact at a time, answered with one key."""

from linkworker_desktop.ui.pages.call_round.page import CallRoundPage

__all__ = ["CallRoundPage"]
