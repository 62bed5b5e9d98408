"""What a preview is painted on: the sheet, the desk it lies on, and the line that says what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of

TURNING = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
PAPER_MUTED = "#55615D"
"""Paper is white in the dark theme too, so its own words have one colour."""


class Sheet(QWidget):
    """A white page in the middle of its room; the picture is stretched to the page until a sharper one comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._margin = QSize(1, 1), 0
        self._picture: QImage | None = None
        self._is_waiting = True

    @property
    def picture(self) -> QImage | None:
        """The picture painted now."""
        return self._picture

    def set_page_size(self, width: int, height: int, margin: int) -> None:
        """Make room for a page of so many logical pixels, with a margin around it."""
        self._page, self._margin = QSize(width, height), margin
        self.setMinimumSize(width + 2 * margin, height + 2 * margin)
        self.update()

    def set_picture(self, picture: QImage) -> None:
        """Show another picture of the page."""
        self._picture = picture
        self.update()

    def set_waiting(self, *, waiting: bool) -> None:
        """Say on the empty page that the paper is being made, or say nothing."""
        self._is_waiting = waiting
        self.update()

    def clear(self) -> None:
        """Show an empty page that waits."""
        self._picture, self._is_waiting = None, True
        self.update()

    def page_rect(self) -> QRect:
        """Return where the page is painted."""
        left = max(self._margin, (self.width() - self._page.width()) // 2)
        top = max(self._margin, (self.height() - self._page.height()) // 2)
        return QRect(left, top, self._page.width(), self._page.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        page = self.page_rect()
        painter = QPainter(self)
        painter.setPen(QPen(QColor(tokens_of(self).control), 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(page.adjusted(-1, -1, 0, 0))
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, self._picture)
        elif self._is_waiting:
            painter.setFont(font(TypeRole.BODY))
            painter.setPen(QColor(PAPER_MUTED))
            painter.drawText(page, Qt.AlignmentFlag.AlignCenter, _("Mappen gøres klar …"))
        painter.end()


class Desk(QScrollArea):
    """The darker ground under the sheet; scrolls when the page is larger than the room."""

    resized = Signal()

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(sheet)
        self.setMinimumHeight(measures.scaled(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in TURNING:
            event.ignore()  # they turn the page, one level up
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # it zooms, one level up
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = measures.RADIUS_LARGE - 1
        ground = QRectF(self.viewport().rect()).adjusted(0, -corner, 0, 0)  # only the lower corners are round
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens_of(self).line))
        painter.drawRoundedRect(ground, corner, corner)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens_of(self).accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()
        super().paintEvent(event)


class ProblemStrip(QWidget):
    """One calm line over the page, with »Prøv igen«."""

    retried = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = Label("", TypeRole.SMALL, Ink.TEXT, wrap=True)
        again = small_button(_("Prøv igen"))
        again.clicked.connect(self.retried)
        line = QHBoxLayout(self)
        line.setContentsMargins(measures.CARD_MARGIN, measures.GAP_8, measures.GAP_8, measures.GAP_8)
        line.setSpacing(measures.GAP_8)
        line.addWidget(IconLabel(Icon.INFO, Ink.SOON, measures.ICON_SMALL))
        line.addWidget(self._sentence, 1)
        line.addWidget(again)

    @property
    def sentence(self) -> str:
        """What is said now."""
        return self._sentence.text()

    def show_sentence(self, sentence: str) -> None:
        """Say it and be seen."""
        self._sentence.setText(sentence)
        self.show()
