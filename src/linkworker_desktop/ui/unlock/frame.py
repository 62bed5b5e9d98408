"""The frame of everything before unlocking: the picture at the left, one column of form at the right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, ButtonKind
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.landscape import Landscape
from linkworker_desktop.ui.kit.tokens import Ink

PICTURE_FROM = 1100
"""The picture hides itself in a narrower window."""
PICTURE_SHARE, FORM_SHARE = 608, 832


class EntryFrame(QWidget):
    """Picture and form side by side; fill `column`.

    The form stands a little above the middle, or `top` pixels down where several forms follow each other.
    """

    def __init__(
        self,
        greeting: str,
        text: str,
        *,
        width: int = 416,
        top: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.picture = Landscape(greeting, text)
        self.column = QVBoxLayout()
        self.column.setSpacing(measures.GAP_8)
        self.column.setContentsMargins(0, measures.GAP_24, 0, measures.GAP_24)
        self._width, self._top = measures.scaled(width), top
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.picture.setVisible(self.width() >= PICTURE_FROM)

    def _build(self) -> None:
        form = QWidget()
        form.setFixedWidth(self._width)
        form.setLayout(self.column)
        middle = QVBoxLayout()
        if self._top is None:
            middle.addStretch(45)
        else:
            middle.addSpacing(self._top)
        middle.addWidget(form)
        middle.addStretch(55)
        sheet = QWidget()
        line = QHBoxLayout(sheet)
        line.setContentsMargins(measures.GAP_24, 0, measures.GAP_24, 0)
        line.addStretch(38)
        line.addLayout(middle)
        line.addStretch(62)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        area.setMinimumWidth(self._width + 2 * measures.GAP_24)
        self.picture.setMinimumWidth(1)
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.picture, PICTURE_SHARE)
        outer.addWidget(area, FORM_SHARE)


def greeting(moment: datetime) -> str:
    """Return the greeting of the hour (local wall time)."""
    if 5 <= moment.hour < 12:
        return _("Godmorgen")
    if 12 <= moment.hour < 18:
        return _("God eftermiddag")
    return _("God aften")


def heading(title: str, text: str = "") -> tuple[Label, Label]:
    """Return the title of a form and the muted sentence below it, hidden while it is empty."""
    below = Label(text, TypeRole.BODY, Ink.MUTED, wrap=True)
    if not text:
        below.hide()
    return Label(title, TypeRole.PAGE_TITLE, wrap=True), below


def wide_button(text: str) -> Button:
    """Return the large primary button as wide as the form."""
    button = Button(text, ButtonKind.PRIMARY, large=True)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button


class FlushLink(Button):
    """A link whose word stands in line with the form, without air at its sides."""

    def __init__(self, text: str) -> None:
        super().__init__(text, ButtonKind.TEXT)

    def _padding(self) -> int:
        return 0


class ErrorLine(QWidget):
    """What went wrong, with a sign, where no field is to blame; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", TypeRole.BODY, Ink.OVER, wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.GAP_8)
        line.addWidget(GlyphLabel(Glyph.ERROR, Ink.OVER, measures.ICON), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, or an empty text."""
        return self._words.text()

    def show_text(self, text: str) -> None:
        """Show a sentence; an empty text hides the line."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class QuietLine(QWidget):
    """A sign and a small muted sentence, e.g. the promise at the foot of the form."""

    def __init__(self, glyph: Glyph, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(GlyphLabel(glyph), 0, Qt.AlignmentFlag.AlignTop)
        self._words = Label(text, TypeRole.SMALL, Ink.MUTED, wrap=True)
        line.addWidget(self._words, 1)

    def set_text(self, text: str) -> None:
        """Show another sentence."""
        self._words.setText(text)


def buttons_line(*widgets: QWidget, push_last: bool = True) -> QHBoxLayout:
    """Return a line of buttons; the last one stands at the right end."""
    line = QHBoxLayout()
    line.setSpacing(measures.GAP_16)
    for index, widget in enumerate(widgets):
        if push_last and index and index == len(widgets) - 1:
            line.addStretch(1)
        line.addWidget(widget)
    if not push_last or len(widgets) == 1:
        line.addStretch(1)
    return line
