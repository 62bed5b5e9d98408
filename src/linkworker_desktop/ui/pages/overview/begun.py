"""The quiet line of the overview about a new family somebody began and did not save."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.card import Card, Row
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.mixed_text import MixedText, Span
from linkworker_desktop.ui.kit.tokens import Ink


class BegunCard(Card):
    """Seen only while an unfinished form waits; `wanted` is sent to go on with it."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Ny familie, ikke gemt endnu"))
        self._words = MixedText()
        self.button = small_button(_("Fortsæt"), Icon.EDIT)
        self.button.setAccessibleName(_("Fortsæt med den nye familie"))
        self.button.clicked.connect(self.wanted)
        row = Row()
        row.line.setContentsMargins(measures.CARD_MARGIN - 1, 0, measures.CARD_MARGIN - 1, 0)
        row.line.addWidget(IconLabel(Icon.FAMILY_RESTROOM, Ink.MUTED))
        row.line.addWidget(self._words, 1)
        row.line.addWidget(self.button)
        self.add_row(row)

    def show_kept(self, kept: str | None) -> None:
        """Show what is kept of the form as JSON, or hide when nothing stands in it."""
        if kept is None:
            self.hide()
            return
        from linkworker_desktop.ui.pages.family_form.typed import from_json

        typed = from_json(kept)
        is_waiting = typed is not None and not typed.is_blank
        self.setVisible(is_waiting)
        if typed is None or not is_waiting:
            return
        spans = [Span(_("Du er i gang med en ny familie"))]
        surname = typed.surname.strip()
        if surname:
            spans.append(Span(f" · {words.in_row(surname)}", ink=Ink.MUTED))
        self._words.set_spans(spans)
