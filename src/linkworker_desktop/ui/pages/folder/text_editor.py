"""The editor of a part's text: small Markdown, written in the direction of its language."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from linkworker_desktop.domain.facts import FACTS
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.tokens import tokens_of

LINES = 6
"""The height at rest; the rest of the text is scrolled to, or opened with »Vis hele teksten«."""
_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
_INSERT = re.compile(r"^\[\[[^\]\n]*\]\]\s*$")
_BOLD = re.compile(r"\*\*[^*\n]+\*\*")
_MARK = re.compile(r"^(#+ |[-*] |\d+\. |> )")


class TextEditor(QPlainTextEdit):
    """A plain text editor; Tab leaves it, and the wheel scrolls the page until it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_whole = False
        self.setFont(font(TypeRole.EDITING))
        self.setTabChangesFocus(True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhMultiLine | Qt.InputMethodHint.ImhNoAutoUppercase)
        self._highlighter = TextHighlighter(self.document(), self)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str, language: str) -> None:
        """Replace the text, with nothing to undo, and write in the direction of `language`."""
        self._highlighter.recolour()
        is_right_to_left = language in LANGUAGES and LANGUAGES[language].is_right_to_left
        direction = Qt.LayoutDirection.RightToLeft if is_right_to_left else Qt.LayoutDirection.LeftToRight
        option = QTextOption(self.document().defaultTextOption())
        option.setTextDirection(direction)
        option.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            if is_right_to_left
            else Qt.AlignmentFlag.AlignLeft
        )
        self.document().setDefaultTextOption(option)
        self.setPlainText(text)

    def insert_fact(self, name: str) -> None:
        """Write the placeholder of a fact at the cursor."""
        self.insertPlainText(f"{{{name}}}")
        self.setFocus()

    def set_whole(self, *, whole: bool) -> None:
        """Be as tall as the text, or go back to the height at rest."""
        self._is_whole = whole
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(measures.scaled(160), self._height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and not self._is_whole:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _height(self) -> int:
        lines = LINES
        if self._is_whole:
            lines = max(LINES, round(self.document().documentLayout().documentSize().height()))
        return lines * self.fontMetrics().lineSpacing() + 2 * round(self.document().documentMargin()) + 12

    def _fit(self) -> None:
        if self.minimumHeight() != self._height() or self.maximumHeight() != self._height():
            self.setFixedHeight(self._height())


class TextHighlighter(QSyntaxHighlighter):
    """Marks what is not words: the facts filled in, what the program sets itself, and what is bold."""

    def __init__(self, document: QTextDocument, editor: QWidget) -> None:
        super().__init__(document)
        self._editor = editor
        self._theme = tokens_of(editor)

    def recolour(self) -> None:
        """Take the colours of the theme of the moment."""
        self._theme = tokens_of(self._editor)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        theme = self._theme
        if text.startswith("#"):
            self.setFormat(0, len(text), _look(theme.text, bold=True))
        for match in _BOLD.finditer(text):
            self.setFormat(match.start(), len(match[0]), _look(theme.text, bold=True))
        if (mark := _MARK.match(text)) is not None:
            self.setFormat(0, len(mark[0]), _look(theme.muted, bold=text.startswith("#")))
        if _INSERT.match(text):
            self.setFormat(0, len(text), _look(theme.info, ground=theme.info_tint))
        for match in _PLACEHOLDER.finditer(text):
            is_known = match[1] in FACTS
            look = (theme.accent, theme.accent_tint) if is_known else (theme.over, theme.over_tint)
            self.setFormat(match.start(), len(match[0]), _look(look[0], ground=look[1]))


def _look(ink: str, *, ground: str | None = None, bold: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(ink))
    if ground is not None:
        look.setBackground(QColor(ground))
    if bold:
        look.setFontWeight(QFont.Weight.Bold)
    return look
