"""One interface, agreement or procedure to read, with what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _
from linkworker_desktop.services.cooperation_views import InterfaceDraft, ReviewState, UnitName
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button, primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card, RowLine
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import StateLabel
from linkworker_desktop.ui.kit.text_section import TextSection
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.scrolling import Sheet, area_of
from linkworker_desktop.ui.pages.cooperation.registers import (
    LOOKS,
    Editor,
    Register,
    View,
    line_of,
    register_of,
    title_of,
    unit_words,
)
from linkworker_desktop.ui.pages.cooperation.review_words import review_state

MOST_WIDTH = 720


class CooperationSheet(Card):
    """The signals are wishes about what is shown."""

    reviewed_asked = Signal()
    edit_asked = Signal()
    delete_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    contact_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._icon = IconLabel(Icon.SYNC_ALT, Ink.MUTED, measures.ICON_SMALL)
        self._kind = Label("", TypeRole.SMALL, Ink.MUTED)
        self._title = Label("", TypeRole.COUNTDOWN, wrap=True)
        self._review = StateLabel(State.COMING, "")
        self.reviewed_button = secondary_button(_("Set igennem i dag"), Icon.CHECK)
        self.edit_button = secondary_button(_("Ret"), Icon.EDIT)
        self.print_button = primary_button(_("Udskriv plakat"), Icon.PRINT)
        self.save_button = secondary_button(_("Gem PDF"), Icon.PICTURE_AS_PDF)
        self.menu_button = icon_button(Icon.MORE_HORIZ, _("Mere"))
        self.menu = QMenu(self)
        self.delete_action = self.menu.addAction(_("Slet"))
        self._texts = QVBoxLayout()
        self._build()
        self._connect()

    def show_view(self, view: View, today: date) -> None:
        """Show a kept draft."""
        line, register = line_of(view), register_of(view.draft)
        self.setAccessibleName(title_of(view.draft))
        self._icon.set_icon(LOOKS[register].icon)
        self._kind.setText(_(LOOKS[register].plural))
        self._title.setText(title_of(view.draft))
        self._review.set_state(review_state(line), _review_sentence(view, today))
        has_poster = register is not Register.PROCEDURE
        for button in (self.print_button, self.save_button):
            button.setVisible(has_poster)
        self._fill(view)

    def _build(self) -> None:
        sheet = Sheet()
        sheet.setMaximumWidth(measures.scaled(MOST_WIDTH))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(*(measures.CARD_MARGIN,) * 4)
        column.setSpacing(measures.GAP_12)
        above = QHBoxLayout()
        above.setSpacing(measures.GAP_8)
        above.addWidget(self._icon)
        above.addWidget(self._kind, 1)
        above.addWidget(self.menu_button)
        head = QVBoxLayout()
        head.setSpacing(measures.GAP_4)
        head.addLayout(above)
        head.addWidget(self._title)
        head.addWidget(self._review)
        buttons = FlowLayout(spacing=measures.GAP_8)
        for button in (self.print_button, self.save_button, self.reviewed_button, self.edit_button):
            buttons.addWidget(button)
        column.addLayout(head)
        column.addLayout(buttons)
        column.addWidget(RowLine())
        self._texts.setSpacing(measures.GAP_16)
        column.addLayout(self._texts)
        column.addStretch(1)
        self.add_row(area_of(sheet), stretch=1)

    def _connect(self) -> None:
        self.reviewed_button.clicked.connect(self.reviewed_asked)
        self.edit_button.clicked.connect(self.edit_asked)
        self.print_button.clicked.connect(self.print_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.delete_action.triggered.connect(self.delete_asked)
        self.menu_button.clicked.connect(self._open_menu)

    def _fill(self, view: View) -> None:
        while (item := self._texts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for label, text in _sections(view):
            self._texts.addWidget(TextSection(label, text))

    def _open_menu(self) -> None:
        corner = QPoint(self.menu_button.width() - self.menu.sizeHint().width(), self.menu_button.height())
        self.menu.popup(self.menu_button.mapToGlobal(corner))


def _sections(view: View) -> Iterator[tuple[str, str]]:
    """Yield what is written, in the order of the form; what is empty is left out."""
    draft = view.draft
    for ask in LOOKS[register_of(draft)].asks:
        if ask.name in {"title", "review_on"}:
            continue  # they stand at the top
        value = getattr(draft, ask.name)
        text, label = "", _(ask.label)
        if isinstance(value, UnitName):
            if not isinstance(draft, InterfaceDraft):
                text = unit_words(value)
        elif ask.editor is Editor.CONTACT:
            text = str(getattr(view, f"{ask.name}_name", ""))
        elif isinstance(value, date):
            text = date_text(value)
        else:
            text = str(value or "").strip()
        if isinstance(draft, InterfaceDraft):
            label = {
                "a_does": _("{unit} gør").format(unit=words.in_row(draft.a.unit or draft.a.text)),
                "b_does": _("{unit} gør").format(unit=words.in_row(draft.b.unit or draft.b.text)),
            }.get(ask.name, label)
        if text:
            yield label, text


def _review_sentence(view: View, today: date) -> str:
    """Return when it is to be looked through, in one line."""
    draft = view.draft
    ended = getattr(draft, "ended_on", None)
    if ended is not None:
        return _("Ophørt {day}").format(day=date_text(ended))
    if draft.review_on is None:
        return _("Ingen dato for, hvornår den ses igennem")
    if view.review is ReviewState.OVERDUE:
        return _("Skulle være set igennem {day}").format(day=words.day_words(draft.review_on, today))
    return _("Ses igennem {day}").format(day=words.day_words(draft.review_on, today))
