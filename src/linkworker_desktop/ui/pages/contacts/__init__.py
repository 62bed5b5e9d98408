"""The contacts: the list, one contact beside it, and its form."""

from linkworker_desktop.ui.pages.contacts.page import ContactsPage

__all__ = ["ContactsPage"]
