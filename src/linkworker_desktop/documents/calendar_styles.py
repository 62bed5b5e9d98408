"""Type on the calendar's office papers: sizes and leadings in points."""

from __future__ import annotations

from dataclasses import replace

from linkworker_desktop.typesetting.style import Align, Direction, TextStyle

TITLE = TextStyle(size=20, leading=24, bold=True, align=Align.LEFT)
SUBTITLE = TextStyle(size=11, leading=14, align=Align.LEFT)
NOTE = TextStyle(size=8.5, leading=11, align=Align.LEFT)

WEEKDAY = TextStyle(size=9, leading=12, bold=True, align=Align.LEFT)
WEEK_NUMBER = TextStyle(size=8.5, leading=12, align=Align.LEFT, direction=Direction.LTR)
DATE = TextStyle(size=11, leading=13, bold=True, align=Align.LEFT, direction=Direction.LTR)
WEEK_DATE = TextStyle(size=17, leading=20, bold=True, align=Align.LEFT, direction=Direction.LTR)
DAY_NAME = TextStyle(size=8, leading=10, align=Align.RIGHT)
CELL = TextStyle(size=8, leading=10, align=Align.LEFT)
WEEK_CELL = TextStyle(size=9, leading=11.5, align=Align.LEFT)
MORE = replace(CELL, bold=True)

DAY_HEADING = TextStyle(size=12, leading=16, bold=True, align=Align.LEFT)
DAY_SIDE = TextStyle(size=9, leading=16, align=Align.RIGHT)
CLOCK = TextStyle(size=9.5, leading=13, bold=True, align=Align.LEFT, direction=Direction.LTR)
ENTRY = TextStyle(size=9.5, leading=13, align=Align.LEFT)
ENTRY_BOLD = replace(ENTRY, bold=True)
DETAIL = TextStyle(size=8.5, leading=11, align=Align.LEFT)
MARK = TextStyle(size=8.5, leading=13, align=Align.LEFT)
NOTHING = TextStyle(size=11, leading=16, align=Align.LEFT)

TASK_HEAD = TextStyle(size=8, leading=10, bold=True, align=Align.LEFT)
PERIOD = TextStyle(size=12, leading=16, bold=True, align=Align.LEFT)
FACT_LABEL = TextStyle(size=8, leading=10, bold=True, align=Align.LEFT)
FACT_VALUE = TextStyle(size=9.5, leading=13, align=Align.LEFT)

MONTH_NAME = TextStyle(size=10, leading=13, bold=True, align=Align.CENTRE)
WHEEL_YEAR = TextStyle(size=26, leading=30, bold=True, align=Align.CENTRE, direction=Direction.LTR)
WHEEL_DAY = TextStyle(size=8, leading=10, bold=True, align=Align.CENTRE, direction=Direction.LTR)
