"""A choice as a card: a bold line and a sentence, one of several."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.tokens import tokens_of

DISC = 18
EDGE = 16
GAP = 12


class ChoiceCard(Ringed, QRadioButton):
    """The whole card can be pressed; arrows move between the cards of a group."""

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._sentence = sentence
        self.setAccessibleDescription(sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, self._text_width(width), 10_000)
        text = QFontMetrics(font(TypeRole.SMALL)).boundingRect(room, Qt.TextFlag.TextWordWrap, self._sentence)
        return measures.line_height(TypeRole.BODY_BOLD) + max(text.height(), 16) + 2 * 12 + 2

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, chosen = tokens_of(self), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = tokens.sunken if self.underMouse() else tokens.card
        painter.setBrush(QColor(tokens.accent_tint if chosen else hover))
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line), 1))
        corner = measures.RADIUS_LARGE
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        self._paint_disc(painter)
        left, upper = self._text_left(), measures.line_height(TypeRole.BODY_BOLD)
        painter.setPen(QColor(tokens.text))
        painter.setFont(font(TypeRole.BODY_BOLD))
        width = self._text_width(self.width())
        painter.drawText(
            QRect(left, 12, width, upper),
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic,
            self.text(),
        )
        painter.setPen(QColor(tokens.muted))
        painter.setFont(font(TypeRole.SMALL))
        below = QRect(left, 12 + upper, width, self.height() - upper - 14)
        painter.drawText(below, Qt.TextFlag.TextWordWrap, self._sentence)
        painter.end()

    def _paint_disc(self, painter: QPainter) -> None:
        tokens, side = tokens_of(self), measures.scaled(DISC)
        disc = QRectF(EDGE, 12 + (measures.line_height(TypeRole.BODY_BOLD) - side) / 2, side, side)
        painter.setBrush(QColor(tokens.card))
        painter.setPen(QPen(QColor(tokens.accent if self.isChecked() else tokens.control), 1.5))
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(disc.adjusted(5, 5, -5, -5))

    def _text_left(self) -> int:
        return EDGE + measures.scaled(DISC) + GAP

    def _text_width(self, width: int) -> int:
        return max(40, width - self._text_left() - EDGE)
