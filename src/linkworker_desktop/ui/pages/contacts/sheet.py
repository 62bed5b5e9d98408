"""One contact to read: what it is, the number large enough to dial from, the facts, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, secondary_button, small_button
from linkworker_desktop.ui.kit.card import Card, RowLine
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.models.contacts import title_of
from linkworker_desktop.ui.pages.contacts.detail import ContactDetail
from linkworker_desktop.ui.pages.contacts.facts import (
    BesideIcon,
    FactRow,
    coming_facts,
    employer_facts,
    note_facts,
    place_facts,
    reaching,
    talk_facts,
)
from linkworker_desktop.ui.pages.contacts.families import WorksWith
from linkworker_desktop.ui.pages.contacts.fit import FitLines
from linkworker_desktop.ui.pages.contacts.history import History
from linkworker_desktop.ui.pages.contacts.hours_week import HoursWeek
from linkworker_desktop.ui.pages.contacts.scrolling import Sheet, area_of
from linkworker_desktop.ui.pages.contacts.sheet_head import SheetHead
from linkworker_desktop.ui.pages.contacts.strip import StandingStrip, confirmed_line, strip_words
from linkworker_desktop.ui.pages.contacts.uses import Uses

MARGIN, BUTTON_GAP = 14, 6
"""Narrow enough for the three buttons to stand on one line of the pane."""
WIDE_FROM = 640
"""From here (at 100 % text) the facts stand beside the number."""


class ContactSheet(Card):
    """The signals are wishes about the contact that is shown; `printable_chosen` carries whether it may be."""

    confirm_asked = Signal()
    edit_asked = Signal()
    end_asked = Signal()
    close_asked = Signal()
    reopen_asked = Signal()
    replace_asked = Signal()
    delete_asked = Signal()
    restore_asked = Signal()
    copy_asked = Signal()
    export_asked = Signal()
    printable_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._top = SheetHead()
        self.strip, self.fit, self.history = StandingStrip(), FitLines(), History()
        self.families, self.uses = WorksWith(), Uses()
        self.confirm_button = secondary_button(_("Stadig rigtigt"), Icon.CHECK)
        self.edit_button = secondary_button(_("Ret"), Icon.EDIT)
        self.end_button = secondary_button(_("Ophørt"), Icon.BLOCK)
        self.close_button = small_button(_("Lukket midlertidigt…"), Icon.HOURGLASS_TOP)
        self.reopen_button = secondary_button(_("Åbnet igen"), Icon.RESTORE)
        self.restore_button = secondary_button(_("Hent tilbage"), Icon.RESTORE)
        self.menu_button = self._top.menu_button
        self.menu = QMenu(self)
        self.copy_action = self.menu.addAction(_("Kopiér som tekst") + "\tCtrl+C")
        self.export_action = self.menu.addAction(_("Eksportér…"))
        self.close_action = self.menu.addAction(_("Lukket midlertidigt…"))
        self.replace_action = self.menu.addAction(_("Erstat overalt…"))
        self.menu.addSeparator()
        self.delete_action = self.menu.addAction(_("Læg i papirkurven") + "\tDel")
        self.printable = CheckBox(_("Må trykkes i velkomstmappen"))
        self._facts = QVBoxLayout()
        self._shown: ContactId | None = None
        self._build()
        self._connect()

    def show_detail(self, detail: ContactDetail) -> None:
        """Show a contact."""
        view = detail.view
        if view.id != self._shown:
            self._area.verticalScrollBar().setValue(0)
        self._shown = view.id
        self.setAccessibleName(words.in_row(title_of(view)))
        self._top.show_view(view)
        said = strip_words(view, detail.today, detail.months)
        self.strip.show_words(said)
        self.history.show_history(confirmed_line(view), detail.history)
        self.uses.show_uses(detail.uses)
        self._show_families(detail)
        self._show_buttons(detail)
        self._show_facts(detail)

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

    def _show_buttons(self, detail: ContactDetail) -> None:
        draft = detail.view.draft
        is_gone, has_ended = detail.view.deleted_at is not None, draft.ended_on is not None
        is_closed = draft.is_closed(detail.today)
        is_in_use = not is_gone and not has_ended
        self.confirm_button.setVisible(is_in_use)
        self.edit_button.setVisible(not is_gone)
        self.end_button.setVisible(is_in_use)
        self.close_button.setVisible(is_in_use and not is_closed)
        self.reopen_button.setVisible(not is_gone and (has_ended or is_closed))
        self.restore_button.setVisible(is_gone)
        self.menu_button.setVisible(not is_gone)
        self.close_action.setVisible(is_in_use and not is_closed)
        self.printable.setVisible(is_in_use)
        self.printable.setChecked(draft.printable)
        self._uses_line.setVisible(not is_gone)

    def _show_families(self, detail: ContactDetail) -> None:
        """Show whom the contact works with; »Bruges i« is left out where that is all there is."""
        ended_on, is_gone = detail.view.draft.ended_on, detail.view.deleted_at is not None
        is_over = ended_on is not None and ended_on <= detail.today
        self.families.show_families(() if is_gone else detail.families, is_over=is_over)
        self.uses.setVisible(not is_gone and bool(detail.uses or not detail.families))

    def _show_facts(self, detail: ContactDetail) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in _rows_of(detail):
            self._facts.addWidget(row)

    # -- building

    def _build(self) -> None:
        self._sheet = Sheet()
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._sheet)
        self._halves.setContentsMargins(0, measures.CARD_MARGIN, 0, measures.CARD_MARGIN)
        self._halves.setSpacing(measures.CARD_MARGIN)
        self._facts_line, self._uses_line = RowLine(), RowLine()
        self._halves.addLayout(_inside(self._what_to_do()))
        self._halves.addWidget(self._facts_line)
        self._halves.addLayout(self._what_is_known())
        self._area = area_of(self._sheet)
        self.add_row(self._area, stretch=1)

    def _what_to_do(self) -> QVBoxLayout:
        buttons = FlowLayout(spacing=BUTTON_GAP, line_spacing=measures.GAP_8)
        for button in (
            self.confirm_button,
            self.edit_button,
            self.end_button,
            self.reopen_button,
            self.restore_button,
            self.close_button,
        ):
            buttons.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(measures.GAP_12)
        column.addWidget(self._top)
        column.addWidget(self.fit)
        column.addWidget(self.strip)
        column.addLayout(buttons)
        column.addStretch(1)
        return column

    def _what_is_known(self) -> QVBoxLayout:
        self._facts.setSpacing(measures.GAP_12)
        facts = QVBoxLayout()
        facts.setSpacing(measures.GAP_12)
        facts.addLayout(self._facts)
        facts.addWidget(self.printable, 0, Qt.AlignmentFlag.AlignLeft)
        facts.addWidget(self.history)
        uses = QVBoxLayout()
        uses.setSpacing(measures.CARD_MARGIN)
        uses.addWidget(self.families)
        uses.addWidget(self.uses)
        column = QVBoxLayout()
        column.setSpacing(measures.CARD_MARGIN)
        column.addLayout(_inside(facts))
        column.addWidget(self._uses_line)
        column.addLayout(_inside(uses))
        column.addStretch(1)
        return column

    def _connect(self) -> None:
        for button, asked in (
            (self.confirm_button, self.confirm_asked),
            (self.edit_button, self.edit_asked),
            (self.end_button, self.end_asked),
            (self.close_button, self.close_asked),
            (self.reopen_button, self.reopen_asked),
            (self.restore_button, self.restore_asked),
        ):
            button.clicked.connect(asked)
        for action, asked in (
            (self.copy_action, self.copy_asked),
            (self.export_action, self.export_asked),
            (self.close_action, self.close_asked),
            (self.replace_action, self.replace_asked),
            (self.delete_action, self.delete_asked),
        ):
            action.triggered.connect(asked)
        self.uses.replace_asked.connect(self.replace_asked)
        self.printable.clicked.connect(self.printable_chosen)
        self.menu_button.clicked.connect(self._open_menu)

    def _open_menu(self) -> None:
        corner = QPoint(
            self.menu_button.width() - self.menu.sizeHint().width(), self.menu_button.height() + 2
        )
        self.menu.popup(self.menu_button.mapToGlobal(corner))


def _rows_of(detail: ContactDetail) -> Iterator[QWidget]:
    draft = detail.view.draft
    yield from map(FactRow, reaching(draft))
    yield from map(FactRow, place_facts(draft))
    if draft.schedule or draft.hours:
        yield BesideIcon(
            Icon.SCHEDULE,
            HoursWeek(draft.schedule, detail.now, draft.hours, is_closed=draft.is_closed(detail.today)),
        )
    for facts in (
        talk_facts(draft),
        coming_facts(draft),
        employer_facts(draft, detail.today),
        note_facts(draft),
    ):
        yield from map(FactRow, facts)


def _inside(layout: QVBoxLayout) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(MARGIN, 0, MARGIN, 0)
    line.addLayout(layout)
    return line
