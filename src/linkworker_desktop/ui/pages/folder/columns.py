"""The three columns of the folder page: widths that are remembered, and the paper as a tab where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from linkworker_desktop.base.paths import settings_file
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.switcher import Switcher

WIDE, NARROW = 1140, 1030
"""Widths at 100 % text. From `WIDE` the columns stand as drawn; below `NARROW` the paper becomes a tab."""
PARTS, PARTS_NARROW, PART = 340, 280, 392
LEAST = 320
SHARE = 0.48
"""What the part gets of the room it shares with the paper."""
_KEY = "folder/columns"


class Columns(QWidget):
    """Parts, part and paper in a splitter."""

    def __init__(self, parts: QWidget, part: QWidget, paper: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part, self._paper = part, paper
        self._is_narrow = True  # until the width is known, so that three columns never force a window open
        self._memory = QSettings(str(settings_file().with_name("window.ini")), QSettings.Format.IniFormat)
        self._own = self._remembered()
        self.tabs = Switcher((_("Delen"), _("Papiret")), name=_("Vis"))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(measures.CARD_GAP)
        self.splitter.setChildrenCollapsible(False)
        for column in (parts, part, paper):
            self.splitter.addWidget(column)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 2)
        parts.setMinimumWidth(measures.scaled(PARTS_NARROW))
        for column in (part, paper):
            column.setMinimumWidth(measures.scaled(LEAST))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_12)
        layout.addWidget(self.tabs)
        layout.addWidget(self.splitter, 1)
        self._show_tab()
        self.tabs.chosen.connect(lambda _index: self._show_tab())
        self.splitter.splitterMoved.connect(self._remember)

    @property
    def is_narrow(self) -> bool:
        """Whether the paper is a tab."""
        return self._is_narrow

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() == event.oldSize().width():
            return
        self._is_narrow = self.width() < measures.scaled(NARROW)
        self.tabs.setVisible(self._is_narrow)
        self._show_tab()
        self._share(self.width())

    def show_part(self) -> None:
        """Bring the part into view where it shares its place with the paper."""
        self.tabs.set_index(0)
        self._show_tab()

    def _show_tab(self) -> None:
        self._part.setVisible(not self._is_narrow or self.tabs.index() == 0)
        self._paper.setVisible(not self._is_narrow or self.tabs.index() == 1)

    def _share(self, width: int) -> None:
        gaps, least = 2 * self.splitter.handleWidth(), measures.scaled(LEAST)
        parts, narrow = measures.scaled(PARTS), measures.scaled(PARTS_NARROW)
        if self._is_narrow:
            rest = width - narrow - gaps // 2
            self.splitter.setSizes([narrow, rest, rest])
        elif self._own is not None:
            left, middle = self._own
            self.splitter.setSizes([left, middle, max(least, width - left - middle - gaps)])
        elif width >= measures.scaled(WIDE):
            middle = max(measures.scaled(PART), round((width - parts - gaps) * SHARE))
            self.splitter.setSizes([parts, middle, width - parts - middle - gaps])
        else:
            self.splitter.setSizes([narrow, width - narrow - least - gaps, least])

    def _remember(self) -> None:
        if not self._is_narrow:
            left, middle, _right = self.splitter.sizes()
            self._own = (left, middle)
            self._memory.setValue(_KEY, [left, middle])

    def _remembered(self) -> tuple[int, int] | None:
        kept = self._memory.value(_KEY)
        try:
            left, middle = (int(str(each)) for each in kept or ())
        except (TypeError, ValueError):
            return None
        return left, middle
