"""The card: one thin border, a head with title and count, and rows separated by thin lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.painting import fill
from linkworker_desktop.ui.kit.restyled import Tall
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of


class Card(QFrame):
    """A card without a head unless it gets a title; fill it with `add_row` or with `body`.

    Rows are separated by thin lines and reach from edge to edge; `body` is a layout with the card's margins.
    """

    def __init__(self, title: str = "", count: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(1, 1, 1, 1)
        self._outer.setSpacing(0)
        self._body: QVBoxLayout | None = None
        self._head: CardHead | None = None
        if title:
            self._head = CardHead(title, count)
            self._outer.addWidget(self._head)
            self.setAccessibleName(title)

    @property
    def head(self) -> CardHead:
        """The card's head; raises ValueError for a card made without a title."""
        if self._head is None:
            raise ValueError("this card has no head")
        return self._head

    @property
    def body(self) -> QVBoxLayout:
        """A layout with the card's margins below head and rows, made when first asked for."""
        if self._body is None:
            self._body = QVBoxLayout()
            top = 0 if self._head is not None else measures.CARD_MARGIN
            self._body.setContentsMargins(
                measures.CARD_MARGIN, top, measures.CARD_MARGIN, measures.CARD_MARGIN
            )
            self._body.setSpacing(measures.GAP_8)
            self._outer.addLayout(self._body)
        return self._body

    def add_row(self, row: QWidget, *, stretch: int = 0) -> None:
        """Add a row from edge to edge, with a thin line above it unless it is the first thing in the card."""
        if self._outer.count():
            self._outer.addWidget(RowLine())
        self._outer.addWidget(row, stretch)

    def add_stretch(self) -> None:
        """Let the card be higher than its rows."""
        self._outer.addStretch(1)

    def clear_rows(self) -> None:
        """Remove every row and everything in the body; the head stays."""
        first = 1 if self._head is not None else 0
        while self._outer.count() > first:
            item = self._outer.takeAt(first)
            _discard(item)
        self._body = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.card))
        painter.setPen(QPen(QColor(tokens.line), 1))
        corner = measures.RADIUS_LARGE
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        painter.end()


class CardHead(Tall, QWidget):
    """Title, count in muted, and one link or one remark at the right."""

    def __init__(self, title: str, count: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, TypeRole.CARD_TITLE)
        self._count = Label(count, TypeRole.BODY, Ink.MUTED)
        self._right = QHBoxLayout()
        self._right.setSpacing(measures.GAP_8)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(measures.CARD_MARGIN, 0, measures.CARD_MARGIN, 0)
        layout.setSpacing(measures.GAP_8)
        layout.addWidget(self._title)
        layout.addWidget(self._count)
        layout.addStretch(1)
        layout.addLayout(self._right)
        self._count.setVisible(bool(count))  # here, where it has its place: else it would be a window
        self.restyle()

    def least_height(self) -> int:
        """Return 44 at 100 %."""
        return measures.card_head_height()

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def set_count(self, count: str) -> None:
        """Show a count or a short fact in muted after the title; empty hides it."""
        self._count.setText(count)
        self._count.setVisible(bool(count))

    def add_right(self, widget: QWidget) -> None:
        """Put a link, a tag or a remark at the right end."""
        self._right.addWidget(widget)

    def set_remark(self, text: str) -> None:
        """Put one muted remark at the right end."""
        self.add_right(Label(text, TypeRole.SMALL, Ink.MUTED))


class RowLine(QWidget):
    """The thin line between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), tokens_of(self).line2)
        painter.end()


class Row(Tall, QWidget):
    """A row of a card: a horizontal layout with the card's side margins; may be marked as the chosen one.

    `height` is its least height in pixels at 100 % text."""

    def __init__(self, *, height: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen, self._height = False, height
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(measures.CARD_MARGIN, 0, measures.CARD_MARGIN, 0)
        self.line.setSpacing(measures.GAP_12)
        self.restyle()

    def least_height(self) -> int:
        """Return the height asked for, scaled; 44 at 100 % if none was."""
        return measures.row_height() if self._height is None else measures.scaled(self._height)

    def set_chosen(self, *, chosen: bool) -> None:
        """Mark the row as chosen, or not."""
        self._chosen = chosen
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._chosen:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens_of(self).accent_tint))
        painter.end()


class Strip(Tall, QWidget):
    """A sunken strip: the second level inside a card, e.g. the day above its entries."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(measures.CARD_MARGIN, 0, measures.CARD_MARGIN, 0)
        self.line.setSpacing(measures.GAP_8)
        if text:
            self.line.addWidget(Label(text, TypeRole.SMALL_BOLD, Ink.MUTED))
        self.restyle()

    def least_height(self) -> int:
        """Return 32 at 100 %."""
        return measures.small_control_height() + 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens_of(self).sunken))
        painter.end()


def _discard(item: object) -> None:
    widget = getattr(item, "widget", lambda: None)()
    if widget is not None:
        widget.hide()
        widget.deleteLater()
        return
    layout = getattr(item, "layout", lambda: None)()
    while layout is not None and layout.count():
        _discard(layout.takeAt(0))
