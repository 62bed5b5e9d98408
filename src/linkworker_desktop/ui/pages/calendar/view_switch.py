"""Måned | Uge | Dagsliste | Årshjul, as high as the buttons beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.switcher import Switcher


class ViewSwitch(Restyled, Switcher):
    """`chosen` carries the number of a `View`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            [_("Måned"), _("Uge"), _("Dagsliste"), _("Årshjul")], name=_("Visning"), parent=parent
        )
        self.restyle()

    def restyle(self) -> None:
        """Take the height of the buttons at the text size of the moment."""
        for segment in self.findChildren(QToolButton):
            segment.setMinimumHeight(measures.control_height())
