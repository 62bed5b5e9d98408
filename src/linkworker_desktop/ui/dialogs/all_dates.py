"""Every due date of a family, in every state, with what can be done about each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.domain.rules.due import State
from linkworker_desktop.i18n import _
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.ui.deadline_row import DeadlineRow
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label

_CLOSED_ABOVE = 60
"""Groups with more rows than this are opened with a click."""


class AllDatesDialog(QDialog):
    """Groups by state; what is over, soon or coming stands open, the rest behind its number."""

    settled = Signal(object)
    other_day_wanted = Signal(object)
    exemption_wanted = Signal(object)
    again_wanted = Signal(object)
    page_wanted = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cards: dict[str, Card] = {}
        self.rows: list[DeadlineRow] = []
        self._opened: set[str] = set()
        self._due: tuple[Deadline, ...] = ()
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        self._column.setSpacing(measures.CARD_GAP)
        self._column.addWidget(Label(title, TypeRole.SECTION_TITLE))
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(620), measures.scaled(720))

    def show_deadlines(self, due: Sequence[Deadline]) -> None:
        """Show these dates; groups that were opened stay open."""
        self._due = tuple(due)
        self.rows = []
        for card in self.cards.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        for place, (name, states, is_open) in enumerate(_groups()):
            members = [each for each in self._due if each.state in states]
            if members:
                card = self._card(name, members, is_open=is_open)
                self.cards[name] = card
                self._column.insertWidget(place + 1, card)

    def open_group(self, name: str) -> None:
        """Show the rows of a group that stood closed."""
        self._opened.add(name)
        self.show_deadlines(self._due)

    def _card(self, name: str, members: Sequence[Deadline], *, is_open: bool) -> Card:
        card = Card(name, str(len(members)))
        if (is_open and len(members) <= _CLOSED_ABOVE) or name in self._opened:
            for deadline in members:
                row = DeadlineRow(deadline)
                for signal in (
                    "settled",
                    "other_day_wanted",
                    "exemption_wanted",
                    "again_wanted",
                    "page_wanted",
                ):
                    getattr(row, signal).connect(getattr(self, signal))
                self.rows.append(row)
                card.add_row(row)
            return card
        button = small_link_button(_("Vis"))
        button.setAccessibleName(_("Vis {group}").format(group=name))
        button.clicked.connect(lambda _checked=False: self.open_group(name))
        card.head.add_right(button)
        return card


def _groups() -> tuple[tuple[str, frozenset[State], bool], ...]:
    return (
        (_("Over tiden"), frozenset({State.OVERDUE}), True),
        (_("Snart"), frozenset({State.DUE_SOON}), True),
        (_("Kommende"), frozenset({State.UPCOMING}), True),
        (_("Venter"), frozenset({State.WAITING}), False),
        (_("Holdt"), frozenset({State.DONE, State.DONE_LATE}), False),
        (_("Gælder ikke"), frozenset({State.NOT_APPLICABLE}), False),
    )
