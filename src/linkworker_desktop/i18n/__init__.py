"""Languages of the interface and of paper, dates and numbers."""

from linkworker_desktop.i18n.catalogue import _, current_language, has_label, label, ngettext, set_language

__all__ = ["_", "current_language", "has_label", "label", "ngettext", "set_language"]
