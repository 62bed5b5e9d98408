"""One consent in full, with what can be done about it; and what is to be looked at in the whole family."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from linkworker_desktop.domain.consent import GIVEN_BY_LABELS, GivenBy
from linkworker_desktop.domain.consent_standing import ConsentState
from linkworker_desktop.i18n import _
from linkworker_desktop.services.consent_views import ConsentView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, small_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.flow_box import FlowBox
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.consents.words import (
    LOOKS,
    OFFERED,
    Deed,
    Remark,
    kinds_line,
    last_line,
    state_line,
)

_AGAIN = frozenset({*OFFERED, ConsentState.EXPIRED})


class RemarksCard(Card):
    """Quiet lines, each with the button that helps. `wanted` carries a `Remark`."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Se på"), parent=parent)
        self._shown: tuple[Remark, ...] | None = None
        self.buttons: list[Button] = []

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these; without any the card is hidden."""
        self.setVisible(bool(remarks))
        if self._shown == tuple(remarks):
            return
        self._shown = tuple(remarks)
        self.clear_rows()
        self.buttons = []
        self.head.set_count(str(len(remarks)))
        for remark in remarks:
            self.add_row(self._row(remark))

    def _row(self, remark: Remark) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        margin = measures.CARD_MARGIN
        line.setContentsMargins(margin, measures.GAP_8, margin, measures.GAP_8)
        line.setSpacing(measures.GAP_12)
        line.addWidget(IconLabel(Icon.WARNING_AMBER, Ink.SOON))
        line.addWidget(Label(remark.sentence, wrap=True), 1)
        button = small_button(_deed_word(remark.deed))
        button.setAccessibleName(f"{button.text()} {remark.sentence}")
        button.clicked.connect(lambda: self.wanted.emit(remark))
        line.addWidget(button)
        self.buttons.append(button)
        return row


class ConsentPane(Card):
    """Every fact of one consent and its buttons; each signal is about the consent shown."""

    edit_wanted = Signal()
    withdraw_wanted = Signal()
    renew_wanted = Signal()
    remove_wanted = Signal()
    print_wanted = Signal()
    scan_wanted = Signal()
    open_scan_wanted = Signal()
    drop_scan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Samtykke"), parent=parent)
        self.state = Label("", TypeRole.BODY_BOLD)
        self._icon = IconLabel(Icon.CHECK_CIRCLE)
        self._facts = QVBoxLayout()
        self.edit_button = small_button(_("Ret …"), Icon.EDIT)
        self.renew_button = small_button(_("Forny …"), Icon.HISTORY)
        self.withdraw_button = small_button(_("Træk tilbage …"), Icon.UNDO)
        self.print_button = small_button(_("Udskriv"), Icon.PRINT)
        self.scan_button = small_button(_("Vedhæft scanning …"), Icon.UPLOAD_FILE)
        self.open_scan_button = small_button(_("Åbn scanning"), Icon.OPEN_IN_NEW)
        self.more_button = small_button(_("Mere"), Icon.MORE_HORIZ)
        self.menu = QMenu(self)
        self._build()

    def show_consent(self, view: ConsentView | None, today: date) -> None:
        """Show one consent; without one the card is hidden."""
        self.setVisible(view is not None)
        if view is None:
            return
        look = LOOKS[view.state]
        self.head.set_title(words.in_row(view.name))
        self._icon.set_icon(look.icon, look.ink)
        self.state.setText(words.capitalised(state_line(view, today)))
        self.state.set_ink(look.ink)
        self._show_facts(view)
        has_scan = view.draft.document is not None
        self.renew_button.setVisible(view.state in _AGAIN)
        self.withdraw_button.setVisible(view.state in OFFERED)
        self.scan_button.setVisible(not has_scan)
        self.open_scan_button.setVisible(has_scan)
        self._drop.setVisible(has_scan)
        name = words.in_row(view.name)
        for button, said in (
            (self.edit_button, _("Ret samtykket fra {name}")),
            (self.renew_button, _("Forny samtykket fra {name}")),
            (self.withdraw_button, _("Træk samtykket fra {name} tilbage")),
            (self.print_button, _("Udskriv samtykket fra {name}")),
        ):
            button.setAccessibleName(said.format(name=name))

    def _show_facts(self, view: ConsentView) -> None:
        while self._facts.count():
            item = self._facts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for label, said in _facts_of(view):
            if said:
                self._facts.addWidget(_fact(label, said))

    def _build(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(measures.GAP_8)
        state.addWidget(self._icon)
        state.addWidget(self.state, 1)
        self._facts.setSpacing(measures.GAP_8)
        buttons = FlowBox()
        for button, signal in (
            (self.edit_button, self.edit_wanted),
            (self.renew_button, self.renew_wanted),
            (self.withdraw_button, self.withdraw_wanted),
            (self.print_button, self.print_wanted),
            (self.scan_button, self.scan_wanted),
            (self.open_scan_button, self.open_scan_wanted),
        ):
            button.clicked.connect(signal)
            buttons.add(button)
        buttons.add(self.more_button)
        self.menu.addAction(_("Vedhæft en anden scanning …")).triggered.connect(self.scan_wanted)
        self._drop = self.menu.addAction(_("Fjern scanningen fra samtykket"))
        self._drop.triggered.connect(self.drop_scan_wanted)
        self.menu.addSeparator()
        self.menu.addAction(_("Fjern samtykket")).triggered.connect(self.remove_wanted)
        self.more_button.clicked.connect(
            lambda: self.menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))
        )
        self.body.addLayout(state)
        self.body.addLayout(self._facts)
        self.body.addWidget(buttons)


def _deed_word(deed: Deed) -> str:
    return {Deed.ASK: _("Spørg igen …"), Deed.EDIT: _("Ret …"), Deed.ADD: _("Nyt samtykke …")}[deed]


def _facts_of(view: ConsentView) -> tuple[tuple[str, str], ...]:
    draft = view.draft
    given_by = _(GIVEN_BY_LABELS[draft.given_by]) if draft.given_by is not None else _("ikke skrevet ned")
    if draft.giver and draft.given_by is not GivenBy.SELF:
        given_by = f"{given_by}: {words.in_row(draft.giver)}"
    parties = "\n".join(
        words.in_row(", ".join(part for part in (each.name, each.unit, each.organisation) if part))
        for each in draft.parties
    )
    language = words.language_name(draft.language) if draft.language else ""
    read = (language, words.in_row(draft.interpreter), _("læst op") if draft.read_aloud else "")
    return (
        (_("Til hvad"), draft.purpose),
        (_("Oplysninger om"), kinds_line(draft)),
        (_("Med hvem"), parties or "–"),
        (_("Det gælder ikke"), draft.exceptions),
        (_("Gælder"), last_line(view)),
        (_("Givet af"), given_by),
        (_("Enhed i kommunen"), draft.holder),
        (_("Sprog og tolk"), ", ".join(part for part in read if part)),
        (_("Trukket tilbage"), draft.withdrawn_how),
        (_("Note"), draft.note),
        (_("Scanning"), view.document),
    )


def _fact(label: str, said: str) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(label, TypeRole.SMALL, Ink.MUTED))
    column.addWidget(Label(said, wrap=True))
    return holder
