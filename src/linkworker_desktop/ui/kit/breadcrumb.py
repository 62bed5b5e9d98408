"""The way to a page in small words above its title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, ButtonKind
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink, Tokens

DEEPEST = 3


class Breadcrumb(QWidget):
    """Up to three names; `pressed` carries the index of the one to go back to."""

    pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(measures.GAP_8)
        self.hide()

    def set_names(self, names: Sequence[str]) -> None:
        """Show the way; raises ValueError for more than three names."""
        if len(names) > DEEPEST:
            raise ValueError(f"a breadcrumb has at most {DEEPEST} names")
        while (item := self._line.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for index, name in enumerate(names):
            if index == len(names) - 1:
                self._line.addWidget(Label(name, TypeRole.SMALL, Ink.MUTED))
            else:
                crumb = _Crumb(name, ButtonKind.TEXT_SMALL)
                crumb.clicked.connect(lambda _checked=False, at=index: self.pressed.emit(at))
                self._line.addWidget(crumb)
                self._line.addWidget(IconLabel(Icon.CHEVRON_RIGHT, Ink.MUTED, measures.ICON_SMALL))
        self._line.addStretch(1)
        self.setVisible(bool(names))


class _Crumb(Button):
    """A muted link, plain until the pointer is on it."""

    def _role(self) -> TypeRole:
        return TypeRole.SMALL

    def _ink(self, tokens: Tokens) -> QColor:
        return QColor(tokens.accent if self.underMouse() else tokens.muted)
