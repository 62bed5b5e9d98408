"""The matrix of the plan: a mark for each task in its cell; choosing a cell or a unit narrows the list beside it."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from linkworker_desktop.i18n import _
from linkworker_desktop.services.reception_views import TaskState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import paint_icon
from linkworker_desktop.ui.kit.mixed_text import Span, paint_spans
from linkworker_desktop.ui.kit.table import setup_table
from linkworker_desktop.ui.kit.tokens import Ink, Tokens, tokens_of
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.models.plan_matrix import CellRole, PlanMatrix
from linkworker_desktop.ui.reception_words import LOOKS

Index = QModelIndex | QPersistentModelIndex
MARK, MARK_GAP = 16, 4
IN_A_LINE = 3
UNIT_WIDTH, PERIOD_WIDTH = 164, 84
HEAD_LINES = 3
LEAST_PERIODS = 2
"""So many periods are always seen; the others are scrolled to where the page is narrow."""
MARGIN = 12
FAINT = 0.35


class Matrix(QTableView):
    """`chosen` carries the unit and the period's code; an empty code is the whole unit, None twice is everything."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = PlanMatrix()
        self.setModel(self.plan)
        setup_table(self, name=_("Modtagelsesplanen: enheder og perioder"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectItems)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.plan.modelReset.connect(self._arrange)
        self.clicked.connect(self._choose)

    def clear_choice(self) -> None:
        """Choose nothing."""
        self.clearSelection()
        self.selectionModel().clearCurrentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and index.isValid():
            self._choose(index)
            return
        if event.key() == Qt.Key.Key_Escape:
            self.clear_choice()
            self.chosen.emit(None, None)
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = measures.scaled(UNIT_WIDTH) + (self.plan.columnCount() - 1) * measures.scaled(PERIOD_WIDTH)
        rows = self.plan.rowCount() * measures.row_height()
        return QSize(
            width + self.verticalScrollBar().sizeHint().width() + 4,
            rows + self.horizontalHeader().height() + 2,
        )

    def _arrange(self) -> None:
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        )
        head.setFixedHeight(HEAD_LINES * measures.line_height(TypeRole.SMALL_BOLD) + measures.GAP_16)
        self.setColumnWidth(0, measures.scaled(UNIT_WIDTH))
        for column in range(1, self.plan.columnCount()):
            self.setColumnWidth(column, measures.scaled(PERIOD_WIDTH))
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(measures.row_height())
        rows.setDefaultSectionSize(measures.row_height())
        shown = measures.scaled(UNIT_WIDTH) + LEAST_PERIODS * measures.scaled(PERIOD_WIDTH)
        self.setMinimumWidth(min(shown, self.sizeHint().width()))
        self.updateGeometry()

    def _choose(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.chosen.emit(self.plan.unit_at(index.row()), self.plan.period_at(index.column()) or "")


class CellDelegate(QStyledItemDelegate):
    """Paints a unit's name, or the marks of a cell's tasks: icon and colour of each state."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, area = tokens_of(option.widget), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(area, QColor(tokens.accent_tint))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(tokens.sunken))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(tokens.line2))
        if index.column() == 0:
            self._paint_unit(painter, area, index, option.widget)
        else:
            painter.fillRect(QRect(area.left(), area.top(), 1, area.height()), QColor(tokens.line2))
            self._paint_marks(painter, area, index.data(CellRole.STATES) or [], tokens)
        if is_chosen:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(area).adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_unit(self, painter: QPainter, area: QRect, index: Index, widget: QWidget) -> None:
        late = index.data(RowRole.SECOND_LINE)
        room = area.adjusted(MARGIN, 0, -MARGIN // 2, -1)
        name = (Span(str(index.data() or ""), TypeRole.BODY),)
        if not late:
            paint_spans(painter, room, name, widget)
            return
        upper, lower = measures.line_height(TypeRole.BODY), measures.line_height(TypeRole.SMALL)
        top = room.top() + (room.height() - upper - lower) // 2
        paint_spans(painter, QRect(room.left(), top, room.width(), upper), name, widget)
        below = QRect(room.left(), top + upper, room.width(), lower)
        paint_spans(painter, below, (Span(str(late), TypeRole.SMALL_BOLD, Ink.OVER),), widget)

    def _paint_marks(self, painter: QPainter, area: QRect, found: list[TaskState], tokens: Tokens) -> None:
        side = measures.scaled(MARK)
        lines = [found[start : start + IN_A_LINE] for start in range(0, len(found), IN_A_LINE)]
        height = len(lines) * side + max(0, len(lines) - 1) * MARK_GAP
        top = area.top() + (area.height() - height) / 2
        painter.setFont(font(TypeRole.SMALL))
        for line in lines:
            left = area.left() + MARGIN
            for state in line:
                _paint_mark(painter, QPointF(left, top), TaskState(state), tokens)
                left += side + MARK_GAP
            top += side + MARK_GAP


def _paint_mark(painter: QPainter, corner: QPointF, state: TaskState, tokens: Tokens) -> None:
    """Paint one task: an empty box for what is to come, else the icon of its state."""
    side = measures.scaled(MARK)
    if state in {TaskState.COMING, TaskState.ONGOING}:
        painter.setPen(QPen(QColor(tokens.control), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(corner.x() + 1.5, corner.y() + 1.5, side - 3, side - 3)
        painter.drawRoundedRect(box, measures.RADIUS_SMALL, measures.RADIUS_SMALL)
        return
    look = LOOKS[state]
    painter.setOpacity(FAINT if state in {TaskState.LEFT_OUT, TaskState.NOBODY} else 1.0)
    paint_icon(painter, corner, look.icon, look.ink.color(tokens), MARK)
    painter.setOpacity(1.0)
