"""The reception plan: of one family, and the template every family gets."""

from linkworker_desktop.ui.pages.reception.page import ReceptionPage

__all__ = ["ReceptionPage"]
