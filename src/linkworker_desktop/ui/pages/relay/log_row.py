"""One entry of the log: what it did, what it says, what corrects it, and what can be done about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from linkworker_desktop.domain.relay import RELAY_LABELS, RelayEntry, RelayKind
from linkworker_desktop.i18n import _
from linkworker_desktop.services.relay_views import RelayLine
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import Button, small_link_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.states import State
from linkworker_desktop.ui.kit.tag import Badge
from linkworker_desktop.ui.kit.tokens import Ink
from linkworker_desktop.ui.pages.relay.words import (
    KIND_ICONS,
    agreement_line,
    clock_words,
    heading,
    when_words,
)
from linkworker_desktop.ui.words import in_row, short_date


class StruckLabel(Label):
    """A text that counts no more: struck through and faint."""

    def restyle(self) -> None:
        """Take on the theme and the text size of the moment, still struck through."""
        super().restyle()
        face = self.font()
        face.setStrikeOut(True)
        self.setFont(face)


class LogRow(QWidget):
    """`corrected` and `retracted` carry the line. A retracted one is struck, faint and has its word beside it."""

    corrected = Signal(object)
    retracted = Signal(object)

    def __init__(self, line: RelayLine, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line, self._today = line, today
        self.correct_button: Button | None = None
        self.retract_button: Button | None = None
        self._build(line)
        self.setAccessibleName(spoken(line, today))

    def _build(self, line: RelayLine) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(measures.CARD_MARGIN, measures.GAP_12, measures.CARD_MARGIN, measures.GAP_12)
        outer.setSpacing(measures.GAP_12)
        ink = Ink.MUTED if line.is_retracted else Ink.ACCENT
        outer.addWidget(IconLabel(KIND_ICONS[line.entry.kind], ink), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(measures.GAP_4)
        column.addLayout(self._head(line))
        for text in lines_of(line.entry, self._today):
            column.addWidget(self._text(text))
        for correction in line.corrections:
            column.addLayout(self._correction(correction))
        if not line.is_retracted:
            column.addLayout(self._deeds(line))
        outer.addLayout(column, 1)

    def _head(self, line: RelayLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(measures.GAP_8)
        title = self._text(heading(line.entry), TypeRole.BODY_BOLD)
        row.addWidget(title, 1)
        if line.is_retracted:
            row.addWidget(
                Badge(_(RELAY_LABELS[RelayKind.RETRACTED]), State.NOT_APPLICABLE, Icon.UNDO),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
        when = Label(clock_words(line.entry.at), TypeRole.SMALL, Ink.MUTED)
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _text(self, text: str, role: TypeRole = TypeRole.BODY) -> Label:
        if self._line.is_retracted:
            label: Label = StruckLabel(text, role, Ink.MUTED, wrap=True)
            label.restyle()
            return label
        return Label(text, role, wrap=True)

    def _correction(self, correction: RelayEntry) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(measures.GAP_8)
        badge = Badge(_(RELAY_LABELS[RelayKind.CORRECTION]), State.MISSING, Icon.EDIT)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(correction.text, wrap=True), 1)
        when = Label(when_words(correction.at, self._today), TypeRole.SMALL, Ink.MUTED)
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _deeds(self, line: RelayLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(measures.GAP_16)
        what = heading(line.entry)
        if line.entry.author:
            row.addWidget(Label(in_row(line.entry.author), TypeRole.SMALL, Ink.MUTED))
        row.addStretch(1)
        self.correct_button = small_link_button(_("Ret"))
        self.correct_button.setAccessibleName(_("Skriv en rettelse: {what}").format(what=what))
        self.correct_button.clicked.connect(lambda: self.corrected.emit(line))
        row.addWidget(self.correct_button)
        if line.can_retract:
            self.retract_button = small_link_button(_("Fortryd"))
            self.retract_button.setAccessibleName(_("Fortryd: {what}").format(what=what))
            self.retract_button.clicked.connect(lambda: self.retracted.emit(line))
            row.addWidget(self.retract_button)
        return row


def lines_of(entry: RelayEntry, today: date) -> list[str]:
    """Return what an entry says below its heading, one line for each thing."""
    lines = [entry.text] if entry.text else []
    lines += [agreement_line(each, today) for each in entry.agreements]
    if entry.initiative:
        lines.append(_("Initiativet er hos {name}.").format(name=in_row(entry.initiative)))
    if entry.answer_by is not None:
        lines.append(_("Svar senest {date}").format(date=short_date(entry.answer_by, today)))
    if entry.family_told:
        lines.append(_("Familien har fået besked."))
    return lines


def spoken(line: RelayLine, today: date) -> str:
    """Return a line as a screen reader says it."""
    parts = [when_words(line.entry.at, today), heading(line.entry), *lines_of(line.entry, today)]
    parts += [_("Rettelse: {text}").format(text=each.text) for each in line.corrections]
    if line.is_retracted:
        parts.insert(0, _(RELAY_LABELS[RelayKind.RETRACTED]))
    return ". ".join(part.rstrip(".") for part in parts) + "."
