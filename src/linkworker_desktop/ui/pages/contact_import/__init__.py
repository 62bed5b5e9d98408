"""The import of contacts: choose files, see to the columns, see what will happen, done."""

from linkworker_desktop.ui.pages.contact_import.page import ContactImportPage

__all__ = ["ContactImportPage"]
