"""The cards beside the log: who does what, and who coordinates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.domain.coordination import MODEL_LABELS, MODEL_MEANINGS, Coordinator, Hotspot
from linkworker_desktop.domain.relay import Agreement
from linkworker_desktop.i18n import _
from linkworker_desktop.services.relay_views import RelayView
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import StateLabel
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.words import in_row, short_date


class _Lines(QWidget):
    """A row of a card with lines below one another."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(measures.CARD_MARGIN, measures.GAP_8, measures.CARD_MARGIN, measures.GAP_8)
        lines.setSpacing(2)
        for widget in widgets:
            is_word = isinstance(widget, Label)
            lines.addWidget(widget, 0, Qt.AlignmentFlag(0) if is_word else Qt.AlignmentFlag.AlignLeft)


class DoingCard(Card):
    """Who has the initiative, and what everybody does by what was agreed last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Hvem gør hvad"), parent=parent)

    def show_relay(self, view: RelayView) -> None:
        """Show the agreements in force, what was agreed last first."""
        self.clear_rows()
        if view.state.initiative:
            caption = Label(_("Initiativet er hos"), TypeRole.SMALL, Ink.MUTED)
            self.add_row(_Lines((caption, _bold(view.state.initiative))))
        for doing in view.state.doing:
            widgets: list[QWidget] = [_bold(doing.who)] if doing.who else []
            for each in doing.agreements:
                widgets += _agreement(each, view)
            self.add_row(_Lines(widgets))
        if not view.state.doing:
            nothing = _("Der står ingen aftaler i loggen endnu.")
            self.add_row(_Lines((Label(nothing, ink=Ink.MUTED, wrap=True),)))


class CoordinationCard(Card):
    """The model, the coordinators, and the mark of a stuck case."""

    change_wanted = Signal()
    hotspot_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Tovholdere"), parent=parent)
        self.change_button = small_link_button(_("Ret"))
        self.change_button.setAccessibleName(_("Ret tovholdere"))
        self.hotspot_button: Button | None = None
        self.head.add_right(self.change_button)
        self.change_button.clicked.connect(self.change_wanted)

    def show_relay(self, view: RelayView) -> None:
        """Show how the family is coordinated."""
        self.clear_rows()
        model = view.coordination.model
        meaning = Label(_(MODEL_MEANINGS[model]), TypeRole.SMALL, Ink.MUTED, wrap=True)
        self.add_row(_Lines((_bold(_(MODEL_LABELS[model])), meaning)))
        for each in view.coordination.coordinators:
            self.add_row(_Lines(_coordinator(each, view)))
        self.add_row(_Lines(self._hotspot(view.coordination.hotspot, view)))
        self.change_button.setVisible(not view.is_closed)

    def _hotspot(self, mark: Hotspot | None, view: RelayView) -> list[QWidget]:
        words = _("Løft til en leder …") if mark is None else _("Ret hotspot …")
        self.hotspot_button = small_link_button(words)
        self.hotspot_button.clicked.connect(self.hotspot_wanted)
        self.hotspot_button.setEnabled(not view.is_closed)
        if mark is None:
            return [self.hotspot_button]
        since = _("Hotspot siden {date}").format(date=short_date(mark.on, view.today))
        said = _("{manager} har sagen").format(manager=in_row(mark.manager))
        return [
            StateLabel(State.MISSING, since, role=TypeRole.BODY_BOLD),
            Label(mark.reason, wrap=True),
            Label(said, TypeRole.SMALL, Ink.MUTED, wrap=True),
            self.hotspot_button,
        ]


def _bold(text: str) -> Label:
    return Label(in_row(text), TypeRole.BODY_BOLD, wrap=True)


def _agreement(agreement: Agreement, view: RelayView) -> list[QWidget]:
    what = Label(agreement.what, wrap=True)
    if agreement.due is None:
        return [what]
    said = _("senest {date}").format(date=short_date(agreement.due, view.today))
    if agreement.due >= view.today:
        return [what, StateLabel(State.COMING, said, role=TypeRole.SMALL)]
    return [what, StateLabel(State.SOON, _("{said} · dagen er gået").format(said=said), role=TypeRole.SMALL)]


def _coordinator(each: Coordinator, view: RelayView) -> list[QWidget]:
    said = [_("holder stafetten")] if each.is_holder else []
    if each.since is not None:
        said.append(_("siden {date}").format(date=short_date(each.since, view.today)))
    name = Label(in_row(each.actor.name), wrap=True)
    return [name, Label(" · ".join(said), TypeRole.SMALL, Ink.MUTED, wrap=True)] if said else [name]
