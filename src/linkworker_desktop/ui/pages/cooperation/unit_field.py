"""A unit as it is typed: its name, and whose it is where it is not the municipality's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.services.cooperation_views import UnitName
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.contacts.completion import Completer


class UnitField(QWidget):
    """Two lines under one label, the association first where it `is_outside` the municipality.

    Units and organisations that are known are offered while typing.
    """

    edited = Signal()

    def __init__(self, label: str, *, is_outside: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit, self.organisation = QLineEdit(), QLineEdit()
        self._first = self.organisation if is_outside else self.unit
        self.unit.setPlaceholderText(_("Gruppe, hvis de har en") if is_outside else _("fx Ydelseskontoret"))
        self.organisation.setPlaceholderText(_("Forening") if is_outside else _("Kommunens egen"))
        self._units, self._organisations = QStringListModel(self), QStringListModel(self)
        self.unit.setCompleter(Completer(self._units, self))
        self.organisation.setCompleter(Completer(self._organisations, self))
        self._label = Label(label, TypeRole.SMALL_BOLD)
        self._label.setBuddy(self._first)
        plain = label.replace("&", "")
        self.unit.setAccessibleName(_("{label}: enhed").format(label=plain))
        self.organisation.setAccessibleName(_("{label}: hvis det ikke er kommunens egen").format(label=plain))
        self._sign, self._error = (
            GlyphLabel(Glyph.ERROR, Ink.OVER),
            Label("", TypeRole.SMALL, Ink.OVER, wrap=True),
        )
        line = QHBoxLayout()
        line.setSpacing(measures.GAP_8)
        line.addWidget(self._first, 1)
        line.addWidget(self.organisation if self._first is self.unit else self.unit, 1)
        note = QHBoxLayout()
        note.setSpacing(measures.GAP_4)
        note.addWidget(self._sign)
        note.addWidget(self._error, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.GAP_4)
        column.addWidget(self._label)
        column.addLayout(line)
        column.addLayout(note)
        for editor in (self.unit, self.organisation):
            editor.setMinimumWidth(0)
            editor.textEdited.connect(self.edited)
        self.setFocusProxy(self._first)
        self.set_error("")

    def offer(self, units: Sequence[str], organisations: Sequence[str]) -> None:
        """Offer these names while typing."""
        self._units.setStringList(list(units))
        self._organisations.setStringList(list(organisations))

    def set_name(self, name: UnitName) -> None:
        """Show a unit."""
        self.unit.setText(name.unit)
        self.organisation.setText(name.organisation)

    def name(self) -> UnitName:
        """Return what is typed."""
        return UnitName(self.unit.text(), self.organisation.text())

    def set_error(self, sentence: str) -> None:
        """Show an error under the lines; an empty one takes it away."""
        self._error.setText(sentence)
        for widget in (self._error, self._sign):
            widget.setVisible(bool(sentence))
        self._first.setProperty("invalid", bool(sentence))
        self._first.style().unpolish(self._first)
        self._first.style().polish(self._first)
        self._first.setAccessibleDescription(sentence)

    def focus(self) -> None:
        """Put the cursor in the first line."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
