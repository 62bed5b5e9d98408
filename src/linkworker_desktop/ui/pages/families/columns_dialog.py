"""Which columns the list of families has, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from linkworker_desktop.i18n import _
from linkworker_desktop.services.family_list_views import COLUMN_LABELS, USUAL_COLUMNS, ListColumn
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button, primary_button, secondary_button, small_button
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.families.tick_delegate import TickDelegate

LINE, LINES = 30, 13
_COLUMN = int(Qt.ItemDataRole.UserRole)


class ColumnsDialog(QDialog):
    """The family's own column stays; `chosen` gets the columns when the dialog is accepted."""

    def __init__(
        self,
        columns: Sequence[ListColumn],
        chosen: Callable[[tuple[ListColumn, ...]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self.list = QListWidget()
        self.up_button = icon_button(Icon.ARROW_UPWARD, _("Flyt kolonnen op"))
        self.down_button = icon_button(Icon.ARROW_DOWNWARD, _("Flyt kolonnen ned"))
        self.usual_button = small_button(_("De sædvanlige"))
        self.cancel_button = secondary_button(_("Annullér"))
        self.save_button = primary_button(_("Vis"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._show(columns)
        self._connect()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(380), measures.scaled(600))

    def columns(self) -> tuple[ListColumn, ...]:
        """Return the ticked columns in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            ListColumn(item.data(_COLUMN)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def move_by(self, step: int) -> None:
        """Move the current column up (-1) or down (1)."""
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + step < self.list.count():
            self.list.insertItem(row + step, self.list.takeItem(row))
            self.list.setCurrentRow(row + step)

    def save(self) -> None:
        """Use the ticked columns."""
        self._chosen(self.columns())
        self.accept()

    def _show(self, columns: Sequence[ListColumn]) -> None:
        self.list.clear()
        rest = [each for each in ListColumn if each not in columns]
        for column in (*columns, *rest):
            item = QListWidgetItem(_(COLUMN_LABELS[column]))
            item.setData(_COLUMN, column.value)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled
            if column is not ListColumn.SURNAME:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            item.setCheckState(Qt.CheckState.Checked if column in columns else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, measures.scaled(LINE)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _build(self) -> None:
        self.setWindowTitle(_("Kolonner"))
        self.list.setAccessibleName(_("Kolonner"))
        self.list.setFont(font(TypeRole.BODY))
        self.list.setMinimumHeight(measures.scaled(LINES * LINE))
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        column.setSpacing(measures.GAP_12)
        column.addWidget(Label(_("Kolonner"), TypeRole.SECTION_TITLE))
        column.addWidget(Label(_("Sæt hak, og træk dem i orden."), ink=Ink.MUTED, wrap=True))
        column.addWidget(self.list, 1)
        moves = QHBoxLayout()
        moves.setSpacing(measures.GAP_8)
        for button in (self.up_button, self.down_button, self.usual_button):
            moves.addWidget(button)
        moves.addStretch(1)
        column.addLayout(moves)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        self.save_button.setDefault(True)

    def _connect(self) -> None:
        self.up_button.clicked.connect(lambda: self.move_by(-1))
        self.down_button.clicked.connect(lambda: self.move_by(1))
        self.usual_button.clicked.connect(lambda: self._show(USUAL_COLUMNS))
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self.move_by(step))
