"""The type roles of the screens: Noto Sans in two weights, scaled by the chosen text size."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from linkworker_desktop.base.resources import resource_path

FAMILIES = ["Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic", "Noto Sans Myanmar"]
BODY_POINTS = 10.5


class TypeRole(Enum):
    """What a text is for: points at 100 %, line height in pixels at 100 %, bold or not.

    `PAGE_TITLE` is also the big number: the phone in the contact pane.
    """

    HERO = (24.0, 44, True)
    PAGE_TITLE = (19.5, 36, True)
    CALL_NUMBER = (30.0, 54, True)
    SECTION_TITLE = (16.5, 32, True)
    COUNTDOWN = (13.5, 24, True)
    COUNTDOWN_PLAIN = (13.5, 24, False)
    LEAD = (12.0, 24, False)
    CARD_TITLE = (11.25, 24, True)
    EDITING = (11.25, 24, False)
    BODY = (10.5, 20, False)
    BODY_BOLD = (10.5, 20, True)
    SMALL_BUTTON = (9.75, 20, True)
    SMALL = (9.0, 16, False)
    SMALL_BOLD = (9.0, 16, True)

    def __init__(self, points: float, line: int, bold: bool) -> None:  # noqa: FBT001
        self.points = points
        self.line = line
        self.bold = bold


def font(role: TypeRole) -> QFont:
    """Return the font of a type role at the chosen text size."""
    result = QFont(FAMILIES)
    result.setPointSizeF(role.points * text_scale())
    result.setBold(role.bold)
    return result


def text_scale() -> float:
    """Return the chosen text size as a factor, 1.0 for 100 %; the application's font is its only memory."""
    return QApplication.font().pointSizeF() / BODY_POINTS


def body_font(percent: int) -> QFont:
    """Return the application's font for a text size in percent."""
    result = QFont(FAMILIES)
    result.setPointSizeF(BODY_POINTS * percent / 100)
    return result


def load_fonts() -> list[str]:
    """Give Qt every font file under `resources/fonts` and return the families it found.

    Qt keeps them until the program ends, so loading twice is harmless. A file Qt cannot read gives no family.
    """
    families: list[str] = []
    for path in sorted(resource_path("fonts").glob("*/*.[ot]tf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return families
