"""The cards that are made once the morning is counted: what is late, today, the next meeting, the days ahead."""

from __future__ import annotations

from linkworker_desktop.services.morning_views import MorningView
from linkworker_desktop.ui.pages.overview.columns import Columns
from linkworker_desktop.ui.pages.overview.deeds import MorningDeeds
from linkworker_desktop.ui.pages.overview.late import LateCard
from linkworker_desktop.ui.pages.overview.meeting import MeetingCard
from linkworker_desktop.ui.pages.overview.side import QuietCard, RecentCard
from linkworker_desktop.ui.pages.overview.today import TodayCard
from linkworker_desktop.ui.pages.overview.two_weeks import TwoWeeksCard


class CountedCards:
    """Stands them in the page's columns, and shows in them what was counted."""

    def __init__(self, columns: Columns, deeds: MorningDeeds) -> None:
        self.late, self.quiet, self.today = LateCard(), QuietCard(), TodayCard()
        self.meeting, self.recent, self.two_weeks = MeetingCard(), RecentCard(), TwoWeeksCard()
        columns.add_left(self.late)
        columns.add_left(self.quiet)
        columns.put_right(self.today, self.meeting, self.recent)
        columns.put_below(self.two_weeks)
        self.late.recorded.connect(deeds.record)
        self.late.opened.connect(deeds.open_entry)
        self.late.reason_wanted.connect(deeds.say_why)
        self.late.all_wanted.connect(deeds.open_late)
        self.today.opened.connect(deeds.open_entry)
        self.today.all_wanted.connect(deeds.open_today)
        self.meeting.opened.connect(deeds.open_entry)
        self.recent.family_wanted.connect(deeds.open_family)
        self.two_weeks.day_wanted.connect(deeds.open_day)

    def show_morning(self, morning: MorningView) -> None:
        """Show a morning; a card without anything to say is hidden."""
        today = morning.now.date()
        self.late.show_entries(morning.late)
        self.late.setVisible(bool(morning.late))
        self.quiet.setVisible(not morning.late and not morning.first_hours)
        self.today.show_entries(morning.today)
        self.today.show()
        self.meeting.show_meeting(morning.meeting)
        self.recent.show_families(morning.recent, today)
        self.recent.setVisible(bool(morning.recent))
        self.two_weeks.show_days(morning.days, today)
        self.two_weeks.show()
