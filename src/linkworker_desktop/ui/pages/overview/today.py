"""The card »I dag«: what stands in the calendar today, with the clock time first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.moments import time_text
from linkworker_desktop.i18n import _
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.mixed_text import Span, paint_spans
from linkworker_desktop.ui.kit.tokens import Ink, tokens_of
from linkworker_desktop.ui.pages.family.open_row import OpenRow
from linkworker_desktop.ui.pages.overview.about_row import lines_of, paint_about
from linkworker_desktop.ui.pages.overview.keyed_rows import KeyedRows

if TYPE_CHECKING:
    from linkworker_desktop.services.calendar_views import CalendarEntry

MOST = 7
CLOCK_WIDTH = 52


class TodayCard(Card):
    """`opened` carries an entry; `all_wanted` leads to the calendar."""

    opened = Signal(object)
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("I dag"), parent=parent)
        self.all_link = small_link_button(_("Åbn kalenderen"))
        self.all_link.clicked.connect(self.all_wanted)
        self.head.add_right(self.all_link)
        self._keyed: KeyedRows[str, TimedRow] = KeyedRows(self)

    @property
    def rows(self) -> list[TimedRow]:
        """The rows from the top."""
        return self._keyed.rows

    def show_entries(self, entries: Sequence[CalendarEntry]) -> None:
        """Show the day; without anything in it the card says so."""
        shown = {each.key: each for each in entries[:MOST]}
        rest = len(entries) - len(shown)
        self.head.set_count(str(len(entries)) if rest else "")
        self._keyed.put(list(shown), self._row, None if entries else _nothing())
        for row, entry in zip(self.rows, shown.values(), strict=True):
            row.show_entry(entry)

    def _row(self, _key: str) -> TimedRow:
        row = TimedRow()
        row.clicked.connect(lambda: self.opened.emit(row.entry))
        return row


class TimedRow(OpenRow):
    """A clock time in bold, what and for whom, and a small line with the place and what is missing."""

    entry: CalendarEntry

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._clock = ""
        self._below: tuple[Span, ...] = ()

    def show_entry(self, entry: CalendarEntry) -> None:
        """Show an entry."""
        self.entry = entry
        self._clock = time_text(entry.when.clock) if entry.when.clock is not None else ""
        whom = words.in_row(entry.surname or entry.about)
        ink = Ink.MUTED if entry.is_done else Ink.TEXT
        spans = (Span(entry.title, TypeRole.BODY_BOLD, ink), Span(f" · {whom}" if whom else "", ink=ink))
        self._below = _below(entry)
        self.set_words(spans, second="".join(span.text for span in self._below))
        state = _("udført") if entry.is_done else ""
        said = (self._clock, entry.title, whom, self._second, state)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip(", ".join(part for part in (entry.title, whom, self._second) if part))

    def sizeHint(self) -> QSize:
        return QSize(240, measures.two_line_row_height())

    def _paint_leading(self, painter: QPainter, room: QRect) -> QRect:
        painter.setFont(font(TypeRole.BODY_BOLD))
        painter.setPen(QColor(tokens_of(self).text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._clock)
        widest = QFontMetrics(font(TypeRole.BODY_BOLD)).horizontalAdvance("00.00")
        return room.adjusted(max(widest + measures.GAP_12, measures.scaled(CLOCK_WIDTH)), 0, 0, 0)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        if not self._below:
            paint_about(painter, room, self._spans, self)
            return
        upper, lower = lines_of(room)
        paint_spans(painter, upper, self._spans, self)
        paint_spans(painter, lower, self._below, self)


def _below(entry: CalendarEntry) -> tuple[Span, ...]:
    about = entry.about if entry.surname and entry.about != entry.surname else ""
    facts = [words.in_row(part) for part in (entry.place, about) if part]
    if entry.when.clock is None and entry.words and not entry.is_done:
        facts.append(entry.words)
    spans = [Span(" · ".join(facts), TypeRole.SMALL, Ink.MUTED)] if facts else []
    if entry.waiting_for and not entry.is_done:
        between = [Span(" · ", TypeRole.SMALL, Ink.MUTED)] if spans else []
        missing = _("{what} mangler").format(what=words.in_row(entry.waiting_for))
        spans += [*between, Span(missing, TypeRole.SMALL_BOLD, Ink.OVER)]
    return tuple(spans)


def _nothing() -> QWidget:
    label = Label(_("Ingen aftaler i dag"), ink=Ink.MUTED)
    label.setContentsMargins(
        measures.CARD_MARGIN - 1, measures.GAP_12, measures.CARD_MARGIN - 1, measures.GAP_12
    )
    return label
