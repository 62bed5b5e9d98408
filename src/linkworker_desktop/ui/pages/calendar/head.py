"""The title line of the calendar: which days, the arrows, the switch of views and the button for something new."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit.button import Button, primary_button, secondary_button
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.pages.calendar.range_button import RangeButton
from linkworker_desktop.ui.pages.calendar.span import Shown, View, range_words
from linkworker_desktop.ui.pages.calendar.view_switch import ViewSwitch
from linkworker_desktop.ui.words import week_words


class CalendarHead:
    """Puts its widgets into the title line of a page."""

    def __init__(self, page: Page) -> None:
        self.range = RangeButton()
        self.back = Button("", icon=Icon.CHEVRON_LEFT, name=_("Tilbage"))
        self.today = secondary_button(_("I &dag"))
        self.ahead = Button("", icon=Icon.CHEVRON_RIGHT, name=_("Frem"))
        self.views = ViewSwitch()
        self.new = primary_button(_("N&y aftale"), Icon.ADD)
        self.new.setAccessibleName(_("Ny aftale"))
        page.add_beside_title(self.range)
        for widget in self.in_order[1:]:
            page.add_action(widget)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the sign of the button for something new alone, and no days, where the line is short."""
        self.range.setVisible(not narrow)
        self.new.setText("" if narrow else _("N&y aftale"))
        self.new.setToolTip(_("Ny aftale") if narrow else "")

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """Return the widgets from left to right."""
        return self.range, self.back, self.today, self.ahead, self.views, self.new

    def show_span(self, shown: Shown, today: date) -> None:
        """Say which days are shown; in the month view the words lead to a calendar month and back."""
        words = range_words(shown, today)
        if shown.view is View.WEEK:
            words = f"{words}, {week_words(shown.first)}"
        description = ""
        if shown.view is View.MONTH:
            description = _("Vis seks uger fra nu af") if shown.whole_month else _("Vis en kalendermåned")
        self.range.set_words(words, description)
        self.views.set_index(shown.view)
