"""The choice of what a contact is: grouped by sector, found by typing any part of the word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from linkworker_desktop.domain.categories import CATEGORIES, SECTOR_LABELS
from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.pages.contacts.completion import Completer

CODE = int(Qt.ItemDataRole.UserRole)
FOUND_BY = CODE + 1
BARE = "QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }"


class CategoryBox(ComboBox):
    """An editable combo box; `code` is empty as long as the text names no category."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(14)
        self.setModel(_grouped(self))
        self._line = self._text_line()
        self._line.setPlaceholderText(_("Skriv eller vælg, fx apotek"))
        self._completer = _LabelCompleter(_flat(self), self)
        self.setCompleter(self._completer)
        self.set_code("")
        self._line.textEdited.connect(self.edited)
        self.activated.connect(self.edited)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # one of two overloads

    def code(self) -> str:
        """Return the code of the category that stands in the field, empty when it is none."""
        typed = self.currentText().strip().casefold()
        return next((code for code, each in CATEGORIES.items() if _(each.label).casefold() == typed), "")

    def set_code(self, code: str) -> None:
        """Show a category; an unknown code leaves the field empty."""
        line = self.findData(code, CODE) if code else -1
        self.setCurrentIndex(line)
        if line < 0:
            self.setEditText("")
        self._line.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason and self.code():
            self.set_code(self.code())

    def _take(self, index: QModelIndex) -> None:
        self.set_code(str(index.data(CODE)))
        self.edited.emit()

    def _text_line(self) -> QLineEdit:
        line = self.lineEdit()
        assert line is not None  # an editable combo box has one
        line.setStyleSheet(BARE)
        return line


class _LabelCompleter(Completer):
    """Finds by category and sector, and puts in the category alone."""

    def __init__(self, model: QStandardItemModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.setCompletionRole(FOUND_BY)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data())


def _grouped(parent: QWidget) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    for sector in Sector:
        head = QStandardItem(_(SECTOR_LABELS[sector]))
        face = QFont()
        face.setBold(True)
        head.setData(face, Qt.ItemDataRole.FontRole)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        inside = [each for each in CATEGORIES.values() if each.sector is sector]
        if len(inside) > 1 or _(inside[0].label) != head.text():
            model.appendRow(head)
        for category in inside:
            item = QStandardItem(_(category.label))
            item.setData(category.code, CODE)
            model.appendRow(item)
    return model


def _flat(parent: QWidget) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    for category in CATEGORIES.values():
        item = QStandardItem(_(category.label))
        item.setData(category.code, CODE)
        item.setData(f"{_(category.label)} {_(SECTOR_LABELS[category.sector])}", FOUND_BY)
        model.appendRow(item)
    return model
