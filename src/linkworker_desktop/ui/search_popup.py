"""The list under the search box; loaded when something is first looked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyleOptionViewItem, QVBoxLayout

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.table import setup_list
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.kit.two_line_delegate import TwoLineDelegate
from linkworker_desktop.ui.models.search_hits import HitGroup, HitRole, SearchHits

MARGIN = 12

Index = QModelIndex | QPersistentModelIndex


class SearchPopup(QFrame):
    """The list under the box; it never takes the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.hits = SearchHits()
        self.list = QListView()
        self.list.setModel(self.hits)
        setup_list(self.list, name=_("Det, søgningen fandt"))
        self.list.setUniformItemSizes(False)
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = Label(_("Intet passer. Prøv med færre bogstaver."), TypeRole.BODY, Ink.MUTED)
        self.nothing.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 5, 1, 5)
        layout.setSpacing(0)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list)
        self.hide()

    @property
    def row(self) -> int:
        """The chosen row, -1 when nothing is chosen."""
        return self.list.currentIndex().row()

    def show_groups(self, groups: Sequence[HitGroup]) -> None:
        """Show the hits with the first one chosen."""
        self.hits.set_groups(groups)
        self.nothing.setVisible(self.hits.rowCount() == 0)
        self.list.setVisible(self.hits.rowCount() > 0)
        self._choose(self.hits.next_hit(-1, 1))

    def move_choice(self, step: int) -> None:
        """Choose the next or the one before."""
        self._choose(self.hits.next_hit(self.row, step))

    def wanted_height(self) -> int:
        """Return the height all rows need."""
        if self.hits.rowCount() == 0:
            return self.nothing.sizeHint().height() + 10
        return 12 + sum(self.list.sizeHintForRow(row) for row in range(self.hits.rowCount()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.card))
        painter.setPen(QPen(QColor(tokens.control), 1))
        corner = measures.RADIUS_LARGE
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        painter.end()

    def _choose(self, row: int) -> None:
        index = self.hits.index(row) if row >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)


class _HitDelegate(TwoLineDelegate):
    """Hits as the kit paints them, one line for commands, and small bold headings."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(HitRole.IS_HEADING):
            return QSize(10, measures.line_height(TypeRole.SMALL_BOLD) + 14)
        size = super().sizeHint(option, index)
        two_lines = index.data(Qt.ItemDataRole.AccessibleTextRole) != index.data(Qt.ItemDataRole.DisplayRole)
        return size if two_lines else QSize(size.width(), measures.control_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not index.data(HitRole.IS_HEADING):
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setFont(font(TypeRole.SMALL_BOLD))
        painter.setPen(Ink.MUTED.color(tokens_of(option.widget)))
        room = QRect(option.rect).adjusted(MARGIN, 8, -MARGIN, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()
