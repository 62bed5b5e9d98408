"""»Sket …«: every fact of a family and its people in one short list, recorded with a click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import NotADate
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.deadline_choice import Recordable, narrowed
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.day_dialog import read_when
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.search_field import SearchField
from linkworker_desktop.ui.kit.table import setup_list
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.words import in_row

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
Write = Callable[[Recordable, When | None], Changed]


class HappenedDialog(QDialog):
    """A click on a line records it on the day in the field; an untouched field means now."""

    def __init__(
        self,
        surname: str,
        choices: Sequence[Recordable],
        today: date,
        actions: Actions,
        write: Write,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today, self._act, self._write = today, actions, write
        self.search = SearchField(_("Søg: kontrakt, skole, Samir …"))
        self.model = RecordablesModel(choices, surname)
        self.list = QListView()
        self.day = Field(_("&Hvornår"), help_text=_("i dag, i går, 20/11 eller 20.11.2026 kl. 14.00"))
        self.day.line_edit.setText(_("i dag"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(lambda: self.record(self.list.currentIndex()))
        self.list.clicked.connect(self.record)

    def record(self, index: Index) -> None:
        """Record the fact of a line and close; what is wrong is said at the day."""
        if not index.isValid():
            return
        try:
            when = self._when()
        except NotADate:
            self._say(_("Skriv en dag, der findes, fx 20.11.2026 eller i går."))
            return
        chosen = self.model.at(index.row())
        try:
            changed = self._act.run_write(lambda: self._write(chosen, when))
        except InvalidInput as error:
            self._say(error.message)
            return
        if changed is not None:
            self.accept()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(480), measures.scaled(560))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if watched is self.search and is_key and isinstance(event, QKeyEvent) and event.key() in MOVES:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _when(self) -> When | None:
        typed = self.day.line_edit.text().strip()
        return None if typed.casefold() in {"", _("i dag")} else read_when(typed, self._today)

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        self.list.setCurrentIndex(self.model.index(0))

    def _say(self, sentence: str) -> None:
        self.day.set_error(sentence)
        self.day.setFocus()

    def _build(self) -> None:
        self.setWindowTitle(_("Hvad er der sket?"))
        self.list.setModel(self.model)
        setup_list(self.list, name=_("Det, der kan være sket"))
        self.list.setCurrentIndex(self.model.index(0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.GAP_16,) * 4)
        layout.setSpacing(measures.GAP_12)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.day)
        self.search.setFocus()


class RecordablesModel(QAbstractListModel):
    """Facts to be recorded, narrowed to those that hold every typed word."""

    def __init__(self, choices: Sequence[Recordable], surname: str) -> None:
        super().__init__()
        self._all, self._shown, self._surname = tuple(choices), tuple(choices), surname

    def narrow(self, text: str) -> None:
        """Show what holds every word of `text`."""
        self.beginResetModel()
        self._shown = narrowed(self._all, text, self._surname)
        self.endResetModel()

    def at(self, row: int) -> Recordable:
        """Return the fact of a line."""
        return self._shown[row]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        each = self._shown[index.row()]
        about = each.about or self._surname
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return each.label
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{each.label}, {about}"
            case RowRole.SECOND_LINE:
                return (
                    f"{in_row(about)} · {_('en frist venter på det')}" if each.is_awaited else in_row(about)
                )
            case _:
                return None
