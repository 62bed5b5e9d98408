"""A group of the form that is folded into one line until somebody wants it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon, paint_icon
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.pages.contacts.form_parts.part import FormPart


class SectionHead(Ringed, QAbstractButton):
    """The line of a folded group: its name in bold, below it in muted what stands in it, an arrow at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = ""
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._name)
        self._name()

    def ring_radius(self) -> int:
        """Return the corner of the focus ring."""
        return measures.RADIUS

    def set_summary(self, summary: str) -> None:
        """Say what stands in the group while it is folded."""
        self._summary = summary
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = measures.line_height(TypeRole.BODY_BOLD) + measures.GAP_12
        if self._summary and not self.isChecked():
            height += measures.line_height(TypeRole.SMALL)
        return QSize(200, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        upper, lower = measures.line_height(TypeRole.BODY_BOLD), measures.line_height(TypeRole.SMALL)
        side, room = (
            measures.scaled(measures.ICON),
            self.width() - measures.scaled(measures.ICON) - measures.GAP_8,
        )
        top = measures.GAP_12 // 2
        painter.setFont(font(TypeRole.BODY_BOLD))
        painter.setPen(QColor(tokens.accent if self.underMouse() else tokens.text))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(0, top, room, upper), middle, self.text())
        if self._summary and not self.isChecked():
            painter.setFont(font(TypeRole.SMALL))
            painter.setPen(QColor(tokens.muted))
            metrics = QFontMetrics(font(TypeRole.SMALL))
            shown = metrics.elidedText(self._summary, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(0, top + upper, room, lower), middle, shown)
        arrow = Icon.EXPAND_LESS if self.isChecked() else Icon.EXPAND_MORE
        corner = QPointF(self.width() - side, top + (upper - side) / 2)
        paint_icon(painter, corner, arrow, Ink.MUTED.color(tokens))
        painter.end()

    def _name(self) -> None:
        state = _("foldet ud") if self.isChecked() else _("foldet ind")
        self.setAccessibleName(", ".join(part for part in (self.text(), state) if part))
        self.setAccessibleDescription(self._summary)


class Section(QWidget):
    """A group of fields under its head; folded at first."""

    def __init__(self, title: str, part: FormPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.head = SectionHead(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_4)
        column.addWidget(self.head)
        column.addWidget(part)
        part.hide()
        self.head.toggled.connect(self._turn)

    def fold(self, *, folded: bool) -> None:
        """Fold the group in or out."""
        self.head.setChecked(not folded)
        self.head.set_summary(self.part.summary())

    def _turn(self, is_open: bool) -> None:  # noqa: FBT001 - a slot
        self.part.setVisible(is_open)
        self.head.set_summary(self.part.summary())
