"""A field for several languages: shows their names, opens a menu of ticks that stays open."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from linkworker_desktop.domain.languages import DANISH, LANGUAGES
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.combo_box import ComboBox


def offered_languages() -> tuple[str, ...]:
    """Return the codes of all languages as they are offered: Danish last."""
    return (*(code for code in LANGUAGES if code != DANISH), DANISH)


class LanguageChoice(ComboBox):
    """Looks like a combo box; `empty_text` stands in it while nothing is chosen."""

    edited = Signal()

    def __init__(self, empty_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty_text = empty_text
        self._codes: tuple[str, ...] = ()
        self.menu = _StayingMenu(self)
        self.ticks: dict[str, QAction] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for code in offered_languages():
            tick = self.menu.addAction(words.language_name(code))
            tick.setCheckable(True)
            tick.triggered.connect(lambda checked, chosen=code: self._tick(chosen, on=checked))
            self.ticks[code] = tick
        self._show()

    def codes(self) -> tuple[str, ...]:
        """Return the chosen languages in the order they were chosen."""
        return self._codes

    def set_codes(self, codes: tuple[str, ...]) -> None:
        """Show other languages without telling `edited`."""
        self._codes = codes
        self._show()

    def showPopup(self) -> None:
        self.menu.setMinimumWidth(self.width())
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _tick(self, code: str, *, on: bool) -> None:
        others = tuple(each for each in self._codes if each != code)
        self._codes = (*others, code) if on else others
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        self.clear()
        self.addItem(words.language_words(self._codes) if self._codes else self._empty_text)
        for code, tick in self.ticks.items():
            tick.setChecked(code in self._codes)


class _StayingMenu(QMenu):
    """A menu that stays open while ticks are set."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action: QAction | None = self.activeAction()
        if action is not None:
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action: QAction | None = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)
