"""One line that says how far a part's text can be trusted, and »Jeg har læst den« for a translation."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _
from linkworker_desktop.services.folder_views import PartText, TextStanding
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import record_button, small_button
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import StateLabel

_STATES = {
    TextStanding.CHECKED: State.DONE,
    TextStanding.NOT_CHECKED: State.MISSING,
    TextStanding.OUTDATED: State.MISSING,
    TextStanding.NONE: State.MISSING,
    TextStanding.ORIGINAL: State.INFO,
}


class TextStandingLine(QWidget):
    """Says a `PartText`'s standing in `label`; the widget itself is the question of who has read it.

    `label` and `read_button` are placed by the owner. `checked` carries the reader's name.
    """

    checked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = StateLabel(State.INFO, "", role=TypeRole.SMALL)
        self.read_button = record_button(_("Jeg har læst den"))
        self.who = Field(_("Hvem har læst oversættelsen?"))
        self.keep_button = record_button(_("Gem"))
        self._drop = small_button(_("Annullér"))
        self._build()
        self._connect()

    @property
    def words(self) -> str:
        """What the line says."""
        return self.label.text()

    def show_text(self, text: PartText) -> None:
        """Show how `text` stands."""
        self.label.set_state(_STATES[text.standing], _words(text))
        self.label.setVisible(bool(self.label.text()))
        can_check = text.standing in (TextStanding.NOT_CHECKED, TextStanding.OUTDATED)
        if not can_check:
            self.hide()
        self.read_button.setVisible(can_check and self.isHidden())

    def close_question(self) -> None:
        """Put the question of who has read away, because another text is shown."""
        self.hide()

    def show_error(self, sentence: str) -> None:
        """Show what is wrong with the name."""
        self.who.set_error(sentence)
        self.who.setFocus()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_8)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self._drop)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, measures.GAP_8)
        layout.setSpacing(measures.GAP_8)
        layout.addWidget(self.who)
        layout.addLayout(buttons)
        self.hide()

    def _connect(self) -> None:
        self.read_button.clicked.connect(self._ask)
        self._drop.clicked.connect(self._stop_asking)
        self.keep_button.clicked.connect(self._answer)
        self.who.line_edit.returnPressed.connect(self._answer)

    def _ask(self) -> None:
        self.who.set_error("")
        self.who.line_edit.clear()
        self.read_button.hide()
        self.show()
        self.who.setFocus()

    def _stop_asking(self) -> None:
        self.hide()
        self.read_button.show()
        self.read_button.setFocus()

    def _answer(self) -> None:
        self.checked.emit(self.who.line_edit.text())


def _words(text: PartText) -> str:
    match text.standing:
        case TextStanding.CHECKED if text.checked_by and text.checked_on:
            return _("Læst af {name} {date}").format(name=text.checked_by, date=date_text(text.checked_on))
        case TextStanding.CHECKED:
            return _("Kontrolleret oversættelse")
        case TextStanding.NOT_CHECKED:
            return _("Ikke kontrolleret oversættelse")
        case TextStanding.OUTDATED:
            return _("Ældre end den danske tekst")
        case TextStanding.NONE:
            return _("Findes kun på dansk. Det står der også på siden.")
        case _:
            return _("Kommunens egen tekst") if text.is_own else ""
