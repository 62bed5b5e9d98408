"""The phone numbers of a contact: number and what it is, as many lines as are needed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from linkworker_desktop.domain.contact import PhoneDraft
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button, small_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink


class PhoneRow(QWidget):
    """One number with a word for what it is."""

    edited = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.label = QLineEdit(), QLineEdit()
        self.label.setPlaceholderText(_("fx hverdage"))
        self.remove = icon_button(Icon.CLOSE, _("Slet nummeret"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_8)
        layout.addWidget(self.number, 1)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.remove)
        for editor in (self.number, self.label):
            editor.setMinimumWidth(0)
            editor.textEdited.connect(self.edited)
        self.remove.clicked.connect(self.removed)

    def set_place(self, place: int) -> None:
        """Name the editors for a screen reader by the line's number, counted from 1."""
        self.number.setAccessibleName(_("Telefon {number}").format(number=place))
        self.label.setAccessibleName(_("Telefon {number}: hvad det er").format(number=place))
        self.remove.setAccessibleName(_("Slet telefon {number}").format(number=place))


class PhoneRows(QWidget):
    """All numbers under one label; there is always at least one line."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PhoneRow] = []
        self.add_button = small_button(_("Tilføj nummer"), Icon.ADD)
        self._label = Label(_("&Telefon"), TypeRole.SMALL_BOLD)
        self._sign = GlyphLabel(Glyph.ERROR, Ink.OVER)
        self._error = Label("", TypeRole.SMALL, Ink.OVER, wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(measures.GAP_8)
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
        self.add_button.clicked.connect(self._add_line)
        self.set_phones(())

    def phones(self) -> tuple[PhoneDraft, ...]:
        """Return every line with something in it."""
        typed = [PhoneDraft(row.number.text(), row.label.text()) for row in self.rows]
        return tuple(each for each in typed if each.number.strip() or each.label.strip())

    def set_phones(self, phones: tuple[PhoneDraft, ...]) -> None:
        """Show these numbers."""
        wanted = phones or (PhoneDraft(""),)
        while len(self.rows) > len(wanted):
            self._drop(self.rows[-1])
        while len(self.rows) < len(wanted):
            self._new_row()
        for row, phone in zip(self.rows, wanted, strict=True):
            row.number.setText(phone.number)
            row.label.setText(phone.label)
        self.set_error("")
        self._renumber()

    def set_error(self, sentence: str, line: int = 0) -> QWidget:
        """Show an error at a line, an empty one takes it away; return the editor to put the cursor in."""
        row = self.rows[min(line, len(self.rows) - 1)]
        for each in self.rows:
            _mark(each.number, wrong=bool(sentence) and each is row)
            each.number.setAccessibleDescription(sentence if each is row else "")
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._sign.setVisible(bool(sentence))
        return row.number

    def _add_line(self) -> None:
        row = self._new_row()
        self._renumber()
        row.number.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def _new_row(self) -> PhoneRow:
        row = PhoneRow()
        row.edited.connect(self.edited)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._lines.addWidget(row)
        return row

    def _remove(self, row: PhoneRow) -> None:
        line = self.rows.index(row)
        self._drop(row)
        if not self.rows:
            self._new_row()
        self._renumber()
        self.rows[min(line, len(self.rows) - 1)].number.setFocus()
        self.edited.emit()

    def _drop(self, row: PhoneRow) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _renumber(self) -> None:
        previous: QWidget | None = None
        for place, row in enumerate(self.rows, start=1):
            row.set_place(place)
            row.remove.setVisible(len(self.rows) > 1)
            if previous is not None:
                QWidget.setTabOrder(previous, row.number)
            QWidget.setTabOrder(row.number, row.label)
            QWidget.setTabOrder(row.label, row.remove)
            previous = row.remove
        if previous is not None:
            QWidget.setTabOrder(previous, self.add_button)
        self._label.setBuddy(self.rows[0].number)


def _mark(editor: QWidget, *, wrong: bool) -> None:
    if bool(editor.property("invalid")) == wrong:
        return
    editor.setProperty("invalid", wrong)
    editor.style().unpolish(editor)
    editor.style().polish(editor)
