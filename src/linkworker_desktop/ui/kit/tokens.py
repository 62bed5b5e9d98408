"""The colours of the screens, one frozen set per theme, and which set a palette stands for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True, eq=False)  # there are two of them, and each is only ever itself
class Tokens:
    """Every colour of one theme as `#RRGGBB`: surfaces, lines, text, states with their tint, sectors."""

    window: str
    sidebar: str
    card: str
    sunken: str
    line: str
    line2: str
    control: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_tint: str
    over: str
    over_tint: str
    soon: str
    soon_tint: str
    done: str
    done_tint: str
    wait: str
    wait_tint: str
    law: str
    law_tint: str
    info: str
    info_tint: str
    municipality: str
    state: str
    health: str
    education: str
    housing: str
    work: str
    civil_society: str


class Ink(StrEnum):
    """The tokens a text or an icon may be drawn with."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    OVER = "over"
    SOON = "soon"
    DONE = "done"
    WAIT = "wait"
    LAW = "law"
    INFO = "info"
    MUNICIPALITY = "municipality"
    STATE = "state"
    HEALTH = "health"
    EDUCATION = "education"
    HOUSING = "housing"
    WORK = "work"
    CIVIL_SOCIETY = "civil_society"

    def color(self, tokens: Tokens) -> QColor:
        """Return this ink in the theme of `tokens`."""
        return QColor(str(getattr(tokens, self.value)))


LIGHT = Tokens(
    window="#F5F3EE",
    sidebar="#E2E9E4",
    card="#FFFFFF",
    sunken="#FAF9F6",
    line="#DBD8CE",
    line2="#ECEAE3",
    control="#7F7B6F",
    text="#1E2C2A",
    muted="#55615D",
    accent="#0F625C",
    accent_hover="#0B4D48",
    on_accent="#FFFFFF",
    accent_tint="#DAEBE6",
    over="#AE2A1C",
    over_tint="#FBE7E2",
    soon="#825000",
    soon_tint="#FAEED4",
    done="#2C6836",
    done_tint="#E2F0E1",
    wait="#47576B",
    wait_tint="#E8ECF1",
    law="#7C2A5C",
    law_tint="#F6E6EF",
    info="#1F5A93",
    info_tint="#E3EEF8",
    municipality="#22588F",
    state="#5A4F86",
    health="#9A3568",
    education="#785507",
    housing="#5A6420",
    work="#3D6068",
    civil_society="#2F6A4C",
)

DARK = Tokens(
    window="#161C1B",
    sidebar="#101514",
    card="#1F2725",
    sunken="#1A2120",
    line="#35403D",
    line2="#2A3331",
    control="#7F8D88",
    text="#ECEBE4",
    muted="#A8B3AE",
    accent="#6FC7BB",
    accent_hover="#8AD5CA",
    on_accent="#06211F",
    accent_tint="#1F403C",
    over="#FF9F91",
    over_tint="#4A2421",
    soon="#EFBD66",
    soon_tint="#42331B",
    done="#90CB93",
    done_tint="#213A26",
    wait="#AABBCE",
    wait_tint="#2A333E",
    law="#E59CC4",
    law_tint="#402338",
    info="#8FBEEC",
    info_tint="#1E3347",
    municipality="#93BEEA",
    state="#BDB2E6",
    health="#F0A0C4",
    education="#E2BF73",
    housing="#C3CD86",
    work="#9CC4CE",
    civil_society="#93CFAE",
)


def tokens_of(source: QWidget | QPalette | None = None) -> Tokens:
    """Return the tokens of a widget's theme, of a palette's, or of the program's.

    The palette is the only memory of the theme: a widget with a palette of its own is drawn in its theme.
    """
    if source is None:
        palette = QApplication.palette()
    elif isinstance(source, QPalette):
        palette = source
    else:
        palette = source.palette()
    return DARK if palette.color(QPalette.ColorRole.Mid).lightness() < 128 else LIGHT


def make_palette(tokens: Tokens) -> QPalette:
    """Return a fresh Qt palette that carries the surface tokens in its roles.

    `BrightText` carries `over`, the one state the style sheet names: the border of a field with an error.
    """
    return QPalette(_palette(tokens))


def contrast(first: QColor | str, second: QColor | str) -> float:
    """Return the contrast of two opaque colours by WCAG 2.2, from 1.0 to 21.0."""
    light, dark = sorted((_luminance(QColor(first)), _luminance(QColor(second))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def blend(base: QColor | str, over: QColor | str, share: float) -> QColor:
    """Return the opaque colour `share` of the way (0 to 1) from `base` to `over`."""
    a, b = QColor(base), QColor(over)
    mixed = (x + (y - x) * share for x, y in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True))  # type: ignore[index]
    return QColor(*(round(part) for part in mixed))


def names() -> tuple[str, ...]:
    """Return the names of all tokens."""
    return tuple(field.name for field in fields(Tokens))


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


@cache
def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    roles = {
        role.Window: tokens.window,
        role.Base: tokens.card,
        role.Button: tokens.card,
        role.ToolTipBase: tokens.card,
        role.AlternateBase: tokens.sunken,
        role.Mid: tokens.line,
        role.Midlight: tokens.line2,
        role.Dark: tokens.control,
        role.Shadow: tokens.control,
        role.Light: tokens.accent_tint,
        role.Text: tokens.text,
        role.WindowText: tokens.text,
        role.ButtonText: tokens.text,
        role.ToolTipText: tokens.text,
        role.BrightText: tokens.over,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.HighlightedText: tokens.on_accent,
    }
    for key, color in roles.items():
        palette.setColor(key, QColor(color))
    for key in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.muted))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tokens.line2))
    return palette
