"""Type on the folder's paper: sizes and leadings in points, all of it black unless said otherwise."""

from __future__ import annotations

from dataclasses import replace

from linkworker_desktop.typesetting.style import WHITE, Align, Direction, TextStyle

BODY = TextStyle(size=11, leading=16)
HEADING = TextStyle(size=13.5, leading=16, bold=True)
LEAD = TextStyle(size=13.5, leading=20)
CAPTION = TextStyle(size=8.5, leading=12)
CAPTION_BOLD = replace(CAPTION, bold=True)

COVER_TITLE = TextStyle(size=42, leading=48, bold=True)
COVER_LABEL = TextStyle(size=10, leading=14)
COVER_VALUE = TextStyle(size=13, leading=17, bold=True, align=Align.CENTRE)
COVER_DETAIL = TextStyle(size=10, leading=14, align=Align.CENTRE)
COVER_NOTE = TextStyle(size=9.5, leading=14)
MUNICIPALITY = TextStyle(size=13, leading=17, bold=True)

WALL_TITLE = TextStyle(size=28, leading=36, bold=True)
WALL_112 = TextStyle(
    size=74, leading=74, bold=True, colour=WHITE, align=Align.CENTRE, direction=Direction.LTR
)
WALL_DANGER = TextStyle(size=14, leading=18, bold=True, colour=WHITE)
WALL_SAY = TextStyle(size=10, leading=14)
WALL_ADDRESS = TextStyle(size=16, leading=22, bold=True, align=Align.CENTRE, direction=Direction.LTR)
WALL_NUMBER = TextStyle(size=23, leading=28, bold=True, align=Align.CENTRE, direction=Direction.LTR)
WALL_LABEL = TextStyle(size=13, leading=17, bold=True)
WALL_DETAIL = TextStyle(size=8.5, leading=11.5)

PART_NUMBER = TextStyle(size=58, leading=60, bold=True, align=Align.LEFT, direction=Direction.LTR)
PART_TITLE = TextStyle(size=24, leading=32, bold=True)
PART_TITLE_LONG = TextStyle(size=22, leading=28, bold=True)
PART_TITLE_OTHER = TextStyle(size=20, leading=28, bold=True)
TAB = TextStyle(size=13, leading=16, bold=True, colour=WHITE, align=Align.CENTRE, direction=Direction.LTR)
PAGE_NUMBER = TextStyle(size=12, leading=16, bold=True, direction=Direction.LTR)
SAMPLE = TextStyle(size=7, leading=9, bold=True, align=Align.CENTRE)

CONTENTS_TITLE = TextStyle(size=11, leading=16, bold=True)
CONTENTS_PLAIN = TextStyle(size=11, leading=16)
CONTENTS_NUMBER = TextStyle(size=12, leading=16, bold=True, align=Align.LEFT, direction=Direction.LTR)
CONTENTS_PAGE = TextStyle(size=13.5, leading=16, bold=True, align=Align.CENTRE, direction=Direction.LTR)

CARD_NAME = TextStyle(size=12, leading=15, bold=True)
CARD_CATEGORY = TextStyle(size=10.5, leading=14)
CARD_PHONE = TextStyle(size=16, leading=21, bold=True, align=Align.LEFT, direction=Direction.LTR)
CARD_PLACE = TextStyle(size=9, leading=12, align=Align.LEFT, direction=Direction.LTR)

BAR_112 = TextStyle(size=44, leading=48, bold=True, colour=WHITE, align=Align.LEFT, direction=Direction.LTR)
BAR_BOLD = TextStyle(size=11, leading=15, bold=True)
BAR_TEXT = TextStyle(size=10, leading=14)

WEEK_TITLE = TextStyle(size=11, leading=16, bold=True)
WEEK_DAY = TextStyle(size=9, leading=12, bold=True)
WEEK_DAY_OTHER = TextStyle(size=8.5, leading=11)
WEEK_DATE = TextStyle(size=17, leading=20, bold=True, align=Align.LEFT, direction=Direction.LTR)
WEEK_TIME = TextStyle(size=9, leading=12, bold=True, align=Align.LEFT, direction=Direction.LTR)
WEEK_WORDS = TextStyle(size=9, leading=12)
WEEK_WORDS_OTHER = TextStyle(size=9, leading=11.5)

ROW_LABEL = TextStyle(size=11, leading=16)
ROW_VALUE = TextStyle(size=11, leading=16, bold=True, align=Align.CENTRE)
SIGNATURE = TextStyle(size=8, leading=10)
CALLOUT_MARK = TextStyle(
    size=13.5, leading=16, bold=True, colour=WHITE, align=Align.CENTRE, direction=Direction.LTR
)
KEY_GROUP = TextStyle(size=24, leading=32, bold=True, direction=Direction.LTR)

_LARGE = 1.25


def enlarged(style: TextStyle) -> TextStyle:
    """Return the style a quarter larger, for families in which somebody does not read."""
    return replace(style, size=style.size * _LARGE, leading=style.leading * _LARGE)
