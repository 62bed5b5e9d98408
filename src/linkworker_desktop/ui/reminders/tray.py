"""The system's own notice, where the desktop has a place for it: a neutral sentence, never a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit.app_icon import app_icon

Action = tuple[str, Callable[[], object]]


class Tray(QObject):
    """Lives as long as the program, so that it can speak while the data are locked. `pressed` asks for the window."""

    pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self._icon: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(app_icon(), self)
            self._icon.setToolTip(_("Linkworker"))
            self._icon.setContextMenu(self._menu)
            self._icon.messageClicked.connect(self.pressed)
            self._icon.activated.connect(self._activated)

    @property
    def is_there(self) -> bool:
        """Whether the desktop has a place for notices."""
        return self._icon is not None

    @property
    def menu(self) -> QMenu:
        """What can be done from the icon."""
        return self._menu

    def say(self, title: str, text: str, actions: Sequence[Action] = ()) -> None:
        """Show a notice, with what can be done about it in the menu of the icon. The text names nobody."""
        self.offer(actions)
        if self._icon is not None:
            self._icon.show()
            self._icon.showMessage(title, text, app_icon())

    def offer(self, actions: Sequence[Action]) -> None:
        """Put actions into the menu, after which it always ends with opening the window."""
        self._menu.clear()
        for words, act in actions:
            self._menu.addAction(words).triggered.connect(lambda _checked=False, at=act: at())
        self._menu.addAction(_("Åbn Linkworker")).triggered.connect(self.pressed)

    def rest(self) -> None:
        """Show no icon while there is nothing to say."""
        self._menu.clear()
        if self._icon is not None:
            self._icon.hide()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.pressed.emit()
