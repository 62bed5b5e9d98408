"""The program's look on Fusion: palette, fonts and one style sheet that names palette roles only."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from string import Template

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.ui.kit import fonts, measures
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.tokens import DARK, LIGHT, Tokens, make_palette

TEXT_SIZES = (100, 115, 130, 150)


STYLE = "fusion"
_IN_STYLE = "in-style"


class Theme(StrEnum):
    """What the link-worker chose; `SYSTEM` follows the desktop where it tells."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


def styled_application(program: str) -> QApplication:
    """Return a new application in the kit's style.

    Named among the arguments, because `setStyle` returns a QStyle, and with it PySide makes 570 enumeration members.
    """
    app = QApplication([program, "-style", STYLE])
    app.setProperty(_IN_STYLE, True)
    return app


def apply_theme(app: QApplication, theme: Theme = Theme.SYSTEM, *, text_size: int = 100) -> None:
    """Give the whole program its look; call it again whenever theme or text size is changed.

    Raises ValueError for a text size that is not one of `TEXT_SIZES` (percent).
    """
    if text_size not in TEXT_SIZES:
        raise ValueError(f"text size {text_size} is not one of {TEXT_SIZES}")
    _follower(app).theme = theme
    app.setFont(fonts.body_font(text_size))
    _show(app, theme)


def tokens_for(theme: Theme) -> Tokens:
    """Return the tokens a choice leads to now; an undecided desktop gives the light ones."""
    if theme is Theme.SYSTEM:
        return DARK if QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if theme is Theme.DARK else LIGHT


def style_sheet() -> str:
    """Return the style sheet for the current text size."""
    control, large = measures.control_height(), measures.large_control_height()
    values = {
        "field": control - 2,
        "field_inner": control - 4,
        "large": large - 2,
        "large_inner": large - 4,
        "large_text": fonts.TypeRole.LEAD.points * fonts.text_scale(),
        "small_text": fonts.TypeRole.SMALL.points * fonts.text_scale(),
        "arrow_box": measures.scaled(32),
        "arrow": resource_path("style", "combo_arrow.svg").as_posix(),
        "arrow_side": measures.scaled(measures.ICON),
    }
    return _template().substitute(values)


class _Kept:
    """The application's follower; asking its children for one makes PySide wrap them all."""

    follower: _SchemeFollower | None = None


class _SchemeFollower(QObject):
    """Remembers the choice and repaints when the desktop changes between light and dark."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.theme = Theme.SYSTEM
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def _follow(self) -> None:
        if self.theme is Theme.SYSTEM:
            _show(self._app, self.theme)


def _prepare(app: QApplication) -> None:
    if _Kept.follower is not None and isValid(_Kept.follower):
        return
    fonts.load_fonts()
    if not app.property(_IN_STYLE):
        app.setStyle(STYLE)
    _Kept.follower = _SchemeFollower(app)


def _follower(app: QApplication) -> _SchemeFollower:
    _prepare(app)
    assert _Kept.follower is not None
    return _Kept.follower


def _show(app: QApplication, theme: Theme) -> None:
    QPixmapCache.clear()  # the tinted icons
    app.setPalette(make_palette(tokens_for(theme)))
    app.setStyleSheet(style_sheet())
    for widget in app.allWidgets():
        if isinstance(widget, Restyled):
            widget.restyle()


@cache
def _template() -> Template:
    return Template(resource_path("style", "linkworker.qss").read_text(encoding="utf-8"))
