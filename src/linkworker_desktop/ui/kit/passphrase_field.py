"""A field for the passphrase: an eye that shows it, and a quiet word when Caps Lock is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.focus_ring import Ringed
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel, paint_glyph
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of


class PassphraseField(QWidget):
    """A large field whose text is hidden until the eye is pressed; uses nothing but QtWidgets."""

    changed = Signal(str)
    entered = Signal()

    def __init__(self, label: str, *, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = _PassphraseEdit()
        self._field = Field(label, self.edit, help_text=help_text, large=True)
        self._caps = _CapsLockLine()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_4)
        layout.addWidget(self._field)
        layout.addWidget(self._caps)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self.changed)
        self.edit.returnPressed.connect(self.entered)
        self.edit.installEventFilter(self)

    def text(self) -> str:
        """Return the passphrase as typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Empty the field and hide its text again."""
        self.edit.clear()
        self.edit.show_text(shown=False)

    @property
    def error(self) -> str:
        """The error shown, or an empty text."""
        return self._field.error

    def set_error(self, text: str) -> None:
        """Show an error below the field; an empty text takes it away."""
        self._field.set_error(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._caps.heard(event)
        elif event.type() is QEvent.Type.FocusOut:
            self._caps.hide()
        return super().eventFilter(watched, event)


class _PassphraseEdit(QLineEdit):
    """The line edit with its eye inside at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._eye = _Eye(self)
        self._eye.toggled.connect(self._follow)

    def show_text(self, *, shown: bool) -> None:
        """Show the text as written, or hide it again."""
        self._eye.setChecked(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._eye.sizeHint().width()
        self._eye.setGeometry(self.width() - side - 6, (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, side, 0)

    def _follow(self, shown: bool) -> None:  # noqa: FBT001 - a slot of toggled(bool)
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


class _Eye(Ringed, QToolButton):
    """Shows and hides the passphrase; says which of the two it will do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggled.connect(self._name)
        self._name(False)

    def ring_radius(self) -> int:
        """Return a small corner: the eye lies inside its field."""
        return 2

    def sizeHint(self) -> QSize:
        return QSize(measures.small_control_height(), measures.small_control_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = Ink.TEXT if self.underMouse() else Ink.MUTED
        glyph = Glyph.EYE_OFF if self.isChecked() else Glyph.EYE
        paint_glyph(painter, QRectF(self.rect()), glyph, ink.color(tokens_of(self)), measures.ICON)
        painter.end()

    def _name(self, shown: bool) -> None:  # noqa: FBT001 - a slot of toggled(bool)
        self.setAccessibleName(_("Skjul adgangskoden") if shown else _("Vis adgangskoden"))


class _CapsLockLine(QWidget):
    """»Caps Lock er slået til«, guessed from the letters typed, since Qt does not tell."""

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(GlyphLabel(Glyph.KEYBOARD))
        line.addWidget(Label(_("Caps Lock er slået til"), TypeRole.SMALL, Ink.MUTED), 1)
        self.hide()

    def heard(self, event: QKeyEvent) -> None:
        """Learn from a key press: a capital without Shift, or a small letter with it, means Caps Lock."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.setVisible(self.isHidden())
        elif len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.setVisible(letter.isupper() != shifted)
