"""The line something is written in: one line at rest, as tall as its text, and Enter sends it off."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.family.key_cap import KeyCap

MOST_LINES = 8
"""Of a longer text the rest is scrolled to."""
PEOPLE, PHRASES = "@", "/"
"""The signs that open the lists of people and of phrases."""
GAP = "…"
"""Stands in a phrase where the rest is written."""
_ASKED = re.compile(r"(?:^|(?<=\s))([@/])([\w.\-]*)$")
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_EDGE = 12
_FRAME, _PADDING = 6, 8
"""What the style sheet puts above and before the text: border and padding."""


class EntryEditor(Restyled, QPlainTextEdit):
    """`submitted` is Enter; Shift+Enter begins a new line; Tab leaves.

    `asked` carries the sign and the letters after it while somebody writes `@kar` or `/ri`, and two empty texts when
    that is over. Keys go first to `keys_to`, which tells whether it took them. A paste that would make the text
    longer than `longest` signs changes nothing and is told by `refused`.
    """

    submitted = Signal()
    asked = Signal(str, str)
    refused = Signal(int)
    left = Signal()

    def __init__(self, placeholder: str, key: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self.keys_to: Callable[[QKeyEvent], bool] | None = None
        self._icon = IconLabel(Icon.EDIT_NOTE, Ink.MUTED, parent=self)
        self._cap = KeyCap(key, parent=self)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setAccessibleDescription(_("Enter gemmer. Skift og Enter giver en ny linje."))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._look_for_sign)
        self.restyle()

    def restyle(self) -> None:
        """Take on the text size of the moment."""
        self.setFont(font(TypeRole.BODY))
        side = measures.scaled(measures.ICON)
        self.setViewportMargins(
            _EDGE + side + 8 - _PADDING - round(self.document().documentMargin()), 0, 0, 0
        )
        self._cap.adjustSize()
        self._fit()

    def replace_sign(self, text: str) -> None:
        """Put `text` in place of the sign and the letters after it; its three dots are chosen, to be typed over."""
        cursor = self.textCursor()
        found = _ASKED.search(cursor.block().text()[: cursor.positionInBlock()])
        if found is not None:
            moves = QTextCursor.MoveOperation.PreviousCharacter
            cursor.movePosition(moves, QTextCursor.MoveMode.KeepAnchor, len(found[0]))
        cursor.insertText(text)
        if GAP in text:
            cursor.setPosition(cursor.position() - len(text) + text.index(GAP))
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def sign_place(self) -> QRect:
        """Return where the cursor is, in the widget's own coordinates."""
        place = self.cursorRect()
        return place.translated(self.viewport().pos())

    def sizeHint(self) -> QSize:
        return QSize(320, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._wanted_height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        chosen = self.textCursor().selectionEnd() - self.textCursor().selectionStart()
        length = len(text) + self.document().characterCount() - 1 - chosen
        if length > self._longest:
            self.refused.emit(length)
            return
        super().insertFromMimeData(source)

    def event(self, event: QEvent) -> bool:
        is_tab = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if is_tab and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab and self._taken(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._taken(event):
            return
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.accept()
            if not event.isAutoRepeat():
                self.submitted.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.document().size().height() > MOST_LINES:
            super().wheelEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = measures.scaled(measures.ICON)
        first = self._line() + 2 * self._room()
        self._icon.setGeometry(_EDGE, (first - side) // 2, side, side)
        cap = self._cap.sizeHint()
        self._cap.setGeometry(
            self.width() - cap.width() - 10, (first - cap.height()) // 2, cap.width(), cap.height()
        )

    def _taken(self, event: QKeyEvent) -> bool:
        """Give a key to the list first; tell whether it took it."""
        if self.keys_to is None or not self.keys_to(event):
            return False
        event.accept()
        return True

    def _changed(self) -> None:
        self._cap.setVisible(self.document().isEmpty())
        self._look_for_sign()

    def _look_for_sign(self) -> None:
        cursor = self.textCursor()
        found = _ASKED.search(cursor.block().text()[: cursor.positionInBlock()][-40:])
        if found is None or cursor.hasSelection():
            self.asked.emit("", "")
        else:
            self.asked.emit(found[1], found[2])

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing()

    def _room(self) -> int:
        """Return what stands above and below the text: 40 in all at one line."""
        return max(8, (measures.scaled(40) - self._line()) // 2)

    def _wanted_height(self) -> int:
        lines = min(MOST_LINES, max(1, round(self.document().size().height())))
        return lines * self._line() + 2 * self._room()

    def _fit(self) -> None:
        wanted = self._wanted_height()
        top = max(0, self._room() - round(self.document().documentMargin()) - _FRAME)
        margins = self.viewportMargins()
        if margins.top() != top:
            self.setViewportMargins(margins.left(), top, 0, top)
        if self.minimumHeight() != wanted or self.maximumHeight() != wanted:
            self.setFixedHeight(wanted)
