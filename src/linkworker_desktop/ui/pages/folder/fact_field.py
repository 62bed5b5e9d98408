"""One fact of a part as it is filled in, and one that is kept on the family's own form."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.facts import Fact, FactKind, FactScope
from linkworker_desktop.i18n import _
from linkworker_desktop.services.folder_views import FactField as FactValue
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, small_link_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import StateLabel
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.folder.headed_field import HeadedField

PAUSE_MILLISECONDS = 800


class TypedFact(HeadedField):
    """A line edit that asks to be kept at a pause and when it is left.

    `paused` and `left` carry the fact's name and what is typed: after a pause a half-typed date is no mistake yet.
    """

    paused = Signal(str, str)
    left = Signal(str, str)

    def __init__(self, value: FactValue) -> None:
        missing = StateLabel(State.MISSING, _("Mangler"), role=TypeRole.SMALL)
        super().__init__(_(value.fact.label), missing, help_text=_help(value.fact))
        self.missing = missing
        self.fact = value.fact
        self._kept = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self.show_value(value)
        self.line_edit.installEventFilter(self)
        self.line_edit.textEdited.connect(lambda _text: self._pause.start())
        self.line_edit.editingFinished.connect(self.finish)
        self._pause.timeout.connect(self._paused)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.line_edit.text()

    @property
    def is_changed(self) -> bool:
        """Whether what is typed is not kept yet."""
        return self.typed != self._kept

    def show_value(self, value: FactValue) -> None:
        """Show what is kept now, unless somebody is typing here."""
        self.missing.setVisible(value.is_missing)
        if self.line_edit.hasFocus() or (self.is_changed and self.error):
            return
        self._kept = value.value
        if self.typed != value.value:
            self.line_edit.setText(value.value)

    def mark_kept(self) -> None:
        """Remember that what is typed is kept."""
        self._kept = self.typed
        self.set_error("")

    def finish(self) -> None:
        """Ask to be kept now, if there is anything to keep."""
        self._pause.stop()
        if self.is_changed or self.error:
            self.left.emit(self.fact.name, self.typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Ctrl+Z and Ctrl+Y to the window when there is nothing to take back in the field itself."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            edit = self.line_edit
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not edit.isUndoAvailable()
            if undoes or (event.matches(QKeySequence.StandardKey.Redo) and not edit.isRedoAvailable()):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _paused(self) -> None:
        if self.is_changed:
            self.paused.emit(self.fact.name, self.typed)


class SheetFact(QWidget):
    """A fact of the family's own form: seen here, mended there. `asked` carries the fact's name."""

    asked = Signal(str)

    def __init__(self, value: FactValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = value.fact
        label = _(value.fact.label)
        self._value = Label("", TypeRole.BODY, wrap=True)
        self._missing = StateLabel(State.MISSING, _("Mangler"), role=TypeRole.SMALL)
        self.button: Button = small_link_button(_("Ret på familien"))
        self.button.setAccessibleName(_("Ret {label} på familien").format(label=label))
        self.setFocusProxy(self.button)
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_8)
        line.addWidget(self._value, 1)
        line.addWidget(self._missing)
        line.addStretch(0)
        line.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_4)
        layout.addWidget(Label(label, TypeRole.SMALL_BOLD, Ink.TEXT))
        layout.addLayout(line)
        self.button.clicked.connect(lambda: self.asked.emit(self.fact.name))
        self.show_value(value)

    def show_value(self, value: FactValue) -> None:
        """Show what the form says now."""
        self._value.setText(value.value)
        self._value.setVisible(bool(value.value))
        self._missing.setVisible(value.is_missing)


def _help(fact: Fact) -> str:
    notes = [_(fact.hint)] if fact.hint else []
    if fact.kind is FactKind.MOMENT:
        notes.append(_("fx 1.12.2026 kl. 8.30"))
    if fact.scope is FactScope.MUNICIPALITY:
        notes.append(_("Gælder alle familier."))
    elif not fact.required:
        notes.append(_("Kan udelades."))
    return " · ".join(notes)
