"""The application object: its names, its look and its language."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from linkworker_desktop import __version__
from linkworker_desktop.base.paths import APPLICATION
from linkworker_desktop.base.settings import Settings
from linkworker_desktop.i18n import set_language
from linkworker_desktop.ui.kit.theme import Theme, apply_theme, styled_application

_AFTER_PAINT = 300
"""Milliseconds until Qt's own words are loaded; a menu with one cannot be open before."""
_translators: list[QTranslator] = []


def make_application(settings: Settings) -> QApplication:
    """Return the application object, dressed as the settings say."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else styled_application(sys.argv[0])
    app.setApplicationName(APPLICATION)
    app.setOrganizationName(APPLICATION)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APPLICATION)
    app.setQuitOnLastWindowClosed(False)
    dress(app, settings)
    speak(app, settings.language)
    return app


def dress(app: QApplication, settings: Settings) -> None:
    """Give the program the theme and the text size of the settings."""
    apply_theme(app, Theme(settings.theme), text_size=settings.text_size)


def speak(app: QApplication, language: str) -> None:
    """Let our texts speak a language, and soon Qt's own buttons and menus, of which none is seen at first."""
    set_language(language)
    QTimer.singleShot(_AFTER_PAINT, app, lambda: _translate_qt(app, language))


def _translate_qt(app: QApplication, language: str) -> None:
    from PySide6.QtCore import QLibraryInfo

    for old in _translators:
        app.removeTranslator(old)
    _translators.clear()
    translator = QTranslator()
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
        _translators.append(translator)
