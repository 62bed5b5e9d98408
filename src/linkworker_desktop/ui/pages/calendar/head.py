"""The title line of the calendar: which days, the arrows, the switch of views and the button for something new."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, primary_button, secondary_button
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.pages.calendar.papers_button import PapersButton
from linkworker_desktop.ui.pages.calendar.range_button import RangeButton
from linkworker_desktop.ui.pages.calendar.span import Shown, View, range_words
from linkworker_desktop.ui.pages.calendar.view_switch import ViewSwitch
from linkworker_desktop.ui.words import week_words


class CalendarHead:
    """Puts its widgets into the title line of a page."""

    def __init__(self, page: Page, papers: PapersButton) -> None:
        self.papers = papers
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

    def fit(self, width: int) -> None:
        """Show as many words as a page of a width has room for: first the button for papers gives up its word.

        Then the button for something new does, and the days are not said.
        """
        for is_snug, is_narrow in ((False, False), (True, False), (True, True)):
            self.papers.set_narrow(narrow=is_snug)
            self.range.setVisible(not is_narrow)
            self.new.setText("" if is_narrow else _("N&y aftale"))
            self.new.setToolTip(_("Ny aftale") if is_narrow else "")
            if self._needed() <= width:
                return

    def _needed(self) -> int:
        shown = [widget for widget in self.in_order if not widget.isHidden()]
        title = QFontMetrics(font(TypeRole.PAGE_TITLE)).horizontalAdvance(_("Kalender"))
        between = len(shown) * measures.GAP_12 + measures.GAP_16
        return title + sum(widget.sizeHint().width() for widget in shown) + between + 2 * measures.PAGE_MARGIN

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """Return the widgets from left to right."""
        return self.range, self.back, self.today, self.ahead, self.views, self.papers.button, self.new

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
