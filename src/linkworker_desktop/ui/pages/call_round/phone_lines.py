"""The numbers of a contact: the first large enough to dial from, none ever broken, each copied with one press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain import phone
from linkworker_desktop.domain.contact import PhoneDraft
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

SMALLER = (TypeRole.CALL_NUMBER, TypeRole.PAGE_TITLE, TypeRole.COUNTDOWN, TypeRole.BODY, TypeRole.SMALL)
"""A number too long for one line is written smaller, never on two."""
OTHERS = (TypeRole.COUNTDOWN, TypeRole.BODY, TypeRole.SMALL)


class PhoneLines(QWidget):
    """Shows numbers; `copied` carries the one that was put on the clipboard."""

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[PhoneLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(measures.GAP_4)

    def show_phones(self, phones: Sequence[PhoneDraft]) -> None:
        """Show these numbers, the first one largest."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = [PhoneLine(each, is_first=place == 0) for place, each in enumerate(phones)]
        for line in self.lines:
            line.copied.connect(self.copied)
            self._column.addWidget(line)
        if not self.lines:
            self._column.addWidget(Label(_("Intet telefonnummer"), TypeRole.LEAD, Ink.MUTED))

    def copy_first(self) -> None:
        """Put the first number on the clipboard."""
        if self.lines:
            self.lines[0].copy()


class PhoneLine(QWidget):
    """One number, what it is, and the button that copies it."""

    copied = Signal(str)

    def __init__(self, draft: PhoneDraft, *, is_first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles = SMALLER if is_first else OTHERS
        shown = phone.shown(draft.number)
        self.number = Label(shown, self._roles[0])
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.number.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.number.setMinimumWidth(1)
        self.copy_button = icon_button(Icon.CONTENT_COPY, _("Kopiér {number}").format(number=shown))
        self.copy_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._label = Label(draft.label, TypeRole.BODY, Ink.MUTED)
        self._label.setVisible(bool(draft.label))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_12)
        line.addWidget(self.number)
        line.addWidget(self.copy_button)
        line.addWidget(self._label)
        line.addStretch(1)
        self.copy_button.clicked.connect(self.copy)

    def copy(self) -> None:
        """Put the number on the clipboard as it is read."""
        plain = self.number.text().replace("\u00a0", " ")
        QGuiApplication.clipboard().setText(plain)
        self.copied.emit(plain)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        label = self._label.sizeHint().width() + measures.GAP_12 if self._label.text() else 0
        room = self.width() - label - self.copy_button.sizeHint().width() - measures.GAP_12
        text = self.number.text()
        fitting = (role for role in self._roles if QFontMetrics(font(role)).horizontalAdvance(text) <= room)
        self.number.set_role(next(fitting, self._roles[-1]))
