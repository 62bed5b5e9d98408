"""A person as a disc with the age in it: adults filled, children outlined."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.tokens import Tokens, tokens_of

DIAMETER = 32
ADULT = 18


class AgeDisc(QWidget):
    """A disc, 32 across; an unknown age is drawn as a dash and said in words."""

    def __init__(self, age: int | None, *, diameter: int = DIAMETER, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._age, self._diameter = age, diameter
        self.set_age(age)

    def set_age(self, age: int | None) -> None:
        """Show another age in years."""
        self._age = age
        self.setAccessibleName(age_words(age))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(self._diameter), measures.scaled(self._diameter))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = measures.scaled(self._diameter)
        area = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        paint_age_disc(painter, area, self._age, tokens_of(self))
        painter.end()


def paint_age_disc(painter: QPainter, area: QRectF, age: int | None, tokens: Tokens) -> None:
    """Paint an age disc into a square, for the widget, for delegates and for the network."""
    adult = age is not None and age >= ADULT
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(tokens.accent_tint if adult else tokens.card))
    painter.setPen(Qt.PenStyle.NoPen if adult else QPen(QColor(tokens.control), 1))
    painter.drawEllipse(area if adult else area.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setFont(font(TypeRole.SMALL_BUTTON))
    painter.setPen(QColor(tokens.accent if adult else tokens.muted if age is None else tokens.text))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "–" if age is None else str(age))
    painter.restore()


def age_words(age: int | None) -> str:
    """Return an age in words for a screen reader."""
    if age is None:
        return _("Alder ikke oplyst")
    return ngettext("{years} år", "{years} år", age).format(years=age)
