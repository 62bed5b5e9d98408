"""The family tree as a picture: age discs, couples, children and twins; who lives elsewhere is faint."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.genogram import Genogram, GenogramNode
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.age_disc import ADULT, age_words, paint_age_disc
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.restyled import Restyled
from linkworker_desktop.ui.kit.tokens import Tokens, tokens_of
from linkworker_desktop.ui.pages.network.geometry import Box, Size
from linkworker_desktop.ui.pages.network.kin_layout import KinLayout, KinLine, KinMeasures, place_kin

EMPTY = Genogram((), (), (), (), (), ())
CUT = 6
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextSingleLine


class KinDrawing(Restyled, QWidget):
    """A tree; its description says in words who belongs to whom, given as `sentences`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = EMPTY
        self.setAccessibleName(_("Familiens slægt"))

    def show_tree(self, tree: Genogram, sentences: Iterable[str]) -> None:
        """Show a tree."""
        self._tree = tree
        people = ", ".join(f"{node.name} {age_words(node.age)}" for node in tree.nodes)
        self.setAccessibleDescription(". ".join([people, *sentences]))
        self.updateGeometry()
        self.update()

    def layout_now(self) -> KinLayout:
        """Return the tree as it lies in the widget now."""
        return place_kin(self._tree, _measures(), Size(self.width(), self.height()))

    def restyle(self) -> None:
        """Take on the theme and the text size of the moment."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        size = place_kin(self._tree, _measures(), Size(0, 0)).size
        return QSize(round(size.width), round(size.height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, layout = tokens_of(self), self.layout_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in layout.lines:
            _paint_line(painter, line, tokens)
        for node in self._tree.nodes:
            _paint_person(painter, node, layout.boxes[node.id], tokens)
        painter.end()


def _measures() -> KinMeasures:
    text = measures.line_height(TypeRole.BODY_BOLD) + measures.line_height(TypeRole.SMALL) + 6
    return KinMeasures(
        width=measures.scaled(128),
        disc=measures.scaled(44),
        text=text,
        gap=measures.scaled(24),
        row_gap=measures.scaled(56),
    )


def _paint_line(painter: QPainter, line: KinLine, tokens: Tokens) -> None:
    style = Qt.PenStyle.DashLine if line.is_dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(tokens.control), 1.5, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(point.x, point.y) for point in line.points]))
    if line.is_cut:
        first, last = line.points[0], line.points[-1]
        x, y = (first.x + last.x) / 2, (first.y + last.y) / 2
        for shift in (-3, 3):
            painter.drawLine(QPointF(x + shift - 3, y + CUT), QPointF(x + shift + 3, y - CUT))


def _paint_person(painter: QPainter, node: GenogramNode, box: Box, tokens: Tokens) -> None:
    side = measures.scaled(44)
    area = QRectF(box.middle.x - side / 2, box.y, side, side)
    if node.is_here:
        paint_age_disc(painter, area, node.age, tokens)
        if node.age is not None and node.age >= ADULT:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.drawEllipse(area.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.setBrush(QColor(tokens.card))
        painter.setPen(QPen(QColor(tokens.control), 1, Qt.PenStyle.DashLine))
        painter.drawEllipse(area.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(font(TypeRole.SMALL_BUTTON))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "–" if node.age is None else str(node.age))
    top = box.y + side + 4
    name_line, small_line = measures.line_height(TypeRole.BODY_BOLD), measures.line_height(TypeRole.SMALL)
    _paint_text(painter, words.in_row(node.name), QRectF(box.x, top, box.width, name_line), TypeRole.BODY_BOLD,
                tokens.text if node.is_here else tokens.muted)  # fmt: skip
    below = QRectF(box.x, top + name_line, box.width, small_line)
    _paint_text(painter, _second(node), below, TypeRole.SMALL, tokens.muted)


def _second(node: GenogramNode) -> str:
    relation = words.relation_word(node.relation)
    if not node.is_here:
        where = _("bor ikke her")
    elif node.households > 1:
        where = _("bor to steder")
    else:
        return relation
    return ", ".join(part for part in (relation, where) if part)


def _paint_text(painter: QPainter, text: str, area: QRectF, role: TypeRole, color: str) -> None:
    face = font(role)
    painter.setFont(face)
    painter.setPen(QColor(color))
    cut = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, _CENTRE, cut)
