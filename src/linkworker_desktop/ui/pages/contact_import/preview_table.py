"""The first rows of a file, with a combo box above every column that says what the column is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView, QWidget

from linkworker_desktop.exchange.contact_files.fields import FIELD_LABELS, Column, ColumnMapping, Field
from linkworker_desktop.exchange.contact_files.readings import FileReading
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.table import setup_table
from linkworker_desktop.ui.models.contact_import import LOOKED_AT, PreviewModel

COLUMN_WIDTH, CARD_COLUMN_WIDTH = 216, 248
COMBO_ROOM = 12
HEIGHTS = {QEvent.Type.StyleChange, QEvent.Type.Polish, QEvent.Type.FontChange}


class PreviewTable(QTableView):
    """`told` carries the index of a column of the file and the `Column` it was told to be."""

    told = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PreviewModel()
        self._boxes: dict[int, ColumnBox] = {}
        self.setModel(self._model)
        setup_table(self, name=_("De første rækker i filen"))
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._set_heights()

    def show_reading(self, reading: FileReading, mapping: ColumnMapping, *, every_column: bool) -> int:
        """Show a file; columns that are empty are left out unless all are asked for. Return how many those are."""
        headers = mapping.headers
        used = filled_columns(reading, mapping)
        shown = range(len(headers)) if every_column else used
        self._model.set_table(headers, reading.preview, tuple(shown), can_tell=True)
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setDefaultSectionSize(measures.scaled(COLUMN_WIDTH))
        self._boxes = {}
        for place, column in enumerate(shown):
            box = ColumnBox(headers[column], mapping.columns[column])
            box.activated.connect(lambda _at, at=column, one=box: self.told.emit(at, one.column()))
            self._boxes[column] = box
            self.setIndexWidget(self._model.index(0, place), box)
        self._set_heights()
        return len(headers) - len(used)

    def show_cards(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show the first cards of a vCard file; what their columns are is not to be told."""
        self._boxes = {}
        self._model.set_table(headers, rows, range(len(headers)), can_tell=False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultSectionSize(measures.scaled(CARD_COLUMN_WIDTH))
        self._set_heights()

    def box(self, column: int) -> ColumnBox:
        """Return the combo box above a column of the file. Raises KeyError for one that is not shown."""
        return self._boxes[column]

    def sizeHint(self) -> QSize:
        """Return the height of what is shown, so that nothing empty stands under it."""
        bar = self.horizontalScrollBar().sizeHint().height()
        height = self.horizontalHeader().height() + self.verticalHeader().length() + bar + 2
        return QSize(super().sizeHint().width(), height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in HEIGHTS:
            self._set_heights()

    def _set_heights(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(measures.line_height(TypeRole.BODY) + 14)
        if rows.count():
            first = measures.control_height() + COMBO_ROOM if self._boxes else rows.defaultSectionSize()
            rows.resizeSection(0, first)
        self.updateGeometry()


NAMED = {Field.PHONE, Field.EMAIL}
"""Fields whose word is kept with them: »Telefon · mobil«."""


class ColumnBox(ComboBox):
    """What a column can be; a word for it (»mobil«) stands beside the field."""

    def __init__(self, header: str, told: Column, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self.setAccessibleName(_("Kolonnen »{header}« er").format(header=header))
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(18)
        self.addItem(_("Vælg …"), "")
        for each, label in FIELD_LABELS.items():
            name = _(label)
            if told.label and told.field is each and each in NAMED:
                name = f"{name} · {told.label}"
            self.addItem(name, each.value)
        self.setCurrentIndex(max(0, self.findData(told.field.value if told.field is not None else "")))

    def column(self) -> Column:
        """Return what is chosen; the word stays as long as the field does."""
        code = str(self.currentData())
        if not code:
            return Column()
        field = Field(code)
        return Column(field, self._told.label if field is self._told.field else "")


def filled_columns(reading: FileReading, mapping: ColumnMapping) -> tuple[int, ...]:
    """Return the columns with something in them, told or not, as far as the first rows tell."""
    rows = reading.table[:LOOKED_AT]
    filled = [
        column
        for column in range(len(mapping.headers))
        if any(column < len(row.cells) and row.cells[column].strip() for row in rows)
    ]
    return tuple(filled) if filled else tuple(range(len(mapping.headers)))
