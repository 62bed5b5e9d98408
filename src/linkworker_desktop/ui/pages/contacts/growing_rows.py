"""Rows that grow with what is typed: one line for each number or address, added and removed by buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, ButtonKind, icon_button, small_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

Draft = TypeVar("Draft")


class OnlyMe(Button):
    """The padlock of a line: held down the line is seen by nobody else, and a word says so below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", ButtonKind.SMALL, Icon.LOCK_OPEN, name=_("Kun for mig"), parent=parent)
        self.setCheckable(True)
        self.toggled.connect(lambda on: self.set_icon(Icon.LOCK if on else Icon.LOCK_OPEN))


class GrowingRow(QWidget):
    """One line: `editors` from left to right, perhaps a padlock, and a button that takes the line away."""

    edited = Signal()
    removed = Signal()

    def __init__(self, *, has_lock: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remove = icon_button(Icon.CLOSE, _("Fjern linjen"))
        self.lock = OnlyMe() if has_lock else None
        self._hidden_words = Label(
            _("Kun for mig: trykkes ikke og følger ikke med ud."), TypeRole.SMALL, Ink.MUTED, wrap=True
        )
        self._hidden_words.hide()
        self.line = QHBoxLayout()
        self.line.setSpacing(measures.GAP_8)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(measures.GAP_4)
        self.column.addLayout(self.line)
        self.column.addWidget(self._hidden_words)
        self.remove.clicked.connect(self.removed)
        if self.lock is not None:
            self.lock.toggled.connect(self._hidden_words.setVisible)
            self.lock.clicked.connect(self.edited)

    @property
    def main(self) -> QWidget:
        """The editor that gets the cursor and shows an error."""
        return self.editors()[0]

    @property
    def is_locked(self) -> bool:
        """Whether the line is for the link-worker alone."""
        return self.lock is not None and self.lock.isChecked()

    def set_locked(self, *, locked: bool) -> None:
        """Show whether the line is for the link-worker alone."""
        if self.lock is not None:
            self.lock.setChecked(locked)

    def editors(self) -> Sequence[QWidget]:
        """Return the editors in the order Tab goes through them, without the buttons."""
        raise NotImplementedError

    def stops(self) -> tuple[QWidget, ...]:
        """Return everything Tab stops at."""
        lock = () if self.lock is None else (self.lock,)
        return (*self.editors(), *lock, self.remove)

    def end_line(self) -> None:
        """Put the buttons after the editors; called once they stand in the line."""
        if self.lock is not None:
            self.line.addWidget(self.lock)
        self.line.addWidget(self.remove)

    def set_place(self, place: int) -> None:
        """Name the editors for a screen reader by the line's number, counted from 1."""
        raise NotImplementedError


Line = TypeVar("Line", bound=GrowingRow)


class GrowingRows(QWidget, Generic[Draft, Line]):
    """Lines under one label, never fewer than `least`; `edited` at every change a user makes."""

    edited = Signal()
    regrown = Signal()
    """There are other lines, and so another order for Tab."""
    least = 0

    def __init__(self, label: str, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Line] = []
        self.add_button = small_button(add, Icon.ADD)
        self._label = Label(label, TypeRole.SMALL_BOLD)
        self._sign = GlyphLabel(Glyph.ERROR, Ink.OVER)
        self._error = Label("", TypeRole.SMALL, Ink.OVER, wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(measures.GAP_8)
        self._build()
        self.add_button.clicked.connect(self._add_line)
        self.set_drafts(())

    @property
    def error(self) -> str:
        """The error shown, or an empty text."""
        return self._error.text()

    def make_row(self) -> Line:
        """Return an empty line."""
        raise NotImplementedError

    def fill_row(self, row: Line, draft: Draft) -> None:
        """Show something in a line."""
        raise NotImplementedError

    def read_row(self, row: Line) -> Draft | None:
        """Return what stands in a line, None for an empty one."""
        raise NotImplementedError

    def drafts(self) -> tuple[Draft, ...]:
        """Return every line with something in it."""
        read = (self.read_row(row) for row in self.rows)
        return tuple(draft for draft in read if draft is not None)

    def set_drafts(self, drafts: Sequence[Draft]) -> None:
        """Show these lines without telling `edited`."""
        while len(self.rows) > len(drafts):
            self._drop(self.rows[-1])
        while len(self.rows) < max(self.least, len(drafts)):
            self._new_row()
        for row, draft in zip(self.rows, drafts, strict=False):
            self.fill_row(row, draft)
        self.set_error("")
        self._renumber()

    def set_error(self, sentence: str, line: int = 0) -> QWidget:
        """Show an error at a line, an empty one takes it away; return the editor to put the cursor in."""
        wrong = self.rows[min(line, len(self.rows) - 1)] if self.rows else None
        for row in self.rows:
            is_wrong = bool(sentence) and row is wrong
            mark(row.main, wrong=is_wrong)
            row.main.setAccessibleDescription(sentence if is_wrong else "")
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._sign.setVisible(bool(sentence))
        return self.add_button if wrong is None else wrong.main

    def stops(self) -> list[QWidget]:
        """Return everything Tab stops at, in order."""
        return [*(stop for row in self.rows for stop in row.stops()), self.add_button]

    def first_stop(self) -> QWidget:
        """Return the first thing Tab stops at."""
        return self.rows[0].main if self.rows else self.add_button

    def _build(self) -> None:
        note = QHBoxLayout()
        note.setSpacing(measures.GAP_4)
        note.addWidget(self._sign)
        note.addWidget(self._error, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_4)
        layout.addWidget(self._label)
        layout.addLayout(self._lines)
        layout.addLayout(note)
        layout.addSpacing(measures.GAP_4)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_line(self) -> None:
        row = self._new_row()
        self._renumber()
        row.main.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def _new_row(self) -> Line:
        row = self.make_row()
        row.edited.connect(self.edited)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._lines.addWidget(row)
        row.show()  # at once, so that Tab and the cursor find it
        return row

    def _remove(self, row: Line) -> None:
        line = self.rows.index(row)
        self._drop(row)
        if len(self.rows) < self.least:
            self._new_row()
        self._renumber()
        after = self.rows[min(line, len(self.rows) - 1)].main if self.rows else self.add_button
        after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, row: Line) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _renumber(self) -> None:
        self._label.setVisible(bool(self.rows))
        for place, row in enumerate(self.rows, start=1):
            row.set_place(place)
            row.remove.setVisible(len(self.rows) > self.least or self.least == 0)
        if self.rows:
            self._label.setBuddy(self.rows[0].main)
        self.regrown.emit()


def mark(editor: QWidget, *, wrong: bool) -> None:
    """Draw an editor as one with an error, or not."""
    if bool(editor.property("invalid")) == wrong:
        return
    editor.setProperty("invalid", wrong)
    editor.style().unpolish(editor)
    editor.style().polish(editor)
