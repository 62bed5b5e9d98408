"""The page of a family's consents: who said yes to sharing what with whom, and what is to be asked again."""

from linkworker_desktop.ui.pages.consents.page import ConsentsPage

__all__ = ["ConsentsPage"]
