"""The settings: the municipality, the folder, the look, safety and backups."""

from linkworker_desktop.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
