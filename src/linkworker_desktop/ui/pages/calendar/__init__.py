"""The calendar: month, week, day list and year wheel."""

from linkworker_desktop.ui.pages.calendar.page import CalendarPage

__all__ = ["CalendarPage"]
