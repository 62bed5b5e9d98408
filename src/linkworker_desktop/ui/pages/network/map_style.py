"""Fonts, heights and measures of the network map at the chosen text size, made once for all its items."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.tokens import Tokens
from linkworker_desktop.ui.pages.network.household import HouseholdMeasures
from linkworker_desktop.ui.pages.network.placed import Spacing

EDGE = 5
"""The width of a card's edge in the colour of its sector."""
LEFT, RIGHT, TOP, BOTTOM = 12, 10, 6, 7
NARROWEST, WIDEST = 170, 184


@dataclass(frozen=True, slots=True, eq=False)
class MapStyle:
    """What the items of one map share."""

    tokens: Tokens
    title: QFont
    member: QFont
    household_title: QFont
    small: QFont
    small_bold: QFont
    title_line: int
    small_line: int
    icon: int
    spacing: Spacing
    household: HouseholdMeasures

    def card_height(self, lines: int) -> int:
        """Return the height of a card with so many people."""
        return TOP + self.title_line + self.small_line * (1 + lines) + BOTTOM


def make_style(tokens: Tokens) -> MapStyle:
    """Return the style of a map in the theme of `tokens`."""
    scaled = measures.scaled
    return MapStyle(
        tokens=tokens,
        title=font(TypeRole.SMALL_BUTTON),
        member=font(TypeRole.BODY_BOLD),
        household_title=font(TypeRole.CARD_TITLE),
        small=font(TypeRole.SMALL),
        small_bold=font(TypeRole.SMALL_BOLD),
        title_line=measures.line_height(TypeRole.BODY_BOLD),
        small_line=measures.line_height(TypeRole.SMALL),
        icon=scaled(measures.ICON_SMALL),
        spacing=Spacing(narrowest=scaled(NARROWEST), widest=scaled(WIDEST)),
        household=HouseholdMeasures(
            disc=scaled(36),
            column=scaled(118),
            corridor=scaled(144),
            title=measures.line_height(TypeRole.CARD_TITLE) + 8,
            row=scaled(52),
            tight_row=measures.line_height(TypeRole.BODY_BOLD) + measures.line_height(TypeRole.SMALL) + 6,
        ),
    )
