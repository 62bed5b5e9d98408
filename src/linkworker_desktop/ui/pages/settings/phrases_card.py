"""The card of the phrases to write in the log with: one kind at a time, changed where they stand."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.log_entry import LOG_KIND_LABELS, LogKind
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.phrases import Phrase
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button, small_button, small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.settings.phrase_list import PhraseList


class PhrasesCard(Card):
    """Every change is kept at once and can be taken back; a new phrase is of the kind that is shown."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Faste sætninger"), parent=parent)
        self._phrases, self._act = services.phrases, actions
        self._rows: tuple[Phrase, ...] = ()
        self.reset_button = small_link_button(_("Programmets egne igen"))
        self.chips: dict[LogKind | None, Chip] = {
            kind: Chip(_(label), count=0) for kind, label in LOG_KIND_LABELS.items()
        }
        self.chips[None] = Chip(_("Passer til alt"), count=0)
        self.list = PhraseList()
        self._nothing = Label(_("Ingen endnu."), ink=Ink.MUTED)
        self.write_button = icon_button(Icon.EDIT, _("Ret sætningen"))
        self.up_button = icon_button(Icon.ARROW_UPWARD, _("Flyt sætningen op"))
        self.down_button = icon_button(Icon.ARROW_DOWNWARD, _("Flyt sætningen ned"))
        self.remove_button = icon_button(Icon.DELETE, _("Fjern sætningen"))
        self.text = Field(_("Ny sætning"), QLineEdit())
        self.add_button = small_button(_("Tilføj"), Icon.ADD)
        self._build()
        self._connect()

    @property
    def kind(self) -> LogKind | None:
        """The kind that is shown, None for the phrases that fit all kinds."""
        return next((kind for kind, chip in self.chips.items() if chip.isChecked()), None)

    def load(self) -> None:
        """Show what is kept."""
        self._rows = self._phrases.rows()
        for kind, chip in self.chips.items():
            chip.set_count(sum(phrase.kind is kind for phrase in self._rows))
        self.reset_button.setVisible(self._phrases.is_own())
        self._show()

    def add(self) -> None:
        """Put what is written at the end of the kind that is shown."""
        text, kind = self.text.line_edit.text(), self.kind
        if self._write(lambda: self._phrases.add(text, kind)):
            self.text.line_edit.clear()
            self.list.setCurrentRow(self.list.count() - 1)

    def _show(self) -> None:
        shown = self._shown()
        self.list.show_phrases(shown)
        self.list.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self.list.currentRow()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < self.list.count() - 1)
        for button in (self.write_button, self.remove_button):
            button.setEnabled(row >= 0 and bool(self._shown()))

    def _shown(self) -> list[Phrase]:
        kind = self.kind
        return [phrase for phrase in self._rows if phrase.kind is kind]

    def _rewrite(self, phrase: UUID, text: str) -> None:
        kind = self.kind
        if any(each.id == phrase and each.text != text for each in self._rows):
            self._write(lambda: self._phrases.change(phrase, text, kind))

    def _move(self, phrase: UUID, row: int) -> None:
        """Put a phrase at a row of its kind; in the whole list that is where the one there stands now."""
        taken = self._shown()[row].id
        place = next(place for place, each in enumerate(self._rows) if each.id == taken)
        self._write(lambda: self._phrases.move(phrase, place))

    def _remove(self, phrase: UUID) -> None:
        self._write(lambda: self._phrases.remove(phrase))

    def _remove_current(self) -> None:
        if self.list.current is not None:
            self._remove(self.list.current)

    def _write(self, work: Callable[[], Changed]) -> bool:
        """Run a write and show what is kept then; tell whether it went well."""
        self.text.set_error("")
        try:
            changed = self._act.run_write(work)
        except InvalidInput as refused:
            self.text.set_error(refused.problems[0].sentence)
            changed = None
        self.load()
        return changed is not None

    def _build(self) -> None:
        self.head.add_right(self.reset_button)
        words = _("Dem, der kan vælges, når du skriver i en families log. Træk dem i orden.")
        self.body.setSpacing(measures.GAP_12)
        self.body.addWidget(Label(words, TypeRole.SMALL, Ink.MUTED, wrap=True))
        chips = FlowLayout(spacing=measures.GAP_8)
        self._group = QButtonGroup(self)
        for chip in self.chips.values():
            self._group.addButton(chip)
            chips.addWidget(chip)
        next(iter(self.chips.values())).setChecked(True)
        self.body.addLayout(chips)
        self.body.addWidget(self.list)
        self.body.addWidget(self._nothing)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_8)
        for button in (self.write_button, self.up_button, self.down_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addWidget(self.text)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.reset_button.clicked.connect(lambda: self._write(self._phrases.reset))
        self._group.buttonClicked.connect(lambda _chip: self._show())
        self.list.rewritten.connect(self._rewrite)
        self.list.moved.connect(self._move)
        self.list.removal_asked.connect(self._remove)
        self.list.currentRowChanged.connect(lambda _row: self._show_buttons())
        self.write_button.clicked.connect(self.list.start_writing)
        self.up_button.clicked.connect(lambda: self.list.step(-1))
        self.down_button.clicked.connect(lambda: self.list.step(1))
        self.remove_button.clicked.connect(self._remove_current)
        self.add_button.clicked.connect(self.add)
        self.text.line_edit.returnPressed.connect(self.add)
        self.text.line_edit.textEdited.connect(lambda _text: self.text.set_error(""))
