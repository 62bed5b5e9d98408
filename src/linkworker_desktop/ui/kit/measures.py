"""Spacing, corners and heights in device-independent pixels; heights grow with the text."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics

from linkworker_desktop.ui.kit.fonts import TypeRole, font, text_scale

GAP_4, GAP_8, GAP_12, GAP_16, GAP_24, GAP_32 = 4, 8, 12, 16, 24, 32
PAGE_MARGIN = 24
CARD_MARGIN = 16
CARD_GAP = 16
RADIUS_LARGE = 8
RADIUS = 6
RADIUS_SMALL = 4
SIDE_PANEL_WIDTH = 208
TOP_LINE_HEIGHT = 56
MAX_CONTENT_WIDTH = 1520
ICON = 20
ICON_SMALL = 16
ICON_TAG = 14


def scaled(pixels: float) -> int:
    """Return a height or an icon size at the chosen text size; spacing and corners are never scaled."""
    return round(pixels * text_scale())


def line_height(role: TypeRole) -> int:
    """Return the height in pixels of one line in a type role, never less than the font needs."""
    return max(QFontMetrics(font(role)).lineSpacing(), scaled(role.line))


def control_height() -> int:
    """Return the height of buttons and fields: 36 at 100 %."""
    return line_height(TypeRole.BODY) + 16


def large_control_height() -> int:
    """Return the height of the fields and buttons before unlocking: 44 at 100 %."""
    return line_height(TypeRole.CARD_TITLE) + 20


def small_control_height() -> int:
    """Return the height of small buttons, chips and check boxes: 28 at 100 %."""
    return line_height(TypeRole.BODY) + 8


def tag_height() -> int:
    """Return the height of tags and badges: 20 at 100 %."""
    return line_height(TypeRole.SMALL) + 3


def row_height() -> int:
    """Return the height of a row with one line: 44 at 100 %."""
    return line_height(TypeRole.BODY) + 24


def two_line_row_height() -> int:
    """Return the height of a row with two lines and of a table's row: 52 at 100 %."""
    return line_height(TypeRole.BODY) + line_height(TypeRole.SMALL) + 15


def table_head_height() -> int:
    """Return the height of a table's head: 36 at 100 %."""
    return line_height(TypeRole.SMALL_BOLD) + 19


def card_head_height() -> int:
    """Return the height of a card's head: 44 at 100 %."""
    return line_height(TypeRole.CARD_TITLE) + 20


def navigation_row_height() -> int:
    """Return the height of a row in the side panel: 40 at 100 %."""
    return line_height(TypeRole.BODY) + 20


def status_line_height() -> int:
    """Return the height of the status line: 28 at 100 %."""
    return line_height(TypeRole.SMALL) + 11
