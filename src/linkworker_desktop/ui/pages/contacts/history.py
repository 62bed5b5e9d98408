"""Who confirmed a contact, when and how: the last time in one line, the times before on request."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _
from linkworker_desktop.services.contact_views import VerificationEntry, VerificationResult
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

MOST_ENTRIES = 12


class History(QWidget):
    """The last confirmation with a link that unfolds what was said before; it stays as it was left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_open = False
        self._entries: tuple[VerificationEntry, ...] = ()
        self._line = Label("", wrap=True)
        self.toggle = small_link_button(_("Historik"))
        self._list = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self._build()
        self.toggle.clicked.connect(self._turn)

    @property
    def text(self) -> str:
        """What is said, the unfolded lines included."""
        unfolded = self._list.text() if self._is_open else ""
        return f"{self._line.text()}\n{unfolded}".strip()

    def show_history(self, line: str, entries: Sequence[VerificationEntry]) -> None:
        """Show the last confirmation (may be empty) and all entries, the newest first."""
        self._entries = tuple(entries)
        self._line.setText(line or _("Ikke bekræftet endnu"))
        self._line.set_ink(Ink.TEXT if line else Ink.MUTED)
        self._list.setText("\n".join(entry_words(one) for one in self._entries[:MOST_ENTRIES]))
        self.setVisible(bool(line or self._entries))
        self._show()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._show()

    def _show(self) -> None:
        self.toggle.setVisible(bool(self._entries))
        self.toggle.setText(_("Skjul historik") if self._is_open else _("Historik"))
        self._list.setVisible(self._is_open and bool(self._entries))

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(measures.GAP_4)
        column.addWidget(self._line)
        column.addWidget(self._list)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_12)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(IconLabel(Icon.VERIFIED_USER), 0, top)
        line.addLayout(column, 1)
        line.addWidget(self.toggle, 0, top)


def entry_words(entry: VerificationEntry) -> str:
    """Return `3.5.2026: bekræftet af Maja Vindkærby (ringet op)` and what was noted."""
    what = {
        VerificationResult.CONFIRMED: _("bekræftet"),
        VerificationResult.CORRECTED: _("rettet"),
        VerificationResult.NOT_REACHED: _("ikke truffet"),
        VerificationResult.ENDED: _("ophørt"),
        VerificationResult.CLOSED: _("lukket midlertidigt"),
        VerificationResult.REOPENED: _("åbnet igen"),
    }[entry.result]
    if entry.by:
        what = _("{what} af {name}").format(what=what, name=entry.by)
    how = f" ({entry.how})" if entry.how else ""
    note = f" · {entry.note}" if entry.note else ""
    return f"{date_text(entry.at.date())}: {what}{how}{note}"
