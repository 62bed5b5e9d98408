"""The bell in the status line: how many reminders wait; nothing is seen of it when none do."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui.kit.button import Button, ButtonKind
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.tokens import Ink, Tokens


class Bell(Button):
    """»2 påmindelser«; a press shows the list or puts it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", ButtonKind.TEXT_SMALL, Icon.NOTIFICATIONS, parent=parent)
        self.setAccessibleDescription(_("Viser listen over påmindelser"))
        self.hide()

    def set_number(self, number: int) -> None:
        """Show how many wait."""
        words = ngettext("{n} påmindelse", "{n} påmindelser", number).format(n=number)
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(number > 0)
        self.updateGeometry()

    def _ink(self, tokens: Tokens) -> QColor:
        return Ink.SOON.color(tokens)
