"""The phrases to write in the log with: added, changed, moved and taken away."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.log_entry import LOG_KIND_LABELS, LogKind
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.phrases import Phrase
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button, secondary_button, small_button
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.table import setup_list
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.pages.family.log_words import kind_label


class PhrasesDialog(QDialog):
    """The chosen phrase stands in the field; »Gem« changes it, »Tilføj« makes another of what is written."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases, self._act = services.phrases, actions
        self._rows: tuple[Phrase, ...] = ()
        self.list = QListWidget()
        self.text, self.kind = Field(_("&Sætning")), ComboBox()
        self.kind_field = Field(_("&Passer til"), self.kind)
        self.add_button = small_button(_("Til&føj"), Icon.ADD)
        self.save_button = small_button(_("&Gem"), Icon.CHECK)
        self.up_button = icon_button(Icon.ARROW_UPWARD, _("Flyt sætningen op"))
        self.down_button = icon_button(Icon.ARROW_DOWNWARD, _("Flyt sætningen ned"))
        self.remove_button = icon_button(Icon.DELETE, _("Fjern sætningen"))
        self.reset_button = small_button(_("Programmets egne igen"))
        self.close_button = secondary_button(_("Luk"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._load()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(560), measures.scaled(560))

    def add(self) -> None:
        """Add what is written, at the end."""
        if self._write(lambda: self._phrases.add(self.text.line_edit.text(), self._chosen_kind())):
            self.list.setCurrentRow(self.list.count() - 1)

    def save(self) -> None:
        """Change the chosen phrase to what is written."""
        phrase = self._chosen()
        if phrase is not None:
            self._write(
                lambda: self._phrases.change(phrase.id, self.text.line_edit.text(), self._chosen_kind())
            )

    def remove(self) -> None:
        """Take the chosen phrase away."""
        phrase = self._chosen()
        if phrase is not None:
            self._write(lambda: self._phrases.remove(phrase.id))

    def move_by(self, step: int) -> None:
        """Move the chosen phrase up (-1) or down (1)."""
        phrase, place = self._chosen(), self.list.currentRow() + step
        if phrase is not None and 0 <= place < len(self._rows):
            self._write(lambda: self._phrases.move(phrase.id, place))

    def reset(self) -> None:
        """Use the phrases that came with the program."""
        self._write(self._phrases.reset)

    def _write(self, work: Callable[[], Changed]) -> bool:
        """Return whether it was written; what was typed stays where it was not."""
        self.text.set_error("")
        chosen = self._chosen()
        try:
            changed = self._act.run_write(work)
        except InvalidInput as error:
            self.text.set_error(error.message)
            self.text.setFocus()
            return False
        if changed is not None:
            self._load(chosen.id if chosen is not None else None)
        return changed is not None

    def _chosen(self) -> Phrase | None:
        row = self.list.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _chosen_kind(self) -> LogKind | None:
        value = self.kind.currentData()
        return LogKind(str(value)) if value else None

    def _load(self, chosen: UUID | None = None) -> None:
        self._rows = self._phrases.rows()
        self.list.blockSignals(True)
        self.list.clear()
        for phrase in self._rows:
            item = QListWidgetItem(phrase.text)
            item.setData(RowRole.SECOND_LINE, _kind_words(phrase.kind))
            self.list.addItem(item)
        self.list.blockSignals(False)
        places = [place for place, phrase in enumerate(self._rows) if phrase.id == chosen]
        self.list.setCurrentRow(places[0] if places else 0)
        self._show()
        self.reset_button.setEnabled(self._phrases.is_own())

    def _show(self) -> None:
        phrase = self._chosen()
        for button in (self.save_button, self.remove_button, self.up_button, self.down_button):
            button.setEnabled(phrase is not None)
        if phrase is not None:
            self.text.line_edit.setText(phrase.text)
            self.kind.setCurrentIndex(max(0, self.kind.findData(phrase.kind.value if phrase.kind else "")))

    def _build(self) -> None:
        self.setWindowTitle(_("Faste sætninger"))
        setup_list(self.list, name=_("De faste sætninger"))
        self.kind.addItem(_("alt"), "")
        for kind in LOG_KIND_LABELS:
            self.kind.addItem(kind_label(kind), kind.value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        layout.setSpacing(measures.GAP_12)
        layout.addWidget(Label(_("Faste sætninger"), TypeRole.SECTION_TITLE))
        layout.addWidget(self.list, 1)
        moves = QHBoxLayout()
        moves.setSpacing(measures.GAP_8)
        for button in (self.up_button, self.down_button, self.remove_button):
            moves.addWidget(button)
        moves.addStretch(1)
        moves.addWidget(self.reset_button)
        layout.addLayout(moves)
        fields = QHBoxLayout()
        fields.setSpacing(measures.GAP_12)
        fields.addWidget(self.text, 3)
        fields.addWidget(self.kind_field, 1)
        layout.addLayout(fields)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_8)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.add_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.add_button.clicked.connect(self.add)
        self.save_button.clicked.connect(self.save)
        self.remove_button.clicked.connect(self.remove)
        self.up_button.clicked.connect(lambda: self.move_by(-1))
        self.down_button.clicked.connect(lambda: self.move_by(1))
        self.reset_button.clicked.connect(self.reset)
        self.close_button.clicked.connect(self.accept)


def _kind_words(kind: LogKind | None) -> str:
    return _("passer til alt") if kind is None else kind_label(kind)
