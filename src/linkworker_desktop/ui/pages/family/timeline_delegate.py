"""Paints the time line: an icon in a tinted disc, what and when, the text over several lines, and badges."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font, text_scale
from linkworker_desktop.ui.kit.icons import paint_icon
from linkworker_desktop.ui.kit.mixed_text import Span, paint_spans
from linkworker_desktop.ui.kit.tokens import Ink, Tokens, tokens_of
from linkworker_desktop.ui.pages.family.timeline_model import TimelineRole
from linkworker_desktop.ui.pages.family.timeline_row import TimelineBadge, TimelineRow

Index = QModelIndex | QPersistentModelIndex
MARGIN, DISC, GAP = measures.CARD_MARGIN, 26, measures.GAP_12
ABOVE, BADGE_GAP, BADGE_PADDING = 10, 8, 6
MOST_LINES = 6
"""The rest of a longer text is read in its dialog."""
MOST_KEPT = 2000
_BAR = 3


@dataclass(frozen=True, slots=True)
class _Laid:
    """The text of a row in one width, and how the badges stand under it."""

    text: QTextLayout | None
    lines: int
    is_cut: bool
    badges: tuple[tuple[QRect, TimelineBadge], ...]
    height: int


class TimelineDelegate(QStyledItemDelegate):
    """Lays a row out once for each width and text size, and paints it from that."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._laid: dict[tuple[TimelineRow, int, float], _Laid] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: TimelineRow = index.data(TimelineRole.ROW)
        width = self._view.viewport().width()
        if row.is_heading:
            return QSize(width, measures.small_control_height() + 4)
        return QSize(width, self._layout(row, width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TimelineRow = index.data(TimelineRole.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            self._paint_heading(painter, option, row)
        else:
            self._paint_ground(painter, option)
            self._paint_row(painter, QRect(option.rect), row)
        painter.restore()

    # -- laying out

    def _layout(self, row: TimelineRow, width: int) -> _Laid:
        key = (row, width, text_scale())
        if key not in self._laid:
            if len(self._laid) >= MOST_KEPT:
                self._laid.clear()
            self._laid[key] = self._lay_out(row, max(120, width - _left() - MARGIN))
        return self._laid[key]

    def _lay_out(self, row: TimelineRow, width: int) -> _Laid:
        line = measures.line_height(TypeRole.BODY)
        y = ABOVE + line
        text, lines, is_cut = None, 0, False
        if row.text:
            text, lines, is_cut = _wrapped(row.text, width, line)
            y += lines * line
        badges, y = _placed(row.badges, width, y)
        least = ABOVE + measures.scaled(DISC)
        return _Laid(text, lines, is_cut, badges, max(y, least) + ABOVE + 1)

    # -- painting

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: TimelineRow) -> None:
        tokens, area = tokens_of(self._view), QRect(option.rect)
        painter.fillRect(area, QColor(tokens.sunken))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(tokens.line2))
        room = area.adjusted(MARGIN, 0, -MARGIN, 0)
        paint_spans(painter, room, (Span(row.heading, TypeRole.SMALL_BOLD, Ink.MUTED),), self._view)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens, area, state = tokens_of(self._view), QRect(option.rect), option.state
        if state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(area, QColor(tokens.accent_tint))
            painter.fillRect(QRect(area.left(), area.top(), _BAR, area.height()), QColor(tokens.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(tokens.sunken))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(tokens.line2))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(area).adjusted(1, 1, -1, -1))

    def _paint_row(self, painter: QPainter, area: QRect, row: TimelineRow) -> None:
        tokens, line = tokens_of(self._view), measures.line_height(TypeRole.BODY)
        laid = self._layout(row, area.width())
        side = measures.scaled(DISC)
        disc = QRectF(area.left() + MARGIN - 2, area.top() + ABOVE, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_disc_tint(row, tokens)))
        painter.drawEllipse(disc)
        paint_icon(painter, disc, row.icon, row.ink.color(tokens), measures.ICON_TAG)
        left, top = area.left() + _left(), area.top() + ABOVE
        self._paint_title(painter, QRect(left, top, area.right() - MARGIN - left, line), row)
        if laid.text is not None:
            painter.setPen(QColor(tokens.text))
            self._paint_text(painter, QPointF(left, top + line), laid, line)
        for place, badge in laid.badges:
            self._paint_badge(painter, place.translated(left, area.top()), badge, tokens)

    def _paint_title(self, painter: QPainter, room: QRect, row: TimelineRow) -> None:
        width = QFontMetrics(font(TypeRole.SMALL)).horizontalAdvance(row.when) + 1
        right = QRect(room.right() - width + 1, room.top(), width, room.height())
        paint_spans(painter, right, (Span(row.when, TypeRole.SMALL, Ink.MUTED),), self._view)
        words = room.adjusted(0, 0, -width - measures.GAP_12, 0)
        paint_spans(painter, words, (Span(row.title, TypeRole.BODY_BOLD),), self._view)

    def _paint_text(self, painter: QPainter, corner: QPointF, laid: _Laid, line: int) -> None:
        if laid.text is None:
            return
        for number in range(laid.lines):
            shown = laid.text.lineAt(number)
            shown.draw(painter, corner)
            if laid.is_cut and number == laid.lines - 1:
                end = corner.x() + shown.naturalTextRect().right() + 2
                y = corner.y() + number * line
                paint_spans(
                    painter, QRect(round(end), round(y), 40, line), (Span("…", ink=Ink.MUTED),), self._view
                )

    def _paint_badge(self, painter: QPainter, place: QRect, badge: TimelineBadge, tokens: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.wait_tint))
        painter.drawRoundedRect(QRectF(place), measures.RADIUS, measures.RADIUS)
        room = place.adjusted(BADGE_PADDING, 0, -BADGE_PADDING + 2, 0)
        if badge.icon is not None:
            side = measures.scaled(measures.ICON_TAG)
            corner = QPointF(room.left(), room.top() + (room.height() - side) / 2)
            paint_icon(painter, corner, badge.icon, QColor(tokens.text), measures.ICON_TAG)
            room = room.adjusted(side + 4, 0, 0, 0)
        paint_spans(painter, room, (Span(badge.text, TypeRole.SMALL),), self._view)


def _left() -> int:
    """Return where the words begin: after the disc."""
    return MARGIN - 2 + measures.scaled(DISC) + GAP


def _disc_tint(row: TimelineRow, tokens: Tokens) -> str:
    tints = {Ink.DONE: tokens.done_tint, Ink.OVER: tokens.over_tint, Ink.WAIT: tokens.wait_tint}
    return tints.get(row.ink, tokens.accent_tint)


def _wrapped(text: str, width: int, line_height: int) -> tuple[QTextLayout, int, bool]:
    """Return the text in lines of `width` pixels, how many are shown, and whether there are more."""
    shown = text[: MOST_LINES * 400].replace("\n", "\u2028")
    layout = QTextLayout(shown, font(TypeRole.BODY))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines, is_cut = 0, len(shown) < len(text)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        if lines == MOST_LINES:
            is_cut = True
            line.setLineWidth(width)
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, lines * line_height + (line_height - line.height()) / 2))
        lines += 1
    layout.endLayout()
    return layout, lines, is_cut


def _placed(
    badges: tuple[TimelineBadge, ...], width: int, y: int
) -> tuple[tuple[tuple[QRect, TimelineBadge], ...], int]:
    """Return where the badges stand, on as many lines as they need, and the y below them."""
    if not badges:
        return (), y
    height, metrics = measures.tag_height(), QFontMetrics(font(TypeRole.SMALL))
    placed, x, top = [], 0, y + 4
    for badge in badges:
        wanted = metrics.horizontalAdvance(badge.text) + 2 * BADGE_PADDING
        if badge.icon is not None:
            wanted += measures.scaled(measures.ICON_TAG) + 4
        wanted = min(wanted, width)
        if x and x + wanted > width:
            x, top = 0, top + height + 4
        placed.append((QRect(x, top, wanted, height), badge))
        x += wanted + BADGE_GAP
    return tuple(placed), top + height
