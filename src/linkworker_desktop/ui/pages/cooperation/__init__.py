"""Working together: who does what and until where, agreements with volunteers, and procedures."""

from linkworker_desktop.ui.pages.cooperation.page import CooperationPage

__all__ = ["CooperationPage"]
