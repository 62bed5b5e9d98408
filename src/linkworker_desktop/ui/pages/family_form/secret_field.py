"""A field for a CPR number: hidden except for the birth date, shown while it is being typed in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from linkworker_desktop.domain import cpr


class CprField(QLineEdit):
    """A line edit that shows `010190-••••` unless the cursor stands in it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = ""
        self.setMaxLength(40)
        self.textEdited.connect(self._take)

    def number(self) -> str:
        """Return the whole number as typed."""
        return self._number

    def set_number(self, number: str) -> None:
        """Show another number without telling `edited`."""
        self._number = number
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setText(self._number)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.PopupFocusReason:
            return
        self._number = cpr.formatted(self._number)
        self._show()

    def _take(self, text: str) -> None:
        self._number = text
        self.edited.emit()

    def _show(self) -> None:
        if not self.hasFocus():
            self.setText(cpr.masked(self._number) if self._number else "")
