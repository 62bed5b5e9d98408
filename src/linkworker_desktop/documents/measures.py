"""Lengths of the folder's pages, in points."""

from __future__ import annotations

from linkworker_desktop.typesetting.pages import MM, PAGE_HEIGHT

FRAME_TOP = PAGE_HEIGHT - 24 * MM
"""Height above the paper's lower edge at which text begins."""
FRAME_HEIGHT = 44 * 16.0
"""44 lines of 16 points: 249 mm less two points."""

FRAME_SPARE = 16.0
"""One more line at the foot of a page, where it saves one."""

HEADER_BASELINE = PAGE_HEIGHT - 14 * MM
HEADER_RULE = PAGE_HEIGHT - 16.5 * MM
FOOTER_BASELINE = 11 * MM

TAB_WIDTH = 7 * MM
TAB_HEIGHT = 15 * MM
TAB_STEP = 22.6 * MM
NEAREST_INK = 5 * MM

TITLE_INDENT = 25 * MM
"""The part's number stands in this column; the title, and Danish set alone, begin after it."""

CARD_WIDTH = 83 * MM
CARD_HEIGHT = 36.5 * MM
CARD_GAP = 4 * MM

LIST_INDENT = 4.5 * MM
LIST_SQUARE = 1.8 * MM

TITLE_RULE = 1.5
ROW_RULE = 0.75
THIN_RULE = 0.35

LEAST_TYPE = 8.0
"""No text on paper is smaller, save the mark of sample data."""

CAP_HEIGHT = 0.714
"""Of the type size: capitals and figures of Noto Sans, for setting a line in the middle of a height."""
