"""The list of the time line: it says with keys, a click and a menu what is wanted of a row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QListView, QMenu, QScrollArea, QWidget

from linkworker_desktop.domain.timeline import LOG_KINDS, TimelineItem
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.table import setup_list
from linkworker_desktop.ui.pages.family.timeline_delegate import TimelineDelegate
from linkworker_desktop.ui.pages.family.timeline_model import TimelineModel

LEAST_HEIGHT = 320
_OPENS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}


class TimelineView(QListView):
    """A list that says with Enter, F2, a click and Delete what is wanted of a row."""

    opened = Signal(object)
    deleted = Signal(object)

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        setup_list(self, name=_("Hvad der er sket"))
        self.setUniformItemSizes(False)
        self.setItemDelegate(TimelineDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumHeight(measures.scaled(LEAST_HEIGHT))
        self._timeline = model
        self.clicked.connect(lambda index: self._open(index.row()))
        self.customContextMenuRequested.connect(self._pop)

    def sizeHint(self) -> QSize:
        return QSize(320, measures.scaled(LEAST_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in _OPENS:
            self._open(row)
        elif event.key() == Qt.Key.Key_Delete and self._can_delete(row):
            self._delete(row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll down with the page until its end, and only then in the list; up the other way round."""
        page = self._page_area()
        bar = page.verticalScrollBar() if page is not None else None
        if bar is not None and event.angleDelta().y() < 0 and bar.value() < bar.maximum():
            event.ignore()
            return
        super().wheelEvent(event)

    def menu(self, row: int) -> QMenu | None:
        """Return what can be done with a row; None for a heading."""
        if self._timeline.row(row) is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Åbn")).triggered.connect(lambda: self._open(row))
        if self._can_delete(row):
            menu.addAction(_("Slet")).triggered.connect(lambda: self._delete(row))
        return menu

    def _page_area(self) -> QScrollArea | None:
        ancestor = self.parentWidget()
        while ancestor is not None and not isinstance(ancestor, QScrollArea):
            ancestor = ancestor.parentWidget()
        return ancestor

    def _pop(self, where: QPoint) -> None:
        index = self.indexAt(where)
        menu = self.menu(index.row() if index.isValid() else self.currentIndex().row())
        if menu is not None:
            menu.popup(self.viewport().mapToGlobal(where))

    def _can_delete(self, row: int) -> bool:
        chosen = self._timeline.row(row)
        return (
            chosen is not None and isinstance(chosen.about, TimelineItem) and chosen.about.kind in LOG_KINDS
        )

    def _open(self, row: int) -> None:
        chosen = self._timeline.row(row)
        if chosen is not None:
            self.opened.emit(chosen.about)

    def _delete(self, row: int) -> None:
        chosen = self._timeline.row(row)
        if chosen is not None:
            self.deleted.emit(chosen.about)
