"""One contact to read: what it is, the number large enough to dial from, and the facts."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, icon_button, secondary_button
from linkworker_desktop.ui.kit.card import Card, RowLine
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.models.contacts import area_words, icon_of, place_of, title_of
from linkworker_desktop.ui.pages.contacts.facts import FactRow, breakable, facts_of
from linkworker_desktop.ui.pages.contacts.scrolling import Sheet, area_of
from linkworker_desktop.ui.pages.contacts.strip import StandingStrip, strip_words

MARGIN, BUTTON_GAP = 14, 6
"""Narrow enough for the three buttons to stand on one line of the pane."""
WIDE_FROM = 640
"""From here (at 100 % text) the facts stand beside the number."""


class ContactSheet(Card):
    """The signals are wishes about the contact that is shown; `printable_chosen` carries whether it may be."""

    confirm_asked = Signal()
    edit_asked = Signal()
    end_asked = Signal()
    revive_asked = Signal()
    delete_asked = Signal()
    restore_asked = Signal()
    printable_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._area_icon = IconLabel(Icon.PERSON, Ink.MUTED, measures.ICON_SMALL)
        self._area_words = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._name = Label("", TypeRole.COUNTDOWN, wrap=True)
        self._second = Label("", TypeRole.BODY, Ink.MUTED, wrap=True)
        self._number = Label("", TypeRole.PAGE_TITLE, wrap=True)
        self._number_label = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self.strip = StandingStrip()
        self.confirm_button = secondary_button(_("Stadig rigtigt"), Icon.CHECK)
        self.edit_button = secondary_button(_("Ret"), Icon.EDIT)
        self.end_button = secondary_button(_("Ophørt"), Icon.BLOCK)
        self.revive_button = secondary_button(_("Findes igen"), Icon.RESTORE)
        self.restore_button = secondary_button(_("Hent tilbage"), Icon.RESTORE)
        self.menu_button = icon_button(Icon.MORE_HORIZ, _("Mere om kontakten"))
        self.menu = QMenu(self)
        self.delete_action = self.menu.addAction(_("Læg i papirkurven") + "\tDel")
        self.printable = CheckBox(_("Må trykkes i velkomstmappen"))
        self._facts = QVBoxLayout()
        self._build()
        self._connect()

    def show_view(self, view: ContactView, today: date) -> None:
        """Show a contact."""
        draft = view.draft
        name = words.in_row(title_of(view))
        self.setAccessibleName(name)
        self._area_icon.set_icon(icon_of(view.category))
        self._area_words.setText(area_words(view.category))
        self._name.setText(breakable(name))
        about = [place_of(view), draft.role]
        _say(self._second, " · ".join(words.in_row(part) for part in about if part))
        self._number.setText(view.phone or _("Intet telefonnummer"))
        self._number.set_role(TypeRole.PAGE_TITLE if view.phone else TypeRole.LEAD)
        self._number.set_ink(Ink.TEXT if view.phone else Ink.MUTED)
        _say(self._number_label, draft.phones[0].label if draft.phones else "")
        self.strip.show_words(strip_words(view, today))
        self._show_buttons(view)
        self._show_facts(view, today)

    def can(self, button: Button) -> bool:
        """Tell whether a button applies to the contact that is shown."""
        return not button.isHidden()

    def wanted_height(self, width: int) -> int:
        """Return the height at which nothing has to be scrolled."""
        self._divide(width)
        return self._sheet.heightForWidth(width - 2) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide(self.width())

    def _divide(self, width: int) -> None:
        is_wide = width >= measures.scaled(WIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() is not direction:
            self._halves.setDirection(direction)
        for half in (0, 2):
            self._halves.setStretch(half, 1 if is_wide or half == 2 else 0)
        self._facts_line.setVisible(not is_wide)

    def _show_buttons(self, view: ContactView) -> None:
        is_gone, has_ended = view.deleted_at is not None, view.draft.ended_on is not None
        is_in_use = not is_gone and not has_ended
        self.confirm_button.setVisible(is_in_use)
        self.edit_button.setVisible(not is_gone)
        self.end_button.setVisible(is_in_use)
        self.revive_button.setVisible(has_ended and not is_gone)
        self.restore_button.setVisible(is_gone)
        self.menu_button.setVisible(not is_gone)
        self.printable.setVisible(is_in_use)
        self.printable.setChecked(view.draft.printable)

    def _show_facts(self, view: ContactView, today: date) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for fact in facts_of(view, today):
            self._facts.addWidget(FactRow(fact))

    # -- building

    def _build(self) -> None:
        self._sheet = Sheet()
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._sheet)
        self._halves.setContentsMargins(0, measures.CARD_MARGIN, 0, measures.CARD_MARGIN)
        self._halves.setSpacing(measures.CARD_MARGIN)
        self._facts_line = RowLine()
        self._halves.addLayout(_inside(self._what_to_do()))
        self._halves.addWidget(self._facts_line)
        self._halves.addLayout(_inside(self._what_is_known()))
        self.add_row(area_of(self._sheet), stretch=1)

    def _what_to_do(self) -> QVBoxLayout:
        buttons = FlowLayout(spacing=BUTTON_GAP, line_spacing=measures.GAP_8)
        for button in (
            self.confirm_button,
            self.edit_button,
            self.end_button,
            self.revive_button,
            self.restore_button,
        ):
            buttons.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(measures.GAP_12)
        column.addLayout(self._top())
        column.addWidget(self.strip)
        column.addLayout(buttons)
        column.addStretch(1)
        return column

    def _what_is_known(self) -> QVBoxLayout:
        self._facts.setSpacing(measures.GAP_12)
        column = QVBoxLayout()
        column.setSpacing(measures.GAP_12)
        column.addLayout(self._facts)
        column.addWidget(self.printable, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def _top(self) -> QVBoxLayout:
        above = QHBoxLayout()
        above.setSpacing(measures.GAP_8)
        above.addWidget(self._area_icon)
        above.addWidget(self._area_words, 1)
        above.addWidget(self.menu_button)
        for label in (self._name, self._number):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(above)
        head.addWidget(self._name)
        head.addWidget(self._second)
        head.addSpacing(measures.GAP_12)
        head.addWidget(self._number)
        head.addWidget(self._number_label)
        return head

    def _connect(self) -> None:
        self.confirm_button.clicked.connect(self.confirm_asked)
        self.edit_button.clicked.connect(self.edit_asked)
        self.end_button.clicked.connect(self.end_asked)
        self.revive_button.clicked.connect(self.revive_asked)
        self.restore_button.clicked.connect(self.restore_asked)
        self.delete_action.triggered.connect(self.delete_asked)
        self.printable.clicked.connect(self.printable_chosen)
        self.menu_button.clicked.connect(self._open_menu)

    def _open_menu(self) -> None:
        corner = QPoint(
            self.menu_button.width() - self.menu.sizeHint().width(), self.menu_button.height() + 2
        )
        self.menu.popup(self.menu_button.mapToGlobal(corner))


def _say(label: Label, text: str) -> None:
    label.setText(breakable(text))
    label.setVisible(bool(text))


def _inside(layout: QVBoxLayout) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(MARGIN, 0, MARGIN, 0)
    line.addLayout(layout)
    return line
