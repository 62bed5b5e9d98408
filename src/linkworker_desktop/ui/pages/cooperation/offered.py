"""The usual pairs and procedures, to be begun with in one press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.bridge import BridgeDrawing
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card, Row
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.call_round.centred import Centred
from linkworker_desktop.ui.pages.contacts.scrolling import Sheet, area_of
from linkworker_desktop.ui.pages.cooperation.registers import Draft, title_of

ROW = 40


class Offered(QWidget):
    """`chosen` carries the drafts that are ticked, `own_asked` wants an empty form, `left` goes back."""

    chosen = Signal(object)
    own_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: tuple[Draft, ...] = ()
        self.boxes: list[CheckBox] = []
        self._bridge = BridgeDrawing()
        self._title = Label("", TypeRole.SECTION_TITLE, wrap=True)
        self._sentence = Label("", TypeRole.EDITING, Ink.MUTED, wrap=True)
        self._card = Card(_("De almindelige"))
        self.add_button = primary_button("", Icon.CHECK)
        self.own_button = secondary_button("", Icon.ADD)
        self.back_button = secondary_button(_("Tilbage"))
        self._build()
        self.add_button.clicked.connect(lambda: self.chosen.emit(self._ticked()))
        self.own_button.clicked.connect(self.own_asked)
        self.back_button.clicked.connect(self.left)

    def show_drafts(
        self, drafts: Sequence[Draft], title: str, sentence: str, own: str, *, is_empty: bool
    ) -> None:
        """Offer drafts, all ticked; on an empty page there is nothing to go back to."""
        self._drafts = tuple(drafts)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._bridge.setVisible(is_empty)
        self.own_button.setText(own)
        self.own_button.setVisible(is_empty)
        self.back_button.setVisible(not is_empty)
        self._card.clear_rows()
        self.boxes = []
        for draft in self._drafts:
            row, box = Row(height=ROW), CheckBox(title_of(draft))
            box.setChecked(True)
            box.toggled.connect(self._count)
            row.line.addWidget(box)
            row.line.addStretch(1)
            self.boxes.append(box)
            self._card.add_row(row)
        self._count()

    def take_focus(self) -> None:
        """Put the focus on the next step."""
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        centred = Centred()
        centred.column.setSpacing(measures.GAP_8)
        centred.column.addSpacing(measures.GAP_16)
        centred.column.addWidget(self._bridge, 0, middle)
        for label in (self._title, self._sentence):
            label.setAlignment(middle)
            centred.column.addWidget(label)
        centred.column.addSpacing(measures.GAP_8)
        centred.column.addWidget(self._card)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addStretch(1)
        for button in (self.add_button, self.own_button, self.back_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        centred.column.addSpacing(measures.GAP_8)
        centred.column.addLayout(buttons)
        centred.column.addStretch(1)
        sheet = Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(centred)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area_of(sheet))

    def _ticked(self) -> tuple[Draft, ...]:
        return tuple(draft for draft, box in zip(self._drafts, self.boxes, strict=True) if box.isChecked())

    def _count(self) -> None:
        number = len(self._ticked())
        self.add_button.setText(
            ngettext("Opret den valgte", "Opret de {count} valgte", number).format(count=number)
        )
        self.add_button.setEnabled(number > 0)
