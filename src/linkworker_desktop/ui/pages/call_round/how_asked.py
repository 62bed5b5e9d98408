"""Who answered, and how the contact was asked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label

WAYS = (N_("telefon"), N_("e-mail"), N_("fremmøde"), N_("hjemmeside"))
PHONE, EMAIL = 0, 1
WAY_WIDTH = 148
LONGEST_NAME = 100


class HowAsked(QWidget):
    """One line; Enter or Escape in the field gives the keys back to the card, told by `left`."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = QLineEdit()
        self.who.setMaxLength(LONGEST_NAME)
        self.who.setPlaceholderText(_("Navn, hvis du vil huske det"))
        self.way = ComboBox()
        self.way.addItems([_(way) for way in WAYS])
        self.way.setAccessibleName(_("Hvordan du spurgte"))
        self.way.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.way.setFixedWidth(measures.scaled(WAY_WIDTH))
        caption = Label(_("&Hvem svarede?"), TypeRole.SMALL_BOLD)
        caption.setBuddy(self.who)
        self.who.setAccessibleName(caption.text().replace("&", ""))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_12)
        line.addWidget(caption)
        line.addWidget(self.who, 1)
        line.addWidget(self.way)
        self.who.installEventFilter(self)

    def begin(self, *, has_phone: bool) -> None:
        """Start afresh for another contact; one without a number is asked by e-mail."""
        self.who.clear()
        self.way.setCurrentIndex(PHONE if has_phone else EMAIL)

    @property
    def how(self) -> str:
        """The way in words, as it is kept."""
        return self.way.currentText()

    @property
    def answered(self) -> str:
        """The name that was typed, empty when nobody's was."""
        return self.who.text().strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.who and isinstance(event, QKeyEvent):
            leaves = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
            if event.type() is QEvent.Type.ShortcutOverride and not _is_command(event):
                event.accept()  # arrows and letters are the field's while somebody writes in it
                return True
            if event.type() is QEvent.Type.KeyPress and leaves:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)


def _is_command(event: QKeyEvent) -> bool:
    """Tell whether the keys belong to the program, like Ctrl+K and Alt+3."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(held) or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
