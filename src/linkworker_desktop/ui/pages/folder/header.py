"""The buttons at the right of the folder page's title: »Udskriv«, »Gem PDF« and the rarer ones in a menu."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, primary_button, secondary_button
from linkworker_desktop.ui.kit.icons import Icon


class HeaderButtons(QWidget):
    """One primary button; the rest is beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.more_button = Button("", icon=Icon.MORE_HORIZ, name=_("Flere muligheder"))
        self.save_button = secondary_button(_("&Gem PDF"), Icon.PICTURE_AS_PDF)
        self.print_button = primary_button(_("&Udskriv"), Icon.PRINT)
        self.print_button.setToolTip(_("Udskriv mappen (Ctrl+P)"))
        menu = QMenu(self.more_button)
        self.open_action = menu.addAction(_("Åbn i PDF-læser"))
        self.hand_over_action = menu.addAction(_("Notér udlevering …"))
        self.more_button.setMenu(menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_12)
        for button in (self.more_button, self.save_button, self.print_button):
            line.addWidget(button)

    def set_waiting(self, is_waiting: bool) -> None:  # noqa: FBT001 - a slot
        """Say on the button that the paper is being made."""
        self.print_button.setText(_("Gør klar …") if is_waiting else _("&Udskriv"))
        self.print_button.updateGeometry()
