"""Type on the papers about contacts: sizes and leadings in points."""

from __future__ import annotations

from dataclasses import replace

from linkworker_desktop.typesetting.style import WHITE, Align, Direction, TextStyle

TITLE = TextStyle(size=28, leading=36, bold=True)
SUBTITLE = TextStyle(size=13.5, leading=20)
SENDER = TextStyle(size=9.5, leading=12.5, align=Align.LEFT)
FACT_VALUE = TextStyle(size=9.5, leading=13, align=Align.LEFT)
SMALL = TextStyle(size=9, leading=12)

GROUP_NUMBER = TextStyle(size=20, leading=24, bold=True, align=Align.LEFT, direction=Direction.LTR)
GROUP_TITLE = TextStyle(size=20, leading=24, bold=True, align=Align.LEFT)
GROUP_SIZE = TextStyle(size=9, leading=12, align=Align.RIGHT)
SUBGROUP = TextStyle(size=12, leading=18, bold=True, align=Align.LEFT)

ENTRY_NAME = TextStyle(size=10, leading=12, bold=True, align=Align.LEFT)
ENTRY_PHONE = TextStyle(size=10, leading=12, align=Align.RIGHT)
ENTRY_PHONE_BELOW = replace(ENTRY_PHONE, align=Align.LEFT)
ENTRY_TEXT = TextStyle(size=9, leading=12, align=Align.LEFT)
ENTRY_BOLD = replace(ENTRY_TEXT, bold=True)
ENTRY_STAMP = TextStyle(size=8.5, leading=12, align=Align.LEFT)

CONTENTS_GROUP = TextStyle(size=11, leading=16, bold=True, align=Align.LEFT)
CONTENTS_SUBGROUP = TextStyle(size=9.5, leading=14, align=Align.LEFT)
CONTENTS_PAGE = TextStyle(size=11, leading=16, bold=True, align=Align.RIGHT, direction=Direction.LTR)
CONTENTS_PAGE_SMALL = replace(CONTENTS_SUBGROUP, align=Align.RIGHT, direction=Direction.LTR)

INDEX_LETTER = TextStyle(size=12, leading=16, bold=True, align=Align.LEFT)
INDEX_NAME = TextStyle(size=8.5, leading=12, align=Align.LEFT)
INDEX_PAGES = TextStyle(size=8.5, leading=12, bold=True, align=Align.RIGHT, direction=Direction.LTR)

HEADER = TextStyle(size=8.5, leading=12, align=Align.LEFT)
HEADER_MARK = TextStyle(size=8.5, leading=12, bold=True, align=Align.CENTRE)

POCKET_TITLE = TextStyle(size=15, leading=18, bold=True, align=Align.LEFT)
POCKET_112 = TextStyle(
    size=40, leading=44, bold=True, colour=WHITE, align=Align.LEFT, direction=Direction.LTR
)
POCKET_DANGER = TextStyle(size=14, leading=16, bold=True, colour=WHITE, align=Align.LEFT)
POCKET_SECTOR = TextStyle(size=10.5, leading=13, bold=True, align=Align.LEFT)
POCKET_NAME = TextStyle(size=9, leading=11, bold=True, align=Align.LEFT)
POCKET_PHONE = TextStyle(size=9.5, leading=11, align=Align.RIGHT)
POCKET_TEXT = TextStyle(size=8, leading=10, align=Align.LEFT)
POCKET_NUMBER = TextStyle(size=9, leading=11, bold=True, direction=Direction.LTR)
POCKET_MARK = TextStyle(size=8, leading=9, align=Align.LEFT)
