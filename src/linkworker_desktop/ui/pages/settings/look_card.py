"""The card with theme, text size and language."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from linkworker_desktop.base.settings import LANGUAGES, TEXT_SIZES, THEMES
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.desk import Desk
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.switcher import Switcher
from linkworker_desktop.ui.kit.tokens import Ink

_THEME_WORDS = {"system": N_("Som computeren"), "light": N_("Lyst"), "dark": N_("Mørkt")}
_LANGUAGE_WORDS = {"da": "Dansk", "en": "English"}
"""Each language by its own name, so that it is found by those who read it."""


class LookCard(Card):
    """A choice takes effect at once; nothing typed is lost by it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Udseende"), parent=parent)
        self._desk = desk
        self.theme = Switcher([_(_THEME_WORDS[theme]) for theme in THEMES], name=_("Udseende"))
        self.text_size = Switcher([f"{percent} %" for percent in TEXT_SIZES], name=_("Tekststørrelse"))
        self.language = Switcher([_LANGUAGE_WORDS[code] for code in LANGUAGES], name=_("Sprog"))
        self.body.setSpacing(measures.GAP_4)
        for title, switcher in (
            (_("Lyst eller mørkt"), self.theme),
            (_("Tekststørrelse"), self.text_size),
            (_("Programmets sprog"), self.language),
        ):
            self.body.addWidget(Label(title, TypeRole.SMALL_BOLD))
            self.body.addWidget(switcher)
            self.body.addSpacing(measures.GAP_8)
        apart = _("Familiernes sprog er noget andet: dem vælger du på mappen.")
        self.body.addWidget(Label(apart, TypeRole.SMALL, Ink.MUTED, wrap=True))
        self.theme.chosen.connect(lambda index: desk.choose(theme=THEMES[index]))
        self.text_size.chosen.connect(lambda index: desk.choose(text_size=TEXT_SIZES[index]))
        self.language.chosen.connect(lambda index: desk.choose(language=LANGUAGES[index]))

    def load(self) -> None:
        """Show the choices as they are."""
        settings = self._desk.settings
        self.theme.set_index(THEMES.index(settings.theme))
        self.text_size.set_index(TEXT_SIZES.index(settings.text_size))
        self.language.set_index(LANGUAGES.index(settings.language))
