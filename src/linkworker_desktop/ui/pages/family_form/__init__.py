"""The form for a new family and for changing one."""

from linkworker_desktop.ui.pages.family_form.page import FamilyFormPage

__all__ = ["FamilyFormPage"]
