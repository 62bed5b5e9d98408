"""The strip that narrows the time line: words, whom it is about, and what sort of thing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.timeline import TIMELINE_LABELS, TimelineFilter, TimelineKind
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.search_field import SearchField

PAUSE = 150
"""Milliseconds without a key before the line is narrowed."""


class TimelineFilterBar(QWidget):
    """Hidden until it is wanted; hidden again it narrows nothing."""

    changed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(_("Find på tidslinjen"))
        self.member, self.kind = ComboBox(), ComboBox()
        self.close_button = icon_button(Icon.CLOSE, _("Vis alt på tidslinjen"))
        self._members: tuple[tuple[PersonId, str], ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self._connect()
        self.hide()

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return self.value != TimelineFilter()

    @property
    def value(self) -> TimelineFilter:
        """What is shown of the line."""
        if self.isHidden():
            return TimelineFilter()
        kind: TimelineKind | None = self.kind.currentData()
        return TimelineFilter(
            person=self.member.currentData(),
            kinds=frozenset() if kind is None else frozenset({TimelineKind(kind)}),
            text=self.search.text().strip(),
        )

    def begin(self, members: tuple[tuple[PersonId, str], ...]) -> None:
        """Take another line, with nothing narrowed."""
        self.hide()
        self._clear()
        self.show_members(members)

    def show_members(self, members: tuple[tuple[PersonId, str], ...]) -> None:
        """Offer the members of the family, or nobody to choose; who was chosen stays chosen."""
        self.member.setVisible(bool(members))
        if members == self._members:
            return
        self._members = members
        chosen = self.member.currentData()
        self.member.blockSignals(True)
        self.member.clear()
        self.member.addItem(_("Alle i familien"), None)
        for person, name in members:
            self.member.addItem(name, person)
        self.member.setCurrentIndex(max(0, self.member.findData(chosen)))
        self.member.blockSignals(False)

    def start(self) -> None:
        """Show the strip with the cursor in its search field."""
        self.show()
        self.search.setFocus()
        self.search.selectAll()

    def close_bar(self) -> None:
        """Hide the strip and show everything."""
        was_on = self.is_on
        self.hide()
        self._clear()
        if was_on:
            self.changed.emit()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def _clear(self) -> None:
        for widget in (self.search, self.member, self.kind):
            widget.blockSignals(True)
        self.search.clear()
        self.member.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        for widget in (self.search, self.member, self.kind):
            widget.blockSignals(False)

    def _build(self) -> None:
        self.kind.addItem(_("Alt"), None)
        for kind, label in TIMELINE_LABELS.items():
            self.kind.addItem(_(label), kind.value)
        self.member.addItem(_("Alle i familien"), None)
        self.member.setAccessibleName(_("Hvem det handler om"))
        self.kind.setAccessibleName(_("Hvad det er"))
        for combo in (self.member, self.kind):
            combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(measures.GAP_8)
        first.addWidget(self.search, 1)
        first.addWidget(self.close_button)
        second.addWidget(self.member, 1)
        second.addWidget(self.kind, 1)
        column = QVBoxLayout(self)
        margin = measures.CARD_MARGIN - 1
        column.setContentsMargins(margin, measures.GAP_8, margin, measures.GAP_8)
        column.setSpacing(measures.GAP_8)
        column.addLayout(first)
        column.addLayout(second)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.changed)
        self.member.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.kind.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.close_button.clicked.connect(self.close_bar)
