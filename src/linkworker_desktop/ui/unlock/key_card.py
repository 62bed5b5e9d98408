"""The card with the recovery key: shown, printed or saved, and ticked off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.i18n import _
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.alive import when_alive
from linkworker_desktop.ui.file_dialogs import save_dialog, when_chosen
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.check_box import CheckBox
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.unlock.frame import ErrorLine, FlushLink

KeyPaper = Callable[[str], bytes]
"""Makes the sheet with a key as a PDF; runs in a worker."""


class KeyCard(Card):
    """»Udskriv nøglen«, »Gem som PDF« and a tick for somebody who wrote it down; `kept` follows either of them."""

    kept = Signal()

    def __init__(self, actions: Actions, paper: KeyPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._actions, self._paper = actions, paper
        self._key = ""
        self._was_printed = False
        self.print_button = small_button(_("&Udskriv nøglen"))
        self.save_link = FlushLink(_("Gem som PDF"))
        self.key_box = _KeyBox()
        self.tick = CheckBox(_("&Jeg har skrevet nøglen ud og lagt den et sikkert sted"))
        self.error = ErrorLine()
        self.saved = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self.setAccessibleName(_("Gendannelsesnøgle"))
        self._fill()
        self._connect()
        self.set_key("")

    @property
    def key(self) -> str:
        """The key shown, an empty text before there is one."""
        return self._key

    @property
    def is_kept(self) -> bool:
        """Whether the key was printed, saved, or ticked off."""
        return bool(self._key) and (self._was_printed or self.tick.isChecked())

    def set_key(self, key: str) -> None:
        """Show a key; with an empty text the card says when it comes."""
        self._key = key
        self._was_printed = False
        self._say_saved("")
        self.tick.setChecked(False)
        self.key_box.show_key(key)
        for widget in (self.print_button, self.save_link, self.tick):
            widget.setVisible(bool(key))

    def print_key(self) -> None:
        """Ask for a printer and print the sheet on it."""
        from PySide6.QtPrintSupport import QPrintDialog

        from linkworker_desktop.ui.printing import make_printer, print_pages

        printer = make_printer()
        printer.setDocName(_("Gendannelsesnøgle"))
        dialog = QPrintDialog(printer, self)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return
        key = self._key

        def work() -> int:
            pdf = self._paper(key)
            return print_pages(
                pdf, printer, [0], progress=lambda _done, _all: None, is_cancelled=lambda: False
            )

        self._run(work)

    def save_to(self, file: Path) -> None:
        """Save the sheet as a PDF."""
        key = self._key

        def work() -> None:
            write_output(file, self._paper(key), None)

        self._run(work, _("Gem filen et andet sted end på denne computer, og slet den her."))

    def _fill(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(measures.GAP_8)
        head.addWidget(GlyphLabel(Glyph.KEY, Ink.ACCENT, measures.ICON))
        head.addWidget(Label(_("Gendannelsesnøgle"), TypeRole.CARD_TITLE))
        head.addStretch(1)
        head.addWidget(self.print_button)
        why = _("Glemmer du adgangskoden, er nøglen den eneste vej ind. Uden den kan intet gendannes.")
        foot = QVBoxLayout()
        foot.setSpacing(measures.GAP_4)
        foot.addWidget(self.tick)
        foot.addWidget(self.save_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(head)
        self.body.addWidget(Label(why, TypeRole.BODY, Ink.MUTED, wrap=True))
        self.body.addWidget(self.key_box)
        self.body.addWidget(self.error)
        self.body.addWidget(self.saved)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.print_button.clicked.connect(self.print_key)
        self.save_link.clicked.connect(self._ask_file)
        self.tick.toggled.connect(self.kept)

    def _ask_file(self) -> None:
        name = _("gendannelsesnøgle.pdf")
        when_chosen(
            save_dialog(self, _("Gem nøglen som PDF"), _("PDF-filer (*.pdf)"), name=name), self.save_to
        )

    def _run(self, work: Callable[[], object], then_say: str = "") -> None:
        self.error.show_text("")
        self._say_saved("")
        self.print_button.setEnabled(False)
        self._actions.run_in_background(
            work, when_alive(self, lambda _result: self._done(then_say)), when_alive(self, self._failed)
        )

    def _done(self, then_say: str) -> None:
        self._say_saved(then_say)
        self.print_button.setEnabled(True)
        self._was_printed = True
        self.kept.emit()

    def _say_saved(self, sentence: str) -> None:
        self.saved.setText(sentence)
        self.saved.setVisible(bool(sentence))

    def _failed(self, error: Exception) -> None:
        self.print_button.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self.error.show_text(error.message)


class _KeyBox(QWidget):
    """The key in bold on a sunken ground, in two lines of whole groups, or when it comes."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", TypeRole.CARD_TITLE, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(measures.GAP_12, measures.GAP_8, measures.GAP_12, measures.GAP_8)
        layout.addWidget(self._words)

    def show_key(self, key: str) -> None:
        """Show a key, which can then be marked with mouse and keyboard."""
        groups = key.split("-")
        half = (len(groups) + 1) // 2
        lines = "\n".join("-".join(part) for part in (groups[:half], groups[half:]) if part)
        self._words.setText(lines or _("Nøglen laves, når du fortsætter."))
        self._words.set_role(TypeRole.CARD_TITLE if key else TypeRole.BODY)
        self._words.set_ink(Ink.TEXT if key else Ink.MUTED)
        selectable = (
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._words.setTextInteractionFlags(selectable if key else Qt.TextInteractionFlag.NoTextInteraction)
        self._words.setAccessibleName(_("Gendannelsesnøgle {key}").format(key=key) if key else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.sunken))
        painter.setPen(QPen(QColor(tokens.line), 1))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, measures.RADIUS, measures.RADIUS)
        painter.end()
