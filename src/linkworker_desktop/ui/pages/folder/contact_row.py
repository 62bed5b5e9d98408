"""One contact of a part: who, when confirmed, the number, and a handle to move it by."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import record_button, small_button
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, paint_icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import MixedText, noun
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import StateLabel
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.pages.folder.folder_words import confirmed_words


class ContactRow(QWidget):
    """`stepped` carries -1 or 1, `dropped` how far down in pixels the handle was let go."""

    stepped = Signal(int)
    dropped = Signal(int)
    confirmed = Signal()
    edited = Signal()
    removed = Signal()

    def __init__(self, contact: ContactView, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contact = contact
        name = words.in_row(contact.name)
        self.handle = Handle(_("Flyt {name}").format(name=name))
        self.menu_button = RowMenu(_("Mere om {name}").format(name=name))
        self.confirm_button = record_button(_("Stadig rigtigt"))
        self.edit_button = small_button(_("Ret"))
        self._build(name, today)
        self._connect()

    def _build(self, name: str, today: date) -> None:
        self.confirm_button.setAccessibleName(_("{name} er stadig rigtig").format(name=name))
        self.edit_button.setAccessibleName(_("Ret {name}").format(name=name))
        first = QHBoxLayout()
        first.setSpacing(measures.GAP_8)
        first.addWidget(MixedText(noun(name, _(self.contact.category.label).lower())), 1)
        first.addWidget(Label(self.contact.phone))
        first.addWidget(self.menu_button)
        words_column = QVBoxLayout()
        words_column.setSpacing(0)
        words_column.addLayout(first)
        said = confirmed_words(self.contact, today)
        if self.contact.needs_confirming:
            words_column.addWidget(StateLabel(State.MISSING, said, role=TypeRole.SMALL))
            words_column.addLayout(self._buttons())
        else:
            words_column.addWidget(Label(said, TypeRole.SMALL, Ink.MUTED))
        line = QHBoxLayout(self)
        line.setContentsMargins(measures.GAP_12, measures.GAP_4, measures.GAP_8, measures.GAP_8)
        line.setSpacing(measures.GAP_8)
        line.addWidget(self.handle, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words_column, 1)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, measures.GAP_8, 0, measures.GAP_4)
        line.setSpacing(measures.GAP_8)
        line.addWidget(self.confirm_button)
        line.addWidget(self.edit_button)
        line.addStretch(1)
        return line

    def _connect(self) -> None:
        menu = QMenu(self.menu_button)
        menu.addAction(_("Flyt op")).triggered.connect(lambda: self.stepped.emit(-1))
        menu.addAction(_("Flyt ned")).triggered.connect(lambda: self.stepped.emit(1))
        menu.addAction(_("Ret kontakten")).triggered.connect(self.edited)
        menu.addSeparator()
        menu.addAction(_("Tag ud af denne mappe")).triggered.connect(self.removed)
        self.menu_button.setMenu(menu)
        self.confirm_button.clicked.connect(self.confirmed)
        self.edit_button.clicked.connect(self.edited)
        self.handle.stepped.connect(self.stepped)
        self.handle.dropped.connect(self.dropped)


class RowMenu(Ringed, QToolButton):
    """Three quiet dots that open the row's menu."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def ring_radius(self) -> int:
        """Return the corner of small buttons."""
        return measures.RADIUS

    def sizeHint(self) -> QSize:
        return QSize(measures.small_control_height(), measures.small_control_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.line2))
            painter.drawRoundedRect(self.rect(), measures.RADIUS, measures.RADIUS)
        ink = (Ink.TEXT if self.underMouse() else Ink.MUTED).color(tokens)
        paint_icon(painter, QRectF(self.rect()), Icon.MORE_HORIZ, ink)
        painter.end()


class Handle(Ringed, QToolButton):
    """Six dots: drag them, or press Alt+Up and Alt+Down while they have the focus."""

    stepped = Signal(int)
    dropped = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grip: QPoint | None = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Alt+pil flytter."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def ring_radius(self) -> int:
        """Return the corner of small things."""
        return measures.RADIUS_SMALL

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(20), measures.small_control_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._grip = event.position().toPoint()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if self._grip is not None:
            distance = event.position().toPoint().y() - self._grip.y()
            self._grip = None
            self.dropped.emit(distance)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, QRectF(self.rect()), Icon.DRAG_INDICATOR, Ink.MUTED.color(tokens_of(self)))
        painter.end()
