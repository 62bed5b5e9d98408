"""The card with the sample municipality: open it, or delete it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.desk import Desk
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import secondary_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.sample_vault import SAMPLE_NAME


class SampleCard(Card):
    """The sample lies in a vault of its own, so that nothing is ever mixed."""

    def __init__(self, services: Services, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Eksempelkommunen {name}").format(name=SAMPLE_NAME), parent=parent)
        is_sample = services.municipality.read().is_sample
        self.open_button = secondary_button(_("Åbn &eksempelkommunen"), Icon.OPEN_IN_NEW)
        self.delete_button = secondary_button(_("&Slet eksempeldata"), Icon.DELETE)
        (self.open_button if is_sample else self.delete_button).hide()
        self.button = self.delete_button if is_sample else self.open_button
        """The one that is seen."""
        words = (
            _("Du er i eksemplet. Når du sletter det, kommer du tilbage til dine egne data.")
            if is_sample
            else _("Opdigtede familier at prøve alt på. Dine egne data bliver låst imens.")
        )
        line = QHBoxLayout()
        line.addWidget(self.open_button)
        line.addWidget(self.delete_button)
        line.addStretch(1)
        self.body.setSpacing(measures.GAP_12)
        self.body.addWidget(Label(words, TypeRole.BODY, Ink.MUTED, wrap=True))
        self.body.addLayout(line)
        self.open_button.clicked.connect(desk.sample_asked)
        self.delete_button.clicked.connect(desk.sample_deletion_asked)
