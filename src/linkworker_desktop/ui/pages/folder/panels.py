"""Panels that open in the page before and while a folder is printed, instead of dialogs on top of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.folder_views import FolderPartView, MissingFact
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import record_button, small_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.progress_bar import ThinBar
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import StateLabel
from linkworker_desktop.ui.kit.tokens import Ink


class MissingPanel(Card):
    """What will not be printed, listed once more before the print dialog."""

    confirmed = Signal()
    filled_asked = Signal(str)
    """The fact to fill in; empty when only a text is to be mended."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Udskriv alligevel?"), parent=parent)
        self.print_button = record_button(_("Udskriv alligevel"))
        self.fill_button = small_button(_("Udfyld først"), Icon.EDIT)
        self._cancel = small_button(_("Annullér"))
        self._lines = FlowLayout(spacing=measures.GAP_24, line_spacing=measures.GAP_8)
        self._first = ""
        for button in (self._cancel, self.fill_button, self.print_button):
            self.head.add_right(button)
        self.body.addLayout(self._lines)
        self.print_button.clicked.connect(self.confirmed)
        self.fill_button.clicked.connect(lambda: self.filled_asked.emit(self._first))
        self._cancel.clicked.connect(self.closed)

    @property
    def names(self) -> tuple[str, ...]:
        """The lines shown."""
        labels = (self._lines.itemAt(at) for at in range(self._lines.count()))
        widgets = (item.widget() for item in labels if item is not None)
        return tuple(widget.text() for widget in widgets if isinstance(widget, StateLabel))

    def show_missing(
        self,
        missing: Sequence[MissingFact],
        parts: Sequence[FolderPartView],
        *,
        unsaved: Sequence[int] = (),
        stale: int = 0,
    ) -> None:
        """List what is not printed, and be seen.

        That is every missing fact with the part it belongs to, and the texts of `unsaved` parts, which are not what
        was typed; of `stale` contacts there is only said how many there are.
        """
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        titles = {part.number: part.title for part in parts}
        for each in missing:
            label, title = _(each.fact.label), titles.get(each.parts[0], "")
            said = _("{fact} · {part}").format(fact=label, part=title) if title != label else label
            self._add(said)
        for number in unsaved:
            self._add(_("Fejl i teksten · {part}").format(part=titles.get(number, "")))
        if stale:
            said = ngettext("{count} kontakt er ikke bekræftet", "{count} kontakter er ikke bekræftet", stale)
            self._add(
                said.format(count=words.capitalised(words.number_word(stale)) if stale > 1 else _("Én"))
            )
        self._first = missing[0].fact.name if missing else ""
        self.fill_button.setText(_("Udfyld først") if missing else _("Ret først"))
        self.show()

    def _add(self, said: str) -> None:
        self._lines.addWidget(StateLabel(State.MISSING, said, role=TypeRole.SMALL))


class ProgressPanel(Card):
    """How far the printing is, with »Annullér«."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._said = Label("", TypeRole.BODY)
        self._bar = ThinBar(0.0, Ink.ACCENT)
        self.cancel_button = small_button(_("Annullér"))
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_16)
        line.addWidget(self._said)
        line.addWidget(self._bar, 1)
        line.addWidget(self.cancel_button)
        self.body.setContentsMargins(measures.CARD_MARGIN, measures.GAP_8, measures.GAP_8, measures.GAP_8)
        self.body.addLayout(line)
        self.cancel_button.clicked.connect(self._cancel)

    def begin(self) -> None:
        """Be seen, at the start."""
        self.cancel_button.setEnabled(True)
        self.show_progress(0, 0)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` sides are with the printer."""
        self._bar.set_share(done / total if total else 0.0)
        if total:
            self._said.setText(_("Udskriver side {done} af {total}").format(done=done, total=total))
        else:
            self._said.setText(_("Udskrivningen begynder …"))

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self._said.setText(_("Stopper efter denne side …"))
        self.cancelled.emit()
