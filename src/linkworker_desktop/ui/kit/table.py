"""The look of tables and lists: no grid, no zebra, rows of equal height, the kit's delegate for every column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QListView, QTableView

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.two_line_delegate import TwoLineDelegate

RESTYLES = {QEvent.Type.StyleChange, QEvent.Type.Polish}


def setup_table(view: QTableView, *, name: str, stretch: int = 0) -> None:
    """Give a table view the kit's look; `name` is said by screen readers, column `stretch` takes the rest.

    Call it after the model is set. Whole rows are selected, one at a time.
    """
    _setup(view, name)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    head.setSectionsMovable(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setStretchLastSection(False)
    if view.model() is not None and stretch < view.model().columnCount():
        head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    _TableHeights(view)


def setup_list(view: QListView, *, name: str) -> None:
    """Give a list view the kit's look; `name` is said by screen readers."""
    _setup(view, name)
    view.setUniformItemSizes(True)


def _setup(view: QAbstractItemView, name: str) -> None:
    view.setAccessibleName(name)
    view.setItemDelegate(TwoLineDelegate(view))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    view.setMouseTracking(True)


class _TableHeights(QObject):
    """Keeps head and rows as high as the chosen text size needs."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        view.installEventFilter(self)
        _set_heights(view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in RESTYLES and isinstance(watched, QTableView):
            _set_heights(watched)
        return False


def _set_heights(view: QTableView) -> None:
    view.horizontalHeader().setFixedHeight(measures.table_head_height())
    rows = view.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setMinimumSectionSize(measures.two_line_row_height())
    rows.setDefaultSectionSize(measures.two_line_row_height())
