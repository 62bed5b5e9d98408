"""The head of a contact in the pane: what it is, its name, and the number large enough to dial from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import PhoneDraft, Visibility
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import Badge
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.models.contacts import area_words, icon_of, place_of, title_of
from linkworker_desktop.ui.pages.contacts.facts import breakable


class SheetHead(QWidget):
    """Names and numbers can be marked with the mouse; `menu_button` opens what else can be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu_button = icon_button(Icon.MORE_HORIZ, _("Mere om kontakten"))
        self._area_icon = IconLabel(Icon.PERSON, Ink.MUTED, measures.ICON_SMALL)
        self._area = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._name = Label("", TypeRole.COUNTDOWN, wrap=True)
        self._second = Label("", TypeRole.BODY, Ink.MUTED, wrap=True)
        self._number = Label("", TypeRole.PAGE_TITLE, wrap=True)
        self._number_label = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._only_me = Badge(_("Kun for mig"), State.WAITING, Icon.LOCK)
        self._only_us = Badge(_("Kun kommunen"), State.WAITING, Icon.APARTMENT)
        self._number_only_me = Badge(_("Kun for mig"), State.WAITING, Icon.LOCK)
        self._build()

    def show_view(self, view: ContactView) -> None:
        """Show a contact."""
        draft = view.draft
        self._area_icon.set_icon(icon_of(view.category))
        self._area.setText(area_words(view.category))
        self._name.setText(breakable(words.in_row(title_of(view))))
        about = (place_of(view), draft.unit, draft.service, draft.role)
        _say(self._second, " · ".join(words.in_row(part) for part in about if part))
        self._only_me.setVisible(draft.visibility is Visibility.ONLY_ME)
        self._only_us.setVisible(draft.visibility is Visibility.MUNICIPALITY)
        self._show_number(draft.phones[0] if draft.phones else None)

    def _show_number(self, first: PhoneDraft | None) -> None:
        self._number.setText(phone.shown(first.number) if first else _("Intet telefonnummer"))
        self._number.set_role(TypeRole.PAGE_TITLE if first else TypeRole.LEAD)
        self._number.set_ink(Ink.TEXT if first else Ink.MUTED)
        _say(self._number_label, first.label if first else "")
        self._number_only_me.setVisible(first is not None and first.only_me)

    def _build(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(measures.GAP_8)
        above.addWidget(self._area_icon)
        above.addWidget(self._area, 1)
        for badge in (self._only_me, self._only_us):
            above.addWidget(badge)
        above.addWidget(self.menu_button)
        for label in (self._name, self._second):  # a name from right to left keeps its place
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        for label in (self._name, self._number):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._name)
        column.addWidget(self._second)
        column.addSpacing(measures.GAP_12)
        column.addWidget(self._number)
        column.addWidget(self._number_label)
        column.addWidget(self._number_only_me, 0, Qt.AlignmentFlag.AlignLeft)


def _say(label: Label, text: str) -> None:
    label.setText(breakable(text))
    label.setVisible(bool(text))
