"""What the marks of the matrix mean, in one line."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import StateLabel


class Legend(QWidget):
    """Icon and word of each state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(measures.CARD_MARGIN, measures.GAP_8, measures.CARD_MARGIN, measures.GAP_12)
        flow = FlowLayout(spacing=measures.GAP_16, line_spacing=measures.GAP_4)
        for state, word in (
            (State.OVER, _("over tiden")),
            (State.SOON, _("snart")),
            (State.WAITING, _("venter")),
            (State.DONE, _("gjort")),
            (State.NOT_APPLICABLE, _("gælder ikke")),
        ):
            flow.addWidget(StateLabel(state, word, role=TypeRole.SMALL))
        column.addLayout(flow)
