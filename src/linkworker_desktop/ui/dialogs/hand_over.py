"""Writing down that a folder was handed out: when, to whom, and how it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import NotADate, moment_text, parse_moment
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.services.folder_views import HandOver
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink


@dataclass(frozen=True, slots=True)
class HandOverProposal:
    """What is known before anybody types: the local time, the adults, the folder's languages, who cannot read."""

    now: datetime
    adults: tuple[str, ...]
    languages: tuple[str, ...]
    non_readers: tuple[str, ...]


class HandOverDialog(QDialog):
    """Everything is filled in as it probably was. `noted` carries the `HandOver`; the dialog stays until accepted."""

    noted = Signal(object)

    def __init__(self, proposal: HandOverProposal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today: date = proposal.now.date()
        self._who = ComboBox()
        self.moment = Field(_("&Udleveret"), help_text=_("dag.måned.år og klokkeslæt"))
        self.to_whom = Field(_("&Til hvem"), self._who)
        self.read_aloud = CheckBox(_("Mappen blev læst &højt"))
        self.interpreter = Field(_("T&olk"), help_text=_("Kan udelades. Skriv fx navn eller telefontolk."))
        self.note_button = primary_button(_("Notér udlevering"), Icon.CHECK)
        self.cancel_button = secondary_button(_("Annullér"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(proposal)
        self._build(proposal)
        self._connect()

    @property
    def who(self) -> ComboBox:
        """The editor of to whom."""
        return self._who

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong at its field."""
        self.moment.set_error(problems[0].sentence)
        self.moment.setFocus()

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(measures.scaled(420), 0))

    def _fill(self, proposal: HandOverProposal) -> None:
        self.moment.line_edit.setText(moment_text(proposal.now))
        self._who.setEditable(True)
        names = list(proposal.adults)  # without marks of direction: what stands here is kept
        if len(names) > 1:
            self._who.addItem(words.joined(names))
        self._who.addItems(names)
        self.read_aloud.setChecked(bool(proposal.non_readers))

    def _build(self, proposal: HandOverProposal) -> None:
        self.setWindowTitle(_("Notér udlevering"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.GAP_24,) * 4)
        layout.setSpacing(measures.GAP_16)
        said = _("Mappen er på {languages}.").format(languages=words.language_words(proposal.languages))
        layout.addWidget(Label(said, TypeRole.BODY, Ink.MUTED, wrap=True))
        layout.addWidget(self.moment)
        layout.addWidget(self.to_whom)
        reading = QVBoxLayout()
        reading.setSpacing(0)
        reading.addWidget(self.read_aloud)
        if proposal.non_readers:
            names = words.joined(words.in_row(name) for name in proposal.non_readers)
            note = _("{names} læser ikke.").format(names=names)
            reading.addWidget(Label(note, TypeRole.SMALL, Ink.MUTED, wrap=True))
        layout.addLayout(reading)
        layout.addWidget(self.interpreter)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.note_button)
        layout.addLayout(buttons)
        self.note_button.setDefault(True)

    def _connect(self) -> None:
        self.note_button.clicked.connect(self._note)
        self.cancel_button.clicked.connect(self.reject)

    def _note(self) -> None:
        try:
            moment = parse_moment(self.moment.line_edit.text(), self._today)
        except NotADate:
            sentence = _("Skriv dag og klokkeslæt, fx 5.1.2026 kl. 14.00. Datoen skal findes.")
            self.show_problems([Problem("handed_out_at", sentence)])
            return
        self.moment.set_error("")
        self.noted.emit(
            HandOver(
                moment,
                self._who.currentText(),
                self.read_aloud.isChecked(),
                self.interpreter.line_edit.text(),
            )
        )
