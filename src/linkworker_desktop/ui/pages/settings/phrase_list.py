"""A list of phrases to put in order, and to write in where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QWidget,
)

from linkworker_desktop.i18n import _
from linkworker_desktop.services.phrases import Phrase
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.table import setup_list
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.kit.two_line_delegate import RowRole, TwoLineDelegate

_ID = int(Qt.ItemDataRole.UserRole)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WRITES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}

Index = QModelIndex | QPersistentModelIndex


class PhraseList(QListWidget):
    """`rewritten` carries a phrase and its new words, `moved` a phrase and its new row, `removal_asked` a phrase."""

    rewritten = Signal(object, str)
    moved = Signal(object, int)
    removal_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        setup_list(self, name=_("De faste sætninger"))
        self.setAccessibleDescription(_("F2 retter en sætning, Alt+pil flytter den, Delete fjerner den."))
        self.setItemDelegate(_OneLine(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda item: self.rewritten.emit(item.data(_ID), item.text()))
        self.model().rowsMoved.connect(self._dropped)

    @property
    def current(self) -> UUID | None:
        """The phrase the keyboard is at, None when the list is empty."""
        found: UUID | None = self.currentIndex().data(_ID)
        return found

    def show_phrases(self, phrases: Sequence[Phrase]) -> None:
        """Show these; where they are the ones that stand here already, nothing but their words changes."""
        self.blockSignals(True)
        if [phrase.id for phrase in phrases] == [self.item(row).data(_ID) for row in range(self.count())]:
            for row, phrase in enumerate(phrases):
                _fill(self.item(row), phrase)
        else:
            self._fill_anew(phrases)
        self.blockSignals(False)
        self._fit()

    def start_writing(self) -> None:
        """Open the phrase the keyboard is at for writing."""
        if self.current is not None:
            self.editItem(self.currentItem())

    def step(self, step: int) -> None:
        """Move the phrase the keyboard is at up (-1) or down (1)."""
        row = self.currentRow() + step
        if self.current is not None and 0 <= row < self.count():
            self.moved.emit(self.current, row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step(_STEPS[key])
        elif key in _WRITES and self.state() is not QAbstractItemView.State.EditingState:
            self.start_writing()
        elif key is Qt.Key.Key_Delete and self.current is not None:
            self.removal_asked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()

    def _fill_anew(self, phrases: Sequence[Phrase]) -> None:
        before, row_before = self.current, self.currentRow()
        self.clear()
        for phrase in phrases:
            item = QListWidgetItem()
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsEditable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setData(RowRole.ICON, Icon.DRAG_INDICATOR)
            item.setData(RowRole.ICON_INK, Ink.MUTED)
            _fill(item, phrase)
            self.addItem(item)
        places = [row for row, phrase in enumerate(phrases) if phrase.id == before]
        self.setCurrentRow(places[0] if places else max(0, min(row_before, len(phrases) - 1)))

    def _dropped(self, _above: Index, _first: int, _last: int, _below: Index, _row: int) -> None:
        if self.current is not None:
            self.moved.emit(self.current, self.currentRow())

    def _fit(self) -> None:
        self.setFixedHeight(max(1, self.count()) * measures.row_height())


class _OneLine(TwoLineDelegate):
    """Rows of one line; writing happens in a field as wide as the row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), measures.row_height())

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setAccessibleName(_("Sætningen"))
        return field


def _fill(item: QListWidgetItem, phrase: Phrase) -> None:
    if item.data(_ID) != phrase.id:
        item.setData(_ID, phrase.id)
    if item.text() != phrase.text:
        item.setText(phrase.text)
        item.setToolTip(phrase.text)
