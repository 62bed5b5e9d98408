"""The page of one family's welcome folder: its parts, the part being worked on, and the paper beside it."""

from linkworker_desktop.ui.pages.folder.page import FolderPage

__all__ = ["FolderPage"]
