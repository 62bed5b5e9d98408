"""Why an employer fits in the pane: what speaks for it, and what to look out for, one line each."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.employers import EmployerMatch
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import StateLabel
from linkworker_desktop.ui.words import capitalised


class FitLines(QWidget):
    """Hidden as long as nobody looks for an employer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(measures.GAP_4)
        self.hide()

    def show_match(self, match: EmployerMatch | None) -> None:
        """Show the reasons of an employer, nothing for None."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        said = [] if match is None else [*match.reasons, *match.against]
        self.setVisible(bool(said))
        if match is None or not said:
            return
        self._lines.addWidget(Label(_("Derfor"), TypeRole.SMALL_BOLD))
        for state, reasons in ((State.DONE, match.reasons), (State.MISSING, match.against)):
            for reason in reasons:
                self._lines.addWidget(StateLabel(state, capitalised(reason).rstrip("."), role=TypeRole.BODY))
